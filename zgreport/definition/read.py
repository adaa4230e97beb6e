"""Reading the report definition: one file in, one frozen value or everything wrong with it out."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from zgreport.definition.clashes import check_names
from zgreport.definition.ledger_section import read_ledger
from zgreport.definition.log import Log
from zgreport.definition.model import (
    BonusDef,
    CheckDef,
    ContestDef,
    Definition,
    FigureDef,
    LedgerDef,
    Phrase,
    RegistryDef,
    ScoringDef,
    WeaknessDef,
    WeightDef,
)
from zgreport.definition.nodes import Listing, Table
from zgreport.definition.references import check_references
from zgreport.definition.schema import (
    Fields,
    Spot,
    choice,
    day,
    file_name,
    items,
    name,
    named,
    phrase,
    text,
    texts,
    whole_number,
)
from zgreport.definition.yaml_source import read_tree
from zgreport.findings import Severity, SurroundingsError, ZgreportError, room

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.names import Reserved

__all__ = ["parse_definition", "read_definition"]

_ROOM = room("definition")
_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}
_REQUIRED = ("title", "template", "issuer", "ledgers")
_OPTIONAL = (
    "date",
    "approximate",
    "small_base",
    "decimals",
    "archive",
    "comparable",
    "registries",
    "figures",
    "checks",
    "scoring",
    "contests",
    "weaknesses",
)


def read_definition(path: Path, shown_as: str, reserved: Reserved) -> Definition:
    """The definition in the file at `path`; findings name it `shown_as`.

    `reserved` are the words of the figure language, which nothing in it may be called.

    Raises ZgreportError with everything wrong, SurroundingsError where the file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise ZgreportError([_ROOM.error("missing", shown_as)]) from None
    except OSError:
        raise SurroundingsError([_ROOM.error("unreadable", shown_as)]) from None
    definition = parse_definition(data, shown_as, reserved)
    return dataclasses.replace(definition, checksum=hashlib.sha256(data).hexdigest())


def parse_definition(data: bytes, shown_as: str, reserved: Reserved) -> Definition:
    """The definition in these bytes; raises ZgreportError with everything wrong."""
    log = Log(shown_as)
    root = read_tree(data, log)
    definition = None if root is None else _definition(Spot(root, "", log))
    if definition is not None:
        check_names(definition, reserved, log)
        check_references(definition, log)
    if definition is None or log.findings:
        raise ZgreportError(log.findings)
    return definition


def _definition(spot: Spot) -> Definition:
    fields = Fields(spot, _REQUIRED, _OPTIONAL)
    return Definition(
        file=spot.log.file,
        title=fields.get("title", phrase, Phrase("", "title", 0)),
        template=fields.get("template", file_name, ""),
        issuer=fields.get("issuer", text, ""),
        date=fields.get("date", day, None),
        approximate=fields.get("approximate", choice({"多": "多", "余": "余"}), "多"),
        small_base=fields.get("small_base", whole_number(0), 10),
        decimals=fields.get("decimals", choice({"0": 0, "1": 1, "2": 2}), 1),
        archive=fields.get("archive", text, "out/archive"),
        registries=fields.get("registries", _registries, ()),
        ledgers=fields.get("ledgers", _ledgers, ()),
        figures=fields.get("figures", _figures, ()),
        checks=fields.get("checks", _checks, ()),
        scoring=fields.get("scoring", _scoring, None),
        contests=fields.get("contests", _contests, ()),
        weaknesses=fields.get("weaknesses", _weaknesses, ()),
        comparable=fields.get("comparable", texts, ()),
    )


def _registries(spot: Spot) -> tuple[RegistryDef, ...]:
    return named(spot, _registry)


def _registry(title: str, spot: Spot) -> RegistryDef:
    fields = Fields(spot, ("files", "key"), ("sheet", "aliases", "attributes"))
    return RegistryDef(
        name=title,
        files=fields.get("files", file_name, ""),
        key=fields.get("key", text, ""),
        sheet=fields.get("sheet", text, None),
        aliases=fields.get("aliases", text, None),
        attributes=fields.get("attributes", _renamed, {}),
        line=spot.line,
    )


