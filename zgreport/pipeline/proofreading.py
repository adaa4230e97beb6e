"""Proofreading: the text of a summary just built, held to the rules of official prose."""

from __future__ import annotations

import atexit
import dataclasses
import pickle
from typing import TYPE_CHECKING, BinaryIO, cast

from zgreport import processes
from zgreport.findings import Finding, Severity

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Sequence

    from zgreport.statements import Statement

__all__ = ["Proofreader"]

_BODY = "word/document.xml"
_APART = "zgreport.lint.apart"


class Proofreader:
    """Reads texts over, in a process of its own where it was started in time, else here."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the rules ready on another core; the process is kept until this one ends."""
        if self._process is None:
            self._process = processes.start(_APART)
            atexit.register(self.stop)

    def stop(self) -> None:
        """End the process."""
        processes.end(self._process)
        self._process = None

    def read_over(
        self, paragraphs: Sequence[str], statements: Iterable[Statement], shown: str
    ) -> tuple[Finding, ...]:
        """What is wrong with the text of a summary just built, its figures known.

        Warnings at most: the words are the office's own, and a build is not refused for them.
        """
        stated = [_bare(said) for said in statements if said.part == _BODY]
        found = self._checked(tuple(paragraphs), stated)
        return tuple(_softened(finding).at(file=shown) for finding in found)

    def _checked(
        self, paragraphs: tuple[str, ...], statements: Sequence[Statement]
    ) -> tuple[Finding, ...]:
        if self._process is not None:
            try:
                return _asked(self._process, paragraphs, statements)
            except (OSError, EOFError, pickle.UnpicklingError):  # it is gone: nothing is lost
                self.stop()
        from zgreport.lint.check import check_text

        return check_text(paragraphs, statements)


def _asked(
    process: subprocess.Popen[bytes], paragraphs: tuple[str, ...], statements: Sequence[Statement]
) -> tuple[Finding, ...]:
    stdin, stdout = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
    pickle.dump((paragraphs, statements), stdin)
    stdin.flush()
    found: tuple[Finding, ...] = pickle.load(stdout)  # noqa: S301  # of our own program
    return found


def _bare(said: Statement) -> Statement:
    """The statement without its rows, which no rule asks for."""
    if said.figure is None:
        return said
    figure = dataclasses.replace(said.figure, rows=(), previous_rows=())
    return dataclasses.replace(said, figure=figure)


def _softened(finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    return dataclasses.replace(finding, severity=Severity.WARNING)
