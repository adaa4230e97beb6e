"""Consistency: one figure, one value, in the body, in its tables and in its changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.in_tables import against_row, are_slips_of_one, near
from zgreport.lint.measures import HAN
from zgreport.lint.moves import FALL, RISE, Change, change_of
from zgreport.lint.named import OTHER_TIME, YEAR, Named, named_numbers
from zgreport.lint.plans import without_plans
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.restated import restated
from zgreport.lint.rows import rows
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.slips import is_one_sign_off
from zgreport.lint.text import Role
from zgreport.lint.told_changes import against_another, is_odd, worded
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zgreport.lint.text import Text

__all__ = ["RULES"]

_NAMING = Pattern("率$|数$|量$|总额$|总计$|采用$|刊发|报送|关注人|推送|出刊")
_PEOPLE = Pattern("(?<=关注)(?:用户|粉丝|人员)$|(?<=[训加与])(?:学员|人员)$")
_SHORTEST = 6
_SHORT, _LONG_ENOUGH = 3, 4


_NOT_ONE = Pattern(
    f"{OTHER_TIME.source}|平均|每|递增|价格|因素|计划|规划|达到|分别|累计|可比口径的"
)
_VERB = Pattern("(?:刊登|刊发|采用|报送)$")
_AIMED = Pattern("预期目标|主要目标|目标[是为：]|预期增长")
_CHANGED = Pattern(
    f"(?P<label>[{HAN}《》“”（）]{{4,40}}?)(?:，)?(?:按可比口径)?(?:同比|[比较](?:上年|去年)(?:同期)?)?"
    f"(?:(?P<rise>{RISE})|(?P<fall>{FALL}))了?$"
)


def _two_values(text: Text) -> Iterator[Hit]:
    """Numbers of one name that cannot both hold, in the body and in its tables."""
    named = named_numbers(text)
    said = tuple(one for one in named if not one.dated)
    first: dict[tuple[str, str, str, Kind], Named] = {}
    for one in said:
        label = _PEOPLE.sub("人数", one.label)
        key = (one.period, label, one.quantity.unit, one.quantity.kind)
        is_named = one.opens or (len(label) >= _SHORTEST and _NAMING.search(label))
        other = first.setdefault(key, one) if is_named else one
        if not other.quantity.printed.meets(one.quantity.printed):
            yield _hit(one, other.quantity)
    yield from _two_changes(said)
    yield from _weak(said)
    yield from _exchanged(said)
    yield from _of_changes(text, named)
    yield from restated(text)
    tables = rows(text)
    for one in named if tables else ():
        yield from against_row(one, tables)
    yield from _two_values_of_figures(text)


def _two_changes(said: tuple[Named, ...]) -> Iterator[Hit]:
    """受理信访举报214件，同比下降12.3% here, 受理信访举报214件，同比增长12.3% there."""
    first: dict[tuple[object, ...], Named] = {}
    for one in said:
        if len(one.label) >= _LONG_ENOUGH and one.quantity.exact:
            key = (one.period, one.label, one.quantity.unit, one.quantity.value)
            other = first.setdefault(key, one)
            yield from against_another(one, other) if other is not one else ()


def _weak(said: tuple[Named, ...]) -> Iterator[Hit]:
    """Short names: 采用率 beside the same 284篇, 全年发展党员 at the beginning of two sentences."""
    first: dict[tuple[object, ...], Named] = {}
    for one in said:
        for key in _weak_keys(one):
            other = first.setdefault(key, one)
            if not other.quantity.printed.meets(one.quantity.printed) and _is_slip(one, other):
                yield _hit(one, other.quantity)
                break


def _weak_keys(one: Named) -> Iterator[tuple[object, ...]]:
    if len(one.label) >= _SHORTEST and (one.opens or _NAMING.search(one.label)):
        return  # has been compared by its name alone
    beside, quantity = one.beside, one.quantity
    if one.label.endswith("率") and beside and beside.kind is Kind.COUNT and beside.exact:
        yield (one.label, beside.value, beside.unit)
    if one.whole and len(one.label) >= _SHORT:
        yield (one.period, one.label, quantity.unit, quantity.kind)


def _exchanged(said: tuple[Named, ...]) -> Iterator[Hit]:
    """县（市）区报送243篇 here and 县（市）区的234篇 there; neither number stands anywhere else."""
    alike: dict[tuple[object, ...], list[Named]] = {}
    for one in said:
        key = (one.period, one.quantity.unit, one.quantity.kind, "".join(sorted(one.quantity.text)))
        alike.setdefault(key, []).append(one)
    for pair in alike.values():
        if len(pair) != 2 or pair[0].label == pair[1].label:
            continue
        one, other = pair
        if are_slips_of_one((one.quantity, one.label), (other.quantity, other.label)):
            yield _hit(other, one.quantity)


def _is_slip(one: Named, other: Named) -> bool:
    is_near = near(one.quantity, other.quantity)
    return is_near and is_one_sign_off(one.quantity, other.quantity)


def _of_changes(text: Text, named: tuple[Named, ...]) -> Iterator[Hit]:
    """《省组工信息》采用稿件下降9.1% here and 下降19.1% there; and the same in a table's row."""
    seen: list[tuple[str, Change]] = [
        (_plain(row.label), row.change) for row in rows(text) if row.change and not is_odd(row)
    ]
    seen += _of_named(named)
    for paragraph in without_plans(text):
        for quantity in quantities(paragraph) if paragraph.role is Role.PROSE else ():
            clause = re.split("[，。；：、]", quantity.before)[-1]
            words = _CHANGED.search(clause) if quantity.kind is Kind.PERCENT else None
            if words is None or quantity.ranged or _NOT_ONE.search(clause):
                continue
            if _AIMED.search(paragraph.sentence_at(quantity.start)[1]):
                continue
            year = "".join(YEAR.findall(quantity.before))
            change = Change(quantity, 1 if words["rise"] else -1)
            label = year + _plain(words["label"])
            same = next((said for name, said in seen if _is_one(name, label)), None)
            if same and _are_at_odds(same, change):
                told = (worded(same), worded(change))
                yield Hit(paragraph.number, quantity.start, quantity.end, told)
            seen.append((label, change))


