"""Running: a tree of blocks to text, with every printed value recorded and every fault found."""

from __future__ import annotations

from collections import ChainMap
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.findings import NOWHERE, Finding, Found, ZgreportError, room
from zgreport.language.faults import depends_on_numbers, is_missing
from zgreport.language.looping import state
from zgreport.language.source.blocks import Block, Branch, Draw, If, Loop, Plain, Print, Set
from zgreport.language.values.plain import Faulty, Origin, Shown, Value
from zgreport.marks import RESERVED, wrap
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import nodes

    from zgreport.charts import Chart
    from zgreport.findings import Place
    from zgreport.language.evaluate import Evaluator

__all__ = ["Run"]

_ROOM = room("language")

_UNKNOWN_FORM = "language.unknown_attribute"
_MOST_STEPS = 200_000
_MOST_TEXT = 30_000_000
_TO_FILL = "〔待填〕"
_NEVER = Pattern(f"[{RESERVED}]")
# A value stands on one line; other control characters are the document room's to report.
_BREAKS = Pattern("[\t\n\v\f\r\x85\u2028\u2029\ud800-\udfff]+")

Locals = ChainMap[str, Value]


def _never() -> bool:
    """No limit of time."""
    return False


class _TooMuchError(Exception):
    """The output or the work is beyond every document; nothing more can be said."""


class _TooLongError(Exception):
    """All the time is gone that filling may take; nothing more can be said."""


