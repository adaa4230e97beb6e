"""Slips in the shipped template: none builds silently wrong, and each is told at its paragraph."""

from __future__ import annotations

import dataclasses
import io
import random
from typing import TYPE_CHECKING

import docx
import pytest
from desk import ROOT
from slips import slipped

from zgreport.findings import Severity, ZgreportError
from zgreport.language.session import Session
from zgreport.pipeline import summary
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.summary import summarise

if TYPE_CHECKING:
    from slips import Slip

    from zgreport.pipeline.year import Year

TEMPLATE = ROOT / "templates" / "综述.docx"
SEEDS = 50
TOLD_IN_PLACE = 48  # of them: 96 of 100


@pytest.fixture(scope="module")
def year() -> Year:
    """2023 of the example, its ledgers read and its definition evaluated once, without a clock."""
    year = open_year(Order(ROOT, year=2023), silent)
    said = year.definition
    session = Session(said, year.facts, year.period, issuer=said.issuer, date=said.date)
    return dataclasses.replace(year, session=session)


@pytest.fixture(autouse=True)
def _without_spots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are told by paragraph only: where a reader finds it is not asked here, and is dear."""
    monkeypatch.setattr(summary, "placed_on_template", lambda findings, *_: tuple(findings))


def told(year: Year, page: docx.document.Document) -> set[int | None]:
    """The paragraphs at which a template is refused; none where it is filled."""
    stream = io.BytesIO()
    page.save(stream)
    try:
        summarise(year, silent, stream.getvalue(), hurried=True)
    except ZgreportError as error:
        return {f.place.paragraph for f in error.findings if f.severity is Severity.ERROR}
    return set()


def test_of_fifty_random_slips_none_is_silent_and_nearly_all_are_told_in_place(year: Year) -> None:
    silently: list[Slip] = []
    elsewhere: list[Slip] = []
    for seed in range(SEEDS):
        page = docx.Document(str(TEMPLATE))
        slip = slipped(page, random.Random(seed))
        found = told(year, page)
        if not found:
            silently.append(slip)
        elif not any(map(slip.is_beside, found)):
            elsewhere.append(slip)
    assert not silently, "; ".join(map(str, silently))
    assert len(elsewhere) <= SEEDS - TOLD_IN_PLACE, "; ".join(map(str, elsewhere))
