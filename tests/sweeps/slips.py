"""Make random slips in the shipped template and see where each is told.

    python tests/sweeps/slips.py [FIRST [LAST]]

One slip a seed, of the kinds of `tests/kit/slips.py`.  Printed are the slips that are told
elsewhere or not at all, and how many of each kind are told at their paragraph, the one beside it
where theirs is gone.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import docx

sys.path.insert(0, str(Path(__file__).parents[1] / "example"))
sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from desk import desk_in
from slips import slipped

from zgreport.findings import Finding, Severity
from zgreport.pipeline.check import check
from zgreport.pipeline.order import Order


def is_told(found: Finding) -> bool:
    """True for errors, and for the guess where the lost half of a block has stood."""
    return found.severity is Severity.ERROR or found.code.endswith("_lost")


def main(first: int, last: int) -> None:
    """Try the seeds from first to before last."""
    told: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        desk = desk_in(Path(scratch) / "云川")
        template = desk.root / "templates" / "综述.docx"
        whole = template.read_bytes()
        for seed in range(first, last):
            template.write_bytes(whole)
            page = docx.Document(str(template))
            slip = slipped(page, random.Random(seed))  # no secret
            page.save(str(template))
            found = check(Order(desk.root, year=2023)).findings
            at = {f.place.paragraph or 0 for f in found if is_told(f)}
            how = "told" if any(map(slip.is_beside, at)) else "elsewhere" if at else "silent"
            told[slip.kind, how] += 1
            if how != "told":
                sys.stdout.write(f"{seed} {slip}: {sorted(at)}\n")
    for (kind, how), count in sorted(told.items()):
        sys.stdout.write(f"{kind}: {how} {count}\n")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else 0, given[1] if len(given) > 1 else 50)
