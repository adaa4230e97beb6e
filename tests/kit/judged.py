"""Judged: what `init --from` made of a folder and a build of it, held to the folder's truth."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from told_numbers import untrue
from truth import Column, Counts, Ledger, Office, Registry

from zgreport.findings import ZgreportError
from zgreport.pipeline.build import build
from zgreport.pipeline.figures import figures
from zgreport.pipeline.order import Order, silent
from zgreport.pipeline.starting import start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal
    from zgreport.findings import Finding

__all__ = ["Judgement", "Verdict", "judged"]

_CLOSE = Fraction(1, 10**4)  # six places of a share, in percent


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of a ledger, date, name, number, list or registry: found, missed or wrongly taken.

    `told`: what is not found stands among the doubts that are printed first.
    """

    kind: str
    what: str
    outcome: str
    told: bool = True
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A folder's verdicts, its numbers that are right, those that are not, and what was said."""

    office: str
    verdicts: tuple[Verdict, ...]
    right: int
    wrong: tuple[str, ...]
    doubts: tuple[str, ...]
    findings: tuple[Finding, ...]


def judged(office: Office, folder: Path) -> Judgement:
    """Write the folder, start from it, build untouched, and hold all of it to the truth."""
    source = folder / "表格"
    for name, content in office.files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    made = start(source, folder / "综述", _code)
    verdicts = tuple(_verdicts(office, made.proposal))
    doubts = tuple(_doubts(made.proposal))
    try:
        built = build(Order(folder / "综述"), silent)
    except ZgreportError as error:
        wrong = tuple(f"{f.code} {f.place} {dict(f.values)}" for f in error.findings)
        return Judgement(office.name, verdicts, 0, wrong, doubts, error.findings)
    right, wrong = _numbers(office, made.proposal, folder / "综述")
    return Judgement(office.name, verdicts, right, wrong, doubts, built.findings)


def _plain(headers: Iterable[str]) -> set[str]:
    """Headers as they compare: in one width, and without what stands in brackets."""
    folded = (unicodedata.normalize("NFKC", header) for header in headers)
    return {re.sub(r"\s*\(.*?\)$", "", header).strip() for header in folded}


def _code(reason: Reason) -> str:
    return reason.code


def _doubts(proposal: Proposal) -> Iterator[str]:
    for owner in proposal.owners:
        if _is_doubtful(owner):
            yield owner.name
        for column in owner.columns:
            if column.sure.value == "doubtful":
                yield f"{owner.name}.{column.name}"


def _is_doubtful(owner: Any) -> bool:
    return "doubtful" in {owner.sure.value, owner.family.sure.value}


def _pairs(office: Office, proposal: Proposal) -> dict[str, Ledger]:
    """The truth's ledger of each drafted one, all of whose tables are that ledger's."""
    found: dict[str, Ledger] = {}
    for drafted in proposal.ledgers:
        for truth in office.ledgers:
            if all(truth.file in t.file and truth.sheet in t.sheet for t in drafted.family.tables):
                found[drafted.name] = truth
    return found


def _verdicts(office: Office, proposal: Proposal) -> Iterator[Verdict]:
    pairs = _pairs(office, proposal)
    drafted = {one.name: one for one in proposal.ledgers}
    for truth in office.ledgers:
        own = [drafted[name] for name, each in pairs.items() if each is truth]
        yield _ledger(truth, own)
        if own:
            yield from _parts(truth, own[0], office)
    for name, one in drafted.items():
        if name not in pairs:
            yield Verdict("ledger", name, "wrong", _is_doubtful(one), "a ledger")
    yield from _registries(office, proposal)


def _ledger(truth: Ledger, own: Sequence[LedgerDraft]) -> Verdict:
    if len(own) != 1:
        told = bool(own) and all(map(_is_doubtful, own))
        return Verdict("ledger", truth.file, "missed", told, f"{len(own)} ledgers")
    (one,) = own
    if one.measure_word != truth.word:
        told = _is_doubtful(one)
        return Verdict("ledger", truth.file, "wrong", told, f"counted in {one.measure_word!r}")
    return Verdict("ledger", truth.file, "found")


def _parts(truth: Ledger, drafted: LedgerDraft, office: Office) -> Iterator[Verdict]:
    yield _date(truth, drafted)
    for column in truth.columns:
        found = [c for c in drafted.columns if _plain(c.headers) & _plain(column.headers)]
        if truth.crossed in column.headers and truth.crossed:
            found = [c for c in drafted.columns if c.measure]
        yield from _column(truth, column, found, office)


def _date(truth: Ledger, drafted: LedgerDraft) -> Verdict:
    what = f"{truth.file}：日期"
    taken = next((c for c in drafted.columns if c.name == drafted.date), None)
    if truth.by_sheet or truth.crossed or not truth.date:
        is_right = bool(drafted.date) == (truth.by_sheet or bool(truth.crossed))
        return Verdict("date", what, "found" if is_right else "wrong", False, drafted.date)
    if taken is None:
        doubted = [c for c in drafted.columns if _plain(c.headers) & _plain(truth.date)]
        told = _is_doubtful(drafted) or any(c.sure.value == "doubtful" for c in doubted)
        return Verdict("date", what, "missed", told)
    is_right = _plain(taken.headers) <= _plain(truth.date)
    told = taken.sure.value == "doubtful"
    return Verdict("date", what, "found" if is_right else "wrong", told, str(taken.headers))


