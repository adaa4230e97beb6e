"""Print the summary of every variant of the example, or of those whose names hold the words.

    python tests/sweeps/variants.py [WORDS…]

To be read as an editor would read them: is there a sentence that nobody would let pass?
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "example"))
sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from desk import desk_in
from variants import VARIANTS, text_of

from zgreport.findings import ZgreportError


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(wanted: list[str]) -> None:
    """Print them, the annexes left out unless `-a` is among the words."""
    whole = "-a" in wanted
    words = [word for word in wanted if word != "-a"]
    for name in VARIANTS:
        if words and not any(word in name for word in words):
            continue
        _say(f"\n======== {name}")
        with tempfile.TemporaryDirectory() as folder:
            try:
                text = text_of(name, desk_in(Path(folder) / "云川"))
            except ZgreportError as error:
                _say("\n".join(f"{f.code} {f.place} {dict(f.values)}" for f in error.findings))
                continue
        end = next(i for i, line in enumerate(text) if re.fullmatch("附件1?", line))
        _say("\n".join(text if whole else text[:end]))


if __name__ == "__main__":
    main(sys.argv[1:])
