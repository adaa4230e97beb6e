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
    accounts: dict[int, Account] = {}
    for year in years:
        own = (draft.year == year) & ~draft.foreign
        read, excluded = int(own.sum()), int((own & draft.excluded).sum())
        accounts[year] = Account(read, read - excluded, excluded)
    return accounts
