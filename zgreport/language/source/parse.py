"""Parsing: pieces to their tree of blocks, all of it checked, every fault at its tag."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.block_words import Head, head_of, meant
from zgreport.charts import KIND, asked, is_meant
from zgreport.findings import Finding, Place, ZgreportError, room
from zgreport.language.entries import names
from zgreport.language.source.blocks import (
    NOTHING,
    Block,
    Branch,
    Draw,
    If,
    Loop,
    Plain,
    Print,
    Set,
)
from zgreport.language.source.checked import Checker
from zgreport.language.source.conditions import quoted
from zgreport.language.source.constants import constants, texts_of_the_year
from zgreport.language.source.fold import fold
from zgreport.language.source.statements import BLOCKS
from zgreport.names import near_misses
from zgreport.patterns import Pattern
from zgreport.tags import Tag, Unclosed
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.language.source.gate import Gate
    from zgreport.tags import Piece

__all__ = ["parse"]

_ROOM = room("language")

_WORD = Pattern(r"\w*")
_SET = re.compile(r"([^\W\d]\w*)\s*=(?!=)\s*(.*)", re.DOTALL)
_DEEPEST_LOOPS = 3
_DEEPEST = 40
_MOST_TAGS = 20_000
_WORDS = names(BLOCKS)


def parse(pieces: Sequence[Piece], gate: Gate) -> tuple[list[Block], tuple[Finding, ...]]:
    """The tree of the pieces, and every fault there is in their tags, each at its tag's place.

    A faulty expression is `NOTHING` in the tree, so that the rest can be run to find the rest of
    the faults.
    """
    builder = _Builder(gate)
    for piece in pieces:
        builder.add(piece)
    builder.close()
    if len(pieces) > 2 * _MOST_TAGS:
        builder.findings.append(_ROOM.error("too_many_tags", most=_MOST_TAGS))
    return builder.blocks, tuple(builder.findings)


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet: its word, its place, where its inside goes, its names."""

    word: str
    place: Place
    block: If | Loop | None
    local: set[str] = field(default_factory=set)
    has_else: bool = False


