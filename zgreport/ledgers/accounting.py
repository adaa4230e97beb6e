"""Accounting: what became of every sheet and row of a ledger, by year."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.ledgers.coded import distinct
from zgreport.ledgers.model import Account, SheetAccount
from zgreport.ledgers.tables.kinds import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.ledgers.choosing import LeftOut
    from zgreport.ledgers.coded import Mask
    from zgreport.ledgers.draft import Draft

__all__ = ["account_for"]

_EXCLUDED, _OTHER_YEAR, _TOTAL = "excluded", "other_year", RowKind.TOTAL.value

_Sheet = tuple[str, str]


def account_for(
    draft: Draft, left_out: Sequence[LeftOut], years: Sequence[int], order: Sequence[_Sheet]
) -> dict[int, Account]:
    """The account of each year that has rows or sheets; rows of other years are in none.

    Sheets stand as they do in their files: in the order in which they were come upon.
    """
    accounts: dict[int, Account] = {}
    places = {key: n for n, key in reversed(list(enumerate(order)))}
    for year in years:
        own = (draft.year == year) & ~draft.foreign & ~draft.total
        sheets = _sheets(draft, own, left_out, year)
        sheets.sort(key=lambda one: places.get((one.file, one.sheet), len(places)))
        read, excluded = int(own.sum()), int((own & draft.excluded).sum())
        if sheets:
            accounts[year] = Account(read, read - excluded, excluded, tuple(sheets))
    return accounts


def _sheets(draft: Draft, own: Mask, left_out: Iterable[LeftOut], year: int) -> list[SheetAccount]:
    """The sheets that were read, then those that were left out."""
    out = {(one.file, one.sheet): one for one in left_out if year in one.years}
    found: dict[_Sheet, SheetAccount] = {}
    for n, extract in enumerate(draft.extracts):
        source, rows = extract.source, own & (draft.owner == n)
        key = source.file, source.sheet.name
        mine = source.folder or max(source.years)
        others = draft.foreign & (draft.owner == n)
        told = dict(extract.left_out) if mine == year else {}
        known = rows.any() or (mine == year and (told or others.any()))
        if key in out or not known:
            continue
        excluded = distinct(draft.row[rows & draft.excluded]).tolist()
        reasons = {**{kind.value: lost for kind, lost in told.items() if lost}}
        totals = distinct(draft.row[draft.total & (draft.owner == n) & (draft.year == year)])
        if len(totals):
            reasons[_TOTAL] = tuple(sorted({*reasons.get(_TOTAL, ()), *totals.tolist()}))
        if mine == year and others.any():
            reasons[_OTHER_YEAR] = tuple(distinct(draft.row[others]).tolist())
        if excluded:
            reasons[_EXCLUDED] = tuple(excluded)
        before = found.get(key, SheetAccount(*key))
        counted = before.records + int((rows & ~draft.excluded).sum())
        found[key] = SheetAccount(*key, counted, _together(before.left_out, reasons))
    rest = (SheetAccount(*key, reason=one.why.value) for key, one in out.items())
    return [*found.values(), *rest]


def _together(
    one: Mapping[str, tuple[int, ...]], other: Mapping[str, tuple[int, ...]]
) -> Mapping[str, tuple[int, ...]]:
    """The rows of tables side by side on one sheet, each row once."""
    names = dict.fromkeys((*one, *other))
    rows = {name: sorted({*one.get(name, ()), *other.get(name, ())}) for name in names}
    return MappingProxyType({name: tuple(own) for name, own in rows.items()})
