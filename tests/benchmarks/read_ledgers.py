"""How long a ledger takes to read, against python-calamine alone and pandas with openpyxl.

Run as `python tests/benchmarks/read_ledgers.py [ROWS]`; times are the best of three, in seconds,
and in brackets as multiples of python-calamine's.  Memory is the peak of a process of its own.
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
    "import sys; from pathlib import Path; from zgreport.ledgers.reader import Reader\n"
    "with Reader() as reader: book = reader.read(Path(sys.argv[1]))"
)
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


def seconds(program: str, path: Path) -> float:
    """The best of three runs, a start of Python alone taken off."""
    return min(_run(program, path) for _ in range(3)) - min(
        _run("import sys", path) for _ in range(3)
    )


def _run(program: str, path: Path) -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)  # noqa: S603
    return time.perf_counter() - before


def megabytes(program: str, path: Path) -> float:
    """The peak memory of the largest process that took part."""
    report = (
        f"{program}\nimport resource as r; print(max(r.getrusage(w).ru_maxrss"
        " for w in (r.RUSAGE_SELF, r.RUSAGE_CHILDREN)))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", report, str(path)], check=True, capture_output=True
    )
    return int(done.stdout) / 1024


def main() -> None:
    """Print one line for each reader."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "台账.xlsx"
        make(path, rows)
        floor = seconds(CALAMINE, path)
        lean = megabytes(CALAMINE, path)
        for name, program in (("calamine", CALAMINE), ("zgreport", OWN), ("pandas", PANDAS)):
            spent, held = seconds(program, path), megabytes(program, path)
            line = f"{rows} rows {name:9} {spent:7.3f} s ({spent / floor:4.1f})"
            sys.stdout.write(f"{line} {held:7.0f} MB ({held / lean:4.1f})\n")


if __name__ == "__main__":
    main()
