"""Spellings: values of a column that may be one name, offered and never merged unasked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.guesses import Reason, Role
from zgreport.drafting.header_words import PERSON, plain
from zgreport.drafting.proposal import SpellingDraft
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.drafting.given import Given
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft
    from zgreport.drafting.registries import FoundRegistry

__all__ = ["Counted", "spellings_of", "together", "with_said", "with_spellings"]

Counted = dict[str, int]
"""How many rows have each value, as it is written."""

_GIVEN = Reason("drafting.given")
_MOST = 400  # different values that are compared with one another
_LONGEST = 30
_TRADITIONAL = str.maketrans(
    "縣鄉鎮區黨組織辦學醫業務農開發門衛廣電視聽訴類報會議員長東雲龍華寧陽濱灣島嶺廠車馬書館處務財稅審計監體環護質監應急氣設計劃產經貿進傳統戰線團婦聯總僑臺灣網",
    "县乡镇区党组织办学医业务农开发门卫广电视听诉类报会议员长东云龙华宁阳滨湾岛岭厂车马书馆处务财税审计监体环护质监应急气设计划产经贸进传统战线团妇联总侨台湾网",
)
_MARKS = Pattern(r"[《》〈〉“”\"'‘’()（）\[\]【】·.、,，:：\-—_/\s]+")
_PREFIX = Pattern(r"^(?:中共|中国共产党|原)")
_SUFFIX = Pattern(
    r"(?:居民委员会|村民委员会|居委会|村委会|办事处|委员会|人民政府|委组织部|组织部|委宣传部|党委办公室|委办公室|办公室|机关党委|党委|党组|党总支|党支部|办|委|政府|机关"
    r"|公众号|微信公众号|官方微信|杂志|网站|编辑部|有限责任公司|股份有限公司|有限公司|公司|总院|本部)$"
)
_PLACE = Pattern(
    "(?:镇|乡|街道|社区|村|县|市|区|局|站|所|科|(?<!办事)处|中心|学校|小学|中学|医院|派出所|分局|分所)$"
)
_WITHIN = Pattern("^[\u4e00-\u9fff]{1,4}?[省市县区](?=..)")
_STAFF = Pattern("书记|主任|校长|老师|教练|长$")
_TELLING = frozenset(
    "一二三四五六七八九十百0123456789东西南北中上下左右前后内外大小新老甲乙丙丁戊男女abcdefghijklmnopqrstuvwxyz省市县区不非未已是否无有正副高低初"
)
_SHORTEST = 3  # signs of names that differ in one
_SELDOM = 3  # times as often is the name that another may be misspelt for


def spellings_of(
    ledger: LedgerDraft,
    counted: Mapping[str, Counted],
    registries: Mapping[str, FoundRegistry],
) -> Iterator[SpellingDraft]:
    """The spellings that may be one name, of each column of names and of recurring values."""
    for column in ledger.columns:
        values = counted.get(column.name, {})
        if column.role is Role.NAME and column.registry in registries:
            yield from _of_registry(column.registry, registries[column.registry], values)
        elif column.role in {Role.LIST, Role.TEXT} and 1 < len(values) <= _MOST:
            if any(w.search(plain(h)) for h in column.headers for w in (PERSON, _STAFF)):
                continue
            yield from _of_values(f"{ledger.name}.{column.name}", values)


def _of_registry(owner: str, registry: FoundRegistry, values: Counted) -> Iterator[SpellingDraft]:
    """Names that the registry lacks, each beside the member that it may mean."""
    unknown = {v: n for v, n in values.items() if comparable(v) not in registry.names}
    by_core = {_core(name): member for name, member in registry.names.items()}
    found: dict[str, list[str]] = defaultdict(list)
    for value in unknown:
        kept = by_core.get(_core(value)) or _only(
            {m for name, m in registry.names.items() if _is_short(comparable(value), name)}
            or {m for name, m in registry.names.items() if _one_sign(comparable(value), name)}
        )
        if kept is not None:
            found[kept].append(value)
    for kept, others in found.items():
        yield _draft(owner, kept, others, unknown)


def _only(members: set[str]) -> str | None:
    return next(iter(members)) if len(members) == 1 else None


def _of_values(owner: str, values: Counted) -> Iterator[SpellingDraft]:
    """Values of a column without a registry that may be one, beside the likeliest of them."""
    often = sorted((v for v in values if len(v) <= _LONGEST), key=lambda v: -values[v])
    first_of: dict[str, str] = {}
    group_of: dict[str, list[str]] = {}
    for value in often:
        known = first_of.setdefault(_core(value), value)
        if known == value:
            known = _misspelt(value, values, group_of) or value
        group = group_of.get(known, [])
        group.append(value)
        group_of[value] = group
    for value in often:
        whole = _only({v for v in often if _is_short(comparable(value), comparable(v))})
        if whole is not None and group_of[whole] is not group_of[value]:
            group_of[whole] += group_of[value]
            group_of |= dict.fromkeys(group_of[value], group_of[whole])
    for group in {id(group): group for group in group_of.values()}.values():
        if len(group) > 1:
            kept = max(group, key=lambda value: (*_is_plain(value), values[value]))
            others = [value for value in group if value != kept]
            yield _draft(owner, kept, others, values)


def _is_plain(value: str) -> tuple[bool, bool, bool]:
    """Whether a name has all its words and none besides: 城关镇, not 城关 or 云溪县城关镇."""
    spaced = any(map(str.isspace, value))
    return not spaced, _PLACE.search(value) is not None, _WITHIN.match(value) is None


def _is_short(one: str, other: str) -> bool:
    """True where one is the other without 镇 or 街道 behind it, or with 云溪县 before it."""
    bare = _PLACE.sub("", other)
    return len(one) > 1 and (one == bare != other or _WITHIN.sub("", one) == other != one)


def _misspelt(value: str, values: Counted, known: Iterable[str]) -> str | None:
    """The much more frequent value that differs from it in one sign; None for none."""
    return next(
        (k for k in known if values[k] >= _SELDOM * values[value] and _one_sign(k, value)), None
    )


def _draft(owner: str, kept: str, others: Sequence[str], rows: Mapping[str, int]) -> SpellingDraft:
    reason = Reason("drafting.spelled_alike", {"kept": kept, "others": tuple(others)})
    count = sum(rows.get(other, 0) for other in others)
    return SpellingDraft(owner, kept, tuple(others), count, (reason,))


def with_said(offered: Iterable[SpellingDraft], given: Given) -> tuple[SpellingDraft, ...]:
    """The spellings that are one name as the office says; beside them what is offered still."""
    offered = tuple(offered)
    rows = {(each.owner, each.kept): each.rows for each in offered}
    said = tuple(
        SpellingDraft(owner, kept, others, rows.get((owner, kept), 0), (_GIVEN,), accepted=True)
        for owner, kept, others in given.spellings
    )
    taken = {(each.owner, comparable(o)) for each in said for o in (each.kept, *each.others)}
    return (*said, *(d for each in offered if (d := _left(each, taken))))


def _left(draft: SpellingDraft, taken: set[tuple[str, str]]) -> SpellingDraft | None:
    """What is offered of spellings that belong nowhere yet; None where nothing is left."""
    others = tuple(o for o in draft.others if (draft.owner, comparable(o)) not in taken)
    return replace(draft, others=others) if others else None


def with_spellings(ledger: LedgerDraft, given: Given) -> LedgerDraft:
    """The ledger with the spellings that the office has said to be one, by column."""
    return replace(ledger, columns=tuple(_spelled(ledger.name, c, given) for c in ledger.columns))


def _spelled(ledger: str, column: ColumnDraft, given: Given) -> ColumnDraft:
    owners = {f"{ledger}.{column.name}", *([column.registry] if column.registry else [])}
    said = {kept: others for owner, kept, others in given.spellings if owner in owners}
    if not said:
        return column
    gone = {comparable(other) for others in said.values() for other in others}
    values = column.values
    if column.role is Role.LIST:
        own = dict.fromkeys((*values, *said))
        values = tuple(value for value in own if comparable(value) not in gone)
    return replace(column, values=values, spellings=MappingProxyType(said))


def together(one: SpellingDraft, other: SpellingDraft) -> SpellingDraft:
    """The spellings of one name that two ledgers have."""
    others = tuple(dict.fromkeys((*one.others, *other.others)))
    reason = Reason("drafting.spelled_alike", {"kept": one.kept, "others": others})
    return SpellingDraft(one.owner, one.kept, others, one.rows + other.rows, (reason,))


def _core(name: str) -> str:
    """What is left of a name without what is added to it: 云川县委组织部 is 云川县."""
    bare = _MARKS.sub("", comparable(name)).translate(_TRADITIONAL).lower()
    bare = _PREFIX.sub("", bare)
    for _ in range(3):
        shorter = _SUFFIX.sub("", bare)
        if shorter == bare or len(shorter) < 2:  # a name has two signs
            break
        bare = shorter
    return bare


def _one_sign(one: str, other: str) -> bool:
    """True where the two differ in one sign, that is no number and no side."""
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1 or one == other:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    at = next((n for n, sign in enumerate(shorter) if longer[n] != sign), len(shorter))
    same = len(longer) == len(shorter)
    if longer[at + 1 :] != shorter[at + same :]:
        return False
    changed = {longer[at], *(shorter[at : at + 1] if same else ())}
    return not changed & _TELLING and len(shorter) >= _SHORTEST + (not same)
