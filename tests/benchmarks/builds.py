"""How quick the program is, as ratios of one run: `python tests/benchmarks/builds.py`.

Every row stands against something else that was timed beside it, round by round in turn, in
fresh processes; a ratio is the median over the rounds.  Ratios compare between machines, seconds
do not.  `must` is the ratio not to be passed, `aim` the one to come to.  With `--records` and
`--rounds` less is measured, sooner.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import docx
from desks import YEARS, make

import zgreport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

SOURCES = Path(zgreport.__file__).parent.parent
ROOT = Path(__file__).parents[2]
RIVALS = Path(__file__).with_name("rivals.py")
AGAIN = Path(__file__).with_name("warm.py")
LIBRARIES = "click, pandas, docxtpl, babel.numbers, python_calamine"
NAIVE, QUICK, OWN = "naive script", "quick script", "zgreport build"
WARM = "one more build, the template changed"
# Records: what a build may take against the naive script, and what it is to take.
AGAINST_NAIVE = {2_000: (0.8, 0.6), 10_000: (0.45, 0.35), 100_000: (0.25, 0.15)}
AGAINST_QUICK = {100_000: (1.2, 1.0)}
MEMORY = {100_000: (1.3, None)}
_LOOK_AGAIN = 0.02


@dataclass(frozen=True, slots=True)
class Job:
    """A command, and what is taken away before each run so that it begins anew."""

    command: Sequence[str]
    output: Path | None = None

    def start(self) -> subprocess.Popen[str]:
        if self.output is not None:
            shutil.rmtree(self.output, ignore_errors=True)
        return subprocess.Popen(  # noqa: S603  # our own program and scripts
            [sys.executable, *self.command],
            env={"PYTHONPATH": str(SOURCES)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )


def finished(process: subprocess.Popen[str]) -> None:
    """Wait for its end; what it complained of, where it failed, ends this program."""
    _, complaint = process.communicate()
    if process.returncode:
        sys.exit(complaint)


def seconds(job: Job) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    finished(job.start())
    return time.perf_counter() - begin


def megabytes(job: Job) -> float:
    """The most that all its processes hold at once, what they share counted once."""
    process = job.start()
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(held, family(process.pid))))
        time.sleep(_LOOK_AGAIN)
    finished(process)
    return most / 1024


def family(pid: int) -> Iterator[int]:
    """A process and all that it has started, directly or not."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # gone in the meantime
        return
    for child in children:
        yield from family(int(child))


def held(pid: int) -> int:
    """The proportional set size in kilobytes; 0 when the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def in_turn(
    jobs: Mapping[str, Job], rounds: int, measure: Callable[[Job], float] = seconds
) -> dict[str, list[float]]:
    """What each job takes in each round, A B C A B C, after one round that does not count."""
    found: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds + 1):
        for name, job in jobs.items():
            taken = measure(job)
            if number:
                found[name].append(taken)
    return found


def tell(
    what: str,
    against: str,
    found: Mapping[str, list[float]],
    limits: tuple[float | None, float | None] = (None, None),
    unit: str = "s",
) -> None:
    """Print the median of the ratios of two jobs, what it must be, and what it is made of."""
    pairs = zip(found[what], found[against], strict=True)
    ratio = median(one / other for one, other in pairs)
    must, aim = ("-" if limit is None else f"{limit:.2f}" for limit in limits)
    over = " OVER" if limits[0] is not None and ratio > limits[0] else ""
    digits = 2 if unit == "s" else 0
    made_of = " / ".join(f"{median(found[name]):.{digits}f} {unit}" for name in (what, against))
    of = "" if unit == "s" else "memory of "
    say(f"  {of}{what} / {against}: {ratio:.2f}  must {must} aim {aim}{over}  ({made_of})")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def load() -> str:
    """How busy the machine is: the average of the last minute, and its cores."""
    return f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"


def starting(rounds: int) -> None:
    """`zgreport --help` against an import of click."""
    helping, click = "zgreport --help", "import click"
    jobs = {helping: Job(["-m", "zgreport", "--help"]), click: Job(["-c", click])}
    say("starting")
    tell(helping, click, in_turn(jobs, rounds), (1.5, 1.3))


def example(scratch: Path, rounds: int) -> None:
    """A build of the example against an import of what any such program must import."""
    folder, bare = scratch / "example", "bare imports"
    for part in ("templates", "inputs"):
        shutil.copytree(ROOT / part, folder / part)
    jobs = {OWN: building(folder, 2023), bare: Job(["-c", f"import {LIBRARIES}"])}
    say("the example")
    tell(OWN, bare, in_turn(jobs, rounds), (2.0, 1.6))
    once_more(folder, 2023, rounds)


def records(scratch: Path, count: int, rounds: int) -> None:
    """A cold build of so many records against the scripts; with very many, memory as well."""
    folder = scratch / str(count)
    make(folder, count)
    scripts = {NAIVE: "openpyxl", QUICK: "calamine"}
    jobs = {OWN: building(folder, YEARS[-1])} | {
        name: Job([str(RIVALS), str(folder), engine]) for name, engine in scripts.items()
    }
    say(f"{count:,} records")
    found = in_turn(jobs, rounds)
    tell(OWN, NAIVE, found, AGAINST_NAIVE.get(count, (None, None)))
    tell(OWN, QUICK, found, AGAINST_QUICK.get(count, (None, None)))
    if count in MEMORY and Path("/proc/self/smaps_rollup").exists():
        both = {name: jobs[name] for name in (OWN, QUICK)}
        tell(OWN, QUICK, in_turn(both, min(rounds, 3), megabytes), MEMORY[count], "MB")
    say(f"  the pages differ in {differing(folder)}, where the scripts say 下降0.0%")
    once_more(folder, YEARS[-1], min(rounds, 3))


def once_more(folder: Path, year: int, rounds: int) -> None:
    """A second build in one process, with only the template changed, against a cold one."""
    cold = building(folder, year)
    found: dict[str, list[float]] = {WARM: [], OWN: []}
    for _ in range(rounds):
        found[OWN].append(seconds(cold))
        found[WARM].append(seconds_of_second(folder, year))
    tell(WARM, OWN, found, (0.2, 0.1))


def seconds_of_second(folder: Path, year: int) -> float:
    process = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(AGAIN), str(folder), str(year)],
        env={"PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(process.stdout.splitlines()[-1])


def building(folder: Path, year: int) -> Job:
    """A build that finds no earlier one."""
    command = ["-m", "zgreport", "build", str(year), "-C", str(folder)]
    return Job(command, output=folder / "out")


def differing(folder: Path) -> str:
    """In how many of their texts the page built and that of the scripts differ."""
    (built,) = (folder / "out").glob("*/*.docx")
    pairs = list(zip(texts(built), texts(folder / "rival-out.docx"), strict=True))
    return f"{sum(one != other for one, other in pairs)} of {len(pairs)} texts"


def texts(path: Path) -> list[str]:
    page = docx.Document(str(path))
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in page.paragraphs), *cells]


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measure zgreport as ratios.")
    parser.add_argument("--records", type=int, nargs="*", default=list(AGAINST_NAIVE))
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    say(f"zgreport {zgreport.__version__}, Python {platform.python_version()}, {load()}")
    with tempfile.TemporaryDirectory() as scratch:
        starting(given.rounds)
        example(Path(scratch), given.rounds)
        for count in given.records:
            records(Path(scratch), count, given.rounds if count < 50_000 else min(given.rounds, 3))
    say(load())


if __name__ == "__main__":
    main()
