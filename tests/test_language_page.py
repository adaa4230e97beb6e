"""LANGUAGE.md and the README's tags are held to the program, on the example workspace of 2023."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import docx
import pytest
from desk import ROOT
from tagged import tags

from zgreport.definition.read import read_definition
from zgreport.document.render import CoreProperties, render
from zgreport.document.template import open_template
from zgreport.figures.change import change_of
from zgreport.figures.facts import Facts
from zgreport.figures.model import Basis, Figure, Kind, Status
from zgreport.findings import ZgreportError
from zgreport.language import reference
from zgreport.language.reference import RESERVED
from zgreport.language.session import Session
from zgreport.language.source.fold import fold
from zgreport.ledgers.load import load_records
from zgreport.marks import strip
from zgreport.periods import Period
from zgreport.wording import approximation, change
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from docx.document import Document

PAGE = (ROOT / "LANGUAGE.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = {name: getattr(reference, name) for name in reference.__all__ if name != "RESERVED"}
NUMBERED = "FUNCTIONS"  # what these print is known when the whole document is


# How the page is read.


def cells(line: str) -> tuple[str, ...]:
    """The cells of a table's line; examples without their backquotes."""
    inside = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return tuple(cell.strip().replace("\\|", "|").strip("`") for cell in inside)


def tables(page: str, marker: str) -> list[list[tuple[str, ...]]]:
    """The rows, without head, of every table behind such a marker."""
    found = re.findall(rf"<!-- {marker} -->\n((?:\|.*\n)+)", page)
    return [[cells(line) for line in table.splitlines()[2:]] for table in found]


def rows(marker: str) -> list[tuple[str, ...]]:
    return [row for table in tables(PAGE, marker) for row in table]


def fences(marker: str) -> list[str]:
    return re.findall(rf"<!-- {marker} -->\n```\w+\n(.*?)```", PAGE, flags=re.DOTALL)


REFERENCE = {name: rows(f"reference: {name}") for name in SECTIONS}
EXAMPLES = [
    pytest.param(row[3], row[4], id=f"{name}-{row[0]}")
    for name, found in REFERENCE.items()
    for row in found
    if name != NUMBERED
]
README_TAGS = [
    row for row in map(cells, README.splitlines()) if len(row) == 2 and row[0].startswith("{{")
]


# What the example workspace says.


@pytest.fixture(scope="module")
def session() -> Session:
    workspace = Workspace(ROOT)
    definition = read_definition(workspace.definition, "inputs/report.yaml", RESERVED)
    records = load_records(definition, workspace, 2023)
    period = Period.whole(2023)
    facts = Facts(definition, records, period)
    return Session(definition, facts, period, issuer=definition.issuer, date=definition.date)


def add(document: Document, lines: list[str]) -> None:
    """A line is a paragraph; lines of cells are one table."""
    if not lines[0].startswith("|"):
        for line in lines:
            document.add_paragraph(line)
        return
    table = document.add_table(len(lines), len(cells(lines[0])))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, cells(line), strict=True):
            cell.text = text


def built(session: Session, source: str) -> list[str]:
    """The paragraphs of a Word file made of these lines and rendered."""
    document = docx.Document()
    add(document, source.splitlines())
    stream = io.BytesIO()
    document.save(stream)
    rendered = render(
        open_template(stream.getvalue(), "例.docx"),
        "例.docx",
        renderer=session.render,
        properties=CoreProperties("例", "", None),
    )
    return list(rendered.paragraphs)


def said(session: Session, source: str) -> str:
    return strip(session.render(tags(source)))


def test_braces_in_a_literal_end_no_tag_in_word_or_anywhere(session: Session) -> None:
    typed = '{{ 发稿(标题_含="}}") }}'
    assert built(session, typed) == ["0篇"]
    assert said(session, typed) == "0篇"
    assert isinstance(figure := session.expression(typed), Figure)
    assert figure.value == 0


# The reference.


@pytest.mark.parametrize("name", SECTIONS)
def test_the_page_has_every_entry_of_the_reference_and_no_other(name: str) -> None:
    listed = [row[:4] for row in REFERENCE[name]]
    assert listed == [(e.name, e.takes, e.meaning, e.example) for e in SECTIONS[name]]


def test_the_page_marks_no_section_that_is_not_in_the_reference() -> None:
    assert set(re.findall(r"<!-- reference: (\w+) -->", PAGE)) == set(SECTIONS)


@pytest.mark.parametrize(("example", "printed"), EXAMPLES)
def test_each_example_of_the_reference_prints_what_the_page_says(
    session: Session, example: str, printed: str
) -> None:
    assert said(session, example) == printed


