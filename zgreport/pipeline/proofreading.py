"""Proofreading: the text of a summary just built, held to the rules of official prose.

Before there is a text, who reads it over opens the template, on the same other core.
"""

from __future__ import annotations

import atexit
import dataclasses
import pickle
import threading
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, cast

from zgreport import processes
from zgreport.findings import Finding, Severity, room
from zgreport.values import dataclass

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from zgreport.document.opened import Template
    from zgreport.statements import Statement

__all__ = ["Proofreader", "Reading"]

_ROOM = room("pipeline")

_NO_PARTS: Mapping[str, bytes] = MappingProxyType({})
_BODY = "word/document.xml"
_SECONDS = 20  # a long summary takes less than one
_APART = "zgreport.pipeline.apart"
_TAG = ".leftover_tag"
_FAILURES = (OSError, EOFError, ValueError, pickle.UnpicklingError)


class Proofreader:
    """Opens a template and reads texts over, in a process where it was started in time, else here.

    The process does what it is asked in that order; an answer is fetched before more is asked.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._waiting = False
        self._watch: _Watch | None = None
        self._opening: tuple[Path, str] | None = None

    def start(self, template: Path | None = None, shown_as: str = "") -> None:
        """Have the template opened, if there is one, and the rules made ready on another core.

        The process is kept until this one ends.
        """
        if self._waiting:  # for a template that nobody fetched: it may have been saved since
            self.stop()
        is_new = self._process is None
        if is_new:
            try:
                self._process = processes.start(_APART)
            except OSError:  # no more processes: texts are read here
                return
            atexit.register(self._abandon)
        if template is not None:
            self._opening = template, shown_as
            self._waiting = self._sent("open", template.absolute(), shown_as)
        if is_new:
            self._sent("get ready")

    def stop(self) -> None:
        """Let go of the process; one that may be stuck with an answer is ended."""
        if self._watch is not None:
            self._watch.cancel()
        if self._process is not None and not self._waiting:
            processes.release(self._process)
        else:
            processes.end(self._process)
        self._process, self._waiting, self._opening = None, False, None
        atexit.unregister(self._abandon)

    def _abandon(self) -> None:
        """Kill the process and wait for nothing: this one ends, and the system sees it gone."""
        if self._process is not None:
            self._process.kill()

    def give(
        self,
        paragraphs: Sequence[str],
        statements: Iterable[Statement],
        parts: Mapping[str, bytes] = _NO_PARTS,
    ) -> Reading:
        """Have a summary just built read over, its figures known, and its tables from its parts."""
        bare = [_bare(said) for said in statements if said.part == _BODY]
        text = tuple(paragraphs), bare, dict(parts)
        if self._waiting:  # it may be stuck with an answer that nobody fetched
            self.stop()
            self.start()
        watch, process = self._watched(), self._process
        self._waiting = self._sent("read over", *text)
        return Reading(self, process if self._waiting else None, watch, *text)

    def opened(self, template: Path, shown_as: str) -> Template | None:
        """The template, where it was opened meanwhile; None where it is still to be opened.

        So it is where anything is wrong with it.
        """
        if not self._waiting or self._opening != (template, shown_as):
            return None
        self._opening, watch, process = None, self._watched(), self._process
        if process is None or watch is None:
            return None
        try:
            found: Template | None = pickle.load(cast("BinaryIO", process.stdout))  # noqa: S301  # of our own program
        except _FAILURES:  # it is gone
            return None
        finally:
            watch.cancel()
        self._waiting = False
        return found

    def _watched(self) -> _Watch | None:
        """What ends the process when it has had its time; None where there is no process."""
        if self._process is None:
            return None
        try:
            self._watch = _Watch(self._process)
        except RuntimeError:  # no more threads: the text is read here
            self.stop()
            return None
        return self._watch

    def _sent(self, *asked: object) -> bool:
        """True where there is a process, and it has taken what it is asked."""
        if self._process is None:
            return False
        stdin = cast("BinaryIO", self._process.stdin)
        try:
            pickle.dump(asked, stdin)
            stdin.flush()
        except OSError:  # it is gone
            self.stop()
            return False
        return True

    def answered(self) -> None:
        """Note that the answer was fetched."""
        self._waiting = False


class _Watch:
    """Kills a process that gives no answer in time: one that hangs, or that somebody stopped."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.is_late = False
        self._process = process
        self._timer = threading.Timer(_SECONDS, self._kill)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        """Let the process go on."""
        self._timer.cancel()

    def _kill(self) -> None:
        self.is_late = True
        self._process.kill()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that is being read over, by the process it was handed to, or else here."""

    proofreader: Proofreader
    process: subprocess.Popen[bytes] | None
    watch: _Watch | None
    paragraphs: tuple[str, ...]
    statements: Sequence[Statement]
    parts: Mapping[str, bytes]

    def findings(self, shown: str) -> tuple[Finding, ...]:
        """What is wrong with the text, in the document that findings are to name.

        Warnings at most: the words are the office's own, and a build is not refused for them.
        What looks like a tag there is the words of a ledger: a template's were found when it was
        filled.
        """
        found = (finding for finding in self._found() if not finding.code.endswith(_TAG))
        return tuple(_softened(finding).at(file=shown) for finding in found)

    def _found(self) -> tuple[Finding, ...]:
        try:
            if self.process is not None:
                return self._answer(cast("BinaryIO", self.process.stdout))
        except _FAILURES:
            pass  # it is gone: the text is read here
        finally:
            if self.watch is not None:
                self.watch.cancel()
        if self.watch is not None and self.watch.is_late:  # here it might take as long
            return (_ROOM.warning("not_proofread", seconds=_SECONDS),)
        from zgreport.pipeline.apart import read_over

        return read_over(self.paragraphs, self.statements, self.parts)

    def _answer(self, stdout: BinaryIO) -> tuple[Finding, ...]:
        found: tuple[Finding, ...] = pickle.load(stdout)  # noqa: S301  # of our own program
        self.proofreader.answered()
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
