"""Ending: the signature and the date under a document, and the list of its annexes."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.document.looks.widths import width
from zgreport.layout.roles import Role
from zgreport.layout.rule import Breach, Rule, Strength, at
from zgreport.layout.setting import leading
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["RULES"]

_RIGHT, _SHIFT, _SEALED_RIGHT = 2.0, 2.0, 4.0
_SLACK, _LOOSE = 0.6, 1.6  # characters; where spaces place a line, it cannot be told closer
_AUTO_SPACE = 1.25  # what Word may put between the digits and the characters of a date
_INDENT = 2.0
_ARABIC = Pattern(r"[\s\u3000]*\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日[\s\u3000]*")
_BLANK = Pattern(r"[^\d〇零一二三四五六七八九十]*[\d〇零]{0,4}[\sxX×*\u3000]*年[\sxX×*\u3000]+月.*")


_SENTENCE = "。"
_UNSIGNED = Pattern("纪要|公报|讲话|发言|致辞|令$|决议")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: its beginning, its end's distance from the right margin, in characters."""

    start: float
    rest: float
    width: float
    is_loose: bool


def _line(piece: Piece, composition: Composition) -> _Line | None:
    """Where a single line stands; None where its paragraph does not tell."""
    look, section = piece.look, composition.section_of(piece)
    if section is None or "\t" in look.text.strip() or "\n" in look.text.strip() or look.in_box:
        return None
    size = look.size
    whole = (section.width - section.left - section.right) / size
    shown = look.text.strip()
    spacing = next((r.spacing for r in look.runs if r.text.strip()), 0) / size
    wide = width(shown) + spacing * len(shown)
    before = leading(look.text)
    left, right = (look.left + look.first) / size + before, look.right / size
    behind = width(look.text[len(look.text.rstrip()) :].replace(" ", ""))
    if look.alignment == "right":
        start = whole - right - behind - wide
    elif look.alignment == "center":
        start = (whole + left - right - behind - wide) / 2
    else:
        start = left
    return _Line(start, whole - start - wide, wide, bool(before or behind))


def _is_date_right(piece: Piece) -> bool:
    """True also where the day, or more, is still to be filled in."""
    text = piece.text
    return bool(_ARABIC.fullmatch(text.replace(" ", "")) or _BLANK.match(text))


def _faults(composition: Composition) -> dict[str, Piece]:
    """Which of signature and date stand wrong: for a document without a seal and with one.

    Whether there is a seal cannot be seen, so what is right for either is right.
    """
    dates = list(composition.of(Role.DATE))
    signatures = list(composition.of(Role.SIGNATURE))
    if len(dates) != 1 or not signatures or not _is_date_right(dates[0]):
        return {}  # a date that is to be written otherwise has not its length yet
    lines = [_line(piece, composition) for piece in (*signatures, *dates)]
    known = [line for line in lines if line is not None]
    if len(known) < len(lines) or any(line.start < -_SLACK for line in known):
        return {}
    slack = _LOOSE if any(line.is_loose for line in known) else _SLACK
    date = known.pop()
    names = list(zip(signatures, known, strict=True))
    piece, name = max(names, key=lambda each: each[1].width)
    wide = dataclasses.replace(date, width=date.width + _AUTO_SPACE)
    plain = _unsealed(name, date, slack)
    if not plain or not _sealed(name, date, slack) or not _unsealed(name, wide, slack):
        return {}
    return {what: piece if what == "signature" else dates[0] for what in plain}


def _unsealed(name: _Line, date: _Line, slack: float) -> list[str]:
    if date.width > name.width:
        wanted = _RIGHT + date.width + _SHIFT - name.width, _RIGHT
    else:
        wanted = _RIGHT, _RIGHT + name.width - _SHIFT - date.width
    return _off(name, date, wanted, slack)


def _sealed(name: _Line, date: _Line, slack: float) -> list[str]:
    """The date four characters in; the name is centred on it, or ends where it must."""
    middle = _SEALED_RIGHT + date.width / 2
    return _off(name, date, (max(middle - name.width / 2, 0), _SEALED_RIGHT), slack)


