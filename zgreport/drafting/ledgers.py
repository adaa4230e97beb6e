"""Ledgers: a family's columns named and taken for something, and what its rows are."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.absent import without_absent
from zgreport.drafting.corrected import as_given, cells_as_given
from zgreport.drafting.crossings import (
    crossed_headers,
    crossing_columns,
    crossing_of,
    is_total,
    seen_to,
)
from zgreport.drafting.date_parts import parts_name, plain_part
from zgreport.drafting.dates import ChosenDate, chosen_date, date_name, held_to_years, holds_dates
from zgreport.drafting.given import GivenLedger
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import column_name, free_name, measure_name
from zgreport.drafting.keys import row_key
from zgreport.drafting.members import members_of
from zgreport.drafting.parts import (
    part_names,
    with_kinds_of_totals,
    with_words_of_running,
    with_words_of_wholes,
)
from zgreport.drafting.periods import months_of, months_of_tables
from zgreport.drafting.proposal import ColumnDraft, LedgerDraft
from zgreport.drafting.ratios import with_ratios, without_progress
from zgreport.drafting.restricted import beside, part
from zgreport.drafting.roles import Refers, column_of, promote, refers_of, with_title
from zgreport.drafting.rows import are_counted, row_word_of, tells_again
from zgreport.drafting.undated import dated, without_date
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.drafting.given import Given, GivenColumn
    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.members import Members
    from zgreport.drafting.proposal import Crossing
    from zgreport.drafting.registries import FoundRegistry
    from zgreport.ledgers.coded import Numbers

__all__ = ["ledger_of"]

_DATE = "日期"
_NOTHING = GivenLedger()
_PAIR = 2
_GIVEN = Reason("drafting.given")


def ledger_of(
    joints: Joints, name: str, registries: Mapping[str, FoundRegistry], given: Given
) -> LedgerDraft:
    """The ledger that a family is, with every column named and taken for something."""
    return _Family(joints, name, registries, given).ledger()


@dataclass(frozen=True, slots=True)
class _Family:
    """A family that is taken for a ledger, and what is known besides."""

    joints: Joints
    name: str
    registries: Mapping[str, FoundRegistry]
    given: Given

    @property
    def parts(self) -> tuple[str, ...]:
        """The headers of the columns that make the date together, in every table."""
        return tuple(dict.fromkeys(h for t in self.joints.family.tables for h in t.date_parts))

    def _is_part(self, joint: Joint) -> bool:
        return not {*self.parts}.isdisjoint(joint.headers)

    def _is_of_parts(self, chosen: ChosenDate) -> bool:
        """True where the date is the one that columns make together."""
        if chosen.place is None or len(self.parts) < _PAIR:
            return False
        return "+" in self.joints.columns[chosen.place].headers[0]

    def ledger(self) -> LedgerDraft:
        refers = self._refers()
        members = self._members()
        crossing = crossing_of(self.joints, {*self.registries}, members)
        headers = members.headers if members else crossed_headers(self.joints)
        crossed = set(headers) if crossing else set()
        chosen = self._date(refers, crossed)
        drafts = self._named(self._drafts(refers, chosen, crossed), chosen)
        date = drafts[chosen.place].name if chosen.place is not None else ""
        parts: tuple[str, ...] = ()
        if (crossing and not members and self.parts) or self._is_of_parts(chosen):
            parts = tuple(d.name for h in self.parts for d in drafts if h in d.headers)
            parts = tuple(dict.fromkeys(parts))
        if crossing:
            drafts = [d for d in drafts if d.headers[0] not in crossed]
            taken = {*self.registries, *(d.name for d in drafts)}
            crossing = crossing_of(self.joints, taken, members) or crossing
            into, value = crossing_columns(self.joints, crossing)
            drafts += [into, cells_as_given(value, self.given, self.name)]
            if not members:
                parts = (*parts, crossing.into) if parts else ()
                date = free_name(parts_name(parts), taken) if parts else crossing.into
        if self.joints.family.date_from and not date:
            date = column_name(_DATE, {d.name for d in drafts})
        if not crossing:
            rated = with_ratios(self.name, drafts, self.joints)
            drafts = list(without_progress(rated, self.joints, self._months(chosen)))
        return replace(self._drafted(tuple(drafts), chosen, date, crossing), date_parts=parts)

    def _members(self) -> Members | None:
        """The columns that are members of one thing, unless the office says what they are."""
        found = members_of(self.joints, self.registries)
        told = (
            self._told(j) for j in self.joints.columns if found and j.headers[0] in found.headers
        )
        return None if any(each.role is not None for each in told) else found

    def _told(self, joint: Joint) -> GivenColumn:
        return self.given.column(self.name, joint.headers)

    def _told_of_ledger(self) -> GivenLedger:
        return self.given.ledgers.get(self.name, _NOTHING)

    def _refers(self) -> Mapping[int, Refers]:
        """Which columns refer to registries; what the office said of a column goes before."""
        found = dict(refers_of(self.joints, self.registries))
        for place, joint in enumerate(self.joints.columns):
            told = self._told(joint)
            if told.role not in {None, Role.NAME}:
                was = found.pop(place, None)
                if was and was.first:
                    promote(found, was.registry)
            elif registry := self._registry(told):
                for other, was in found.items():
                    if was.registry == registry:
                        found[other] = replace(was, first=False)
                found[place] = Refers(registry, 1.0, first=True)
        return found

    def _registry(self, told: GivenColumn) -> str:
        """The registry that was said, by its name or by its table's; "" where there is none."""
        if told.registry in self.registries:
            return told.registry or ""
        named = (n for n, r in self.registries.items() if r.joints.family.name == told.registry)
        return next(named, "")

    def _date(self, refers: Mapping[int, Refers], crossed: set[str]) -> ChosenDate:
        """The column that says when, as the office says or as it is guessed."""
        told = self._told_of_ledger()
        columns = list(enumerate(self.joints.columns))
        if told.date is not None:
            called = (n for n, joint in columns if self._is_called(joint, told.date or ""))
            sure = Sureness.DOUBTFUL if told.reason else Sureness.SURE
            return ChosenDate(next(called, None), sure, (told.reason or _GIVEN,))
        said = [n for n, joint in columns if self._told(joint).role is Role.DATE]
        if len(said) == 1:
            return ChosenDate(said[0], Sureness.SURE, (_GIVEN,))
        free = [
            (n, joint)
            for n, joint in columns
            if n not in refers and joint.headers[0] not in crossed and not self._is_part(joint)
        ]
        dated = [
            (n, joint)
            for n, joint in free
            if n in said or (self._told(joint).role is None and holds_dates(joint))
        ]
        return held_to_years(chosen_date(dated), self.joints)

    def _is_called(self, joint: Joint, name: str) -> bool:
        if not name:
            return False
        names = {*joint.headers, *map(column_name, joint.headers), date_name(joint, "")}
        return name in names or name == self._told(joint).name

    def _drafts(
        self, refers: Mapping[int, Refers], chosen: ChosenDate, crossed: set[str]
    ) -> list[ColumnDraft]:
        months = self._months(chosen)
        drafts = []
        for place, joint in enumerate(self.joints.columns):
            draft = column_of(place, self.joints, refers, months)
            if self._is_part(joint):
                draft = part(draft, self.parts)
            elif crossed and joint.headers[0] not in crossed:
                draft = beside(draft, total=is_total(joint.headers))
            drafts.append(dated(draft, place, chosen))
        worded = with_kinds_of_totals(with_words_of_running(with_words_of_wholes(drafts)))
        drafts = without_absent(worded, self.joints, months)
        if chosen.place is None and not crossed and not self.joints.family.date_from:
            again = bool(chosen.rivals) or tells_again(self.joints)
            drafts = [without_date(draft, again=again) for draft in drafts]
        told = [self._told(joint) for joint in self.joints.columns]
        if all(each.role is not Role.TITLE for each in told):
            drafts = with_title(drafts, self.joints)
        return [
            as_given(draft, told[n], self.joints.columns[n], self.joints, months)
            for n, draft in enumerate(drafts)
        ]

    def _months(self, chosen: ChosenDate) -> Numbers | None:
        if chosen.place is not None:
            return months_of(self.joints.columns[chosen.place], self.joints)
        if len(chosen.rivals) == 1:  # its months are in order, though no year is known
            columns = self.joints.columns
            return next(
                months_of(joint, self.joints)
                for joint in columns
                if joint.headers[0] in chosen.rivals
            )
        return months_of_tables(self.joints) if self.joints.family.date_from else None

    def _named(self, drafts: Sequence[ColumnDraft], chosen: ChosenDate) -> list[ColumnDraft]:
        """The columns with names: a registry's for the one that refers to it, none twice."""
        columns = self.joints.columns
        names = {n: d.registry for n, d in enumerate(drafts) if d.role is Role.NAME}
        taken, parts = {*self.registries}, part_names(drafts)
        free = (n for n in range(len(drafts)) if n not in names)
        for place in sorted(free, key=lambda n: n != chosen.place):
            draft, joint = drafts[place], columns[place]
            others = {h for n, j in enumerate(columns) if n != place for h in j.headers}
            said = self._told(joint).name
            if not said and self._is_part(joint):
                said = plain_part(draft.headers[0])
            elif not said and place == chosen.place and self._is_of_parts(chosen):
                said = parts_name(self.parts)
            name = column_name(said or parts.get(place, draft.headers[0]), taken | others)
            if draft.role is Role.DATE and not said:
                name = free_name(date_name(joint, name), taken | (others - {*joint.headers}))
            names[place] = name
            taken.add(name)
        return [_with_measure(replace(d, name=names[n])) for n, d in enumerate(drafts)]

    def _drafted(
        self,
        drafts: tuple[ColumnDraft, ...],
        chosen: ChosenDate,
        date: str,
        crossing: Crossing | None,
    ) -> LedgerDraft:
        told, family = self._told_of_ledger(), self.joints.family
        word, sure, reasons = self._rows(drafts, date, crossing)
        records = bool(word) and not crossing
        key = row_key(self.joints, drafts, date, self.registries) if records else None
        columns = key.columns if key else None
        settings = {"duplicates": "first"} if key and key.first else {}
        crossed = crossing is not None and any(draft.measure for draft in drafts)
        counted = crossed or told.measure_word is not None
        counted = counted or (not crossing and are_counted(self.joints, drafts, date))
        if not counted:
            sure, reasons = Sureness.DOUBTFUL, (Reason("drafting.rows_not_counted"),)
        family = seen_to(family) if crossing and crossing.members else family
        timed = crossing is not None and crossing.members is None
        when = () if timed or family.date_from else chosen.reasons
        return LedgerDraft(
            self.name,
            family,
            word,
            drafts,
            _surer(max(family.sure, sure, key=list(Sureness).index), told),
            (*family.reasons, *reasons, *when, *(key.reasons if key else ())),
            date=date,
            crossing=crossing,
            duplicate_key=columns if told.duplicate_key is None else told.duplicate_key,
            settings=MappingProxyType({**settings, **told.settings}),
            counted=counted,
        )

    def _rows(
        self, drafts: Sequence[ColumnDraft], date: str, crossing: Crossing | None
    ) -> tuple[str, Sureness, tuple[Reason, ...]]:
        """What a row is counted in: nothing where it is no record but says how much there was."""
        said = self._told_of_ledger().measure_word
        if said is not None:
            return said, Sureness.SURE, (_GIVEN,)
        shown: dict[str, object] = {"ledger": self.name}
        if crossing and any(draft.measure for draft in drafts):
            return "", Sureness.SURE, (Reason("drafting.rows_crossed", shown),)
        told = row_word_of(self.name, self.joints, drafts, date)
        return told.word, told.sure, (told.reason,)


def _surer(sure: Sureness, told: GivenLedger) -> Sureness:
    """How sure a ledger is; what the office has said of it is no doubt of the program's."""
    said = told.measure_word, told.date, told.duplicate_key
    by_office = told.reason is None and any(each is not None for each in said)
    return Sureness.SURE if by_office else sure


def _with_measure(draft: ColumnDraft) -> ColumnDraft:
    counted = draft.kind is not None and draft.role in {Role.NUMBER, Role.LAST_YEAR}
    return replace(draft, measure=measure_name(draft.name)) if counted else draft
