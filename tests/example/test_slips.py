"""Slips in the shipped template: none builds silently wrong, and each is told at its paragraph."""

from __future__ import annotations

import dataclasses
import io
import random
from typing import TYPE_CHECKING

import docx
import pytest
from desk import ROOT
from slips import slipped, spots

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
    """The paragraphs at which a template is refused; where it is filled, those it is warned of."""
    stream = io.BytesIO()
    page.save(stream)
    try:
        filled = summarise(year, silent, stream.getvalue(), hurried=True).rendered
    except ZgreportError as error:
        return {f.place.paragraph for f in error.findings if f.severity is Severity.ERROR}
    return {f.place.paragraph for f in filled.findings if f.severity is Severity.WARNING}


def test_the_template_as_it_is_shipped_is_told_of_nothing(year: Year) -> None:
    assert not told(year, docx.Document(str(TEMPLATE)))


# Of a tag as it stands in the template, what a hand makes of it.
TWELVE = [
    ("{{ 市级刊发.同比 }}", "{{ 市级刊发.同比 }"),  # a brace is lost
    ("{{ 望远镜稿|带同比 }}", "{ 望远镜稿|带同比 }}"),
    ("{{ 中组部刊物刊发 }}", "{{ 中组部刊物刋发 }}"),  # a name is misspelt
    ("{{ 望远镜稿.占(发稿) }}", "{{ 望远镜稿.站(发稿) }}"),  # a form
    ("{{ 三棱镜稿|带同比 }}", "{{ 三棱镜稿|代同比 }}"),  # a filter
    ("{%p if 望远镜稿 %}", "{%p fi 望远镜稿 %}"),  # a block word
    ("{% if 市级刊发 < 100 %}", ""),  # an opening is deleted
    ("{% endfor %}", ""),  # an end
    ('{{ 显微镜稿.按("季")|逐项 }}', '{{ 显微镜稿.按("季)|逐项 }}'),  # a quote is lost
    ('{{ 落实用时.居前(3, "单位") }}', '{{ 落实用时.居前(3, "单位" }}'),  # a parenthesis
    ("{{ 县市区报送.上年 }}", "{% 县市区报送.上年 %}"),  # braces of the other kind
    ("{{ 部机关省刊采用 }}", "{{r 部机关省刊采用 }}"),  # a form of docxtpl that there is not
]


@pytest.mark.parametrize(("tag", "typed"), TWELVE, ids=[typed or tag for tag, typed in TWELVE])
def test_a_slip_of_the_hand_is_told_at_its_paragraph(year: Year, tag: str, typed: str) -> None:
    page = docx.Document(str(TEMPLATE))
    spot = next(spot for spot in spots(page) if spot.tag == tag)
    spot.put(typed)
    assert spot.number in told(year, page)


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
