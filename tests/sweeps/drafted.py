"""Print what `init --from` finds in the folders whose truth is known, and what a build says.

python tests/sweeps/drafted.py [WORDS…]
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "example"))
sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from judged import Judgement, judged
from offices.known import FOLDERS

KINDS = ("ledger", "date", "name", "number", "list", "registry")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(wanted: list[str]) -> None:
    """Judge them all, or those whose names hold a word."""
    told: list[Judgement] = []
    for name, make in FOLDERS.items():
        if wanted and not any(word in name for word in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            made = judged(make(), Path(folder))
            told.append(made)
            _details(name, made)
    _table(told)


def _details(name: str, made: Judgement) -> None:
    _say(f"\n== {name}：{made.right} 个数对，{len(made.wrong)} 个不对；存疑 {len(made.doubts)}")
    for each in made.verdicts:
        if each.outcome != "found":
            said = "" if each.told else "，没有说"
            _say(f"   {each.kind} {each.what}：{each.outcome}{said} {each.taken}")
    for line in made.wrong[:12]:
        _say(f"   ! {line[:300]}")
    _say(f"   存疑：{'、'.join(made.doubts)}")
    _say(f"   问题：{dict(Counter(f.code for f in made.findings))}")


def _table(told: list[Judgement]) -> None:
    _say("\nfolder  found/all by kind; missed; wrong; silent (missed or wrong, not told); numbers")
    for made in told:
        cells = []
        for kind in KINDS:
            own = [each for each in made.verdicts if each.kind == kind]
            cells.append(f"{kind} {sum(v.outcome == 'found' for v in own)}/{len(own)}")
        missed = sum(v.outcome == "missed" for v in made.verdicts)
        wrong = sum(v.outcome == "wrong" for v in made.verdicts)
        silent = sum(v.outcome != "found" and not v.told for v in made.verdicts)
        numbers = f"{made.right} right {len(made.wrong)} wrong"
        tail = f"missed {missed}  wrong {wrong}  silent {silent}  {numbers}"
        _say(f"{made.office}: {'  '.join(cells)}  {tail}")
    every = [v for made in told for v in made.verdicts]
    found = sum(v.outcome == "found" for v in every)
    silent = sum(v.outcome != "found" and not v.told for v in every)
    _say(f"together: {found} of {len(every)} found, {silent} not found and not told")


if __name__ == "__main__":
    main(sys.argv[1:])
