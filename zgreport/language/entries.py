"""Entries: what the page of the figure language says of each of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Entry", "Term", "by_name", "names"]

Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the language.

    `takes` is what stands in its parentheses, empty where it has none; `meaning` is for the
    people who write templates; `example` is a whole tag or block.
    """

    name: str
    takes: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Term(Generic[Made_co]):
    """A name of the language with what it does, so that nothing is added without its entry."""

    entry: Entry
    does: Made_co


def by_name(terms: Iterable[Term[Made_co]]) -> Mapping[str, Term[Made_co]]:
    """The terms by their names, in their order."""
    return {term.entry.name: term for term in terms}


def names(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The names of the entries, in their order."""
    return tuple(entry.name for entry in entries)
