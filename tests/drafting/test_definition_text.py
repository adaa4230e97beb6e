"""The text of a proposal: read by the definition's own reader, it is the proposal again."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from drafted import column, family, ledger, measure, proposal, registry, say
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zgreport.definition.choices import DateSource, MeasureKind
from zgreport.definition.read import parse_definition
from zgreport.drafting.definition_text import NO_ISSUER, definition_text
from zgreport.drafting.found import Family
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.naming_figures import named_figures
from zgreport.drafting.proposal import (
    CheckDraft,
    ColumnDraft,
    Crossing,
    LedgerDraft,
    Proposal,
    SpellingDraft,
)
from zgreport.drafting.tag_names import ENDINGS, RESERVED_NAMES
from zgreport.drafting.yaml_text import clean
from zgreport.language.reference import RESERVED
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.definition.model import Definition

UNITS = [["单位", "组别"], ["甲县", "县"], ["乙局", "局"]]


def text_of(drafted: Proposal) -> str:
    return definition_text(drafted, named_figures(drafted), say)


def read(drafted: Proposal) -> Definition:
    return parse_definition(text_of(drafted).encode(), "report.yaml", RESERVED)


def lines(drafted: Proposal) -> list[str]:
    return [line.strip() for line in text_of(drafted).splitlines()]


# ---- whatever stands in the sheets

NAMES = st.from_regex(r"[甲-龥a-zA-Z][甲-龥a-zA-Z0-9_]{1,6}", fullmatch=True).filter(
    lambda name: (
        name not in RESERVED.names | RESERVED.measures and not name.endswith(RESERVED.endings)
    )
)
AWKWARD = st.sampled_from(
    [
        "是",
        "否",
        "yes",
        "No",
        "null",
        "~",
        "2023",
        "007",
        "1.5",
        "2023-01-05",
        "12:30",
        "甲: 乙",
        "甲 # 乙",
        "#甲",
        "*甲*",
        "&甲",
        "!甲",
        "[甲]",
        "{甲}",
        "甲，乙",
        "甲,乙",
        "“甲”",
        '"甲"',
        "'甲'",
        "甲'乙\"丙",
        "县（市）区",
        "县(市)区",
        "- 甲",
        "? 甲",
        "甲:",
        "：甲",
        "单 位\n（篇）",
        "%甲",
        "@甲",
        "`甲`",
        "|",
        ">",
        "---",
        "...",
        "甲\\乙",
        "甲\t乙",
        "\ufeff甲",
        "True",
        "<<",
        "=",
        "{{ 年 }}",
        "😀",
    ]
)
TEXTS = st.one_of(AWKWARD, st.text(min_size=1, max_size=8)).filter(
    lambda text: bool(text.strip(" \t\r\n\u3000"))
)


@st.composite
def columns(draw: st.DrawFn, name: str) -> ColumnDraft:
    role = draw(st.sampled_from([Role.TITLE, Role.TEXT, Role.LIST, Role.NUMBER, Role.SERIAL]))
    values = tuple(draw(st.lists(TEXTS, min_size=1, max_size=4))) if role is Role.LIST else ()
    is_number = role is Role.NUMBER
    return column(
        name,
        role,
        headers=(name, *draw(st.lists(TEXTS, max_size=2))),
        sure=draw(st.sampled_from(Sureness)),
        kind=draw(st.sampled_from(MeasureKind)) if is_number else None,
        measure=name if is_number else "",
        measure_word="件" if is_number else "",
        values=values,
        samples=tuple(draw(st.lists(TEXTS, max_size=3))),
        others=tuple(draw(st.lists(st.sampled_from([Role.DATE, Role.NUMBER]), max_size=1))),
        reasons=(Reason(draw(TEXTS)),),
    )


@st.composite
def ledgers(draw: st.DrawFn, name: str) -> LedgerDraft:
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold))
    own = [draw(columns(each)) for each in names]
    own = _own_headers(own)
    dated = draw(st.booleans())
    date = [column("登记日期", Role.DATE)] if dated and "登记日期" not in names else []
    return ledger(
        name, "件", *date, *own, family=family(name), sure=draw(st.sampled_from(Sureness))
    )


def _own_headers(own: list[ColumnDraft]) -> list[ColumnDraft]:
    """No two columns claim one header, and no list has a value twice: drafting never does."""
    taken = {comparable(each.name) for each in own}
    kept = []
    for each in own:
        headers = [each.name]
        for header in each.headers[1:]:
            if comparable(clean(header)) not in taken | {""}:
                taken.add(comparable(clean(header)))
                headers.append(header)
        by_value = {comparable(clean(v)): v for v in each.values if comparable(clean(v))}
        values = tuple(by_value.values()) or (("甲",) if each.role is Role.LIST else ())
        kept.append(dataclasses.replace(each, headers=tuple(headers), values=values))
    return kept


@st.composite
def proposals(draw: st.DrawFn) -> Proposal:
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=str.casefold))
    title, issuer = draw(TEXTS), draw(TEXTS)
    return proposal(*(draw(ledgers(name)) for name in names), title=title, issuer=issuer)


SIGN_OF_A_NUMBER = "𐋡"  # \w takes it, an identifier does not


@settings(max_examples=150, deadline=None)
@given(proposals())
@example(proposal(ledger("投诉", "件", column("类别", Role.LIST, values=(SIGN_OF_A_NUMBER, "甲")))))
def test_the_text_of_any_proposal_is_read_without_a_fault_and_is_the_proposal(
    drafted: Proposal,
) -> None:
    found = read(drafted)
    assert [each.name for each in found.ledgers] == [each.name for each in drafted.ledgers]
    for ours, theirs in zip(drafted.ledgers, found.ledgers, strict=True):
        listed = [each for each in ours.columns if each.role is not Role.SERIAL]
        assert [each.name for each in theirs.columns] == [each.name for each in listed]
        assert theirs.date == (ours.date or None)
        assert theirs.measure_word == ours.measure_word
        for wanted, got in zip(listed, theirs.columns, strict=True):
            assert same(got.headers) == same(h for h in wanted.headers if h != wanted.name)
            assert same(got.values or ()) == same(wanted.values)
        numbers = [each for each in ours.columns if each.role is Role.NUMBER]
        assert [(m.name, m.column, m.kind) for m in theirs.measures] == [
            (each.name, each.name, each.kind) for each in numbers
        ]


def same(texts: Iterable[str]) -> list[str]:
    return [comparable(clean(text)) for text in texts]


# ---- what each thing looks like


def test_a_registry_its_aliases_and_renamed_attributes_are_read_back() -> None:
    units = dataclasses.replace(
        registry("单位", UNITS, column("组别", Role.ATTRIBUTE)),
        sheet="2023年",
        aliases="简称",
        renamed={"级别": "单位级别"},
    )
    (found,) = read(proposal(ledger("投诉", "件", column("标题")), registries=[units])).registries
    assert (found.name, found.files, found.sheet) == ("单位", "单位名录.csv", "2023年")
    assert (found.key, found.aliases, found.attributes) == ("单位", "简称", {"级别": "单位级别"})


def test_a_cross_table_a_month_in_the_sheets_name_and_further_keys_are_read_back() -> None:
    monthly = Family(
        "通报", ("*通报*", "*情况*"), ("*月",), (), Sureness.SURE, (), DateSource.SHEET
    )
    drafted = ledger(
        "通报",
        "",
        column("单位"),
        column("条数", Role.NUMBER, kind=MeasureKind.SUM, measure="采用", measure_word="条"),
        family=monthly,
        date="月份",
        crossing=Crossing(("*采用",), "渠道", "条数"),
        duplicate_key=("单位", "月份"),
        settings={"empty": "zero", "duplicates": "first"},
    )
    (found,) = read(proposal(drafted)).ledgers
    assert (found.files, found.sheets) == (("*通报*", "*情况*"), ("*月",))
    assert (found.date, found.date_from) == ("月份", DateSource.SHEET)
    assert found.unpivot is not None
    assert (found.unpivot.columns, found.unpivot.into) == (("*采用",), "渠道")
    assert found.duplicate_key == ("单位", "月份")
    assert (found.empty.value, found.duplicates.value) == ("zero", "first")
    assert [each.name for each in found.columns] == ["单位"]


def test_what_a_measure_may_have_behind_its_numbers_is_read_back() -> None:
    people = column(
        "参训人数",
        Role.NUMBER,
        kind=MeasureKind.LAST,
        measure="参训",
        measure_word="名",
        also=("人次", "2"),
    )
    (found,) = read(proposal(ledger("培训", "期", people))).ledgers[0].measures
    assert (found.name, found.column, found.kind.value) == ("参训", "参训人数", "last")
    assert (found.measure_word, found.also) == ("名", ("人次", "2"))


def test_a_check_only_warns_unless_it_is_sure() -> None:
    checks = (
        CheckDraft("刊发不超过改稿", "培训.改稿 >= 培训.改稿", (Reason("held"),)),
        CheckDraft("一定", "培训 >= 0", (), is_warning=False),
    )
    found = read(proposal(ledger("培训", "期", measure("改稿", "篇")), checks=checks)).checks
    assert [(each.name, each.severity.value) for each in found] == [
        ("刊发不超过改稿", "warning"),
        ("一定", "error"),
    ]


@pytest.mark.parametrize(
    ("sure", "word"),
    [
        (Sureness.SURE, "日期:   # 日期，确定：依据by_header"),
        (Sureness.LIKELY, "日期:   # 日期，多半：依据by_header"),
        (Sureness.DOUBTFUL, "日期:   # 日期，存疑，请看：依据by_header（如 1月5日、无）"),
    ],
)
def test_a_comment_says_how_sure_a_guess_is_and_what_it_rests_on(sure: Sureness, word: str) -> None:
    day = column("日期", Role.DATE, sure=sure, samples=("1月5日", "无"))
    assert word in lines(proposal(ledger("投诉", "件", day)))


def uncommented(text: str, start: str) -> str:
    """The text with the # taken away from the comment that starts so."""
    (line,) = [line for line in text.splitlines() if line.strip().startswith(f"# {start}")]
    return text.replace(line, line.replace("# ", "", 1))