def test_numbering_prints_what_the_page_says(session: Session) -> None:
    texts = {row[0]: (row[3], row[4]) for row in REFERENCE[NUMBERED]}
    ordinal, first = texts["序"]
    count, three = texts["共"]
    source = "\n".join([count, ordinal, ordinal, ordinal])
    assert built(session, source) == [three, first, "二是", "三是"]


# The rest of the page.


@pytest.mark.parametrize(("tag", "printed"), rows("samples"))
def test_each_sample_prints_what_the_page_says(session: Session, tag: str, printed: str) -> None:
    assert said(session, tag) == printed


@pytest.mark.parametrize(
    ("source", "printed"), list(zip(fences("document"), fences("prints"), strict=True))
)
def test_each_document_of_the_page_becomes_what_it_says(
    session: Session, source: str, printed: str
) -> None:
    expected = [cell for line in printed.splitlines() for cell in (cells(line) or [line])]
    assert built(session, source) == expected


@pytest.mark.parametrize(("typed", "taken"), rows("folded"))
def test_what_input_methods_type_is_taken_as_the_page_says(
    session: Session, typed: str, taken: str
) -> None:
    assert fold(typed) == taken
    if "==" not in taken and ">" not in taken:
        assert said(session, f"{{% if {taken} %}}是{{% endif %}}") == "是"


@pytest.mark.parametrize(("wrong", "right", "reason"), rows("refused"))
def test_what_the_page_refuses_is_refused_and_its_right_form_is_not(
    session: Session, wrong: str, right: str, reason: str
) -> None:
    with pytest.raises(ZgreportError):
        said(session, wrong)
    assert said(session, right)
    assert reason


def test_the_definition_of_the_page_is_that_of_the_example() -> None:
    definition = (ROOT / "inputs" / "report.yaml").read_text(encoding="utf-8").splitlines()
    (shown,) = fences("definition")
    assert set(shown.splitlines()) <= set(definition)


# Changes and approximations.

BASES = {"上年": Basis.LAST_YEAR, "上年同期": Basis.SAME_PERIOD, "上年末": Basis.LAST_YEAR_END}
KINDS = {"%": Kind.SHARE, "位": Kind.RANK, "天": Kind.AVERAGE}


def amount(text: str) -> Fraction | None:
    """The number in 563篇, 12.7%, 第2位; None for 无."""
    digits = re.search(r"-?\d+(\.\d+)?", text)
    return Fraction(digits.group()) / (100 if text.endswith("%") else 1) if digits else None


def moved(value: str, previous: str, basis: Basis) -> Figure:
    unit = value[-1:]
    kind = KINDS.get(unit, Kind.STOCK if basis is Basis.LAST_YEAR_END else Kind.FLOW)
    now, then = amount(value), amount(previous)
    moved = change_of(kind, now, then, small_base=10, basis=basis)
    return Figure("例", "例", kind, "" if unit == "%" else unit, now, then, moved)


CHANGES = [row for row in rows("changes") if row[3]]


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row[1])
def test_a_change_is_said_as_the_page_says(row: tuple[str, ...]) -> None:
    status, _, against, value, previous, *words = row
    figure = moved(value, previous, BASES[against])
    assert figure.change.status == status
    assert [change.full(figure), change.short(figure), change.against(figure)] == words


def test_the_page_tells_of_every_status() -> None:
    assert {row[0] for row in rows("changes")} == {status.value for status in Status}


def or_fault(text: str | None) -> str:
    return "报错" if text is None else text


@pytest.mark.parametrize(("exact", "about", "more", "over", "near"), rows("approximations"))
def test_a_number_is_approximated_as_the_page_says(
    exact: str, about: str, more: str, over: str, near: str
) -> None:
    value, unit = int(exact[:-1]), exact[-1]
    assert approximation.rounded_down(value, unit, "多") == about
    assert or_fault(approximation.marked(value, unit, "多")) == more
    assert or_fault(approximation.exceeding(value, unit)) == over
    assert or_fault(approximation.nearing(value, unit)) == near


# The README's table of tags.


@pytest.mark.parametrize(("tag", "printed"), README_TAGS)
def test_each_tag_of_the_readme_prints_what_it_says(
    session: Session, tag: str, printed: str
) -> None:
    if "共(" in tag:
        ordinals = ['{{ 序("镜子") }}'] * 3
        assert built(session, "\n".join([tag, *ordinals]))[0] == printed
    else:
        assert said(session, tag) == printed


def test_the_readme_has_its_table_of_tags() -> None:
    assert len(README_TAGS) >= 15
