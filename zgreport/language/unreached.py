"""Unreached: what a template says that this year's numbers never come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, room
from zgreport.language.source.blocks import Branch, If, Loop, Plain

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from zgreport.language.source.blocks import Block

__all__ = ["unreached"]

_ROOM = room("language")


def unreached(blocks: Iterable[Block], reached: Container[int]) -> Iterator[Finding]:
    """A note for each arm and each loop of a document that printed nothing, the outermost only.

    `reached` are the ids of the arms and loops that were run.  An arm without words is no loss.
    """
    for block in blocks:
        arms = block.branches if isinstance(block, If) else ()
        for arm in (*arms, *([block] if isinstance(block, Loop) else ())):
            if id(arm) in reached:
                yield from unreached(arm.body, reached)
            elif _says(arm.body):
                code = "branch_unreached" if isinstance(arm, Branch) else "loop_unreached"
                yield _ROOM.note(code, arm.place)


def _says(blocks: Iterable[Block]) -> bool:
    """True where the blocks print anything; the XML between them may be empty paragraphs."""
    return any(not isinstance(block, Plain) or _has_words(block.text) for block in blocks)


def _has_words(xml: str) -> bool:
    """True where there is text, which in a branch within one run has no markup before it."""
    first, *others = xml.split("<")
    return bool(first.strip()) or any(part.partition(">")[2].strip() for part in others)
