"""Drafting from beginning to end: the books of a folder into a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.gathering import gather
from zgreport.drafting.taking import take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.found import FoundBook
    from zgreport.drafting.given import Given
    from zgreport.drafting.proposal import Proposal

__all__ = ["draft"]


def draft(books: Sequence[FoundBook], given: Given) -> Proposal:
    """The proposal that the books of a folder make; what is given goes before every guess."""
    return take(gather(books, given), given)
