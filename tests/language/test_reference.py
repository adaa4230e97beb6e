"""The reference page and the code are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zgreport.figures.expression import Op
from zgreport.language import reference
from zgreport.language.entries import Entry, names
from zgreport.language.methods import names_of

if TYPE_CHECKING:
    from tests.language.conftest import Said
    from zgreport.language.session import Session

SECTIONS = {name: getattr(reference, name) for name in reference.__all__ if name != "RESERVED"}
ENTRIES = [entry for section in SECTIONS.values() for entry in section]


def test_the_reference_names_every_suffix_there_is() -> None:
    assert names(reference.CONDITIONS) == tuple(str(op) for op in Op)


def test_the_words_of_the_language_are_kept_from_the_definition() -> None:
    reserved = reference.RESERVED
    assert {"年", "质效", "序", "季", "for"} <= reserved.names
    assert {"月", "季", "半年", "if"} <= reserved.columns
    assert {"同比", "约", "占", "列", "名", "值", "月"} <= reserved.measures
    assert not {"同比", "年"} & reserved.columns
    endings = "_含 _不含 _不是 _大于 _小于 _至少 _至多 _为空"
    assert reserved.endings == tuple(endings.split())


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
    session: Session, source: str, section: tuple[Entry, ...]
) -> None:
    known = names_of(session._parsed_value(source, session._names.evaluator()))  # noqa: SLF001 - what values answer to is not shown elsewhere
    measures = {"阅读", "推送", "关注"}
    assert set(known) - measures == set(names(section))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.name}-{entry.example}")
def test_every_example_of_the_reference_works(said: Said, entry: Entry) -> None:
    said(entry.example)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_entry_says_what_it_means(entry: Entry) -> None:
    assert entry.name in entry.example or entry.name == "是"
    assert entry.meaning
    assert not entry.meaning.endswith("。")