DOUBTFUL = column(
    "件数",
    Role.TEXT,
    sure=Sureness.DOUBTFUL,
    others=(Role.NUMBER, Role.LIST, Role.DATE),
    headers=("件数", "数量"),
    values=("1", "多"),
    measure_word="件",
)


def test_a_doubtful_column_is_text_with_both_possibilities_beside_it() -> None:
    drafted = proposal(ledger("投诉", "件", column("标题"), DOUBTFUL, measure("用时", "天")))
    (found,) = read(drafted).ledgers
    assert [(c.name, c.headers, c.values) for c in found.columns][1] == ("件数", ("数量",), None)
    assert "# 也可能是要合计的数或只有几种取值或日期" in lines(drafted)


def test_each_possibility_of_a_doubtful_column_becomes_true_when_its_mark_is_taken_away() -> None:
    text = text_of(proposal(ledger("投诉", "件", DOUBTFUL, measure("用时", "天"))))
    for start in ("values: ", "件数: ", "date: 件数"):
        text = uncommented(text, start)
    (found,) = parse_definition(text.encode(), "report.yaml", RESERVED).ledgers
    assert found.columns[0].values == ("1", "多")
    assert [(m.name, m.kind.value, m.measure_word) for m in found.measures] == [
        ("用时", "sum", "天"),
        ("件数", "sum", "件"),
    ]
    assert found.date == "件数"


