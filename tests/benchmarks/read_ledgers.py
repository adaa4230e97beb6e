"""How long a ledger takes to read, against python-calamine alone and pandas with openpyxl.

Run as `python tests/benchmarks/read_ledgers.py [ROWS [ROUNDS]]`; times are the best of the rounds
(three), in seconds, and in brackets as multiples of python-calamine's.  Memory is the peak of
all processes that took part, added up.  `reader` hands over the rows (worker and second look
included), `load` makes the ledger of them: dates, numbers, registry, duplicates, account.
"""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

CALAMINE = (
    "import sys, python_calamine as c; b = c.CalamineWorkbook.from_path(sys.argv[1]);"
    "rows = b.get_sheet_by_index(0).to_python(skip_empty_area=False)"
)
OWN = (
    "import sys; from pathlib import Path; from zgreport.ledgers.files.reader import Reader\n"
    "with Reader() as reader: book = reader.read(Path(sys.argv[1]))"
)
LOAD = """
import sys
from pathlib import Path
from zgreport.definition.read import parse_definition
from zgreport.ledgers.load import load_records
from zgreport.workspace import Workspace
root = Path(sys.argv[1]).parents[2]
definition = parse_definition((root / "report.yaml").read_bytes(), "report.yaml")
records = load_records(definition, Workspace(root), 2023)
assert not [f for f in records.findings if f.severity == "error"], records.findings
"""
LIBRARIES = (
    "import sys",
    "import python_calamine",
    "import pandas",
    "import zgreport.ledgers.files.reader",
    "import zgreport.ledgers.load",
    "import zgreport.definition.read",
)
DEFINITION = """
title: 台账
template: a.docx
issuer: 某部
registries:
  单位: {files: 名录.csv, key: 单位}
ledgers:
  发稿:
    files: "台账*"
    date: 日期
    measure_word: 篇
    duplicates: first
    columns: {日期: [], 标题: [], 单位: [], 载体: [], 约稿: {values: [是, 否]}}
    measures: {阅读次数: {column: 阅读, kind: sum, measure_word: 次}}
"""
PANDAS = "import sys, pandas; frame = pandas.read_excel(sys.argv[1], engine='openpyxl')"
HEADER = ["日期", "标题", "单位", "载体", "类别", "字数", "阅读", "约稿", "责任人", "备注"]


def make(path: Path, rows: int) -> None:
    """A ledger of ten columns, the same for the same number of rows."""
    dice = random.Random(rows)
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    page.append(HEADER)
    for n in range(rows):
        day = dt.date(2023, 1, 1) + dt.timedelta(n % 365)
        counts = (dice.randint(500, 4000), dice.randint(0, 99_999))
        names = (f"标题第{n}号", f"单位{n % 21}", f"载体{n % 12}", f"类别{n % 6}")
        page.append([day, *names, *counts, "否", "某人", None])
    book.save(path)


def workspace(root: Path, rows: int) -> Path:
    """A workspace with the ledger and what it is joined to; the ledger's path."""
    path = root / "inputs" / "2023" / "台账.xlsx"
    path.parent.mkdir(parents=True)
    make(path, rows)
    (root / "report.yaml").write_text(DEFINITION, encoding="utf-8")
    members = "\n".join(f"单位{n},{'甲组乙组'[n % 2 * 2 :][:2]}" for n in range(21))
    (root / "inputs" / "名录.csv").write_text(f"单位,组别\n{members}\n", encoding="utf-8")
    return path


def seconds(program: str, path: Path, rounds: int) -> float:
    """The best of some runs, a start of Python with the same libraries taken off."""
    start = "; ".join(line for line in LIBRARIES if line.split()[1] in program)
    return min(_run(program, path) for _ in range(rounds)) - min(
        _run(start, path) for _ in range(rounds)
    )


def _run(program: str, path: Path) -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)  # noqa: S603  # our own program
    return time.perf_counter() - before


def megabytes(program: str, path: Path) -> float:
    """The peak memory of this process and of its largest child, added up."""
    report = (
        f"{program}\nimport resource as r; print(sum(r.getrusage(w).ru_maxrss"
        " for w in (r.RUSAGE_SELF, r.RUSAGE_CHILDREN)))"
    )
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", report, str(path)], check=True, capture_output=True
    )
    return int(done.stdout) / 1024


def main() -> None:
    """Print one line for each reader."""
    given = [int(word) for word in sys.argv[1:]]
    rows, rounds = [*given, *(10_000, 3)[len(given) :]][:2]
    programs = {"calamine": CALAMINE, "reader": OWN, "load": LOAD, "pandas": PANDAS}
    with tempfile.TemporaryDirectory() as folder:
        path = workspace(Path(folder), rows)
        floor, lean = seconds(CALAMINE, path, rounds), megabytes(CALAMINE, path)
        for name, program in programs.items():
            spent, held = seconds(program, path, rounds), megabytes(program, path)
            line = f"{rows} rows {name:9} {spent:7.3f} s ({spent / floor:4.1f})"
            sys.stdout.write(f"{line} {held:7.0f} MB ({held / lean:4.1f})\n")


if __name__ == "__main__":
    main()
