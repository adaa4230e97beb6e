"""Issues: 001, 1, 第1期 and １ name one issue of a periodical, however they are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.numerals.reading import spelled_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["form_of"]

_COLUMN = Pattern("(?:总|刊)?期(?:号|次|数|别)?|.*(?:期号|期次|期数|刊期)")
_NUMBER = "(?:0*([0-9]{1,9})|([〇零一二两三四五六七八九十百]+))"
_ISSUE = Pattern(rf"(?:([0-9]{{4}})年?)??(总)?第?{_NUMBER}[期号辑]?")
_WRITTEN_OUT = Pattern(rf"(?:[0-9]{{4}}年?)?总?第{_NUMBER}期")
_WITH_YEAR = Pattern(rf"[0-9]{{4}}年总?第?{_NUMBER}[期号辑]?")


def form_of(column: str, texts: Sequence[str]) -> Callable[[str], str]:
    """How the texts of a column compare: as text, or where it holds issues by their numbers.

    It holds issues by its name (期号, 期次), or where every text is 第…期.  Years count where
    every text has one.
    """
    plain = map(comparable, texts)  # mostly the first text decides
    if not _COLUMN.fullmatch(comparable(column)) and not all(map(_WRITTEN_OUT.fullmatch, plain)):
        return comparable
    with_year = bool(texts) and all(_WITH_YEAR.fullmatch(comparable(text)) for text in texts)
    return partial(_issue, with_year=with_year)


def _issue(text: str, *, with_year: bool) -> str:
    plain = comparable(text)
    found = _ISSUE.fullmatch(plain)
    if found is None:
        return plain
    number = int(found[3]) if found[3] else spelled_value(found[4])
    if number is None:
        return plain
    year = found[1] if with_year and found[1] else ""
    return f"{year}{found[2] or ''}第{number}期"
