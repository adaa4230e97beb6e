"""Usage: the names that a template uses, where it does, and those it never uses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from zgreport.document.directives import directive_of
from zgreport.document.tagged import read_tagged
from zgreport.findings import Found, Place, ZgreportError
from zgreport.language.mentions import Known, Mention, mentions
from zgreport.language.vocabulary import SCORING, TITLE, WEAKNESSES
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import silent
from zgreport.pipeline.places import placed_in
from zgreport.pipeline.typed_tags import as_warnings, placed
from zgreport.tags import Tag, cut
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zgreport.definition.model import Definition, Phrase
    from zgreport.document.tagged import Tagged
    from zgreport.findings import Finding
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.outset import Outset
    from zgreport.pipeline.year import Year

_ALONE = frozenset({"ledger", "figure", "condition", "contest"})  # need nothing before them

__all__ = ["Unused", "Usage", "Use", "UsedAt", "usage"]

Graph: TypeAlias = "Mapping[Mention, tuple[Mention, ...]]"


@dataclass(frozen=True, slots=True)
class UsedAt:
    """A tag that uses a name, as it was typed, and where."""

    tag: str
    place: Place

    @property
    def offset(self) -> int:
        """Where in its paragraph the tag begins."""
        return self.place.offset or 0


@dataclass(frozen=True, slots=True)
class Use:
    """A name that is used: in which tags, or `through` which names that are, where in none."""

    mention: Mention
    places: tuple[UsedAt, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unused:
    """A name of the definition that no tag leads to; some are there for `checks` alone."""

    mention: Mention
    in_checks: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """What the template uses, in the order in which it does, and what it never uses."""

    template: str
    uses: tuple[Use, ...]
    unused: tuple[Unused, ...]
    findings: tuple[Finding, ...]


def usage(order: Order, begun: Outset | None = None) -> Usage:
    """What the year's template uses.

    Raises ZgreportError where definition or template cannot be read; a tag that cannot is told.
    """
    year = open_year(order, silent, begun)
    path = year.workspace.templates / year.definition.template
    shown = year.workspace.show(path)
    tagged = read_tagged(path, shown)
    known = _known(year)
    findings = Found(tagged.findings)
    direct = _direct(tagged, known, findings)
    graph = _graph(year.definition, known)
    reached = _reached(direct, graph)
    uses = [Use(mention, tuple(places)) for mention, places in direct.items()]
    uses += [Use(m, (), tuple(names)) for m, names in reached.items() if m not in direct]
    checked = _checked(year.definition, known, graph)
    unused = tuple(_unused(year.definition, {*direct, *reached}, checked))
    told = placed_in(findings, shown, tagged.parts)
    return Usage(shown, tuple(uses), unused, told)


def _known(year: Year) -> Known:
    definition, facts = year.definition, year.facts
    columns = [column for name in facts.ledger_names for column in facts.columns(name).values()]
    declared = [column.name for ledger in definition.ledgers for column in ledger.columns]
    declared += [group.name for ledger in definition.ledgers for group in ledger.groups]
    registries = {column.name: column.registry for column in columns if column.registry}
    own = {registry.name: registry.name for registry in definition.registries}
    return Known(
        sorts={m.name: m.sort for m in _all(definition) if m.sort in _ALONE},
        measures={
            ledger.name: frozenset(measure.name for measure in ledger.measures)
            for ledger in definition.ledgers
        },
        columns=frozenset((*declared, *(column.name for column in columns))),
        registries={**registries, **own},
    )


def _direct(tagged: Tagged, known: Known, findings: Found) -> dict[Mention, list[UsedAt]]:
    """The names in the tags, each with where these stand; a tag that cannot be read is told."""
    found: dict[Mention, list[UsedAt]] = {}
    every = (
        (p, *both) for p, places in placed(tagged) for both in zip(p.spans, places, strict=True)
    )
    for paragraph, span, place in every:
        directive = directive_of(span)
        if directive.kind == "#":
            continue
        try:
            named = mentions(directive.kind, directive.body, known)
        except ZgreportError as error:
            findings.extend(as_warnings(error, place))
            continue
        used = UsedAt(paragraph.text[span.start : span.end], place)
        for mention in dict.fromkeys(named):
            found.setdefault(mention, []).append(used)
    return found


def _graph(definition: Definition, known: Known) -> Graph:
    """What each name of the definition, and what it makes 标题 and 不足 say, speaks of itself."""
    graph: dict[Mention, tuple[Mention, ...]] = {}
    for sort, defined in (("figure", definition.figures), ("condition", definition.conditions)):
        for each in defined:
            graph[Mention(sort, each.name)] = _of_phrases([each.expression], known)
    for contest in definition.contests:
        graph[Mention("contest", contest.name)] = (Mention("ledger", contest.ledger),)
    weak = [p for each in definition.weaknesses for p in (each.when, each.title, each.text)]
    graph[Mention("built_in", WEAKNESSES)] = _of_phrases(weak, known)
    graph[Mention("built_in", TITLE)] = _of_phrases([definition.title], known)
    if definition.scoring:
        scored = (Mention("ledger", definition.scoring.ledger), *_registry(definition, known))
        graph |= {Mention("built_in", name): scored for name in SCORING}
    for ledger, names in known.measures.items():
        for name in names:
            graph[Mention("measure", name, ledger)] = (Mention("ledger", ledger),)
    return graph


def _registry(definition: Definition, known: Known) -> Iterator[Mention]:
    """The registries that the scoring asks: whose points, and whose they become."""
    scoring = definition.scoring
    for column in (scoring.by, scoring.points) if scoring else ():
        if column in known.registries:
            yield Mention("registry", known.registries[column])


def _of_phrases(phrases: Iterable[Phrase], known: Known) -> tuple[Mention, ...]:
    """What expressions and texts with tags speak of; what is wrong with them is told elsewhere."""
    found: list[Mention] = []
    for phrase in phrases:
        pieces = cut(phrase.text, lambda _: Place())
        tags = [(p.kind, p.body) for p in pieces if isinstance(p, Tag)]
        for kind, body in tags or [("{", phrase.text)]:
            try:
                found += mentions(kind, body, known)
            except ZgreportError:
                continue
    return tuple(dict.fromkeys(found))


def _reached(direct: Iterable[Mention], graph: Graph) -> dict[Mention, list[str]]:
    """What the names used lead to, each with the names it is reached through."""
    through: defaultdict[Mention, list[str]] = defaultdict(list)
    for start in direct:
        seen, left = {start}, list(graph.get(start, ()))
        while left:
            here = left.pop()
            if here not in seen:
                seen.add(here)
                through[here].append(start.name)
                left += graph.get(here, ())
    return dict(through)


def _checked(definition: Definition, known: Known, graph: Graph) -> set[Mention]:
    """What the statements of the definition that are checked speak of."""
    said = _of_phrases([check.expression for check in definition.checks], known)
    return {*said, *_reached(said, graph)}


def _unused(definition: Definition, used: set[Mention], checked: set[Mention]) -> Iterator[Unused]:
    for mention in _all(definition):
        if mention not in used:
            yield Unused(mention, mention in checked)


def _all(definition: Definition) -> Iterator[Mention]:
    for ledger in definition.ledgers:
        yield Mention("ledger", ledger.name)
        yield from (Mention("measure", measure.name, ledger.name) for measure in ledger.measures)
    yield from (Mention("registry", each.name) for each in definition.registries)
    yield from (Mention("figure", each.name) for each in definition.figures)
    yield from (Mention("condition", each.name) for each in definition.conditions)
    yield from (Mention("contest", each.name) for each in definition.contests)
