"""Apart: the rules held to texts in a process of their own, on a core that is free.

Making the patterns of the rules ready takes as long as a fifth of a small build.
"""

from __future__ import annotations

import pickle
import sys

from zgreport import processes
from zgreport.lint.check import check_text

__all__ = ["main"]


def main() -> None:
    """Answer each text on stdin, its paragraphs and statements, with what is found."""
    answers = processes.answers()
    while True:
        try:
            text = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own program
        except EOFError:
            return
        pickle.dump(check_text(*text), answers)
        answers.flush()
