"""The supervisor: hands files to the worker process one by one, watches it, keeps its answers.

It reads ahead in a thread of its own, which moves bytes and nothing else.
"""

from __future__ import annotations

import errno
import json
import os
import threading
import time
from typing import TYPE_CHECKING, BinaryIO, cast

from zgreport import processes
from zgreport.ledgers.files.memory import MOST_MEMORY, memory_of
from zgreport.ledgers.files.sheet import Unreadable

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["Errand", "Supervisor"]

_SECONDS_PER_MEGABYTE = 2.0
_LONGEST_ANSWER = 8 << 30  # a length beyond it is no length
_MOST_AHEAD = 256 << 20  # of answers nobody asked for yet
_LOOK_AGAIN = 0.1  # seconds
_INTERRUPTIBLE = 1.0  # seconds: Windows heeds Ctrl-C only between waits
# ValueError is a pipe closed meanwhile, MemoryError an answer there is no room for.
_BROKEN = (OSError, EOFError, ValueError, MemoryError)
_WORKER = "zgreport.ledgers.files.worker"


class Errand:
    """A file to be read: when it is `done`, the worker's raw answers, or why there are none."""

    def __init__(self, path: Path, size: int) -> None:
        self.path, self.size = path, size
        self.done = threading.Event()
        self.answers: list[bytes] = []
        self.refusal: Exception | None = None

    @property
    def held(self) -> int:
        return sum(map(len, self.answers))


class Supervisor:
    """One worker at a time; a file that kills, hangs or swells it is refused, the next has another.

    `seconds` is what every file may take, besides two for each megabyte.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._errands: list[Errand] = []
        self._urgent: Errand | None = None
        self._ahead = 0
        self._stopping = self._asking = False
        self._changed = threading.Condition()

    def start(self) -> None:
        """Start a worker, so that it is ready when the first file comes."""
        self._launch()

    def order(self, errand: Errand) -> None:
        """Have the file read when the worker gets to it."""
        with self._changed:
            self._errands.append(errand)
            if self._thread is None:
                self._thread = _thread(self._work)
            self._changed.notify_all()

    def collect(self, errand: Errand) -> list[bytes]:
        """The answers about an ordered file, before all others.

        Raises Unreadable, and OSError where this system gives no process or thread for it.
        """
        with self._changed:
            self._urgent = errand
            self._changed.notify_all()
        while not errand.done.wait(_INTERRUPTIBLE):
            pass
        with self._changed:
            self._ahead -= errand.held
            self._changed.notify_all()
        if errand.refusal:
            raise errand.refusal
        return errand.answers

    def distrust(self) -> None:
        """Give the next file to a new worker."""
        with self._changed:
            worker, self._worker = self._worker, None
        processes.end(worker)

    def stop(self) -> None:
        """Let go of worker and thread; what was ordered is not read."""
        with self._changed:
            self._stopping, thread = True, self._thread
            self._errands.clear()
            self._changed.notify_all()
            is_idle = not self._asking
            if not is_idle:
                _kill(self._worker)
        if thread is not None:
            thread.join()
        self._thread, self._stopping = None, False
        worker, self._worker = self._worker, None
        if is_idle and worker is not None:
            processes.release(worker)
        else:
            processes.end(worker)

    def _work(self) -> None:
        while errand := self._next():
            try:
                errand.answers = self._asked(errand)
            except Exception as refusal:  # whatever it is: who waits for the file is to have it
                errand.refusal = refusal
            with self._changed:
                self._ahead += errand.held
                self._asking = False
            errand.done.set()

    def _next(self) -> Errand | None:
        """The file that is waited for, else the next; not too many before they are collected."""
        with self._changed:
            while not self._stopping:
                if self._urgent in self._errands:
                    self._errands.remove(self._urgent)
                    self._asking = True
                    return self._urgent
                if self._errands and self._ahead < _MOST_AHEAD:
                    self._asking = True
                    return self._errands.pop(0)
                self._changed.wait()
            return None

    def _asked(self, errand: Errand) -> list[bytes]:
        seconds = self._seconds + _SECONDS_PER_MEGABYTE * errand.size / (1 << 20)
        while True:
            worker = self._launch()
            watch = _Watch(worker, seconds)
            try:
                return _exchange(worker, errand.path)
            except _BROKEN as error:
                watch.end()
                if self._is_mine(worker):
                    self.distrust()
                    raise watch.reason() from error
            finally:
                watch.end()

    def _is_mine(self, worker: subprocess.Popen[bytes]) -> bool:
        """False where the worker was taken away for what it said of the file before."""
        with self._changed:
            return self._stopping or self._worker is worker

    def _launch(self) -> subprocess.Popen[bytes]:
        with self._changed:
            if self._worker is None or self._worker.poll() is not None:
                processes.end(self._worker)
                self._worker = processes.start(_WORKER)
                if self._stopping:
                    _kill(self._worker)
            return self._worker


def _thread(target: Callable[[], None]) -> threading.Thread:
    """A thread that was started; raises OSError where the system gives none."""
    thread = threading.Thread(target=target, daemon=True)
    try:
        thread.start()
    except RuntimeError as error:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error
    return thread


def _kill(worker: subprocess.Popen[bytes] | None) -> None:
    if worker is not None:
        worker.kill()


class _Watch:
    """Kills a worker that takes too long or holds too much, from outside."""

    def __init__(self, worker: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.cause: str | None = None
        self._worker = worker
        self._over = threading.Event()
        self._thread = _thread(self._look)

    def _look(self) -> None:
        deadline = time.monotonic() + self.seconds
        while not self._over.wait(_LOOK_AGAIN):
            if time.monotonic() > deadline:
                self.cause = "took_too_long"
            elif memory_of(self._worker.pid) > MOST_MEMORY:
                self.cause = "too_large"
            if self.cause:
                self._worker.kill()
                return

    def end(self) -> None:
        self._over.set()
        self._thread.join()

    def reason(self) -> Unreadable:
        """Why there is no answer."""
        if self.cause == "took_too_long":
            return Unreadable(self.cause, seconds=int(self.seconds))
        return Unreadable(self.cause or "reader_stopped")


def _exchange(worker: subprocess.Popen[bytes], path: Path) -> list[bytes]:
    """The worker's answers about a file; raises OSError or EOFError where it gives none."""
    stdin, stdout = cast("BinaryIO", worker.stdin), cast("BinaryIO", worker.stdout)
    stdin.write(json.dumps(str(path.absolute())).encode() + b"\n")  # it may be of another folder
    stdin.flush()
    answers: list[bytes] = []
    left = _LONGEST_ANSWER
    while length := int.from_bytes(_exactly(stdout, 8), "little"):
        left -= length
        if left < 0:
            raise EOFError
        answers.append(_exactly(stdout, length))
    return answers


def _exactly(pipe: BinaryIO, length: int) -> bytes:
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return content
