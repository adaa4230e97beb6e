from __future__ import annotations

import pytest

from zgreport.cli.terminal import page_width


@pytest.mark.parametrize(("columns", "places"), [("60", 58), ("200", 78), ("10", 50)])
def test_a_help_page_is_as_wide_as_the_terminal_within_bounds(columns: str, places: int) -> None:
    assert page_width({"COLUMNS": columns}) == places
