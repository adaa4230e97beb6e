"""Records: the plain values of both years, before any workbook makes a mess of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = [
    "Article",
    "Candidate",
    "Course",
    "FollowerDay",
    "IssueArticle",
    "Medium",
    "Month",
    "Standing",
    "Submission",
    "Unit",
    "YearRecords",
]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `group` is None for the city department itself."""

    name: str
    aliases: tuple[str, ...]
    group: str | None
    prefix: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium as one year's scoring table has it; points None where nothing is given."""

    name: str
    aliases: tuple[str, ...]
    level: str
    kind: str
    points: int
    commissioned: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """One published article."""

    day: date
    title: str
    unit: str
    medium: str
    category: str
    genre: str
    commissioned: bool


@dataclass(frozen=True, slots=True)
class Submission:
    """One article submitted upward; `event` is the day of what it reports, if it has one."""

    day: date
    event: date | None
    title: str
    unit: str
    medium: str
    category: str
    characters: int
    in_form: bool
    adopted: bool


@dataclass(frozen=True, slots=True)
class IssueArticle:
    """One article in the contents of an issue of the city's bulletin."""

    issue: int
    day: date
    theme: str
    title: str
    unit: str
    on_theme: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the official account; followers at its end."""

    month: int
    pushed: int
    own: int
    reads: int
    followers: int


@dataclass(frozen=True, slots=True)
class FollowerDay:
    """One day of the official account's own export."""

    day: date
    new: int
    cancelled: int
    followers: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The place in the province on a day."""

    day: date
    place: int


@dataclass(frozen=True, slots=True)
class Course:
    """One writing course."""

    day: date
    name: str
    trained: int
    revised: int
    published: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One article that stood in the vote."""

    title: str
    unit: str
    votes: int
    mark: Decimal


@dataclass(frozen=True, slots=True)
class YearRecords:
    """Everything of one year, in the order staff keep it."""

    year: int
    units: tuple[Unit, ...]
    media: tuple[Medium, ...]
    articles: tuple[Article, ...]
    submissions: tuple[Submission, ...]
    issues: tuple[IssueArticle, ...]
    months: tuple[Month, ...]
    follower_days: tuple[FollowerDay, ...]
    standings: tuple[Standing, ...]
    courses: tuple[Course, ...]
    candidates: tuple[Candidate, ...]