class _Builder:
    """Puts the tags together; a faulty tag is reported and the rest goes on."""

    def __init__(self, gate: Gate) -> None:
        self.findings: list[Finding] = []
        self.blocks: list[Block] = []
        self._gate = gate
        self._open = [_Open("", Place(), None)]
        self._inside = [self.blocks]

    def add(self, piece: Piece) -> None:
        """Take the next piece."""
        if isinstance(piece, str):
            self._inside[-1].append(Plain(piece))
        elif isinstance(piece, Unclosed):
            self._report(piece.place, "tag_not_closed", tag=piece.text)
        elif piece.kind == KIND:
            self._draw(piece)
        else:
            self._tag(Tag(piece.kind, fold(piece.body).strip(), piece.place))

    def _draw(self, tag: Tag) -> None:
        found = asked(tag.body) or ()
        series = tuple((each, self._series(tag, each.source)) for each in found)
        texts = tuple(Print(self._expression(t, fold(t.body).strip()), t.place) for t in tag.texts)
        self._inside[-1].append(Draw(series, texts, tag.place))

    def _series(self, tag: Tag, source: str) -> nodes.Node:
        """The expression of a series; words that are none describe the chart, and are told so."""
        before = len(self.findings)
        expression = self._expression(tag, fold(source).strip())
        if self.findings[before:] and not is_meant(source):
            del self.findings[before:]
            self._report(tag.place, "chart_no_breakdown", of=source, right='图：发稿.按("月")')
        return expression

    def _tag(self, tag: Tag) -> None:
        if tag.kind == "{":
            self._inside[-1].append(Print(self._expression(tag, tag.body), tag.place))
        else:
            self._statement(tag)

    def close(self) -> None:
        """Report what was never closed, at the tag that opened it."""
        for opened in self._open[1:]:
            end = f"end{opened.word}"
            self._report(opened.place, "block_not_closed", word=opened.word, end=end)

    def _statement(self, tag: Tag) -> None:
        if not tag.body:
            self._report(tag.place, "empty_tag")
            return
        head = head_of(tag.body)
        word, rest = ("" if head.scope else head.word), head.rest
        tag = replace(tag, body=head.body)
        match word:
            case "if":
                self._enter("if", tag, self._begin_if(tag, rest))
            case "elif" | "else":
                self._next_arm(word, tag, rest)
            case "for":
                self._begin_loop(tag, rest)
            case "set":
                self._set(tag, rest)
            case "end":
                self._leave(self._open[-1].word, tag, rest)
            case "endif" | "endfor":
                self._leave(word.removeprefix("end"), tag, rest)
            case _:
                self._unknown(tag, head)

    def _unknown(self, tag: Tag, head: Head) -> None:
        """A word that is none: misspelt, or what {{ }} is to print."""
        typed = tag.body.split()[0] if head.scope or not head.typed else head.typed
        if self._gate.is_taken(head.typed):
            self._report(tag.place, "print_in_block", tag=tag.body, right=f"{{{{ {tag.body} }}}}")
            return
        word = meant(head.typed, head.rest)
        near = (word,) if word else near_misses(typed, _WORDS)
        self._report(tag.place, "unknown_block", word=typed, near=near, known=_WORDS)

    def _enter(self, word: str, tag: Tag, block: If | Loop, *names: str) -> None:
        if len(self._open) == _DEEPEST:
            self._report(tag.place, "too_deep")
        self._open.append(_Open(word, tag.place, block, set(names)))
        self._inside[-1].append(block)
        self._inside.append(block.body if isinstance(block, Loop) else block.branches[-1].body)

    def _begin_if(self, tag: Tag, rest: str) -> If:
        return If([Branch(self._condition(tag, rest), tag.place)])

    def _next_arm(self, word: str, tag: Tag, rest: str) -> None:
        opened = self._open[-1]
        if opened.block is None or opened.has_else or (word == "elif" and opened.word == "for"):
            self._report(tag.place, "block_not_opened", word=word, begin="if")
            return
        opened.has_else = word == "else"
        if word == "else" and rest:
            self._report(tag.place, "syntax", tag=tag.body)
        if isinstance(opened.block, Loop):
            self._inside[-1] = opened.block.otherwise
            opened.local.clear()
            return
        test = None if word == "else" else self._condition(tag, rest)
        opened.block.branches.append(Branch(test, tag.place))
        self._inside[-1] = opened.block.branches[-1].body

    def _begin_loop(self, tag: Tag, rest: str) -> None:
        """Enter the loop even where its head is faulty, so that its end is not faulted too."""
        name = _first_word(rest)
        each: nodes.Node = NOTHING
        test: nodes.Node | None = None
        if sum(opened.word == "for" for opened in self._open) == _DEEPEST_LOOPS:
            self._report(tag.place, "loops_too_deep", most=_DEEPEST_LOOPS)
        self._take(tag, name)
        try:
            head = self._checker().head(rest)
            if head.recursive or not isinstance(head.target, nodes.Name):
                self._report(tag.place, "not_in_language", construct=rest)
            else:
                each, test = self._gated(tag, head.iter), head.test
        except ZgreportError as error:
            self.findings += [replace(found, place=tag.place) for found in error.findings]
        loop = Loop(name, each, tag.place, tag.body)
        self._enter("for", tag, loop, name)
        if test is not None:  # decides which items there are, before they are counted
            loop.tests.append(self._gated(tag, test))
        self._open[-1].local.add("loop")

    def _set(self, tag: Tag, rest: str) -> None:
        found = _SET.fullmatch(rest)
        if found is None:
            self._report(tag.place, "set_form", right='set 市级 = 发稿(级别="市级")')
            return
        name, text = found.groups()
        expression = self._expression(tag, text)
        if self._take(tag, name):  # a name that means something goes on meaning it
            self._open[self._frame()].local.add(name)
            self._inside[-1].append(Set(name, expression, tag.place))

    def _leave(self, word: str, tag: Tag, rest: str) -> None:
        if rest:
            self._report(tag.place, "syntax", tag=tag.body)
        opened = self._open[-1]
        if not word:
            self._report(tag.place, "block_not_opened", word=tag.body, begin="if")
            return
        if opened.word != word:
            if any(each.word == word for each in self._open):
                end = f"end{opened.word}"
                self._report(opened.place, "block_not_closed", word=opened.word, end=end)
                self._pop()
                self._leave(word, tag, "")
            else:
                self._report(tag.place, "block_not_opened", word=f"end{word}", begin=word)
            return
        self._pop()

    def _pop(self) -> None:
        self._open.pop()
        self._inside.pop()

    def _frame(self) -> int:
        """The innermost loop, or the whole: what a set gives a name lasts until its end."""
        loops = [at for at, opened in enumerate(self._open) if opened.word == "for"]
        return loops[-1] if loops else 0

    def _take(self, tag: Tag, name: str) -> bool:
        """Refuse a name for a loop or a set that is something else already."""
        is_taken = self._gate.is_taken(name) or name == "loop"
        if is_taken:
            self._report(tag.place, "name_taken", name=name)
        return not is_taken

    def _expression(self, tag: Tag, text: str) -> nodes.Node:
        expression, found = self._checker().expression(text)
        self.findings += [replace(each, place=tag.place) for each in found]
        return expression

    def _condition(self, tag: Tag, text: str) -> nodes.Node:
        """The expression; what stands in it as a literal is no condition, but always the same."""
        test = self._expression(tag, text)
        for literal in constants(test):
            name = literal if isinstance(literal, str) and self._checker().is_sound(literal) else ""
            code = "condition_quoted" if name else "condition_constant"
            self._report(tag.place, code, literal=quoted(literal), name=name, right=name)
        for said in texts_of_the_year(test):
            self._report(tag.place, "condition_constant", literal=said, name="", right="")
        return test

    def _gated(self, tag: Tag, expression: nodes.Node) -> nodes.Node:
        found = self._gate.check(expression, self._checker().local)
        self.findings += [replace(each, place=tag.place) for each in found]
        return NOTHING if found else expression

    def _checker(self) -> Checker:
        """What reads expressions here, with the names that loops and sets made."""
        local = frozenset(name for opened in self._open for name in opened.local)
        return Checker(self._gate, local)

    def _report(self, at: Place, /, code: str, **values: object) -> None:
        self.findings.append(_ROOM.error(code, at, **values))


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found.group() if found else ""
