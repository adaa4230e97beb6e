"""The decision table of changes, worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.figures.change import change_of
from zgreport.figures.model import Basis, Change, Kind, Status

F = Fraction
YEAR = Basis.LAST_YEAR


@pytest.mark.parametrize(
    ("value", "previous", "status", "difference", "ratio"),
    [
        (563, 512, Status.INCREASED, 51, F(51, 512)),
        (512, 563, Status.DECREASED, -51, F(-51, 563)),
        (20, 20, Status.UNCHANGED, 0, 0),
        (0, 0, Status.BOTH_ZERO, 0, None),
        (5, 0, Status.NEW, 5, None),
        (0, 5, Status.ENDED, -5, -1),
        (0, 50, Status.ENDED, -50, -1),
        (3, 1, Status.SMALL_BASE, 2, 2),
        (4, 9, Status.SMALL_BASE, -5, F(-5, 9)),
        (11, 10, Status.INCREASED, 1, F(1, 10)),  # 10 itself is no small base
        (9, 9, Status.UNCHANGED, 0, 0),
        (10**30, 10, Status.INCREASED, 10**30 - 10, F(10**30 - 10, 10)),
        (2001, 2000, Status.INCREASED, 1, F(1, 2000)),  # exactly 0.05% rounds half up to 0.1%
        (1999, 2000, Status.DECREASED, -1, F(-1, 2000)),
        (2002, 2001, Status.NEARLY_UNCHANGED, 1, F(1, 2001)),
        (2000, 2001, Status.NEARLY_UNCHANGED, -1, F(-1, 2001)),
        (5, -5, Status.SIGN_CHANGED, 10, None),
        (-5, 5, Status.SIGN_CHANGED, -10, None),
        (-3, -5, Status.SIGN_CHANGED, 2, None),
        (0, -5, Status.SIGN_CHANGED, 5, None),
        (-5, 0, Status.SIGN_CHANGED, -5, None),
        (-5, -5, Status.UNCHANGED, 0, None),
    ],
)
@pytest.mark.parametrize("kind", [Kind.FLOW, Kind.STOCK])
def test_a_count_moves_by_the_table(
    *, kind: Kind, value: int, previous: int, status: Status, difference: int, ratio: int | None
) -> None:
    change = change_of(kind, F(value), F(previous), 10, YEAR)
    assert change == Change(status, YEAR, F(difference), None if ratio is None else F(ratio))


@pytest.mark.parametrize(("value", "previous"), [(None, F(3)), (F(3), None), (None, None)])
@pytest.mark.parametrize("kind", list(Kind))
def test_without_one_of_the_two_values_nothing_is_said(
    kind: Kind, value: Fraction | None, previous: Fraction | None
) -> None:
    assert change_of(kind, value, previous, 10, YEAR) == Change(Status.NOT_AVAILABLE, YEAR)


@pytest.mark.parametrize(
    ("value", "previous", "status"),
    [
        (F(127, 1000), F(115, 1000), Status.INCREASED),
        (F(115, 1000), F(127, 1000), Status.DECREASED),
        (F(1, 8), F(1, 8), Status.UNCHANGED),
        (F(0), F(0), Status.BOTH_ZERO),
        (F(1, 8), F(0), Status.INCREASED),
        (F(0), F(1, 8), Status.DECREASED),
        (F(5005, 10000), F(1, 2), Status.INCREASED),  # 0.05 points round half up to 0.1
        (F(50049, 100000), F(1, 2), Status.NEARLY_UNCHANGED),
        (F(49951, 100000), F(1, 2), Status.NEARLY_UNCHANGED),
    ],
)
def test_a_share_moves_in_points(value: Fraction, previous: Fraction, status: Status) -> None:
    change = change_of(Kind.SHARE, value, previous, 10, YEAR)
    assert change == Change(status, YEAR, value - previous, None)


@pytest.mark.parametrize(
    ("value", "previous", "status", "gained"),
    [(2, 3, Status.INCREASED, 1), (5, 2, Status.DECREASED, -3), (2, 2, Status.UNCHANGED, 0)],
)
def test_a_smaller_place_is_a_gain(value: int, previous: int, status: Status, gained: int) -> None:
    change = change_of(Kind.RANK, F(value), F(previous), 10, YEAR)
    assert change == Change(status, YEAR, F(gained), None)


@pytest.mark.parametrize("kind", [Kind.QUOTIENT, Kind.AVERAGE])
def test_quotients_and_averages_have_no_small_base(kind: Kind) -> None:
    change = change_of(kind, F(3), F(2), 10, Basis.SAME_PERIOD)
    assert change == Change(Status.INCREASED, Basis.SAME_PERIOD, F(1), F(1, 2))


def test_more_places_see_smaller_changes() -> None:
    assert change_of(Kind.FLOW, F(2002), F(2001), 10, YEAR, 2).status is Status.INCREASED


def test_what_the_evidence_and_the_archives_keep_keeps_its_words() -> None:
    assert " ".join(Kind) == "flow stock rank share quotient per average mean"
    assert " ".join(Basis) == "last_year same_period last_year_end"
    assert " ".join(Status) == (
        "increased decreased unchanged nearly_unchanged small_base new ended both_zero "
        "sign_changed redefined not_available not_applicable"
    )


numbers = st.fractions(min_value=0, max_value=10**9, max_denominator=1000)


@given(numbers, numbers, st.integers(0, 100))
def test_value_is_always_previous_and_difference(
    value: Fraction, previous: Fraction, small_base: int
) -> None:
    for kind in (Kind.FLOW, Kind.SHARE, Kind.AVERAGE):
        change = change_of(kind, value, previous, small_base, YEAR)
        assert change.difference == value - previous
        assert change.ratio is None or previous * (1 + change.ratio) == value
