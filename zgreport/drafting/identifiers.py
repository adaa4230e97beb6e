"""Identifiers: names for columns that a definition may give, none of them given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.names import kept, refusal_of
from zgreport.language.reference import RESERVED
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["column_name", "free_name", "ledger_name", "measure_name", "plain_name"]

_NO_SIGN = Pattern(r"[^0-9A-Za-z_\u3007\u3400-\u9fff\uf900-\ufaff]+")
_BRACKET = Pattern(r"[（(\[【〔][^）)\]】〕]*[）)\]】〕]")
_COLUMN, _MEASURE, _LEDGER = "列", "数", "台账"


def plain_name(text: str) -> str:
    """The text as a name that a tag can hold, without brackets; "" where nothing is left.

    >>> plain_name("其中：本部"), plain_name("1-3月得分")
    ('其中本部', '列1_3月得分')
    """
    whole = kept(comparable(text))
    if refusal_of(whole, RESERVED) is None:
        return whole
    bare = _BRACKET.sub("", comparable(text)) or comparable(text)
    joint = _NO_SIGN.sub(lambda found: "_" if _parts_digits(bare, found) else "", bare).strip("_")
    if joint[:1].isdigit():
        joint = _COLUMN + joint
    if refusal_of(joint, RESERVED) == "condition_name":
        joint = joint.replace("_", "")
    return joint if joint and refusal_of(joint, RESERVED) is None else ""


def _parts_digits(text: str, found: object) -> bool:
    start, end = found.span()  # type: ignore[attr-defined]  # a match
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()


def free_name(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it where it is taken already."""
    known = set(map(comparable, taken))
    if comparable(name) not in known:
        return name
    return next(f"{name}{n}" for n in range(2, 1000) if comparable(f"{name}{n}") not in known)


def column_name(header: str, taken: Collection[str] = ()) -> str:
    """The name of a column with that header."""
    name = plain_name(header) or _COLUMN
    return free_name(name if name not in RESERVED.columns else f"{name}{_COLUMN}", taken)


def measure_name(column: str, taken: Collection[str] = ()) -> str:
    """The name of the measure that a column becomes: its own, if forms leave it."""
    return column if column not in RESERVED.measures else free_name(f"{column}{_MEASURE}", taken)


def ledger_name(text: str, taken: Collection[str] = ()) -> str:
    """The name of a ledger that its family calls so."""
    name = plain_name(text) or _LEDGER
    return free_name(name if name not in RESERVED.names else f"{name}{_LEDGER}", taken)
