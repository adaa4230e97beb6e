"""The reader's worker: what a file may do to it, and what comes back."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path

import openpyxl
import pytest
from spares import Spares

from zgreport import processes
from zgreport.ledgers.files import supervisor
from zgreport.ledgers.files.memory import memory_of
from zgreport.ledgers.files.reader import Reader
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.ledgers.files.workbook import read_workbook

HANGING = "import threading; threading.Event().wait()"  # until it is killed


@pytest.fixture(autouse=True)
def spares(monkeypatch: pytest.MonkeyPatch) -> Spares:
    """None are kept, as where a command is called once."""
    made = Spares()
    made.open(monkeypatch)
    made.close()
    return made


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    for line in (["日期", "数"], ["2023-04-05", 12], ["#REF!", "=1+2"]):
        page.append(line)
    page.merge_cells("A1:B1")
    page.row_dimensions[2].hidden = True
    made.save(tmp_path / "发稿.xlsx")
    return tmp_path / "发稿.xlsx"


def test_what_the_worker_hands_back_is_what_the_file_holds(book: Path) -> None:
    with Reader() as reader:
        assert reader.read(book) == read_workbook(book)


def test_a_refusal_comes_back_with_its_reason_every_time(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF")
    with Reader() as reader:
        for _ in range(2):
            with pytest.raises(Unreadable) as caught:
                reader.read(tmp_path / "a.xlsx")
            assert (caught.value.code, caught.value.values) == (
                "other_kind",
                {"kind": "PDF"},
            )


def test_a_missing_file_cannot_be_opened(tmp_path: Path) -> None:
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(tmp_path / "a.xlsx")
    assert caught.value.code == "cannot_open"


def test_an_unchanged_file_is_read_once_and_a_changed_one_again(book: Path) -> None:
    with Reader() as reader:
        first = reader.read(book)
        assert reader.read(book) is first
        os.utime(book, ns=(1, 1))
        assert reader.read(book) is not first


def test_a_worker_that_dies_refuses_its_file_and_the_next_is_read(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = processes._START  # noqa: SLF001  # there is no honest file that kills every reader
    with Reader() as reader:
        reader.read(book)
        os.utime(book, ns=(1, 1))
        monkeypatch.setattr(processes, "_START", "import os; input(); os.abort()")
        reader.stop()
        with pytest.raises(Unreadable) as caught:
            reader.read(book)
        assert caught.value.code == "reader_stopped"
        monkeypatch.setattr(processes, "_START", good)
        os.utime(book, ns=(2, 2))
        assert reader.read(book).kind == "xlsx"


def test_a_worker_that_hangs_is_killed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_START", "import time; time.sleep(60)")
    with Reader(seconds=0.3) as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert caught.value.code == "took_too_long"


def test_a_worker_that_swells_is_killed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "MOST_MEMORY", 1)
    monkeypatch.setattr(processes, "_START", "import time; time.sleep(60)")
    if not memory_of(os.getpid()):
        pytest.skip("this system does not tell the memory of a process")
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert caught.value.code == "too_large"


def test_no_worker_is_left_behind(book: Path) -> None:
    with Reader() as reader:
        reader.read(book)
        worker = reader._lanes[0].supervisor._worker  # noqa: SLF001  # no public way to it
        assert worker is not None
    assert worker.poll() is not None


def worker_of(reader: Reader) -> subprocess.Popen[bytes] | None:
    return reader._lanes[0].supervisor._worker  # noqa: SLF001  # no public way to it


def test_a_process_that_reads_again_and_again_keeps_its_worker(
    book: Path, monkeypatch: pytest.MonkeyPatch, spares: Spares
) -> None:
    spares.open(monkeypatch)
    with Reader() as reader:
        first, worker = reader.read(book), worker_of(reader)
    with Reader() as reader:
        assert reader.read(book) == first
        assert worker_of(reader) is worker
    spares.close()
    assert worker is not None
    assert worker.poll() is not None


def test_a_worker_with_a_file_in_hand_is_not_kept(
    book: Path, monkeypatch: pytest.MonkeyPatch, spares: Spares
) -> None:
    spares.open(monkeypatch)
    monkeypatch.setattr(processes, "_START", HANGING)
    with Reader() as reader:
        worker = worker_of(reader)
        reader.expect([book])
        while not reader._lanes[0].supervisor._asking:  # noqa: SLF001  # its thread takes a moment
            time.sleep(0.01)
    assert worker is not None
    assert worker.poll() is not None
    spares.close()


def test_a_spare_that_has_died_is_not_handed_out(
    book: Path, monkeypatch: pytest.MonkeyPatch, spares: Spares
) -> None:
    spares.open(monkeypatch)
    with Reader() as reader:
        reader.read(book)
        worker = worker_of(reader)
    assert worker is not None
    worker.kill()
    worker.wait()
    with Reader() as reader:
        assert reader.read(book).kind == "xlsx"
        assert worker_of(reader) is not worker
    spares.close()


def test_an_answer_that_names_a_class_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pickle.dumps(Path("a"))
    script = "import sys; input(); sys.stdout.buffer.write({0!r}); sys.stdout.flush(); input()"
    start = script.format(len(made).to_bytes(8, "little") + made + bytes(8))
    monkeypatch.setattr(processes, "_START", start)
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert caught.value.code == "reader_stopped"


ODD = """
import json, os, sys, time; sys.path[:] = json.loads(sys.argv[1])
from zgreport.ledgers.files import worker
opened = worker.open_workbook
def open_workbook(path):
    if path.name.startswith("杀"): os.abort()
    if path.name.startswith("挂"): time.sleep(60)
    return opened(path)
