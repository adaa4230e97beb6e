"""Changes: how a figure moved from last year, as a named status."""

from __future__ import annotations

from fractions import Fraction

from zgreport.figures.model import Basis, Change, Kind, Status

__all__ = ["change_of"]


def change_of(  # noqa: PLR0913, PLR0917  # all decide; none belongs to another
    kind: Kind,
    value: Fraction | None,
    previous: Fraction | None,
    small_base: int,
    basis: Basis,
    places: int = 1,
) -> Change:
    """The change from `previous` to `value`, exact; the status decides what may be said.

    Shares and means differ in their own unit, ranks in places gained; none has a ratio.  A change
    that is less than half a unit of the last of `places` decimals of a percent is nearly none.
    Source: chinese-documents 3, the decision table; (本期 - 上年同期) / 上年同期.
    """
    if value is None or previous is None:
        return Change(Status.NOT_AVAILABLE, basis)
    if kind is Kind.RANK:
        gained = previous - value
        return Change(_direction(gained), basis, gained)
    difference = value - previous
    if kind is Kind.MEAN:
        return Change(_direction(difference), basis, difference)
    if kind is Kind.SHARE:
        return Change(_share_status(value, difference, places), basis, difference)
    ratio = difference / previous if previous > 0 and value >= 0 else None
    base = small_base if kind in (Kind.FLOW, Kind.STOCK) else 0
    return Change(_status(value, previous, base, places), basis, difference, ratio)


def _direction(difference: Fraction) -> Status:
    if difference == 0:
        return Status.UNCHANGED
    return Status.INCREASED if difference > 0 else Status.DECREASED


def _share_status(value: Fraction, difference: Fraction, places: int) -> Status:
    if value == 0 and difference == 0:
        return Status.BOTH_ZERO
    return _unless_nearly(difference, places)


def _status(value: Fraction, previous: Fraction, small_base: int, places: int) -> Status:
    if value == previous:
        return Status.BOTH_ZERO if value == 0 else Status.UNCHANGED
    if value < 0 or previous < 0:
        return Status.SIGN_CHANGED
    if previous == 0:
        return Status.NEW
    if value == 0:
        return Status.ENDED
    if previous < small_base:
        return Status.SMALL_BASE
    return _unless_nearly(value / previous - 1, places)


def _unless_nearly(share: Fraction, places: int) -> Status:
    """The direction of a share, or nearly unchanged where it rounds (half up) to 0.0%."""
    if share != 0 and abs(share) * 100 * 10**places < Fraction(1, 2):
        return Status.NEARLY_UNCHANGED
    return _direction(share)
