"""Flips every single byte of a small archive and verifies it each time.

Run it as `python tests/sweeps/flip_sweep.py`; the test of the archive tries an even sample.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "kit")]

from small_archive import add, figure, opened, sealed  # noqa: E402  # found by the line above

from zgreport.archive.verify import verify  # noqa: E402  # likewise
from zgreport.findings import Severity  # noqa: E402  # likewise


def named(folder: Path) -> set[str | None]:
    """The files that have an error."""
    store = opened(folder)
    found = verify(store, store.ids()).all_findings
    return {finding.place.file for finding in found if finding.severity is Severity.ERROR}


def main() -> int:
    flipped, missed = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "archive"
        add(folder, "2022-r1", sealed(2022, figure("市级", 512), figure("省级", 22)))
        add(folder, "2023-r1", sealed(2023, figure("市级", 563)))
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            data = path.read_bytes()
            shown = path.relative_to(folder.parent).as_posix()
            for at in range(len(data)):
                path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
                flipped += 1
                if shown not in named(folder):
                    missed.append(f"{shown}, byte {at}")
            path.write_bytes(data)
        assert not named(folder)
    print(f"{flipped} bytes flipped, {len(missed)} not caught or not named")  # noqa: T201  # what was asked for
    for line in missed:
        print(f"  {line}")  # noqa: T201  # what was asked for
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
