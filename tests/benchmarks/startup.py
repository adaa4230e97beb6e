"""Measures starting and building as ratios: `python tests/benchmarks/startup.py`.

Ratios within one run compare between machines; seconds do not.  Each number is the least of
several runs, all in fresh processes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import zgreport

SOURCES = Path(zgreport.__file__).parent.parent
ROOT = Path(__file__).parent.parent.parent
RUNS = 7
LIBRARIES = "babel, click, docxtpl, jinja2, lxml.etree, pandas, python_calamine, docx, yaml"


def seconds(*arguments: str) -> float:
    """The least time a fresh Python takes for this."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, *arguments],
            check=True,
            capture_output=True,
            env={"PYTHONPATH": str(SOURCES)},
        )
        taken.append(time.perf_counter() - start)
    return min(taken)


def workspace(folder: Path) -> Path:
    """A copy of the example."""
    for part in ("templates", "inputs"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def report(what: str, taken: float, other: str, base: float) -> None:
    """Print one ratio with the seconds it was made of."""
    sys.stdout.write(f"{what} / {other}: {taken / base:.2f}  ({taken:.2f} s / {base:.2f} s)\n")


def main() -> None:
    """Measure help against click alone, and a build against its libraries alone."""
    python = seconds("-c", "pass")
    click = seconds("-c", "import click")
    libraries = seconds("-c", f"import {LIBRARIES}")
    helping = seconds("-m", "zgreport", "--help")
    with tempfile.TemporaryDirectory() as scratch:
        folder = str(workspace(Path(scratch)))
        building = seconds("-m", "zgreport", "build", "2023", "-C", folder)
        figures = seconds("-m", "zgreport", "figures", "2023", "-C", folder)
    report("zgreport --help", helping, "import click", click)
    report("zgreport --help", helping, "python -c pass", python)
    report("zgreport figures 2023", figures, "import of the libraries", libraries)
    report("zgreport build 2023", building, "import of the libraries", libraries)


if __name__ == "__main__":
    main()
