"""How quick a first start is: `init --from` of a folder against a cold build of what it makes.

`python tests/benchmarks/starting.py`: 100,000 records in twenty files and a registry, in fresh
processes, in turn.  `must` is the ratio of the issue, `aim` the one to come to.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import tempfile
from pathlib import Path

from builds import OWN, Job, building, in_turn, load, say, tell
from desks import YEARS, make_folder

import zgreport

STARTING = "zgreport init --from"
MUST, AIM = 2.0, 1.5


def main() -> None:
    """Measure both and print the ratio."""
    parser = argparse.ArgumentParser(description="Measure a first start as a ratio.")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    say(f"zgreport {zgreport.__version__}, Python {platform.python_version()}, {load()}")
    with tempfile.TemporaryDirectory() as scratch:
        source, started, built = (Path(scratch) / name for name in ("source", "started", "built"))
        make_folder(source, given.records, given.files)
        command = ["-m", "zgreport", "init", str(started), "--from", str(source)]
        start = Job(command, output=started)
        start.start().communicate()
        shutil.copytree(started, built)
        say(f"{given.records:,} records in {given.files} files")
        found = in_turn({STARTING: start, OWN: building(built, YEARS[-1])}, given.rounds)
        tell(STARTING, OWN, found, (MUST, AIM))
    say(load())


if __name__ == "__main__":
    main()
