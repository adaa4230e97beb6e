"""Looping: what `loop` says inside a {% for %}."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.language.entries import Entry
from zgreport.language.values.plain import Number, Truth, Value
from zgreport.language.values.things import Thing

if TYPE_CHECKING:
    from collections.abc import MutableMapping

__all__ = ["LOOP", "state"]

LOOP = (
    Entry(
        "index",
        "",
        "循环到第几次",
        "{% for 条 in 不足 %}{{ loop.index }}.{{ 条.标题 }}；{% endfor %}",
    ),
    Entry(
        "first",
        "",
        "是不是第一次",
        "{% for 条 in 不足 %}{% if loop.first %}首先，{{ 条.标题 }}{% endif %}{% endfor %}",
    ),
    Entry(
        "last",
        "",
        "是不是最后一次",
        "{% for 条 in 不足 %}{{ 条.标题 }}{% if not loop.last %}；{% endif %}{% endfor %}",
    ),
)
"""What `loop` has inside a {% for %}."""


def state(at: int, length: int) -> Value:
    """`loop`: which time this is."""
    parts: MutableMapping[str, Value] = {
        "index": Number(Fraction(at + 1)),
        "first": Truth(at == 0),
        "last": Truth(at == length - 1),
    }
    return Thing("loop", parts)
