"""How many wrong sentences each rule of the lint finds, and how many right ones it accuses.

    python tests/benchmarks/sentences.py [FOLDER]

A table of the folder (tests/lint/sentences) has a line for each pair: code, wrong, right, parted
by tabs; "\\n" parts paragraphs.  Printed are, by rule, the pairs, the wrong ones found by it, the
right ones with any finding, and then each sentence that was missed or accused.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from zgreport.lint.check import check_text

SENTENCES = Path(__file__).parent.parent / "lint" / "sentences"


def pairs(folder: Path) -> list[tuple[str, str, str]]:
    """Code, wrong and right sentence of every line of every table."""
    lines = (
        line
        for table in sorted(folder.glob("*.tsv"))
        for line in table.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )
    return [(code, wrong, right) for code, wrong, right in (line.split("\t") for line in lines)]


def codes(sentence: str) -> list[str]:
    """The codes that the lint reports, without their room."""
    found = check_text(sentence.replace("\\n", "\n").split("\n"))
    return [finding.code.removeprefix("lint.") for finding in found]


def _line(code: str, total: int, found: int, accused: int) -> str:
    return f"{code:24} {total:4} pairs {found:4} found {accused:4} accused"


def main(folder: Path) -> int:
    total, found, accused = Counter[str](), Counter[str](), Counter[str]()
    remarks = []
    for code, wrong, right in pairs(folder):
        total[code] += 1
        if code in codes(wrong):
            found[code] += 1
        else:
            remarks.append(f"missed   {code}: {wrong}  {codes(wrong)}")
        if codes(right):
            accused[code] += 1
            remarks.append(f"accused  {code}: {right}  {codes(right)}")
    lines = [_line(code, total[code], found[code], accused[code]) for code in sorted(total)]
    lines.append(_line("all", total.total(), found.total(), accused.total()))
    print(*lines, *remarks, sep="\n")  # noqa: T201  # what was asked for
    return 1 if remarks else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES))
