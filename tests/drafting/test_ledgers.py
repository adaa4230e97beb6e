"""What a ledger's rows are, what tells them apart, and tables with a column a month."""

from __future__ import annotations

import pytest
from found_tables import column, family, ledger, named, table, taken

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.given import Given, GivenLedger
from zgreport.drafting.guesses import Role, Sureness
from zgreport.drafting.naming_figures import named_figures

DAYS = [f"2023年3月{n}日" for n in range(1, 29)]


@pytest.mark.parametrize(
    ("name", "headers", "row", "word"),
    [
        ("发稿台账", "日期 标题", ["甲"], "篇"),
        ("投诉登记", "投诉日期 内容", ["甲"], "件"),
        ("12345办件", "受理时间 诉求", ["甲"], "件"),
        ("培训台账", "培训日期 培训名称", ["甲"], "期"),
        ("会议记录", "日期 议题", ["甲"], "次"),
        ("信息报送", "日期 标题", ["甲"], "条"),
        ("志愿者花名册", "入职日期 姓名", ["甲"], "人"),
        ("隐患排查", "检查日期 隐患内容", ["甲"], "处"),
        ("台账", "日期 稿件标题", ["甲"], "篇"),
        ("公众号", "月份 推送条数", [20.0], ""),
        ("收支", "日期 笔数", [20.0], ""),
    ],
)
def test_rows_are_counted_in_what_the_ledger_is_called_after(
    name: str, headers: str, row: list[object], word: str
) -> None:
    rows = [[day, *row] for day in DAYS[:3]]
    assert ledger(table(headers, rows), name=name).measure_word == word


def test_what_a_row_is_may_be_unknown_and_is_then_told() -> None:
    draft = ledger(table("日期 名称", [[day, f"甲{day}"] for day in DAYS]), name="杂项")
    assert (draft.measure_word, draft.sure) == ("条", Sureness.DOUBTFUL)
    assert "drafting.row_word_unsure" in {reason.code for reason in draft.reasons}


def test_a_number_of_its_own_tells_a_row_from_others() -> None:
    rows = [[f"2023{n:04d}", DAYS[n % 9], "咨询社保"] for n in range(30)]
    draft = ledger(table("工单编号 受理日期 诉求标题", rows), name="办件")
    assert draft.duplicate_key == ("工单编号",)


def test_titles_with_medium_and_date_tell_articles_apart() -> None:
    rows = [[DAYS[n], f"标题第{n}篇", ["省报", "市报"][n % 2]] for n in range(20)]
    rows.append(list(rows[3]))
    draft = ledger(table("刊发日期 标题 刊发媒体", rows), name="发稿")
    assert draft.duplicate_key == ("标题", "刊发媒体", "刊发日期")
    assert dict(draft.settings) == {"duplicates": "first"}


def test_an_article_typed_again_with_its_day_written_otherwise_is_the_same() -> None:
    rows = [[f"3月{n}日", f"标题第{n}篇"] for n in range(1, 20)]
    draft = ledger(
        table("日期 标题", rows), table("日期 标题", [["2023-03-05", "标题第5篇"]]), name="发稿"
    )
    assert dict(draft.settings) == {"duplicates": "first"}


def test_many_rows_with_one_title_are_no_repetitions() -> None:
    rows = [[DAYS[n % 3], "咨询社保", ["东区", "西区"][n % 2]] for n in range(30)]
    draft = ledger(table("受理日期 标题 区域", rows), name="办件")
    assert draft.duplicate_key is None
    assert dict(draft.settings) == {}


MONTHS = [f"{m}月" for m in range(1, 13)]
CROSS = table(
    " ".join(["街道", *MONTHS, "合计"]),
    [["甲街", *[5.0] * 12, 60.0], ["乙街", *[6.0] * 12, 72.0]],
    months=tuple(MONTHS),
    unit_line="件",
)


def test_a_column_a_month_becomes_a_row_a_month() -> None:
    draft = ledger(CROSS, name="案件统计")
    crossing = draft.crossing
    assert crossing is not None
    assert (crossing.columns, crossing.into, crossing.value) == (("*月",), "月份", "件数")
    assert (draft.date, draft.measure_word) == ("月份", "")
    value = next(one for one in draft.columns if one.name == "件数")
    assert (value.kind, value.measure_word) == (MeasureKind.SUM, "件")
    assert column(draft, "合计").role is Role.UNUSED
    assert column(draft, "1月").role is Role.CROSSED


def test_a_list_whose_sheets_are_months_has_its_date_from_there() -> None:
    from zgreport.definition.choices import DateSource

    tables = [table("标题", [[f"{m}标题"]], sheet=m) for m in MONTHS]
    proposal = taken(family("发稿", *tables, date_from=DateSource.SHEET))
    assert named(proposal, "发稿").date == "日期"


def test_columns_have_names_that_tags_can_hold_and_the_language_leaves() -> None:
    rows = [[DAYS[n], "甲", 3.0, 4.0, 5.0] for n in range(9)]
    draft = ledger(table("日期 标题 1-3月得分 约 月", rows, units={"约": "件"}))
    assert [one.name for one in draft.columns] == ["日期", "标题", "列1_3月得分", "约", "月份"]
    assert [one.measure for one in draft.columns if one.kind] == ["列1_3月得分", "约数"]


@pytest.mark.parametrize("number", ["身份证号", "银行卡号", "统一社会信用代码", "联系电话"])
def test_who_came_may_come_again(number: str) -> None:
    rows = [[f"2023-03-{n:02d}", f"3301021980010{n:04d}X", "甲"] for n in range(1, 20)]
    assert ledger(table(f"登记日期 {number} 类别", rows)).duplicate_key is None


CLASSES = [["一班", 20.0, 22.0], ["二班", 19.0, 24.0], ["三班", 21.0, 20.0]]
COUNTED = {
    "classes of two terms": ("班级 男生 女生", CLASSES),
    "indicators": ("指标名称 本年累计 上年同期", [["产值", 9.0, 8.0], ["用电量", 7.0, 5.0]]),
}


@pytest.mark.parametrize("kind", COUNTED)
def test_rows_of_statistics_are_told_as_no_things(kind: str) -> None:
    headers, rows = COUNTED[kind]
    terms = [table(headers, rows, file=f"2023/{term}.xlsx") for term in ("春季", "秋季")]
    proposal = taken(family("人数", *terms))
    assert not proposal.ledgers[0].counted
    assert named_figures(proposal) == ()


def test_what_the_office_counts_is_told() -> None:
    terms = [table("班级 男生 女生", CLASSES, file=f"2023/{term}.xlsx") for term in ("春", "秋")]
    said = Given(ledgers={"人数": GivenLedger(measure_word="个")})
    proposal = taken(family("人数", *terms), given=said)
    assert named_figures(proposal)[0].expression == "人数"
    assert proposal.ledgers[0].sure is Sureness.SURE
