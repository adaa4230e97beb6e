"""Drafted: proposals made by hand, and offices that a proposal's own text and template build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk import Desk

from zgreport.definition.choices import MeasureKind
from zgreport.document.starting import starting_template
from zgreport.drafting.definition_text import definition_text
from zgreport.drafting.found import Family, FoundTable
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.naming_figures import named_figures
from zgreport.drafting.outline import outline
from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal, RegistryDraft
from zgreport.ledgers.coded import Coded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["column", "family", "ledger", "measure", "office", "proposal", "registry", "say"]


def say(reason: Reason) -> str:
    return f"依据{reason.code}"


def column(name: str, role: Role = Role.TEXT, **more: object) -> ColumnDraft:
    """A column under its own header."""
    given: dict[str, object] = {
        "headers": (name,),
        "sure": Sureness.SURE,
        "reasons": (Reason("by_header"),),
        **more,
    }
    return ColumnDraft(name=name, role=role, **given)  # type: ignore[arg-type]  # its fields


def measure(name: str, word: str, kind: MeasureKind = MeasureKind.SUM) -> ColumnDraft:
    return column(name, Role.NUMBER, kind=kind, measure=name, measure_word=word)


def family(name: str, tables: Mapping[int, Sequence[Sequence[object]]] | None = None) -> Family:
    """Tables of years, each a header and rows."""
    found = tuple(
        FoundTable(
            f"{year}/{name}.csv",
            "",
            "",
            frozenset({year} if year else ()),
            {str(h): Coded.of(cells) for h, *cells in zip(*rows, strict=True)},
        )
        for year, rows in (tables or {}).items()
    )
    return Family(name, (f"*{name}*",), (), found, Sureness.SURE, ())


def ledger(name: str, word: str, *columns: ColumnDraft, **more: object) -> LedgerDraft:
    dated = next((each.name for each in columns if each.role is Role.DATE), "")
    given: dict[str, object] = {
        "family": family(name),
        "sure": Sureness.SURE,
        "reasons": (Reason("by_files"),),
        "date": dated,
        **more,
    }
    return LedgerDraft(name, measure_word=word, columns=columns, **given)  # type: ignore[arg-type]


def registry(
    name: str, rows: Sequence[Sequence[object]], *attributes: ColumnDraft
) -> RegistryDraft:
    """A registry in 名录.csv, whose first column is the key."""
    key = column(str(rows[0][0]), Role.KEY)
    return RegistryDraft(
        name,
        family(name, {0: rows}),
        f"{name}名录.csv",
        "",
        key.name,
        "",
        (key, *attributes),
        tuple(str(row[0]) for row in rows[1:]),
        Sureness.LIKELY,
        (Reason("referred_to"),),
    )


def proposal(
    *ledgers: LedgerDraft, registries: Sequence[RegistryDraft] = (), **more: object
) -> Proposal:
    given: dict[str, object] = {"title": "{{ 期间 }}工作综述", "issuer": "云川市某局", **more}
    return Proposal(
        years=(2022, 2023),
        files=(),
        left_out={},
        registries=tuple(registries),
        ledgers=ledgers,
        **given,  # type: ignore[arg-type]  # its fields
    )


def office(root: Path, drafted: Proposal, tables: Mapping[str, Sequence[Sequence[object]]]) -> Desk:
    """A workspace with the proposal's text and template, and these tables as .csv files."""
    figures = named_figures(drafted)
    (root / "templates").mkdir(parents=True)
    (root / "inputs").mkdir()
    text = definition_text(drafted, figures, say)
    (root / "inputs" / "report.yaml").write_text(text, encoding="utf-8")
    page = starting_template(outline(drafted, figures))
    (root / "templates" / "综述.docx").write_bytes(page)
    for name, rows in tables.items():
        path = root / "inputs" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        lines = (",".join("" if cell is None else str(cell) for cell in row) for row in rows)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Desk(root)
