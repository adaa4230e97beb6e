"""Registries in the handbook: their attributes, and every member with its aliases."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.figures.expression import literal
from zgreport.pipeline.handbook.ledgers import can_be_asked
from zgreport.pipeline.handbook.model import Item, Section
from zgreport.pipeline.handbook.printing import Sample, tag_of
from zgreport.wording.rounding import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from zgreport.definition.model import RegistryDef
    from zgreport.ledgers.model import Member, Registry
    from zgreport.pipeline.handbook.ledgers import LedgerPage
    from zgreport.pipeline.handbook.printing import Printer
    from zgreport.pipeline.year import Year

__all__ = ["registry_sections"]

_PLACES = 6


def registry_sections(
    year: Year, pages: Sequence[LedgerPage], printer: Printer
) -> Iterator[Section]:
    """A section for each registry of the definition, also where this year has none of it."""
    for defined in year.definition.registries:
        registry = year.records.registries.get((defined.name, year.period.year))
        yield Section("registry", defined.name, tuple(_items(defined, registry, pages, printer)))


def _items(
    defined: RegistryDef,
    registry: Registry | None,
    pages: Sequence[LedgerPage],
    printer: Printer,
) -> Iterator[Item]:
    name = defined.name
    joined = [page for page in pages if _is_joined(page, name)]
    members = registry.members if registry else ()
    values = {"count": len(members), "ledgers": tuple(page.name for page in joined)}
    code = "registry" if registry else "registry_missing"
    sample = printer.first(_leading(joined, name))
    yield Item(
        "registry", name, sample.tag, sample.prints, code=code, values=values, why=sample.why
    )
    for attribute in registry.attributes if registry else ():
        yield _attribute(attribute, members, joined, printer, name)
    for member in members:
        yield _member(member, name, joined)


def _is_joined(page: LedgerPage, registry: str) -> bool:
    column = page.columns.get(registry)
    return column is not None and column.registry == registry


def _leading(joined: Iterable[LedgerPage], column: str) -> Iterator[str]:
    for page in joined:
        for form in (f".前(3, {literal(column)})|顿号", f".种数({literal(column)})"):
            yield tag_of(f"{page.name}{form}")


def _attribute(
    name: str,
    members: Iterable[Member],
    joined: Sequence[LedgerPage],
    printer: Printer,
    registry: str,
) -> Item:
    held = [member.attributes.get(name) for member in members]
    values = tuple(dict.fromkeys(_text(value) for value in held if value is not None))
    asked = [page for page in joined if name in page.columns]
    sample = next((p for page in asked if (p := _first(page, name)).tag), None)
    sample = sample or printer.first(_leading(asked, name))
    shown = {"registry": registry, "listed": values}
    return Item(
        *("attribute", name, sample.tag, sample.prints),
        code="attribute",
        values=shown,
        of=(registry,),
        why=sample.why,
    )


def _first(page: LedgerPage, attribute: str) -> Sample:
    """A tag for the value of an attribute that the most rows have."""
    for value in page.values_of(attribute)[:1] if can_be_asked(attribute) else ():
        return page.where(attribute, value)
    return Sample()


def _member(member: Member, registry: str, joined: Iterable[LedgerPage]) -> Item:
    samples = (page.where(registry, member.name) for page in joined if can_be_asked(registry))
    sample = next((sample for sample in samples if sample.tag), Sample())
    shown = {"registry": registry, "attributes": _attributes(member.attributes)}
    return Item(
        *("member", member.name, sample.tag, sample.prints),
        code="member",
        values=shown,
        aliases=member.aliases,
        of=(registry,),
        why=sample.why,
    )


def _attributes(attributes: Mapping[str, str | Decimal | None]) -> tuple[str, ...]:
    return tuple(f"{name}={_text(v)}" for name, v in attributes.items() if v is not None)


def _text(value: str | Decimal) -> str:
    return value if isinstance(value, str) else trimmed(Fraction(value), _PLACES)
