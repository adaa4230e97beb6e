"""The worker: a process of its own that reads untrusted files and hands back plain rows.

A hostile file can abort the reader's whole process; this is the process that may die of it.
It imports what reads files and nothing else of the program.  The supervisor starts it,
writes one JSON path a line to its stdin, and reads answers from its stdout: pickles of plain
values, each after eight bytes of its length; a length of nought ends the answers about a file.
"""

from __future__ import annotations

import gc
import json
import pickle  # only written here; the supervisor admits no classes but dates
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zgreport import processes
from zgreport.ledgers.files.grid import Gatherer, Grid
from zgreport.ledgers.files.memory import MOST_MEMORY
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.ledgers.files.workbook import open_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.files.workbook import Rows

__all__ = ["main"]


def main() -> None:
    """Answer every path on stdin until it ends."""
    _limit_memory()
    gc.disable()  # a million rows hold no cycles, and looking for some takes long
    answers = processes.answers()
    for line in sys.stdin.buffer:
        for answer in _answers(Path(json.loads(line))):
            _send(answers, pickle.dumps(answer, protocol=5))
        _send(answers, b"")
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the supervisor watches from outside
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):  # macOS: likewise
        return


def _answers(path: Path) -> Iterator[object]:
    """The book without rows, then the height of each sheet and its columns, None after the last.

    A refusal may come in place of any of them, and is the last.
    """
    try:
        book, rows = open_workbook(path)
        sheets = [_plain(sheet) for sheet in book.sheets]
        yield "book", book.kind, sheets, list(book.others), book.checksum
        for own in rows:
            yield from _sheet_answers(own)
    except Unreadable as fault:
        yield "unreadable", fault.code, dict(fault.values)
    except MemoryError:
        yield "unreadable", "too_large", {}
    except (RecursionError, ValueError, LookupError, ArithmeticError, TypeError, EOFError):
        yield "unreadable", "broken_file", {}


def _sheet_answers(rows: Rows) -> Iterator[object]:
    if isinstance(rows, Grid):
        height, columns = len(rows), iter(rows.columns)
    else:
        gatherer = Gatherer()
        gatherer.add(rows)
        height, columns = gatherer.height, gatherer.columns()
    yield height
    for cells in columns:
        yield list(cells.values), cells.packed()
    yield None


def _plain(sheet: Sheet) -> tuple[object, ...]:
    return (
        sheet.name,
        sheet.hidden,
        [(s.top, s.left, s.bottom, s.right) for s in sheet.merges],
        list(sheet.hidden_rows),
        dict(sheet.error_cells),
        list(sheet.hidden_columns),
        sheet.filtered,
        dict(sheet.sums),
        [(s.top, s.left, s.bottom, s.right) for s in sheet.table_totals],
        sheet.unseen,
        dict(sheet.formats),
        dict(sheet.struck),
        dict(sheet.fields),
        dict(sheet.links),
    )


def _send(answers: BinaryIO, content: bytes) -> None:
    answers.write(len(content).to_bytes(8, "little"))
    answers.write(content)


if __name__ == "__main__":
    main()
