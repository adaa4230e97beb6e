"""The reference of the figure language: every name it has, gathered from where each is made.

LANGUAGE.md shows it, and a test holds that page to it; a definition may give none of these names
to anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.names import Reserved
from zgreport.figures.expression import TIME_COLUMNS
from zgreport.language import methods
from zgreport.language.entries import Entry, names
from zgreport.language.filters import FILTERS as _FILTERS
from zgreport.language.forms import FORMS
from zgreport.language.looping import LOOP
from zgreport.language.scope import BUILT_INS
from zgreport.language.source.conditions import CONDITIONS
from zgreport.language.source.statements import BLOCKS
from zgreport.language.values.breakdowns import ITEMS
from zgreport.language.values.figures import SCORES
from zgreport.language.values.report import RULE_CHANGES, WEAKNESSES
from zgreport.language.values.things import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zgreport.language.entries import Term

__all__ = [
    "BLOCKS",
    "BREAKDOWN_FORMS",
    "BUILT_INS",
    "CONDITIONS",
    "CONTEST_FORMS",
    "FIGURE_FORMS",
    "FILTERS",
    "FUNCTIONS",
    "ITEMS",
    "LOOP",
    "RESERVED",
    "RULE_CHANGES",
    "SCORES",
    "TEXT_FORMS",
    "WEAKNESSES",
]


def _entries(terms: Mapping[str, Term[object]]) -> tuple[Entry, ...]:
    return tuple(term.entry for term in terms.values())


TEXT_FORMS = _entries(FORMS)
FIGURE_FORMS = _entries(methods.FIGURE_FORMS)
BREAKDOWN_FORMS = _entries(methods.BREAKDOWN_FORMS)
CONTEST_FORMS = _entries(methods.CONTEST_FORMS)
FILTERS = _entries(_FILTERS)

_KEYWORDS = frozenset({"and", "or", "not", "in", "is", "if", "elif", "else", "for"})
_CONSTANTS = frozenset({"true", "false", "none", "True", "False", "None"})
_COLUMNS = _KEYWORDS | _CONSTANTS | set(TIME_COLUMNS)

RESERVED = Reserved(
    names=_COLUMNS | set(names((*BUILT_INS, *FUNCTIONS))),
    columns=_COLUMNS,
    measures=_COLUMNS | set(names((*TEXT_FORMS, *FIGURE_FORMS, *ITEMS))),
    endings=tuple(f"_{name}" for name in names(CONDITIONS)[1:]),
)
"""What a definition may call nothing of its own."""
