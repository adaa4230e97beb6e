"""Whatever the year brings, no sentence is silly: what an editor would never let pass.

Each variant was read as a whole once (`python tests/sweeps/variants.py`); what was silly then is
looked for in all of them ever after.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from editor import assert_passes
from variants import VARIANTS, text_of

if TYPE_CHECKING:
    from desk import Desk

pytestmark = pytest.mark.long(40)

# These the scenarios bring about as well, and hold to the same.
SCENARIOS = (
    "no reports on how decisions were carried out",
    "no articles about practice",
    "no mirror at all",
    "no account",
    "no ledger of submissions",
    "no articles but winners",
    "the city's units submit nothing",
    "no training",
    "no vote",
    "three winners",
    "no last year",
    "a few figures of last year are typed",
)


@pytest.mark.parametrize("name", [name for name in VARIANTS if name not in SCENARIOS])
def test_an_editor_strikes_no_sentence_and_finds_every_annex(name: str, desk: Desk) -> None:
    assert_passes(text_of(name, desk))


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_others_are_among_the_scenarios(name: str) -> None:
    scenarios = Path(__file__).with_name("test_scenarios.py").read_text(encoding="utf-8")
    assert scenarios.count(f'    VARIANTS["{name}"](desk)\n') == 1
