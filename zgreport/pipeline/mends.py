"""Mends: which faults of a template are safe to put right, and how.

Safe is what the fault itself tells: a block word or a name with one near miss, braces of the wrong
kind, a word that the tag prints already.  Where something was lost, only who wrote it knows.
"""

from __future__ import annotations

import itertools
from collections import ChainMap
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zgreport.document.mending import Mend, Way, applied
from zgreport.findings import Found, Severity, ZgreportError
from zgreport.pipeline.order import silent
from zgreport.pipeline.summary import summarise
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.findings import Finding
    from zgreport.pipeline.year import Year

__all__ = ["Mended", "joined", "mended"]

_MOST_ROUNDS = 5
# Codes without their rooms.
_RIGHT = frozenset(
    {"block_misspelt", "block_in_output", "unsupported_form", "print_in_block", "sign_surplus"}
)
_BRACES = frozenset({"tag_not_closed", "tag_not_opened"})
_BESIDE = {"said_twice": Way.BEHIND, "direction_by_hand": Way.BEFORE}
_NAMES = {
    "quotes_missing": Way.WORD,
    "condition_quoted": Way.QUOTED,
    "number_quoted": Way.QUOTED,
    "operator_spoken": Way.SIGN,
    "single_equals": Way.WORD,
    "tag_unbraced": Way.TEXT,
}
_YEARS, _THIS_YEAR = ("year_by_hand", "date_by_hand"), "{{ 年 }}"
_WORDS = ("value", "word", "name")
_LIKE, _CLEARLY = 0.5, 0.15  # how alike a near miss is, and how much more than the next

_TAIL = 2  # signs behind a name that are no slip of one key


@dataclass(frozen=True, slots=True)
class Mended:
    """How a template is mended: in `rounds`, each of the template as those before it left it.

    A mend may let another fault appear: 篇 behind a name that had been misspelt.  `left` is what
    there is still to be looked at after the last round, notes apart.
    """

    rounds: tuple[Mapping[Finding, Mend], ...] = ()
    left: tuple[Finding, ...] = ()

    @property
    def count(self) -> int:
        """How many mends there are."""
        return sum(map(len, self.rounds))

    @property
    def later(self) -> tuple[Finding, ...]:
        """The faults that only showed when others were mended."""
        return tuple(found for mends in self.rounds[1:] for found in mends)

    def made_in(self, docx: bytes, *, tracked: bool) -> bytes:
        """The Word file with the mends made, or `tracked` as changes to accept or reject."""
        for mends in (*self.rounds, {}):  # the copy is signed, also where nothing is mended
            docx = applied(docx, mends.values(), tracked=tracked)
        return docx


def joined(each: Iterable[Mended]) -> Mended:
    """The mends of one template that several years asked for."""
    kept = list(each)
    rounds = itertools.zip_longest(*(one.rounds for one in kept), fillvalue={})
    left = tuple(Found(found for one in kept for found in one.left))
    return Mended(tuple(dict(ChainMap(*map(dict, mends))) for mends in rounds), left)


def mended(year: Year, findings: Iterable[Finding], template: bytes) -> Mended:
    """The mends of the template after each of which its fault is there no more."""
    look = _Look(year)
    rounds: list[Mapping[Finding, Mend]] = []
    found, docx = look.about(findings), template
    while len(rounds) < _MOST_ROUNDS and (wanted := _mends_of(found)):
        left = look.at(applied(docx, wanted.values(), tracked=False))
        proven = _proven(wanted, left)
        if not proven:
            break
        docx = applied(docx, proven.values(), tracked=False)
        found = left if len(proven) == len(wanted) else look.at(docx)
        rounds.append(proven)
    return Mended(tuple(rounds), tuple(f for f in found if f.severity is not Severity.NOTE))


@dataclass(frozen=True, slots=True)
class _Look:
    """A year's look at its template, or at what is made of it."""

    year: Year

    def at(self, template: bytes) -> tuple[Finding, ...]:
        """What is found about a template in the place of the year's."""
        try:
            return self.about(summarise(self.year, silent, template).findings)
        except ZgreportError as error:
            return self.about(error.findings)

    def about(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings about the template."""
        workspace = self.year.workspace
        shown = workspace.show(workspace.templates / self.year.definition.template)
        return tuple(found for found in findings if found.place.file == shown)


def _mends_of(findings: Iterable[Finding]) -> dict[Finding, Mend]:
    """The mends of the findings, as far as there are safe ones."""
    return {found: mend for found in findings if (mend := _mend_of(found)) is not None}


def _proven(wanted: Mapping[Finding, Mend], left: Iterable[Finding]) -> dict[Finding, Mend]:
    """The mends after which the fault is there no more."""
    there = {_told(each) for each in left}
    return {found: mend for found, mend in wanted.items() if _told(found) not in there}


def _told(found: Finding) -> tuple[object, ...]:
    """What a finding says and of which paragraph, however its tag has moved there."""
    place = found.place
    return found.code, place.part, place.paragraph, str(sorted(found.values.items()))


def _mend_of(found: Finding) -> Mend | None:
    """How the fault is put right; None where nobody can tell."""
    if found.place.paragraph is None:
        return None
    if found.code.endswith(".chart_unnamed"):
        return Mend(found.place, Way.ALTERNATIVE, new=str(found.values["right"]))
    if found.place.offset is None:
        return None
    plain = _plain(found)
    return _near(found) if plain is None else plain


def _plain(found: Finding) -> Mend | None:
    """The mend that the finding itself tells, with its words as they were typed."""
    place, code = found.place, found.code.partition(".")[2]
    said = {key: str(value) for key, value in found.values.items()}
    if code in _RIGHT:
        return Mend(place, Way.WHOLE, new=said["right"]) if said.get("right") else None
    if code in _BRACES:
        return Mend(place, Way.BRACE)
    if code in _BESIDE:
        return Mend(place, _BESIDE[code], old=said["words"])
    if code in _YEARS and said["right"] == _THIS_YEAR:
        year = _THIS_YEAR + "年" * said["words"].endswith("年")
        return Mend(place, Way.TEXT, old=said["words"], new=year)
    if code in _NAMES and said.get("right"):
        old = said.get("name") or said["words"]
        return Mend(place, _NAMES[code], old=old, new=said["right"])
    return None


def _near(found: Finding) -> Mend | None:
    """A name of which one is clearly the nearest that there is."""
    near = found.values.get("near")
    word = next((found.values[key] for key in _WORDS if key in found.values), None)
    if not isinstance(near, tuple) or not near or not isinstance(word, str) or not word:
        return None
    suffix = found.values.get("suffix")  # of a column: 标题_汉 for 标题_含
    typed = str(suffix or word)
    ranked = sorted(
        ((SequenceMatcher(None, typed, each).ratio(), each) for each in near), reverse=True
    )
    best, others = ranked[0], ranked[1:]
    if best[0] < _LIKE or (others and best[0] - others[0][0] < _CLEARLY):
        return None
    if typed.startswith(best[1]) and len(typed) - len(best[1]) >= _TAIL:
        return None  # what would be dropped may be a form: 发稿上年分
    column = word.removesuffix(str(suffix)) if suffix else ""
    return Mend(found.place, Way.WORD, old=word, new=column + best[1])
