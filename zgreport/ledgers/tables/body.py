"""Bodies: which rows under a header are records, and what the other rows are."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.tables.colophons import rows_like_records
from zgreport.ledgers.tables.exports import overall_rows
from zgreport.ledgers.tables.judging import judge
from zgreport.ledgers.tables.kinds import RowKind
from zgreport.ledgers.tables.openings import rows_of_openings
from zgreport.ledgers.tables.roles import roles_in_registry
from zgreport.ledgers.tables.rows import Grounds, Verdict
from zgreport.ledgers.tables.shares import shares
from zgreport.ledgers.tables.spans import is_right, of_span
from zgreport.ledgers.tables.summing import summing
from zgreport.ledgers.tables.sums import Segments
from zgreport.ledgers.tables.survey import headers_of, survey
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.ledgers.coded import Mask, Numbers
    from zgreport.ledgers.files.sheet import Scalar, Sheet
    from zgreport.ledgers.tables.header import Table
    from zgreport.ledgers.tables.roles import Roles
    from zgreport.ledgers.tables.rows import Doubt
    from zgreport.ledgers.tables.sums import Total

__all__ = ["Body", "merged_values", "read_body"]

Sure = tuple[int, Callable[[Any], bool]]
"""A column, and whether its cell tells that the row is a record."""
_NAMED = "named_total"  # a doubt that the numbers may settle
_PASSES = 4  # of judging: a whole over parents is told when these are known
_NO_ROWS: Numbers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The rows of a table by what they are; numbers count from 1.

    `left_out` has the rows that are neither records nor blank, by kind, in their order; `doubts`
    what was not certain about any row.
    """

    records: Numbers
    totals: tuple[Total, ...]
    left_out: Mapping[RowKind, tuple[int, ...]]
    doubts: tuple[Doubt, ...] = ()

    @property
    def notes(self) -> tuple[int, ...]:
        """The rows in which something may be said of the whole table."""
        kinds = (RowKind.CAPTION, RowKind.NOTE, RowKind.SIGNATURE, RowKind.EMPTY)
        return tuple(sorted(row for kind in kinds for row in self.left_out.get(kind, ())))

    @property
    def captions(self) -> tuple[int, ...]:
        """The rows that are a heading between records."""
        return self.left_out.get(RowKind.CAPTION, ())

    @property
    def is_nil(self) -> bool:
        """True where the table reports that there was nothing: nought, not unknown."""
        return not len(self.records) and RowKind.NIL in self.left_out


def read_body(
    sheet: Sheet,
    table: Table,
    roles: Roles | None = None,
    *,
    ignored: Numbers = _NO_ROWS,
    sure: Sure | None = None,
) -> Body:
    """The rows under the table's header.

    `roles` say what its columns are for; without them it is a registry.  `ignored` are rows that
    the definition leaves out.  `sure` is a column and what its cell must be for the row to be a
    record whatever else it holds.
    """
    roles = roles or roles_in_registry(table)
    below = np.arange(table.bottom + 1, len(sheet.rows) + 1)
    headers = headers_of(sheet, table)
    found = survey(sheet, table, roles, headers, below)
    certain = _sure_rows(sheet, below, sure)
    plain = found.plain | certain
    after_gap = frozenset[int]() if roles.registry else _below_gaps(below, found.blank, found.dated)
    judged = [*ignored.tolist(), *after_gap, *_structural(sheet, table, roles)]
    plain &= ~np.isin(below, judged) | certain
    last = int(below[plain].max(initial=0))
    like_records = frozenset(rows_like_records(sheet, roles, below))
    plain &= ~np.isin(below, list(like_records)) | certain
    grounds = partial(
        Grounds,
        sheet=sheet,
        table=table,
        roles=roles,
        headers=headers,
        labels=found.labels,
        lent=merged_values(sheet, table),
        last=last,
        after_gap=after_gap,
        like_records=like_records,
    )
    words = {c: roles.words_of(c) for c in roles.measures}
    afresh = partial(Segments, sheet, words)
    return _settled(grounds, afresh, (below, plain), frozenset(ignored.tolist()))