worker.open_workbook = open_workbook
worker.main()
"""


def books(book: Path, *names: str) -> list[Path]:
    paths = [book.with_name(f"{name}.xlsx") for name in names]
    for path in paths:
        path.write_bytes(book.read_bytes())
    return paths


def outcome(reader: Reader, path: Path) -> str:
    try:
        return reader.read(path).kind
    except Unreadable as fault:
        return fault.code


def test_files_read_ahead_are_refused_each_for_itself(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_START", ODD)
    # A second for the file that hangs, minutes for those that must be read on a busy machine.
    monkeypatch.setattr(supervisor, "_SECONDS_PER_MEGABYTE", 200_000.0)
    paths = books(book, "甲", "杀", "乙", "挂", "丙")
    paths[3].write_bytes(b"1")
    with Reader(seconds=1) as reader:
        reader.expect([*paths, book.with_name("没有.xlsx")])
        killed, hung = "reader_stopped", "took_too_long"
        assert [outcome(reader, p) for p in paths] == ["xlsx", killed, "xlsx", hung, "xlsx"]


def test_the_file_that_is_waited_for_is_read_before_those_that_are_expected(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    exchange = supervisor._exchange  # noqa: SLF001  # the one place where files pass in order
    waited_for = threading.Event()

    def noted(worker: object, path: Path) -> list[bytes]:
        asked.append(path.stem)
        assert path.stem != "甲" or waited_for.wait(60)
        return exchange(worker, path)  # type: ignore[arg-type]

    class Telling(threading.Condition):
        def notify_all(self) -> None:
            super().notify_all()
            if reader._lanes[0].supervisor._urgent:  # noqa: SLF001  # set before it is told
                waited_for.set()

    monkeypatch.setattr(supervisor, "_exchange", noted)
    paths = books(book, "甲", "乙", "丙")
    with Reader() as reader:
        reader._lanes[0].supervisor._changed = Telling()  # noqa: SLF001  # no thread waits yet
        reader.expect(paths)
        reader.read(paths[2])
        reader.read(paths[1])
    assert asked.index("丙") < asked.index("乙")


def test_no_more_is_read_ahead_than_may_be_held(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "_MOST_AHEAD", 1)
    at_rest = threading.Event()

    class Telling(threading.Condition):
        def wait(self, timeout: float | None = None) -> bool:
            if errands and errands[0].done.is_set():  # the first is read: what it waits for now
                at_rest.set()
            return super().wait(timeout)

    paths = books(book, "甲", "乙", "丙")
    errands: list[supervisor.Errand] = []
    with Reader() as reader:
        reader._lanes[0].supervisor._changed = Telling()  # noqa: SLF001  # no thread waits yet
        for path in paths:
            reader.expect([path])
            errands[:] = [errand for _, errand in reader._ordered.values()]  # noqa: SLF001  # to watch
        assert at_rest.wait(60)
        assert [errand.done.is_set() for errand in errands] == [True, False, False]
        assert [outcome(reader, path) for path in paths] == ["xlsx"] * 3


def test_stopping_in_the_middle_leaves_nothing_behind(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_START", ODD)
    before = threading.active_count()
    reader = Reader()
    reader.start()
    reader.expect(books(book, "挂", "甲"))
    worker = reader._lanes[0].supervisor._launch()  # noqa: SLF001  # no public way to it
    reader.stop()
    assert worker.poll() is not None
    assert threading.active_count() == before


def test_a_column_of_the_wrong_length_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet: tuple[object, ...] = ("一", False, [], [], {}, [], False)
    answers = [("book", "xlsx", [sheet]), 2, (["甲"], bytes(4)), None]
    made = b"".join(len(m).to_bytes(8, "little") + m for m in map(pickle.dumps, answers))
    script = "import sys; input(); sys.stdout.buffer.write({0!r}); sys.stdout.flush(); input()"
    monkeypatch.setattr(processes, "_START", script.format(made + bytes(8)))
    with Reader() as reader:
        assert outcome(reader, book) == "reader_stopped"


def test_reading_starts_without_waiting_for_numpy() -> None:
    script = (
        "import sys, zgreport.ledgers.files.matching, zgreport.ledgers.files.reader; "
        "sys.exit(any(name in sys.modules for name in ('numpy', 'pandas', 'python_calamine')))"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)  # noqa: S603  # our own
    assert done.returncode == 0


def test_where_no_process_can_be_started_it_is_said_and_not_waited_for(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise BlockingIOError

    with Reader() as reader:
        reader.stop()
        monkeypatch.setattr(processes, "start", refuse)
        with pytest.raises(BlockingIOError):
            reader.read(book)


MALFORMED = """
import json, sys; sys.path[:] = json.loads(sys.argv[1])
from zgreport.ledgers.files import worker
answers = worker._answers
def odd(path):
    return iter([("a", "b")]) if path.name.startswith("歪") else answers(path)
worker._answers = odd
worker.main()
"""


def test_a_malformed_answer_costs_the_next_file_nothing(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_START", MALFORMED)
    paths = books(book, "歪", "乙", "丙")
    with Reader() as reader:
        reader.expect(paths)
        assert [outcome(reader, path) for path in paths] == ["reader_stopped", "xlsx", "xlsx"]


def test_what_lies_in_the_current_folder_is_not_run(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('run')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert outcome(reader, book) == "xlsx"
