"""Attachments: the list under the text, and the pages it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.numerals.reading import whole_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_N = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_FIRST = Pattern(rf"\s*附\s?件[：:]\s*(?:(?P<n>{_N})[.．、]\s*)?(?P<title>\S.*?)\s*$")
_NEXT = Pattern(rf"\s*(?P<n>{_N})[.．、]\s*(?P<title>\S.*?)\s*$")
_PAGE = Pattern(rf"\s*附\s?件\s*(?P<n>{_N})?\s*[：:]?\s*")
_NAMED_PAGE = Pattern(rf"\s*附\s?件\s*(?P<n>{_N})\s*[：:\s]\s*(?P<title>\S.*?)\s*$")
_REFERENCE = Pattern(
    r"(?:见|按|详见|参见|如|填写|填报)附件\s*(?P<n>\d{1,2})(?![\d.])|[（(]附件\s*(?P<m>\d{1,2})[）)]"
)
_WHAT = Pattern(f"(?P<what>[{HAN}]{{2,14}}?)(?:具体|详细)?(?:情况)?(?:[（(])?(?:详|具体)?$")
"""What a sentence says is in the attachment: 主要指标见附件1."""
_GENERAL = Pattern("^(?:具体|有关|相关|各|其|全部|完整)+|(?:情况|内容|详情)$")
_SIGNS = Pattern(r"[\s《》〈〉“”]|[。；，、;,]$")
_LONGEST = 80
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Attachment:
    """An attachment as listed or as a page: its number, 0 for none, and its title."""

    number: int
    title: str
    paragraph: int
    start: int


def _listed(text: Text) -> tuple[_Attachment, ...]:
    """The first list of attachments that is no page of its own."""
    for place, paragraph in enumerate(text.paragraphs):
        first = _FIRST.match(paragraph.masked) if len(paragraph.masked) < _LONGEST else None
        if first:
            found = [_attachment(paragraph, first)]
            for following in text.paragraphs[place + 1 :]:
                is_short = len(following.masked) <= _LONGEST
                match = _NEXT.match(following.masked) if is_short else None
                if not match or not found[0].number:
                    break
                found.append(_attachment(following, match))
            return tuple(found)
    return ()


def _attachment(paragraph: Paragraph, match: re.Match[str]) -> _Attachment:
    return _Attachment(
        whole_value(match["n"] or ""), match["title"], paragraph.number, match.start("title")
    )


def _pages(text: Text, behind: int) -> Iterator[tuple[_Attachment, tuple[str, ...]]]:
    """The pages behind a paragraph, each with what its title may be: one to three lines."""
    for place, paragraph in enumerate(text.paragraphs[behind:], start=behind):
        named = _NAMED_PAGE.match(paragraph.masked) if len(paragraph.masked) < _LONGEST else None
        match = _PAGE.fullmatch(paragraph.masked)
        if match:
            following = (p.text.strip() for p in text.paragraphs[place + 1 : place + 8])
            lines = [line for line in following if line][:_MOST_LINES]
            titles = tuple("".join(lines[: count + 1]) for count in range(len(lines)))
            yield _Attachment(whole_value(match["n"] or ""), "", paragraph.number, 0), titles
        elif named:
            yield (
                _Attachment(whole_value(named["n"] or ""), "", paragraph.number, 0),
                (named["title"],),
            )


def _titles(text: Text) -> Iterator[Hit]:
    """GB/T 9704-2012 7.3.7: number and title of a page are those of the list."""
    listed = {attachment.number or 1: attachment for attachment in _listed(text)}
    behind = max((attachment.paragraph for attachment in listed.values()), default=0)
    for page, titles in _pages(text, behind) if listed else ():
        said = listed.get(page.number or 1)
        if said and titles and _plain(said.title) not in map(_plain, titles):
            end = said.start + len(said.title)
            yield Hit(said.paragraph, said.start, end, (said.title,), titles[0])


def _plain(title: str) -> str:
    return _SIGNS.sub("", title.strip())


def _numbers(text: Text) -> Iterator[Hit]:
    """Every page is listed and every one listed is there; no sentence names another."""
    listed = _listed(text)
    if not listed:
        return
    numbers = {attachment.number or 1 for attachment in listed}
    pages = [page for page, _ in _pages(text, listed[-1].paragraph)]
    there = {page.number or 1 for page in pages}
    for one in (*pages, *(listed if pages else ())):
        if (one.number or 1) not in numbers & there:
            end = one.start + len(one.title) or len(text.paragraphs[one.paragraph - 1].text)
            yield Hit(one.paragraph, one.start, end, (f"附件{one.number}",))
    for paragraph in text.paragraphs[: listed[0].paragraph]:
        for match in _REFERENCE.finditer(paragraph.masked):
            number = int(match["n"] or match["m"])
            right = _other_one(paragraph.masked, match, number, listed)
            if number not in numbers or right:
                expected = f"附件{right}" if right else ""
                yield Hit(paragraph.number, match.start(), match.end(), expected=expected)


def _other_one(text: str, match: re.Match[str], number: int, listed: Sequence[_Attachment]) -> int:
    """The one whose title holds the words before 见附件N, where that of N shares none."""
    words = _WHAT.search(text, max(match.start() - 20, 0), match.start())
    what = _GENERAL.sub("", words["what"]) if words else ""
    own = next((one.title for one in listed if (one.number or 1) == number), "")
    if len(what) < 2 or not own or _pairs_in(what, own):
        return 0
    others = [one.number for one in listed if _pairs_in(what, one.title) * 2 >= len(what) - 1]
    return others[0] if len(others) == 1 else 0


def _pairs_in(words: str, title: str) -> int:
    """How many pairs of neighbouring signs of the words stand in the title too."""
    return sum(words[n : n + 2] in title for n in range(len(words) - 1))


_CLAUSE = "GB/T 9704-2012 7.3.4、7.3.7"
RULES = (
    Rule(
        "lint.attachment_title",
        "附件说明与附件的标题不一致",
        _CLAUSE,
        Strength.ERROR,
        "附件：1.稿件采用情况表\n附件1\n稿件采用统计表",
        "附件：1.稿件采用情况表\n附件1\n稿件采用情况表",
        _titles,
    ),
    Rule(
        "lint.attachment_number",
        "附件的序号对不上",
        _CLAUSE,
        Strength.ERROR,
        "各单位得分见附件3。\n附件：1.稿件采用情况表\n2.各单位得分表",
        "各单位得分见附件2。\n附件：1.稿件采用情况表\n2.各单位得分表",
        _numbers,
    ),
)
