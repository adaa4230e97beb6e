"""Closed lists: columns with few values that recur."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.header_words import FLAG, KEY, LISTED, NUMBERED, PERSON, REMARK, plain
from zgreport.ledgers.offices import is_of_offices
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable
from zgreport.values import dataclass

if TYPE_CHECKING:
    from zgreport.drafting.joints import Joint, Joints

__all__ = ["ClosedList", "closed_list", "is_flag"]

_YES = frozenset({"√", "✓", "✔", "☑", "是"})
_FLAGS = _YES | {"否"}
_MOST, _MOST_UNNAMED = 30, 12
_RECURS, _RECURS_UNNAMED = 2, 5  # rows a value
_FEWEST, _FEWEST_ROWS = 2, 4
_NEVER = (PERSON, KEY, NUMBERED)
_FULL = 0.9  # of the rows, where a column of remarks says how each stands
_LONGEST, _LONGEST_UNNAMED = 20, 8  # signs
_IN_BOTH = 0.8  # of a year's rows, whose value the other year has too


@dataclass(frozen=True, slots=True)
class ClosedList:
    """The values of a column, the most frequent first; doubtful where the years differ."""

    values: tuple[str, ...]
    sure: Sureness
    reason: Reason


def closed_list(joint: Joint, joints: Joints) -> ClosedList | None:
    """The values that a column takes, None where it is no list of a few."""
    own = "".join(map(plain, joint.headers[:2]))
    remarks = any(map(REMARK.search, map(plain, joint.headers)))
    counted = {} if _is_never(joint, remarks=remarks) else _written(joint)
    if not counted:
        return None
    if is_flag(joint):
        shown: dict[str, object] = {"header": joint.headers[0]}
        return ClosedList(("是", "否"), Sureness.SURE, Reason("drafting.yes_or_no", shown))
    named = any(words.search(own) for words in (LISTED, FLAG)) and not remarks
    if not _recurs(counted, named=named, offices=any(map(is_of_offices, joint.headers))):
        return None
    values = tuple(sorted(counted, key=lambda value: (-counted[value], value)))
    rows = sum(counted.values())
    shown = {"header": joint.headers[0], "count": len(values), "rows": rows}
    if not _in_both_years(joint, joints):
        return ClosedList(values, Sureness.DOUBTFUL, Reason("drafting.list_of_one_year", shown))
    sure = Sureness.SURE if named else Sureness.LIKELY
    return ClosedList(values, sure, Reason("drafting.few_values", shown))


def _is_never(joint: Joint, *, remarks: bool) -> bool:
    """True for persons and numbers of records, and for remarks that only some rows have."""
    headers = [plain(header) for header in joint.headers]
    named = any(words.search(header) for words in _NEVER for header in headers)
    return named or (remarks and joint.profile.fullness < _FULL)


def is_flag(joint: Joint) -> bool:
    """True where nothing but 是, 否 or a tick stands in the column."""
    return bool(joint.profile.values) and _FLAGS.issuperset(map(str, joint.profile.values))


def _written(joint: Joint) -> dict[str, int]:
    """How many rows have each value, as it is first written; 无 is a value of a list, too."""
    counts = np.bincount(joint.cells.codes, minlength=len(joint.cells.values)).tolist()
    if len(counts) > _MOST * 20:
        return {}
    found: dict[str, int] = {}
    shown: dict[str, str] = {}
    for text, count in zip(texts_of(joint.cells.values), counts, strict=True):
        if text:
            name = shown.setdefault(comparable(text), text)
            found[name] = found.get(name, 0) + int(count)
    return found


def _recurs(counted: dict[str, int], *, named: bool, offices: bool) -> bool:
    """True for few values that recur; many offices must recur often, since others may join."""
    rows, different = sum(counted.values()), len(counted)
    longest = max(map(len, counted))
    if different < _FEWEST:
        return False
    if not named:
        few = different <= _MOST_UNNAMED and longest <= _LONGEST_UNNAMED
        return few and rows >= max(2 * _RECURS_UNNAMED, _RECURS_UNNAMED * different)
    times = _RECURS_UNNAMED if offices and different > _MOST_UNNAMED else _RECURS
    enough = rows >= max(_FEWEST_ROWS, times * different)
    return different <= _MOST and longest <= _LONGEST and enough


def _in_both_years(joint: Joint, joints: Joints) -> bool:
    """True where most rows of each year have a value that another year has too; of one year so."""
    years = {int(year) for year in set(joints.year_of.tolist()) if year}
    held = {year: joint.cells.codes[joints.of_year(year)] for year in years}
    filled = np.array([text is not None for text in texts_of(joint.cells.values)], dtype=bool)
    held = {year: codes[filled[codes]] for year, codes in held.items() if filled[codes].any()}
    if len(held) < 2:  # nothing to compare
        return True
    for year, codes in held.items():
        others = np.concatenate([own for other, own in held.items() if other != year])
        if np.isin(codes, others).mean() < _IN_BOTH:
            return False
    return True
