"""Headers: where the tables of a sheet are and which column holds what."""

from __future__ import annotations

import datetime as dt
import fnmatch
import functools
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.ledgers.tables.above import goes_on, header_above
from zgreport.ledgers.tables.band import DRESSED, Band, Table, parts_of, table_of
from zgreport.ledgers.tables.dressing import EDGES, undressed
from zgreport.ledgers.tables.unit_phrases import headed, lone_unit, may_be_headed
from zgreport.ledgers.texts import comparables
from zgreport.names import comparable, is_blank, tidy
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.ledgers.files.sheet import Sheet, Span

__all__ = ["Table", "Wanted", "crossed_in_row", "crossed_line", "find_tables", "header_spans"]

_SEARCHED_ROWS = 200
_TALLEST = 3  # year, quarter, month: no office stacks more
_MONTHS = range(1, 13)
_WIDEST = 1000  # a sheet whose last column was touched by mistake is 16,384 wide
_LAST = _SEARCHED_ROWS + _TALLEST
_STROKES = ("-", "—", "－", "–", "/")  # of a column that has no unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns looked for: canonical name -> the headers it goes by, itself first.

    `needed` of them make a header; every name of `required` must be there, those of `spare` need
    not.  `patterns` are the globs of the columns of a cross-table.  `numbers` are the columns that
    may have a unit.
    """

    headers: Mapping[str, Sequence[str]]
    required: frozenset[str] = frozenset()
    patterns: tuple[str, ...] = ()
    spare: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def needed(self) -> int:
        """How many columns a row must name to be a header."""
        counted = len(self.headers.keys() - self.spare) + bool(self.patterns)
        return max(1, min(2, counted))


@functools.lru_cache(maxsize=1 << 12)
def _forms(plain: str) -> tuple[str, ...]:
    """A header in comparable form, without its unit, and without what is put round it."""
    if plain[:1] not in EDGES and plain[-1:] not in EDGES and not may_be_headed(plain):
        return (plain,)
    bare = undressed(plain)
    headers = (headed(plain), headed(bare))
    named = ((header.plain, header.name, undressed(header.name)) for header in headers)
    return tuple(dict.fromkeys((plain, *itertools.chain.from_iterable(named))))


class _Matcher:
    """Finds the canonical name of a header: (rank, name); rank 0 is the name itself."""

    def __init__(self, wanted: Wanted) -> None:
        self.known: dict[str, tuple[int, str]] = {}
        for name, headers in wanted.headers.items():
            for rank, header in enumerate(headers):
                key = comparable(header)
                if key not in self.known or self.known[key][0] > rank:
                    self.known[key] = (rank, name)
        self.numbers = wanted.numbers
        self.patterns = tuple(map(comparable, wanted.patterns))
        self._found: dict[tuple[str, ...], tuple[int, str] | None] = {}
        self._starts = {key[:n] for key in self.known for n in range(1, len(key) + 1)}

    def aliases(self, names: Iterable[str]) -> dict[str, frozenset[str]]:
        """All the headers that each of the names goes by, in comparable form."""
        found: dict[str, set[str]] = {name: set() for name in names}
        for key, (_, name) in self.known.items():
            found.get(name, set()).add(key)
        return {name: frozenset(keys) for name, keys in found.items()}

    def begins(self, plain: str) -> bool:
        """True for a header in comparable form or its upper part, also of a cross-table."""
        return not self._starts.isdisjoint(_forms(plain)) or bool(self.crossing((plain,)))

    def speaks(self, plain: str, below: Iterable[str]) -> bool:
        """True for a header, and for the upper part of one that the cells below go on with."""
        if not self.known.keys().isdisjoint(_forms(plain)) or self.crossing((plain,)):
            return True
        whole, last = plain, plain
        for text in below:
            if text not in {"", last}:
                whole, last = whole + text, text
                if whole in self.known:
                    return True
        return False

    def name(self, texts: tuple[str, ...]) -> tuple[int, str] | None:
        """By all the texts of the column together, else the lowest that is known.

        A number's header that is known only without its unit, 金额（万元）, comes after all others.
        """
        if texts not in self._found:
            self._found[texts] = self._named(texts)
        return self._found[texts]

    def _named(self, texts: tuple[str, ...]) -> tuple[int, str] | None:
        keys = [comparable(text) for text in texts]
        for key in ("".join(keys), *reversed(keys)):
            if key in self.known:
                return self.known[key]
        whole = ("".join(keys), *reversed(keys))
        for bare in map(undressed, whole):
            if bare in self.known:
                rank, name = self.known[bare]
                return rank + DRESSED, name
        for form in (form for key in whole for form in _forms(key)):
            rank, name = self.known.get(form, (0, ""))
            if name in self.numbers:
                return rank + len(self.known), name
        return None

    def is_own(self, texts: Sequence[str], name: str) -> bool:
        """True where the lowest text of a column, or all together, are the name's header."""
        keys = [comparable(text) for text in texts]
        every = (form for key in ("".join(keys), *keys[-1:]) for form in _forms(key))
        return any(self.known.get(form, (0, ""))[1] == name for form in every)

    def crossing(self, texts: Sequence[str]) -> str:
        """The header of a cross-table's column without its unit; empty for any other."""
        if not self.patterns or not texts:
            return ""
        plain = comparable(texts[-1])
        if self._takes(plain):
            return texts[-1]
        bare = headed(plain).name if plain else ""
        return bare if self._takes(bare) else ""

    def _takes(self, plain: str) -> bool:
        return any(fnmatch.fnmatchcase(plain, pattern) for pattern in self.patterns)


