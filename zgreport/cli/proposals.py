"""Proposals: what was understood of an office's spreadsheets, on the terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zgreport.cli.report import finding_json, table
from zgreport.cli.terminal import width, wrapped
from zgreport.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgreport.cli.words import Words
    from zgreport.pipeline.redoing import Redone
    from zgreport.pipeline.settling import (
        ColumnDraft,
        FileDraft,
        LedgerDraft,
        Proposal,
        Reason,
        RegistryDraft,
        SpellingDraft,
    )
    from zgreport.pipeline.starting import Gathered, Started

__all__ = ["print_proposal", "proposal_json", "sayer"]

_DOUBTFUL = "doubtful"
_MOST_LEFT_OUT = 10


def sayer(words: Words) -> Callable[[Reason], str]:
    """What puts a reason into words."""
    return lambda reason: words.sentence(_as_finding(reason, words))


def _as_finding(reason: Reason, words: Words) -> Finding:
    """The reason as a finding, so that its sentence and what to do are found like one's.

    A finding among its values, or the code of one, is said in words.
    """
    values = {
        name: words.place(value) + words.sentence(value)
        if isinstance(value, Finding)
        else words.say(str(value), **reason.values).rstrip("。.")
        if name == "code"
        else value
        for name, value in reason.values.items()
    }
    return Finding(reason.code, Severity.NOTE, values=values)


def print_proposal(proposal: Proposal, read: Gathered | None, words: Words) -> None:
    """What is doubtful, each with what to do; then everything understood as one table.

    `read` is what the folder itself held, of which some files may have stayed out.
    """
    for line in _doubts(proposal, words):
        _echo(line)
    for line in _overview(proposal, words):
        click.echo(line)
    out = list((read or proposal).set_aside.items())
    for (file, sheet), reason in out[:_MOST_LEFT_OUT]:
        name = f"{file}（{sheet}）" if sheet else file
        said = words.sentence(_as_finding(reason, words))
        _echo(words.say("cli.init.left_out", name=name, reason=said))
    if len(out) > _MOST_LEFT_OUT:
        click.echo(words.say("cli.init.left_out_more", count=len(out) - _MOST_LEFT_OUT))


_HEADS = ("name", "what", "years", "files", "rows", "date", "sure")
_PLACES, _INDENT = 78, "    "
_LONGEST = 22  # places that a name takes in the table


def _echo(text: str) -> None:
    """Print a text in lines that a terminal of 80 places takes, those after the first indented."""
    indent = _INDENT if text.startswith(_INDENT) else ""
    first, *more = wrapped(text.strip(), _PLACES - len(indent))
    rest = wrapped("".join(more), _PLACES - len(_INDENT)) if more else []
    for line in (indent + first, *(_INDENT + line for line in rest)):
        click.echo(line)


def _overview(proposal: Proposal, words: Words) -> Iterator[str]:
    """What was understood as one table; under each row the columns that figures are made of."""
    head = [words.say(f"cli.init.head.{name}") for name in _HEADS]
    owners = proposal.owners
    first, *rows = table(head, [_line(each, words) for each in owners]).splitlines()
    yield first
    for owner, row in zip(owners, rows, strict=True):
        yield row
        told = words.say("cli.init.joint").join(_columns(owner, words))
        yield from (_INDENT + line for line in wrapped(told, _PLACES - len(_INDENT)) if line)


def _line(owner: LedgerDraft | RegistryDraft, words: Words) -> list[str]:
    word, date = getattr(owner, "measure_word", None), getattr(owner, "date", "")
    what = words.say("cli.init.registry" if word is None else "cli.init.ledger", word=word or "-")
    tables = owner.family.tables
    years = sorted({year for each in tables for year in each.years})
    files = len({each.file for each in tables})
    rows = sum(each.records for each in tables)
    size = [_span(years), str(files), str(rows)]
    return [_cut(owner.name), what, *size, _cut(date) or "-", _sure(owner, words)]


def _span(years: list[int]) -> str:
    """2021-2023 for years in a row, else each of them."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}-{years[-1]}"
    return "、".join(map(str, years)) or "-"


def _cut(text: str) -> str:
    """The text, cut where it takes too many places."""
    if width(text) <= _LONGEST:
        return text
    kept = text
    while width(kept) > _LONGEST - 2:
        kept = kept[:-1]
    return f"{kept}…"


_TOLD = (("number", "measures"), ("name", "names"), ("list", "lists"), ("attribute", "attributes"))


def _columns(owner: LedgerDraft | RegistryDraft, words: Words) -> Iterator[str]:
    for role, head in _TOLD:
        names = [c.measure or c.name for c in owner.columns if c.role.value == role]
        if names:
            yield words.say(f"cli.init.told.{head}", names=tuple(names))


def _sure(owner: LedgerDraft | RegistryDraft, words: Words) -> str:
    return words.say(f"cli.sure.{_less_sure(owner)}")


