"""The database: the example's records in SQLite, so that counts can be made without zgreport."""

from __future__ import annotations

import dataclasses
import functools
import sqlite3
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from .yearbook import records_of_both_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .records import Article, Submission, Unit, YearRecords

__all__ = ["database"]

_MIRRORS = {
    "贯彻落实": "望远镜",
    "基层实践": "三棱镜",
    "经验做法": "三棱镜",
    "问题建议": "显微镜",
}
_TABLES = """
    create table units (place integer, name text, grp text);
    create table media (year integer, place integer, name text, level text, kind text,
        points integer, commissioned integer);
    create table articles (year integer, day text, month integer, title text, unit text,
        medium text, category text, mirror text, genre text, commissioned integer);
    create table submissions (year integer, day text, month integer, waited integer, title text,
        unit text, medium text, category text, characters integer, in_form integer,
        adopted integer);
    create table issues (year integer, issue integer, day text, theme text, title text,
        unit text, on_theme integer);
    create table months (year integer, month integer, pushed integer, own integer,
        reads integer, followers integer);
    create table days (year integer, day text, new integer, cancelled integer,
        followers integer);
    create table standings (year integer, day text, place integer);
    create table courses (year integer, day text, name text, trained integer, revised integer,
        published integer);
    create table candidates (year integer, title text, unit text, votes integer, tenths integer);
"""


@functools.cache
def database() -> sqlite3.Connection:
    """The records of both years; one table a ledger, each row with its year."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    years = records_of_both_years()
    _put(connection, "units", map(_unit, range(21), years[2023].units))
    for year in years.values():
        _put_year(connection, year)
    return connection


def _put_year(connection: sqlite3.Connection, year: YearRecords) -> None:
    number = year.year
    media = [
        (number, place, m.name, m.level, m.kind, m.points, m.commissioned)
        for place, m in enumerate(year.media)
    ]
    _put(connection, "media", media)
    _put(connection, "articles", ((number, *_article(row)) for row in year.articles))
    _put(connection, "submissions", ((number, *_submission(row)) for row in year.submissions))
    for table, rows in (
        ("issues", year.issues),
        ("months", year.months),
        ("days", year.follower_days),
        ("standings", year.standings),
        ("courses", year.courses),
    ):
        _put(connection, table, ((number, *_plain(dataclasses.astuple(row))) for row in rows))
    votes = [(number, c.title, c.unit, c.votes, int(c.mark * 10)) for c in year.candidates]
    _put(connection, "candidates", votes)


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"insert into {table} values ({marks})", row)  # noqa: S608 - own names


def _plain(values: Iterable[object]) -> Iterable[object]:
    return (
        value.isoformat()
        if isinstance(value, date)
        else float(value)
        if isinstance(value, Decimal)
        else value
        for value in values
    )


def _unit(place: int, unit: Unit) -> tuple[object, ...]:
    return place, unit.name, unit.group


def _article(row: Article) -> tuple[object, ...]:
    day, mirror = row.day, _MIRRORS.get(row.category, "其他")
    return (
        *(day.isoformat(), day.month, row.title, row.unit, row.medium, row.category, mirror),
        *(row.genre, row.commissioned),
    )


def _submission(row: Submission) -> tuple[object, ...]:
    waited = (row.day - row.event).days if row.event else None
    return (
        *(row.day.isoformat(), row.day.month, waited, row.title, row.unit, row.medium),
        *(row.category, row.characters, row.in_form, row.adopted),
    )
