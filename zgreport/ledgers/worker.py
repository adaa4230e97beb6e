"""The worker: a process of its own that reads untrusted files and hands back plain rows.

A hostile file can abort the reader's whole process; this is the process that may die of it.
It imports the reader and nothing else of the program.  The supervisor in `reader` starts it,
writes one JSON path a line to its stdin, and reads answers from its stdout: eight bytes of
length, then a pickle of plain values; many rows come in pieces, so that both work at once.
"""

from __future__ import annotations

import gc
import json
import os
import pickle  # only written here; the supervisor admits no classes but dates
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zgreport.ledgers.sheet import Unreadable
from zgreport.ledgers.workbook import open_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.ledgers.sheet import Sheet

__all__ = ["MEMORY", "main"]

MEMORY = 4 << 30
_AT_ONCE = 2_000


def main() -> None:
    """Answer every path on stdin until it ends."""
    _limit_memory()
    gc.disable()  # a million rows hold no cycles, and looking for some takes long
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library's chatter is no answer
    for line in sys.stdin.buffer:
        for answer in _answers(Path(json.loads(line))):
            _send(answers, answer)
        answers.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the supervisor watches from outside
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _answers(path: Path) -> Iterator[object]:
    """The book without rows, then the rows of each sheet in pieces, the last one empty.

    A refusal may come in place of any piece, and is the last.
    """
    try:
        book, rows = open_workbook(path)
        yield "book", book.kind, [_plain(sheet) for sheet in book.sheets]
        for own in rows:
            left = iter(own)
            while piece := list(islice(left, _AT_ONCE)):
                yield piece
            yield []
    except Unreadable as error:
        yield "unreadable", error.code, dict(error.values)
    except MemoryError:
        yield "unreadable", "too_large", {}
    except (RecursionError, ValueError, LookupError, ArithmeticError, TypeError, EOFError):
        yield "unreadable", "broken_file", {}


def _plain(sheet: Sheet) -> tuple[object, ...]:
    return (
        sheet.name,
        sheet.hidden,
        [(s.top, s.left, s.bottom, s.right) for s in sheet.merges],
        list(sheet.hidden_rows),
        dict(sheet.error_cells),
        list(sheet.hidden_columns),
        sheet.filtered,
    )


def _send(answers: BinaryIO, answer: object) -> None:
    content = pickle.dumps(answer, protocol=5)
    answers.write(len(content).to_bytes(8, "little"))
    answers.write(content)


if __name__ == "__main__":
    main()
