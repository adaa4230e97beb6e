"""Found tables: what gathering would find in a folder, written in a test as lists of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zgreport.drafting.found import Family, FoundTable, Gathered
from zgreport.drafting.given import Given
from zgreport.drafting.guesses import Sureness
from zgreport.drafting.taking import take
from zgreport.ledgers.coded import Coded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal

__all__ = ["column", "family", "ledger", "named", "table", "taken"]


def table(headers: str, rows: Sequence[Sequence[Any]], year: int = 2023, **more: Any) -> FoundTable:
    """A table of a year's folder; its headers in one line, parted by spaces.

    Keywords are the fields of a FoundTable; `units` and `months` are often wanted.
    """
    names = headers.split()
    columns = {name: Coded.of([row[n] for row in rows]) for n, name in enumerate(names)}
    years = frozenset({year}) if year else frozenset()
    said = {"file": f"{year}/表.xlsx", "sheet": "Sheet1", "caption": "", **more}
    return FoundTable(years=years, columns=columns, **said)


def family(name: str, *tables: FoundTable, **more: Any) -> Family:
    """The tables as one family, which a glob of its name finds."""
    return Family(name, (f"*{name}*",), (), tables, Sureness.SURE, (), **more)


def taken(*families: Family, given: Given | None = None) -> Proposal:
    """What the families are taken for."""
    years = {year for each in families for t in each.tables for year in t.years}
    gathered = Gathered(families, (), {}, tuple(sorted(years)))
    return take(gathered, given or Given())


def ledger(*tables: FoundTable, name: str = "台账", given: Given | None = None) -> LedgerDraft:
    """The ledger that the tables are taken for, when there is nothing else."""
    return taken(family(name, *tables), given=given).ledgers[0]


def named(proposal: Proposal, name: str) -> LedgerDraft:
    """The ledger of that name."""
    return next(one for one in proposal.ledgers if one.name == name)


def column(draft: LedgerDraft, header: str) -> ColumnDraft:
    """The column that has the header in some table."""
    return next(one for one in draft.columns if header in one.headers)
