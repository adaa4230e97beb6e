"""From saving the template to the new document, against a cold build: a ratio of one run.

`python tests/benchmarks/watching.py` watches a copy of the example, saves its template as Word
does and waits for the document to change; between the saves it builds the same cold.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import docx
from builds import OWN, ROOT, SOURCES, building, load, say, seconds, tell

SAVED = "from a save to the new document"
_REST = 1.0  # seconds between two saves: nobody saves sooner, and the program gets ready meanwhile


def main() -> None:
    """Measure and print it."""
    parser = argparse.ArgumentParser(description="Measure zgreport watch as a ratio.")
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    say(load())
    with tempfile.TemporaryDirectory() as scratch:
        warm, cold = (copied(Path(scratch, name)) for name in ("warm", "cold"))
        watching = _watching(warm)
        found: dict[str, list[float]] = {SAVED: [], OWN: []}
        for number in range(given.rounds):
            found[SAVED].append(_from_save_to_document(warm, number))
            found[OWN].append(seconds(building(cold, 2023)))
            time.sleep(_REST)
        watching.kill()
        watching.wait()
    tell(SAVED, OWN, found, (0.1, 0.08))


def copied(folder: Path) -> Path:
    for part in ("templates", "inputs"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


def _watching(folder: Path) -> subprocess.Popen[bytes]:
    """The program, once it has built the first time and waits."""
    process = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "zgreport", "watch", "2023", "-C", str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), *sys.path])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(_REST)
    return process


def _from_save_to_document(folder: Path, number: int) -> float:
    """Seconds until the new document has taken the old one's place."""
    (template,) = folder.glob("templates/*.docx")
    (document,) = folder.glob("out/*/*.docx")
    page = docx.Document(str(template))
    page.add_paragraph(f"又一段，第{number}次。")
    page.save(str(template.with_name("~WRD0001.tmp")))
    before = document.stat().st_mtime_ns
    template.with_name("~WRD0001.tmp").replace(template)
    begin = time.perf_counter()
    while document.stat().st_mtime_ns == before:
        time.sleep(0.001)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
