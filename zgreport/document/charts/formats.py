"""Formats: how a chart's numbers are shown, as it was drawn unless the numbers are of another kind.

12.7 % shown by a format for whole numbers reads 0, and 12 articles by one for percents 1200%.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.document.charts.drawings import c, child_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.document.ooxml import Element

__all__ = ["chosen", "mend", "shown"]

_PLAIN = "General"
_PERCENT = "%"
_WORDS = Pattern(r'"[^"]*"|\\.|\[[^\]]*\]')
_OF_DATES = Pattern("(?i)[ymdhs]")


def drawn_format(series: Element) -> str:
    """The format of the numbers that a series was drawn with."""
    values = series.find(c("val"))
    found = next(values.iter(c("formatCode")), None) if values is not None else None
    return (found.text if found is not None else "") or ""


def chosen(drawn: str, wanted: str) -> str:
    """The drawn format where it can show such numbers, else the wanted one."""
    return drawn if _serves(drawn, wanted) else wanted


def _serves(drawn: str, wanted: str) -> bool:
    """True where numbers of the wanted format can be read in the drawn one."""
    signs = _WORDS.sub("", drawn)
    if signs in ("", "@") or _OF_DATES.search(signs) or (_PERCENT in signs) != (_PERCENT in wanted):
        return False
    return drawn != _PLAIN or "." not in wanted  # without a format, a third has nine decimals


def shown(number: str, number_format: str) -> str:
    """A number as its reader sees it: 153, or 12.7% where it is shown in percent."""
    from decimal import ROUND_HALF_UP, Decimal

    if _PERCENT not in number_format:
        return number
    digits = number_format.partition(".")[2]
    places = len(digits) - len(digits.lstrip("0"))
    exact = Decimal(number).scaleb(2)
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}{_PERCENT}"


def mend(plot: Element, formats: Sequence[tuple[Element, str]], axes: Iterable[Element]) -> None:
    """Bring the formats of labels and of axes of values to those of their numbers.

    `formats` are the series of the plot, each with the format of its numbers.
    """
    for series, code in formats:
        _labels(series.find(c("dLbls")), code)
    if not formats:
        return
    first = formats[0][1]
    _labels(plot.find(c("dLbls")), first)
    if child_value(plot, "grouping") != "percentStacked":
        for axis in axes:
            _bring(axis.find(c("numFmt")), first)


def _labels(labels: Element | None, code: str) -> None:
    if labels is None:
        return
    for each in (labels, *labels.findall(c("dLbl"))):
        if child_value(each, "showPercent", "0") != "1" or child_value(each, "showVal", "0") == "1":
            _bring(each.find(c("numFmt")), code)


def _bring(found: Element | None, code: str) -> None:
    if found is None:
        return
    if found.get("sourceLinked") in ("1", "true") or not _serves(found.get("formatCode", ""), code):
        found.set("formatCode", code)
