"""Matching: the files in which a definition looks for its ledgers, registries and typed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from zgreport.definition.model import Definition, LedgerDef
    from zgreport.workspace import Workspace

__all__ = [
    "TYPED",
    "in_other_years",
    "in_year_folder",
    "is_typed_only",
    "ledger_files",
    "wanted_files",
]

_NO_TABLES = frozenset({".md", ".yaml", ".yml", ".docx", ".doc", ".pdf"})
TYPED = "上年数.*"
"""The files of a year without ledgers, whose figures are typed in."""


def wanted_files(definition: Definition, workspace: Workspace, year: int) -> tuple[Path, ...]:
    """Every file that `load_records` reads for the year and the year before, in its order."""
    return tuple(dict.fromkeys(_in_order(definition, workspace, year)))


def _in_order(definition: Definition, workspace: Workspace, year: int) -> Iterator[Path]:
    for registry in definition.registries:
        for each in (year, year - 1):
            yield from workspace.find_for_year(registry.files, each)
    for ledger in definition.ledgers:
        yield from ledger_files(ledger, workspace, (year - 1, year))
    for each in (year - 1, year):
        yield from in_year_folder(TYPED, workspace, each)


def ledger_files(
    ledger: LedgerDef, workspace: Workspace, years: Sequence[int]
) -> dict[Path, list[int]]:
    """The ledger's files in the order of year, glob and name, each with its years."""
    found: dict[Path, list[int]] = {}
    for year in years:
        paths = (path for glob in ledger.files for path in workspace.find_for_year(glob, year))
        for path in dict.fromkeys(paths):
            found.setdefault(path, []).append(year)
    return found


def is_typed_only(definition: Definition, workspace: Workspace, year: int) -> bool:
    """True where the year's folder holds typed-in figures and, but for registries, nothing else."""
    typed = in_year_folder(TYPED, workspace, year)
    of_registries = [
        path
        for each in definition.registries
        for path in in_year_folder(each.files, workspace, year)
    ]
    others = set(in_year_folder("*", workspace, year)) - {*typed, *of_registries}
    return bool(typed) and not any(path.suffix.lower() not in _NO_TABLES for path in others)


def in_year_folder(glob: str, workspace: Workspace, year: int) -> list[Path]:
    """The files of the year's own folder that the glob takes."""
    folder = workspace.inputs_of(year)
    return [path for path in workspace.find_for_year(glob, year) if path.parent == folder]


def in_other_years(globs: Iterable[str], workspace: Workspace, years: Collection[int]) -> bool:
    """True where the folder of a year that is none of these has a file that a glob takes."""
    others = [year for year in workspace.years() if year not in years]
    return any(in_year_folder(glob, workspace, year) for glob in globs for year in others)
