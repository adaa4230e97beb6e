"""Ledgers: a family's columns named and taken for something, and what its rows are."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.corrected import as_given, told_of
from zgreport.drafting.crossings import (
    crossed_headers,
    crossing_columns,
    crossing_of,
    is_total,
)
from zgreport.drafting.dates import ChosenDate, chosen_date, date_name, holds_dates
from zgreport.drafting.given import GivenLedger
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import column_name, measure_name
from zgreport.drafting.keys import row_key
from zgreport.drafting.measure_words import row_word
from zgreport.drafting.periods import months_of, months_of_tables
from zgreport.drafting.proposal import ColumnDraft, LedgerDraft
from zgreport.drafting.roles import Refers, column_of, refers_of, with_title
from zgreport.ledgers.dates import is_period_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.drafting.given import Given
    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import Crossing
    from zgreport.drafting.registries import FoundRegistry
    from zgreport.ledgers.coded import Numbers

__all__ = ["ledger_of"]

_DATE = "日期"
_NO_DATE = GivenLedger()


def ledger_of(
    joints: Joints, name: str, registries: Mapping[str, FoundRegistry], given: Given
) -> LedgerDraft:
    """The ledger that a family is, with every column named and taken for something."""
    told = given.ledgers.get(name, _NO_DATE)
    refers = _refers(joints, name, registries, given)
    crossing = crossing_of(joints, {*registries})
    crossed = set(crossed_headers(joints)) if crossing else set()
    chosen = _date(joints, name, refers, crossed, given)
    drafts = _drafts(joints, name, refers, chosen, crossed, given)
    drafts = _named(joints, name, drafts, chosen, registries, given)
    date = drafts[chosen.place].name if chosen.place is not None else ""
    if crossing:
        drafts = [d for d in drafts if d.headers[0] not in crossed]
        drafts += crossing_columns(joints, crossing)
        date = crossing.into
    elif joints.family.date_from and not date:
        date = column_name(_DATE, {d.name for d in drafts})
    return _ledger(joints, name, tuple(drafts), chosen, (date, crossing), registries, told)


def _refers(
    joints: Joints, name: str, registries: Mapping[str, FoundRegistry], given: Given
) -> Mapping[int, Refers]:
    """Which columns refer to registries; what the office said of a column goes before."""
    found = dict(refers_of(joints, registries))
    for place, joint in enumerate(joints.columns):
        told = told_of(given, name, joint)
        if told.role not in {None, Role.NAME}:
            was = found.pop(place, None)
            if was and was.first:
                _promote(found, was.registry)
        elif told.registry and told.registry in registries:
            for other, was in found.items():
                if was.registry == told.registry:
                    found[other] = replace(was, first=False)
            found[place] = Refers(told.registry, 1.0, first=True)
    return found


def _promote(found: dict[int, Refers], registry: str) -> None:
    rivals = [(was.share, -n) for n, was in found.items() if was.registry == registry]
    if rivals:
        place = -max(rivals)[1]
        found[place] = replace(found[place], first=True)


def _date(
    joints: Joints, name: str, refers: Mapping[int, Refers], crossed: set[str], given: Given
) -> ChosenDate:
    """The column that says when, as the office says or as it is guessed."""
    told = given.ledgers.get(name, _NO_DATE)
    roles = {n: told_of(given, name, joint).role for n, joint in enumerate(joints.columns)}
    if told.date is not None:
        reason = told.reason or Reason("drafting.given")
        fitting = (
            n for n, joint in enumerate(joints.columns) if _is_called(joint, name, told.date, given)
        )
        place = next(fitting, None) if told.date else None
        return ChosenDate(place, Sureness.DOUBTFUL if told.reason else Sureness.SURE, (reason,))
    dated = [
        (n, joint)
        for n, joint in enumerate(joints.columns)
        if n not in refers
        and joint.headers[0] not in crossed
        and (roles[n] is Role.DATE or (roles[n] is None and holds_dates(joint)))
    ]
    said = [pair for pair in dated if roles[pair[0]] is Role.DATE]
    if len(said) == 1:
        return ChosenDate(said[0][0], Sureness.SURE, (Reason("drafting.given"),))
    return chosen_date(dated)


def _is_called(joint: Joint, ledger: str, name: str, given: Given) -> bool:
    called = told_of(given, ledger, joint).name
    return name in {called, *joint.headers, *map(column_name, joint.headers), date_name(joint, "")}


def _drafts(
    joints: Joints,
    name: str,
    refers: Mapping[int, Refers],
    chosen: ChosenDate,
    crossed: set[str],
    given: Given,
) -> list[ColumnDraft]:
    months = _months(joints, chosen)
    drafts = []
    for place, joint in enumerate(joints.columns):
        draft = column_of(place, joints, refers, months)
        if crossed and joint.headers[0] not in crossed and is_total(joint.headers):
            reason = Reason("drafting.total_of_others", {"header": joint.headers[0]})
            draft = replace(draft, role=Role.UNUSED, kind=None, measure_word="", reasons=(reason,))
        if place == chosen.place:
            draft = replace(draft, role=Role.DATE, sure=chosen.sure, reasons=chosen.reasons)
        drafts.append(draft)
    told = [told_of(given, name, joint) for joint in joints.columns]
    if not any(each.role is Role.TITLE for each in told):
        drafts = with_title(drafts, joints)
    return [
        as_given(draft, told[n], joints.columns[n], joints, months)
        for n, draft in enumerate(drafts)
    ]


def _months(joints: Joints, chosen: ChosenDate) -> Numbers | None:
    if chosen.place is not None:
        return months_of(joints.columns[chosen.place], joints)
    return months_of_tables(joints) if joints.family.date_from else None


def _named(
    joints: Joints,
    ledger: str,
    drafts: Sequence[ColumnDraft],
    chosen: ChosenDate,
    registries: Iterable[str],
    given: Given,
) -> list[ColumnDraft]:
    """The columns with their names: a registry's for the one that refers to it, none twice."""
    names: dict[int, str] = {n: d.registry for n, d in enumerate(drafts) if d.role is Role.NAME}
    taken = {*registries}
    for place in sorted(range(len(drafts)), key=lambda n: n != chosen.place):
        if place in names:
            continue
        draft, joint = drafts[place], joints.columns[place]
        others = {h for n, j in enumerate(joints.columns) if n != place for h in j.headers}
        said = told_of(given, ledger, joint).name
        name = column_name(said or draft.headers[0], taken | others)
        name = name if said or draft.role is not Role.DATE else date_name(joint, name)
        names[place] = name
        taken.add(name)
    return [_with_measure(replace(d, name=names[n])) for n, d in enumerate(drafts)]


