"""Mends: which faults of a template are safe to put right, and how.

Safe is what the fault itself tells: a block word or a name with one near miss, braces of the wrong
kind, a word that the tag prints already.  Where something was lost, only who wrote it knows.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zgreport.document.mending import Mend, Way, applied
from zgreport.findings import ZgreportError
from zgreport.pipeline.order import silent
from zgreport.pipeline.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.findings import Finding
    from zgreport.pipeline.year import Year

__all__ = ["proven"]

# Codes without their rooms.
_RIGHT = frozenset({"block_misspelt", "block_in_output", "unsupported_form", "print_in_block"})
_BRACES = frozenset({"tag_not_closed", "tag_not_opened"})
_BESIDE = {"said_twice": Way.BEHIND, "direction_by_hand": Way.BEFORE}
_YEARS, _THIS_YEAR = ("year_by_hand", "date_by_hand"), "{{ 年 }}"
_WORDS = ("value", "word", "name")
_LIKE, _CLEARLY = 0.5, 0.15  # how alike a near miss is, and how much more than the next


def _mends_of(findings: Iterable[Finding], template: str) -> dict[Finding, Mend]:
    """The mends of the findings about the template, as far as there are safe ones."""
    about = (found for found in findings if found.place.file == template)
    return {found: mend for found in about if (mend := _mend_of(found)) is not None}


def proven(year: Year, findings: Iterable[Finding], template: bytes) -> dict[Finding, Mend]:
    """The mends of the template's findings after which the fault is there no more."""
    shown = year.workspace.show(year.workspace.templates / year.definition.template)
    found = _mends_of(findings, shown)
    if not found:
        return {}
    try:
        left = summarise(year, silent, applied(template, found.values(), tracked=False)).findings
    except ZgreportError as error:
        left = error.findings
    there = {_told(each) for each in left}
    return {each: mend for each, mend in found.items() if _told(each) not in there}


def _told(found: Finding) -> tuple[object, ...]:
    """What a finding says and of which paragraph, however its tag has moved there."""
    place = found.place
    return found.code, place.part, place.paragraph, str(sorted(found.values.items()))


def _mend_of(found: Finding) -> Mend | None:
    """How the fault is put right; None where nobody can tell."""
    if found.place.paragraph is None or found.place.offset is None:
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
    if code == "quotes_missing":
        return Mend(place, Way.WORD, old=said["name"], new=said["right"])
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
    column = word.removesuffix(str(suffix)) if suffix else ""
    return Mend(found.place, Way.WORD, old=word, new=column + best[1])
