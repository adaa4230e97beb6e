"""Charts: what the alternative text of a chart asks for, and the series that come of it.

The document room reads the alternative text and draws the series, the language gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.quotes import SORTS, Quotes
from zgreport.values import dataclass

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = [
    "BREAKDOWN_FORM",
    "KIND",
    "Asked",
    "Chart",
    "Point",
    "Series",
    "alternative_text",
    "asked",
    "is_meant",
    "is_of_word",
    "repaired",
]

KIND = "图"
"""The kind of the tag that a chart is; also what its alternative text begins with."""

BREAKDOWN_FORM = Pattern(r"[.。．]\s*(?:按|前|居前)\s*[(（]")
"""The dot and the form by which a breakdown is known: what stands before is its name."""

_COLONS = ":：∶﹕︰"
_BEGINNING = Pattern(f"[\\s{{｛\u200b\ufeff]*{KIND}表?\\s*[{_COLONS}]")
# Word's own words below an alternative text it made or kept.
_OF_WORD = Pattern(
    r"\s*(?:描述已自动生成|AI 生成的内容可能不正确。?|Description automatically generated)\s*$"
)
_OTHER_BEGINNING = Pattern(
    r"(?i)\s*(?:图表?|圖表?|chart|figure|fig\.?)?\s*[0-9０-９]*\s*[:：∶﹕︰;；]?\s*"
)
_LAST_YEAR, _DOTS = "上年", (".", "。", "．")
_SEPARATORS = ";；"
_EDGES = " \t\r\n\u00a0\u3000\u200b\ufeff{}｛｝;；,，、。"


@dataclass(frozen=True, slots=True)
class Asked:
    """One series that is asked for: its name, "" where none is typed, and a breakdown's text.

    `of_last_year` where its values are to be those of last year.
    """

    name: str
    source: str
    of_last_year: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point: its category, its exact value, None for a gap, and the key it was recorded by."""

    name: str
    value: Fraction | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points with what they may be called: as typed, by their year, by their expression.

    `number_format` is how a spreadsheet shows such numbers; a share is 0.127 there.  `left_out` is
    what last year had beyond the items of this year; "" where there is nothing.
    """

    asked: Asked
    year: str
    label: str
    number_format: str
    points: tuple[Point, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart is to show: its series, all with the same categories, and its texts.

    The texts are those of the tags in it, in order, with the marks of the values.
    """

    series: tuple[Series, ...]
    texts: tuple[str, ...]


def asked(alternative: str) -> tuple[Asked, ...] | None:
    """The series that an alternative text asks for; None where it is no such text.

    >>> asked('图：发稿.按("月")；上年：发稿.按("月").上年')
    (Asked(name='', source='发稿.按("月")', of_last_year=False), \
Asked(name='上年', source='发稿.按("月")', of_last_year=True))
    """
    alternative = _OF_WORD.sub("", alternative)
    beginning = _BEGINNING.match(alternative)
    if beginning is None:
        return None
    text = alternative[beginning.end() :].strip(_EDGES)
    return tuple(_asked(piece) for piece in _split(text, _SEPARATORS) if piece.strip(_EDGES))


def alternative_text(series: tuple[Asked, ...]) -> str:
    """The same series as one text, to be read by `asked` again."""
    said = (
        (f"{each.name}：" if each.name else "") + each.source + (".上年" * each.of_last_year)
        for each in series
    )
    return f"{KIND}：{'；'.join(said)}"


def is_meant(alternative: str) -> bool:
    """True for a text that holds a breakdown, whether or not it begins as it must."""
    return BREAKDOWN_FORM.search(alternative) is not None


def is_of_word(alternative: str) -> bool:
    """True for an alternative text that nobody typed: Word's description of what it sees."""
    return _OF_WORD.search(alternative) is not None


def repaired(alternative: str) -> str:
    """A text that holds a breakdown with the beginning that it must have."""
    bare = _OTHER_BEGINNING.sub("", _OF_WORD.sub("", alternative).strip(_EDGES), count=1)
    return f"{KIND}：{bare.lstrip(_EDGES + _COLONS)}"


def _asked(piece: str) -> Asked:
    name, *rest = _split(piece, _COLONS)
    source = piece[len(name) + 1 :] if rest else piece
    source = source.strip(_EDGES)
    bare = source.removesuffix(_LAST_YEAR).rstrip()
    of_last_year = bare != source and bare.endswith(_DOTS)
    return Asked(
        name.strip(_EDGES) if rest else "",
        bare[:-1].rstrip() if of_last_year else source,
        of_last_year,
    )


def _split(text: str, signs: str) -> list[str]:
    """The text cut at the signs that stand outside literals."""
    quotes = Quotes(text)
    pieces: list[str] = []
    start = position = 0
    while position < len(text):
        end = quotes.end(position) if text[position] in SORTS else None
        if end is not None:
            position = end
        elif text[position] in signs:
            pieces.append(text[start:position])
            start = position + 1
        position += 1
    return [*pieces, text[start:]]
