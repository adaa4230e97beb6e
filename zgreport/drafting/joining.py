"""Joining: pieces of a sentence, each of which may be missing, with the marks between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LAST_YEAR", "joined"]

LAST_YEAR = "{% if 全年 %}上年{% else %}上年同期{% endif %}"
"""What figures are compared with, in the words of a tag."""


def joined(told: Sequence[tuple[str, str]], mark: str = "；") -> str:
    """The texts whose conditions hold, with the mark between them."""
    text, before = "", ""
    for condition, said in told:
        between = f"{{% if {before} %}}{mark}{{% endif %}}" if before else ""
        text += f"{{% if {condition} %}}{between}{said}{{% endif %}}"
        before += (" or " if before else "") + condition
    return text