def find_tables(sheet: Sheet, wanted: Wanted) -> tuple[Table, ...]:
    """The tables whose headers name enough of the wanted columns; none when there is none.

    Several stand side by side only when they name the same columns.
    """
    matcher = _Matcher(wanted)
    spans = header_spans(sheet)
    found = [b for b in _bands(sheet, spans, matcher) if b.score[0] >= wanted.needed]
    best = max(found, key=lambda band: band.score, default=None)
    if best is None or not wanted.required <= {name for _, name in best.matches.values()}:
        return ()
    above = header_above(sheet, found, best)
    if above and goes_on(above, best):
        best, above = above, None
    best = _lengthened(sheet, spans, matcher, best)
    if _is_of_units(sheet, best):
        best = replace(best, bottom=best.bottom + 1)
    tables = (table_of(part, best, matcher.is_own) for part in parts_of(best))
    row = above.bottom if above else 0
    return tuple(replace(t, aliases=matcher.aliases(t.columns), above=row) for t in tables)


def crossed_in_row(sheet: Sheet, wanted: Wanted, row: int) -> dict[str, int]:
    """The headers of a row that the glob of a cross-table takes, each with its column."""
    matcher = _Matcher(wanted)
    texts = crossed_line(sheet, header_spans(sheet), row)
    found = ((matcher.crossing((text,)), column) for column, text in texts.items())
    return {header: column for header, column in found if header}


def _bands(sheet: Sheet, spans: Sequence[Span], matcher: _Matcher) -> Iterator[Band]:
    """Every band that may name a column, lower ones first: the first of equal score is smallest."""
    speaking = _speaking_rows(sheet, spans, matcher)
    near = {row + n for row in speaking for n in range(-_TALLEST + 1, _TALLEST)}
    line = crossed_line if matcher.patterns else _line
    lines = {row: line(sheet, spans, row) for row in sorted(near) if row > 0}
    tops = [row for row in lines if row <= _SEARCHED_ROWS and not _is_empty(sheet, row)]
    for height in range(1, _TALLEST + 1):
        for top in tops:
            bottom = min(top + height - 1, len(sheet.rows))
            if not speaking.isdisjoint(range(top, bottom + 1)):
                yield _band(lines, top, bottom, matcher)


def _speaking_rows(sheet: Sheet, spans: Sequence[Span], matcher: _Matcher) -> set[int]:
    """The rows with a header that is looked for, or with the upper part of one that goes on below.

    Where cells are merged, an upper part is enough: what goes on below it may stand elsewhere.
    """
    rows: set[int] = set()
    merged = {row for s in spans for row in range(s.top - _TALLEST + 1, min(s.bottom, _LAST) + 1)}
    for cells in sheet.columns[:_WIDEST]:
        codes = list(cells.codes[:_LAST])
        texts = {code: text for code in set(codes) if type(text := cells.values[code]) is str}
        plain = dict(zip(texts, comparables(list(texts.values())), strict=True))
        begun = {code for code, text in plain.items() if matcher.begins(text)}
        for row in (row for row, code in enumerate(codes, 1) if code in begun):
            below = (plain.get(code, "") for code in codes[row : row + _TALLEST - 1])
            if row in merged or matcher.speaks(plain[codes[row - 1]], below):
                rows.add(row)
    for span in spans:
        text = sheet.at(span.top, span.left)
        if isinstance(text, str) and matcher.begins(comparable(text)):
            rows.update(range(span.top, min(span.bottom, _LAST) + 1))
    return rows


