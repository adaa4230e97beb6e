"""The reader's worker: what a file may do to it, and what comes back."""

from __future__ import annotations

import os
import pickle
import time
from pathlib import Path

import openpyxl
import pytest

from zgreport.ledgers import supervisor
from zgreport.ledgers.memory import memory_of
from zgreport.ledgers.reader import Reader
from zgreport.ledgers.sheet import Unreadable
from zgreport.ledgers.workbook import read_workbook


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
                "ledgers.other_kind",
                {"kind": "PDF"},
            )


def test_a_missing_file_cannot_be_opened(tmp_path: Path) -> None:
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(tmp_path / "a.xlsx")
    assert caught.value.code == "ledgers.cannot_open"


def test_an_unchanged_file_is_read_once_and_a_changed_one_again(book: Path) -> None:
    with Reader() as reader:
        first = reader.read(book)
        assert reader.read(book) is first
        os.utime(book, ns=(1, 1))
        assert reader.read(book) is not first


def test_a_worker_that_dies_refuses_its_file_and_the_next_is_read(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = supervisor._START  # noqa: SLF001  # there is no honest file that kills every reader
    with Reader() as reader:
        reader.read(book)
        os.utime(book, ns=(1, 1))
        monkeypatch.setattr(supervisor, "_START", "import os; input(); os.abort()")
        reader.stop()
        with pytest.raises(Unreadable) as caught:
            reader.read(book)
        assert caught.value.code == "ledgers.reader_stopped"
        monkeypatch.setattr(supervisor, "_START", good)
        os.utime(book, ns=(2, 2))
        assert reader.read(book).kind == "xlsx"


def test_a_worker_that_hangs_is_killed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "_START", "import time; time.sleep(60)")
    before = time.monotonic()
    with Reader(seconds=0.3) as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert (caught.value.code, time.monotonic() - before < 10) == ("ledgers.took_too_long", True)


def test_a_worker_that_swells_is_killed(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "MOST_MEMORY", 1)
    monkeypatch.setattr(supervisor, "_START", "import time; time.sleep(60)")
    if not memory_of(os.getpid()):
        pytest.skip("this system does not tell the memory of a process")
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert caught.value.code == "ledgers.too_large"


def test_no_worker_is_left_behind(book: Path) -> None:
    with Reader() as reader:
        reader.read(book)
        worker = reader._supervisor._worker  # noqa: SLF001
        assert worker is not None
    assert worker.poll() is not None


def test_an_answer_that_names_a_class_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pickle.dumps(Path("a"))
    script = "import sys; input(); sys.stdout.buffer.write({0!r}); sys.stdout.flush(); input()"
    start = script.format(len(made).to_bytes(8, "little") + made + bytes(8))
    monkeypatch.setattr(supervisor, "_START", start)
    with Reader() as reader, pytest.raises(Unreadable) as caught:
        reader.read(book)
    assert caught.value.code == "ledgers.reader_stopped"