def _of_named(named: tuple[Named, ...]) -> list[tuple[str, Change]]:
    """《省组工信息》采用20篇，同比下降9.1%: the change stands behind the number."""
    changes = ((one, change_of(one.follower)) for one in named if one.follower)
    return [
        (_plain(one.label), change)
        for one, change in changes
        if change
        and change.sign
        and not one.dated
        and change.quantity.kind is Kind.PERCENT
        and len(_plain(one.label)) >= _SHORTEST
    ]


def _is_one(name: str, label: str) -> bool:
    """True for the same words, or more of them before: 省委组织部省组工信息采用."""
    other = _VERB.sub("", label)
    return name in (label, other) or (len(label) >= _SHORTEST and name.endswith(label))


def _are_at_odds(one: Change, other: Change) -> bool:
    """True for another direction of the same rate, or a slip of one digit in the same one."""
    if one.quantity.kind is not Kind.PERCENT or not one.sign:
        return False
    if one.sign != other.sign:
        return one.quantity.printed.meets(other.quantity.printed) and one.quantity.decimal
    return is_one_sign_off(one.quantity, other.quantity)


def _plain(label: str) -> str:
    """A name without its signs and what may go unsaid."""
    return re.sub("[《》“”（）]|稿件|信息(?!》|采用)|数量?$|篇数$|^(?:全市|全年|其中)", "", label)


def _hit(one: Named, other: Quantity) -> Hit:
    quantity = one.quantity
    words = (other.text.strip(), quantity.text)
    return Hit(one.paragraph.number, quantity.start, quantity.end, words)


def _two_values_of_figures(text: Text) -> Iterator[Hit]:
    first: dict[str, Fraction | None] = {}
    for said in text.statements:
        if first.setdefault(said.name, said.value) != said.value:
            start = max(0, text.paragraphs[said.paragraph - 1].text.find(said.text))
            yield Hit(said.paragraph, start, start + len(said.text), (said.name, said.text))


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