def _settled(
    grounds: Callable[..., Grounds],
    afresh: Callable[[], Segments],
    rows: tuple[Numbers, Mask],
    ignored: frozenset[int],
) -> Body:
    """The body when all is known of its sums: judged again until no more are found."""
    below, plain = rows
    told: dict[int, Verdict] = {}
    for _ in range(_PASSES):
        ground = grounds(segments=afresh(), told=told)
        body = _judged(ground, below, plain, ignored)
        summed = _below(ground, body) or _summed(ground, body)
        if not summed.keys() - told.keys():
            break
        told = summed | told
        plain &= ~np.isin(below, list(told))
    return body


def _below(grounds: Grounds, body: Body) -> dict[int, Verdict]:
    """The rates below the records that are not told yet; sums are looked for without them."""
    untold = shares(grounds, body.records)
    return untold if untold.keys() - grounds.told.keys() else {}


def _summed(grounds: Grounds, body: Body) -> dict[int, Verdict]:
    """The rows that others add up to; of an export by channel 全部 counts, not its parts."""
    overall = overall_rows(grounds.sheet, grounds.table, body.records)
    if not grounds.roles.summed or len(overall) < len(body.records):
        return {}
    return dict(summing(grounds, body.records, body.left_out))


def _below_gaps(rows: Numbers, blank: Mask, dated: Mask) -> frozenset[int]:
    """The rows that follow a blank one, and the first below all that are dated."""
    after = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
    last = np.flatnonzero(dated)[-1:] + 1
    return frozenset(rows[[*after.tolist(), *last[last < len(rows)].tolist()]].tolist())


def _structural(sheet: Sheet, table: Table, roles: Roles) -> Iterable[int]:
    """The rows with totals of Excel's making, or sums over other rows, and the first ones."""
    yield table.bottom + 1
    yield from rows_of_openings(sheet, table, roles)
    yield from (span.top for span in sheet.table_totals)
    yield from {row for row, _ in sheet.sums}


def _sure_rows(sheet: Sheet, rows: Numbers, sure: Sure | None) -> Mask:
    if sure is None:
        return np.zeros(len(rows), dtype=bool)
    cells = Coded.of_sheet(sheet, sure[0], rows)
    return cells.where([sure[1](value) for value in cells.values])


def _judged(grounds: Grounds, rows: Numbers, plain: Mask, ignored: frozenset[int]) -> Body:
    """The body; the rows that are not plainly records are judged from the top down."""
    is_record = plain.copy()
    kinds: dict[RowKind, list[int]] = {}
    doubts: list[Doubt] = []
    done = 0
    for at in _unsure(plain, grounds):
        grounds.segments.add(rows[done:at][is_record[done:at]].tolist())
        done, row = at, int(rows[at])
        verdict = Verdict(RowKind.IGNORED) if row in ignored else judge(grounds, row)
        is_record[at] = verdict.kind is RowKind.RECORD
        if verdict.kind not in {RowKind.RECORD, RowKind.BLANK}:
            kinds.setdefault(verdict.kind, []).append(row)
        doubts.extend(verdict.doubts)
    grounds.segments.add(rows[done:][is_record[done:]].tolist())
    left_out = MappingProxyType({kind: tuple(found) for kind, found in kinds.items()})
    totals = tuple(of_span(grounds, each, rows[is_record]) for each in grounds.segments.ended())
    if any(doubt.code == _NAMED for doubt in doubts):
        agreed = {total.row for total in totals if is_right(grounds, total)}
        doubts = [doubt for doubt in doubts if doubt.code != _NAMED or doubt.row not in agreed]
    return Body(rows[is_record], totals, left_out, tuple(doubts))


def _unsure(plain: Mask, grounds: Grounds) -> Iterator[int]:
    """The places of rows to be judged: those not plain, and all below another heading."""
    odd = np.flatnonzero(~plain)
    at = -1
    while (at := at + 1) < len(plain):
        if not (grounds.strayed or grounds.in_block):
            place = int(np.searchsorted(odd, at))
            if place == len(odd):
                return
            at = int(odd[place])
        yield at


def merged_values(sheet: Sheet, table: Table) -> Mapping[tuple[int, int], Scalar]:
    """The values that vertical merges lend to the cells below their first, in this body."""
    lent: dict[tuple[int, int], Scalar] = {}
    for span in sheet.merges:
        inside = table.left <= span.left <= table.right and span.top > table.bottom
        if inside and span.bottom > span.top:
            value = sheet.at(span.top, span.left)
            last = min(span.bottom, len(sheet.rows))
            lent.update({(row, span.left): value for row in range(span.top + 1, last + 1)})
    return lent
