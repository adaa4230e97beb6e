"""Watching: files saved as Word, WPS, LibreOffice and copying save them, and what is built."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from pages import page_of
from small_office import small_office

from zgreport.document.text import read_text
from zgreport.findings import ZgreportError
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.proofreading import Proofreader
from zgreport.pipeline.revision import Revision, Rewording
from zgreport.pipeline.warm import Warm
from zgreport.pipeline.watch import Round, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desk import Desk

    Save = Callable[[Path, bytes], None]


pytestmark = pytest.mark.long(20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_office(tmp_path)


@pytest.fixture(scope="module")
def proofreader() -> Iterator[Proofreader]:
    """Who reads over what the tests build: a process that has learnt the rules once."""
    reader = Proofreader()
    yield reader
    reader.stop()


@pytest.fixture
def rounds(desk: Desk, proofreader: Proofreader) -> Iterator[Iterator[Round]]:
    """The builds of a watched workspace; each `next` waits for one."""
    warm = Warm()
    warm.proofreader = proofreader
    watching = watch(Order(desk.root, year=2023), silent, warm)
    yield watching
    watching.close()


def template(desk: Desk) -> Path:
    return desk.root / "templates" / "综述.docx"


def text(desk: Desk) -> tuple[str, ...]:
    """The paragraphs of the document as it lies in the folder of results."""
    return read_text(desk.summary.read_bytes())


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def as_word_does(path: Path, data: bytes) -> None:
    """Into another file, and names changed: for a moment nothing has the file's own."""
    new, old = path.with_name("~WRD0001.tmp"), path.with_name("~WRL0001.tmp")
    path.with_name("~$" + path.name[2:]).write_bytes(b"somebody")
    new.write_bytes(data)
    path.rename(old)
    new.rename(path)
    old.unlink()


def as_wps_does(path: Path, data: bytes) -> None:
    path.with_name(".~" + path.name).write_bytes(b"somebody")
    new = path.with_name(path.name + ".tmp")
    new.write_bytes(data)
    new.replace(path)


def gone_for_a_moment(path: Path, data: bytes) -> None:
    path.unlink()
    threading.Timer(0.3, path.write_bytes, [data]).start()


def bit_by_bit(path: Path, data: bytes) -> None:
    """As LibreOffice, copying and a network drive do: first empty, then longer and longer."""

    def write() -> None:
        with path.open("r+b", buffering=0) as file:
            for at in range(0, len(data), 512):
                file.write(data[at : at + 512])
                os.fsync(file.fileno())

    path.write_bytes(b"")
    threading.Thread(target=write).start()


def noughts_first(path: Path, data: bytes) -> None:
    """As long as it will be from the beginning, and filled later."""
    path.write_bytes(bytes(len(data)))
    threading.Timer(0.3, path.write_bytes, [data]).start()


SAVES = [in_place, as_word_does, as_wps_does, gone_for_a_moment, bit_by_bit, noughts_first]


@pytest.mark.parametrize("save", SAVES)
def test_a_saved_template_is_built_once_and_whole(
    desk: Desk, rounds: Iterator[Round], save: Save
) -> None:
    first = next(rounds)
    assert (first.saved, first.refusal, first.revision) == ((), None, None)
    save(template(desk), page_of("{{ 标题 }}", "全年刊发{{ 发稿 }}。"))
    done = next(rounds)
    assert done.refusal is None
    assert done.saved == ("templates/综述.docx",)
    assert text(desk) == ("2023年综述", "全年刊发3篇。")
    assert done.revision == Revision(
        Rewording("刊发稿件3篇，比上年增加1篇；", "全年刊发3篇。"), 2
    )  # two half sentences became one


def test_saves_are_told_one_after_the_other(desk: Desk, rounds: Iterator[Round]) -> None:
    next(rounds)
    for count, words in enumerate(("甲", "乙", "丙")):
        as_word_does(template(desk), page_of("{{ 标题 }}", f"{words}{{{{ 发稿 }}}}。"))
        done = next(rounds)
        assert done.revision is not None, count
        assert text(desk) == ("2023年综述", f"{words}3篇。")


def test_an_article_more_in_the_ledger_changes_the_number_in_the_text(
    desk: Desk, rounds: Iterator[Round]
) -> None:
    next(rounds)
    ledger = desk.inputs / "2023" / "发稿.csv"
    ledger.write_text(ledger.read_text("utf-8") + "2023-10-01,己,市级\n", encoding="utf-8")
    done = next(rounds)
    assert done.saved == ("inputs/2023/发稿.csv",)
    assert text(desk)[1] == "刊发稿件4篇，比上年增加2篇；其中市级3篇。"
    assert done.revision == Revision(
        Rewording("刊发稿件3篇，比上年增加1篇；", "刊发稿件4篇，比上年增加2篇；"), 2
    )


def test_a_changed_definition_is_read_again(desk: Desk, rounds: Iterator[Round]) -> None:
    next(rounds)
    desk.define("年综述", "年小结")
    assert next(rounds).saved == ("inputs/report.yaml",)
    assert (desk.root / "out" / "2023" / "2023年小结.docx").exists()


def test_a_ledger_that_comes_later_counts(desk: Desk, rounds: Iterator[Round]) -> None:
    next(rounds)
    (desk.inputs / "2023" / "发稿（补）.csv").write_text(
        "日期,标题,级别\n2023-11-01,庚,市级\n", encoding="utf-8"
    )
    next(rounds)
    assert text(desk)[1].startswith("刊发稿件4篇")


