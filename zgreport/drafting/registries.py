"""Registries: which families are lists of the things that the others refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.dates import holds_dates
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.header_words import ALIASES, PERSON, REMARK, SEPARATOR, plain
from zgreport.drafting.kind_words import FLOW, HAPPENS, MONEY, RATE
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable, tidy
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zgreport.drafting.given import Given
    from zgreport.drafting.joints import Joint, Joints

__all__ = ["FoundRegistry", "found_registries", "share_of"]

_NAMED = Pattern(
    "名录|通讯录|通信录|一览表|单位表|代码表|字典|名单|计分办法|基本信息|基础信息|简称表|组成|分组|registry|directory|roster|lookup"
)
_ABOUT = Pattern("基本情况|概况|情况一览|(?:站点|网点|设施|人员|单位|企业|学校|机构|社区|村)信息")
_KEY = Pattern(
    "名称|全称|单位|部门|科室|载体|媒体|学校|机构|乡镇|街道|区县|平台|账号|网点|企业|社区|name$|unit$|department$"
)
_MEMBERS = 3
_REFERS = 0.5  # of a column's rows, that have a member's name
_RECURS = 0.7  # different values a row: below it a column refers to things again and again
_FULL = 0.95
_OF_LEDGERS = frozenset(
    {Role.DATE, Role.TITLE, Role.NAME, Role.NUMBER, Role.LIST, Role.TEXT, Role.SERIAL}
)


@dataclass(frozen=True, slots=True, eq=False)
class FoundRegistry:
    """A family that is a registry: its key and aliases by their place among the joints.

    `names` are its members by every name they go by, in the form in which names compare.
    """

    joints: Joints
    key: int
    aliases: int | None
    names: Mapping[str, str]
    members: tuple[str, ...]
    sure: Sureness
    reasons: tuple[Reason, ...]

    @property
    def header(self) -> str:
        """The header of the key."""
        return self.joints.columns[self.key].headers[0]


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    joints: Joints
    key: int
    aliases: int | None
    named: bool
    numbers: int
    texts: int
    given: bool = False


def found_registries(families: Sequence[Joints], given: Given) -> tuple[FoundRegistry, ...]:
    """The families that are registries, those most plainly so first."""
    candidates = [c for joints in families for c in _candidates(joints, given)]
    candidates.sort(key=lambda c: (not c.given, not c.named, c.aliases is None, c.numbers))
    found: list[FoundRegistry] = []
    for candidate in candidates:
        if any(registry.joints is candidate.joints for registry in found):
            continue
        others = [joints for joints in families if joints is not candidate.joints]
        registry = _judged(candidate, others)
        if registry and not _repeats(registry, found):
            found.append(registry)
    order = {id(joints): n for n, joints in enumerate(families)}
    return tuple(sorted(found, key=lambda registry: order[id(registry.joints)]))


def _repeats(registry: FoundRegistry, found: Sequence[FoundRegistry]) -> bool:
    """True where its members are those of a registry that is one more plainly."""
    key = registry.joints.columns[registry.key]
    return any(share_of(key, other.names) >= _REFERS for other in found)


def _candidates(joints: Joints, given: Given) -> Iterator[_Candidate]:
    """The columns of a family that could be a registry's key; none of a ledger's."""
    family = joints.family
    told = _told(joints, given)
    if any(table.months for table in family.tables) or not family.tables or told is False:
        return
    named = _is_named(joints)
    aliases = _aliases(joints, given)
    columns = joints.columns
    rest = [n for n, c in enumerate(columns) if n != aliases and not is_margin(c.headers[0])]
    dated = any(holds_dates(columns[n]) and columns[n].profile.fullness > _FULL for n in rest)
    if told is None and dated and not named and aliases is None:
        return
    numbers = [n for n in rest if columns[n].numeric]
    keys = [n for n in rest if n not in numbers and _is_key(columns[n], joints)]
    keys = [told] if isinstance(told, int) and not isinstance(told, bool) else keys
    for key in sorted(keys, key=lambda n: (not _KEY.search(plain(columns[n].headers[0])), n))[:2]:
        texts = len(rest) - len(numbers) - 1
        yield _Candidate(joints, key, aliases, named, len(numbers), texts, told is not None)


def _told(joints: Joints, given: Given) -> int | bool | None:
    """The key that the office has named; False where it said that the family is a ledger."""
    said = _roles(joints, given)
    if Role.KEY in said:
        return said.index(Role.KEY)
    return False if _OF_LEDGERS.intersection(filter(None, said)) else None


def _roles(joints: Joints, given: Given) -> list[Role | None]:
    """What the office has said that each column is; None where it said nothing."""
    return [given.column(joints.family.name, column.headers).role for column in joints.columns]


def _is_named(joints: Joints) -> bool:
    family = joints.family
    said = [family.name, *(t.file for t in family.tables), *(t.caption for t in family.tables)]
    said += [t.sheet for t in family.tables]
    if _lasts(joints) and any(_ABOUT.search(comparable(text)) for text in said):
        return True
    return any(_NAMED.search(comparable(text).lower()) for text in said)


def _aliases(joints: Joints, given: Given) -> int | None:
    roles = list(enumerate(_roles(joints, given)))
    if any(role is Role.ALIASES for _, role in roles):
        return next(n for n, role in roles if role is Role.ALIASES)
    free = {n for n, role in roles if role is None}
    places = (n for n, c in enumerate(joints.columns) if ALIASES.search(plain(c.headers[0])))
    return next((place for place in places if place in free), None)


def _is_key(joint: Joint, joints: Joints) -> bool:
    """True for a full column whose names are all different in each of its tables."""
    header = plain(joint.headers[0])
    if any(words.search(header) for words in (PERSON, REMARK)) or holds_dates(joint):
        return False
    if joint.profile.fullness < _FULL or len(joint.profile.values) < _MEMBERS:
        return False
    tables = zip(joints.family.tables, joint.header_in, strict=True)
    parts = [table.columns[name] for table, name in tables if name is not None]
    return all(_all_differ(list(part.values), len(part)) for part in parts)


def _all_differ(values: Sequence[object], rows: int) -> bool:
    filled = [text for text in texts_of(values) if text]
    return len(set(map(comparable, filled))) == len(filled) >= rows - 1


def _judged(candidate: _Candidate, others: Sequence[Joints]) -> FoundRegistry | None:
    """The registry, None where nothing refers to it and it is not named so."""
    joints, key = candidate.joints, candidate.joints.columns[candidate.key]
    names, members = _names(candidate)
    referring = [
        column
        for other in others
        for column in other.columns
        if not column.numeric and share_of(column, names) >= _REFERS
    ]
    again = [column for column in referring if column.profile.difference < _RECURS]
    plainly = candidate.named or candidate.aliases is not None
    is_one = candidate.given or bool(referring and plainly) or bool(again)
    lists_things = bool(again) and _lists_things(joints)
    measures = candidate.numbers > candidate.texts and not lists_things
    if measures and not candidate.given and not plainly:
        return None
    if not is_one or not (candidate.texts + candidate.numbers or candidate.aliases is not None):
        return None
    shown = {
        "key": key.headers[0],
        "headers": tuple(dict.fromkeys(c.headers[0] for c in referring)),
    }
    sure = Sureness.SURE if plainly and referring else Sureness.LIKELY
    reason = Reason("drafting.referred_to" if referring else "drafting.said_registry", shown)
    return FoundRegistry(joints, candidate.key, candidate.aliases, names, members, sure, (reason,))


def _lists_things(joints: Joints) -> bool:
    """True for one table for all years that says what things are, not what was done there.

    Stations with their heights, teams with their vehicles: others refer to them by name.
    """
    headers = [plain(column.headers[0]) for column in joints.columns if column.numeric]
    done = any(words.search(own) for own in headers for words in (HAPPENS, FLOW, MONEY, RATE))
    return _lasts(joints) and not done


def _lasts(joints: Joints) -> bool:
    """True for one table that is for no year."""
    return len(joints.family.tables) == 1 and not joints.year_of.any()


def _names(candidate: _Candidate) -> tuple[dict[str, str], tuple[str, ...]]:
    """The members by all their names, and the members in their order, the latest year's first."""
    joints = candidate.joints
    key = joints.columns[candidate.key]
    aliases = joints.columns[candidate.aliases] if candidate.aliases is not None else None
    names: dict[str, str] = {}
    also: dict[str, str] = {}
    places = sorted(range(len(joints.year_of)), key=lambda i: (-int(joints.year_of[i]), i))
    for i in places:
        name = text_of(key.cells[i])
        if not name:
            continue
        member = names.setdefault(comparable(name), name)
        for alias in SEPARATOR.split(text_of(aliases.cells[i]) or "") if aliases else ():
            if tidy(alias):
                also.setdefault(comparable(tidy(alias)), member)
    return {**also, **names}, tuple(dict.fromkeys(names.values()))


def share_of(joint: Joint, names: Mapping[str, str]) -> float:
    """The share of a column's filled rows that have a name of a registry, or several."""

    def named(value: object) -> bool:
        text = text_of(value) if isinstance(value, str) else None
        if not text:
            return False
        if comparable(text) in names:
            return True
        parts = [part for part in SEPARATOR.split(text) if part]
        return len(parts) > 1 and any(comparable(part) in names for part in parts)

    return joint.profile.share(named)
