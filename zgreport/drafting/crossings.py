"""Crossings: tables with a column a month or a township, and what headers and cells become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import column_name, measure_name
from zgreport.drafting.joints import Joint
from zgreport.drafting.measure_words import word_of
from zgreport.drafting.members import TOTAL
from zgreport.drafting.numbers import kind_of
from zgreport.drafting.profiles import profile_of
from zgreport.drafting.proposal import ColumnDraft, Crossing
from zgreport.drafting.row_words import Word, row_word
from zgreport.ledgers.coded import joined
from zgreport.names import comparable
from zgreport.numerals.months import read_months
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zgreport.drafting.found import Family
    from zgreport.drafting.joints import Joints
    from zgreport.drafting.members import Members

__all__ = ["crossed_headers", "crossing_columns", "crossing_of", "is_total", "seen_to"]

_NAMES = {1: "月份", 3: "季度", 12: "年份"}
_TAILS = ("月", "月份", "季度", "季", "年", "年度")
_NUMBER, _AMOUNT = "数", "金额"
_AMOUNT_OF_ANY = "数额"
_QUANTITY = Pattern("[数量额率值价费款积入出]$")
_SAID = frozenset({"drafting.word_in_header", "drafting.word_on_line", "drafting.word_in_cells"})
_VALUES = "drafting.headers_are_values"
_UNKNOWN = "drafting.word_unknown"
_TOLD = frozenset({MeasureKind.LAST, MeasureKind.MEAN, MeasureKind.PERCENT})


def crossed_headers(joints: Joints) -> tuple[str, ...]:
    """The headers of all tables of a family that are months, in their order."""
    return tuple(dict.fromkeys(h for table in joints.family.tables for h in table.months))


def crossing_of(
    joints: Joints, taken: Collection[str], members: Members | None = None
) -> Crossing | None:
    """What the columns of a cross-table become; None where it is none, or no glob tells them."""
    if members is not None:
        into = members.registry or column_name(members.called, taken)
        globs = tuple(map(comparable, members.headers))
        return Crossing(globs, into, _value_name(joints, {*taken, into}), members)
    headers = crossed_headers(joints)
    if not headers or not all(read_months(comparable(header)) for header in headers):
        return None
    others = [h for c in joints.columns for h in c.headers if h not in headers]
    tails = (tail for tail in _TAILS if all(comparable(h).endswith(tail) for h in headers))
    tail = next((t for t in tails if not any(comparable(h).endswith(t) for h in others)), "")
    globs = (f"*{tail}",) if tail else tuple(map(comparable, headers))
    into = column_name(_NAMES.get(_length(headers[0]), "月份"), taken)
    return Crossing(globs, into, _value_name(joints, {*taken, into}))


def _value_name(joints: Joints, taken: Collection[str]) -> str:
    """What the numbers are called: as the ledger where that names a quantity, 播种面积."""
    name, word = joints.family.name, _word(joints).word
    if _QUANTITY.search(name):
        return column_name(name, taken)
    own = _AMOUNT if word.endswith("元") else f"{word}{_NUMBER}"
    return column_name(own if word else _AMOUNT_OF_ANY, taken)


def _word(joints: Joints) -> Word:
    """What the numbers are counted in, as if the ledger's name were the header over them."""
    family = joints.family
    if line := next((table.unit_line for table in family.tables if table.unit_line), ""):
        shown = {"header": family.name, "word": line}
        return Word(line, Sureness.LIKELY, Reason("drafting.word_on_line", shown))
    told = word_of(_under(joints), joints)
    rows = row_word(family.name, (h for c in joints.columns for h in c.headers))
    unsure = rows.sure is Sureness.DOUBTFUL and told.word and told.reason.code != _UNKNOWN
    return told if not told.word or told.reason.code in _SAID or unsure else rows


def _under(joints: Joints) -> Joint:
    """The numbers of a cross-table as one column that is headed by the ledger's name."""
    own = [c for c in joints.columns if c.numeric] or [*joints.columns]
    cells = joined([c.cells for c in own])
    blank = (None,) * len(joints.family.tables)
    titles = dict.fromkeys(table.caption for table in joints.family.tables if table.caption)
    headers = (joints.family.name, *titles)
    return Joint(headers, blank, cells, profile_of(cells, len(cells)), numeric=True)


def crossing_columns(joints: Joints, crossing: Crossing) -> tuple[ColumnDraft, ColumnDraft]:
    """The column that the headers become, and the one of the numbers under them."""
    members = crossing.members
    headers = members.headers if members else crossed_headers(joints)
    word = _word(joints)
    shown = {"count": len(headers), "first": headers[0], "last": headers[-1]}
    crossed = ColumnDraft(
        crossing.into,
        headers,
        Role.CROSSED,
        Sureness.LIKELY if members else Sureness.SURE,
        (Reason("drafting.crossed", shown),),
    )
    if members:
        role = Role.NAME if members.registry else Role.LIST
        crossed = replace(crossed, role=role, registry=members.registry, values=headers)
    samples = tuple(
        t for c in joints.columns if c.headers[0] in headers for t in c.profile.samples(1)
    )
    value = ColumnDraft(
        crossing.value,
        (),
        Role.NUMBER,
        word.sure,
        (Reason("drafting.under_crossed", shown), word.reason),
        samples[:3],
        kind=_kind(joints, headers),
        measure=measure_name(crossing.value),
        measure_word=word.word,
    )
    return crossed, value if word.word else _unmeasured(value)


def _unmeasured(value: ColumnDraft) -> ColumnDraft:
    """The numbers as text: in what they are counted nothing tells."""
    reason = Reason("drafting.no_unit_crossed", {"name": value.name})
    return replace(value, role=Role.TEXT, measure="", others=(Role.NUMBER,), reasons=(reason,))


def _kind(joints: Joints, headers: Sequence[str]) -> MeasureKind:
    """How the numbers add up: as the ledger's name says, 存栏量; else they are added."""
    if runs_on(headers):
        return MeasureKind.CUMULATIVE
    kind = kind_of(_under(joints), joints, None, "").kind
    return kind if kind in _TOLD else MeasureKind.SUM


def runs_on(headers: Sequence[str]) -> bool:
    """True for 1-2月, 1-3月 …: the numbers under them are those since January."""
    lengths = [_length(header) for header in headers]
    return all(lengths) and any(length not in _NAMES for length in lengths)


def _length(header: str) -> int:
    months = read_months(comparable(header))
    return months.length if months else 0


def is_total(headers: Sequence[str]) -> bool:
    """True for a column of totals beside the months."""
    return any(TOTAL.search(comparable(h)) or _length(h) > 1 for h in headers)


def seen_to(family: Family) -> Family:
    """The family without the doubt that its headers are values of others, which is seen to."""
    reasons = tuple(reason for reason in family.reasons if reason.code != _VALUES)
    alone = len(reasons) == 1 and len(family.reasons) > 1
    return replace(family, reasons=reasons, sure=Sureness.LIKELY if alone else family.sure)