def _with_measure(draft: ColumnDraft) -> ColumnDraft:
    return replace(draft, measure=measure_name(draft.name)) if draft.kind else draft


def _ledger(
    joints: Joints,
    name: str,
    drafts: tuple[ColumnDraft, ...],
    chosen: ChosenDate,
    when: tuple[str, Crossing | None],
    registries: Mapping[str, FoundRegistry],
    told: GivenLedger,
) -> LedgerDraft:
    date, crossing = when
    word, sure, reasons = _rows(name, drafts, date, crossing)
    key = row_key(joints, drafts, date, registries) if word and not crossing else None
    settings = {"duplicates": "first"} if key and key.first else {}
    if told.measure_word is not None:
        word, sure, reasons = told.measure_word, Sureness.SURE, (Reason("drafting.given"),)
    duplicate_key = told.duplicate_key if told.duplicate_key is not None else key and key.columns
    dated = () if crossing or joints.family.date_from else chosen.reasons
    family = joints.family
    return LedgerDraft(
        name,
        family,
        word,
        drafts,
        max(family.sure, sure, key=list(Sureness).index),
        (*family.reasons, *reasons, *dated, *(key.reasons if key else ())),
        date=date,
        crossing=crossing,
        duplicate_key=duplicate_key,
        settings=MappingProxyType({**settings, **told.settings}),
    )


def _rows(
    name: str, drafts: Sequence[ColumnDraft], date: str, crossing: Crossing | None
) -> tuple[str, Sureness, tuple[Reason, ...]]:
    """What a row is counted in: nothing where it is no record but says how much there was."""
    roles = {draft.role for draft in drafts}
    if crossing:
        return "", Sureness.SURE, (Reason("drafting.rows_crossed", {"ledger": name}),)
    told = row_word(name, (h for d in drafts for h in d.headers))
    measured = Role.NUMBER in roles and Role.TITLE not in roles
    if measured and (is_period_name(date) or told.sure is Sureness.DOUBTFUL):
        return "", Sureness.LIKELY, (Reason("drafting.rows_measured", {"ledger": name}),)
    return told.word, told.sure, (told.reason,)
