"""English: dates with the name of a month, as exports write them, in figures."""

from __future__ import annotations

from zgreport.numerals.months import ENGLISH
from zgreport.patterns import Pattern

__all__ = ["in_figures"]

_FULL = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "sept"),
)
_MONTH = r"(?<![a-z])(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
# A month alone only with four digits: Jun-23 may be the 23rd of June.
_FORMS = (
    Pattern(rf"(?i)(?<!\d){_DAY}[\s-]?{_MONTH},?[\s-]?{_YEAR}"),
    Pattern(rf"(?i)(?<!\d){_DAY}-{_MONTH}-(?P<year>\d{{2}})(?!\d)"),
    Pattern(rf"(?i){_MONTH}\s?{_DAY},?\s{_YEAR}"),
    Pattern(rf"(?i){_MONTH}[\s-]?{_YEAR}"),
    Pattern(rf"(?i)(?<!\d){_YEAR}[\s-]{_MONTH}(?:[\s-]{_DAY}(?!\d))?"),
)


def in_figures(text: str) -> str:
    """The text with a date like 7 June 2023 or Jun 2023 in figures, the month alone as 6月.

    >>> in_figures("June 7, 2023 15:05"), in_figures("7-Jun-2023"), in_figures("Jun 2023")
    ('2023-6-7 15:05', '2023-6-7', '2023-6')
    """
    lowered = text.lower()
    if not any(name in lowered for name in ENGLISH):
        return text
    if number := _number(lowered.rstrip(".")):
        return f"{number}月"
    for pattern in _FORMS:
        found = pattern.search(text)
        if found and (number := _number(found["month"].lower())):
            told = found.groupdict()
            day = f"-{told['day']}" if told.get("day") else ""
            return f"{text[: found.start()]}{found['year']}-{number}{day}{text[found.end() :]}"
    return text


def _number(name: str) -> int | None:
    """The number of the month that a name or its abbreviation is of."""
    is_month = len(name) >= len("jan") and any(
        full.startswith(name) if len(name) == len("jan") else full == name for full in _FULL
    )
    return ENGLISH[name[:3]] if is_month else None
