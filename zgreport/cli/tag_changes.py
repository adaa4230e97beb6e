"""`zgreport tags --diff`: what changed in the template's tags since another template."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from zgreport.cli.report import as_json, finding_json, place_json, place_words, print_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.tag_changes import TagChange, TagChanges, TypedTag

__all__ = ["print_changes"]

_SORTS = ("added", "removed", "changed", "moved")


def print_changes(
    order: Order, old: Path, sought: Sequence[str], words: Words, *, as_data: bool
) -> None:
    """Print the changes of tags that have these words.

    What is wrong with either template is a warning: the tags that can be read are compared.
    """
    from zgreport.pipeline.tag_changes import tag_changes

    found = _about(tag_changes(order, old), sought)
    if as_data:
        _print_json(found, words)
        return
    from zgreport.cli.pager import show

    print_findings(found.findings, words)
    show(list(_lines(found, words)), words)


def _about(found: TagChanges, sought: Sequence[str]) -> TagChanges:
    from zgreport.pipeline.handbook.search import having

    has = having(sought)
    changes = (c for c in found.changes if has(*(tag.tag for tag in (c.old, c.new) if tag)))
    return dataclasses.replace(found, changes=tuple(changes))


def _lines(found: TagChanges, words: Words) -> Iterator[str]:
    names = {"old": found.old, "new": found.new}
    if not found.changes:
        yield words.say("cli.tags.diff.none", **names)
        return
    yield words.say("cli.tags.diff.heading", **names)
    for sort in _SORTS:
        changes = [change for change in found.changes if change.sort.value == sort]
        if changes:
            yield ""
            yield words.say(f"cli.tags.diff.{sort}", count=len(changes))
            for change in changes:
                yield from _change(change, words)


def _change(change: TagChange, words: Words) -> Iterator[str]:
    """Where, and what; of a tag that was changed or moved, what it was or where before."""
    tag = change.new or change.old
    if tag is None:
        return
    yield f"  {place_words(tag.place, words)}{words.say('cli.colon')}{tag.tag}"
    if change.old and change.new:
        where = place_words(change.old.place, words)
        yield "    " + words.say("cli.tags.diff.before", where=where, tag=change.old.tag)


def _print_json(found: TagChanges, words: Words) -> None:
    changes = [
        {"change": change.sort.value, "old": _json(change.old), "new": _json(change.new)}
        for change in found.changes
    ]
    findings = [finding_json(finding, words) for finding in found.findings]
    names = {"old": found.old, "new": found.new}
    click.echo(as_json({**names, "changes": changes, "findings": findings}))


def _json(tag: TypedTag | None) -> dict[str, object] | None:
    if tag is None:
        return None
    return {"tag": tag.tag, **place_json(tag.place), "offset": tag.offset}
