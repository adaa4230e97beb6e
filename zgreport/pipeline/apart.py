"""Apart: a finished summary read over in a process of its own, on a core that is free.

Making the patterns of the rules ready takes as long as a fifth of a small build.
"""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING

from zgreport import processes
from zgreport.document.finished import opened
from zgreport.document.looks.read import read_looks
from zgreport.document.outline import cells_of_paragraphs, read_outline
from zgreport.findings import Place
from zgreport.layout.check import check_layout, ways
from zgreport.lint.check import check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.findings import Finding
    from zgreport.statements import Statement

__all__ = ["main", "read_over"]


def read_over(
    paragraphs: Sequence[str], statements: Sequence[Statement], docx: bytes
) -> tuple[tuple[Finding, ...], int]:
    """What is wrong with the text, and in how many ways the layout departs from GB/T 9704.

    Nothing is said of the layout where there is no document.
    """
    parts = opened(docx, Place()) if docx else {}
    cells = cells_of_paragraphs(read_outline(parts))
    said = check_text(paragraphs, statements, cells)
    layout = check_layout(read_looks(parts)) if docx else ()
    return said, ways(layout)


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