def _renamed(spot: Spot) -> dict[str, str]:
    return dict(named(spot, lambda title, below: (title, name(below) or "")))


def _ledgers(spot: Spot) -> tuple[LedgerDef, ...]:
    if isinstance(spot.node, Table) and not spot.node.entries:
        spot.refuse("no_ledgers")
    return named(spot, read_ledger)


def _figures(spot: Spot) -> tuple[FigureDef, ...]:
    return tuple(FigureDef(title, words) for title, words in _phrases(spot))


def _checks(spot: Spot) -> tuple[CheckDef, ...]:
    return () if _is_flow(spot) else named(spot, _check)


def _check(title: str, spot: Spot) -> CheckDef | None:
    """An expression alone, or a table of the statement and how serious its failing is."""
    if not isinstance(spot.node, Table):
        words = phrase(spot)
        return None if words is None else CheckDef(title, words)
    if _is_flow(spot):
        return None
    fields = Fields(spot, ("statement",), ("severity",))
    words = fields.get("statement", phrase, None)
    severity = fields.get("severity", choice(_SEVERITIES), Severity.ERROR)
    return None if words is None else CheckDef(title, words, severity)


def _phrases(spot: Spot) -> tuple[tuple[str, Phrase], ...]:
    if _is_flow(spot):
        return ()
    found = named(spot, lambda title, below: (title, phrase(below)))
    return tuple((title, words) for title, words in found if words is not None)


def _is_flow(spot: Spot) -> bool:
    """True, and noted, where expressions stand between {} or [], whose commas cut them."""
    node = spot.node
    if (
        isinstance(node, (Table, Listing))
        and node.flow
        and (node != Table(node.line, (), flow=True))
    ):
        spot.refuse("flow_style")
        return True
    return False


def _scoring(spot: Spot) -> ScoringDef:
    fields = Fields(spot, ("ledger", "by", "points"), ("bonus", "groups"))
    return ScoringDef(
        ledger=fields.get("ledger", name, ""),
        by=fields.get("by", name, ""),
        points=fields.get("points", name, ""),
        bonus=fields.get("bonus", _bonus, None),
        groups=fields.get("groups", name, None),
        line=spot.line,
    )


def _bonus(spot: Spot) -> BonusDef:
    fields = Fields(spot, ("column", "value", "points"))
    return BonusDef(
        column=fields.get("column", name, ""),
        value=fields.get("value", text, ""),
        points=fields.get("points", name, ""),
    )


def _contests(spot: Spot) -> tuple[ContestDef, ...]:
    return named(spot, _contest)


def _contest(title: str, spot: Spot) -> ContestDef:
    fields = Fields(spot, ("ledger", "places", "weights"))
    return ContestDef(
        name=title,
        ledger=fields.get("ledger", name, ""),
        places=fields.get("places", whole_number(1), 1),
        weights=fields.get("weights", _weights, ()),
        line=spot.line,
    )


def _weights(spot: Spot) -> tuple[WeightDef, ...]:
    if isinstance(spot.node, Table) and not spot.node.entries:
        spot.refuse("empty_list")
    return named(spot, _weight)


def _weight(title: str, spot: Spot) -> WeightDef:
    fields = Fields(spot, ("weight", "full"))
    return WeightDef(
        column=title,
        weight=fields.get("weight", whole_number(1), 1),
        full=fields.get("full", _full, None),
    )


def _full(spot: Spot) -> int | None:
    return None if text(spot) == "highest" else whole_number(1)(spot)


def _weaknesses(spot: Spot) -> tuple[WeaknessDef, ...]:
    if _is_flow(spot):
        return ()
    found = (_weakness(item) for item in items(spot) if not _is_flow(item))
    return tuple(found)


def _weakness(spot: Spot) -> WeaknessDef:
    fields = Fields(spot, ("title", "when", "text"))
    nothing = Phrase("", spot.key, spot.line)
    return WeaknessDef(
        title=fields.get("title", phrase, nothing),
        when=fields.get("when", phrase, nothing),
        text=fields.get("text", phrase, nothing),
    )
