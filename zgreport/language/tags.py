"""Tags: a source text cut into plain text and the tags in it, each with its line."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zgreport.language.faults import finding
from zgreport.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.errors import Finding

__all__ = ["Cut", "Sort", "Tag", "cut"]

_OPEN = re.compile(r"[{｛](?:[{｛]|[%％]|[#＃])")
_CLOSE = {
    "{": re.compile(r"[-－]?[}｝][}｝]"),
    "%": re.compile(r"[-－]?[%％][}｝]"),
    "#": re.compile(r"[#＃][}｝]"),
}
_MINUS = ("-", "－")
_MOST = 20_000
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&#34;": '"', "&#39;": "'"}


class Sort(enum.StrEnum):
    """What stands between two places of a source."""

    TEXT = "text"
    PRINT = "print"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Tag:
    """A piece of the source: plain text as it stands, or the folded inside of a tag.

    `line` is that of the first sign of the tag's inside, counted from 1.
    """

    sort: Sort
    inside: str
    line: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The pieces of a source in order, and what is wrong with its braces."""

    tags: tuple[Tag, ...]
    findings: tuple[Finding, ...]


def cut(source: str, *, is_xml: bool) -> Cut:
    """The source cut at its tags; comments are left out, entities in tags are read where XML.

    A tag ends at the first closing braces, in quotation marks or not, and never reaches over the
    opening of another one.
    """
    findings: list[Finding] = []
    raw = list(_pieces(source, findings))
    tags = [
        _text(raw, at) if tag.sort is Sort.TEXT else _inside(tag, is_xml=is_xml)
        for at, tag in enumerate(raw)
    ]
    if len(raw) > 2 * _MOST:
        findings.append(finding("too_many_tags", most=_MOST))
    return Cut(tuple(tags), tuple(findings))


def _text(raw: list[Tag], at: int) -> Tag:
    """The text without white space on the side of a tag that has a minus at that edge."""
    text = raw[at].inside
    before, after = raw[max(at - 1, 0)], raw[min(at + 1, len(raw) - 1)]
    if before.sort is not Sort.TEXT and before.inside.endswith(_MINUS):
        text = text.lstrip()
    if after.sort is not Sort.TEXT and after.inside.startswith(_MINUS):
        text = text.rstrip()
    return Tag(Sort.TEXT, text, raw[at].line)


def _inside(tag: Tag, *, is_xml: bool) -> Tag:
    inside = tag.inside
    if inside.startswith(_MINUS):
        inside = inside[1:]
    if inside.endswith(_MINUS):
        inside = inside[:-1]
    return Tag(tag.sort, fold(_read_entities(inside) if is_xml else inside).strip(), tag.line)


def _pieces(source: str, findings: list[Finding]) -> Iterator[Tag]:
    position, line = 0, 1
    while opening := _OPEN.search(source, position):
        yield Tag(Sort.TEXT, source[position : opening.start()], line)
        line += source.count("\n", position, opening.start())
        sign = opening.group()[1].translate(str.maketrans("｛％＃", "{%#"))
        after = _OPEN.search(source, opening.end())
        limit = after.start() if after and sign != "#" else len(source)
        closing = _CLOSE[sign].search(source, opening.end(), limit)
        if closing is None:
            place = finding("tag_not_closed", tag=source[opening.start() : limit][:30])
            findings.append(place.at(line=_line_inside(source, opening.end(), limit, line)))
            position = opening.end()
            continue
        if sign != "#":
            sort = Sort.PRINT if sign == "{" else Sort.BLOCK
            inside = source[opening.end() : closing.end() - 2]
            yield Tag(sort, inside, _line_inside(source, opening.end(), closing.start(), line))
        line += source.count("\n", opening.start(), closing.end())
        position = closing.end()
    yield Tag(Sort.TEXT, source[position:], line)


def _line_inside(source: str, start: int, end: int, line: int) -> int:
    """The line of the first sign that is not white."""
    inside = source[start:end]
    return line + inside[: len(inside) - len(inside.lstrip())].count("\n")


def _read_entities(text: str) -> str:
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return text.replace("&amp;", "&")
