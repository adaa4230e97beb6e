"""Page: its size, its margins, the lines on it and the characters in a line."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.layout.composition import PROSE
from zgreport.layout.rule import Breach, Rule, Strength, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.model import SectionLook
    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["AREA_WIDTH", "RULES"]

_MM = 72 / 25.4
_WIDTH, _HEIGHT = 210.0, 297.0
_MARGINS = {"top": 37.0, "bottom": 35.0, "left": 28.0, "right": 26.0}
_SIDES = {"top": "上", "bottom": "下", "left": "左", "right": "右"}
_AREA = 156.0, 225.0
AREA_WIDTH = _AREA[0] * _MM
"""The width of the text's area, in points."""
_MARGIN_SLACK = 1.05  # the standard's own millimetre, and what a twip rounds off
_SLACK = 0.6
_LINES, _CHARACTERS = 22, 28
_NATURAL = 1.3  # the height of a line of a Chinese font, to its size, where nothing fixes it


def _sections(composition: Composition) -> Iterator[tuple[int, SectionLook]]:
    """The sections that give their size, counted from 1."""
    sections = enumerate(composition.looks.sections, 1)
    return ((at, section) for at, section in sections if section.width and section.height)


def _page_size(composition: Composition) -> Iterator[Breach]:
    for at_, section in _sections(composition):
        found = sorted((section.width / _MM, section.height / _MM))
        if abs(found[0] - _WIDTH) > _SLACK or abs(found[1] - _HEIGHT) > _SLACK:
            size = f"{found[0]:.0f}×{found[1]:.0f}毫米"
            yield Breach(values={"section": at_, "found": size})


def _margins_of(section: SectionLook) -> dict[str, float]:
    return {side: getattr(section, side) / _MM for side in _MARGINS}


def _wrong_margins(section: SectionLook) -> tuple[str, ...]:
    found = _margins_of(section)
    return tuple(
        f"{_SIDES[side]}{found[side]:.1f}毫米"
        for side, wanted in _MARGINS.items()
        if abs(found[side] - wanted) > _MARGIN_SLACK
    )


def _margins(composition: Composition) -> Iterator[Breach]:
    for number, section in _sections(composition):
        wrong = () if section.is_landscape else _wrong_margins(section)
        if wrong:
            yield Breach(values={"section": number, "found": wrong})


def _type_area(composition: Composition) -> Iterator[Breach]:
    """Each margin may differ by a millimetre, the area they leave may not."""
    for number, section in _sections(composition):
        if section.is_landscape or _wrong_margins(section) or list(_page_size(composition)):
            continue
        margins = _margins_of(section)
        width = section.width / _MM - margins["left"] - margins["right"]
        height = section.height / _MM - margins["top"] - margins["bottom"]
        if abs(width - _AREA[0]) > _SLACK or abs(height - _AREA[1]) > _SLACK:
            yield Breach(values={"section": number, "found": f"{width:.0f}×{height:.0f}毫米"})


def _pitch(piece: Piece, section: SectionLook | None) -> float:
    """The height of a line of a paragraph, in points; about, where nothing fixes it."""
    look = piece.look
    if look.line_rule == "exact":
        return look.line
    natural = look.size * _NATURAL
    if section is not None and section.grid and section.pitch and look.snaps:
        natural = math.ceil(natural / section.pitch - 0.01) * section.pitch
    return max(look.line, natural) if look.line_rule == "atLeast" else natural * look.line


def _lines(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(*PROSE):
        section = composition.section_of(piece)
        if section is not None and section.is_landscape:
            continue
        pitch = _pitch(piece, section)
        if pitch <= 0:
            continue
        lines = _AREA[1] * _MM / pitch
        is_fixed = piece.look.line_rule == "exact"
        shown = math.floor(lines + 0.002) if is_fixed else round(lines)
        if shown != _LINES:
            yield at(piece, found=f"{pitch:.4g}磅", lines=shown)


def _characters(composition: Composition) -> Iterator[Breach]:
    """By what most of the prose has; told once."""
    counts: Counter[int] = Counter()
    first: dict[int, Piece] = {}
    for piece in composition.of(*PROSE):
        section = composition.section_of(piece)
        spacing = piece.look.runs[0].spacing if piece.look.runs else 0
        grid = section.char_pitch if section is not None else 0
        advance = piece.look.size + spacing + grid
        if advance > 0 and piece.look.size == 16:
            fitting = math.floor(AREA_WIDTH / advance + 0.02)
            counts[fitting] += len(piece.text)
            first.setdefault(fitting, piece)
    for fitting, _ in counts.most_common(1):
        if fitting != _CHARACTERS:
            yield at(first[fitting], found=fitting)


def _turned(composition: Composition) -> set[int]:
    """The turned sections, where most of the document's own prose stands on turned pages."""
    turned = {number - 1 for number, s in _sections(composition) if s.is_landscape}
    prose = list(composition.of(*PROSE))
    there = sum(len(p.text) for p in prose if p.look.section in turned)
    return turned if there * 2 > sum(len(p.text) for p in prose) else set()


def _turned_text(composition: Composition) -> Iterator[Breach]:
    for index in sorted(_turned(composition))[:1]:
        yield Breach(values={"section": index + 1})


def _landscape(composition: Composition) -> Iterator[Breach]:
    """Pages are turned for tables only."""
    filled = {p.look.section for p in composition.pieces if p.look.place or p.look.in_box}
    prose = {p.look.section: p for p in composition.of(*PROSE, annexes=True)}
    for number, section in _sections(composition):
        if number - 1 in _turned(composition):
            continue
        if section.is_landscape and number - 1 in prose and number - 1 not in filled:
            yield at(prose[number - 1], section=number)


RULES = (
    Rule("layout.page_size", "纸张不是A4", "5.1", Strength.MUST, _page_size),
    Rule("layout.margins", "页边距", "5.2.1", Strength.MUST, _margins),
    Rule("layout.type_area", "版心尺寸", "5.2.1", Strength.MUST, _type_area),
    Rule("layout.lines", "每面22行", "5.2.3", Strength.SHOULD, _lines),
    Rule("layout.characters", "每行28字", "5.2.3", Strength.SHOULD, _characters),
    Rule("layout.turned_text", "正文的页面横排", "5.1", Strength.MUST, _turned_text),
    Rule("layout.landscape", "横排页没有表格", "8", Strength.PRACTICE, _landscape),
)
