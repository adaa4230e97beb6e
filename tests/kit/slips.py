"""Slips: what a hand does to a template by mistake, made at random.

A brace lost, a name or a block word misspelt, a quote or a parenthesis lost, an opening or an end
deleted with its paragraph or row, an end moved, a tag cut by a line break, braces of the wrong
kind, a condition lost.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from docx.document import Document

__all__ = ["SLIPS", "Slip", "slipped", "spots"]

TAG = re.compile(r"\{[{%][^{}]*?[}%]\}")
WORD = re.compile(r"\{%\s*(?:p|tr|tc)?\s*(\w+)")


@dataclass(frozen=True)
class Spot:
    """A tag of the template: its paragraph, by its number from 1, and where in its text."""

    paragraphs: Sequence[Paragraph]
    number: int
    found: re.Match[str]

    @property
    def paragraph(self) -> Paragraph:
        return self.paragraphs[self.number - 1]

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


@dataclass(frozen=True)
class Slip:
    """What was done: its kind, where, and what stands there now."""

    kind: str
    spot: Spot
    new: str

    def is_beside(self, number: int | None) -> bool:
        """True for a paragraph that was changed; where it is gone, for the one before it."""
        around = {"deleted": (-1, 0), "moved": (0, 1)}.get(self.kind, (0,))
        return number is not None and number - self.spot.number in around

    def __str__(self) -> str:
        return f"{self.kind} {self.spot.number} {self.spot.tag!r} -> {self.new!r}"


def write(paragraph: Paragraph, text: str) -> None:
    """Retype a paragraph, in the look of its first run."""
    first, *rest = paragraph.runs
    first.text = text
    for run in rest:
        run.text = ""


def spots(page: Document) -> list[Spot]:
    paragraphs = [Paragraph(p, page._body) for p in page.element.body.iter(qn("w:p"))]  # noqa: SLF001  # no public way to all of them
    return [
        Spot(paragraphs, number, found)
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


def moved(spot: Spot, chance: random.Random) -> str | None:
    """An end of a block cut from its place and put behind the words of the next paragraph."""
    del chance
    following = iter(spot.paragraphs[spot.number :])
    after = next((each for each in following if each.runs), None)
    if not spot.word.startswith("end") or after is None:
        return None
    write(after, after.text + spot.tag)
    return spot.put("")


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
    moved,
    braces_of_the_other_kind,
    condition,
)


def slipped(page: Document, chance: random.Random) -> Slip:
    """Make one slip somewhere."""
    kind, found = chance.choice(SLIPS), spots(page)
    while True:
        spot = chance.choice(found)
        new = kind(spot, chance)
        if new is not None and new != spot.tag:
            return Slip(kind.__name__, spot, new)
