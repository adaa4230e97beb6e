"""A small office whose figures can be counted by hand, and a session over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import pytest
from frames import frame_of
from tagged import tags

from zgreport.definition.read import read_definition
from zgreport.figures.facts import Facts
from zgreport.findings import Finding, ZgreportError
from zgreport.language.reference import RESERVED
from zgreport.language.session import Session
from zgreport.ledgers.model import Column, ColumnRole, Ledger, Member, Records, Registry
from zgreport.marks import strip
from zgreport.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import Definition

Row: TypeAlias = dict[str, object]

DEFINITION = """
title: "{{ 年 }}年工作综述"
template: 综述.docx
issuer: 中共云川市委组织部
approximate: 多
small_base: 5
registries:
  单位: {files: 名录.xlsx, key: 单位}
  载体: {files: 名录.xlsx, key: 载体}
ledgers:
  发稿:
    files: 发稿
    date: 日期
    measure_word: 篇
    columns: {日期: [], 标题: [], 单位: [], 载体: [], 类别: [], 镜子: [], 约稿: []}
  报送:
    files: 报送
    date: 报送日期
    measure_word: 篇
    columns: {报送日期: [], 事发日期: [], 单位: [], 采用: [], 字数: []}
  公众号:
    files: 公众号
    date: 月份
    columns: {月份: [], 阅读次数: [], 推送条数: [], 关注人数: []}
    measures:
      阅读: {column: 阅读次数, kind: sum, measure_word: 次}
      推送: {column: 推送条数, kind: sum, measure_word: 条}
      关注: {column: 关注人数, kind: last, measure_word: 人}
  位次:
    files: 位次
    date: 日期
    columns: {日期: [], 名次数: []}
    measures:
      全省: {column: 名次数, kind: rank, measure_word: 位}
  组工信息:
    files: 组工信息
    date: 日期
    measure_word: 篇
    columns: {日期: [], 期号: []}
  评选:
    files: 评选
    measure_word: 篇
    columns: {标题: [], 单位: [], 票数: [], 评分: []}
  视频:
    files: 视频
    date: 日期
    measure_word: 条
    columns: {日期: [], 标题: []}
figures:
  市级刊发: 发稿(级别="市级")
  采用率: 报送(采用="是") / 报送
  甲县采用率: 采用率(单位="甲县")
  视频条数: 视频
checks:
  采用不超过报送: 报送(采用="是") <= 报送
  没有视频: 视频 == 0
scoring: {ledger: 发稿, by: 单位, points: 分值, groups: 组别}
contests:
  十佳:
    ledger: 评选
    places: 2
    weights: {票数: {weight: 40, full: highest}, 评分: {weight: 60, full: 100}}
weaknesses:
  - title: 覆盖面不够宽
    when: 发稿.按("载体").低于(0.01)
    text: "{{ 发稿.按('载体').低于(0.01)|顿号 }}的稿件只有{{ 发稿(载体='省日报') }}"
  - title: 报送太少
    when: 报送 < 100
    text: 报送太少
  - title: 视频太少
    when: 视频 < 100
    text: 视频太少
