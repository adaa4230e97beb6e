"""The reference page and the code are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zgreport.definition.names import MEASURE_NAMES
from zgreport.figures.expression import Op
from zgreport.language import reference
from zgreport.language.filters import FILTERS
from zgreport.language.forms import FORMS

if TYPE_CHECKING:
    from tests.language.conftest import Said
    from zgreport.language.session import Session

SECTIONS = {
    name: value
    for name, value in vars(reference).items()
    if name.isupper() and isinstance(value, tuple)
}
ENTRIES = [entry for section in SECTIONS.values() for entry in section]


def test_the_reference_names_every_form_filter_and_suffix_there_is() -> None:
    assert set(reference.names(reference.TEXT_FORMS)) == set(FORMS)
    assert set(reference.names(reference.FILTERS)) == set(FILTERS)
    assert reference.names(reference.CONDITIONS) == tuple(str(op) for op in Op)


def test_no_measure_may_be_called_what_a_form_is() -> None:
    forms = {*reference.names(reference.TEXT_FORMS), *reference.names(reference.FIGURE_FORMS)}
    assert forms <= MEASURE_NAMES


@pytest.mark.parametrize(
    ("source", "section"),
    [
        ("发稿", (*reference.TEXT_FORMS, *reference.FIGURE_FORMS)),
        ("公众号", (*reference.TEXT_FORMS, *reference.FIGURE_FORMS)),
        ('发稿.按("单位")', reference.BREAKDOWN_FORMS),
        ("评价办法", reference.RULE_CHANGES),
    ],
)
def test_the_reference_names_every_attribute_there_is(
    session: Session, source: str, section: tuple[reference.Entry, ...]
) -> None:
    known = session._parsed_value(source, session._names.evaluator()).names  # noqa: SLF001 - what values answer to is not shown elsewhere
    measures = {"阅读", "推送", "关注"}
    assert set(known) - measures == set(reference.names(section))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.name}-{entry.example}")
def test_every_example_of_the_reference_works(said: Said, entry: reference.Entry) -> None:
    said(entry.example)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_entry_says_what_it_means(entry: reference.Entry) -> None:
    assert entry.name in entry.example or entry.name == "是"
    assert entry.meaning
    assert not entry.meaning.endswith("。")
