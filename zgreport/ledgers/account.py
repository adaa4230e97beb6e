"""Accounts: every row read is either counted or excluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers.model import Account

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.ledgers.draft import Draft

__all__ = ["accounts_of"]


def accounts_of(draft: Draft, years: Iterable[int]) -> dict[int, Account]:
    """The account of each year; rows of other years are in none."""
    read = dict.fromkeys(years, 0)
    excluded = dict.fromkeys(read, 0)
    for i, year in enumerate(draft.year):
        if not draft.foreign[i] and year in read:
            read[year] += 1
            excluded[year] += draft.excluded[i]
    return {year: Account(n, n - excluded[year], excluded[year]) for year, n in read.items()}
