"""Years: those that the rows of a workspace without year folders are dated in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.ledgers.dating import date_rows
from zgreport.ledgers.draft import Draft
from zgreport.ledgers.files.matching import ledger_files
from zgreport.ledgers.files.shelf import Shelf
from zgreport.ledgers.gathering import gather

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.definition.model import Definition, LedgerDef
    from zgreport.ledgers.files.reader import Reader
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.model import Registries
    from zgreport.workspace import Workspace

__all__ = ["years_of_rows"]

_NO_YEAR = 0
_FEWEST = 20  # a year with less than one in twenty of the rows of the fullest is a slip of the pen


def years_of_rows(definition: Definition, workspace: Workspace, reader: Reader) -> tuple[int, ...]:
    """The years that the rows' dates tell, or the names of files and sheets, oldest first."""
    shelf = Shelf(workspace, reader)
    counts: Counter[int] = Counter()
    for ledger in definition.ledgers:
        names: Registries = {registry.name: {} for registry in definition.registries}
        draft = Draft(ledger, gather(ledger, _sources(ledger, shelf), names).extracts)
        date_rows(draft, (), _NO_YEAR)
        counts.update(year for year in draft.year.tolist() if year != _NO_YEAR)
    most = max(counts.values(), default=0)
    return tuple(sorted(year for year, rows in counts.items() if rows * _FEWEST >= most))


def _sources(ledger: LedgerDef, shelf: Shelf) -> Iterator[InputSheet]:
    for path in ledger_files(ledger, shelf.workspace, (_NO_YEAR,)):
        yield from shelf.sheets(path, (_NO_YEAR,))
