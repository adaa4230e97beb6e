"""What the office has said goes before every guess, and what follows from it follows."""

from __future__ import annotations

from found_tables import column, family, ledger, named, table, taken

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.given import Given, GivenColumn, GivenLedger
from zgreport.drafting.guesses import Reason, Role, Sureness

ROWS = [[f"2023年3月{n}日", f"标题第{n}", 200.0 + n, "甲县"] for n in range(1, 20)]
TABLE = table("日期 标题 金额 单位", ROWS)


def said(header: str, **what: object) -> Given:
    return Given(columns={("台账", header): GivenColumn(**what)})  # type: ignore[arg-type]


def test_a_column_is_what_it_is_said_to_be() -> None:
    given = said("金额", role=Role.NUMBER, kind=MeasureKind.LAST, measure_word="元", name="罚款")
    found = column(ledger(TABLE, given=given), "金额")
    assert (found.name, found.measure, found.kind) == ("罚款", "罚款", MeasureKind.LAST)
    assert (found.measure_word, found.sure, found.others) == ("元", Sureness.SURE, ())
    assert [reason.code for reason in found.reasons] == ["drafting.given"]


def test_a_number_may_be_said_to_be_text() -> None:
    rows = [["1月", 20.0], ["2月", 30.0]]
    found = column(ledger(table("月份 条数", rows), given=said("条数", role=Role.TEXT)), "条数")
    assert (found.role, found.kind, found.measure) == (Role.TEXT, None, "")


def test_a_list_has_all_values_that_there_are() -> None:
    found = column(ledger(TABLE, given=said("单位", role=Role.LIST)), "单位")
    assert (found.role, found.values) == (Role.LIST, ("甲县",))


def test_a_ledger_s_date_and_words_are_those_given() -> None:
    rows = [["甲", "2023年3月5日", "2023年4月5日"], ["乙", "2023年3月6日", "2023年4月6日"]]
    given = Given(ledgers={"台账": GivenLedger(date="日期2", measure_word="宗", duplicate_key=())})
    draft = ledger(table("标题 日期1 日期2", rows), given=given)
    assert (draft.date, draft.measure_word, draft.duplicate_key) == ("日期2", "宗", ())


def test_a_date_may_be_taken_away() -> None:
    assert ledger(TABLE, given=Given(ledgers={"台账": GivenLedger(date="")})).date == ""


def test_a_column_said_to_be_the_date_is_the_ledger_s() -> None:
    rows = [["甲", "2023年3月5日", "2023年4月5日"], ["乙", "2023年3月6日", "2023年4月6日"]]
    given = said("日期1", role=Role.DATE)
    assert ledger(table("标题 日期1 日期2", rows), given=given).date == "日期1"


def test_another_column_may_be_the_one_that_is_joined_to_a_registry() -> None:
    units = ["甲县", "乙县", "丙区", "丁市"]
    listed = table("单位 组别", [[u, "县"] for u in units], 0, caption="单位名录")
    rows = [[f"标题{n}", units[n % 4], units[n // 4]] for n in range(16)]
    given = Given(columns={("办件", "来文单位"): GivenColumn(role=Role.NAME, registry="单位")})
    kept = table("标题 来文单位 承办单位", rows)
    draft = named(taken(family("名录", listed), family("办件", kept), given=given), "办件")
    assert column(draft, "来文单位").name == "单位"
    assert column(draft, "承办单位").role is not Role.NAME


def test_what_a_trial_has_shown_is_a_doubt_with_its_ground() -> None:
    ground = Reason("drafting.tried", {"value": "见附件"})
    found = column(ledger(TABLE, given=said("金额", role=Role.TEXT, reason=ground)), "金额")
    assert (found.role, found.sure, found.reasons) == (Role.TEXT, Sureness.DOUBTFUL, (ground,))


def test_settings_of_the_definition_are_kept() -> None:
    given = Given(ledgers={"台账": GivenLedger(settings={"empty": "zero"})})
    assert ledger(TABLE, given=given).settings["empty"] == "zero"


def test_title_and_issuer_are_those_given() -> None:
    proposal = taken(family("台账", TABLE), given=Given(title="工作综述", issuer="某局"))
    assert (proposal.title, proposal.issuer) == ("工作综述", "某局")


def test_the_issuer_is_the_office_that_fills_in_the_tables() -> None:
    kept = table("日期 标题", [["2023年3月5日", "甲"]], caption="2023年台账 填报单位：云川市某局")
    assert taken(family("台账", kept)).issuer == "云川市某局"


def test_offices_that_each_fill_in_a_table_are_no_issuer() -> None:
    kept = [
        table("日期 标题", [["2023年3月5日", "甲"]], caption=f"填报单位：{name}")
        for name in ("甲县某局", "乙县某局", "丙县某局")
    ]
    assert taken(family("台账", *kept)).issuer == ""