NO_INPUTS = [
    "inputs/2023/~$发稿.xlsx",  # Excel has it open
    "inputs/2023/.~发稿.xlsx",  # WPS has it open
    "inputs/2023/.~lock.发稿.csv#",  # LibreOffice has it open
    "inputs/2023/发稿.csv.tmp",
    "inputs/.report.yaml.swp",
    "inputs/report.yaml~",
    "templates/~$综述.docx",
    "templates/综述（备用）.docx",  # not the definition's
    "out/2023/别的.docx",
    "inputs/2021/发稿.csv",  # a year nobody asked for
    "README.txt",
]


@pytest.mark.parametrize("name", NO_INPUTS)
def test_what_is_no_input_asks_for_no_build(desk: Desk, rounds: Iterator[Round], name: str) -> None:
    next(rounds)
    (desk.root / name).parent.mkdir(exist_ok=True)
    (desk.root / name).write_bytes(b"x")
    watched = threading.Timer(0.3, as_word_does, [template(desk), page_of("{{ 标题 }}")])
    watched.start()
    assert next(rounds).saved == ("templates/综述.docx",)


def test_a_save_that_changes_nothing_is_told_as_such(desk: Desk, rounds: Iterator[Round]) -> None:
    next(rounds)
    as_word_does(template(desk), template(desk).read_bytes())
    assert next(rounds).revision == Revision(None, 0)


def codes(done: Round) -> set[str]:
    assert isinstance(done.refusal, ZgreportError)
    return {finding.code for finding in done.refusal.findings}


def test_it_goes_on_through_a_fault_and_compares_with_what_was_built_before(
    desk: Desk, rounds: Iterator[Round]
) -> None:
    next(rounds)
    before = desk.summary.read_bytes()
    in_place(template(desk), page_of("{{ 标题 }}", "全年刊发{{ 发搞 }}。"))
    assert codes(next(rounds)) == {"language.unknown_name"}
    assert desk.summary.read_bytes() == before
    in_place(template(desk), page_of("{{ 标题 }}", "全年刊发{{ 发稿 }}。"))
    done = next(rounds)
    assert done.revision is not None
    assert done.revision.count == 2  # as above


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"no Word file"])
def test_what_stays_half_written_is_refused_as_build_refuses_it(
    desk: Desk, rounds: Iterator[Round], data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zgreport.pipeline.watch._PATIENCE", 0.05)
    next(rounds)
    whole = template(desk).read_bytes()
    in_place(template(desk), data)
    assert codes(next(rounds)) & {"document.kind_empty", "document.not_word", "document.damaged"}
    in_place(template(desk), whole)
    assert next(rounds).refusal is None


def test_a_template_that_was_deleted_is_named_and_one_put_back_is_built(
    desk: Desk, rounds: Iterator[Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zgreport.pipeline.watch._PATIENCE", 0.05)
    next(rounds)
    away = template(desk).replace(desk.root / "away.docx")
    assert codes(next(rounds)) == {"document.no_template"}
    away.replace(template(desk))
    assert next(rounds).refusal is None


def test_a_document_edited_by_hand_is_refused_until_it_is_moved_away(
    desk: Desk, rounds: Iterator[Round]
) -> None:
    next(rounds)
    edited = page_of("改过。")
    document = desk.summary
    document.write_bytes(edited)
    in_place(template(desk), page_of("{{ 标题 }}", "{{ 发稿 }}。"))
    assert codes(next(rounds)) == {"output.edited_by_hand"}
    assert document.read_bytes() == edited
    document.rename(document.with_name("改过.docx"))
    assert next(rounds).refusal is None
    assert read_text(document.read_bytes()) == ("2023年综述", "3篇。")


def test_folders_put_in_the_place_of_others_are_watched_on(
    desk: Desk, rounds: Iterator[Round]
) -> None:
    next(rounds)
    templates = template(desk).parent
    templates.rename(desk.root / "old")
    templates.mkdir()
    in_place(template(desk), page_of("{{ 标题 }}"))
    assert next(rounds).refusal is None
    in_place(template(desk), page_of("{{ 标题 }}", "末段。"))
    assert next(rounds).revision == Revision(Rewording("", "末段。"), 1)


def test_where_the_system_tells_of_no_save_it_is_seen_all_the_same(
    desk: Desk, rounds: Iterator[Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_paths: object, **_settings: object) -> Iterator[None]:
        raise OSError(28, "no space left on device")  # what Linux says of its watches

    monkeypatch.setattr("zgreport.saves.watch", none_left)
    monkeypatch.setattr("zgreport.saves._TICK", 10)
    next(rounds)
    in_place(template(desk), page_of("{{ 标题 }}"))
    assert next(rounds).saved == ("templates/综述.docx",)


def test_nothing_of_the_ledgers_is_read_again_for_a_template(
    desk: Desk, rounds: Iterator[Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    next(rounds)

    def refused(*_files: object) -> None:
        raise AssertionError

    monkeypatch.setattr("zgreport.pipeline.opening.load_records", refused)
    in_place(template(desk), page_of("{{ 标题 }}", "{{ 发稿 }}。"))
    next(rounds)
    assert text(desk) == ("2023年综述", "3篇。")
