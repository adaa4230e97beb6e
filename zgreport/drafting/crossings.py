"""Crossings: tables with a column a month, and what headers and cells become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import column_name, measure_name
from zgreport.drafting.proposal import ColumnDraft, Crossing
from zgreport.drafting.row_words import row_word
from zgreport.names import comparable
from zgreport.numerals.months import read_months
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zgreport.drafting.joints import Joints

__all__ = ["crossed_headers", "crossing_columns", "crossing_of"]

_NAMES = {1: "月份", 3: "季度", 12: "年份"}
_TAILS = ("月", "月份", "季度", "季", "年", "年度")
_TOTAL = Pattern("^(?:合计|小计|总计|累计|全年|总数|共计|年度合计|合计数|total)")
_NUMBER, _AMOUNT = "数", "金额"


def crossed_headers(joints: Joints) -> tuple[str, ...]:
    """The headers of all tables of a family that are months, in their order."""
    return tuple(dict.fromkeys(h for table in joints.family.tables for h in table.months))


def crossing_of(joints: Joints, taken: Collection[str]) -> Crossing | None:
    """What the columns of a cross-table become; None where it is none, or no glob tells them."""
    headers = crossed_headers(joints)
    if not headers or not all(read_months(comparable(header)) for header in headers):
        return None
    others = [h for c in joints.columns for h in c.headers if h not in headers]
    tails = (tail for tail in _TAILS if all(comparable(h).endswith(tail) for h in headers))
    tail = next((t for t in tails if not any(comparable(h).endswith(t) for h in others)), "")
    globs = (f"*{tail}",) if tail else tuple(map(comparable, headers))
    into = column_name(_NAMES.get(_length(headers[0]), "月份"), taken)
    word = _word(joints)[0]
    value = _AMOUNT if word.endswith("元") else f"{word}{_NUMBER}"
    return Crossing(globs, into, column_name(value, {*taken, into}))


def _word(joints: Joints) -> tuple[str, Sureness, Reason]:
    family = joints.family
    line = next((table.unit_line for table in family.tables if table.unit_line), "")
    if line:
        shown = {"header": family.name, "word": line}
        return line, Sureness.LIKELY, Reason("drafting.word_on_line", shown)
    told = row_word(family.name, (h for c in joints.columns for h in c.headers))
    return told.word, told.sure, told.reason


def crossing_columns(joints: Joints, crossing: Crossing) -> tuple[ColumnDraft, ColumnDraft]:
    """The column that the headers become, and the one of the numbers under them."""
    headers = crossed_headers(joints)
    word, sure, reason = _word(joints)
    shown = {"count": len(headers), "first": headers[0], "last": headers[-1]}
    crossed = ColumnDraft(
        crossing.into,
        headers,
        Role.CROSSED,
        Sureness.SURE,
        (Reason("drafting.crossed", shown),),
    )
    samples = tuple(
        t for c in joints.columns if c.headers[0] in headers for t in c.profile.samples(1)
    )
    value = ColumnDraft(
        crossing.value,
        (),
        Role.NUMBER,
        sure,
        (Reason("drafting.under_crossed", shown), reason),
        samples[:3],
        kind=MeasureKind.CUMULATIVE if runs_on(headers) else MeasureKind.SUM,
        measure=measure_name(crossing.value),
        measure_word=word,
    )
    return crossed, value


def runs_on(headers: Sequence[str]) -> bool:
    """True for 1-2月, 1-3月 …: the numbers under them are those since January."""
    return any(_length(header) not in _NAMES for header in headers)


def _length(header: str) -> int:
    months = read_months(comparable(header))
    return months.length if months else 0


def is_total(headers: Sequence[str]) -> bool:
    """True for a column of totals beside the months."""
    return any(_TOTAL.search(comparable(h)) or _length(h) > 1 for h in headers)
