"""Wholes: shares and parts of a whole that stands elsewhere in the document, or nowhere.

161篇，占全部稿件的24.1% says that all are 667, whether anybody prints that number or not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.in_tables import row_of
from zgreport.lint.intervals import Interval, in_digits
from zgreport.lint.measures import HAN
from zgreport.lint.moves import change_of
from zgreport.lint.named import Named, named_numbers
from zgreport.lint.quantities import Kind, Quantity, quantities
from zgreport.lint.rows import rows
from zgreport.lint.rule import Hit
from zgreport.lint.sums import OVERLAPPING
from zgreport.lint.text import Role
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.rows import Row
    from zgreport.lint.text import Paragraph, Text

__all__ = ["impossible_shares", "parts_of_known", "percent_of", "shares_of_known"]

_OF_TOTAL = Pattern(
    rf"^(?:左右)?[，,、（(]?(?:约|仅)?占(?:到|比|了)?(?:全部|全年|全市)?(?P<verb>[{HAN}]{{2}})(?:稿件|信息)?"
    "(?:总数量?|总量|总篇数|总件数|总人数)的?(?:比例|比重)?(?:为|达到?)?$"
)
_UNSAID = Pattern("向上级|向上|稿件|信息|共|累计|全年|全市|全县|总[数量]?|各类|^其中")
_SIGNS = Pattern("[《》“”（）]")
_SHARE = Pattern(
    rf"^(?:左右)?[，,（(](?:约|仅)?占(?:比|到|了)?(?P<of>(?:全部|所有)?[{HAN}]{{0,6}}的)?(?:比例|比重)?(?:为|达到?)?$"
)
_ALL = Pattern(rf"(?:全部|所有)(?P<what>[{HAN}]{{2,6}})的$")
_ALL_BEHIND = Pattern(rf"^[；;，,](?:此|这)类(?:稿件|信息)占(?P<of>(?:全部|所有)[{HAN}]{{2,6}}的)$")
_NEXT = Pattern(
    rf"^[）)]?[、，,；;](?:其次是|有)?(?P<label>[{HAN}《》“”]{{1,14}})(?:[（(]|为|有|共)?$"
)
_FIRST = Pattern(rf"(?P<label>[{HAN}《》“”]{{1,14}}?)(?:[（(]|为|有|共)?$")
_OWN = Pattern("其中|增|减|上年|去年|同期|计划|目标|任务|[与和比较]|新|另|每|各")
_OTHER_USE = Pattern("报送|采用|供稿|来稿|投稿|推送|阅读|受理|办结")  # 刊发 goes without saying
_SORT = Pattern("类(?:稿件|信息)?$")
_AMONG = Pattern(
    rf"(?:^|[。；\n])\s{{0,4}}(?P<label>[{HAN}《》“”（）]{{2,24}}?)的?"
    "(?P<noun>稿件|信息|文章|案件|项目|人员|建议|问题)?中[，,]"
)
_PART = Pattern(rf"^(?:[，,、；;]|[、，]?和|.*中[，,])(?P<label>[{HAN}《》“”（）、和]{{1,20}})$")
_ASIDE = Pattern("另有|另外|此外")  # what follows stands beside the whole
_NO_PART = Pattern("占|增|减|降|升|[与比较]|篇数|居前|每|各|平均|其中|最|第")
_VERB = Pattern("^(?:受理|收到|办理|开展|举办|新建|实施|发展|检查|排查|查处|报送|刊发)(?=..)")
_REST = Pattern("其余|剩余|余下")
_MOST_PARTS = 12
_MOST_SORTS = 200
_MOST_CHANGES = 2


@dataclass(frozen=True, slots=True)
class _Share:
    """A part and its share, and the wholes of which both can be true."""

    part: Quantity
    share: Quantity
    label: str
    whole: Interval
    paragraph: Paragraph

    @property
    def hit(self) -> tuple[int, int, int]:
        return self.paragraph.number, self.part.start, self.share.end


def shares_of_known(text: Text) -> Iterator[Hit]:
    """报送30篇，占报送总数的16.0%, where 报送284篇 stands elsewhere."""
    tables = rows(text)
    named: dict[int, dict[int, Named]] | None = None
    totals: dict[tuple[str, str], list[Quantity]] = {}
    for paragraph in text.paragraphs:
        found = quantities(paragraph) if paragraph.role is Role.PROSE else ()
        for part, share in pairwise(found):
            total = _OF_TOTAL.match(share.before) if _is_pair(part, share) else None
            if total is None:
                continue
            named = named if named is not None else _by_place(text)
            key = total["verb"], part.unit
            if key not in totals:
                totals[key] = _totals(*key, tables, named)
            wholes = totals[key]
            one = named.get(paragraph.number, {}).get(part.start)
            row = row_of(one, tables) if one else None
            count = row.new if row and row.new.printed.meets(part.printed) else part
            ratios = [_ratio(count, whole) for whole in wholes]
            if ratios and not any(ratio.meets(share.cut) for ratio in ratios):
                expected = percent_of(count, wholes[0], share)
                yield Hit(paragraph.number, part.start, share.end, expected=expected)


def _by_place(text: Text) -> dict[int, dict[int, Named]]:
    """The named numbers by their paragraph and their place in it."""
    places: dict[int, dict[int, Named]] = {}
    for one in named_numbers(text):
        places.setdefault(one.paragraph.number, {})[one.quantity.start] = one
    return places


def _totals(
    verb: str, unit: str, tables: Sequence[Row], named: dict[int, dict[int, Named]]
) -> list[Quantity]:
    """The numbers that are named by the verb alone: 向上级报送稿件, 284篇."""
    of_rows = [r.new for r in tables if r.unit == unit and _UNSAID.sub("", r.label) == verb]
    of_body = (one for places in named.values() for one in places.values())
    told = [
        one.quantity
        for one in of_body
        if one.quantity.unit == unit and _UNSAID.sub("", one.label) == verb and one.label != verb
    ]
    return of_rows or told


def _ratio(part: Quantity, whole: Quantity) -> Interval:
    return Interval(
        part.printed.low * 100 / max(whole.printed.high, Fraction(1)),
        part.printed.high * 100 / max(whole.printed.low, Fraction(1)),
    )


def percent_of(part: Quantity, whole: Quantity, share: Quantity) -> str:
    """What the share should have been, as finely as it is written; "" of approximations."""
    if not (part.exact and whole.exact):
        return ""
    return f"{in_digits(part.value * 100 / whole.value, min(share.step, Fraction(1)))}%"


def _is_pair(part: Quantity, share: Quantity) -> bool:
    """True for an exact count or a rounded one, and a share in percent behind it."""
    is_count = part.kind is Kind.COUNT and part.unit != "" and not part.ranged
    is_share = share.kind is Kind.PERCENT and share.unit == "%" and not share.ranged
    return is_count and is_share and share.value > 0


def impossible_shares(text: Text) -> Iterator[Hit]:
    """（20篇，占13.0%）、（16篇，占2.4%）: no number has both as its shares."""
    told: list[_Share] = []
    for paragraph in text.paragraphs:
        if paragraph.role is Role.PROSE:
            shares = list(_shares(paragraph))
            yield from _in_a_list(paragraph, shares)
            told += [share for share in shares if _SORT.search(share.label)]
    yield from _of_sorts(text, told[:_MOST_SORTS])


def _shares(paragraph: Paragraph) -> Iterator[_Share]:
    """The counts with a share behind them, of a whole that is not named or is all there are."""
    found = quantities(paragraph)
    for place, share in enumerate(found):
        words = _SHARE.match(share.before) or _ALL_BEHIND.match(share.before)
        part = _part_of(found, place) if words else None
        first = _FIRST.search(part.before) if part else None
        if not words or not part or not first or not share.exact or _OWN.search(first["label"]):
            continue
        of, half = words["of"] or "", share.step / 2
        if (not of or _ALL.search(of)) and share.value > half:
            low, high = share.value - half, share.value + half
            size = part.cut if part.step > 1 else part.printed
            whole = Interval(size.low * 100 / high, size.high * 100 / low)
            yield _Share(part, share, first["label"], whole, paragraph)


def _part_of(found: Sequence[Quantity], place: int) -> Quantity | None:
    """The exact count before a share; its changes may stand between them."""
    share = found[place]
    for part in reversed(found[max(place - _MOST_CHANGES - 1, 0) : place]):
        if change_of(part) is None:
            is_exact = part.exact and part.value.denominator == 1
            return part if is_exact and _is_pair(part, share) else None
    return None


def _in_a_list(paragraph: Paragraph, shares: Sequence[_Share]) -> Iterator[Hit]:
    """Each share and the next one of the same list."""
    for one, other in pairwise(shares):
        between = paragraph.masked[one.share.end : other.part.start]
        is_next = other.part.before == re.sub(r"\s", "", between) and _NEXT.match(between)
        if not is_next or one.part.unit != other.part.unit or _OWN.search(between):
            continue
        if not one.whole.meets(other.whole):
            yield Hit(paragraph.number, one.part.start, other.share.end)


def _of_sorts(text: Text, told: list[_Share]) -> Iterator[Hit]:
    """X类稿件: the shares of one classification, and its other counts, which are no larger."""
    if not told:
        return
    named = [one for one in named_numbers(text) if _SORT.search(one.label)][:_MOST_SORTS]
    for share in told:
        apart = (other for other in told if other.paragraph is not share.paragraph)
        alike = [other for other in apart if other.part.unit == share.part.unit]
        is_alone = len(alike) > 1 and not any(other.whole.meets(share.whole) for other in alike)
        if is_alone or any(_is_larger(one, share) for one in named):
            yield Hit(*share.hit)


def _is_larger(one: Named, share: _Share) -> bool:
    """True for another sort of the same things that is more than all of them would be."""
    uses, own = (set(_OTHER_USE.findall(label)) for label in (one.label, share.label))
    is_alike = one.quantity.unit == share.part.unit and uses <= own
    return is_alike and one.quantity.printed.low > share.whole.high


def parts_of_known(text: Text) -> Iterator[Hit]:
    """《省组工信息》采用的稿件中，部机关9篇，县区13篇, where 采用20篇 stands elsewhere."""
    known: dict[tuple[str, str], list[Quantity]] | None = None
    for paragraph in text.paragraphs:
        for among in _AMONG.finditer(paragraph.masked) if paragraph.role is Role.PROSE else ():
            parts = _parts(paragraph, among)
            if not parts:
                continue
            known = known if known is not None else _known(text)
            label = among["label"] + (among["noun"] or "")
            wholes = known.get((_plain(label), parts[0].unit), [])
            if wholes and all(_do_not_fit(parts, whole) for whole in wholes):
                span = paragraph.masked[parts[0].start : parts[-1].end]
                words = (f"{label}{wholes[0].text.strip()}", span)
                yield Hit(paragraph.number, parts[0].start, parts[-1].end, words)


def _do_not_fit(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """True where one part, or all of them, are more; or less, where the rest is among them."""
    if any(part.printed.low > whole.printed.high for part in parts):
        return True
    if any(OVERLAPPING.search(re.split("[，,、；;]", part.before)[-1]) for part in parts):
        return False
    low = sum((part.printed.low for part in parts), Fraction(0))
    high = sum((part.printed.high for part in parts), Fraction(0))
    is_short = _REST.search(parts[-1].before) and high < whole.printed.low
    return low > whole.printed.high or bool(is_short)


def _parts(paragraph: Paragraph, among: re.Match[str]) -> list[Quantity]:
    """The counts of one unit behind X中, up to the end of the sentence or other words."""
    parts: list[Quantity] = []
    found = quantities(paragraph)
    first = bisect_left(found, among.end(), key=lambda quantity: quantity.start)
    for quantity in found[first : first + _MOST_PARTS + 1]:
        words = _PART.match(
            paragraph.masked[among.end() - 1 : quantity.start] if not parts else quantity.before
        )
        if words and _ASIDE.match(words["label"]):
            continue
        is_like = not parts or quantity.unit == parts[0].unit
        is_part = words and is_like and not _NO_PART.search(words["label"])
        if not is_part or quantity.kind is not Kind.COUNT or len(parts) == _MOST_PARTS:
            break
        parts.append(quantity)
    return parts if len(parts) > 1 or (parts and not parts[0].ranged) else []


def _known(text: Text) -> dict[tuple[str, str], list[Quantity]]:
    """What the document counts, by name and unit; the numbers of tables first."""
    known: dict[tuple[str, str], list[Quantity]] = {}
    for row in rows(text):
        known.setdefault((_plain(row.label), row.unit), []).append(row.new)
    for one in named_numbers(text):
        if not one.dated:
            label = re.split("[，》](?=.{4})", one.label)[-1]
            for name in {_plain(one.label), _plain(label), _VERB.sub("", _plain(label))}:
                known.setdefault((name, one.quantity.unit), []).append(one.quantity)
    return known


def _plain(label: str) -> str:
    return _UNSAID.sub("", _SIGNS.sub("", label)).replace("的", "")
