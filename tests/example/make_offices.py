"""Makes the folders of the other offices in `zgreport/examples/`: run this file to write anew."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from offices.hospital import hospital
from offices.hotline import hotline
from offices.schools import schools

import zgreport

__all__ = ["OFFICES", "write_offices"]

EXAMPLES = Path(zgreport.__file__).parent / "examples"  # of the package, installed or not
OFFICES = {"hospital": hospital, "hotline": hotline, "schools": schools}


def write_offices(folder: Path) -> None:
    """Write each office's files into a folder of its own."""
    for name, office in OFFICES.items():
        for file, content in office().files.items():
            path = folder / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    write_offices(EXAMPLES)
