"""Sequences: headings and ordinals that count without a gap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.numerals.reading import spelled_value
from zgreport.numerals.writing import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_N = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    re.compile(rf"^\s*(?P<n>{_N})、(?!{_N}|季度)"),
    re.compile(rf"^\s*（(?P<n>{_N})）"),
    re.compile(r"^\s*(?:附件[：:])?(?P<n>\d{1,2})[.．](?=\s*[^\d.．\s]|\s+\d)"),
)
_INSIDE = (  # items that go on in the middle of a paragraph
    None,
    re.compile(rf"(?<=[。；：])\s*（(?P<n>{_N})）"),
    re.compile(r"(?<=[。；：])\s*(?P<n>\d{1,2})[.．](?=\s*[^\d.．\s])"),
)
_UNSURE = (  # a list of two numbers or a decimal, or an item that begins with a number
    re.compile(rf"^\s*(?P<n>{_N})、(?={_N})"),  # 二、三产业; 一、一年来的工作
    None,
    re.compile(r"^\s*(?P<n>\d{1,2})[.．](?=\d)"),  # 21.5%; 21.5+2工作法
)
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百零]{1,6}[条章节]")
_CLAUSE = re.compile(
    r"(?:一|首先|第一|其一)(?:是|要)"  # a list may begin in the middle of a sentence
    rf"|(?:^|(?<=[。；：，、（]))\s*(?P<n>{_N}|其次|再次)(?:是(?![否非])|要|(?<=次)，)"
)
_DEEPEST = 50  # lists inside lists: nobody nests more
_SPELLED = {None: 1, "其次": 2, "再次": 3}


def _value(match: re.Match[str]) -> int:
    words = match["n"]
    if words in _SPELLED:
        return _SPELLED[words]
    return int(words) if words.isdigit() else spelled_value(words) or 0


def _headings(text: Text) -> Iterator[Hit]:
    """Each level counts on, or begins again with 1; a higher heading ends the lower ones.

    One form may serve two levels (一、 over 一、): a list that was left goes on later.
    """
    counts: list[list[int]] = [[] for _ in _LEVELS]
    for paragraph in text.paragraphs:
        if _ARTICLE.match(paragraph.masked):
            counts[1:] = [[], []]
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(paragraph.masked)
            if match:
                yield from _follows(paragraph, match, counts[level], is_digit=level == 2)
                counts[level + 1 :] = [[] for _ in _LEVELS[level + 1 :]]
        _count_on(counts, paragraph)


def _count_on(counts: list[list[int]], paragraph: Paragraph) -> None:
    """Items inside a paragraph, and a doubtful one before it, count where they are the next."""
    inside = (p.finditer(paragraph.masked) if p else () for p in _INSIDE)
    before = (p.match(paragraph.masked) if p else None for p in _UNSURE)
    for level, (unsure, items) in enumerate(zip(before, inside, strict=True)):
        for match in (*((unsure,) if unsure else ()), *items):
            number = _value(match)
            if number - 1 in counts[level] or number == 1:
                _counted(counts[level], number)


def _follows(
    paragraph: Paragraph, match: re.Match[str], counts: list[int], *, is_digit: bool
) -> Iterator[Hit]:
    """Digits may begin anywhere (an extract); they are wrong only when they leave one out."""
    last, number = (counts or [0])[-1], _value(match)
    is_next = _counted(counts, number)
    if not is_next and (not is_digit or 0 < last < number):
        expected = str(last + 1) if is_digit else heading(last + 1)
        span = match.span("n")
        yield Hit(paragraph.number, *span, (match.group().strip(),), expected)


def _clauses(text: Text) -> Iterator[Hit]:
    """一是 … 二是 …, lists inside lists; a heading ends them."""
    levels: list[int] = []
    for paragraph in text.paragraphs:
        if any(level.match(paragraph.masked) for level in _LEVELS[:2]):
            levels = []
        opens = _CLAUSE.match(paragraph.masked.lstrip())
        outer = 0 if opens else len(levels)  # a list of its own goes on within its paragraph
        for match in _CLAUSE.finditer(paragraph.masked):
            last = levels[-1] if levels else 0
            is_word = match["n"] in _SPELLED  # 其次 orders without counting
            least = outer if len(levels) > outer else 0
            if not _counted(levels, _value(match), least) and not is_word:
                words = match.group().strip()
                expected = heading(last + 1) + words[-1]
                yield Hit(paragraph.number, match.start("n"), match.end(), (words,), expected)


def _counted(levels: list[int], number: int, least: int = 0) -> bool:
    """Put the number into the open lists from a depth on; False where none waits for it."""
    waiting = [depth for depth, last in enumerate(levels) if depth >= least and last + 1 == number]
    if waiting:
        del levels[waiting[-1] + 1 :]
        levels[-1] = number
        return True
    levels.append(number)
    del levels[:-_DEEPEST]
    return number == 1


RULES = (
    Rule(
        "lint.heading_order",
        "标题序号不连续",
        "GB/T 9704-2012 7.3.3",
        Strength.ERROR,
        "一、做好选题\n三、加强培训",
        "一、做好选题\n二、加强培训",
        _headings,
    ),
    Rule(
        "lint.clause_order",
        "“一是”“二是”不连续",
        "GB/T 15834-2011 附录B",
        Strength.ERROR,
        "存在不足：一是选题不准；三是篇幅偏长。",
        "存在不足：一是选题不准；二是篇幅偏长。",
        _clauses,
    ),
)
