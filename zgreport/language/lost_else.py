"""Lost else: an arm of a condition that says two things of which only one can have been meant.

Where 否则 was deleted or typed as text, both of its sides are printed one after the other, or
neither.  Nothing else in the template is wrong then; so the words tell.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jinja2 import nodes

from zgreport.findings import Finding, room
from zgreport.language.arms import GAP, VALUE, said, says
from zgreport.language.source.blocks import Branch, If, Loop
from zgreport.language.spelled import root, spelled
from zgreport.language.twofold import twofold
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.findings import Place
    from zgreport.language.source.blocks import Block

__all__ = ["lost_else"]

_ROOM = room("language")

_FEWEST = 2  # other places with the same condition, that make a habit
_PAUSES = "，；、。：:;,"


@dataclass(frozen=True, slots=True)
class _Arm:
    """An arm of a condition, or a loop's body; whether it is the condition's only one.

    `others` are the words of the other arms.  An arm `is_idle` where it is the last of several and
    nothing stands in it.
    """

    test: nodes.Node | None
    place: Place
    body: Sequence[Block]
    is_only: bool = False
    others: tuple[str, ...] = ()
    is_idle: bool = False


def lost_else(documents: Iterable[Sequence[Block]]) -> tuple[Finding, ...]:
    """Warnings: arms that say two things, arms without the 否则 that others have, empty ones."""
    arms = [arm for blocks in documents for arm in _arms(blocks)]
    told = {arm.place: found for arm in arms if (found := _told(arm))}
    return (*told.values(), *(f for f in _against_habit(arms) if f.place not in told))


def _told(arm: _Arm) -> Finding | None:
    if arm.is_idle:
        return _ROOM.warning("else_empty", arm.place)
    paragraphs = said(arm.body)
    both = twofold(paragraphs, arm.others)
    if both is None:
        return None
    place = both.at.place if both.at else arm.place
    return _ROOM.warning("else_lost", place, first=both.first, second=both.second)


def _arms(blocks: Iterable[Block]) -> Iterator[_Arm]:
    for block in blocks:
        if isinstance(block, If):
            yield from _of_condition(block)
        elif isinstance(block, Loop):
            yield _Arm(None, block.place, block.body)
            yield from _arms((*block.body, *block.otherwise))


def _of_condition(block: If) -> Iterator[_Arm]:
    words = [_words(branch) for branch in block.branches]
    last = block.branches[-1]
    for at, branch in enumerate(block.branches):
        is_idle = branch is last and at > 0 and not says(branch.body)
        others = tuple(words[:at] + words[at + 1 :])
        is_only = len(words) == 1
        yield _Arm(branch.test, branch.place, branch.body, is_only, others, is_idle)
        yield from _arms(branch.body)


def _words(branch: Branch) -> str:
    """What the arm says, where that is one paragraph."""
    paragraphs = said(branch.body)
    return paragraphs[0].words if len(paragraphs) == 1 else ""


def _against_habit(arms: Sequence[_Arm]) -> Iterator[Finding]:
    """A condition without 否则, where the same elsewhere always has one."""
    alike: dict[str, list[_Arm]] = defaultdict(list)
    for arm in arms:
        if arm.test is not None:
            alike[_shape(arm.test)].append(arm)
    for shape, same in alike.items():
        alone = [arm for arm in same if arm.is_only]
        if shape and len(alone) == 1 and len(same) > _FEWEST and _is_torn(alone[0]):
            shown = {"tag": spelled(alone[0].test), "count": len(same) - 1}
            yield _ROOM.warning("else_missing", alone[0].place, **shown)


def _shape(test: nodes.Node) -> str:
    """The same for conditions that are alike: a name, or any figure under the same limit."""
    match test:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=sign, expr=nodes.Const(value=limit))]):
            _, forms = root(left)
            return f"{forms} {sign} {limit}"
    return ""


def _is_torn(arm: _Arm) -> bool:
    """True for an arm that is part of a clause, and no addition to a sentence."""
    paragraphs = said(arm.body)
    if len(paragraphs) != 1:
        return False
    words = paragraphs[0].words
    return len(words) > 1 and not set(words) & {*_PAUSES, GAP} and VALUE in words
