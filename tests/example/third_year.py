"""A third year for the example: 2021, whose records are those of 2023 two years earlier.

Its workbooks are plain tables under the definition's own names, as no test of reading needs
them; every figure differs from that of 2022, and so do the scoring rules.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
from yunchuan.habits import yes
from yunchuan.yearbook import records_of_both_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yunchuan.records import YearRecords

__all__ = ["YEAR", "write_third_year"]

YEAR = 2021
_BACK = 2


def write_third_year(inputs: Path) -> None:
    """Write `2021/` below the folder of inputs, and its places in the province to 位次.xlsx."""
    (inputs / str(YEAR)).mkdir()
    records = records_of_both_years()[YEAR + _BACK]
    for name, (header, rows) in _tables(records).items():
        sheet = "载体" if name == "计分办法" else name
        _write(inputs / str(YEAR) / f"{name}.xlsx", sheet, [header, *rows])
    _add_standings(inputs / "位次.xlsx", records)


def _add_standings(path: Path, records: YearRecords) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    numbers = [r[0].row or 1 for r in sheet.iter_rows() if isinstance(r[1].value, int)]
    for standing in records.standings:
        sheet.insert_rows(numbers[0])
        sheet.cell(numbers[0], 1).value = _earlier(standing.day)
        sheet.cell(numbers[0], 2).value = standing.place
    book.save(path)


def _tables(year: YearRecords) -> dict[str, tuple[list[object], list[list[object]]]]:
    """Header and rows of each workbook, by its name."""
    return {
        "计分办法": (
            ["载体", "别名", "级别", "类型", "分值", "约稿分值"],
            [
                [m.name, "、".join(m.aliases), m.level, m.kind, m.points, m.commissioned]
                for m in year.media
            ],
        ),
        "发稿台账": (
            ["日期", "标题", "单位", "载体", "类别", "体裁", "约稿"],
            [
                [
                    _earlier(a.day),
                    a.title,
                    a.unit,
                    a.medium,
                    a.category,
                    a.genre,
                    yes(a.commissioned),
                ]
                for a in year.articles
            ],
        ),
        "报送台账": (
            ["报送日期", "事发日期", "标题", "单位", "载体", "类别", "字数", "格式", "采用"],
            [
                [
                    *(_earlier(s.day), s.event and _earlier(s.event), s.title, s.unit, s.medium),
                    *(s.category, s.characters, "规范" if s.in_form else "不规范", yes(s.adopted)),
                ]
                for s in year.submissions
            ],
        ),
        "组工信息目录": (
            ["期号", "出刊日期", "主题", "标题", "单位", "主题稿"],
            [
                [f"第{i.issue}期", _earlier(i.day), i.theme, i.title, i.unit, yes(i.on_theme)]
                for i in year.issues
            ],
        ),
        "公众号台账": (
            ["月份", "推送条数", "本部推送条数", "阅读次数", "累积关注人数"],
            [[date(YEAR, m.month, 1), m.pushed, m.own, m.reads, m.followers] for m in year.months],
        ),
        "采用统计": (["单位", *(f"{n}月" for n in range(1, 13))], list(_adopted(year))),
        "培训台账": (
            ["开班日期", "班次", "参训人数", "现场改稿", "改稿刊发"],
            [[_earlier(c.day), c.name, c.trained, c.revised, c.published] for c in year.courses],
        ),
        "评选结果": (
            ["评选日期", "标题", "单位", "票数", "评分"],
            [
                [date(YEAR, 12, 20), c.title, c.unit, c.votes, float(c.mark)]
                for c in year.candidates
            ],
        ),
    }


def _adopted(year: YearRecords) -> Iterable[list[object]]:
    counts = Counter((s.unit, s.day.month) for s in year.submissions if s.adopted)
    for unit in year.units:
        yield [unit.name, *(counts[unit.name, month] for month in range(1, 13))]


def _earlier(day: date) -> date:
    return day.replace(year=day.year - _BACK)


def _write(path: Path, name: str, rows: Sequence[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    book.save(path)
