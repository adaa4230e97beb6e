"""`zgreport check` of a template, its ledgers' reading apart, against docxtpl-lint.

`python tests/benchmarks/checking.py` runs by turns, in fresh processes: `zgreport check 2023` on a
copy of the example, `zgreport figures 2023` on the same, `zgreport --help`, and docxtpl-lint on the
same template.  docxtpl-lint knows no data.  What it takes to have them is what `figures` takes: it
reads the definition and the ledgers, counts every named figure and looks at no template; but for
its start, which docxtpl-lint has as well.  So of a round

    (check - figures + help) / docxtpl-lint

is the ratio: start, all that the template needs imported, its tags tried against the real names,
the template filled, the finished text read over, and the report.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from builds import SOURCES, load, say, tell
from watching import copied

CHECK, LINT = "zgreport check, reading apart", "docxtpl-lint"
_LINT = "import sys; from docxtpl_lint.cli import main; sys.exit(main())"


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
    """Seconds of a check beyond those of reading what the data are, start included."""
    here = ["-C", str(folder)]
    check = _seconds(["-m", "zgreport", "check", "2023", *here])
    figures = _seconds(["-m", "zgreport", "figures", "2023", *here])
    return check - figures + _seconds(["-m", "zgreport", "--help"])


def linting(folder: Path) -> float:
    """Seconds that docxtpl-lint takes."""
    (template,) = folder.glob("templates/*.docx")
    return _seconds(["-c", _LINT, str(template)])


def _seconds(arguments: list[str]) -> float:
    begin = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own program and its rival
        [sys.executable, *arguments],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        check=False,
    )
    if done.returncode > 1:  # 1: something was found
        sys.exit(done.stderr.decode())
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
