"""Title: which paragraphs are a document's title, what stands over it and what under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.layout.recognising import is_notice
from zgreport.layout.roles import SENTENCES, Role, as_role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.layout.roles import Piece

__all__ = ["find_title", "is_red"]

_HEAD_WORDS = Pattern(
    r".*[〔\[［(（]\s*\d{2,4}\s*[〕\]］)）]|.*签发人|.*(?:机密|秘密|绝密)|\d{6}$"
    "|(?:特急|加急|急件)|★"
)
_KINDS = Pattern(
    ".*(?:报告|总结|综述|通知|意见|方案|请示|函|批复|决定|公告|通告|通报|纪要|办法|规定|计划"
    "|要点|情况|讲话|发言|命令|议案|规划|细则|条例|制度|说明|汇报|答复|倡议书|公报|决议)"
    "(?:[（(].*[）)])?$"
)
_RED = re.compile("(?:[C-F][0-9A-F]|FF)(?:[0-5][0-9A-F]){2}")
_SHORTEST, _LONGEST = 4, 120
_FIRST = 14  # paragraphs among which a title stands
_USUAL_SIZE = 16.0


def is_red(color: str) -> bool:
    """True for the red of a document's head."""
    return _RED.fullmatch(color) is not None


def find_title(pieces: list[Piece], end: int) -> None:
    """Tell the title, what stands over it and what stands under it."""
    shown = [
        i for i, p in enumerate(pieces[:end]) if p.role not in (Role.BLANK, Role.CELL, Role.BOX)
    ]
    at = _title_at(pieces, shown[:_FIRST])
    if at is None:
        return
    for index in shown:
        if index < at and pieces[index].role in (Role.LINE, Role.BODY):
            pieces[index] = as_role(pieces[index], Role.HEAD)
    last = _title_end(pieces, shown, at)
    _find_under_title(pieces, [index for index in shown if index > last])


def _title_at(pieces: Sequence[Piece], first: Sequence[int]) -> int | None:
    styled = next((i for i in first if pieces[i].role is Role.TITLE), None)
    if styled is not None:
        return styled
    stop = next((n for n, i in enumerate(first) if pieces[i].role in SENTENCES), len(first))
    lines = [i for i in first[:stop] if _may_be_title(pieces[i])]
    body = _body_size(pieces)
    centred = [i for i in lines if pieces[i].look.alignment == "center"]
    large = [i for i in centred if pieces[i].look.size > body]
    found = large or centred[:1] or [i for i in lines if pieces[i].look.size > body]
    if found:
        return max(found, key=lambda i: (pieces[i].look.size, -i))
    return next((i for i in lines[:1] if _KINDS.match(pieces[i].text)), None)


def _may_be_title(piece: Piece) -> bool:
    look, text = piece.look, piece.text
    if piece.role is Role.HEADING:
        return piece.number is None
    is_red_head = any(is_red(run.color) for run in look.runs)
    return (
        piece.role is Role.LINE
        and not is_red_head
        and _SHORTEST <= len(text) <= _LONGEST
        and not text.endswith(("：", ":"))
        and not _HEAD_WORDS.match(text)
        and not text.endswith("日")
        and not is_notice(text)
    )


def _body_size(pieces: Sequence[Piece]) -> float:
    """The size that most of the prose stands in; 16 where there is none."""
    counts: dict[float, int] = {}
    for piece in pieces:
        if piece.role in (Role.BODY, Role.RUN_IN):
            size = piece.look.size
            counts[size] = counts.get(size, 0) + len(piece.text)
    return max(counts, key=lambda size: counts[size], default=_USUAL_SIZE)


def _title_end(pieces: list[Piece], shown: Sequence[int], at: int) -> int:
    """Tell the lines of the title, one below the other in one size; the last one's index."""
    size, last = pieces[at].look.size, at
    pieces[at] = as_role(pieces[at], Role.TITLE)
    for index in shown[shown.index(at) + 1 :]:
        piece = pieces[index]
        alike = piece.look.size == size and piece.look.alignment == pieces[at].look.alignment
        if index != last + 1 or not alike or not (piece.role is Role.TITLE or _may_be_title(piece)):
            break
        if piece.look.size == _body_size(pieces):
            break
        pieces[index] = as_role(piece, Role.TITLE)
        last = index
    return last


def _find_under_title(pieces: list[Piece], under: Sequence[int]) -> None:
    for index in under:
        piece = pieces[index]
        text = piece.text
        if text.endswith(("：", ":")) and "。" not in text and piece.role in (Role.LINE, Role.BODY):
            if (
                piece.look.first + piece.look.left < piece.look.size / 2
                and text == piece.look.text.rstrip()
            ):
                pieces[index] = as_role(piece, Role.ADDRESSEE)
            return
        is_centred = piece.look.alignment == "center" or is_notice(text)
        if (
            piece.role in (Role.LINE, Role.DATE, Role.HEADING, Role.TITLE)
            and is_centred
            and not piece.number
        ):
            pieces[index] = as_role(piece, Role.SUBTITLE)
        else:
            return
