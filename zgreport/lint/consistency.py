"""Consistency: one figure, one value; one word for what is left of a round number."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.moves import FALL, RISE, change_of
from zgreport.lint.plans import without_plans
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rows import Row, rows
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.slips import is_one_sign_off
from zgreport.lint.text import Role
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.moves import Change
    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_FILLERS = re.compile("(?:分别|仅|只|约|为|达到?|共有?|共计|有|是|已|了)+$")
_LEAD = re.compile(r"^(?:\d{4}年(?:度|全年)?|全年|其中|并|共|累计|目前|现|还)+")
_PERIOD = re.compile(r"\d{4}年")
_RELATIVE = re.compile(
    "上年|去年|前年|今年|本年|明年|来年|同期|上半年|下半年|季度|月|其中|每|平均|各|分别|首|最|目标|计划"
    "|预计|力争|另|还|又|再|增长|增加|下降|减少|提高|降低|比|较|占|新|期间|以来|届|期末|期初|年初|年末|至少|不少于|应|要|第|近|等|累计"
)
_TIME = re.compile(
    "上年|去年|前年|明年|来年|同期|上半年|下半年|季度|\\d月|以来|期间|目标|计划|预计|力争|将|五年|三年|连续|例如"
)
_NAMING = re.compile("率$|数$|量$|总额$|总计$|采用$|刊发|报送|关注人|推送|出刊")
_SHORTEST = 6
_SHORT = 3
_WHOLE = re.compile("(?:全年|一年来|年内)")
_OPENING = 8  # signs of a label that opens a sentence and so names its subject
_REST = re.compile(
    "(?:在|向上级|向上|刊发|刊登|报送|采用|稿件|信息|全年|全市|共|累计|推送|举办|编发|出刊|组织|省委组织部|中央组织部|的|总|类|学员"
    "|数|篇数|次数|人数|数量)*"
)
_TAIL = re.compile("(?:用户有?|人数|学员|粉丝|人员|数)")
_VERBS = re.compile("^(?:刊发|刊登|报送|采用|推送|举办|编发|组织|培训|印发|发布|完成)+(?=..)")
_SCOPE = re.compile("全[省市国县区州]")
_SIGNS = re.compile("[《》“”（）]")
_NEAR = 200
_EXPLAINED = re.compile("（[^（）]{5,40}）")  # 采用率（采用篇数占报送篇数的比重）为12.7%
_COMPARED = re.compile("[与和同比较](?:上年|去年)(?:同期|末|底)?(?:相比，?)?|同比|环比")
_ALIKE = Fraction(3, 2)  # values of one thing differ by a slip, not by as much as this


_NOT_ONE = re.compile(f"{_TIME.pattern}|平均|每|递增|价格|因素|计划|规划|达到|分别|累计|可比口径的")
_CHANGED = re.compile(
    f"(?P<label>[{HAN}《》“”（）]{{4,40}}?)(?:，)?(?:按可比口径)?(?:同比|[比较](?:上年|去年)(?:同期)?)?"
    f"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))了?$"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A number of the body, the words that name it, and the change behind it."""

    paragraph: Paragraph
    quantity: Quantity
    label: str
    period: str
    opens: bool
    follower: Quantity | None
    beside: Quantity | None = None
    whole: bool = False


def _two_values(text: Text) -> Iterator[Hit]:
    """Numbers of one name that cannot both hold, in the body and in its tables."""
    said = tuple(_statements(text))
    first: dict[tuple[str, str, str, Kind], _Said] = {}
    for one in said:
        key = (one.period, one.label, one.quantity.unit, one.quantity.kind)
        is_named = one.opens or (len(one.label) >= _SHORTEST and _NAMING.search(one.label))
        other = first.setdefault(key, one) if is_named else one
        if not other.quantity.printed.meets(one.quantity.printed):
            yield _hit(one, one.quantity, other.quantity.text)
    yield from _weak(said)
    yield from _of_changes(text)
    tables = rows(text)
    for one in said if tables else ():
        yield from _against_rows(one, tables)
    yield from _two_values_of_figures(text)


