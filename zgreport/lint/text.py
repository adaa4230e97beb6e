"""Text: the paragraphs of a finished document, with roles, sentences and stated figures."""

from __future__ import annotations

import enum
import functools
import re
from bisect import bisect_right
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.lint.signs import Holding
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.statements import Statement

__all__ = ["MASK", "Paragraph", "Role", "Text", "read"]

MASK = "\ufffc"
"""Stands for each sign of a web address, a mail address or a file name."""

_FOREIGN = re.compile(
    r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w\-·（）()〔〕])[\w\-·（）()〔〕]+\.(?:docx?|xlsx?|pptx?|pdf|csv|et|wps|ofd|txt|zip|rar|jpe?g|png|mp4|py)\b"
    r"|(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|cn|org|net)\b(?:/[\x21-\x7e]*)?",
    re.ASCII,
)
_CHINESE_FILE = Pattern(
    r"(?<![\w\-·（）()〔〕])[\w\-·（）()〔〕]+\.(?:docx?|xlsx?|pptx?|pdf|csv|et|wps|ofd|txt|zip|rar|jpe?g|png|mp4|py)"
    r"(?![A-Za-z0-9])"
)
_SENTENCE = Pattern(r"[^。！？\n]*(?:[。！？]+[”’）》]*|\n|$)")
_NUMERAL = "[一二三四五六七八九十]+"
_HEADING = Pattern(
    rf"\s*(?:{_NUMERAL}、|（{_NUMERAL}）|第{_NUMERAL}[章节条]|附件|附录|附表|注：|\d+[.．])"
)


_NO_CELLS: Mapping[int, tuple[int, int, int]] = MappingProxyType({})
_BRACKETED = Pattern("（[^（）]*）")


class Role(enum.StrEnum):
    """What a paragraph is to the rules that ask for whole sentences."""

    PROSE = "prose"  # a paragraph of sentences
    HEADING = "heading"  # numbered, or the line of an attachment or a note
    LINE = "line"  # a title, a cell, a signature, a date, or empty


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number from 1, its text, the text with foreign parts masked, its role.

    `masked` has the same length as `text`, so that positions hold in both.  `cell` is table,
    row and column, from 1, where it is known to stand in a table.
    """

    number: int
    text: str
    masked: str
    role: Role
    cell: tuple[int, int, int] | None = None

    def sentences(self) -> Iterable[tuple[int, str]]:
        """Each sentence of the masked text with its position."""
        for found in _SENTENCE.finditer(self.masked):
            if found.group().strip():
                yield found.start(), found.group()

    def sentence_at(self, position: int) -> tuple[int, str]:
        """Start and text (not masked) of the sentence at a position."""
        spans = _spans(self.text)
        start, end = spans[max(bisect_right(spans, (position, len(self.text))) - 1, 0)]
        if start <= position < end:
            return start, self.text[start:end].strip()
        return len(self.text), self.text.strip()


@dataclass(frozen=True, slots=True)
class Text:
    """A document as the rules see it; `statements` are those with a value.

    `holding` tells which of the paragraphs hold which signs.
    """

    paragraphs: tuple[Paragraph, ...]
    statements: tuple[Statement, ...]
    holding: Holding


@functools.lru_cache(maxsize=16)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence; a rule asks for thousands of places of one paragraph."""
    return tuple(found.span() for found in _SENTENCE.finditer(text))


def read(
    paragraphs: Sequence[str],
    statements: Sequence[Statement] = (),
    cells: Mapping[int, tuple[int, int, int]] = _NO_CELLS,
) -> Text:
    """The paragraphs numbered from 1, the empty ones included; `cells` by these numbers."""
    read_ones = tuple(
        Paragraph(number, text, _masked(text), _role(text), cells.get(number))
        for number, text in enumerate(paragraphs, start=1)
    )
    holding = Holding.of([each.text + each.masked for each in read_ones])
    return Text(read_ones, tuple(s for s in statements if s.value is not None), holding)


def _masked(text: str) -> str:
    for pattern in (_FOREIGN, _CHINESE_FILE):
        text = pattern.sub(lambda found: MASK * len(found.group()), text)
    return text


def _role(text: str) -> Role:
    """By its look: a paragraph of prose has a stop inside or at its end, or is long."""
    words = text.strip()
    if "。" in words or (len(words) >= 10 and words[-1:] in ("；", "！", "？")):
        return Role.PROSE
    is_long = len(words) >= 60 and _BRACKETED.sub("", words).count("，") >= 2
    is_long = is_long and words.count("：") < 2  # names with telephone numbers and addresses
    if _HEADING.match(words):
        return Role.PROSE if is_long else Role.HEADING
    return Role.PROSE if is_long else Role.LINE
