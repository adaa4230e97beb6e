"""The handbook in words: what each of its names is, as lines of a terminal, JSON or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.cli.terminal import padded, visible, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.cli.words import Words
    from zgreport.pipeline.handbook.model import Item, Section

__all__ = ["explained", "label", "lines", "section_json", "title"]

_WIDEST_TAG = 46  # places; a longer one stands alone on its line
_WIDEST_TEXT = 30  # places that are shown of what a tag prints
_NARROWEST = 24
_WIDE = 110  # places of a terminal
_GAP = 2
_PLAIN = "是"  # the suffix that is not typed
_BEFORE = {
    "form": ".",
    "item": ".",
    "score": ".",
    "rule_change": ".",
    "weakness": ".",
    "loop": "loop.",
    "filter": "|",
    "suffix": "_",
}


def title(section: Section, words: Words) -> str:
    """What stands over a section."""
    return words.say(f"cli.tags.section.{section.code}", name=section.name)


def label(item: Item) -> str:
    """A name as it is typed, with what stands in its parentheses: .前(几, 列)."""
    name = item.name if item.name == _PLAIN else _BEFORE.get(item.kind, "") + item.name
    if item.kind == "block":
        return f"{name} {item.takes}".strip()
    return f"{name}({item.takes})" if item.takes else name


def explained(item: Item, words: Words) -> str:
    """What a name is."""
    return words.say("cli.tags.semicolon").join(_parts(item, words))


def _parts(item: Item, words: Words) -> Iterator[str]:
    if item.code:
        yield words.say(f"cli.tags.item.{item.code}", **item.values)
    else:
        yield words.say("cli.tags.entry", name=label(item), meaning=item.meaning)
    values = item.values
    if values.get("more"):
        yield words.say("cli.tags.item.more", more=values["more"])
    if values.get("attributes"):
        yield words.say("cli.tags.item.attributes", attributes=values["attributes"])
    if values.get("source"):
        yield words.say("cli.tags.item.from_group", source=values["source"])
    elif item.kind == "column" and values.get("registry"):
        yield words.say("cli.tags.item.from_registry", registry=values["registry"])
    if values.get("asked") is False:
        yield words.say("cli.tags.item.unasked")
    if item.aliases:
        yield words.say("cli.tags.item.also", aliases=item.aliases)


def section_json(section: Section, words: Words) -> dict[str, object]:
    """A section as the JSON object of `tags --json`."""
    return {
        "section": section.code,
        "name": section.name or None,
        "items": [_item_json(item, words) for item in section.items],
    }


def _item_json(item: Item, words: Words) -> dict[str, object]:
    return {
        "kind": item.kind,
        "name": item.name,
        "of": list(item.of),
        "takes": item.takes or None,
        "tag": item.tag or None,
        "prints": item.prints or None,
        "meaning": explained(item, words),
        "aliases": list(item.aliases),
        **{name: _plain(value) for name, value in item.values.items()},
        "why": [] if item.tag else [words.sentence(finding) for finding in item.why],
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def lines(sections: Iterable[Section], words: Words, places: int | None) -> Iterator[str]:
    """The lines of a list; each of at most so many places, one for each name where None."""
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield title(section, words)
        yield from _section(section, words, places)


def _section(section: Section, words: Words, places: int | None) -> Iterator[str]:
    room = _WIDEST_TEXT if places is None or places > _WIDE else _WIDEST_TEXT // 2
    rows = [_row(item, words, room) for item in section.items]
    most = min(max(width(row[0]) for row in rows), _WIDEST_TAG)
    second = max(width(row[1]) for row in rows)
    for tag, prints, meaning in rows:
        head = f"  {padded(tag, most)}  {padded(prints, second)}  "
        if places is not None and (width(tag) > most or width(head) > places):
            yield f"  {tag}"
            before = most if width(head) <= places else _GAP
            head = f"  {' ' * before}  {padded(prints, second)}  "
        yield from _wrapped(head, meaning, places)


def _wrapped(head: str, meaning: str, places: int | None) -> Iterator[str]:
    """The head and what is said behind it, or below it where there is too little room."""
    if places is None:
        yield (head + meaning).rstrip()
        return
    room = places - width(head)
    indent = width(head)
    if room < _NARROWEST:
        yield head.rstrip()
        head, indent = "", min(2 * _GAP, places // 4)
        room = places - indent
        head = " " * indent
    first, *others = wrapped(meaning, room)
    yield (head + first).rstrip()
    for line in others:
        yield " " * indent + line


def _row(item: Item, words: Words, room: int) -> tuple[str, str, str]:
    tag = visible(item.tag or label(item))
    prints = _cut(visible(item.prints), room) if item.tag else words.say("cli.tags.nothing")
    return tag, prints, visible(explained(item, words))


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    kept = ""
    for sign in text:
        if width(kept + sign) >= room:
            break
        kept += sign
    return kept + "…"