def _less_sure(owner: LedgerDraft | RegistryDraft) -> str:
    """The lesser sureness of what it is and of which tables belong to it."""
    return max(owner.sure, owner.family.sure, key=list(type(owner.sure)).index).value


def _doubts(proposal: Proposal, words: Words) -> Iterator[str]:
    """A line for each guess that is to be looked at, and under it what to do."""
    for owner in proposal.owners:
        if _less_sure(owner) == _DOUBTFUL:
            reasons = (*owner.reasons, *owner.family.reasons)
            said = words.say("cli.init.doubt", name=owner.name)
            yield from _doubt(said, reasons, words, words.say("cli.init.look.ledger"))
        for column in owner.columns:
            if column.sure.value == _DOUBTFUL:
                name = f"{owner.name}.{column.name}"
                role = words.say(f"cli.role.{column.role.value}")
                said = words.say("cli.init.doubt_column", name=name, role=role)
                yield from _doubt(said, column.reasons, words, words.say("cli.init.look.column"))


def _doubt(said: str, reasons: Iterable[Reason], words: Words, usual: str) -> Iterator[str]:
    """What is doubtful, why, and what to do: what the reasons say, or else the usual."""
    found = [_as_finding(reason, words) for reason in reasons]
    sentences = dict.fromkeys(words.sentence(each).rstrip("。.") for each in found)
    yield said + words.say("cli.init.joint").join(sentences)
    hints = dict.fromkeys(hint for each in found if (hint := words.hint(each)))
    for hint in hints or (usual,):
        yield f"{_INDENT}{hint}"


def proposal_json(made: Started | Redone, words: Words) -> dict[str, object]:
    """The proposal as one JSON object: ledgers, registries, files, spellings, checks, findings."""
    proposal = made.proposal
    say = sayer(words)
    read = getattr(made, "folder_read", proposal)
    return {
        "years": list(proposal.years),
        "title": proposal.title,
        "issuer": proposal.issuer,
        "registries": [_registry_json(each, say) for each in proposal.registries],
        "ledgers": [_ledger_json(each, say) for each in proposal.ledgers],
        "files": [_file_json(each, say) for each in read.files],
        "left_out": [
            {"file": file, "sheet": sheet or None, "reason": say(reason)}
            for (file, sheet), reason in read.set_aside.items()
        ],
        "spellings": [_spelling_json(each) for each in proposal.spellings],
        "checks": [{"name": each.name, "statement": each.statement} for each in proposal.checks],
        "findings": [finding_json(finding, words) for finding in made.findings],
    }


def _file_json(filed: FileDraft, say: Callable[[Reason], str]) -> dict[str, object]:
    return {
        "source": filed.source,
        "target": filed.target or None,
        "sure": filed.sure.value,
        "reasons": [say(reason) for reason in filed.reasons],
    }


def _spelling_json(spelling: SpellingDraft) -> dict[str, object]:
    return {
        "owner": spelling.owner,
        "kept": spelling.kept,
        "others": list(spelling.others),
        "rows": spelling.rows,
        "accepted": spelling.accepted,
    }


def _owner_json(
    owner: LedgerDraft | RegistryDraft, say: Callable[[Reason], str]
) -> dict[str, object]:
    tables = owner.family.tables
    return {
        "name": owner.name,
        "tables": [{"file": t.file, "sheet": t.sheet or None, "rows": t.records} for t in tables],
        "years": sorted({year for each in tables for year in each.years}),
        "sure": _less_sure(owner),
        "reasons": [say(reason) for reason in (*owner.reasons, *owner.family.reasons)],
        "columns": [_column_json(column, say) for column in owner.columns],
    }


def _ledger_json(ledger: LedgerDraft, say: Callable[[Reason], str]) -> dict[str, object]:
    key = list(ledger.duplicate_key) if ledger.duplicate_key is not None else None
    about = {"measure_word": ledger.measure_word or None, "date": ledger.date or None}
    return {**_owner_json(ledger, say), **about, "duplicate_key": key}


def _registry_json(registry: RegistryDraft, say: Callable[[Reason], str]) -> dict[str, object]:
    about = {"key": registry.key, "aliases": registry.aliases or None}
    return {**_owner_json(registry, say), **about, "members": list(registry.members)}


def _column_json(column: ColumnDraft, say: Callable[[Reason], str]) -> dict[str, object]:
    return {
        "name": column.name,
        "headers": list(column.headers),
        "role": column.role.value,
        "kind": column.kind.value if column.kind else None,
        "measure": column.measure or None,
        "measure_word": column.measure_word or None,
        "registry": column.registry or None,
        "values": list(column.values),
        "samples": list(column.samples),
        "could_be": [role.value for role in column.others],
        "sure": column.sure.value,
        "reasons": [say(reason) for reason in column.reasons],
    }
