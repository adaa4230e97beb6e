"""Names: how they are kept, and which ones may be given."""

from __future__ import annotations

import unicodedata

from zgreport.names import tidy
from zgreport.values import dataclass

__all__ = [
    "Reserved",
    "kept",
    "refusal_of",
]


@dataclass(frozen=True, slots=True)
class Reserved:
    """What the figure language has already, and what may therefore not be called so.

    `names` are kept from ledgers, figures and contests, `columns` from columns and groups,
    `measures` from measures, which stand where forms stand.  Nothing may end as a condition
    does, in one of `endings` (`标题_含`).
    """

    names: frozenset[str]
    columns: frozenset[str]
    measures: frozenset[str]
    endings: tuple[str, ...]


def kept(name: str) -> str:
    """The name as it is kept: an identifier once tidied and after NFKC, else as it was typed."""
    folded = unicodedata.normalize("NFKC", tidy(name))
    return folded if folded.isidentifier() else name


def refusal_of(name: str, reserved: Reserved) -> str | None:
    """The code of what is wrong with a name that tags use, or None.

    Such a name must be an identifier, must not begin with an underscore, and must not end as
    a condition does (`标题_含`).
    """
    folded = kept(name)
    if folded.startswith("_"):
        return "underscore"
    if not folded.isidentifier():
        return "not_identifier"
    if folded.endswith(reserved.endings):
        return "condition_name"
    return None
