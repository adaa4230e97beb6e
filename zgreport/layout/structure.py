"""Structure: every paragraph of a document with what it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.recognising import is_notice, recognised
from zgreport.layout.roles import SENTENCES, Piece, Role, as_role
from zgreport.layout.title import find_title
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.document.looks.model import Looks

__all__ = ["classified"]

_GAP = r"[\s\u3000]*"
_PART = r"[\dxX×*〇零一二三四五六七八九十\s\u3000]{0,6}"
_DATE = Pattern(
    r"(?:\d{4}|[〇零○Ｏ0一二三四五六七八九]{4}|[ \u3000xX×*]{0,8})"
    rf"{_GAP}年{_GAP}{_PART}月{_GAP}{_PART}日"
)
_LISTED = Pattern(r"\d{1,2}[.．、]\s*\S")
_LONGEST_NAME = 45


_LISTABLE = (Role.HEADING, Role.LINE, Role.RUN_IN)
_TITLES = (Role.LINE, Role.HEADING, Role.ANNEX_TITLE, Role.TITLE)


def classified(looks: Looks) -> tuple[Piece, ...]:
    """Every paragraph of the body with its role, in order."""
    pieces = [recognised(look) for look in looks.paragraphs]
    annex_at = next((i for i, p in enumerate(pieces) if p.role is Role.ANNEX_MARK), len(pieces))
    find_title(pieces, annex_at)
    _find_signature(pieces, annex_at)
    _find_annexes(pieces)
    return tuple(pieces)


def _find_signature(pieces: list[Piece], end: int) -> None:
    """Tell the date at the end of the document, the names over it and what stands under it."""
    started = next(
        (i for i, p in enumerate(pieces) if p.role in SENTENCES or p.role is Role.HEADING), 0
    )
    shown = [
        i for i in range(started, end) if pieces[i].role not in (Role.BLANK, Role.CELL, Role.BOX)
    ]
    dated = [i for i in shown if pieces[i].role is Role.DATE or _is_date(pieces[i])]
    if not dated:
        return
    at = dated[-1]
    pieces[at] = as_role(pieces[at], Role.DATE)
    for index in reversed([i for i in shown if i < at]):
        if pieces[index].role is not Role.SIGNATURE and not _is_name(pieces[index]):
            break
        pieces[index] = as_role(pieces[index], Role.SIGNATURE)
    has_name = any(p.role is Role.SIGNATURE for p in pieces[:at])
    under = [i for i in shown if i > at]
    for index in under:
        is_late = index == under[0] and not has_name and _may_sign(pieces[index])
        pieces[index] = as_role(pieces[index], Role.SIGNATURE if is_late else Role.TAIL)


def _is_date(piece: Piece) -> bool:
    return piece.role in (Role.LINE, Role.BODY) and _DATE.fullmatch(piece.text) is not None


def _may_sign(piece: Piece) -> bool:
    """True for a name under the date: by its style, or set at the right."""
    return piece.role is Role.SIGNATURE or (
        _is_name(piece)
        and (piece.look.alignment == "right" or _offset(piece) > 8 * piece.look.size)
    )


def _is_name(piece: Piece) -> bool:
    text = piece.text
    is_aside = piece.look.alignment in ("right", "center") or _offset(piece) > 4 * piece.look.size
    return (
        piece.role is Role.LINE
        and len(text) <= _LONGEST_NAME
        and is_aside
        and not text.endswith(("：", ":", "，", "、"))
        and not is_notice(text)
    )


def _offset(piece: Piece) -> float:
    """How far to the right a line begins, spaces included, in points."""
    look = piece.look
    spaces = len(look.text) - len(look.text.lstrip())
    return look.left + look.first + spaces * look.size / 2


def _find_annexes(pieces: list[Piece]) -> None:
    """Number the annexes, tell their titles and what goes on in the list of their names."""
    annex, wants_title, lists = 0, False, False
    for index, piece in enumerate(pieces):
        role = piece.role
        if role is Role.ANNEX_MARK:
            annex, wants_title = annex + 1, True
        elif wants_title and role not in (Role.BLANK, Role.BOX):
            role, wants_title = _first_in_annex(piece), False
        if lists and role in _LISTABLE and _LISTED.match(piece.text):
            role = Role.ANNEX_LIST
        elif role is not Role.BLANK:
            lists = role is Role.ANNEX_LIST
        if annex and role in (Role.TITLE, Role.SUBTITLE):
            role = Role.LINE
        pieces[index] = Piece(
            piece.look, role, piece.text, piece.number, piece.level, piece.style_level, annex
        )


def _first_in_annex(piece: Piece) -> Role:
    is_title = piece.role in _TITLES and piece.number is None
    return Role.ANNEX_TITLE if is_title else piece.role
