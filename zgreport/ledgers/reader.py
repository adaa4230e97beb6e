"""The reader: hands files to the worker process, watches it, and takes plain rows back."""

from __future__ import annotations

import gc
import io
import json
import pickle  # what comes back may name no class but dates
import subprocess  # starts this program's own worker, nothing else
import sys
import threading
import time
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from zgreport.ledgers.memory import memory_of
from zgreport.ledgers.sheet import Book, Scalar, Sheet, Span, Unreadable
from zgreport.ledgers.worker import MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Reader"]

_SECONDS = 30.0
_SECONDS_PER_MEGABYTE = 2.0
_LONGEST_ANSWER = 8 << 30
_LOOK_AGAIN = 0.1
_MALFORMED = (pickle.UnpicklingError, ValueError, TypeError, AttributeError, LookupError)
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from zgreport.ledgers.worker import main; main()"
)


class Reader:
    """Reads files in a worker process, each once for as long as it does not change.

    Use it as a context: on leaving, the worker is gone.  A file that kills, hangs or swells the
    worker is refused; the next file gets a new one.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._known: dict[tuple[str, int, int], Book | Unreadable] = {}

    def __enter__(self) -> Reader:
        self._start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def read(self, path: Path) -> Book:
        """The file's sheets; raises Unreadable as `read_workbook`, and when the worker failed."""
        try:
            stat = path.stat()
        except OSError as error:
            raise Unreadable("cannot_open") from error
        key = (str(path), stat.st_size, stat.st_mtime_ns)
        if key not in self._known:
            self._known[key] = self._asked(path, stat.st_size)
        found = self._known[key]
        if isinstance(found, Unreadable):
            raise Unreadable(found.code, **found.values)
        return found

    def _asked(self, path: Path, size: int) -> Book | Unreadable:
        worker = self._start()
        seconds = self._seconds + _SECONDS_PER_MEGABYTE * size / (1 << 20)
        watch = _Watch(worker, seconds)
        try:
            return _exchange(worker, path)
        except (OSError, EOFError, *_MALFORMED):
            self._stop()
            watch.end()
            return _reason(watch)
        finally:
            watch.end()

    def _start(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self._stop()
            self._worker = subprocess.Popen(  # noqa: S603  # no word of it comes from a user
                [sys.executable, "-X", "utf8", "-c", _START, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._worker

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()
            for pipe in (self._worker.stdin, self._worker.stdout):
                _close(pipe)
            self._worker = None


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return


class _Watch:
    """Kills a worker that takes too long or holds too much, from outside."""

    def __init__(self, worker: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.cause: str | None = None
        self._worker = worker
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        deadline = time.monotonic() + self.seconds
        while not self._over.wait(_LOOK_AGAIN):
            if time.monotonic() > deadline:
                self.cause = "took_too_long"
            elif memory_of(self._worker.pid) > MEMORY:
                self.cause = "too_large"
            if self.cause:
                self._worker.kill()
                return

    def end(self) -> None:
        self._over.set()
        self._thread.join()


def _exchange(worker: subprocess.Popen[bytes], path: Path) -> Book | Unreadable:
    """The worker's answer; raises one of many errors where it is none."""
    stdin, stdout = cast("BinaryIO", worker.stdin), cast("BinaryIO", worker.stdout)
    stdin.write(json.dumps(str(path)).encode() + b"\n")
    stdin.flush()
    collecting = gc.isenabled()
    gc.disable()  # a million rows hold no cycles, and looking for some takes long
    try:
        return _book(_answers(stdout))
    finally:
        if collecting:
            gc.enable()


def _answers(pipe: BinaryIO) -> Iterator[Any]:
    left = _LONGEST_ANSWER
    while True:
        length = int.from_bytes(_exactly(pipe, 8), "little")
        left -= length
        if left < 0:
            raise EOFError
        yield _Plain(io.BytesIO(_exactly(pipe, length))).load()


def _book(answers: Iterator[Any]) -> Book | Unreadable:
    answer = next(answers)
    if answer[0] == "unreadable":
        return Unreadable(answer[1], **answer[2])
    sheets: list[Sheet] = []
    for name, hidden, merges, hidden_rows, error_cells, hidden_columns, filtered in answer[2]:
        rows: list[Sequence[Scalar]] = []
        while piece := next(answers):
            if isinstance(piece, tuple):
                return Unreadable(piece[1], **piece[2])
            rows.extend(piece)
        sheets.append(
            Sheet(
                name,
                rows,
                hidden,
                tuple(Span(*span) for span in merges),
                frozenset(hidden_rows),
                MappingProxyType(error_cells),
                frozenset(hidden_columns),
                filtered,
            )
        )
    return Book(answer[1], tuple(sheets))


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _reason(watch: _Watch) -> Unreadable:
    if watch.cause == "took_too_long":
        return Unreadable(watch.cause, seconds=int(watch.seconds))
    return Unreadable(watch.cause or "reader_stopped")


class _Plain(pickle.Unpickler):
    """Admits no class but those of dates, whatever the worker has become."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)
