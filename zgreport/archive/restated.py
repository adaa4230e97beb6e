"""Restated: which printed values stand in the final document, and which it states otherwise.

The final document may have been edited by hand in every way, so the two texts are laid side by
side: paragraphs that are the same first, then the rest by numbers, words and signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

from zgreport.archive.record import Alteration
from zgreport.numerals import reading
from zgreport.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from zgreport.figures.model import Figure
    from zgreport.statements import Statement

__all__ = ["Stories", "changes", "published_value", "stated"]

Stories: TypeAlias = "Sequence[tuple[str, Sequence[str]]]"
"""A document's text: for each part its name and its paragraphs."""

_NUMERAL = "[零〇一二两三四五六七八九十百千万亿]+"
_TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*%?|{_NUMERAL}|.", re.DOTALL)
_NUMBER = re.compile(rf"[0-9]+(?:[.,][0-9]+)*%?|{_NUMERAL}")
_UP = re.compile("增长|增加|提高|上升")
_DOWN = re.compile("下降|减少|降低|回落")
_SET_FORTH = frozenset(("标题", "署名", "日期"))  # said by the definition, not counted


def changes(
    said: Iterable[Statement], generated: Stories, final: Stories
) -> tuple[Alteration, ...]:
    """The values that the final document states otherwise, or (as "") no longer, in its order."""
    values = [value for value in said if value.expression not in _SET_FORTH]
    texts = stated(values, generated, final)
    return tuple(
        Alteration(value.expression, value.form, value.paragraph, value.text, text)
        for value, text in zip(values, texts, strict=True)
        if text != value.text
    )


def stated(said: Sequence[Statement], generated: Stories, final: Stories) -> tuple[str, ...]:
    """For each value what the final document has in its place.

    Its own text where the value stands, in whatever words around it; "" where it is gone.
    """
    ours = [text for _, texts in generated for text in texts]
    theirs = [text for _, texts in final for text in texts]
    starts = _starts(generated)
    found: dict[int, str] = {}
    by_paragraph: dict[int, list[int]] = {}
    for at, value in enumerate(said):
        by_paragraph.setdefault(starts[value.part] + value.paragraph - 1, []).append(at)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        here = [(p - i1, at) for p in range(i1, i2) for at in by_paragraph.get(p, ())]
        if tag == "equal":
            found |= {at: said[at].text for _, at in here}
        elif here:
            block = _Block(ours[i1:i2], theirs[j1:j2])
            found |= {at: _judged(said[at].text, block.of(p, said[at])) for p, at in here}
    return tuple(found[at] for at in range(len(said)))


def published_value(figure: Figure, change: Alteration) -> Fraction | None:
    """The exact value that a changed place states for its figure; None where it states none.

    Only a place that prints the figure plainly can: 563篇 for 565篇, not 560多篇 for 570多篇.
    """
    ours, theirs = (text.split("，")[0] for text in (change.computed, change.published))
    before, after = reading.parse(ours), reading.parse(theirs)
    if before is None or after is None or before.approximate or after.approximate:
        return None
    plain = ours == quantity.quantity(figure) or before.value == figure.value
    return after.value if plain and before.unit == after.unit else None


class _Block:
    """Paragraphs of the two documents that differ, laid side by side token by token."""

    def __init__(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        self._starts = [0]
        for text in ours:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._ours = _TOKEN.findall("\n".join(ours))
        self._theirs = _TOKEN.findall("\n".join(theirs))
        matcher = SequenceMatcher(None, self._ours, self._theirs, autojunk=False)
        self._opcodes = matcher.get_opcodes()

    def of(self, paragraph: int, value: Statement) -> str:
        """What stands in the other document where the value stands in ours."""
        first = self._starts[paragraph] + value.start
        tokens = list(self._tokens(first, first + len(value.text)))
        if not tokens:
            return value.text
        start, _ = self._across(tokens[0])
        _, end = self._across(tokens[-1])
        return "".join(self._theirs[start:end]).strip("\n")

    def _tokens(self, first: int, end: int) -> Iterator[int]:
        at = 0
        for number, token in enumerate(self._ours):
            if at + len(token) > first and at < end:
                yield number
            at += len(token)

    def _across(self, token: int) -> tuple[int, int]:
        """Where a token of ours stands in theirs: from, to."""
        for tag, i1, i2, j1, j2 in self._opcodes:
            if i1 <= token < i2:
                return (j1 + token - i1, j1 + token - i1 + 1) if tag == "equal" else (j1, j2)
        return len(self._theirs), len(self._theirs)


def _judged(ours: str, theirs: str) -> str:
    """Our text where theirs says the same, "" where it says nothing of the kind, else theirs."""
    numbers, others = _numbers(ours), _numbers(theirs)
    if not numbers:
        same = _bare(ours) in _bare(theirs)
    elif not others:
        return ""
    else:
        same = not numbers - others and not _is_reversed(ours, theirs)
    return ours if same else theirs


def _numbers(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    return Counter(_NUMBER.findall(plain))


def _is_reversed(ours: str, theirs: str) -> bool:
    up, down = bool(_UP.search(ours)), bool(_DOWN.search(ours))
    if up == down:
        return False
    against, along = (_DOWN, _UP) if up else (_UP, _DOWN)
    return bool(against.search(theirs)) and not along.search(theirs)


def _bare(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if c.isalnum() and c not in "和与"
    )


def _starts(stories: Stories) -> dict[str, int]:
    """The number of paragraphs before each part."""
    starts: dict[str, int] = {}
    count = 0
    for part, texts in stories:
        starts[part] = count
        count += len(texts)
    return starts