def test_a_ledger_without_a_date_says_what_that_costs() -> None:
    said = "\n".join(lines(proposal(ledger("投诉", "件", column("标题")))))
    assert "全算在文件夹的年度里，不能按月、季说，也不能只统计到某一天（--through）" in said
    assert "全算在" not in text_of(proposal(ledger("投诉", "件", column("日期", Role.DATE))))


def test_the_day_of_issue_waits_as_a_comment() -> None:
    drafted = proposal(ledger("投诉", "件", column("标题")))
    assert read(drafted).date is None
    text = uncommented(text_of(drafted), "date: 2024-01-05")
    found = parse_definition(text.encode(), "report.yaml", RESERVED)
    assert found.date is not None
    assert found.date.isoformat() == "2024-01-05"


def test_an_office_that_has_not_said_its_name_is_asked_for_it() -> None:
    drafted = proposal(ledger("投诉", "件", column("标题")), issuer="", title="")
    assert read(drafted).issuer == NO_ISSUER
    assert read(drafted).title.text == "{{ 期间 }}工作综述"
    assert f"issuer: {NO_ISSUER!s}" in text_of(drafted).replace('"', "")
    assert "请写上署名单位的名称" in text_of(drafted)


def test_spellings_that_may_be_one_name_are_offered_and_not_merged() -> None:
    offered = SpellingDraft("单位", "甲县", ("甲 县", "甲县委"), 3, (Reason("like"),))
    drafted = proposal(ledger("投诉", "件", column("标题")), spellings=(offered,))
    assert "# 单位：甲 县、甲县委 → 甲县（3行）：依据like" in text_of(drafted)


def test_the_words_that_names_may_not_be_are_those_of_the_language() -> None:
    assert RESERVED.names == RESERVED_NAMES
    assert set(RESERVED.endings) == set(ENDINGS)
