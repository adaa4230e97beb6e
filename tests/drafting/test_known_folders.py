"""Folders whose truth is known: what is drafted of them is found, and every number is so."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from judged import Judgement, Verdict, judged
from make_offices import EXAMPLES, OFFICES
from offices.hotline import hotline
from offices.known import FOLDERS

pytestmark = pytest.mark.long(60)

EVERY = pytest.mark.parametrize("name", FOLDERS)


@cache
def made(name: str) -> Judgement:
    with TemporaryDirectory() as folder:
        return judged(FOLDERS[name](), Path(folder))


def lost(name: str) -> list[Verdict]:
    return [verdict for verdict in made(name).verdicts if verdict.outcome != "found"]


@EVERY
def test_every_number_of_figures_and_summary_is_what_the_records_come_to(name: str) -> None:
    assert made(name).wrong == ()
    assert made(name).right > 30


@EVERY
def test_nothing_is_missed_or_wrongly_taken_without_a_word(name: str) -> None:
    assert [verdict for verdict in lost(name) if not verdict.told] == []


def test_at_most_one_of_twenty_is_not_found() -> None:
    every = sum(len(made(name).verdicts) for name in FOLDERS)
    assert 20 * sum(len(lost(name)) for name in FOLDERS) <= every
    assert every > 150


@pytest.mark.parametrize("name", ["云川", "医院", "热线", "学校"])
def test_of_the_example_offices_all_is_found(name: str) -> None:
    assert lost(name) == []


def test_a_number_that_is_not_so_would_be_told(tmp_path: Path) -> None:
    office = hotline()
    cases, months = office.ledgers
    fewer = dataclasses.replace(cases, rows=cases.rows[:-1])
    spoilt = dataclasses.replace(office, ledgers=(fewer, months))
    assert any(line.startswith("办件总数|带同比") for line in judged(spoilt, tmp_path).wrong)


def test_a_column_that_is_another_would_be_told(tmp_path: Path) -> None:
    office = hotline()
    cases, months = office.ledgers
    others = tuple(dataclasses.replace(c, kind=c.kind and "sum") for c in months.columns)
    spoilt = dataclasses.replace(
        office, ledgers=(cases, dataclasses.replace(months, columns=others))
    )
    told = [v.what for v in judged(spoilt, tmp_path).verdicts if v.outcome == "wrong"]
    assert told == ["满意度：接通率", "满意度：满意率"]


@pytest.mark.parametrize("name", OFFICES)
def test_the_packaged_folders_are_what_their_generators_make(name: str) -> None:
    files = {p.relative_to(EXAMPLES / name).as_posix(): p for p in (EXAMPLES / name).rglob("*.*")}
    assert {file: path.read_bytes() for file, path in files.items()} == OFFICES[name]().files
    assert sum(path.stat().st_size for path in files.values()) < 150 * 1024
