"""Annexes: each on a page of its own, with its mark and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.composition import has_hanzi
from zgreport.layout.fonts import HEI, TITLE_SONG, class_of
from zgreport.layout.roles import Role
from zgreport.layout.rule import Breach, Rule, Strength, points
from zgreport.layout.rule import at as at_piece
from zgreport.layout.setting import leading
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["RULES"]

_SIZE, _SLACK = 16.0, 0.25
_MARK = Pattern(r"附件(?P<n>[1-9][0-9]?)?")
_NUMBER = Pattern(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")


def _at(composition: Composition, piece: Piece, **values: object) -> Breach:
    """A breach at a paragraph of an annex, with the annex's mark."""
    marks = composition.of(Role.ANNEX_MARK, annexes=True)
    mark = next((p.text.rstrip("：:") for p in marks if p.annex == piece.annex), "附件")
    return at_piece(piece, "", mark=mark, **values)


def _page(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        if not piece.look.at_page_top:
            yield _at(composition, piece)


def _mark_font(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        for run in piece.look.runs:
            if has_hanzi(run) and class_of(run.font) != HEI:
                yield _at(composition, piece, found=run.font)


def _mark_size(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        if abs(piece.look.size - _SIZE) > _SLACK:
            yield _at(composition, piece, found=points(piece.look.size))


def _mark_place(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        look = piece.look
        start = (look.left + look.first) / look.size + leading(look.text)
        if look.alignment in ("center", "right") or abs(start) > _SLACK:
            yield _at(composition, piece)


def _mark_form(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        if not _MARK.fullmatch(piece.text):
            yield _at(composition, piece, found=piece.text)


def _order(composition: Composition) -> Iterator[Breach]:
    """Annexes count from 1; one alone may have no number."""
    wanted = 0
    for piece in composition.of(Role.ANNEX_MARK, annexes=True):
        found = _NUMBER.search(piece.text)
        if found is None:
            continue
        wanted += 1
        number = int(found[0]) if found[0].isdecimal() else spelled_value(found[0])
        if number != wanted:
            yield _at(composition, piece, wanted=wanted)
            wanted = number or wanted


def _title(composition: Composition) -> Iterator[Breach]:
    """Behind each mark stands a title; a form may have it in its first row."""
    marked: Piece | None = None
    for piece in composition.pieces:
        if piece.role in (Role.BLANK, Role.BOX):
            continue
        if marked is not None and piece.role not in (Role.ANNEX_TITLE, Role.CELL):
            yield _at(composition, marked)
        marked = piece if piece.role is Role.ANNEX_MARK else None


def _title_alignment(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_TITLE, annexes=True):
        if piece.look.alignment != "center":
            yield _at(composition, piece)


def _title_font(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.ANNEX_TITLE, annexes=True):
        for run in piece.look.runs:
            if has_hanzi(run) and class_of(run.font) != TITLE_SONG:
                yield _at(composition, piece, found=run.font)
                break


def _title_size(composition: Composition) -> Iterator[Breach]:
    """As the document's title; smaller is seen, as large as the text is no title."""
    for piece in composition.of(Role.ANNEX_TITLE, annexes=True):
        if piece.look.size <= _SIZE + _SLACK:
            yield _at(composition, piece, found=points(piece.look.size))


RULES = (
    Rule("layout.annex_page", "附件另面编排", "7.3.7", Strength.MUST, _page),
    Rule("layout.annex_mark_font", "附件标记字体", "7.3.7", Strength.MUST, _mark_font),
    Rule("layout.annex_mark_size", "附件标记字号", "7.3.7", Strength.MUST, _mark_size),
    Rule("layout.annex_mark_place", "附件标记顶格", "7.3.7", Strength.MUST, _mark_place),
    Rule("layout.annex_mark_form", "附件标记写法", "7.3.7", Strength.MUST, _mark_form),
    Rule("layout.annex_order", "附件顺序号", "7.3.7", Strength.MUST, _order),
    Rule("layout.annex_title", "附件没有标题", "7.3.7", Strength.MUST, _title),
    Rule("layout.annex_title_alignment", "附件标题居中", "7.3.7", Strength.MUST, _title_alignment),
    Rule("layout.annex_title_font", "附件标题字体", "7.3.7", Strength.PRACTICE, _title_font),
    Rule("layout.annex_title_size", "附件标题字号", "7.3.7", Strength.PRACTICE, _title_size),
)