def _off(name: _Line, date: _Line, wanted: tuple[float, float], slack: float) -> list[str]:
    lines = (("signature", name, wanted[0]), ("date", date, wanted[1]))
    return [what for what, line, rest in lines if abs(line.rest - rest) > slack]


def _place(what: str, composition: Composition) -> Iterator[Breach]:
    piece = _faults(composition).get(what)
    if piece is not None:
        yield at(piece)


def _date_form(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(Role.DATE):
        if not _is_date_right(piece):
            yield at(piece, found=piece.text)


def _gap(composition: Composition) -> Iterator[Breach]:
    """A line is left free over the signature, by an empty paragraph or by a space."""
    pieces = [p for p in composition.pieces if not p.annex]
    for above, piece in pairwise(pieces):
        roles = above.role, piece.role
        if (
            piece.role in (Role.SIGNATURE, Role.ANNEX_LIST)
            and above.role is not Role.DATE
            and above.role
            not in (
                Role.SIGNATURE,
                Role.ANNEX_LIST if piece.role is Role.ANNEX_LIST else Role.BLANK,
                Role.BLANK,
            )
        ):
            free = above.look.after + piece.look.before
            if free < piece.look.size / 2 and Role.CELL not in roles:
                yield at(piece)


def _list_indent(composition: Composition) -> Iterator[Breach]:
    pieces: Sequence[Piece] = list(composition.of(Role.ANNEX_LIST))
    for piece in pieces[:1]:
        look = piece.look
        start = (look.left + look.first) / look.size + leading(look.text)
        if look.alignment in ("center", "right") or abs(start - _INDENT) > _SLACK:
            yield at(piece)


def _list_hang(composition: Composition) -> Iterator[Breach]:
    """Where a name goes on in a second line, it begins under the name's first character."""
    for piece in composition.of(Role.ANNEX_LIST):
        look, section = piece.look, composition.section_of(piece)
        room = (section.width - section.left - section.right) / look.size if section else 28.0
        start = (look.left + look.first) / look.size
        if start + width(look.text) > room and look.first >= 0:
            yield at(piece)


def _order(composition: Composition) -> Iterator[Breach]:
    """The name stands over the date."""
    dates = list(composition.of(Role.DATE))
    for piece in composition.of(Role.SIGNATURE):
        if dates and piece.look.number > dates[-1].look.number:
            yield at(dates[-1])
            return


def _missing(composition: Composition) -> Iterator[Breach]:
    """A date ends the text and no name stands over it; minutes and speeches have none."""
    pieces = [p for p in composition.pieces if not p.annex and p.role is not Role.BLANK]
    dates = [n for n, p in enumerate(pieces) if p.role is Role.DATE]
    if not dates or any(p.role is Role.SIGNATURE for p in pieces):
        return
    number = dates[-1]
    above = pieces[number - 1] if number else pieces[number]
    title = "".join(p.text for p in pieces if p.role is Role.TITLE)
    goes_on = any(_SENTENCE in p.text for p in pieces[number + 1 :])
    is_signed = above.role not in (Role.BODY, Role.RUN_IN, Role.ANNEX_LIST)
    if not (goes_on or is_signed or _UNSIGNED.search(title)):
        yield at(pieces[number])


RULES = (
    Rule(
        "layout.signature_place",
        "发文机关署名位置",
        "7.3.5.2",
        Strength.MUST,
        lambda c: _place("signature", c),
    ),
    Rule(
        "layout.date_place",
        "成文日期位置",
        "7.3.5.2",
        Strength.MUST,
        lambda c: _place("date", c),
    ),
    Rule("layout.signature_order", "署名与成文日期的先后", "7.3.5.2", Strength.MUST, _order),
    Rule("layout.signature_missing", "没有发文机关署名", "7.3.5.2", Strength.MUST, _missing),
    Rule("layout.date_form", "成文日期写法", "7.3.5.4", Strength.MUST, _date_form),
    Rule("layout.signature_gap", "署名、附件说明上空一行", "7.3.4、7.3.5.2", Strength.MUST, _gap),
    Rule("layout.annex_list_indent", "附件说明左空二字", "7.3.4", Strength.MUST, _list_indent),
    Rule("layout.annex_list_hang", "附件名称回行", "7.3.4", Strength.MUST, _list_hang),
)
