"""Versions: files and sheets that by their names are an earlier state of another one."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from zgreport.findings import Place, room
from zgreport.ledgers.choosing import LeftOut, Why
from zgreport.ledgers.sheetnames import base, is_draft, is_final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part

__all__ = ["leave_out_versions"]

_ROOM = room("ledgers")


def leave_out_versions(draft: Draft, parts: Sequence[Part]) -> Iterator[LeftOut]:
    """Leave out the earlier of two versions, 初稿 beside 定稿, with an error: both counted.

    What was left out already is no version of anything.
    """
    live = draft.live()
    left = [part for part in parts if live[part.rows].any()]
    if not any(is_draft(part.name) or is_final(part.name) for part in left):
        return
    for old, new in permutations(left, 2):
        if old.file != new.file and old.sheet is not None:
            continue
        if _is_earlier(old.name, new.name) and draft.live()[new.rows].any():
            name = f"{new.file}（{new.sheet}）" if new.sheet else new.file
            place = Place(year=old.year, file=old.file, sheet=old.sheet or None)
            shown = {"ledger": draft.ledger.name, "other": name, "rows": len(old.rows)}
            draft.findings.append(_ROOM.error("versions", place, **shown))
            draft.excluded[old.rows] = True
            yield LeftOut(old.file, old.sheet or "", frozenset({old.year}), Why.COPY)


def _is_earlier(old: str, new: str) -> bool:
    if base(old) != base(new) or is_draft(new):
        return False
    return is_draft(old) or (is_final(new) and not is_final(old))
