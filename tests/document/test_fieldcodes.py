from __future__ import annotations

from zgreport.document.fieldcodes import Code


def test_the_code_of_a_field_is_read_in_time_however_long() -> None:
    assert Code("D" * 300_000).command == "D" * 60
    assert Code("HYPERLINK " + '\\l "x" ' * 40_000).link == ""