def _is_empty(sheet: Sheet, row: int) -> bool:
    if row > len(sheet.rows):
        return True
    return all(is_blank(cell) for cell in sheet.rows[row - 1][:_WIDEST])


def _band(lines: Mapping[int, Mapping[int, str]], top: int, bottom: int, matcher: _Matcher) -> Band:
    texts: dict[int, tuple[str, ...]] = {}
    for row in range(top, bottom + 1):
        for column, text in lines.get(row, {}).items():
            above = texts.get(column, ())
            texts[column] = above if above[-1:] == (text,) else (*above, text)
    matches = {column: found for column, t in texts.items() if (found := matcher.name(t))}
    rest = ((c, matcher.crossing(t)) for c, t in sorted(texts.items()) if c not in matches)
    crossed = {column: header for column, header in rest if header}
    return Band(top, bottom, dict(sorted(texts.items())), matches, crossed)


def _line(sheet: Sheet, spans: Sequence[Span], row: int) -> dict[int, str]:
    """The texts of a row by column, merged cells filled."""
    if row > len(sheet.rows):
        return {}
    cells = enumerate(sheet.rows[row - 1][:_WIDEST], 1)
    line = {c: tidy(cell) for c, cell in cells if isinstance(cell, str) and not is_blank(cell)}
    for span in spans:
        if span.top <= row <= span.bottom:
            text = sheet.at(span.top, span.left)
            if isinstance(text, str) and not is_blank(text):
                line.update(dict.fromkeys(range(span.left, span.right + 1), tidy(text)))
    return line


def crossed_line(sheet: Sheet, spans: Sequence[Span], row: int) -> dict[int, str]:
    """The texts of a row by column, merged cells filled; months that are dates or numbers too."""
    line = _line(sheet, spans, row)
    cells = sheet.rows[row - 1][:_WIDEST] if row <= len(sheet.rows) else ()
    for column, cell in enumerate(cells, 1):
        if isinstance(cell, int | float) and cell in _MONTHS and sheet.shown(row, column) == "月":
            line[column] = f"{int(cell)}月"
        elif isinstance(cell, dt.date) and cell.day == 1:
            line[column] = f"{cell.year}年{cell.month}月"
    return line


def header_spans(sheet: Sheet) -> tuple[Span, ...]:
    """The merged cells that may be part of a header."""
    return tuple(s for s in sheet.merges if s.top <= _LAST and s.right - s.left < _WIDEST)


def _lengthened(sheet: Sheet, spans: Iterable[Span], matcher: _Matcher, band: Band) -> Band:
    """The band down to the end of the merged cells in it, so that no header row counts as data."""
    reaching = [
        span.bottom
        for span in spans
        if band.top <= span.top <= band.bottom
        and any(column in band.matches for column in range(span.left, span.right + 1))
    ]
    bottom = min(max(reaching, default=band.bottom), band.top + 2 * _TALLEST)
    if bottom <= band.bottom:
        return band
    line = crossed_line if matcher.patterns else _line
    lines = {row: line(sheet, tuple(spans), row) for row in range(band.top, bottom + 1)}
    return _band(lines, band.top, bottom, matcher)


def _is_of_units(sheet: Sheet, band: Band) -> bool:
    """True where the row below the headers says what each column is counted in: 万元, （人）."""
    row = sheet.rows[band.bottom] if band.bottom < len(sheet.rows) else ()
    cells = enumerate(row[:_WIDEST], 1)
    filled = {c: cell for c, cell in cells if not is_blank(cell) and cell not in _STROKES}
    if not filled or not all(type(cell) is str and lone_unit(cell) for cell in filled.values()):
        return False
    return filled.keys() <= band.texts.keys() and len(filled) < len(band.texts)
