"""`zgreport init` on the terminal: within 80 places, doubts first, as JSON; one way at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hotline import hotline
from terminal import Said, called

from zgreport.cli.terminal import width

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    hotline(folder / "来源")
    return folder


@pytest.fixture(scope="module", params=["zh", "en"])
def said(folder: Path, request: pytest.FixtureRequest) -> Said:
    lang = request.param
    return called("init", f"综述-{lang}", "--from", "来源", "--lang", lang, folder=folder)


def test_what_was_understood_fits_a_terminal(said: Said) -> None:
    assert said.code == 0
    assert max(width(line) for line in said.out.splitlines()) <= 80


def test_what_is_doubtful_comes_first_with_what_to_do(said: Said) -> None:
    first, *rest = said.out.splitlines()
    assert first.startswith(("存疑：来电办理", "Doubtful: 来电办理"))
    head = next(n for n, line in enumerate(rest) if line.startswith(("名称", "name")))
    assert "--redo" in rest[head - 1]


def test_in_english_no_sentence_is_chinese(folder: Path) -> None:
    said = called("init", "another", "--from", "来源", "--lang", "en", folder=folder)
    assert not re.search("[，。；：]", said.out.replace("（", "").replace("）", ""))


def test_progress_goes_to_stderr(said: Said) -> None:
    assert "4" in said.err.splitlines()[0]
    assert said.out.splitlines()[0] not in said.err


def test_json_is_one_document_with_these_keys(folder: Path) -> None:
    found = called("init", "json", "--from", "来源", "--json", folder=folder).json
    top = {"years", "title", "issuer", "registries", "ledgers", "files", "left_out"}
    assert set(found) == top | {"spellings", "checks", "findings"}
    (ledger,) = found["ledgers"]
    owner = {"name", "tables", "years", "sure", "reasons", "columns"}
    assert set(ledger) == owner | {"measure_word", "date", "duplicate_key"}
    assert set(found["registries"][0]) == owner | {"key", "aliases", "members"}
    column = {"name", "headers", "role", "kind", "measure", "measure_word", "registry", "values"}
    assert all(
        set(each) == column | {"samples", "could_be", "sure", "reasons"}
        for each in ledger["columns"]
    )
    assert set(found["files"][0]) == {"source", "target", "sure", "reasons"}
    assert (ledger["date"], found["years"]) == ("受理日期", [2022, 2023])


@pytest.mark.parametrize("ways", [("--redo", "--blank"), ("--from", "来源", "--redo")])
def test_there_is_one_way_at_a_time(folder: Path, ways: tuple[str, ...]) -> None:
    said = called("init", "两种", *ways, folder=folder)
    assert said.code == 2
    assert not (folder / "两种").exists()
