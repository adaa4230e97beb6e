"""Versions: files and sheets that by their names are an earlier state of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import room
from zgreport.ledgers.choosing import Why
from zgreport.ledgers.editions import is_earlier, is_next, rank
from zgreport.ledgers.parts import left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zgreport.ledgers.choosing import LeftOut
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part

__all__ = ["follows", "leave_out_versions"]

_ROOM = room("ledgers")


def follows(new: Part, old: Part) -> bool:
    """True where the names say that one part is a later version of the other.

    Two sheets are versions of each other in one file only: each month's file may have both names.
    """
    if new.sheet is not None and new.file != old.file:
        return False
    return is_earlier(old.name, new.name) or is_next(old.name, new.name)


def leave_out_versions(
    draft: Draft, parts: Sequence[Part], are_alike: Callable[[Part, Part], bool]
) -> Iterator[LeftOut]:
    """Leave out the earlier of two versions, 初稿 beside 定稿, with an error: both counted.

    What was left out already is no version of anything.  Parts that only numbers tell apart, v1
    and v2, are versions where they are alike.
    """
    live = draft.live()
    left = [part for part in parts if live[part.rows].any()]
    for old in left:
        later = [
            new
            for new in left
            if follows(new, old) and (is_earlier(old.name, new.name) or are_alike(old, new))
        ]
        if later:
            _tell(draft, old, max(later, key=lambda part: rank(part.name)))
            draft.excluded[old.rows] = True
            yield from left_out(draft, old, Why.VERSION)


def _tell(draft: Draft, old: Part, new: Part) -> None:
    code = "versions_of_files" if old.sheet is None else "versions"
    shown = {"ledger": draft.ledger.name, "other": new.shown, "rows": len(old.rows)}
    draft.findings.append(_ROOM.error(code, old.place, **shown))
