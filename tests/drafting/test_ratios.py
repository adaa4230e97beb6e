"""A rate that the rows prove to be a quotient is a year's quotient, not the mean of the rows."""

from __future__ import annotations

from typing import Any

import pytest
from found_tables import column, family, ledger, table, taken

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.given import Given, GivenColumn
from zgreport.drafting.guesses import Role, Sureness
from zgreport.drafting.naming_figures import named_figures


def rated(headers: str, rows: list[list[Any]], **more: Any) -> Any:
    """A ledger of such rows, a month each."""
    months = [[f"{n}月", *row] for n, row in enumerate(rows, 1)]
    return table(f"月份 {headers}", months, **more)


BUDGET = [[100.0, 37.0, 0.37], [300.0, 201.0, 0.67], [50.0, 7.0, 0.14], [80.0, 80.0, 1.0]]
RATES: dict[str, tuple[str, list[list[Any]], str]] = {
    "a share in hundredths": (
        "预算数(万元) 执行数(万元) 执行率",
        BUDGET,
        "台账.执行数 / 台账.预算数",
    ),
    "a share written as a percentage": (
        "受理数 办结数 办结率",
        [[a, b, f"{b / a * 100:.1f}%"] for a, b in ((90.0, 81.0), (75.0, 31.0), (60.0, 60.0))],
        "台账.办结数 / 台账.受理数",
    ),
    "what is missing of the whole": (
        "供水量(吨) 售水量(吨) 漏损率",
        [[400.0, 300.0, 0.25], [500.0, 450.0, 0.1], [300.0, 180.0, 0.4]],
        "(台账.供水量 - 台账.售水量) / 台账.供水量",
    ),
    "a part of two that are the whole": (
        "合格人数 不合格人数 合格率",
        [[30.0, 10.0, 0.75], [20.0, 60.0, 0.25], [9.0, 91.0, 0.09]],
        "台账.合格人数 / (台账.合格人数 + 台账.不合格人数)",
    ),
    "so much a head": (
        "门诊人次 门诊收入(元) 次均费用(元)",
        [[100.0, 25000.0, 250.0], [80.0, 9999.0, 124.99], [77.0, 12345.0, 160.32]],
        "台账.门诊收入 / 台账.门诊人次",
    ),
}


@pytest.mark.parametrize("kind", RATES)
def test_the_rate_of_a_year_is_what_the_rows_prove(kind: str) -> None:
    headers, rows, wanted = RATES[kind]
    units = {h.partition("(")[0]: h.partition("(")[2][:-1] for h in headers.split() if "(" in h}
    plain = " ".join(h.partition("(")[0] for h in headers.split())
    found = taken(family("台账", rated(plain, rows, units=units)))
    assert column(found.ledgers[0], plain.split()[-1]).ratio == wanted
    (told,) = [f for f in named_figures(found) if f.name.endswith(plain.split()[-1])]
    assert (told.expression, told.measure) == (wanted, None)


def test_a_rate_without_its_columns_is_the_mean_of_the_rows() -> None:
    found = column(ledger(rated("受理数 满意率", [[9.0, 0.9], [7.0, 0.5], [8.0, 0.7]])), "满意率")
    assert (found.ratio, found.kind) == ("", MeasureKind.PERCENT)


def test_one_row_that_is_no_quotient_leaves_the_mean() -> None:
    rows = [*BUDGET[:3], [80.0, 80.0, 0.5]]
    assert column(ledger(rated("预算人数 执行人数 执行率", rows)), "执行率").ratio == ""


CASES = [
    [50.0, 40.0, 70.0, 20.0, 0.7778],
    [20.0, 60.0, 61.0, 19.0, 0.7625],
    [19.0, 47.0, 33.0, 33.0, 0.5],
]


def test_a_rate_of_what_was_there_before_is_no_mean_and_no_figure() -> None:
    found = column(ledger(rated("旧存 新收 审结 未结 结案率", CASES)), "结案率")
    assert (found.role, found.sure, found.ratio) == (Role.TEXT, Sureness.DOUBTFUL, "")
    assert found.reasons[0].code == "drafting.ratio_unsaid"


def test_what_the_office_calls_a_number_stays_one() -> None:
    said = Given(columns={("台账", "结案率"): GivenColumn(role=Role.NUMBER)})
    kept = ledger(rated("旧存 新收 审结 未结 结案率", CASES), given=said)
    assert column(kept, "结案率").role is Role.NUMBER


PLANS = [[1000.0, 50.0 * n, round(0.05 * n, 4)] for n in range(1, 13)]
UNITS = {"年度计划": "万元", "累计完成": "万元"}


def test_a_running_total_over_the_plan_of_the_year_is_the_rate_of_the_year() -> None:
    rows = rated("年度计划 累计完成 完成比例", PLANS, units=UNITS)
    assert column(ledger(rows), "完成比例").ratio == "台账.累计完成 / 台账.年度计划"


@pytest.mark.parametrize(
    ("header", "rates", "role"),
    [
        ("完成比例", [0.05 * n for n in range(1, 13)], Role.TEXT),
        ("工程进度", [0.3, 0.4, 0.45, 0.5, 0.6, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0], Role.TEXT),
        ("满意率", [0.91, 0.92, 0.925, 0.93, 0.94, 0.95, 0.955, 0.96, 0.97, 0.98], Role.NUMBER),
        ("完成率", [0.9, 0.7, 1.0, 0.8, 1.1, 0.95, 0.85, 0.99, 1.02, 0.97], Role.NUMBER),
    ],
)
def test_a_rate_that_grows_with_the_year_is_no_mean(
    header: str, rates: list[float], role: Role
) -> None:
    found = column(ledger(rated(header, [[rate] for rate in rates])), header)
    assert found.role is role
    told = [reason.code for reason in found.reasons]
    assert ("drafting.rate_grows" in told) == (role is Role.TEXT)
