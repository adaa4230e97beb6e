"""Names and values as people write them: how they compare, read once tidied, and are guessed."""

from __future__ import annotations

import enum
import functools
import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "HALF_WIDTH",
    "UNSEEN",
    "Part",
    "bare_months",
    "comparable",
    "is_blank",
    "is_period_name",
    "months_counted",
    "near_misses",
    "part_of",
    "parts_digits",
    "tidy",
    "unseen_removed",
]

UNSEEN = (
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
)
"""What nobody sees in a cell, as in a set of a pattern; no tab and no line break."""
HALF_WIDTH = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
"""For `str.translate`: the sign on an English keyboard for each full-width one."""

_UNSEEN = Pattern(f"[{UNSEEN}]")
_DIGIT = r"[\d零〇一二三四五六七八九]"
_BETWEEN_DIGITS = Pattern(rf"(?<={_DIGIT})[^\S\r\n]*[{UNSEEN}][\s{UNSEEN}]*(?={_DIGIT})")
# What joins two emoji to one (Unicode emoji ZWJ sequences) is part of what is seen.
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_JOINED = Pattern(f"(?<={_EMOJI})\u200d(?={_EMOJI})")
_SPACE = Pattern(r"\s+")
_BREAK = Pattern(r"\s*[\r\n\u2028\u2029]+\s*")
_UNITS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_WHOLE_YEAR = 12
_PERIODS = ("期间", "时段", "报告期", "统计期", "时期", "周期", "季次", "月次")
_DAY_NAMES = frozenset({"日", "号", "日子", "日数", "day"})
_ENGLISH = {"year": 12, "month": 1, "quarter": 3}


@functools.lru_cache(maxsize=1 << 16)
def comparable(text: str) -> str:
    r"""The form in which two texts are compared: NFKC, no spaces, no line breaks, nothing unseen.

    >>> comparable("单　位\n（篇）")
    '单位(篇)'
    """
    if text.isprintable():  # most texts: no space but the plain one, nothing unseen
        return unicodedata.normalize("NFKC", text).replace(" ", "")
    return _SPACE.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


def unseen_removed(text: str) -> str:
    """The text without the characters that nobody sees."""
    return _UNSEEN.sub("", text)


def parts_digits(text: str) -> bool:
    """True where something that nobody sees stands between two digits: are they one number?"""
    return not text.isprintable() and _BETWEEN_DIGITS.search(text) is not None


def tidy(text: str) -> str:
    """The text as written, without line breaks, control characters and spaces around it."""
    if text.isprintable():  # most cells: nothing unseen, no breaks
        return text.strip()
    kept = map(_seen, _JOINED.split(text)) if "\u200d" in text else (_seen(text),)
    seen = "\u200d".join(kept)
    return _BREAK.sub("", seen.strip()).strip()


def _seen(text: str) -> str:
    return _UNSEEN.sub("", text).replace("\u00a0", " ")


def near_misses(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """At most `most` of the known words that look like `word`, the likest first."""
    import difflib  # only where something is wrong: `--help` does without it

    return tuple(difflib.get_close_matches(word, sorted(set(known)), n=most, cutoff=0.5))


def is_blank(value: object) -> bool:
    """True for an empty cell and for one that holds only spaces or unseen characters."""
    if isinstance(value, str):
        return not value or not (value[0].isalnum() or tidy(value))
    return value is None


class Part(enum.Enum):
    """What a column says of a date."""

    YEAR = "year"
    MONTHS = "months"
    DAY = "day"


def bare_months(name: str) -> int:
    """How many months a bare number counts in a column of that name: 1 under 月份, 3 under 季度.

    0 where it stands for none.
    """
    plain = comparable(name).removesuffix("份").removesuffix("度")
    return next((size for word, size in _UNITS.items() if plain.endswith(word)), 0)


def is_period_name(name: str) -> bool:
    """True for the name of a column that holds months, quarters or years: 月份, 季度, 报告期."""
    return bare_months(name) > 0 or comparable(name).endswith(_PERIODS)


def months_counted(headers: Sequence[str]) -> int:
    """How many months a bare number counts in a column that goes by these headers."""
    small = (comparable(header).lower() for header in headers)
    return next((size for name in small if (size := bare_months(name) or _ENGLISH.get(name, 0))), 0)


def part_of(headers: Sequence[str]) -> Part | None:
    """What a column of these headers says of a date; None for one that is no part of any.

    >>> part_of(["年度"]), part_of(["季度"]), part_of(["日"])
    (<Part.YEAR: 'year'>, <Part.MONTHS: 'months'>, <Part.DAY: 'day'>)
    """
    size = months_counted(headers)
    if size or any(map(is_period_name, headers)):
        return Part.YEAR if size == _WHOLE_YEAR else Part.MONTHS
    named = any(comparable(header).lower() in _DAY_NAMES for header in headers)
    return Part.DAY if named else None