def _weak(said: tuple[_Said, ...]) -> Iterator[Hit]:
    """Short names: 采用率 beside the same 284篇, 全年发展党员 at the beginning of two sentences."""
    first: dict[tuple[object, ...], _Said] = {}
    for one in said:
        for key in _weak_keys(one):
            other = first.setdefault(key, one)
            if not other.quantity.printed.meets(one.quantity.printed) and _is_slip(one, other):
                yield _hit(one, one.quantity, other.quantity.text)
                break


def _weak_keys(one: _Said) -> Iterator[tuple[object, ...]]:
    if len(one.label) >= _SHORTEST and (one.opens or _NAMING.search(one.label)):
        return  # has been compared by its name alone
    beside, quantity = one.beside, one.quantity
    if one.label.endswith("率") and beside and beside.kind is Kind.COUNT and beside.exact:
        yield (one.label, beside.value, beside.unit)
    if one.whole and len(one.label) >= _SHORT:
        yield (one.period, one.label, quantity.unit, quantity.kind)


def _is_slip(one: _Said, other: _Said) -> bool:
    is_near = _near(one.quantity, other.quantity)
    return is_near and is_one_sign_off(one.quantity, other.quantity)


def _of_changes(text: Text) -> Iterator[Hit]:
    """《省组工信息》采用稿件下降9.1% here and 下降19.1% there; and the same in a table's row."""
    seen: list[tuple[str, Quantity, int]] = [
        (_plain(row.label), row.change.quantity, row.change.sign)
        for row in rows(text)
        if row.change
    ]
    for paragraph in without_plans(text):
        for quantity in quantities(paragraph) if paragraph.role is Role.PROSE else ():
            clause = re.split("[，。；：、]", quantity.before)[-1]
            words = _CHANGED.search(clause) if quantity.kind is Kind.PERCENT else None
            if words is None or quantity.ranged or _NOT_ONE.search(clause):
                continue
            year = "".join(_PERIOD.findall(quantity.before))
            label, sign = year + _plain(words["label"]), 1 if words["rise"] else -1
            same = [said for said in seen if said[0] == label and said[2] == sign]
            if same and is_one_sign_off(same[0][1], quantity):
                told = (same[0][1].text.strip(), quantity.text)
                yield Hit(paragraph.number, quantity.start, quantity.end, told)
            seen.append((label, quantity, sign))


def _plain(label: str) -> str:
    """A name without its signs and what may go unsaid."""
    return re.sub("[《》“”（）]|稿件|信息(?!》|采用)|数量?$|篇数$|^(?:全市|全年|其中)", "", label)


def _hit(one: _Said, quantity: Quantity, other: str) -> Hit:
    words = (other.strip(), quantity.text)
    return Hit(one.paragraph.number, quantity.start, quantity.end, words)


def _two_values_of_figures(text: Text) -> Iterator[Hit]:
    first: dict[str, Fraction | None] = {}
    for said in text.statements:
        if first.setdefault(said.name, said.value) != said.value:
            start = max(0, text.paragraphs[said.paragraph - 1].text.find(said.text))
            yield Hit(said.paragraph, start, start + len(said.text), (said.name, said.text))


def _statements(text: Text) -> Iterator[_Said]:
    """What the body says, with the year last named."""
    period = ""
    for paragraph in without_plans(text):
        if paragraph.role is not Role.PROSE:
            continue
        found = quantities(paragraph)
        reached = 0
        for start, sentence in paragraph.sentences():
            period = (_PERIOD.findall(sentence) or [period])[0]
            while reached < len(found) and found[reached].start < start + len(sentence):
                one = _statement(paragraph, found, reached, start, period)
                reached += 1
                if one:
                    yield one


def _statement(
    paragraph: Paragraph, found: tuple[Quantity, ...], place: int, start: int, period: str
) -> _Said | None:
    quantity = found[place]
    if quantity.ranged or not quantity.unit or quantity.spelled or quantity.start < start:
        return None
    before = paragraph.masked[max(start, quantity.start - _NEAR) : quantity.start]
    before = _EXPLAINED.sub("", before)
    clause = (
        re.split("[，。；：、（）\\s]", before)[-1]
        if "（" not in before[-12:]
        else re.split("[，。；：、]", before)[-1]
    )
    label = _FILLERS.sub("", _LEAD.sub("", clause))
    if not label or _RELATIVE.search(label) or _is_of_another_time(before) or change_of(quantity):
        return None
    opens = len(label) >= _OPENING and len(_LEAD.sub("", before.strip()).lstrip("，")) <= len(
        clause
    )
    follower = found[place + 1] if place + 1 < len(found) else None
    beside = found[place - 1] if place and found[place - 1].start >= start else None
    is_whole = bool(_WHOLE.match(clause)) and len(before.strip()) <= len(clause) + _OPENING
    return _Said(paragraph, quantity, label, period, opens, follower, beside, is_whole)