"""

UNITS = {
    "甲县": "县（市）区",
    "乙市": "县（市）区",
    "丙区": "县（市）区",
    "丁县": "县（市）区",
    "戊局": "市直单位",
}
MEDIA = {
    "云川先锋": ("市级", 1),
    "云川党建": ("市级", 2),
    "省先锋网": ("省级", 10),
    "省日报": ("省级", 20),
}


HOSTILE = "{{ 7*7 }}{_{ 7 }_}{% raw %}<w:p>&\n\ufdd0甲\ufdd2"


def articles() -> list[Row]:
    """2023: 556 + 7 municipal, 10 + 2 provincial; 2022: 512 municipal, 8 provincial."""
    rows = [_article(date(2023, 3, 1), f"简讯{n}", "戊局", "云川先锋") for n in range(556)]
    of_units = ["甲县"] * 3 + ["乙市"] * 2 + ["丙区", "丁县"]
    rows += [
        _article(date(2023, 6, n + 1), f"党建{n}", u, "云川党建") for n, u in enumerate(of_units)
    ]
    rows += [_article(date(2023, 9, n + 1), f"经验{n}", "甲县", "省先锋网") for n in range(10)]
    rows += [_article(date(2023, 12, n + 1), f"大报{n}", "乙市", "省日报") for n in range(2)]
    rows += [_article(date(2022, 3, 1), f"旧闻{n}", "戊局", "云川先锋") for n in range(512)]
    return rows + [_article(date(2022, 9, 1), f"旧事{n}", "甲县", "省先锋网") for n in range(8)]


def _article(day: date, title: str, unit: str, medium: str) -> Row:
    level, points = MEDIA[medium]
    row = {"日期": day, "标题": title, "单位": unit, "载体": medium, "约稿": None}
    sort = ("经验做法", "三棱镜") if level == "省级" else ("贯彻落实", "望远镜")
    row |= {"类别": sort[0], "镜子": sort[1]}
    return {**row, "组别": UNITS[unit], "级别": level, "分值": points}


def submissions() -> list[Row]:
    """2023: 284, 243 of them by counties, 36 adopted; 2022: 200, 23 adopted."""
    rows = [
        _submission(date(2023, 5, 4), "甲县" if n < 243 else "戊局", adopted=n < 36)
        for n in range(284)
    ]
    return rows + [_submission(date(2022, 5, 4), "甲县", adopted=n < 23) for n in range(200)]


def _submission(day: date, unit: str, *, adopted: bool) -> Row:
    began = date(day.year, day.month, day.day - 3)
    row: Row = {"报送日期": day, "事发日期": began, "单位": unit, "采用": "是" if adopted else "否"}
    return {**row, "字数": 1500, "组别": UNITS[unit]}


def account() -> list[Row]:
    """Reads 402371 and items 652 in 2023; subscribers 8342 at its end, 8000 at that of 2022."""
    return [
        {"月份": date(2022, 12, 1), "阅读次数": 300000, "推送条数": 600, "关注人数": 8000},
        {"月份": date(2023, 6, 1), "阅读次数": 2371, "推送条数": 52, "关注人数": 8100},
        {"月份": date(2023, 12, 1), "阅读次数": 400000, "推送条数": 600, "关注人数": 8342},
    ]


def entries() -> list[Row]:
    """Results 100, 88, 88, 40: two places, three winners."""
    texts = [("一线", "甲县", 50, 100), ("二线", "乙市", 50, 80), ("三线", "丙区", 50, 80)]
    texts.append((HOSTILE, "丁县", 50, 0))
    return [{"标题": t, "单位": u, "票数": v, "评分": p, "组别": UNITS[u]} for t, u, v, p in texts]


def ranks() -> list[Row]:
    """Third in 2022, second in 2023."""
    return [{"日期": date(2022, 12, 31), "名次数": 3}, {"日期": date(2023, 12, 31), "名次数": 2}]


def issues() -> list[Row]:
    """24 issues of 2 articles in 2023."""
    return [{"日期": date(2023, n // 4 + 1, 1), "期号": f"第{n // 2 + 1}期"} for n in range(48)]


NUMERIC = {"阅读次数", "推送条数", "关注人数", "名次数", "字数", "票数", "评分", "分值"}


def ledger(name: str, rows: list[Row], of_date: str | None) -> Ledger:
    """A ledger as the ledgers room hands it on."""
    columns = {column: _column(column) for column in rows[0]}
    records = [_record(row, of_date, line) for line, row in enumerate(rows, start=2)]
    frame = frame_of(columns, records)
    return Ledger(name, columns, frame, frozenset({2022, 2023}), of_date is not None)


def _column(name: str) -> Column:
    domains = {"单位": tuple(UNITS), "载体": tuple(MEDIA), "组别": ("县（市）区", "市直单位")}
    domains |= {"类别": ("贯彻落实", "经验做法"), "镜子": ("望远镜", "三棱镜")}
    domains |= {"级别": ("市级", "省级"), "采用": ("是", "否"), "约稿": ("是", "否")}
    registries = {"单位": "单位", "组别": "单位", "载体": "载体", "级别": "载体", "分值": "载体"}
    role = ColumnRole.ATTRIBUTE if name in ("组别", "级别", "分值") else ColumnRole.OWN
    is_date = name in ("日期", "报送日期", "事发日期", "月份")
    return Column(name, role, name in NUMERIC, is_date, domains.get(name), registries.get(name))


def _record(row: Row, of_date: str | None, line: int) -> Row:
    day = row[of_date] if of_date else None
    year = day.year if isinstance(day, date) else 2023
    is_month = of_date == "月份"
    place = {"_file": f"inputs/{year}/台账.xlsx", "_sheet": "Sheet1", "_row": line}
    return {**row, "_year": year, "_date": day, "_month": is_month, **place}


@pytest.fixture(scope="session")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    path: Path = tmp_path_factory.mktemp("inputs") / "report.yaml"
    path.write_text(DEFINITION, encoding="utf-8")
    return read_definition(path, "inputs/report.yaml", RESERVED)


@pytest.fixture(scope="session")
def records(definition: Definition) -> Records:
    dates = {ledger.name: ledger.date for ledger in definition.ledgers}
    tables = {"发稿": articles(), "报送": submissions(), "公众号": account(), "位次": ranks()}
    tables |= {"组工信息": issues(), "评选": entries()}
    ledgers = {name: ledger(name, rows, dates[name]) for name, rows in tables.items()}
    return Records(2023, ledgers, registries(), {}, {}, (), ())


@pytest.fixture(scope="session")
def facts(definition: Definition, records: Records) -> Facts:
    return Facts(definition, records, Period.whole(2023))


def registries() -> dict[tuple[str, int], Registry]:
    """The same units in both years; 云川党建 counted 1 point in 2022 and 省日报 nothing."""
    units = tuple(Member(name, (), {"组别": group}) for name, group in UNITS.items())
    found = {("单位", y): Registry("单位", y, ("组别",), units) for y in (2022, 2023)}
    for year in (2022, 2023):
        points = {name: Decimal(number) for name, (_, number) in MEDIA.items()}
        if year == 2022:
            points |= {"云川党建": Decimal(1), "省日报": Decimal(0)}
        media = tuple(
            Member(name, (), {"级别": MEDIA[name][0], "分值": points[name]}) for name in MEDIA
        )
        found["载体", year] = Registry("载体", year, ("级别", "分值"), media)
    return found


@pytest.fixture
def session(definition: Definition, facts: Facts) -> Session:
    return Session(
        definition, facts, Period.whole(2023), issuer="中共云川市委组织部", date=date(2024, 1, 5)
    )


Said: TypeAlias = Callable[[str], str]
Faults: TypeAlias = Callable[[str], list[Finding]]


@pytest.fixture
def said(session: Session) -> Said:
    """What a source prints, without marks."""
    return lambda source: strip(session.render(tags(source)))


@pytest.fixture
def faults(session: Session) -> Faults:
    """What is wrong with a source; nothing may be."""

    def found(source: str) -> list[Finding]:
        try:
            session.render(tags(source))
        except ZgreportError as error:
            return list(error.findings)
        return []

    return found
