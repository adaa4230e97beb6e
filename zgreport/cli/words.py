"""Words: what the command line says, in the one language it was given.

The sentences stand in the catalogues `zgreport/locale/<language>/LC_MESSAGES/<room>.po`, under
their code, whose first part is the room; a finding's remedy under "<code>.hint".
"""

from __future__ import annotations

import os
from functools import cache
from gettext import GNUTranslations, NullTranslations
from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.cli.terminal import visible
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.findings import Cell, Finding, Place, Spot

__all__ = ["Words", "choose"]

_LOCALE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
_MOST_LISTED = 20
_LONGEST_NAME = 24  # signs of a heading, a title, a row's words
_MARKS = ("、", "，", "：", "。", "；", "．")  # 第一、 and 第二、 are not enumerated with one more
_NUMBERED = ("表", "附表", "Table")


def choose(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language to speak, "zh_CN" or "en".

    `--lang` on the command line decides; else the locale of the environment, in the order
    POSIX gives its variables; Chinese where nothing is set.
    """
    named = _option(arguments)
    if named not in ("zh", "en"):
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        named = next((environ[name] for name in variables if environ.get(name)), "")
    return "en" if named.lower().startswith("en") else "zh_CN"


def _option(arguments: Sequence[str]) -> str | None:
    """What `--lang` was given, wherever it stands; the last one holds, as in click."""
    named = None
    for here, following in pairwise([*arguments, ""]):
        if here == "--lang":
            named = following or None
        elif here.startswith("--lang="):
            named = here.removeprefix("--lang=") or None
    return named


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, "zh_CN" or "en"."""

    language: str

    def say(self, code: str, /, **values: object) -> str:
        """The sentence of a code, its placeholders filled; the bare code where none is known."""
        return self._filled(self._template(code) or code, values)

    def sentence(self, finding: Finding) -> str:
        """What is wrong; the bare code where no catalogue knows it."""
        return self.say(finding.code, **finding.values)

    def hint(self, finding: Finding) -> str:
        """What to do, near misses and what should stand there first; empty for nothing to say."""
        near = finding.values.get("near")
        offer = self.say("cli.near", near=near) if near else ""
        sentence = self._template(finding.code)
        hint = self._template(f"{finding.code}.hint")
        expected, clause = (finding.values.get(name) for name in ("expected", "clause"))
        if expected and "{expected}" not in sentence + hint:
            offer += self.say("cli.expected", expected=expected)
        if not clause or "{clause}" in hint:
            return offer + self._filled(hint, finding.values)
        weak = f"cli.clause.{finding.values.get('strength')}"
        ground = self.say(weak if self._template(weak) else "cli.clause", clause=clause)
        return offer + self._filled(hint, finding.values) + ground

    def place(self, finding: Finding) -> str:
        """Where it is, with a colon behind it: `发稿.xlsx，工作表“一季度”，单元格 C14：`."""
        found = self.where(finding.place)
        return found + self.say("cli.colon") if found else ""

    def where(self, place: Place) -> str:
        """A place with nothing behind it; empty where it is nowhere."""
        return self.say("cli.comma").join(self._parts(place))

    def line(self, finding: Finding) -> str:
        """How serious it is, where and what; the remedy, indented, in a second line."""
        said = self.say(f"cli.severity.{finding.severity.value}")
        said += self.place(finding) + self.sentence(finding)
        hint = self.hint(finding)
        return f"{said}\n    {hint}" if hint else said

    def _parts(self, place: Place) -> Iterator[str]:
        if place.file or place.year is not None:
            yield visible(place.file or self.say("cli.place.year", year=place.year))
        cell = "row" if place.cell and place.cell.isdigit() else "cell"
        if place.part:
            note = place.spot.note if place.spot else None
            number = self.say("cli.spot.note", part=note) if note else ""
            yield self.say(f"cli.place.{place.part}") + number
        parts = {
            "sheet": place.sheet,
            cell: place.cell,
            "line": place.line,
            "paragraph": place.paragraph if place.spot is None else None,
            "key": place.key,
        }
        for name, part in parts.items():
            if part:
                yield self.say(f"cli.place.{name}", part=visible(str(part)))
        if place.spot:
            yield from self._spot(place.spot, place.excerpt or "")
        if place.excerpt:
            yield self.say("cli.place.excerpt", part=visible(place.excerpt))

    def _spot(self, spot: Spot, excerpt: str) -> Iterator[str]:
        """Heading, text box, table, first words; not those that the excerpt begins with."""
        if spot.heading:
            yield self._named("cli.spot.heading", spot.heading)
        if spot.in_box:
            yield self.say("cli.spot.box")
        if spot.cell:
            yield from self._cell(spot.cell)
        elif spot.is_blank:
            code = "cli.spot.blank" if spot.opening else "cli.spot.blank_first"
            yield self.say(code, part=visible(spot.opening))
        elif not " ".join(excerpt.split()).startswith(spot.opening.rstrip("…")):
            yield self.say("cli.spot.opening", part=visible(spot.opening))

    def _cell(self, cell: Cell) -> Iterator[str]:
        if cell.within:
            yield from self._cell(cell.within)
            yield self.say("cli.spot.table_within")
        if cell.title or not cell.within:
            yield self._table(cell)
        if cell.in_header:
            yield self.say("cli.spot.header")
        elif cell.row_words:
            code = "cli.spot.row_of_several" if cell.is_like_others else "cli.spot.row"
            yield self._named(code, cell.row_words, number=cell.row)
        else:
            yield self.say("cli.spot.row_number", part=cell.row)
        if cell.column_words:
            yield self._named("cli.spot.column", cell.column_words)
        else:
            yield self.say("cli.spot.column_number", part=cell.column)

    def _table(self, cell: Cell) -> str:
        """A table by number and title; a title with a number of its own says both."""
        if not cell.title:
            return self.say("cli.spot.table", part=cell.table)
        code = "captioned" if cell.title.startswith(_NUMBERED) else "titled"
        return self._named(f"cli.spot.table_{code}", cell.title, number=cell.table)

    def _named(self, code: str, words: str, **values: object) -> str:
        is_long = len(words) > _LONGEST_NAME
        cut = words[: _LONGEST_NAME - 1] + "…" if is_long else words
        return self.say(code, part=visible(cut), **values)

    def _template(self, code: str) -> str:
        """The catalogue's text for a code, with placeholders; empty where there is none."""
        found = _catalogue(self.language, code.partition(".")[0]).gettext(code)
        return "" if found == code else found

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        texts = {name: self._text(name, value) for name, value in values.items()}
        return template.format_map(_Texts(texts))

    def _text(self, name: str, value: object) -> str:
        """A value as text: a list enumerated, an error of the system in words where we have any."""
        if isinstance(value, (tuple, list, set, frozenset)):
            texts = [self._text(name, item) for item in value]
            more = self._template("cli.more") if len(texts) > _MOST_LISTED else ""
            has_marks = any(text.endswith(_MARKS) for text in texts[:-1])
            between = self._template("cli.and_quoted" if has_marks else "cli.and")
            return between.join(texts[:_MOST_LISTED]) + more
        text = "" if value is None else visible(str(value))
        is_error = name == "reason" and text.isupper()
        return (self._template(f"cli.os.{text}") if is_error else "") or text


class _Texts(dict[str, str]):
    """Texts by placeholder; a placeholder without a value stays as it is, it never raises."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@cache
def _catalogue(language: str, room: str) -> NullTranslations:
    path = os.path.join(_LOCALE, language, "LC_MESSAGES", f"{room}.mo")
    try:
        with open(path, "rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()
