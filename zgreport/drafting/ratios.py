"""Ratios: rates of which the rows show by what they are divided, 执行率 beside 执行数 and 预算数.

The rate of a year is the ratio of the year's sums, not the mean of the rows' rates.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.header_words import plain
from zgreport.drafting.series import grows, sizes_of
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft
    from zgreport.drafting.series import Sizes
    from zgreport.ledgers.coded import Numbers

__all__ = ["with_ratios", "without_progress"]

_PER_HEAD = Pattern("均|/|每")
_FEWEST = 3  # rows that show it
_MOSTLY = 0.95
_AT_END = frozenset({MeasureKind.CUMULATIVE, MeasureKind.LAST})
_MOST_DECIMALS = 6
_MOST_PARTS = 10
_ADDED = frozenset({MeasureKind.SUM, MeasureKind.LAST})
_NEAR = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A column of numbers that a rate may be made of; `name` is its measure, "" where it has none.

    `kind` and `word` are the measure's.
    """

    header: str
    name: str
    kind: MeasureKind | None
    word: str
    sizes: Sizes


@dataclass(frozen=True, slots=True, eq=False)
class _Quotient:
    """What may be divided by what: the expression ("" where the year's numbers do not give it)."""

    said: str
    expression: str
    sizes: Sizes
    divisor: Sizes


def with_ratios(
    ledger: str, drafts: Sequence[ColumnDraft], joints: Joints
) -> tuple[ColumnDraft, ...]:
    """The columns of a ledger, each rate that the rows prove with the ratio that it is.

    It is text where the year's numbers do not give its ratio: 审结 / (旧存 + 新收).
    """
    by_headers = {joint.headers: joint for joint in joints.columns if joint.numeric}
    rates = [d for d in drafts if d.headers in by_headers and _is_rate(d)]
    if not rates:
        return tuple(drafts)
    parts = [
        _part(draft, by_headers[draft.headers])
        for draft in drafts
        if draft.headers in by_headers and draft not in rates
    ][:_MOST_PARTS]
    return tuple(
        _with_ratio(ledger, d, sizes_of(by_headers[d.headers]), parts) if d in rates else d
        for d in drafts
    )


def without_progress(
    drafts: Sequence[ColumnDraft], joints: Joints, months: Numbers | None
) -> tuple[ColumnDraft, ...]:
    """The columns, each rate that grows with the year as text: its mean is nothing there was."""
    if months is None:
        return tuple(drafts)
    by_headers = {joint.headers: joint for joint in joints.columns if joint.numeric}
    return tuple(
        _untold(draft, Reason("drafting.rate_grows", {"header": draft.headers[0]}))
        if draft.headers in by_headers
        and _may_grow(draft)
        and grows(by_headers[draft.headers], joints, months)
        else draft
        for draft in drafts
    )


def _may_grow(draft: ColumnDraft) -> bool:
    """True for a share that is the mean of its rows, and that nobody said to be one."""
    given = any(told.code == "drafting.given" for told in draft.reasons)
    is_share = draft.role is Role.NUMBER and draft.kind is MeasureKind.PERCENT
    return is_share and not draft.ratio and not given


def _untold(draft: ColumnDraft, reason: Reason) -> ColumnDraft:
    told = replace(draft, role=Role.TEXT, measure="", sure=Sureness.DOUBTFUL, reasons=(reason,))
    return replace(told, others=(Role.NUMBER,))


def _part(draft: ColumnDraft, joint: Joint) -> _Part:
    name = draft.measure if draft.role is Role.NUMBER else ""
    return _Part(draft.headers[0], name, draft.kind, draft.measure_word, sizes_of(joint))


def _is_rate(draft: ColumnDraft) -> bool:
    if draft.role is not Role.NUMBER:
        return False
    if draft.kind is MeasureKind.PERCENT:
        return True
    said = (plain(draft.headers[0]), draft.measure_word)
    return draft.kind is MeasureKind.MEAN and any(map(_PER_HEAD.search, said))


def _with_ratio(
    ledger: str, draft: ColumnDraft, rates: Sizes, parts: Sequence[_Part]
) -> ColumnDraft:
    is_share = draft.kind is MeasureKind.PERCENT
    quotients = list(_quotients(ledger, parts, is_share=is_share))
    found = [
        q
        for q in quotients
        if any(_are(rates, q, scale) for scale in ((1, 100) if is_share else (1,)))
    ]
    if not found:
        return draft
    best = max(found, key=lambda quotient: quotient.expression != "")
    shown = {"header": draft.headers[0], "ratio": best.said}
    if best.expression:
        reason = Reason("drafting.ratio", shown)
        return replace(draft, ratio=best.expression, reasons=(reason,))
    if any(told.code == "drafting.given" for told in draft.reasons):
        return draft
    return _untold(draft, Reason("drafting.ratio_unsaid", shown))


def _quotients(ledger: str, parts: Sequence[_Part], *, is_share: bool) -> Iterator[_Quotient]:
    """What may be divided by what: one column by another or, for a share, by two added up."""
    for above, below in permutations(parts, 2):
        alike = not (above.word and below.word) or above.word == below.word
        if (alike or not is_share) and _are_measured_alike(above, below):
            yield _of(ledger, "{0} / {1}", above.sizes, below.sizes, above, below)
            if is_share:
                left = below.sizes - above.sizes
                yield _of(ledger, "({1} - {0}) / {1}", left, below.sizes, above, below)
    if not is_share:
        return
    for above in parts:
        for one, other in combinations(parts, 2):
            whole = one.sizes + other.sizes
            yield _of(ledger, "{0} / ({1} + {2})", above.sizes, whole, above, one, other)


def _are_measured_alike(*parts: _Part) -> bool:
    kinds = {part.kind for part in parts}
    one_span = len(kinds) == 1 and kinds <= _ADDED
    # A running total is what there is at the end, as a plan is that holds for each month.
    at_end = MeasureKind.CUMULATIVE in kinds and kinds <= _AT_END
    return all(part.name for part in parts) and (one_span or at_end)


def _of(ledger: str, pattern: str, above: Sizes, below: Sizes, *parts: _Part) -> _Quotient:
    said = pattern.format(*(part.header for part in parts))
    whole = _are_measured_alike(*parts) and len({p.word for p in parts[1:]}) == 1
    expression = pattern.format(*(f"{ledger}.{p.name}" for p in parts)) if whole else ""
    return _Quotient(said, expression, above, below)


def _are(rates: Sizes, quotient: _Quotient, scale: int) -> bool:
    """True where the rates are the quotients, as far as they are rounded."""
    above, below = quotient.sizes, quotient.divisor
    there = ~np.isnan(rates) & ~np.isnan(above) & ~np.isnan(below)
    there &= np.nan_to_num(below) != 0
    own = rates[there]
    if len(own) < _FEWEST or len(np.unique(own)) < 2:
        return False
    quotients = above[there] / below[there] * scale
    half = 0.5 * 10.0 ** -_decimals(own) + _NEAR
    return bool((np.abs(own - quotients) <= half).mean() >= _MOSTLY)


def _decimals(sizes: Sizes) -> int:
    """How many decimals the numbers are rounded to."""
    return next(
        (n for n in range(_MOST_DECIMALS) if np.allclose(np.round(sizes, n), sizes, 0, _NEAR)),
        _MOST_DECIMALS,
    )
