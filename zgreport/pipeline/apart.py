"""Apart: a finished summary read over in a process of its own, on a core that is free.

Making the patterns of the rules ready takes as long as a fifth of a small build.
"""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from zgreport import processes
from zgreport.document.finished import opened
from zgreport.document.outline import cells_of_paragraphs, read_outline
from zgreport.findings import Place
from zgreport.lint.check import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.findings import Finding
    from zgreport.statements import Statement

__all__ = ["main", "read_over"]


def read_over(
    paragraphs: Sequence[str], statements: Sequence[Statement], docx: bytes
) -> tuple[Finding, ...]:
    """What is wrong with the text; the rows of its tables are known where `docx` is its file."""
    parts = opened(docx, Place()) if docx else {}
    return check_text(paragraphs, statements, cells_of_paragraphs(read_outline(parts)))


def main() -> None:
    """Answer each summary on stdin, its paragraphs, statements and file, with what is found."""
    answers = processes.answers()
    while True:
        try:
            summary = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own program
        except EOFError:
            return
        pickle.dump(read_over(*summary), answers)
        answers.flush()
