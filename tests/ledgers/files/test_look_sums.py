"""Sums that are seen in a sheet's formulas, and the rows that its own tables total."""

from __future__ import annotations

import pytest

from zgreport.ledgers.files.look_sums import own_sums, sums_in_sheet, table_areas, totals_rows
from zgreport.ledgers.files.sheet import Span


@pytest.mark.parametrize(
    ("formula", "sums"),
    [
        ("SUM(E2:E4)", ("sum", 2, 4)),
        ("SUM($E$2:$E$4)", ("sum", 2, 4)),
        ("SUM(E2,E4)", ("sum", 2, 4)),
        ("+E2+E3", ("sum", 2, 3)),
        ("SUBTOTAL(109,E2:E4)", ("sum", 2, 4)),
        ("SUBTOTAL(101,E2:E4)", ("mean", 2, 4)),
        ("AGGREGATE(9,6,E2:E4)", ("sum", 2, 4)),
        ("of:=SUBTOTAL(9;[.E2:.E4])", ("sum", 2, 4)),
        ("SUM(E6:E9)", ("sum", 6, 9)),
        ("SUM(D2:D4)", None),
        ("SUM(E2:F4)", None),
        ("SUM(一月!E2:E4)", None),
        ("SUM(E2:E5)", None),
        ("SUM(E2:E4)/3", None),
        ("SUMIF(C2:C4,1,E2:E4)", None),
        ("SUBTOTAL(4,E2:E4)", None),
        ("E2*E3", None),
    ],
)
def test_a_formula_sums_rows_of_its_own_column(
    formula: str, sums: tuple[str, int, int] | None
) -> None:
    assert own_sums(formula, (5, 5)) == sums


def test_a_formula_that_is_shared_along_a_row_sums_each_column() -> None:
    content = (
        b'<row r="5"><c r="B5"><f t="shared" ref="B5:C5" si="0">SUM(B2:B4)</f><v>3</v></c>'
        b'<c r="C5"><f t="shared" si="0"/><v>3</v></c></row>'
        b'<row r="6"><c r="C6"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    assert sums_in_sheet(content, b"", ()) == {(5, 2): ("sum", 2, 4), (5, 3): ("sum", 2, 4)}


def test_a_table_tells_its_rows_and_its_totals() -> None:
    part = b'<x:table xmlns:x="m" id="1" name="T" ref="B3:E9" totalsRowCount="1"><x:autoFilter/>'
    areas = table_areas([part, b"<table ref='broken'/>"])
    assert (areas, totals_rows(areas)) == (((4, 8, 2, 5, 9),), (Span(9, 2, 9, 5),))
    assert own_sums("SUBTOTAL(109,[字数])", (9, 5), areas) == ("sum", 4, 8)
    assert own_sums("SUBTOTAL(109,表1[字数])", (9, 7), areas) is None
    assert totals_rows(table_areas([b'<table ref="A1:B3" headerRowCount="0"/>'])) == ()
