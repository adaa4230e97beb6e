"""Watching: the summary built anew whenever what it is made of is saved, in one warm process."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from zgreport.findings import SurroundingsError, ZgreportError
from zgreport.ledgers.files.reader import Reader
from zgreport.pipeline.order import silent
from zgreport.pipeline.outset import outset
from zgreport.pipeline.revision import revision
from zgreport.pipeline.saved import changed, folders_of, is_whole, listing, state_of
from zgreport.saves import wakes
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from zgreport.pipeline.build import Built
    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.revision import Revision
    from zgreport.pipeline.saved import State
    from zgreport.pipeline.warm import Warm

__all__ = ["Round", "watch"]

_PATIENCE = 3.0  # seconds after which a file that is still not whole is taken as it is
_QUIET = 0.25  # seconds without a change, for what does not tell where it ends
_LOOK_AGAIN = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Round:
    """One build: the files whose saving asked for it, and what came of it.

    `built` is None where it was refused, and `refusal` says why.  `revision` is what the text
    says otherwise than that of the last build that was not refused; None for the first.
    """

    saved: tuple[str, ...]
    built: Built | None = None
    refusal: ZgreportError | OSError | None = None
    revision: Revision | None = None


def watch(
    order: Order, progress: Progress, warm: Warm, program: Path | None = None
) -> Generator[Round, None, None]:
    """A build at once, and one after each save of the template, the definition or an input.

    What is asked for first is that build; then each `next` waits.  `progress` is told of the first
    build; `program` is LibreOffice, where a PDF is wanted.  A refusal is an item like any other.
    Raises KeyboardInterrupt where the user interrupts.
    """
    with Reader() as reader:
        desk = _Desk(order, warm, reader, program)
        yield from desk.rounds(progress)
        for _ in wakes(desk.folders):
            if desk.is_due():
                yield from desk.rounds(silent)


class _Desk:
    """A workspace, and how its files stood when it was built last."""

    def __init__(self, order: Order, warm: Warm, reader: Reader, program: Path | None) -> None:
        self._order, self._warm, self._reader, self._program = order, warm, reader, program
        self._workspace = Workspace(order.folder)
        self._seen: State | None = None
        self._broken: tuple[Path, ...] = ()
        self._template: Path | None = None
        self._text: tuple[str, ...] | None = None
        self._out: Path | None = None
        self._results: State | None = None

    def folders(self) -> tuple[Path, ...]:
        """Where saves are waited for."""
        return folders_of(self._workspace, self._order)

    def rounds(self, progress: Progress) -> Iterator[Round]:
        """A build, or the last of some where an input was saved while it was being read.

        After it has been told, what the next one will be glad of is done, as nobody waits now.
        """
        done = self._build(progress)
        while done.refusal and self.is_due():
            done = self._build(silent)
        yield done
        self._warm.prepare()
        gc.collect()

    def is_due(self) -> bool:
        """True where something was saved since the last build and is all there.

        A file that is being written is waited for; one that stays as it is for some seconds is
        what it is, and the build will say so.
        """
        now = self._now()
        begin = last = time.monotonic()
        while self._changed(now) and not self._is_settled(now, last):
            if time.monotonic() - max(begin, last) > _PATIENCE:
                break
            time.sleep(_LOOK_AGAIN)
            before, now = now, self._now()
            last = last if now == before else time.monotonic()
        return bool(self._changed(now))

    def _build(self, progress: Progress) -> Round:
        now = self._now()
        saved = tuple(self._workspace.show(path) for path in self._changed(now))
        self._broken = tuple(path for path in self._saved(now) if not is_whole(path))
        self._seen = now
        built: Built | None = None
        refusal: ZgreportError | OSError | None = None
        try:
            built = self._built(progress)
        except (ZgreportError, OSError) as error:
            refusal = error
        self._results = listing(self._out) if self._out and _is_of_results(refusal) else None
        return Round(saved, built, refusal, self._revised(built))

    def _built(self, progress: Progress) -> Built:
        with outset(self._order, progress, self._reader, warm=self._warm) as begun:
            from zgreport.pipeline import build as building  # while the files are being read

            self._template = begun.workspace.templates / begun.definition.template
            self._out = begun.workspace.out_of(begun.period)
            return building.build(
                self._order, progress, hurried=True, program=self._program, begun=begun
            )

    def _revised(self, built: Built | None) -> Revision | None:
        if built is None:
            return None
        before, self._text = self._text, built.paragraphs
        return None if before is None else revision(before, built.paragraphs)

    def _now(self) -> State:
        return state_of(self._workspace, self._order)

    def _changed(self, now: State) -> tuple[Path, ...]:
        """What was saved since the last build; and of results that were in its way."""
        saved = self._saved(now)
        if self._results is not None and self._out is not None:
            return (*saved, *changed(self._results, listing(self._out)))
        return saved

    def _saved(self, now: State) -> tuple[Path, ...]:
        """What was saved, or was not whole and is so now: its writer has let go of it."""
        if self._seen is None:
            return ()
        found = {path for path in changed(self._seen, now) if self._is_read(path)}
        return tuple(sorted(found | {path for path in self._broken if is_whole(path)}))

    def _is_read(self, path: Path) -> bool:
        """False for a template that is not the definition's."""
        is_template = path.is_relative_to(self._workspace.templates)
        return not is_template or self._template in (None, path)

    def _is_settled(self, now: State, last: float) -> bool:
        """True where each file that was saved is whole, and nothing else comes after it."""
        found = self._saved(now)
        if not all(map(is_whole, found)):
            return False
        return found == (self._template,) or time.monotonic() - last > _QUIET


def _is_of_results(refusal: ZgreportError | OSError | None) -> bool:
    """True where what stands in the folder of results is in the way, not what is wrong."""
    if isinstance(refusal, ZgreportError):
        surroundings = isinstance(refusal, SurroundingsError)
        return surroundings or any(f.code.startswith("output.") for f in refusal.findings)
    return refusal is not None
