"""Tag changes: what was added, removed, changed and moved between the tags of two templates."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.definition.read import read_definition
from zgreport.document.tagged import read_tagged
from zgreport.findings import Found
from zgreport.language.reference import RESERVED
from zgreport.pipeline.likeness import alike, best_pairs, in_order
from zgreport.pipeline.places import placed_in
from zgreport.pipeline.typed_tags import Passage, TypedTag, passages
from zgreport.values import dataclass, field
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zgreport.findings import Finding
    from zgreport.pipeline.order import Order

__all__ = ["Sort", "TagChange", "TagChanges", "TypedTag", "tag_changes"]

_LIKE = 0.5  # two versions of one sentence, or of one tag
_FEWEST_WORDS = 4  # below this, where it stands tells more than what it says


class Sort(enum.StrEnum):
    """What became of a tag."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class TagChange:
    """What became of a tag: the old one, the new one, or both."""

    sort: Sort
    old: TypedTag | None
    new: TypedTag | None


@dataclass(frozen=True, slots=True)
class TagChanges:
    """The changes from the template `old` to `new`, in the order of the new one."""

    old: str
    new: str
    changes: tuple[TagChange, ...]
    findings: tuple[Finding, ...]


def tag_changes(order: Order, old: Path) -> TagChanges:
    """What changed in the tags of the workspace's template since another one.

    Raises ZgreportError where the definition or one of the templates cannot be read; tags that are
    not whole are told, and left out.
    """
    workspace = Workspace(order.folder)
    shown = workspace.show(workspace.definition)
    definition = read_definition(workspace.definition, shown, RESERVED)
    path = workspace.templates / definition.template
    names = (old.as_posix(), workspace.show(path))
    before, after = read_tagged(old, names[0]), read_tagged(path, names[1])
    doubted = Found(before.findings), Found(after.findings)
    found = _Comparison()
    found.compare(passages(before, doubted[0]), passages(after, doubted[1]))
    findings = (
        *placed_in(doubted[0], names[0], before.parts),
        *placed_in(doubted[1], names[1], after.parts),
    )
    return TagChanges(*names, tuple(found.changes()), findings)


