"""The worker: a process of its own that reads untrusted files and hands back plain rows.

A hostile file can abort the reader's whole process; this is the process that may die of it.
It imports the reader and nothing else of the program.  The supervisor in `reader` starts it,
writes one JSON path a line to its stdin, and reads answers from its stdout: eight bytes of
length, then a pickle of plain tuples.
"""

from __future__ import annotations

import json
import os
import pickle  # only written here; the supervisor admits no classes but dates
import sys
from pathlib import Path
from typing import BinaryIO

from zgreport.ledgers.sheet import Book, Unreadable
from zgreport.ledgers.workbook import read_workbook

__all__ = ["MEMORY", "main"]

MEMORY = 4 << 30


def main() -> None:
    """Answer every path on stdin until it ends."""
    _limit_memory()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library's chatter is no answer
    for line in sys.stdin.buffer:
        _answer(answers, _read(Path(json.loads(line))))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the supervisor watches from outside
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _read(path: Path) -> tuple[object, ...]:
    try:
        return _plain(read_workbook(path))
    except Unreadable as fault:
        return "unreadable", fault.code, dict(fault.values)
    except MemoryError:
        return "unreadable", "ledgers.too_large", {}
    except (RecursionError, ValueError, LookupError, ArithmeticError, TypeError, EOFError):
        return "unreadable", "ledgers.broken_file", {}


def _plain(book: Book) -> tuple[object, ...]:
    sheets = [
        (
            sheet.name,
            sheet.rows,
            sheet.hidden,
            [(s.top, s.left, s.bottom, s.right) for s in sheet.merges],
            list(sheet.hidden_rows),
            dict(sheet.faults),
            list(sheet.hidden_columns),
            sheet.filtered,
        )
        for sheet in book.sheets
    ]
    return "book", book.kind, sheets


def _answer(answers: BinaryIO, answer: tuple[object, ...]) -> None:
    content = pickle.dumps(answer, protocol=5)
    answers.write(len(content).to_bytes(8, "little"))
    answers.write(content)
    answers.flush()


if __name__ == "__main__":
    main()
