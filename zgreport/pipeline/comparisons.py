"""Comparisons: what is doubtful, or not to be said, of the changes that a text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.figures.model import Status
from zgreport.findings import Finding, Found, Place, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.figures.comparability import Share
    from zgreport.figures.comparing import Compared
    from zgreport.figures.facts import Facts
    from zgreport.figures.model import Comparison, Figure

__all__ = ["doubtful_comparisons", "without_second"]

_ROOM = room("pipeline")


def doubtful_comparisons(facts: Facts) -> Iterator[Finding]:
    """Warnings, of the figures whose change was asked for: what keeps it from being said or true.

    That is: columns that last year's tables lack, members that only one of the years counts, names
    in no registry, and (where a change is said all the same) members of one year's registry only
    that have over 5 % of the rows.
    """
    compared = facts.comparing.compared
    found = [(each.figure, each.figure.comparison) for each in compared if each.figure.comparison]
    yield from _redefined([(figure, of) for figure, of in found if of])
    yield from _unlisted([(figure, of) for figure, of in found if of], facts)
    yield from _partly_new(compared)
    yield from Found(facts.comparing.lacking())


def without_second(findings: Iterable[Finding]) -> Found:
    """The findings but for those of a name in no registry of which a comparison tells as well."""
    kept = Found(findings)
    told = {_of_name(found) for found in kept if found.code == "pipeline.unlisted_name"}
    known = (f.code.endswith(".unknown_name") and _of_name(f) in told for f in kept)
    return Found(f for f, again in zip(kept, known, strict=True) if not again) if told else kept


def _of_name(found: Finding) -> tuple[object, ...]:
    return found.values.get("name"), found.place.file, found.place.sheet


def _redefined(found: Iterable[tuple[Figure, Comparison]]) -> Iterator[Finding]:
    """One warning for all figures with the same members left out; for one alone with its rows."""
    alike: dict[tuple[str, ...], list[tuple[Figure, Comparison]]] = {}
    for figure, comparison in found:
        if figure.change.status is Status.REDEFINED:
            names = tuple(sorted(member.name for member in comparison.left_out))
            alike.setdefault(names, []).append((figure, comparison))
    for together in alike.values():
        names = tuple(dict.fromkeys(figure.name for figure, _ in together))
        members = together[0][1].left_out
        alone = len(together) == 1
        now = tuple(_counted(m.name, m.rows, alone) for m in members if m.rows)
        before = tuple(_counted(m.name, m.previous_rows, alone) for m in members if m.previous_rows)
        registry = tuple(dict.fromkeys(member.registry for member in members))
        shown = {"registry": registry, "now": now or "—", "before": before or "—"}
        yield _ROOM.warning("other_members", names=names, name=names[0], **shown)


def _counted(name: str, rows: int, alone: bool) -> str:
    return f"{name}（{rows}）" if alone else name


def _unlisted(found: Iterable[tuple[Figure, Comparison]], facts: Facts) -> Iterator[Finding]:
    """One warning for each name, year, file and sheet, with the figures it may belong to."""
    figures: dict[tuple[Place, str], dict[str, None]] = {}
    shown: dict[tuple[Place, str], dict[str, object]] = {}
    for figure, comparison in found:
        for unlisted in comparison.unlisted:
            for source in facts.sources_of([unlisted.rows]):
                place = Place(year=unlisted.year, file=source.file, sheet=source.sheet or None)
                key = (place, unlisted.name)
                figures.setdefault(key, {})[figure.name] = None
                shown[key] = {"registry": unlisted.registry, "near": unlisted.near}
                shown[key] |= {"rows": tuple(source.rows.split(","))}
    for (place, name), names in figures.items():
        values = {**shown[place, name], "names": tuple(names), "name": name}
        yield _ROOM.warning("unlisted_name", place, **values)


def _partly_new(compared: Iterable[Compared]) -> Iterator[Finding]:
    """One warning for each registry: the figures, the members, and their largest part."""
    by_registry: dict[str, list[tuple[str, Share]]] = {}
    for each in compared:
        if each.figure.change.status not in (Status.NOT_AVAILABLE, Status.REDEFINED):
            for share in each.doubts:
                by_registry.setdefault(share.registry, []).append((each.figure.name, share))
    for registry, shares in by_registry.items():
        yield _ROOM.warning(
            "partly_other_members",
            registry=registry,
            names=tuple(dict.fromkeys(name for name, _ in shares)),
            members=tuple(dict.fromkeys(name for _, share in shares for name in share.names)),
            percent=f"{max(share.part for _, share in shares):.0%}",
        )
