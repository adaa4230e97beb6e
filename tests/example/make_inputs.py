"""Makes the example's workbooks in `inputs/` from its records: run this file to write them anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from yunchuan.books_2022 import books_of_2022
from yunchuan.books_2023 import books_of_2023
from yunchuan.habits import han
from yunchuan.registry import UNITS
from yunchuan.sheets import Sheet, as_xlsx
from yunchuan.tables import start
from yunchuan.yearbook import records_of_both_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunchuan.records import Standing, Unit

__all__ = ["all_books", "write_books"]

_INPUTS = Path(__file__).resolve().parents[2] / "inputs"


def all_books() -> dict[str, bytes]:
    """Every workbook of the example: its path under `inputs/`, and its bytes."""
    years = records_of_both_years()
    books = {
        "名录.xlsx": as_xlsx([_unit_sheet(UNITS)]),
        "位次.xlsx": as_xlsx([_standing_sheet(s for y in years.values() for s in y.standings)]),
    }
    books |= {f"2022/{name}": content for name, content in books_of_2022(years[2022]).items()}
    books |= {f"2023/{name}": content for name, content in books_of_2023(years[2023]).items()}
    return books


def write_books(inputs: Path) -> None:
    """Write them below a folder."""
    for name, content in all_books().items():
        path = inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _unit_sheet(units: Iterable[Unit]) -> Sheet:
    table = start("单位", (18, 46, 14), "云川市组织系统信息报送单位名录")
    table.header(["单位", "别名", "组别"])
    for unit in units:
        table.add([unit.name, "、".join(unit.aliases), unit.group])
    return table.sheet


def _standing_sheet(standings: Iterable[Standing]) -> Sheet:
    table = start("位次", (20, 12, 30), "组工信息工作全省位次")
    table.header(["统计日期", "全省位次", "依据"])
    for standing in standings:
        span = "上半年" if standing.day.month == 6 else "全年"
        table.add([han(standing.day), standing.place, f"省里{span}通报"])
    table.notes("注：位次以省里当期通报为准，全年位次从1月1日算起。")
    return table.sheet


if __name__ == "__main__":
    write_books(_INPUTS)
