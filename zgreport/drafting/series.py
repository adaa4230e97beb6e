"""Series: what the records of a statistics table say of a column from month to month.

A stock goes on where it stopped: what a month ends with the next begins with (未结, 旧存), or it
is the last one and what came less what went.  Looked for are steps from a month to the next of one
thing, of what columns of names there are.
"""

from __future__ import annotations

import functools
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from zgreport.drafting.profiles import number_in
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from numpy.typing import NDArray

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.ledgers.coded import Numbers

    Sizes: TypeAlias = NDArray[Any]

__all__ = ["Steps", "closes", "grows", "opens", "sizes_of", "steps_of", "varies"]

_MOST_RECORDS = 5_000  # of a statistics table; a ledger of events has more
_MOST_NUMBERS, _MOST_NAMES = 12, 4
_MOST_THINGS = 100
_FEWEST = 3
_MOSTLY = 0.9
_NEAR = 1e-6
_FREELY = 0.1
_STEPS = 5  # within a year, that show which way a rate goes
_TIMES = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Steps from a record to the next one of the same thing, by their places."""

    before: Numbers
    after: Numbers


@functools.lru_cache(maxsize=32)  # a column is asked by each rule, and has 100,000 records
def sizes_of(joint: Joint) -> Sizes:
    """The numbers of the records as floats, nan where there is none."""
    sizes = [number_in(value) for value in joint.cells.values]
    plain_sizes = np.array([np.nan if size is None else size for size in sizes], dtype=float)
    return plain_sizes[joint.cells.codes] if sizes else np.zeros(0)


def steps_of(joints: Joints, periods: Numbers) -> Iterator[Steps]:
    """Steps of all records in order, then of what each column of few names tells apart."""
    if len(periods) > _MOST_RECORDS:
        return
    things = [np.zeros(len(periods), dtype=np.int64)]
    named = [j for j in joints.columns if not j.numeric and j.profile.filled]
    few = [j for j in named if len(j.cells.values) <= min(_MOST_THINGS, len(periods) / _FEWEST)]
    things += [np.asarray(joint.cells.codes, dtype=np.int64) for joint in few[:_MOST_NAMES]]
    for thing in things:
        order = np.lexsort((periods, thing))
        order = order[periods[order] >= 0]
        before, after = order[:-1], order[1:]
        goes_on = thing[before] == thing[after]
        if goes_on.sum() >= _FEWEST:
            yield Steps(before[goes_on], after[goes_on])


def opens(joint: Joint, joints: Joints, periods: Numbers) -> Joint | None:
    """The column in which each month ends with what the next one begins with in this one."""
    own = sizes_of(joint)
    for steps in steps_of(joints, periods):
        for other in _numbers(joints):
            if other is not joint and _same(own[steps.after], sizes_of(other)[steps.before]):
                return other
    return None


def closes(joint: Joint, joints: Joints, periods: Numbers) -> Joint | None:
    """What shows that this column is what is left: what the next month begins with, or came."""
    own = sizes_of(joint)
    others = [other for other in _numbers(joints) if other is not joint]
    sizes = [sizes_of(other) for other in others]
    for steps in steps_of(joints, periods):
        ends, begins = own[steps.before], own[steps.after]
        for other, each in zip(others, sizes, strict=True):
            if _same(each[steps.after], ends):
                return other
        for one, two in permutations(range(len(others)), 2):
            left = ends + sizes[one][steps.after] - sizes[two][steps.after]
            if _same(begins, left) and _moves(sizes[one]) and _moves(sizes[two]):
                return others[one]
    return None


def varies(joint: Joint, joints: Joints, periods: Numbers) -> bool:
    """True where the months' numbers go up and down freely, as no stock does."""
    own = sizes_of(joint)
    for steps in steps_of(joints, periods):
        ends, begins = own[steps.before], own[steps.after]
        there = ~np.isnan(ends) & ~np.isnan(begins)
        moved = np.abs(begins - ends)[there]
        size = np.maximum(np.maximum(begins, ends)[there], 1)
        if len(moved) >= _FEWEST and np.median(moved / size) >= _FREELY:
            return True
    return False


def grows(joint: Joint, joints: Joints, periods: Numbers) -> bool:
    """True for what goes up from month to month of a year and begins low again: a progress.

    A rate of satisfaction may rise too, but hardly by half, and not of each thing.
    """
    own = sizes_of(joint)
    for steps in steps_of(joints, periods):
        ends, begins = own[steps.before], own[steps.after]
        there = ~np.isnan(ends) & ~np.isnan(begins)
        years = (periods[steps.before] // 12) == (periods[steps.after] // 12)
        anew = there & ~years
        within = there & years
        rises = (begins - ends)[within]
        if len(rises) < _STEPS or (rises < 0).any() or (rises > 0).mean() < _MOSTLY:
            continue
        larger = np.nanmax(own) >= _TIMES * np.nanmin(own)
        if larger and (begins < ends)[anew].all():
            return True
    return False


def _numbers(joints: Joints) -> list[Joint]:
    return [joint for joint in joints.columns if joint.numeric][:_MOST_NUMBERS]


def _same(one: Sizes, other: Sizes) -> bool:
    """True where nearly all are the same, and they are not so because nothing moves."""
    there = ~np.isnan(one) & ~np.isnan(other)
    if there.sum() < _FEWEST or len(np.unique(one[there])) < _FEWEST:
        return False
    return bool((np.abs(one - other)[there] <= _NEAR).mean() >= _MOSTLY)


def _moves(sizes: Sizes) -> bool:
    return len(np.unique(sizes[~np.isnan(sizes)])) >= _FEWEST
