"""Findings and errors: what is wrong, where, and the values a message needs.

Nothing here holds a sentence.  A finding carries a code and values; `cli.words` puts
them into words of the user's language.
"""

from __future__ import annotations

import dataclasses
import enum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "NOWHERE",
    "Cell",
    "Finding",
    "Found",
    "Place",
    "Room",
    "Severity",
    "Spot",
    "SurroundingsError",
    "ZgreportError",
    "room",
    "row_ranges",
]


class Severity(enum.StrEnum):
    """How serious a finding is: an error stops a build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table in a Word file, as its reader finds it: numbers from 1, and words.

    Nested tables count among a part's tables, merged columns among a row's.  `row_words` are
    those of the row's first cells, which other rows have too where it `is_like_others`;
    `column_words` the header's; "" where there are none.  `within` is the cell that a nested
    table stands in.
    """

    table: int
    row: int
    column: int
    title: str = ""
    row_words: str = ""
    column_words: str = ""
    in_header: bool = False
    is_like_others: bool = False
    within: Cell | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands in a Word file, as its reader finds it.

    `heading` is the nearest above it, `note` the number of its footnote.  `opening` are its first
    words; where it is blank, those of the paragraph before it.
    """

    heading: str | None = None
    opening: str = ""
    is_blank: bool = False
    in_box: bool = False
    cell: Cell | None = None
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is; what does not apply is None.

    `file` is relative to the workspace, with forward slashes.  `cell` is "C14", or a row as
    "14".  `line` counts the lines of a text file from 1.  `key` is the full path in the
    definition ("ledgers.发稿.columns.日期").  `paragraph` is the number of the paragraph in
    its part, from 1; `excerpt` the words around the finding.  `part` is "header", "footer" or
    "footnotes" of a Word file; the body is None.  `offset` is where in the paragraph's text a tag
    begins, from 0.  `spot` says the same for a reader's eye.
    """

    year: int | None = None
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    key: str | None = None
    paragraph: int | None = None
    excerpt: str | None = None
    part: str | None = None
    offset: int | None = None
    spot: Spot | None = None

    @property
    def source(self) -> str:
        """The file and sheet as a finding about another place names them: 发稿.xlsx（1月）."""
        file = self.file or ""
        return f"{file}（{self.sheet}）" if self.sheet else file


NOWHERE = Place()
_NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful in an input or a document.

    `code` is "<room>.<snake_case>"; the room is the domain of the message catalogue.
    `values` are str, int, or a tuple of str, by the names the message uses.
    """

    code: str
    severity: Severity
    place: Place = NOWHERE
    # Not hashed: a mapping has no hash, and code and place tell nearly all findings apart.
    values: Mapping[str, object] = field(default_factory=lambda: _NO_VALUES, hash=False)

    def at(self, **changes: object) -> Finding:
        """The same finding with parts of its place replaced (keywords of `Place`)."""
        place = dataclasses.replace(self.place, **changes)  # type: ignore[arg-type]  # checked by Place itself
        return dataclasses.replace(self, place=place)


@dataclass(frozen=True, slots=True)
class Room:
    """Makes the findings of one room: a code without the room's name, a place, values.

    Where the place is a file and nothing more, it may be the file's name.
    """

    name: str

    def finding(
        self, code: str, severity: Severity, place: Place | str = NOWHERE, /, **values: object
    ) -> Finding:
        """A finding "<room>.<code>"."""
        at = Place(file=place) if isinstance(place, str) else place
        return Finding(f"{self.name}.{code}", severity, at, MappingProxyType(values))

    def error(self, code: str, place: Place | str = NOWHERE, /, **values: object) -> Finding:
        """An error "<room>.<code>"."""
        return self.finding(code, Severity.ERROR, place, **values)

    def warning(self, code: str, place: Place | str = NOWHERE, /, **values: object) -> Finding:
        """A warning "<room>.<code>"."""
        return self.finding(code, Severity.WARNING, place, **values)

    def note(self, code: str, place: Place | str = NOWHERE, /, **values: object) -> Finding:
        """A note "<room>.<code>"."""
        return self.finding(code, Severity.NOTE, place, **values)


def room(name: str) -> Room:
    """What makes the findings of the room of that name."""
    return Room(name)


class Found:
    """Findings in the order they were found, each once: two equal ones are one."""

    __slots__ = ("_kept",)

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._kept = dict.fromkeys(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, finding: Finding) -> None:
        """Keep a finding, at the end unless it is known."""
        self._kept[finding] = None

    def extend(self, findings: Iterable[Finding]) -> None:
        """Keep several findings, in their order."""
        self._kept.update(dict.fromkeys(findings))

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self)

    def refuse(self) -> None:
        """Raise ZgreportError with all the findings where one of them is an error."""
        if self.has_errors:
            raise ZgreportError(self)


def row_ranges(rows: Iterable[int], most: int = 10) -> tuple[str, ...]:
    """Numbers of rows as a finding names them: in order, each once, those in sequence as one.

    >>> row_ranges([4, 2, 3, 9, 9, 12], most=2)
    ('2-4', '9…')
    """
    numbers = sorted(set(rows))
    if not numbers:
        return ()
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b > a + 1)]
    ends = [*(a for a, b in pairwise(numbers) if b > a + 1), numbers[-1]]
    parts = [str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True)]
    return tuple(parts) if len(parts) <= most else (*parts[: most - 1], f"{parts[most - 1]}…")


class ZgreportError(Exception):
    """Inputs, definition, expression or template are wrong (exit code 1): all that is, at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(f.code for f in self.findings))


class SurroundingsError(ZgreportError):
    """The surroundings are in the way (exit code 3): disk, folder, lock, missing program."""
