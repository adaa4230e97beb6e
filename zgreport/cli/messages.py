"""Messages: findings put into words of the user's language, with place and remedy.

The sentences stand in the catalogues `zgreport/locale/<language>/LC_MESSAGES/<room>.po`, under
the finding's code; the remedy under "<code>.hint".
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.support import NullTranslations, Translations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.findings import Finding, Place

__all__ = ["Messages"]

_LOCALE = Path(__file__).parent.parent / "locale"
_MOST_LISTED = 20
_ERROR_OF_THE_SYSTEM = re.compile("E[A-Z]+")


class Messages:
    """Puts findings into words of one language, "zh_CN" or "en"."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def sentence(self, finding: Finding) -> str:
        """What is wrong; the bare code where no catalogue knows it."""
        return self._filled(self._template(finding.code) or finding.code, finding.values)

    def hint(self, finding: Finding) -> str:
        """What to do, near misses first; empty where there is nothing to say."""
        near = finding.values.get("near")
        offer = self._say("near", near=near) if near else ""
        return offer + self._filled(self._template(f"{finding.code}.hint"), finding.values)

    def place(self, finding: Finding) -> str:
        """Where it is, with a colon behind it: `发稿.xlsx，工作表“一季度”，单元格 C14：`."""
        parts = list(self._parts(finding.place))
        return self._say("comma").join(parts) + self._say("colon") if parts else ""

    def line(self, finding: Finding) -> str:
        """How serious it is, where and what; the remedy, indented, in a second line."""
        said = self._say(f"severity.{finding.severity.value}")
        said += self.place(finding) + self.sentence(finding)
        hint = self.hint(finding)
        return f"{said}\n    {hint}" if hint else said

    def _parts(self, place: Place) -> Iterator[str]:
        if place.file or place.year is not None:
            yield place.file or self._say("place.year", year=place.year)
        cell = "row" if place.cell and place.cell.isdigit() else "cell"
        if place.part:
            yield self._say(f"place.{place.part}")
        parts = {
            "sheet": place.sheet,
            cell: place.cell,
            "line": place.line,
            "paragraph": place.paragraph,
            "key": place.key,
            "excerpt": place.excerpt,
        }
        for name, part in parts.items():
            if part:
                yield self._say(f"place.{name}", part=part)

    def _say(self, word: str, **values: object) -> str:
        return self._filled(self._template(f"cli.{word}"), values)

    def _template(self, code: str) -> str:
        """The catalogue's text for a code, with placeholders; empty where there is none."""
        found = str(_catalogue(self.lang, code.partition(".")[0]).gettext(code))
        return "" if found == code else found

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        words = _Words({name: self._word(value) for name, value in values.items()})
        return template.format_map(words)

    def _word(self, value: object) -> str:
        if isinstance(value, (tuple, list, set, frozenset)):
            words = [self._word(item) for item in value]
            more = self._template("cli.more") if len(words) > _MOST_LISTED else ""
            return self._template("cli.and").join(words[:_MOST_LISTED]) + more
        text = "" if value is None else str(value)
        return (
            self._template(f"cli.os.{text}") if _ERROR_OF_THE_SYSTEM.fullmatch(text) else ""
        ) or text


class _Words(dict[str, str]):
    """Words by placeholder; a placeholder without a value stays as it is, it never raises."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@cache
def _catalogue(lang: str, room: str) -> NullTranslations:
    return Translations.load(_LOCALE, [lang], room)