@dataclass(slots=True)
class Run:
    """One pass over the blocks of one text.

    In a draft, what has no value is printed as a blank to be filled in, and `unfilled` is told.
    `record` is told of every printed value and gives its mark's key, `keep` of every chart;
    `written` is how a value is written between the texts that stand as they are.  `findings` are
    faults, each at its tag unless it has a place of its own; `reached` are the ids of the arms and
    loops that were run.  A run that is only `probing` records nothing.  `spent` says whether all
    the time is gone that filling a template may take.
    """

    evaluator: Evaluator
    record: Callable[[Shown, Origin], str]
    keep: Callable[[Chart], str]
    written: Callable[[str], str] = str
    probing: bool = False
    unfilled: Found | None = None
    spent: Callable[[], bool] = _never
    reached: set[int] = field(default_factory=set)
    findings: Found = field(default_factory=Found)
    _name: str = ""  # what was printed last, where it is an item's name
    _probed: set[int] = field(default_factory=set)
    _steps: int = 0
    _size: int = 0
    _loops: list[Loop] = field(default_factory=list)
    _at: Place = NOWHERE

    def text(self, blocks: list[Block]) -> str:
        """What the blocks print; look at `findings` before using it."""
        try:
            return "".join(self._blocks(blocks, ChainMap({})))
        except _TooMuchError:
            self._stop(_ROOM.error("too_much", most=_MOST_STEPS, tag=self._source()))
        except _TooLongError:
            self._stop(_ROOM.error("takes_too_long", tag=self._source()))
        except RecursionError:
            self.findings.add(_ROOM.error("too_deep"))
        return ""

    def _stop(self, found: Finding) -> None:
        """Say it at the innermost loop that was running, else at the tag that was reached.

        Nothing else is said: what was found on the way may be thousands of times the same.
        """
        place = self._loops[-1].place if self._loops else self._at
        self.findings = Found([replace(found, place=place)])

    def _source(self) -> str:
        """The tag of that loop."""
        return f"{{% {self._loops[-1].source} %}}" if self._loops else ""

    def _blocks(self, blocks: list[Block], scope: Locals) -> Iterator[str]:
        for block in blocks:
            self._count(1)
            match block:
                case Plain(text=text):
                    self._name = "" if text else self._name
                    self._size += len(text)
                    yield text
                case Print():
                    yield self._print(block, scope)
                case Draw():
                    yield self._draw(block, scope)
                case Set():
                    scope[block.name] = self._value(block, scope) or Faulty()
                case If():
                    yield from self._if(block, scope)
                case Loop():
                    yield from self._loop(block, scope)

    def _print(self, block: Print, scope: Locals) -> str:
        return self._or_blank(
            block.place,
            lambda: self._printed(self.evaluator.value(block.expression, scope).shown()),
        )

    def _draw(self, block: Draw, scope: Locals) -> str:
        """The mark of a chart, whose series and texts the document asks for by its key."""
        texts = [self._print(text, scope) for text in block.texts]
        return self._or_blank(block.place, lambda: self._drawn(block, texts, scope))

    def _drawn(self, block: Draw, texts: Sequence[str], scope: Locals) -> str:
        from zgreport.language.drawing import draw  # few templates have a chart

        values = self.evaluator.values((node for _, node in block.series), scope)
        wanted = zip((asked for asked, _ in block.series), values, strict=True)
        if self.probing:
            draw(wanted, texts, lambda _, __: "")
            return ""
        return wrap(self.keep(draw(wanted, texts, self.record)), "")

    def _or_blank(self, place: Place, made: Callable[[], str]) -> str:
        """What is made; in a draft a blank where there is no value this year."""
        with self._reporting(place):
            try:
                return made()
            except ZgreportError as error:
                found = error.findings
                if self.unfilled is None or not found or not all(map(is_missing, found)):
                    raise
                for each in found:
                    self.unfilled.add(_ROOM.warning("to_fill", place, **each.values))
                return _TO_FILL
        return ""

    def _printed(self, shown: Shown) -> str:
        """The value's mark; a colon before a number that follows a name which ends in one."""
        runs_on = self._name[-1:].isdecimal() and shown.text[:1].isdecimal()
        self._name = shown.text if shown.is_name else ""
        return f"：{self._marked(shown)}" if runs_on else self._marked(shown)

    def _value(self, block: Set, scope: Locals) -> Value | None:
        with self._reporting(block.place):
            return self.evaluator.value(block.expression, scope)
        return None

    def _if(self, block: If, scope: Locals) -> Iterator[str]:
        """The first arm that holds; the others, and all after a faulty test, are only looked at."""
        decided = False
        for branch in block.branches:
            holds = self._holds(branch, scope, matters=not decided)
            if holds and not decided:
                self._reach(branch)
                yield from self._blocks(branch.body, scope)
            else:
                self._probe(branch.body, scope)
            decided = decided or holds is not False

    def _holds(self, branch: Branch, scope: Locals, *, matters: bool) -> bool | None:
        """Whether the arm's test holds; None where it is faulty."""
        if branch.test is None:
            return True
        was_probing, self.probing = self.probing, self.probing or not matters
        try:
            with self._reporting(branch.place):
                return self.evaluator.truth(branch.test, scope)
        finally:
            self.probing = was_probing
        return None

    def _loop(self, block: Loop, scope: Locals) -> Iterator[str]:
        items: tuple[Value, ...] | None = None
        self._loops.append(block)
        if not self.probing:
            with self._reporting(block.place):
                items = self._items(block, scope)
        else:
            with self._reporting(block.place):
                self.evaluator.value(block.each, scope)
        if items:
            self._reach(block)
        for at, item in enumerate(items or ()):
            inner = scope.new_child({block.name: item, "loop": state(at, len(items or ()))})
            yield from self._blocks(block.body, inner)
        self._loops.pop()
        if not items:
            names: dict[str, Value] = {block.name: Faulty(), "loop": Faulty()}
            self._probe(block.body, scope.new_child(names))
        if items is None or items:
            self._probe(block.otherwise, scope)
        else:
            yield from self._blocks(block.otherwise, scope)

    def _reach(self, block: Branch | Loop) -> None:
        if not self.probing:
            self.reached.add(id(block))

    def _items(self, block: Loop, scope: Locals) -> tuple[Value, ...]:
        items = self.evaluator.value(block.each, scope).items
        self._count(len(items))
        for test in block.tests:
            kept = (scope.new_child({block.name: item}) for item in items)
            items = tuple(one[block.name] for one in kept if self._passes(test, one))
        return items

    def _passes(self, test: nodes.Node, scope: Locals) -> bool:
        self._count(1)
        return self.evaluator.truth(test, scope)

    def _probe(self, blocks: list[Block], scope: Locals) -> None:
        """Find what is wrong in blocks that print nothing today, once."""
        if id(blocks) in self._probed:
            return
        self._probed.add(id(blocks))
        was_probing, self.probing = self.probing, True
        for _ in self._blocks(blocks, scope.new_child()):
            pass
        self.probing = was_probing

    def _marked(self, shown: Shown) -> str:
        """The text as the document gets it: clean, marked, escaped."""
        text = shown.text
        if not shown.is_marked:
            text = _BREAKS.sub(" ", _NEVER.sub("", text))
        text = self.written(text)
        self._size += len(text)
        self._count(0)
        if shown.is_marked or self.probing:
            return text
        if shown.key:
            return wrap(shown.key, "")
        if shown.origin is None or not text:
            return text
        return wrap(self.record(shown, shown.origin), text)

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > _MOST_STEPS or self._size > _MOST_TEXT:
            raise _TooMuchError
        if self.spent():
            raise _TooLongError

    @contextmanager
    def _reporting(self, place: Place) -> Iterator[None]:
        """Report the faults of one tag and go on with the next."""
        self._at = place
        try:
            yield
        except ZgreportError as error:
            for found in error.findings:
                if self.probing and depends_on_numbers(found):
                    continue
                placed = found if _has_place(found) else replace(found, place=place)
                if not self._is_told(placed):
                    self.findings.add(placed)
        except RecursionError:
            self.findings.add(_ROOM.error("too_deep", place))

    def _is_told(self, found: Finding) -> bool:
        """True for a misspelt form that was told of another item of the loop."""
        is_form = bool(self._loops) and found.code == _UNKNOWN_FORM
        return is_form and any(
            f.code == found.code and f.place == found.place for f in self.findings
        )


def _has_place(found: Finding) -> bool:
    place = found.place
    return any((place.file, place.key, place.line))
