"""`zgreport check` of a template, its ledgers' reading apart, against docxtpl-lint: one run's ratio.

`python tests/benchmarks/checking.py` checks a copy of the example in fresh processes, and has
docxtpl-lint look at the same template, by turns.  docxtpl-lint knows no data, so what zgreport
takes to have it is left out: the seconds in `open_year`, from when the files are waited for until
their records, registries and figures can be asked.  A clock around that one call, in the process
that is timed, tells them.  All else counts, and that is more than docxtpl-lint does: starting,
every import (also what is imported while the files are being read), the definition, filling the
template, reading the finished text over, and the report with its accounts of the rows.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from builds import SOURCES, load, say, tell
from watching import copied

CHECK, LINT = "zgreport check, reading apart", "docxtpl-lint"
_CLOCKED = """\
import sys, time
import zgreport.cli.run

def clocked(open_year):
    def opened(*given):
        begin = time.perf_counter()
        try:
            return open_year(*given)
        finally:
            print("reading", time.perf_counter() - begin, file=sys.stderr)
    return opened

class Clock:
    def find_spec(self, name, path, target=None):
        if name == "zgreport.pipeline.check":
            sys.meta_path.remove(self)
            import zgreport.pipeline.opening as opening
            opening.open_year = clocked(opening.open_year)

sys.meta_path.insert(0, Clock())
sys.exit(zgreport.cli.run.run(["check", "2023", "-C", sys.argv[1]], {}))
"""


def main() -> None:
    """Measure and print it."""
    parser = argparse.ArgumentParser(description="Measure zgreport check as a ratio.")
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    say(load())
    found: dict[str, list[float]] = {CHECK: [], LINT: []}
    with tempfile.TemporaryDirectory() as scratch:
        folder = copied(Path(scratch, "example"))
        for number in range(given.rounds + 1):
            checked, linted = checking(folder), linting(folder)
            if number:
                found[CHECK].append(checked)
                found[LINT].append(linted)
    tell(CHECK, LINT, found, (1.5, 1.2))
    say(load())


def checking(folder: Path) -> float:
    """Seconds of a check without those in which the ledgers are read."""
    seconds, said = _timed(["-c", _CLOCKED, str(folder)])
    (reading,) = [line.split()[1] for line in said.splitlines() if line.startswith("reading ")]
    return seconds - float(reading)


def linting(folder: Path) -> float:
    """Seconds that docxtpl-lint takes."""
    (template,) = folder.glob("templates/*.docx")
    call = "import sys; from docxtpl_lint.cli import main; sys.exit(main())"
    return _timed(["-c", call, str(template)])[0]


def _timed(arguments: list[str]) -> tuple[float, str]:
    """Seconds of a process, and what it said on standard error."""
    begin = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own program and its rival
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode > 1:
        sys.exit(done.stderr)
    return time.perf_counter() - begin, done.stderr


if __name__ == "__main__":
    main()
