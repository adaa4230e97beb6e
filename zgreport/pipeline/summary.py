"""The summary of a year: the template filled, and everything wrong found before any refusal."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from zgreport import output
from zgreport.archive.contents import code_of
from zgreport.document.opened import BrokenTemplateError
from zgreport.document.render import CoreProperties, Rendered, render
from zgreport.findings import Finding, Found, ZgreportError, room
from zgreport.patterns import Pattern
from zgreport.pipeline import evidence
from zgreport.pipeline.comparisons import without_second
from zgreport.pipeline.handwritten import handwritten
from zgreport.pipeline.places import placed_in, placed_in_template
from zgreport.pipeline.settled import unsettled
from zgreport.pipeline.slips import slips
from zgreport.statements import Statement
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zgreport.document.opened import Template
    from zgreport.document.placed import Placed
    from zgreport.document.typed import TypedParagraph
    from zgreport.language.printed import Printed
    from zgreport.pipeline.order import Progress
    from zgreport.pipeline.proofreading import Reading
    from zgreport.pipeline.year import Year

__all__ = ["Proof", "Summary", "placed_on_template", "summarise"]

_ROOM = room("pipeline")
_STYLES = Pattern(
    r"(?:styles|stylesWithEffects|theme\d*|fontTable|settings|webSettings)\.xml$|media/"
)


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished document that is not written: rendered, its statements in order.

    `figures` makes every statement with its numbers and rows, as the JSON of `figures.json`;
    `proof` is what was found: who asks waits.

    The statements are joined here, once, from what the language printed and where the document
    has it.
    """

    rendered: Rendered
    statements: tuple[Statement, ...]
    figures: Callable[[], bytes]
    proof: Proof

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found and did not refuse the document."""
        return self.proof.findings


class Proof:
    """What was found in a summary: what was known of its making, and then of its text.

    `read` waits for whoever reads the text over.
    """

    def __init__(self, read: Callable[[], tuple[Finding, ...]]) -> None:
        self._read = read

    @functools.cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings and notes, each with its spot in the template or the document."""
        return self._read()


def summarise(
    year: Year, progress: Progress, template: bytes | None = None, *, hurried: bool = False
) -> Summary:
    """The summary; everything wrong there is, before any refusal.

    Its text is being read over from now on; where it is `hurried`, from when its figures or
    findings are asked for.
    `template` are the bytes of a template to be tried instead of the workspace's.
    """
    try:
        summary = _summarised(year, progress, template, hurried=hurried)
    except ZgreportError as error:
        raise type(error)(placed_on_template(error.findings, year)) from None
    return summary


def placed_on_template(
    findings: Iterable[Finding], year: Year, filled: Mapping[str, bytes] | None = None
) -> tuple[Finding, ...]:
    """The findings with their spots in the template."""
    template = year.workspace.templates / year.definition.template
    return placed_in_template(findings, year.workspace.show(template), template, filled)


def _summarised(
    year: Year, progress: Progress, template: bytes | None, *, hurried: bool
) -> Summary:
    checked = year.session.check()
    progress("figures", len(year.definition.figures))
    opened = functools.cache(functools.partial(_opened, year, template))
    try:
        rendered = _render(year, opened)
        if year.session.wants_code:
            printed = evidence.printed(_statements(year, rendered), year.facts)
            year.session.seal(code_of(evidence.as_bytes(printed)))
            rendered = _render(year, opened)
        reading = _begun(year, rendered, checked, hurried=hurried)
        rendered.verify()
    except BrokenTemplateError as error:
        findings = Found((*year.findings, *checked, *error.findings))
        told = {found.place for found in error.findings}
        findings.extend(f for f in year.session.examine(error.tags) if f.place not in told)
        findings.extend(_handwritten(error.typed, year))
        raise ZgreportError(findings) from None
    except ZgreportError as error:
        findings = Found((*year.findings, *checked, *error.findings, *year.session.doubts))
        findings.extend(_handwritten(_typed(opened), year))
        raise ZgreportError(findings) from None
    return _proved(year, rendered, checked, progress, reading)


