"""Registries drafted: their names, and attributes that nothing else is called like."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import column_name, free_name, plain_name
from zgreport.drafting.proposal import ColumnDraft, RegistryDraft
from zgreport.drafting.registries import share_of
from zgreport.language.reference import RESERVED
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.texts import texts_of
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zgreport.drafting.given import Given
    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import LedgerDraft
    from zgreport.drafting.registries import FoundRegistry

__all__ = ["named_registries", "registry_draft"]

_NAME_OF = Pattern("(?:的?名称|全称|规范名称|名)$")
_REGISTRY = "名录"
_REFERS = 0.2
_MOST_VALUES = 20


def named_registries(
    found: Sequence[FoundRegistry], ledgers: Sequence[Joints]
) -> Mapping[str, FoundRegistry]:
    """The registries by name, which no column has that does not refer to them."""
    names: dict[str, FoundRegistry] = {}
    for registry in found:
        foreign = {
            comparable(header)
            for joints in ledgers
            for column in joints.columns
            if column.profile.filled and share_of(column, registry.names) < _REFERS
            for header in column.headers
        }
        free = (
            name
            for name in _candidates(registry)
            if name
            and name not in RESERVED.columns
            and name not in names
            and comparable(name) not in foreign
        )
        name = next(free, "") or free_name(_REGISTRY, {*names, *foreign})
        names[name] = registry
    return MappingProxyType(names)


def _candidates(registry: FoundRegistry) -> Iterator[str]:
    key = plain_name(registry.header)
    bare = _NAME_OF.sub("", key)
    yield bare if len(bare) > 1 else key
    yield key
    yield plain_name(registry.joints.family.name)
    yield f"{_NAME_OF.sub('', key)}{_REGISTRY}"


def registry_draft(
    name: str, found: FoundRegistry, ledgers: Sequence[LedgerDraft], given: Given, others: set[str]
) -> RegistryDraft:
    """The registry; `others` are names that attributes of other registries have already."""
    family = found.joints.family
    taken = _taken(name, ledgers) | {comparable(other) for other in others}
    columns = tuple(_columns(name, found, given, taken))
    sheets = family.sheets or tuple({table.sheet for table in family.tables})
    return RegistryDraft(
        name,
        family,
        family.files[0] if family.files else "",
        sheets[0] if len(sheets) == 1 else "",
        found.header,
        found.joints.columns[found.aliases].headers[0] if found.aliases is not None else "",
        columns,
        found.members,
        max(family.sure, found.sure, key=list(Sureness).index),
        (*family.reasons, *found.reasons),
        MappingProxyType(_renamed(columns)),
    )


def _columns(
    name: str, found: FoundRegistry, given: Given, taken: set[str]
) -> Iterator[ColumnDraft]:
    """The columns, each attribute by a name of its own; `taken` are those of others."""
    for place, joint in enumerate(found.joints.columns):
        column = _column(name, place, joint, found, given)
        if column.role is Role.ATTRIBUTE:
            said = given.column(found.joints.family.name, joint.headers).name
            own = said or _attribute(name, column, taken)
            taken.add(comparable(own))
            column = replace(column, name=own)
        yield column


def _renamed(columns: Iterable[ColumnDraft]) -> dict[str, str]:
    """The attributes by header that have another name: a build calls them by it, spaces and all."""
    attributes = (column for column in columns if column.role is Role.ATTRIBUTE)
    return {c.headers[0]: c.name for c in attributes if c.name != c.headers[0]}


def _taken(name: str, ledgers: Sequence[LedgerDraft]) -> set[str]:
    """The names that the columns of the ledgers have which are joined to the registry."""
    joined = [lg for lg in ledgers if any(column.registry == name for column in lg.columns)]
    columns = [column for ledger in joined for column in ledger.columns]
    return {
        comparable(text) for c in columns for text in (c.name, c.measure, *c.headers) if text
    } - {""}


def _attribute(registry: str, column: ColumnDraft, taken: set[str]) -> str:
    """The attribute's name, with the registry's in front where it is another's already."""
    own = plain_name(column.headers[0])
    if own and own not in RESERVED.columns and comparable(own) not in taken:
        return own
    return column_name(f"{registry}{own}", taken)


def _role(place: int, joint: Joint, found: FoundRegistry) -> tuple[Role, str]:
    """What the column is in the registry, and the code of the ground."""
    if place == found.key:
        return Role.KEY, "drafting.key_column"
    if place == found.aliases:
        return Role.ALIASES, "drafting.aliases"
    if is_margin(joint.headers[0]) or not joint.profile.filled:
        return Role.UNUSED, "drafting.beside"
    return Role.ATTRIBUTE, "drafting.attribute"


def _column(name: str, place: int, joint: Joint, found: FoundRegistry, given: Given) -> ColumnDraft:
    header = joint.headers[0]
    role, code = _role(place, joint, found)
    told = given.column(found.joints.family.name, joint.headers)
    role = told.role or role
    values = tuple(dict.fromkeys(filter(None, texts_of(joint.profile.values[: _MOST_VALUES + 1]))))
    few = role is Role.ATTRIBUTE and len(values) <= _MOST_VALUES and joint.profile.difference < 1
    return ColumnDraft(
        column_name(header),
        joint.headers,
        role,
        Sureness.SURE,
        (
            told.reason
            or Reason(
                code if told.role is None else "drafting.given",
                {"header": header, "registry": name},
            ),
        ),
        joint.profile.samples(),
        values=values if few else (),
    )