def _is_of_another_time(before: str) -> bool:
    """True where the words of the sentence up to a number name another time or a plan."""
    parts = _COMPARED.sub("", before).split("；")
    return bool(_TIME.search(parts[-1]) or _TIME.match(parts[0].strip()))


def _against_rows(one: _Said, tables: tuple[Row, ...]) -> Iterator[Hit]:
    """The same figure in the table: its value, and the change behind it."""
    of = [row for row in tables if _is_same(one, row)]
    if len(of) != 1:
        return
    row = of[0]
    if not one.quantity.printed.meets(row.new.printed):
        yield _hit(one, one.quantity, row.new.text)
    change = change_of(one.follower) if one.follower else None
    if change and row.change and change.quantity.kind is row.change.quantity.kind:
        is_same = change.sign == row.change.sign
        if not is_same or not change.quantity.printed.meets(row.change.quantity.printed):
            words = [_worded(c) for c in (row.change, change)] if not is_same else []
            number = change.quantity
            told = tuple(words) or (row.change.quantity.text.strip(), number.text)
            yield Hit(one.paragraph.number, number.start, number.end, told)


def _worded(change: Change) -> str:
    return ("上升" if change.sign > 0 else "下降") + change.quantity.text.strip()


def _is_same(one: _Said, row: Row) -> bool:
    """True where the words of the body name the row: the same, or more of what goes unsaid."""
    if one.quantity.unit != row.unit or one.quantity.kind is not row.new.kind:
        return False
    if row.new.kind is Kind.RANK:
        return bool(
            _SCOPE.search(one.label) and _SCOPE.findall(one.label)[-1:] == _SCOPE.findall(row.label)
        )
    said, named = _SIGNS.sub("", one.label), _SIGNS.sub("", row.label)
    if _is_shortened(said, named) and _near(one.quantity, row.new):
        return True
    front, back = _around(said, named)
    if front is not None and back is not None:
        is_long = len(named) >= 4 or named.endswith("率")
        return is_long and bool(_REST.fullmatch(front) and _REST.fullmatch(back))
    start = max(one.quantity.start - _NEAR, 0)
    before = _SIGNS.sub("", one.paragraph.masked[start : one.quantity.start])
    for words in (said, _VERBS.sub("", said)):
        rest = named.removesuffix(words)
        if words and rest != named and len(rest) >= 4 and rest in before:
            return True
    return False


def _is_shortened(said: str, named: str) -> bool:
    """微信公众号关注用户 and 微信公众号关注人数: one beginning, and behind it what goes unsaid."""
    size = next((n for n, (a, b) in enumerate(zip(said, named, strict=False)) if a != b), 0)
    return size >= 2 and bool(_TAIL.fullmatch(said[size:]) and _TAIL.fullmatch(named[size:]))


def _near(one: Quantity, other: Quantity) -> bool:
    small, large = sorted((one.value, other.value))
    return small > 0 and large <= small * _ALIKE


def _around(said: str, named: str) -> tuple[str | None, str | None]:
    """What stands before and behind the name; two signs more within a long one are allowed."""
    if named in said:
        front, _, back = said.rpartition(named)
        return front, back
    for cut in range(3, len(named) - 2) if len(named) >= 8 else ():
        head, tail = named[:cut], named[cut:]
        start, end = said.find(head), said.rfind(tail)
        if start >= 0 and start + cut <= end <= start + cut + 2:
            return said[:start], said[end + len(tail) :]
    return None, None


RULES = (
    Rule(
        "lint.two_values",
        "同一件事两处的数不同",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "2023年，全市组织部门报送稿件284篇。\n总的看，质量有提高。全市组织部门报送稿件294篇。",
        "2023年，全市组织部门报送稿件284篇。\n总的看，质量有提高。全市组织部门报送稿件280多篇。",
        _two_values,
    ),
)