def _found(
    year: Year, rendered: Rendered, statements: Sequence[Statement], findings: Found
) -> Found:
    """The findings with all that is known once the template is filled."""
    findings.extend((*year.session.findings, *_unverified(statements), *rendered.findings))
    findings.extend((*year.session.doubts, *_handwritten(rendered.typed, year)))
    return without_second((*findings, *year.compared()))


def _begun(
    year: Year, rendered: Rendered, checked: tuple[Finding, ...], *, hurried: bool
) -> Callable[[], Reading]:
    """What has the text read over, once: from now on, where it is not `hurried` or refused."""

    @functools.cache
    def reading() -> Reading:
        statements = _statements(year, rendered)
        return year.proofreader.give(rendered.paragraphs, statements, _read(rendered))

    so_far = Found((*year.told, *checked, *year.session.findings, *rendered.findings))
    if not hurried and not so_far.has_errors:
        reading()  # while all the rest is found
    return reading


def _proved(
    year: Year,
    rendered: Rendered,
    checked: tuple[Finding, ...],
    progress: Progress,
    reading: Callable[[], Reading],
) -> Summary:
    """The summary of a document, its text being read over, or soon; raises where it is refused."""
    statements = _statements(year, rendered)

    @functools.cache
    def figures() -> bytes:
        reading()  # meanwhile
        return evidence.as_bytes(evidence.printed(statements, year.facts))

    findings = _found(year, rendered, statements, Found((*year.findings, *checked)))
    findings.refuse()
    progress("document", len(rendered.placed))

    def read() -> tuple[Finding, ...]:
        name = output.file_name(rendered.title, ".docx")
        shown = year.workspace.show(year.workspace.out_of(year.period) / name)
        findings.extend(placed_in(reading().findings(shown), shown, rendered.parts))
        return placed_on_template(unsettled(findings, year.facts), year, rendered.parts)

    return Summary(rendered, statements, figures, Proof(read))


def _handwritten(typed: Iterable[TypedParagraph], year: Year) -> Iterator[Finding]:
    kept = tuple(typed)
    yield from handwritten(kept, year.session, year.definition, year.period.year)
    yield from slips(kept, year.session)


def _typed(opened: Callable[[], Template]) -> tuple[TypedParagraph, ...]:
    """What was typed in a template that cannot be filled; nothing where it cannot be opened."""
    try:
        return opened().typed
    except ZgreportError:
        return ()


def _opened(year: Year, template: bytes | None) -> Template:
    path = year.workspace.templates / year.definition.template
    shown = year.workspace.show(path)
    known = year.proofreader.opened(path, shown) if template is None else None
    if known is not None:
        return known
    from zgreport.document.template import open_template  # mostly it was opened meanwhile

    return open_template(path if template is None else template, shown)


def _read(rendered: Rendered) -> dict[str, bytes]:
    """The parts that have text or lead to one: a third of a file and more are its styles."""
    return {n: data for n, data in rendered.parts.items() if not _STYLES.search(n)}


def _statements(year: Year, rendered: Rendered) -> tuple[Statement, ...]:
    """What the language printed, where the document has it, in the document's order."""
    printed = {value.key: value for value in year.session.printed}
    return tuple(
        _statement(p, at) for at in rendered.placed if (p := printed.get(at.key)) is not None
    )


def _statement(said: Printed, at: Placed) -> Statement:
    place = at.text, at.part, at.paragraph, at.start
    return Statement(said.expression, said.form, *place, said.figure, at.chart)


def _render(year: Year, opened: Callable[[], Template]) -> Rendered:
    path = year.workspace.templates / year.definition.template
    properties = CoreProperties(
        title=year.session.text(year.definition.title),
        author=year.definition.issuer,
        date=year.definition.date,
    )
    return render(
        opened(),
        year.workspace.show(path),
        renderer=year.session.render,
        charted=year.session.chart,
        properties=properties,
    )


def _unverified(statements: Iterable[Statement]) -> tuple[Finding, ...]:
    """A warning that names the printed figures with a typed-in value behind them."""
    figures = (said.figure for said in statements)
    names = tuple(
        dict.fromkeys(f.name for f in figures if f and f.unverified and f.previous is not None)
    )
    return (_ROOM.warning("unverified", names=names, count=len(names)),) if names else ()