def _column(
    truth: Ledger, column: Column, found: Sequence[ColumnDraft], office: Office
) -> Iterator[Verdict]:
    kind, what = column.role, f"{truth.file}：{column.headers[0]}"
    if kind == "date":
        return  # the one that counts is judged with the ledger
    roles = {c.role.value for c in found}
    told = any(c.sure.value == "doubtful" for c in found)
    if kind in {"text", "title", "serial"}:
        if roles & {"name", "list", "number"}:
            yield Verdict(_WANTED[roles.pop()], what, "wrong", told, str(found[0].role))
        return
    if len(found) != 1 or roles != {kind}:
        outcome = "wrong" if roles & {"name", "list", "number"} - {kind} else "missed"
        yield Verdict(kind, what, outcome, told, f"{len(found)} × {sorted(roles)}")
        return
    wrong = _wrong_in(column, found[0])
    yield Verdict(kind, what, "wrong" if wrong else "found", told, wrong)


_WANTED = {"name": "name", "list": "list", "number": "number"}


def _wrong_in(column: Column, found: ColumnDraft) -> str:
    if column.role == "number":
        kind = str(found.kind and found.kind.value)
        if (kind, found.measure_word) != (column.kind, column.word):
            return f"{kind}，{found.measure_word}，not {column.kind}，{column.word}"
    if column.role == "list" and set(found.values) != set(column.values):
        return str(sorted(set(found.values) ^ set(column.values)))
    return ""


def _registries(office: Office, proposal: Proposal) -> Iterator[Verdict]:
    told: list[str] = []
    for truth in office.registries:
        found = [one for one in proposal.registries if _is_of(truth, one.family.tables)]
        told += [one.name for one in found]
        if not found:
            yield Verdict("registry", truth.file, "missed", False)
            continue
        is_right = {(one.key, one.aliases) for one in found} == {(truth.key, truth.aliases)}
        taken = f"{found[0].key}、{found[0].aliases}"
        doubtful = _is_doubtful(found[0])
        yield Verdict("registry", truth.file, "found" if is_right else "wrong", doubtful, taken)
    for one in proposal.registries:
        if one.name not in told:
            yield Verdict("registry", one.name, "wrong", _is_doubtful(one), "a registry")


def _is_of(truth: Registry, tables: Sequence[Any]) -> bool:
    return all(truth.file in table.file or truth.file == table.sheet for table in tables)


def _numbers(office: Office, proposal: Proposal, workspace: Path) -> tuple[int, tuple[str, ...]]:
    """How many numbers are right, and those that are not, of figures and of the document."""
    named: dict[str, str] = {}
    lines: list[tuple[int, dict[str, Any]]] = []
    for year in proposal.years:
        page = _figures(workspace, year)
        lines += [(year, line) for line in page["figures"]]
        named |= {line["name"]: line["expression"] for line in page["figures"]}
    counts = _counts(office, proposal, named)
    right, wrong = 0, []
    for year, line in lines:
        for key, of in (("value", year), ("previous", year - 1)):
            said = _held(counts, line, key, of)
            right += not said
            wrong += [said] if said else []
    year = max(proposal.years)
    (path,) = (workspace / "out" / str(year)).glob("figures.json")
    for line in json.loads(path.read_text(encoding="utf-8")):
        said = untrue(line, counts, year)
        right += not said
        wrong += [said] if said else []
    return right, tuple(dict.fromkeys(wrong))


def _figures(workspace: Path, year: int) -> Any:
    """The figures of a year; none where a ledger has no file of it, which a build refuses."""
    try:
        return figures(Order(workspace, year=year)).as_json()
    except ZgreportError as error:
        if "ledgers.no_file_at_all" in {finding.code for finding in error.findings}:
            return {"figures": []}
        raise


def _counts(office: Office, proposal: Proposal, named: Mapping[str, str]) -> Counts:
    ledgers: dict[str, tuple[Ledger, dict[str, str], dict[str, str]]] = {}
    drafted = {one.name: one for one in proposal.ledgers}
    for name, truth in _pairs(office, proposal).items():
        columns: dict[str, str] = {}
        measures: dict[str, str] = {}
        for each in drafted[name].columns:
            own = next((c for c in truth.columns if _plain(c.headers) & _plain(each.headers)), None)
            if own is None and each.measure and truth.crossed:
                own = next(c for c in truth.columns if truth.crossed in c.headers)
            if own is not None:
                columns[each.name] = own.headers[0]
                if each.measure:
                    measures[each.measure] = own.headers[0]
        ledgers[name] = truth, columns, measures
    registries = {registry.key: _renamed(registry, proposal) for registry in office.registries}
    return Counts(ledgers, registries, named)


def _renamed(truth: Registry, proposal: Proposal) -> Registry:
    """The registry with its attributes also under the names that conditions use."""
    own = next((one for one in proposal.registries if _is_of(truth, one.family.tables)), None)
    names = dict(own.renamed) if own else {}
    more = {c.name: c.headers[0] for c in own.columns} if own else {}
    rows = tuple(
        {**row, **{new: row.get(more.get(old, old)) for old, new in names.items()}}
        for row in truth.rows
    )
    return Registry(truth.file, truth.key, truth.aliases, rows)


def _held(counts: Counts, line: dict[str, Any], key: str, year: int) -> str:
    """Why a figure's number is not the truth's; "" where it is, or where there is none."""
    told = line.get(key)
    try:
        value = counts.value(line["expression"], year)
    except KeyError as error:
        return f"{line['name']}：不知道 {error}"
    if told is None:
        return "" if value is None or key == "previous" else f"{line['name']} {year}: 空，{value}"
    if value is None:
        return f"{line['name']} {year}: {told}, 应为空"
    is_right = any(
        abs(Fraction(told) * times - value) < _CLOSE for times in (1, 100, Fraction(1, 100))
    )
    return "" if is_right else f"{line['name']} {year}: {told}, 应为 {float(value)}"
