"""The scripts that zgreport is measured against: the same page without any of its care.

Run as `python tests/benchmarks/rivals.py DIR ENGINE`: pandas with openpyxl is what a first
version does (naive), with python-calamine the least that such a script can take (quick).
"""

from __future__ import annotations

import sys
from pathlib import Path

import babel.numbers
import click  # noqa: F401  # a command line costs what it costs
import docxtpl
import pandas as pd

YEARS = (2025, 2024)


def change(now: float, before: float) -> str:
    """By how much it grew or fell, in short."""
    ratio = now / before - 1
    percent = babel.numbers.format_percent(abs(ratio), "0.0%", locale="zh_CN")
    return ("增长" if ratio > 0 else "下降") + percent


def figure(now: float, before: float) -> dict[str, object]:
    """A number and its change."""
    return {"now": now, "short": change(now, before), "change": "同比" + change(now, before)}


def counts(frames: list[pd.DataFrame], column: str, value: str) -> dict[str, object]:
    """How many rows have the value, this year and before."""
    return figure(*(int((frame[column] == value).sum()) for frame in frames))


def main() -> None:
    """Read both years, count, fill the page."""
    root, engine = Path(sys.argv[1]), sys.argv[2]
    area = pd.read_excel(root / "inputs" / "名录.xlsx", engine=engine)  # type: ignore[call-overload]
    frames = [
        pd.read_excel(root / f"inputs/{year}/登记{year}.xlsx", engine=engine).merge(area, on="区县")  # type: ignore[call-overload]
        for year in YEARS
    ]
    done = counts(frames, "状态", "已办结")
    rows = [{"name": name, **counts(frames, "区县", name)} for name in area["区县"]]
    page = docxtpl.DocxTemplate(root / "rival.docx")
    page.render(
        {
            "year": YEARS[0],
            "all": figure(*map(len, frames)),
            "done": done,
            "share": f"{done['now'] / len(frames[0]):.1%}",  # type: ignore[operator]
            "money": figure(*(int(frame["金额"].sum()) for frame in frames)),
            "kinds": {kind: counts(frames, "类别", kind) for kind in set(frames[0]["类别"])},
            "rows": sorted(rows, key=lambda row: -row["now"]),
        }
    )
    page.save(root / "rival-out.docx")


if __name__ == "__main__":
    main()
