"""Settling: what is proposed for a workspace is tried by the build itself until the build takes it.

Nothing is written: the definition and the template of each round are tried from memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.read import parse_definition
from zgreport.document.starting import starting_template
from zgreport.drafting.definition_text import definition_text
from zgreport.drafting.draft import draft
from zgreport.drafting.found import FileDraft
from zgreport.drafting.guesses import Reason
from zgreport.drafting.lessons import lessons, with_lessons
from zgreport.drafting.naming_figures import named_figures
from zgreport.drafting.outline import outline
from zgreport.drafting.proposal import (
    ColumnDraft,
    LedgerDraft,
    Proposal,
    RegistryDraft,
    SpellingDraft,
)
from zgreport.findings import Finding, Found, Place, Severity, ZgreportError, room
from zgreport.language.reference import RESERVED
from zgreport.periods import Period
from zgreport.pipeline.baseline import LastYear
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.outset import Outset
from zgreport.pipeline.summary import summarise
from zgreport.pipeline.warm import Warm
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zgreport.drafting.found import FoundBook, TableName
    from zgreport.drafting.given import Given
    from zgreport.ledgers.files.reader import Reader
    from zgreport.pipeline.order import Progress
    from zgreport.workspace import Workspace

__all__ = [
    "ColumnDraft",
    "Desk",
    "FileDraft",
    "LedgerDraft",
    "Proposal",
    "Reason",
    "RegistryDraft",
    "Settled",
    "SpellingDraft",
    "refuse_without_year",
    "settled",
    "why_not_read",
]

_ROOM = room("pipeline")
_MOST_TOLD = 10
_ROUNDS = 6  # each takes something back; more would be a folder that nothing can be made of


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A proposal as it goes into the workspace, and what a build of it says.

    `definition` is the text of `inputs/report.yaml`, `template` the bytes of the Word file.
    """

    proposal: Proposal
    definition: str
    template: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What is needed to try a proposal: the workspace, a reader of its inputs, words, progress.

    `say` puts a reason into the words that stand in the definition and in 对照表.
    """

    workspace: Workspace
    reader: Reader
    say: Callable[[Reason], str]
    progress: Progress


def settled(books: Sequence[FoundBook], given: Given, desk: Desk) -> Settled:
    """The proposal for the workspace's inputs that a build takes.

    `books` are the inputs by their names in `inputs/`.  Where nothing more can be taken back, what
    is still wrong is in the findings.  Raises ZgreportError where there is no ledger in them.
    """
    for number in range(_ROUNDS):
        proposal = draft(books, given)
        if not proposal.ledgers:
            none = _ROOM.error("no_ledger_found", names=_left_out(proposal))
            raise ZgreportError([none, *why_not_read(proposal.set_aside)])
        names = tuple(ledger.name for ledger in proposal.ledgers)
        refuse_without_year(proposal.years, names, desk.workspace.show(desk.workspace.inputs))
        made = _made(proposal, desk)
        desk.progress("trying", number + 1)
        learnt = with_lessons(given, lessons(made.findings, proposal))
        if learnt is None:
            break
        given = learnt
    return made


def why_not_read(tables: Mapping[TableName, Reason]) -> Iterator[Finding]:
    """Of the first tables that are no ledger why each is none, as the reason itself says it."""
    for (file, sheet), reason in list(tables.items())[:_MOST_TOLD]:
        code = str(reason.values.get("code") or reason.code)  # an unreadable file has a finding's
        place = Place(file=file, sheet=sheet or None)
        yield Finding(code, Severity.WARNING, place, reason.values)


def refuse_without_year(years: Sequence[int], names: Sequence[str], folder: str) -> None:
    """Raise ZgreportError where nothing tells a year: neither names nor dates."""
    if not years:
        raise ZgreportError([_ROOM.error("folder_without_years", folder, names=tuple(names))])


def _made(proposal: Proposal, desk: Desk) -> Settled:
    figures = named_figures(proposal)
    text = definition_text(proposal, figures, desk.say)
    template = starting_template(outline(proposal, figures))
    return Settled(proposal, text, template, _tried(proposal, text, template, desk))


def _tried(proposal: Proposal, text: str, template: bytes, desk: Desk) -> tuple[Finding, ...]:
    """Everything a build finds; the template is filled only where the inputs allow it.

    What is wrong with the inputs would be told of the template as well, and takes longer.
    """
    workspace = desk.workspace
    shown = workspace.show(workspace.definition)
    definition = parse_definition(text.encode(), shown, RESERVED)
    period = Period.whole(max(proposal.years))
    begun = Outset(workspace, definition, period, LastYear(), desk.reader, Warm(), ())
    try:
        year = open_year(Order(workspace.root), silent, begun)
        if Found(year.findings).has_errors:
            return year.findings
        return summarise(year, silent, template).findings
    except ZgreportError as error:
        return error.findings


def _left_out(proposal: Proposal) -> tuple[str, ...]:
    """The files and sheets that are left out, as a refusal names them."""
    return tuple(f"{file}（{sheet}）" if sheet else file for file, sheet in proposal.set_aside)
