"""Checks: statements that hold in every year there is: parts and wholes, sums, last year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Role
from zgreport.drafting.header_words import plain, stem
from zgreport.drafting.parts import is_part
from zgreport.drafting.proposal import CheckDraft
from zgreport.drafting.series import sizes_of
from zgreport.drafting.totals import counts_of, total_of
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft
    from zgreport.drafting.series import Sizes

__all__ = ["checks_of"]

_WHOLE = Pattern("合计|总数|总计|小计|共计|总量|总人数|总额")
_ADDED = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_FEWEST_PARTS = 2
_FEW = 5  # a count that small may be the same by chance
_NEAR = 1e-6


def checks_of(ledgers: Sequence[tuple[LedgerDraft, Joints]]) -> tuple[CheckDraft, ...]:
    """The checks of all ledgers, each once by its name."""
    found = [check for ledger, joints in ledgers for check in _own(ledger, joints)]
    found += _summaries(ledgers)
    return tuple({check.name: check for check in found}.values())


def _own(ledger: LedgerDraft, joints: Joints) -> Iterator[CheckDraft]:
    if ledger.crossing:
        return
    by_headers = {joint.headers: joint for joint in joints.columns}
    measures = [
        (column, by_headers[column.headers])
        for column in ledger.columns
        if column.role is Role.NUMBER and column.kind in _ADDED and column.headers in by_headers
    ]
    sizes = [sizes_of(joint) for _, joint in measures]
    yield from _parts(ledger, measures, sizes)
    yield from _sums(ledger, measures, sizes)
    yield from _last_year(ledger, joints, by_headers)


def _parts(
    ledger: LedgerDraft,
    measures: Sequence[tuple[ColumnDraft, Joint]],
    sizes: Sequence[Sizes],
) -> Iterator[CheckDraft]:
    """A part, called so, that is in no row more than its whole before it."""
    for n, (part, _) in enumerate(measures):
        for m, (whole, _) in reversed(list(enumerate(measures[:n]))):
            if not is_part(part, whole, beside=m == n - 1) or not _at_most(sizes[n], sizes[m]):
                continue
            name = f"{ledger.name}{part.name}不超过{whole.name}"
            statement = f"{ledger.name}.{part.measure} <= {ledger.name}.{whole.measure}"
            shown = {"part": part.headers[0], "whole": whole.headers[0]}
            yield CheckDraft(name, statement, (Reason("drafting.part_of", shown),))
            break


def _at_most(part: Sizes, whole: Sizes) -> bool:
    there = ~np.isnan(part)
    own, all_of_it = part[there], np.nan_to_num(whole[there], nan=-1.0)
    return (
        bool(len(own)) and bool((own <= all_of_it + _NEAR).all()) and bool((own < all_of_it).any())
    )


def _sums(
    ledger: LedgerDraft,
    measures: Sequence[tuple[ColumnDraft, Joint]],
    sizes: Sequence[Sizes],
) -> Iterator[CheckDraft]:
    """A column of totals that in each row is what the columns beside it add up to."""
    for n, (whole, _) in enumerate(measures):
        if not _WHOLE.search(plain(whole.headers[0])):
            continue
        alike = [
            m
            for m, (part, _) in enumerate(measures)
            if m != n and part.measure_word == whole.measure_word and part.kind is whole.kind
        ]
        for parts in ([m for m in alike if m > n], [m for m in alike if m < n]):
            if len(parts) >= _FEWEST_PARTS and _adds_up(sizes[n], [sizes[m] for m in parts]):
                names = [measures[m][0] for m in parts]
                added = " + ".join(f"{ledger.name}.{part.measure}" for part in names)
                shown = {"whole": whole.headers[0], "parts": tuple(p.headers[0] for p in names)}
                yield CheckDraft(
                    f"{ledger.name}{whole.name}等于各项之和",
                    f"{ledger.name}.{whole.measure} == {added}",
                    (Reason("drafting.sum_of", shown),),
                )
                break


def _adds_up(whole: Sizes, parts: Sequence[Sizes]) -> bool:
    added = np.nansum(parts, axis=0)
    there = ~np.isnan(whole)
    return bool(there.any()) and bool(np.allclose(whole[there], added[there]))


def _last_year(
    ledger: LedgerDraft, joints: Joints, by_headers: dict[tuple[str, ...], Joint]
) -> Iterator[CheckDraft]:
    """A column of last year's numbers that are those of last year's ledger, in all years."""
    years = sorted({int(year) for year in set(joints.year_of.tolist()) if year})
    pairs = [(a, b) for a, b in pairwise(years) if b == a + 1]
    for n, column in enumerate(ledger.columns):
        if column.role is not Role.LAST_YEAR or not pairs or column.kind is not MeasureKind.SUM:
            continue
        base = _base(ledger.columns, n)
        if base is None:
            continue
        now, own = sizes_of(by_headers[column.headers]), sizes_of(by_headers[base.headers])
        rows = joints.of_year
        if all(np.isclose(np.nansum(now[rows(b)]), np.nansum(own[rows(a)])) for a, b in pairs):
            yield CheckDraft(
                f"{ledger.name}{column.name}与上年一致",
                f"not {ledger.name}.{base.measure}.上年 or "
                f"{ledger.name}.{column.measure} == {ledger.name}.{base.measure}.上年",
                (Reason("drafting.last_year_same", {"header": column.headers[0]}),),
            )


def _base(columns: Sequence[ColumnDraft], place: int) -> ColumnDraft | None:
    """The measure that a column says of the year before: called alike, or the one beside it."""
    own = plain(columns[place].headers[0])
    measures = [c for c in columns if c.role is Role.NUMBER]
    called = [c for c in measures if any(stem(h) in own for h in c.headers)]
    before = [c for c in columns[:place] if c.role is Role.NUMBER]
    return next(iter(called or before[-1:]), None)


def _summaries(ledgers: Sequence[tuple[LedgerDraft, Joints]]) -> Iterator[CheckDraft]:
    """A summary table whose totals are the counts of another ledger in all years there are."""
    for ledger, joints in ledgers:
        for name, totals in total_of(ledger, joints):
            if len(totals) < 2 or min(totals.values()) < _FEW:  # two years tell
                continue
            for other, own in ledgers:
                fitting = (
                    (text for text, counts in counts_of(other, own) if counts == totals)
                    if other is not ledger
                    else iter(())
                )
                if (text := next(fitting, None)) is not None:
                    shown = {"ledger": ledger.name, "other": text}
                    yield CheckDraft(
                        f"{ledger.name}与{other.name}一致",
                        f"{ledger.name}.{name} == {text}",
                        (Reason("drafting.summary_same", shown),),
                    )
                    break
