"""Markers: 多 and 余 behind rounded numbers, one of them in a document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, VAGUE
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.text import Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Text

__all__ = ["RULES"]

_MARKER = Pattern(
    rf"(?<![\d.])\d{{1,16}}(?P<marker>{VAGUE})(?:万|亿)?(?:{COUNT})"
    rf"|\d{{1,16}}[万亿](?P<after>{VAGUE})(?:{COUNT})"
)


def _mixed_markers(text: Text) -> Iterator[Hit]:
    """560余 in a document that else writes 多: the rarer one, at the same number the later one."""
    marks: list[tuple[str, Hit]] = []
    for paragraph in text.paragraphs:
        if paragraph.role is not Role.LINE:
            for match in _MARKER.finditer(paragraph.masked):
                mark = match["marker"] or match["after"]
                marks.append((mark, Hit(paragraph.number, *match.span())))
    count = Counter(mark for mark, _ in marks)
    if len(count) == 2:
        usual = max(count, key=lambda mark: (count[mark], mark == marks[0][0]))
        for mark, hit in marks:
            if mark != usual:
                yield Hit(hit.paragraph, hit.start, hit.end, (), usual)


RULES = (
    Rule(
        "lint.mixed_markers",
        "“余”“多”混用",
        "公文惯例：前后一致",
        Strength.ADVICE,
        "全年来稿560余篇。另有留言280多条。",
        "全年来稿560多篇。另有留言280多条。",
        _mixed_markers,
        once=True,
    ),
)
