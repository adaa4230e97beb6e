"""Rows: what the rows of a ledger are counted in, and whether they are records at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.definition.measure_kinds import AT_END
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.header_words import KEY, PERSON, TITLE, plain
from zgreport.drafting.numbers import are_indicators
from zgreport.drafting.row_words import Word, row_word, word_of_totals
from zgreport.ledgers.dates import read_day
from zgreport.numerals.period_names import is_period_name
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft

__all__ = ["are_counted", "row_word_of", "tells_again"]

_DONE = Pattern("检查|排查|巡查|抽查|督查|走访|慰问|活动|演练|宣传|宣讲|服务|执法|整治|行动")
_DAYS = 25  # rows
_A_MONTH = 14  # events that come by chance would share a day now and then
_ANY_YEAR = 2000
_THINGS = frozenset({Role.NAME, Role.LIST, Role.TEXT})


def row_word_of(name: str, joints: Joints, drafts: Sequence[ColumnDraft], date: str) -> Word:
    """What a row is counted in: "" where it is no record but says how much there was."""
    shown: dict[str, object] = {"ledger": name}
    headers = (header for draft in drafts for header in draft.headers)
    told = word_of_totals(joints.family) or row_word(name, headers)
    if _are_measured(joints, drafts, date, told):
        return Word("", Sureness.LIKELY, Reason("drafting.rows_measured", shown))
    summed = {d.measure_word for d in drafts if d.kind is MeasureKind.SUM and d.measure}
    titled = any(draft.role is Role.TITLE for draft in drafts)
    if told.word not in summed or titled or told.sure is Sureness.SURE:
        return told
    other = "次" if _DONE.search(plain(name)) and "次" not in summed else "条"
    return Word(
        other,
        Sureness.DOUBTFUL,
        Reason("drafting.row_word_of_measure", {**shown, "word": other, "other": told.word}),
    )


def are_counted(joints: Joints, drafts: Sequence[ColumnDraft], date: str) -> bool:
    """False for rows that are no records though no measure is sure: 男生 and 女生 of each class.

    Such a table says how much of each thing there is, or an indicator a row.
    """
    if are_indicators(joints):
        return False
    roles = {draft.role for draft in drafts}
    perhaps = any(Role.NUMBER in draft.others for draft in drafts)
    if date or Role.NUMBER in roles or Role.TITLE in roles or not perhaps:
        return True
    return not _are_things(joints, drafts)


def _are_measured(joints: Joints, drafts: Sequence[ColumnDraft], date: str, told: Word) -> bool:
    """True for a table of statistics: months, or things of which each has one row."""
    roles = {draft.role for draft in drafts}
    if Role.NUMBER not in roles or Role.TITLE in roles:  # a ledger tells rows or measures
        return False
    listed = bool(roles & {Role.LIST, Role.SERIAL})
    unsure = told.sure is Sureness.DOUBTFUL and not listed
    named = date or joints.family.date_from
    stocks = not listed and any(draft.kind in AT_END for draft in drafts)
    if is_period_name(date) or unsure or stocks or not (named or listed):
        return True
    if _are_daily(joints, drafts, date):
        return True
    if joints.family.date_from is not None:  # each month names each thing once
        known = [draft for draft in drafts if draft.role in {Role.LIST, Role.NAME}]
        return _are_things(joints, known)
    return not date and _are_things(joints, drafts)


def _are_daily(joints: Joints, drafts: Sequence[ColumnDraft], date: str) -> bool:
    """True for a report a day: no day stands there twice, and hardly a working day is left out."""
    headers = next((draft.headers for draft in drafts if draft.name == date and date), ())
    joint = next((joint for joint in joints.columns if joint.headers == headers), None)
    if joint is None or len(joint.cells.values) < len(joint.cells) or len(joint.cells) < _DAYS:
        return False
    read = (read_day(value, _ANY_YEAR).date for value in joint.cells.values)
    months = Counter((day.year, day.month) for day in read if day is not None)
    whole = sum(months.values()) == len(joint.cells)
    return whole and len(joint.cells) >= _A_MONTH * len(months)


def _are_things(joints: Joints, drafts: Sequence[ColumnDraft]) -> bool:
    """True where a column names something else in each row of a table: 城关镇, 柳河乡."""
    by_headers = {joint.headers: joint for joint in joints.columns}
    others = (draft for draft in drafts if draft.role not in {Role.NUMBER, Role.LAST_YEAR})
    headers = [plain(header) for draft in others for header in draft.headers]
    if any(words.search(own) for own in headers for words in (PERSON, KEY, TITLE)):
        return False
    named = [draft for draft in drafts if draft.role in _THINGS]
    return any(
        draft.headers in by_headers and _is_one_a_row(by_headers[draft.headers], joints)
        for draft in named
    )


def tells_again(joints: Joints) -> bool:
    """True where tables of one year name the same things: the classes of two terms."""
    for joint in joints.columns:
        if joint.profile.filled and not joint.numeric and _is_one_a_row(joint, joints):
            pairs = np.stack([joints.year_of, joint.cells.codes])
            if np.unique(pairs, axis=1).shape[1] < len(joint.cells):
                return True
    return False


def _is_one_a_row(joint: Joint, joints: Joints) -> bool:
    if joint.numeric or joint.profile.filled < len(joint.cells):
        return False
    pairs = np.stack([joints.table_of, joint.cells.codes])
    return bool(np.unique(pairs, axis=1).shape[1] == len(joint.cells) > 1)