@dataclass(slots=True)
class _Comparison:
    """Two templates being compared: what is told already, and what has found nothing yet."""

    _told: list[TagChange] = field(default_factory=list)
    _removed: list[TypedTag] = field(default_factory=list)
    _added: list[TypedTag] = field(default_factory=list)
    _order: dict[int, int] = field(default_factory=dict)

    def compare(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        """Passages that are the same, in their order; what lies between; what was moved."""
        everything = [tag for passage in (*old, *new) for tag in passage.tags]
        self._order = {id(tag): number for number, tag in enumerate(everything)}
        lost: list[Passage] = []
        found: list[Passage] = []
        keys = [[(each.where[:1], each.whole) for each in all_] for all_ in (old, new)]
        for (a, b), (c, d) in in_order(*keys):
            left, right = self._within_gap(old[a:b], new[c:d])
            lost += left
            found += right
        self._moved(lost, found)

    def changes(self) -> list[TagChange]:
        """All of them; a tag that is gone here and new there was moved, unless it is an end."""
        told = list(self._told)
        pairs = list(
            best_pairs(
                (tag for tag in self._removed if not tag.is_structure),
                (tag for tag in self._added if not tag.is_structure),
                lambda tag: tag.key,
                lambda _old, _new: 0.0,
                1.0,
            )
        )
        told += [TagChange(Sort.MOVED, old, new) for old, new in pairs]
        settled = {id(tag) for pair in pairs for tag in pair}
        told += [TagChange(Sort.REMOVED, t, None) for t in self._removed if id(t) not in settled]
        told += [TagChange(Sort.ADDED, None, t) for t in self._added if id(t) not in settled]
        return sorted(told, key=lambda change: self._order[id(change.new or change.old)])

    def _within_gap(
        self, old: Sequence[Passage], new: Sequence[Passage]
    ) -> tuple[list[Passage], list[Passage]]:
        """Compare the passages of a gap that are versions of each other; those left over."""
        if len(old) == len(new) and all(map(_stands_like, old, new)):
            pairs = list(zip(old, new, strict=True))
        else:
            pairs = list(best_pairs(old, new, lambda p: (p.where, p.whole), _likeness, _LIKE))
        for before, after in pairs:
            self._versions(before.tags, after.tags)
        taken = {id(passage) for pair in pairs for passage in pair}
        left, right = ([p for p in side if id(p) not in taken] for side in (old, new))
        return left, right

    def _moved(self, lost: Sequence[Passage], found: Sequence[Passage]) -> None:
        """Passages that stand elsewhere now; what is left is removed or added."""
        pairs = list(best_pairs(lost, found, lambda p: p.whole, _said_alike, _LIKE))
        for before, after in pairs:
            self._versions(before.tags, after.tags, is_moved=True)
        taken = {id(passage) for pair in pairs for passage in pair}
        self._removed += [tag for p in lost if id(p) not in taken for tag in p.tags]
        self._added += [tag for p in found if id(p) not in taken for tag in p.tags]

    def _versions(
        self, old: Sequence[TypedTag], new: Sequence[TypedTag], *, is_moved: bool = False
    ) -> None:
        """Compare the tags of two versions of a passage."""
        gaps = list(in_order([tag.key for tag in old], [tag.key for tag in new]))
        changed_old = {n for (a, b), _ in gaps for n in range(a, b)}
        changed_new = {n for _, (c, d) in gaps for n in range(c, d)}
        if is_moved:
            kept = [t for n, t in enumerate(old) if n not in changed_old]
            there = [t for n, t in enumerate(new) if n not in changed_new]
            self._told += [
                TagChange(Sort.MOVED, *pair)
                for pair in zip(kept, there, strict=True)
                if not pair[0].is_structure
            ]
        for (a, b), (c, d) in gaps:
            self._changed(old[a:b], new[c:d])

    def _changed(self, old: Sequence[TypedTag], new: Sequence[TypedTag]) -> None:
        """Tags at the same place of the same sentence are changed; others came or went."""
        if len(old) == len(new) and all(map(_same_place, old, new)):
            pairs = list(zip(old, new, strict=True))
        else:
            pairs = list(best_pairs(old, new, lambda tag: tag, _tag_likeness, _LIKE))
        self._told += [
            TagChange(Sort.CHANGED, *pair) for pair in pairs if pair[0].key != pair[1].key
        ]
        taken = {id(tag) for pair in pairs for tag in pair}
        self._removed += [tag for tag in old if id(tag) not in taken]
        self._added += [tag for tag in new if id(tag) not in taken]


def _has_words(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= _FEWEST_WORDS


def _stands_like(old: Passage, new: Passage) -> bool:
    """True where two passages are likely one: the same cell, the same words, or hardly any."""
    if old.where != new.where:
        return False
    if _has_words(old.words) or _has_words(new.words):
        return alike(old.words, new.words) >= _LIKE
    return len(old.tags) == len(new.tags)


def _likeness(old: Passage, new: Passage) -> float:
    if old.where[:1] != new.where[:1]:
        return 0.0
    if _has_words(old.words) and _has_words(new.words):
        return alike(old.words, new.words)
    if len(old.where) > 1 and old.where == new.where:  # the same cell of a table
        return 1.0
    return alike(*("".join(tag.tag for tag in p.tags) for p in (old, new)))


def _said_alike(old: Passage, new: Passage) -> float:
    """How like they are by their words alone: of cells with only tags that says nothing."""
    both = _has_words(old.words) and _has_words(new.words)
    return alike(old.words, new.words) if both else 0.0


def _same_place(old: TypedTag, new: TypedTag) -> bool:
    """True where both are of one kind, in versions of one sentence."""
    if old.kind != new.kind or old.is_structure != new.is_structure:
        return False
    if _has_words(old.sentence) or _has_words(new.sentence):
        return alike(old.sentence, new.sentence) >= _LIKE
    return True


def _tag_likeness(old: TypedTag, new: TypedTag) -> float:
    return alike(old.tag, new.tag) if _same_place(old, new) else 0.0
