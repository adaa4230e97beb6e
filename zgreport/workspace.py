"""The workspace: where templates, inputs, the definition and the results are."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.periods import Period

__all__ = [
    "Workspace",
    "find_for_year",
    "find_in",
    "glob_expression",
    "is_leftover",
    "is_spreadsheet",
]

_YEAR = Pattern(r"[0-9]{4}")
# What editors and Office leave beside a file while it is open.
_LEFTOVERS = ("~$", "~wrl", ".")
# Backups that programs keep, and files that are still being fetched.
_KEPT = (".tmp", ".bak", ".xlk", ".wbk", ".asd", ".xar", "~", ".crdownload", ".download", ".part")
# A folder so named was meant for a file, or made by a program that failed to write one.
_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods", ".csv", ".txt", ".htm", ".html")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds `templates/`, `inputs/` and `out/`.

    `sealed` is a year and the folder that stands in for `inputs/` in it: of an archived bag.
    """

    root: Path
    sealed: tuple[int, Path] | None = None

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def inputs(self) -> Path:
        """The folder of ledgers, registries and the definition."""
        return self.root / "inputs"

    @property
    def definition(self) -> Path:
        """The report definition, `inputs/report.yaml`."""
        return self.inputs / "report.yaml"

    def inputs_of(self, year: int) -> Path:
        """The folder of one year's ledgers."""
        return self._inputs_for(year) / f"{year:04}"

    def out_of(self, period: Period) -> Path:
        """The folder of one period's results: `out/2023`, part of a year `out/2023-06-30`."""
        name = f"{period.year:04}" if period.is_whole_year else period.end.isoformat()
        return self.root / "out" / name

    def years(self) -> tuple[int, ...]:
        """The years that have a folder in `inputs/`, oldest first."""
        if not self.inputs.is_dir():
            return ()
        names = (p.name for p in self.inputs.iterdir() if p.is_dir())
        return tuple(sorted(int(name) for name in names if _YEAR.fullmatch(name)))

    def meant_for(self, year: int) -> tuple[str, ...]:
        """The folders in `inputs/` that name the year otherwise than it is looked for: 2023年."""
        if not self.inputs.is_dir():
            return ()
        own = f"{year:04}"
        names = sorted(p.name for p in self.inputs.iterdir() if p.is_dir())
        return tuple(
            name
            for name in names
            if name != own and own in re.findall("[0-9]+", unicodedata.normalize("NFKC", name))
        )

    def find_for_year(self, pattern: str, year: int) -> tuple[Path, ...]:
        """The input files of a year that match the pattern; see `find_for_year` below."""
        return find_for_year(self._inputs_for(year), pattern, year)

    def inputs_beside(self, year: int) -> tuple[Path, ...]:
        """Every file that a build of the year may read of the inputs, by folder and name.

        Those of the year, of the one before and of `inputs/`; not what Office leaves there while a
        file is open.  Raises OSError where a folder cannot be listed.
        """
        folders = (self.inputs, self.inputs_of(year - 1), self.inputs_of(year))
        listed = (sorted(folder.iterdir()) for folder in folders if folder.is_dir())
        return tuple(path for paths in listed for path in paths if _is_input(path))

    def templates_there(self) -> tuple[Path, ...]:
        """Every file in `templates/` that may be one; raises OSError as `inputs_beside`."""
        if not self.templates.is_dir():
            return ()
        return tuple(p for p in sorted(self.templates.rglob("*")) if _is_input(p))

    def _inputs_for(self, year: int) -> Path:
        sealed_year, folder = self.sealed or (None, self.inputs)
        return folder if year == sealed_year else self.inputs

    def show(self, path: Path) -> str:
        """The path as findings name it: relative to the workspace, with forward slashes."""
        relative = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return relative.as_posix()


def find_for_year(inputs: Path, pattern: str, year: int) -> tuple[Path, ...]:
    """The files of `inputs/<year>/` that match; only where none does, those of `inputs/`.

    In the pattern `*` stands for any text and `?` for one character; brackets are ordinary,
    since copies are often named "发稿[1].xlsx".  Names are compared after NFC and without
    regard to case, and sorted.  Subfolders and what Office leaves behind are not looked at; a
    broken link, a device and a folder named like a spreadsheet are found, to be told as unreadable.
    """
    wanted = glob_expression(_comparable(pattern))
    return _matching(inputs / f"{year:04}", wanted) or _matching(inputs, wanted)


def find_in(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files of one folder that match, as `find_for_year` has them."""
    return _matching(folder, glob_expression(_comparable(pattern)))


def glob_expression(pattern: str) -> re.Pattern[str]:
    """What a whole name must match; `*` and `?` are all that has a meaning of its own."""
    parts = {"*": ".*", "?": "."}
    return re.compile("".join(parts.get(c, re.escape(c)) for c in pattern), re.DOTALL)


def _matching(folder: Path, wanted: re.Pattern[str]) -> tuple[Path, ...]:
    if not folder.is_dir():
        return ()
    found = (p for p in folder.iterdir() if _is_input(p) and wanted.fullmatch(_comparable(p.name)))
    return tuple(sorted(found, key=lambda path: unicodedata.normalize("NFC", path.name)))


def is_spreadsheet(path: Path) -> bool:
    """True for a file that by its name is one, and no editor's leftover."""
    return _comparable(path.name).endswith(_SPREADSHEETS) and _is_input(path)


def is_leftover(name: str) -> bool:
    """True for the name of what programs leave beside a file, or keep of it: ~$发稿.xlsx."""
    plain = _comparable(name)
    return plain.startswith(_LEFTOVERS) or plain.endswith(_KEPT)


def _is_input(path: Path) -> bool:
    name = _comparable(path.name)
    if is_leftover(name):
        return False
    return name.endswith(_SPREADSHEETS) or not path.is_dir()


def _comparable(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
