"""The reader: files read in a worker process, each once for as long as it does not change."""

from __future__ import annotations

import io
import pickle  # what comes back may name no class but dates
import stat
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any

from zgreport.ledgers.files.grid import Cells, Grid
from zgreport.ledgers.files.sheet import Book, Sheet, Span, Unreadable
from zgreport.ledgers.files.supervisor import Errand, Supervisor
from zgreport.values import dataclass

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Reader"]

_SECONDS = 30.0
_LARGE = 1 << 20  # below it a second process takes longer to start than the file to read
_LANES = 2  # on two cores the second takes a quarter off a build of 100,000 rows
_MALFORMED = (
    *(pickle.UnpicklingError, EOFError, StopIteration),
    *(ValueError, TypeError, AttributeError, LookupError),
)

_Key = tuple[str, int, int]


class Reader:
    """Reads files in a worker process; needs no numpy, so that it can start before that is there.

    Use it as a context, or `start` and `stop` it: then the worker is gone.  A file that kills,
    hangs or swells the worker is refused; the next file gets a new one.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._lanes = [_Lane(Supervisor(seconds)) for _ in range(_LANES)]
        self._ordered: dict[_Key, tuple[_Lane, Errand]] = {}
        self._known: dict[_Key, Book | Unreadable] = {}

    def __enter__(self) -> Reader:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the worker; `read` does it where this was not called."""
        self._lanes[0].supervisor.start()

    def stop(self) -> None:
        """Let go of the worker; what was read stays known."""
        for lane in self._lanes:
            lane.supervisor.stop()
        self._ordered.clear()

    def expect(self, paths: Iterable[Path]) -> None:
        """Have the files read ahead, in this order; those that are gone are left out."""
        for path in paths:
            try:
                self._order(path)
            except Unreadable:
                continue

    def read(self, path: Path) -> Book:
        """The file's sheets; raises Unreadable as `read_workbook`, and when the worker failed."""
        key = self._order(path)
        if key not in self._known:
            self._known[key] = _collected(*self._ordered.pop(key))
        found = self._known[key]
        if isinstance(found, Unreadable):
            raise Unreadable(found.code, **found.values)
        return found

    def copied(self, path: Path, copy: Path) -> None:
        """What is known of a file is known of its copy, if that is as long and as old.

        Nothing comes of it where either is gone.
        """
        try:
            key, other = _key(path, _state(path)), _key(copy, _state(copy))
        except Unreadable:
            return
        if key[1:] == other[1:] and key in self._known:
            self._known[other] = self._known[key]

    def _order(self, path: Path) -> _Key:
        found = _state(path)
        key = _key(path, found)
        if key not in self._known and key not in self._ordered:
            lane, errand = self._lane(found.st_size), Errand(path, found.st_size)
            self._ordered[key] = lane, errand
            lane.bytes += found.st_size
            lane.supervisor.order(errand)
        return key

    def _lane(self, size: int) -> _Lane:
        """The first worker for small files, so that few files start no second one."""
        return min(self._lanes, key=lambda lane: lane.bytes) if size > _LARGE else self._lanes[0]


def _key(path: Path, found: os.stat_result) -> _Key:
    return str(path), found.st_size, found.st_mtime_ns


def _state(path: Path) -> os.stat_result:
    """What the system says of the file; raises Unreadable where it is none.

    A pipe would keep the worker waiting for whoever writes into it.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise Unreadable("broken_link" if path.is_symlink() else "cannot_open") from error
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable("folder_for_file")
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable("device_for_file")
    return found


@dataclass(slots=True)
class _Lane:
    """A worker, and how much it was given."""

    supervisor: Supervisor
    bytes: int = 0


def _collected(lane: _Lane, errand: Errand) -> Book | Unreadable:
    try:
        return _book(map(_plain, lane.supervisor.collect(errand)))
    except Unreadable as refusal:
        return refusal
    except _MALFORMED:
        lane.supervisor.distrust()
        return Unreadable("reader_stopped")


def _plain(answer: bytes) -> Any:
    return _Plain(io.BytesIO(answer)).load()


def _book(answers: Iterator[Any]) -> Book:
    """The book of the answers; raises one of many errors where they make none."""
    _, kind, sheets, others, checksum = _told(next(answers))
    read = tuple(_sheet(sheet, _grid(answers)) for sheet in sheets)
    return Book(kind, read, tuple(others), checksum)


def _told(answer: Any) -> Any:
    if isinstance(answer, tuple) and answer[0] == "unreadable":
        raise Unreadable(answer[1], **answer[2])
    return answer


def _sheet(told: Sequence[Any], rows: Grid) -> Sheet:
    name, hidden, merges, hidden_rows, error_cells, hidden_columns, *others = told
    filtered, sums, totals, unseen, formats, struck, fields, links = others
    return Sheet(
        name,
        rows,
        hidden,
        tuple(Span(*span) for span in merges),
        frozenset(hidden_rows),
        MappingProxyType(error_cells),
        frozenset(hidden_columns),
        filtered,
        MappingProxyType(sums),
        tuple(Span(*span) for span in totals),
        unseen,
        MappingProxyType(formats),
        MappingProxyType(struck),
        MappingProxyType(fields),
        MappingProxyType(links),
    )


def _grid(answers: Iterator[Any]) -> Grid:
    height = _told(next(answers))
    columns: list[Cells] = []
    while (answer := _told(next(answers))) is not None:
        values, codes = answer
        columns.append(Cells(values, memoryview(codes).cast("i")))
        if len(columns[-1]) != height:
            raise ValueError
    return Grid(columns, height)


class _Plain(pickle.Unpickler):
    """Admits no class but those of dates, whatever the worker has become."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)
