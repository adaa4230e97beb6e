"""Roles: what each column of a ledger is taken for, the surest guess first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.dates import holds_dates
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.header_words import KEY, NUMBERED, PERSON, REMARK, TITLE, plain
from zgreport.drafting.lists import closed_list, is_flag
from zgreport.drafting.measure_words import word_of
from zgreport.drafting.numbers import (
    are_indicators,
    is_change,
    is_extreme,
    is_last_year,
    is_serial_number,
    kind_of,
    names_something,
    opening_of,
)
from zgreport.drafting.profiles import number_in
from zgreport.drafting.proposal import ColumnDraft
from zgreport.drafting.registries import share_of
from zgreport.ledgers.cells import read_count
from zgreport.ledgers.counts import CountReading, Words
from zgreport.ledgers.offices import is_of_offices
from zgreport.ledgers.texts import shown_of
from zgreport.numerals.ranks import read_rank
from zgreport.numerals.reading import is_estimate, parse
from zgreport.numerals.units import known_unit
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.registries import FoundRegistry
    from zgreport.drafting.row_words import Word
    from zgreport.ledgers.coded import Numbers

__all__ = ["Refers", "column_of", "number_column", "promote", "refers_of", "with_title"]

_WORD_UNKNOWN = "drafting.word_unknown"
_REFERS, _BY_HEADER = 0.5, 0.2
_SURELY = 0.9
_VAGUE = 0.05  # of the rows, whose number is an approximate one
_MOST_NUMBERS = 6  # different numbers that may be a list of grades
_MOSTLY = 0.8
_LONG = 6  # signs of a title


@dataclass(frozen=True, slots=True)
class Refers:
    """That a column refers to a registry, by its name; `first` where the definition joins it."""

    registry: str
    share: float
    first: bool


def refers_of(joints: Joints, registries: Mapping[str, FoundRegistry]) -> Mapping[int, Refers]:
    """Which columns refer to which registry: of several in a ledger the likeliest is joined."""
    found: dict[int, Refers] = {}
    for name, registry in registries.items():
        if registry.joints is joints:
            continue
        scored = []
        for place, column in enumerate(joints.columns):
            called = plain(name) in map(plain, column.headers)
            share = 0.0 if column.numeric else share_of(column, registry.names)
            if share >= (_BY_HEADER if called else _REFERS):
                scored.append((called, share, -place))
        for n, (_, share, place) in enumerate(sorted(scored, reverse=True)):
            if share > (found[-place].share if -place in found else 0):
                found[-place] = Refers(name, share, first=n == 0)
    return found


def promote(found: dict[int, Refers], registry: str) -> None:
    """The likeliest of the columns that refer to a registry is the one that is joined."""
    rivals = [(was.share, -n) for n, was in found.items() if was.registry == registry]
    if rivals:
        place = -max(rivals)[1]
        found[place] = replace(found[place], first=True)


def column_of(
    place: int, joints: Joints, refers: Mapping[int, Refers], months: Numbers | None
) -> ColumnDraft:
    """What a column is taken for; its name is given later."""
    joint = joints.columns[place]
    if not joint.profile.filled:
        return _draft(joint, Role.UNUSED, Sureness.SURE, "drafting.blank")
    if is_serial_number(joint):
        return _draft(joint, Role.SERIAL, Sureness.SURE, "drafting.serial")
    if place in refers:
        return _name(joint, joints, refers[place])
    if holds_dates(joint):
        return _draft(joint, Role.DATE, Sureness.LIKELY, "drafting.dates")
    if KEY.search(plain(joint.headers[0])) or _names_something(joint):
        return _draft(joint, Role.TEXT, Sureness.SURE, "drafting.names_something")
    return _of_values(joint, joints, months)


def _names_something(joint: Joint) -> bool:
    return joint.numeric and names_something(joint)


def _of_values(joint: Joint, joints: Joints, months: Numbers | None) -> ColumnDraft:
    numeric = joint.numeric
    if numeric and (len(joint.profile.values) > _MOST_NUMBERS or not _is_grade(joint)):
        return number_column(joint, joints, months)
    if not numeric and _is_nearly_numeric(joint):
        return number_column(joint, joints, months)
    listed = closed_list(joint, joints)
    if listed is None:
        return _text(joint)
    draft = ColumnDraft(
        "", joint.headers, Role.LIST, listed.sure, (listed.reason,), joint.profile.samples()
    )
    draft = replace(draft, values=listed.values)
    if listed.sure is Sureness.DOUBTFUL and not is_flag(joint):
        return replace(draft, role=Role.TEXT, others=(Role.LIST,))
    return draft


def _is_nearly_numeric(joint: Joint) -> bool:
    """True for numbers of which some are no exact ones: 20余, 约30, 几十."""
    if not joint.profile.share(lambda value: number_in(value) is not None):
        return False
    return joint.profile.share(_is_some_number) >= _MOSTLY


def _is_some_number(value: object) -> bool:
    if not isinstance(value, str):
        return number_in(value) is not None
    found = parse(value)
    known = found is not None and (not found.unit or known_unit(found.unit) is not None)
    return known or is_estimate(value)


def _is_grade(joint: Joint) -> bool:
    """True for 等级, 星级: numbers that are a list of grades."""
    return any(
        word in plain(joint.headers[0])
        for word in ("等级", "级别", "星级", "档次", "年级", "班次号")
    )


def _draft(joint: Joint, role: Role, sure: Sureness, code: str, **shown: object) -> ColumnDraft:
    reason = Reason(code, {"header": joint.headers[0], **shown})
    return ColumnDraft("", joint.headers, role, sure, (reason,), joint.profile.samples())


def _name(joint: Joint, joints: Joints, refers: Refers) -> ColumnDraft:
    shown: dict[str, object] = {"registry": refers.registry, "share": round(refers.share * 100)}
    if not refers.first:
        draft = _draft(joint, Role.TEXT, Sureness.DOUBTFUL, "drafting.second_of_registry", **shown)
        offices = any(map(is_of_offices, joint.headers))  # others may join them
        listed = None if offices else closed_list(joint, joints)
        if listed is not None and listed.sure is not Sureness.DOUBTFUL:
            reasons = (listed.reason, *draft.reasons)
            draft = replace(draft, role=Role.LIST, values=listed.values, reasons=reasons)
        return replace(draft, others=(Role.NAME,))
    sure = Sureness.SURE if refers.share >= _SURELY else Sureness.LIKELY
    draft = _draft(joint, Role.NAME, sure, "drafting.refers", **shown)
    return replace(draft, registry=refers.registry)


def _text(joint: Joint) -> ColumnDraft:
    return _draft(joint, Role.TEXT, Sureness.LIKELY, "drafting.text")


def number_column(joint: Joint, joints: Joints, months: Numbers | None) -> ColumnDraft:
    """The column as a measure; as text where it is none, or what it is counted in is unknown."""
    header = joint.headers[0]
    if (none := _no_measure(joint, joints, months)) is not None:
        return none
    word = word_of(joint, joints)
    surely = word.word if word.sure is not Sureness.DOUBTFUL else ""
    kind = kind_of(joint, joints, months, surely)
    perhaps = _draft(joint, Role.TEXT, Sureness.DOUBTFUL, kind.reason.code)
    perhaps = replace(perhaps, others=(Role.NUMBER,), kind=kind.kind, measure_word=word.word)
    if (odd := _unread(joint, kind.kind, word)) is not None:
        value, rows = odd
        shown = {"header": header, "value": value, "rows": rows}
        return replace(perhaps, reasons=(Reason("drafting.not_all_numbers", shown),))
    own = {MeasureKind.PERCENT: "", MeasureKind.RANK: "位"}.get(kind.kind, word.word)
    if not own and kind.kind is not MeasureKind.PERCENT:
        return replace(perhaps, measure_word="", reasons=(word.reason,))
    if not kind.known:
        return perhaps
    if kind.kind is MeasureKind.MEAN and word.reason.code == _WORD_UNKNOWN:  # 108 of what?
        return replace(perhaps, measure_word="", reasons=(kind.reason, word.reason))
    told = kind.kind in {MeasureKind.PERCENT, MeasureKind.RANK}
    role = Role.LAST_YEAR if is_last_year(header) else Role.NUMBER
    return ColumnDraft(
        "",
        joint.headers,
        role,
        kind.sure if told else _less_sure(kind.sure, word.sure),
        (kind.reason,) if told else (kind.reason, word.reason),
        joint.profile.samples(),
        kind=kind.kind,
        measure_word=own,
        also=() if told else word.also,
    )


def _no_measure(joint: Joint, joints: Joints, months: Numbers | None) -> ColumnDraft | None:
    """The column as text where its numbers are no measure: changes, what a month begins with."""
    header = joint.headers[0]
    if is_change(header):
        return _draft(joint, Role.TEXT, Sureness.SURE, "drafting.change")
    if is_extreme(header):
        draft = _draft(joint, Role.TEXT, Sureness.DOUBTFUL, "drafting.extreme")
        return replace(draft, others=(Role.NUMBER,), kind=MeasureKind.MEAN)
    if (opening := opening_of(joint, joints, months)) is not None:
        draft = _draft(joint, Role.TEXT, Sureness.LIKELY, opening.code)
        return replace(draft, reasons=(opening,))
    if are_indicators(joints):
        draft = _draft(joint, Role.TEXT, Sureness.DOUBTFUL, "drafting.indicators")
        return replace(draft, others=(Role.NUMBER,), kind=MeasureKind.SUM)
    return None


def _less_sure(one: Sureness, other: Sureness) -> Sureness:
    order = (Sureness.SURE, Sureness.LIKELY, Sureness.DOUBTFUL)
    return max(one, other, key=order.index)


def _unread(joint: Joint, kind: MeasureKind, word: Word) -> tuple[str, int] | None:
    """The first cell that a build could not read as a number, and how many there are; or None."""
    percents = kind is MeasureKind.PERCENT
    words = Words("%" if percents else word.word, word.also, percents=percents)

    def reads(value: object) -> bool:
        if kind is MeasureKind.RANK:
            return read_rank(value) is not None
        if isinstance(value, float | int):
            return True
        return read_count(value, words).reading in {CountReading.EXACT, CountReading.BLANK}

    odd = joint.profile.odd(reads)
    if not odd:
        return None
    held = set(odd)
    pairs = zip(joint.profile.values, joint.profile.counts, strict=True)
    return shown_of(odd[0]), sum(count for value, count in pairs if value in held)


def with_title(drafts: list[ColumnDraft], joints: Joints) -> list[ColumnDraft]:
    """The columns with the one that says what a record is called, if there is one."""
    scored = [
        (_title_score(joints.columns[n]), -n)
        for n, draft in enumerate(drafts)
        if draft.role is Role.TEXT and not draft.others
    ]
    best, place = max(scored, default=(0.0, 0))
    if best <= 0:
        return drafts
    joint = joints.columns[-place]
    named = TITLE.search(plain(joint.headers[0])) is not None
    sure = Sureness.SURE if named else Sureness.LIKELY
    drafts[-place] = _draft(joint, Role.TITLE, sure, "drafting.title")
    return drafts


def _title_score(joint: Joint) -> float:
    """How likely the column says what its record is called; not at all where it is below 0."""
    header, profile = plain(joint.headers[0]), joint.profile
    if any(words.search(header) for words in (PERSON, REMARK, KEY, NUMBERED)) or joint.numeric:
        return -1.0
    if profile.fullness < 0.8 or profile.share(lambda v: number_in(v) is not None) > 0:
        return -1.0
    named = 2.0 if TITLE.search(header) else 0.0
    long = profile.length() >= _LONG
    return named + profile.difference + (0.5 if long else 0) - (0.6 if named else 1.2)
