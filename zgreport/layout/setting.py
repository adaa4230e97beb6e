"""Setting: how paragraphs are placed on the page, indented and spaced."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.document.looks.widths import width
from zgreport.layout.composition import PROSE, has_hanzi
from zgreport.layout.page import AREA_WIDTH
from zgreport.layout.roles import Role
from zgreport.layout.rule import Breach, Rule, Strength, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["RULES", "leading"]

_INDENT = 2.0
_SLACK = 0.35  # of a character
_SPACES = " \u3000\t\xa0"
_SHORTEST_LINE = 2
_NEVER_FIRST = "的、，。；：》”）和与及或等之"
_STANDARD = ("normal", "正文")
_MOST_ODD = 0.25  # of the paragraphs of a style, for them to be the exception


_NAMES = {"font": "字体", "size": "字号", "bold": "加粗", "jc": "对齐", "spacing": "字间距"}
_NAMES |= {"line": "行距", "left": "缩进", "first": "首行缩进"}
_HELD = {
    Role.CELL: ("font", "size", "bold", "jc", "spacing", "line"),
    Role.NOTE: ("font", "size", "bold", "jc", "line"),
    Role.BODY: ("spacing",),
    Role.RUN_IN: ("spacing",),
    Role.ANNEX_LIST: ("bold", "line", "spacing"),
    Role.ANNEX_TITLE: ("font", "size", "bold", "line"),
    Role.HEADING: ("spacing", "line"),
    Role.TITLE: ("spacing", "line"),
}


def leading(text: str) -> float:
    """The width of the spaces before a text, in characters."""
    return width(text[: len(text) - len(text.lstrip(_SPACES))])


def _indented(composition: Composition) -> Iterator[Piece]:
    """The paragraphs that begin two characters in; bullets and such stand as their list has it."""
    for piece in composition.of(*PROSE, Role.HEADING):
        if not piece.look.label or piece.number:
            yield piece


def _start(piece: Piece) -> float:
    """Where a paragraph's text begins, in characters from the margin."""
    look = piece.look
    return (look.left + look.first) / look.size + leading(look.text)


def _title_alignment(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.TITLE):
        if piece.look.alignment != "center":
            yield at(piece)


def _indent(composition: Composition) -> Iterator[Breach]:
    for piece in _indented(composition):
        start = _start(piece)
        if piece.look.alignment in ("center", "right") or abs(start - _INDENT) <= _SLACK:
            continue
        if not _is_spaced_twice(piece):
            yield at(piece, found=f"{start:.2g}".removesuffix(".0"))


def _is_spaced_twice(piece: Piece) -> bool:
    """Spaces stand before a text that its indent has moved already."""
    spaces = leading(piece.look.text)
    return spaces > 0 and abs(_start(piece) - spaces - _INDENT) <= _SLACK


def _and_spaces(composition: Composition) -> Iterator[Breach]:
    for piece in _indented(composition):
        if piece.look.alignment not in ("center", "right") and _is_spaced_twice(piece):
            yield at(piece, found=f"{leading(piece.look.text):.2g}".removesuffix(".0"))


def _empty(composition: Composition) -> Iterator[Breach]:
    """Empty paragraphs between those of the text, told once; a picture is not empty."""
    pieces = [p for p in composition.pieces if not p.annex]
    found = [
        below
        for above, piece, below in zip(pieces, pieces[1:], pieces[2:], strict=False)
        if piece.role is Role.BLANK
        and not piece.look.holds_picture
        and not below.look.at_page_top
        and above.role in (*PROSE, Role.HEADING)
        and below.role in (*PROSE, Role.HEADING)
        and above.look.section == below.look.section
    ]
    for piece in found[:1]:
        yield at(piece, places=len(found))


def _by_spaces(composition: Composition) -> Iterator[Breach]:
    for piece in _indented(composition):
        if leading(piece.look.text) and abs(_start(piece) - _INDENT) <= _SLACK:
            yield at(piece)


def _turnover(composition: Composition) -> Iterator[Breach]:
    """The second line and those after it begin at the margin."""
    for piece in composition.of(*PROSE):
        look = piece.look
        is_flush = abs(look.left) <= _SLACK * look.size and abs(look.right) <= _SLACK * look.size
        if not is_flush and not look.label and width(look.text) > AREA_WIDTH / look.size - _INDENT:
            yield at(piece)


def _alignment(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(*PROSE, Role.HEADING):
        if piece.look.alignment in ("center", "right"):
            yield at(piece)


def _spaces(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(*PROSE):
        if piece.look.before > 1 or piece.look.after > 1:
            yield at(piece)


def _title_break(composition: Composition) -> Iterator[Breach]:
    """A line of a title is a phrase: it begins with no particle and is no character or two."""
    pieces = list(composition.of(Role.TITLE))
    lines = [(p, line) for p in pieces for line in p.look.text.strip().split("\n")]
    for number, (piece, line) in enumerate(lines):
        text = line.strip()
        capacity = int(AREA_WIDTH / piece.look.size)
        rest = width(text) % capacity if width(text) > capacity else 0
        is_odd = bool(number) and (text[:1] in _NEVER_FIRST or 0 < len(text) <= _SHORTEST_LINE)
        if is_odd or 0 < rest <= _SHORTEST_LINE:
            yield at(piece, text)


def _direct(composition: Composition) -> Iterator[Breach]:
    """What nearly all paragraphs of a style leave to it, a few set otherwise.

    Only where no other rule asks: in tables and notes, and for what is set apart in prose.
    """
    styled = Counter(p.look.style for p in composition.pieces if p.look.text.strip())
    odd: dict[tuple[tuple[str, ...], str], list[Piece]] = {}
    for piece in composition.pieces:
        for name in _contradictions(piece):
            odd.setdefault((piece.look.style, name), []).append(piece)
    for (style, name), pieces in odd.items():
        if not style or style[0] in _STANDARD:  # what has no style of its own is set directly
            continue
        if len(pieces) <= styled[style] * _MOST_ODD:
            yield from (at(p, style=style[-1], name=name) for p in pieces)


def _contradictions(piece: Piece) -> list[str]:
    held = _HELD.get(piece.role, ())
    runs = (run for run in piece.look.runs if has_hanzi(run))
    found = {*piece.look.changes, *(name for run in runs for name in run.changes)}
    return [_NAMES[name] for name in held if name in found]


RULES = (
    Rule("layout.title_alignment", "标题居中", "7.3.1", Strength.MUST, _title_alignment),
    Rule("layout.title_break", "标题回行", "7.3.1", Strength.PRACTICE, _title_break),
    Rule("layout.indent", "首行左空二字", "7.3.3", Strength.MUST, _indent),
    Rule("layout.indent_and_spaces", "缩进之外又空格", "7.3.3", Strength.MUST, _and_spaces),
    Rule("layout.empty_paragraph", "段间的空段", "5.2.3", Strength.PRACTICE, _empty),
    Rule("layout.indent_by_spaces", "用空格缩进", "7.3.3", Strength.PRACTICE, _by_spaces),
    Rule("layout.turnover", "回行顶格", "7.3.3", Strength.MUST, _turnover),
    Rule("layout.alignment", "正文对齐", "7.3.3", Strength.MUST, _alignment),
    Rule("layout.paragraph_space", "段前段后间距", "5.2.3", Strength.PRACTICE, _spaces),
    Rule("layout.direct", "直接格式与样式不一", "5.2.2", Strength.PRACTICE, _direct),
)
