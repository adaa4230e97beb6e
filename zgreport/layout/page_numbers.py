"""Page numbers: their form, their side and how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.composition import PROSE
from zgreport.layout.fonts import SONG, class_of
from zgreport.layout.rule import Breach, Rule, Strength, points
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.document.looks.model import ParagraphLook, RunLook, SectionLook
    from zgreport.layout.composition import Composition

__all__ = ["RULES"]

_MM = 72 / 25.4
_SIZE, _SLACK = 14.0, 0.25
_DASHED = Pattern(r"[\s\u3000]*(?P<a>[—―─－])[\s\u3000]*\d*[\s\u3000]*(?P=a)[\s\u3000]*")
_WORDED = Pattern(r".*第\s*\d*\s*页")
_LONG = 650  # signs: what fills more than a page needs a number
_FONTS = ("", "timesnewroman", "times")  # 宋体's own digits, and those of practice
_DISTANCE, _DISTANCE_SLACK = 7.0, 2.5
_BOTTOM = 35.0  # what the text leaves free below, in millimetres
_NATURAL = 1.3
_ODD, _EVEN = "单", "双"


@dataclass(frozen=True, slots=True)
class _Number:
    """A page number: the paragraph it stands in, its digits, its section, on which pages."""

    paragraph: ParagraphLook
    digits: RunLook
    section: SectionLook
    pages: str


def _numbers(composition: Composition) -> Iterator[_Number]:
    """The page numbers of the upright sections; `pages` is 单, 双, or "" where both show it."""
    looks = composition.looks
    for section in looks.sections:
        if section.is_landscape:
            continue
        for kind, paragraphs in (section.footers or {}).items():
            if kind == "first" or (kind == "even" and not looks.sides_differ):
                continue
            pages = (_EVEN if kind == "even" else _ODD) if looks.sides_differ else ""
            for paragraph in paragraphs:
                if paragraph.page_number is not None:
                    yield _Number(paragraph, paragraph.page_number, section, pages)


def _breach(number: _Number, **values: object) -> Breach:
    return Breach(None, number.paragraph.text.strip() or None, values)


def _missing(composition: Composition) -> Iterator[Breach]:
    length = sum(len(p.text) for p in composition.of(*PROSE, annexes=True))
    sections = composition.looks.sections
    shown = {
        kind
        for section in sections
        for kind, paragraphs in (section.footers or {}).items()
        if any(p.page_number is not None for p in paragraphs)
    }
    if not sections or length < _LONG:
        return
    if "default" not in shown or (composition.looks.sides_differ and "even" not in shown):
        pages = "" if not shown & {"default", "even"} else _EVEN if "default" in shown else _ODD
        yield Breach(values={"pages": pages or _ODD + _EVEN})


def _first(composition: Composition) -> Iterator[Breach]:
    """Pages count from the first of the text, which shows its number too."""
    sections = composition.looks.sections
    length = sum(len(p.text) for p in composition.of(*PROSE, annexes=True))
    if not sections or length < _LONG or not sections[0].first_differs:
        return
    footers = sections[0].footers or {}
    shown = {k for k, ps in footers.items() if any(p.page_number is not None for p in ps)}
    if "default" in shown and "first" not in shown:
        yield Breach()


def _dashes(composition: Composition) -> Iterator[Breach]:
    for number in _numbers(composition):
        text = number.paragraph.text
        by_format = number.section.number_format == "numberInDash"
        if "\\#" in number.paragraph.page_code or _WORDED.match(text):
            continue
        if by_format or not _DASHED.fullmatch(text):
            yield _breach(number, found="- 1 -" if by_format else text.strip())


def _worded(composition: Composition) -> Iterator[Breach]:
    for number in _numbers(composition):
        if _WORDED.match(number.paragraph.text):
            yield _breach(number)


def _side(paragraph: ParagraphLook) -> str:
    """left, center, right, or outside where the program turns it round by itself."""
    if paragraph.anchor:
        return paragraph.anchor
    return {"right": "right", "center": "center"}.get(paragraph.alignment, "left")


def _sides(composition: Composition) -> Iterator[Breach]:
    for number in _numbers(composition):
        side = _side(number.paragraph)
        wanted = {_ODD: "right", _EVEN: "left"}.get(number.pages, "outside")
        if side not in (wanted, "outside"):
            yield _breach(number, pages=number.pages or _ODD + _EVEN)


def _inset(composition: Composition) -> Iterator[Breach]:
    """A character is left free at the outer side."""
    for number in _numbers(composition):
        look = number.paragraph
        side = _side(look)
        if look.anchor or side not in ("left", "right"):
            continue
        text = look.text
        spaces = (
            text[len(text.rstrip()) :] if side == "right" else text[: -len(text.lstrip()) or None]
        )
        free = (look.right if side == "right" else look.left + look.first) / number.digits.size
        if side == "left" and not text.strip():
            continue
        free += sum(1 if sign == "\u3000" else 0.5 for sign in spaces if sign.isspace())
        if not 0.6 <= free <= 1.6:
            yield _breach(number, pages=number.pages or _ODD + _EVEN)


def _font(composition: Composition) -> Iterator[Breach]:
    for number in _numbers(composition):
        font = number.digits.latin or number.digits.font
        if class_of(font) != SONG and font.replace(" ", "").lower() not in _FONTS:
            yield _breach(number, found=font)


def _size(composition: Composition) -> Iterator[Breach]:
    for number in _numbers(composition):
        if abs(number.digits.size - _SIZE) > _SLACK:
            yield _breach(number, found=points(number.digits.size))


def _digits(composition: Composition) -> Iterator[Breach]:
    plain = ("", "decimal", "numberInDash")
    for number in _numbers(composition):
        if number.section.number_format not in plain:
            yield _breach(number)


def _height(composition: Composition) -> Iterator[Breach]:
    """The dash stands in the middle of its line, whose lower side is the footer's distance."""
    for number in _numbers(composition):
        look, footer = number.paragraph, number.section.footer
        if look.anchor or look.in_box:
            continue
        height = look.line if look.line_rule == "exact" else look.size * _NATURAL
        distance = _BOTTOM - (footer + height / 2) / _MM
        if abs(distance - _DISTANCE) > _DISTANCE_SLACK:
            yield _breach(number, found=f"{distance:.0f}毫米")


RULES = (
    Rule("layout.page_number_missing", "没有页码", "7.5", Strength.MUST, _missing),
    Rule("layout.page_number_first", "首页没有页码", "7.5", Strength.PRACTICE, _first),
    Rule("layout.page_number_dashes", "页码两侧的一字线", "7.5", Strength.MUST, _dashes),
    Rule("layout.page_number_words", "“第N页”式页码", "7.5", Strength.PRACTICE, _worded),
    Rule("layout.page_number_side", "页码左右位置", "7.5", Strength.MUST, _sides),
    Rule("layout.page_number_inset", "页码空一字", "7.5", Strength.MUST, _inset),
    Rule("layout.page_number_font", "页码字体", "7.5", Strength.SHOULD, _font),
    Rule("layout.page_number_size", "页码字号", "7.5", Strength.SHOULD, _size),
    Rule("layout.page_number_digits", "页码数字", "7.5", Strength.SHOULD, _digits),
    Rule("layout.page_number_height", "页码高低", "7.5", Strength.MUST, _height),
)
