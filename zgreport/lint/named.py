"""Named: the numbers of the body with the words that name them and the year they are of."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from zgreport.lint.moves import change_of
from zgreport.lint.plans import outside_plans
from zgreport.lint.quantities import Quantity, quantities
from zgreport.lint.text import Role
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["OTHER_TIME", "REACH", "YEAR", "Named", "named_numbers"]

_FILLERS = Pattern("(?:分别|仅|只|约|为|达到?|共有?|共计|有|是|已|了)+$")
_LEAD = Pattern(r"^(?:\d{4}年(?:度|全年)?|全年|其中|并|共|累计|目前|现|还)+")
_RELATIVE = Pattern(
    "上年|去年|前年|今年|本年|明年|来年|同期|上半年|下半年|季度|月|其中|每|平均|各|分别|首|最|目标|计划"
    "|预计|力争|另|还|又|再|增长|增加|下降|减少|提高|降低|比|较|占|新|期间|以来|届|期末|期初|年初|年末|至少|不少于|应|要|第|近|等|累计"
)
OTHER_TIME = Pattern(
    "上年|去年|前年|明年|来年|同期|上半年|下半年|季度|\\d月|以来|期间|目标|计划|预计|力争|将|五年|三年|连续|例如"
)
_OPENING = 8  # signs of a label that opens a sentence and so names its subject
_WHOLE = Pattern("(?:全年|一年来|年内)")
_EXPLAINED = Pattern("（[^（）]{5,40}）")  # 采用率（采用篇数占报送篇数的比重）为12.7%
_COMPARED = Pattern("[与和同比较](?:上年|去年)(?:同期|末|底)?(?:相比，?)?|同比|环比")
_MONTH = Pattern(r"\d月")
YEAR = Pattern(r"\d{4}年")
REACH = 200
"""Signs before a number in which its name stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """A number of the body, the words that name it, and the numbers beside it.

    `period` is the year last named, `opens` true where the name begins its sentence, `follower`
    the number behind it, `beside` the one before it in its sentence, `whole` true where it is
    said to be of the whole year, `dated` where its sentence names a month.
    """

    paragraph: Paragraph
    quantity: Quantity
    label: str
    period: str
    opens: bool
    follower: Quantity | None
    beside: Quantity | None = None
    whole: bool = False
    dated: bool = False


def named_numbers(text: Text) -> tuple[Named, ...]:
    """What the body says, with the year last named."""
    return _named(text.paragraphs)


@functools.lru_cache(maxsize=4)
def _named(paragraphs: tuple[Paragraph, ...]) -> tuple[Named, ...]:
    """The same; several rules ask for it."""
    return tuple(_each(paragraphs))


def _each(paragraphs: tuple[Paragraph, ...]) -> Iterator[Named]:
    period = ""
    for paragraph in outside_plans(paragraphs):
        if paragraph.role is not Role.PROSE:
            continue
        found = quantities(paragraph)
        reached = 0
        for start, sentence in paragraph.sentences():
            period = (YEAR.findall(sentence) or [period])[0]
            while reached < len(found) and found[reached].start < start + len(sentence):
                one = _statement(paragraph, found, reached, start, period)
                reached += 1
                if one:
                    yield one


def _statement(
    paragraph: Paragraph, found: tuple[Quantity, ...], place: int, start: int, period: str
) -> Named | None:
    quantity = found[place]
    if quantity.ranged or not quantity.unit or quantity.spelled or quantity.start < start:
        return None
    before = paragraph.masked[max(start, quantity.start - REACH) : quantity.start]
    before = _EXPLAINED.sub("", before)
    clause = (
        re.split("[，。；：、（）\\s]", before)[-1]
        if "（" not in before[-12:]
        else re.split("[，。；：、]", before)[-1]
    )
    label = _FILLERS.sub("", _LEAD.sub("", clause))
    if not label or _RELATIVE.search(label):
        return None
    if _is_of_another_time(_MONTH.sub("", before)) or change_of(quantity):
        return None
    opens = len(label) >= _OPENING and len(_LEAD.sub("", before.strip()).lstrip("，")) <= len(
        clause
    )
    follower = found[place + 1] if place + 1 < len(found) else None
    beside = found[place - 1] if place and found[place - 1].start >= start else None
    is_whole = bool(_WHOLE.match(clause)) and len(before.strip()) <= len(clause) + _OPENING
    is_dated = _is_of_another_time(before)
    return Named(paragraph, quantity, label, period, opens, follower, beside, is_whole, is_dated)


def _is_of_another_time(before: str) -> bool:
    """True where the words of the sentence up to a number name another time or a plan."""
    parts = _COMPARED.sub("", before).split("；")
    return bool(OTHER_TIME.search(parts[-1]) or OTHER_TIME.match(parts[0].strip()))
