"""Make random slips in the shipped template and see where each is told.

    python tests/sweeps/slips.py [FIRST [LAST]]

One slip a seed: a brace lost, a name or a block word misspelt, a quote or a parenthesis lost, an
opening or an end deleted, an end moved, a row deleted, a tag cut by a line break, braces of the
wrong kind, a condition lost.  Printed are the slips that are told elsewhere or not at all, and how
many of each kind are told at their paragraph, the one beside it where theirs is gone.
"""

from __future__ import annotations

import copy
import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

sys.path.insert(0, str(Path(__file__).parents[1] / "example"))
sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from desk import desk_in

from zgreport.findings import Finding, Severity
from zgreport.pipeline.check import check
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

TAG = re.compile(r"\{[{%][^{}]*?[}%]\}")
WORD = re.compile(r"\{%\s*(?:p|tr|tc)?\s*(\w+)")


@dataclass(frozen=True)
class Spot:
    """A tag of the template: its paragraph, with its number from 1, and where in its text."""

    paragraph: Paragraph
    number: int
    found: re.Match[str]

    @property
    def tag(self) -> str:
        return self.found.group()

    @property
    def word(self) -> str:
        word = WORD.match(self.tag)
        return word[1] if word else ""

    def put(self, new: str) -> str:
        """The slip: something else in the tag's place."""
        text = self.paragraph.text
        write(self.paragraph, text[: self.found.start()] + new + text[self.found.end() :])
        return new


def write(paragraph: Paragraph, text: str) -> None:
    """Retype a paragraph, in the look of its first run."""
    first, *rest = paragraph.runs
    first.text = text
    for run in rest:
        run.text = ""


def spots(page: Document) -> list[Spot]:
    paragraphs = [Paragraph(p, page._body) for p in page.element.body.iter(qn("w:p"))]  # noqa: SLF001  # no public way to all of them
    return [
        Spot(paragraph, number, found)
        for number, paragraph in enumerate(paragraphs, 1)
        if paragraph.runs
        for found in TAG.finditer(paragraph.text)
    ]


def cut_one(text: str, signs: str, chance: random.Random) -> str | None:
    """The text without one of the signs; None where it has none."""
    places = [n for n, sign in enumerate(text) if sign in signs]
    if not places:
        return None
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def brace(spot: Spot, chance: random.Random) -> str | None:
    ends = (spot.tag[1:], spot.tag[:-1], spot.tag[0] + spot.tag[2:], spot.tag[:-2] + spot.tag[-1])
    return spot.put(chance.choice(ends))


def name(spot: Spot, chance: random.Random) -> str | None:
    names = list(re.finditer(r"[\u4e00-\u9fff]{2,}", spot.tag))
    if not names:
        return None
    found = chance.choice(names)
    at = chance.randrange(found.start(), found.end())
    new = chance.choice(("", "某", spot.tag[at] * 2))
    return spot.put(spot.tag[:at] + new + spot.tag[at + 1 :])


def word(spot: Spot, chance: random.Random) -> str | None:
    if not spot.word:
        return None
    at = spot.tag.index(spot.word) + chance.randrange(len(spot.word))
    new = chance.choice(("", "x", spot.tag[at] * 2))
    return spot.put(spot.tag[:at] + new + spot.tag[at + 1 :])


def quote(spot: Spot, chance: random.Random) -> str | None:
    new = cut_one(spot.tag, "\"'", chance)
    return None if new is None else spot.put(new)


def parenthesis(spot: Spot, chance: random.Random) -> str | None:
    new = cut_one(spot.tag, "()", chance)
    return None if new is None else spot.put(new)


def deleted(spot: Spot, chance: random.Random) -> str | None:
    """A block tag deleted, with its paragraph or its row where it stands alone."""
    del chance
    if not spot.word:
        return None
    element = spot.paragraph._p  # noqa: SLF001  # as above
    if spot.paragraph.text.strip() != spot.tag:
        return spot.put("")
    row = next(element.iterancestors(qn("w:tr")), None)
    gone = element if row is None else row
    around = gone.getparent()
    if around is not None:
        around.remove(gone)
    return ""


def line_break(spot: Spot, chance: random.Random) -> str | None:
    at = spot.found.start() + chance.randrange(2, len(spot.tag) - 2)
    text, element = spot.paragraph.text, spot.paragraph._p  # noqa: SLF001  # as above
    rest = copy.deepcopy(element)
    element.addnext(rest)
    write(spot.paragraph, text[:at])
    write(Paragraph(rest, spot.paragraph._parent), text[at:])  # noqa: SLF001  # as above
    return "⏎"


def braces_of_the_other_kind(spot: Spot, chance: random.Random) -> str | None:
    del chance
    if spot.word:
        return spot.put("{{" + re.sub(r"^\{%(?:p|tr|tc)?", " ", spot.tag)[:-2] + "}}")
    return spot.put("{%" + spot.tag[2:-2] + "%}")


def condition(spot: Spot, chance: random.Random) -> str | None:
    del chance
    if spot.word not in ("if", "for"):
        return None
    return spot.put(spot.tag[: spot.tag.index(spot.word) + len(spot.word)] + " %}")


SLIPS: tuple[Callable[[Spot, random.Random], str | None], ...] = (
    brace,
    name,
    word,
    quote,
    parenthesis,
    deleted,
    line_break,
    braces_of_the_other_kind,
    condition,
)


def slipped(page: Document, chance: random.Random) -> tuple[str, Spot, str]:
    """Make one slip; its kind, where, and what stands there now."""
    slip = chance.choice(SLIPS)
    while True:
        spot = chance.choice(spots(page))
        new = slip(spot, chance)
        if new is not None and new != spot.tag:
            return slip.__name__, spot, new


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
            kind, spot, new = slipped(page, random.Random(seed))  # no secret
            page.save(str(template))
            found = check(Order(desk.root, year=2023)).findings
            at = {f.place.paragraph or 0 for f in found if is_told(f)}
            beside = {spot.number, spot.number - 1} if kind == "deleted" else {spot.number}
            how = "told" if at & beside else "elsewhere" if at else "silent"
            told[kind, how] += 1
            if how != "told":
                sys.stdout.write(
                    f"{seed} {kind} {spot.number} {spot.tag!r} -> {new!r}: {sorted(at)}\n"
                )
    for (kind, how), count in sorted(told.items()):
        sys.stdout.write(f"{kind}: {how} {count}\n")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(given[0] if given else 0, given[1] if len(given) > 1 else 50)
