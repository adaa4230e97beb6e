"""`zgreport tags --used`: the names that the template uses, where, and those it never uses."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from zgreport.cli.report import as_json, finding_json, place_json, place_words, print_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.cli.words import Words
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.usage import Unused, Usage, Use

__all__ = ["print_usage"]

_PLACED = ("ledger", "measure", "registry", "figure", "condition", "contest", "built_in", "column")
_COUNTED = ("value", "suffix", "function", "form", "filter", "block")
_SORTS = (*_PLACED, *_COUNTED)
_MOST_THROUGH = 3  # names that are listed


def print_usage(order: Order, sought: Sequence[str], words: Words, *, as_data: bool) -> None:
    """Print what the template uses of the names that have these words.

    A tag that cannot be read is a warning: it is for `check` to refuse it.
    """
    from zgreport.pipeline.order import silent
    from zgreport.pipeline.outset import outset

    with outset(order, silent) as begun:
        from zgreport.pipeline.usage import usage  # while the files are being read

        found = _about(usage(order, begun), sought)
    if as_data:
        _print_json(found, sought, words)
        return
    from zgreport.cli.pager import show

    print_findings(found.findings, words)
    show(list(_lines(found, words)), words)


def _about(found: Usage, sought: Sequence[str]) -> Usage:
    """What is said of names that have all of the words, in the name itself or in its tags."""
    from zgreport.pipeline.handbook.search import having

    has = having(sought)
    uses = (
        use
        for use in found.uses
        if has(use.mention.name, use.mention.of, *(at.tag for at in use.places))
    )
    unused = (each for each in found.unused if has(each.mention.name, each.mention.of))
    return dataclasses.replace(found, uses=tuple(uses), unused=tuple(unused))


def _lines(found: Usage, words: Words) -> Iterator[str]:
    yield words.say("cli.tags.used.heading", file=found.template)
    for sort in _SORTS:
        uses = [use for use in found.uses if use.mention.sort == sort]
        direct = [use for use in uses if use.places]
        if sort in _COUNTED and direct:
            counts = tuple(_counted(use, words) for use in direct)
            yield ""
            yield words.say(f"cli.tags.sort.{sort}")
            yield "  " + words.say("cli.and").join(counts)
        elif sort in _PLACED and uses:
            yield ""
            yield words.say(f"cli.tags.sort.{sort}")
            yield from _placed(uses, words)
    yield ""
    yield from _unused(found.unused, words)


def _counted(use: Use, words: Words) -> str:
    return words.say("cli.tags.used.times", name=_name(use), count=len(use.places))


def _name(use: Use | Unused) -> str:
    mention = use.mention
    if mention.sort == "measure":
        return f"{mention.of}.{mention.name}"
    return f'{mention.of}="{mention.name}"' if mention.of else mention.name


def _placed(uses: Iterable[Use], words: Words) -> Iterator[str]:
    for use in uses:
        if use.places:
            yield f"  {_counted(use, words)}"
            for at in use.places:
                yield f"    {place_words(at.place, words)}{words.say('cli.colon')}{at.tag}"
        else:
            yield "  " + _through(use, words)


def _through(use: Use, words: Words) -> str:
    """By which names a name is used that no tag has itself; of many the first ones."""
    code = "through_many" if len(use.through) > _MOST_THROUGH else "through"
    named, count = use.through[:_MOST_THROUGH], len(use.through)
    return words.say(f"cli.tags.used.{code}", name=_name(use), through=named, count=count)


def _unused(unused: Sequence[Unused], words: Words) -> Iterator[str]:
    yield words.say("cli.tags.unused.heading" if unused else "cli.tags.unused.none")
    for sort in _SORTS:
        of_sort = [each for each in unused if each.mention.sort == sort]
        if of_sort:
            yield "  " + words.say(f"cli.tags.sort.{sort}")
        for each in of_sort:
            note = words.say("cli.tags.unused.in_checks") if each.in_checks else ""
            yield f"    {_name(each)}{note}"


def _print_json(found: Usage, sought: Sequence[str], words: Words) -> None:
    uses = [
        {
            "kind": use.mention.sort,
            "name": use.mention.name,
            "of": use.mention.of or None,
            "count": len(use.places),
            "through": list(use.through),
            "places": [
                {"tag": at.tag, **place_json(at.place), "offset": at.offset} for at in use.places
            ],
        }
        for use in found.uses
    ]
    unused = [
        {
            "kind": each.mention.sort,
            "name": each.mention.name,
            "of": each.mention.of or None,
            "in_checks": each.in_checks,
        }
        for each in found.unused
    ]
    findings = [finding_json(finding, words) for finding in found.findings]
    shape = {"template": found.template, "words": list(sought)}
    click.echo(as_json({**shape, "used": uses, "unused": unused, "findings": findings}))
