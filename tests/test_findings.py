from __future__ import annotations

import pytest

from zgreport.findings import (
    Finding,
    Found,
    Place,
    Severity,
    ZgreportError,
    room,
    row_ranges,
)

ROOM = room("ledgers")
CELL = Place(file="inputs/2023/发稿.xlsx", cell="C14")


def test_a_room_puts_its_name_before_the_code() -> None:
    made = ROOM.error("not_a_number", CELL, value="约20")
    assert made == Finding("ledgers.not_a_number", Severity.ERROR, CELL, {"value": "约20"})
    assert ROOM.warning("no_file").severity is Severity.WARNING
    assert ROOM.note("no_file", "a.xlsx").place == Place(file="a.xlsx")


def test_found_keeps_each_finding_once_in_the_order_of_its_first_time() -> None:
    first, second = ROOM.note("a", CELL, value=1), ROOM.note("a", CELL, value=2)
    found = Found([first, second, ROOM.note("a", CELL, value=1)])
    found.add(second)
    found.extend([ROOM.note("b"), first])
    assert list(found) == [first, second, ROOM.note("b")]


def test_a_refusal_tells_all_findings_but_needs_an_error() -> None:
    found = Found([ROOM.note("a"), ROOM.warning("b")])
    found.refuse()
    found.add(ROOM.error("c"))
    with pytest.raises(ZgreportError) as caught:
        found.refuse()
    assert [finding.code for finding in caught.value.findings] == [
        *("ledgers.a", "ledgers.b", "ledgers.c")
    ]


@pytest.mark.parametrize(
    ("rows", "most", "shown"),
    [
        ([], 10, ()),
        ([7], 10, ("7",)),
        ([7, 8], 10, ("7-8",)),
        ([9, 4, 5, 6, 9], 10, ("4-6", "9")),
        ([1, 3, 5, 7], 3, ("1", "3", "5…")),
        ([1, 2, 5, 6, 9], 3, ("1-2", "5-6", "9")),
    ],
)
def test_rows_are_named_in_ranges(rows: list[int], most: int, shown: tuple[str, ...]) -> None:
    assert row_ranges(rows, most) == shown
