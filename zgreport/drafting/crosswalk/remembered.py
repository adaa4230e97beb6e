"""Remembered: what a 对照表 keeps of itself on a hidden sheet, so that it can be read back.

Which cells the office has changed shows beside what the program wrote there; what it said earlier
stays said, though the cells look like any others by now.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.crosswalk import paper
from zgreport.drafting.given import Given, GivenColumn, GivenLedger
from zgreport.drafting.guesses import Role
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from zgreport.drafting.crosswalk.paper import Crosswalk, Page
    from zgreport.drafting.found import TableName
    from zgreport.drafting.proposal import Proposal

__all__ = ["HIDDEN", "Remembered", "as_remembered", "remembered"]

HIDDEN = paper.Shape("存底", ("项目", "内容"), frozenset(), ())
_TABLE, _RENAMED, _COLUMN, _LEDGER, _SAID = "表", "改名", "列", "台账", "综述"
_ROW, _CHOICE, _FAMILY, _FOLDER, _TEMPLATE = "原", "选项", "名录", "原文件夹", "模板"


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """What was written in a 对照表, and what was said before.

    `pages` are the rows of each page by head, without what only explains; `choices` what may be
    chosen by page and head; `families` the name of each registry's family; `folder` is where the
    files came from, `template` the checksum of the template that was written with it.
    """

    given: Given = field(default_factory=Given)
    pages: Mapping[str, tuple[Mapping[str, str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    choices: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    families: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    folder: str = ""
    template: str = ""


def as_remembered(
    pages: Crosswalk, proposal: Proposal, given: Given, folder: str, template: str
) -> Page:
    """The hidden page of a 对照表 that has these pages."""
    told = [
        *((_FOLDER, [folder]), (_TEMPLATE, [template])),
        *((_FAMILY, [each.name, each.family.name]) for each in proposal.registries),
        *((_CHOICE, [p.shape.name, head, list(c)]) for p in pages for head, c in p.choices.items()),
        *((_ROW, [page.shape.name, _kept(page, row)]) for page in pages for row in page.records()),
        *_of_given(given),
    ]
    rows = tuple((kind, json.dumps(values, ensure_ascii=False)) for kind, values in told)
    return paper.Page(HIDDEN, rows)


def _kept(page: Page, row: Mapping[str, str]) -> dict[str, str]:
    return {head: row[head] for head in page.shape.lasting}


def _of_given(given: Given) -> Iterator[tuple[str, list[Any]]]:
    yield _SAID, [given.title, given.issuer]
    for (file, sheet), name in given.tables.items():
        yield _TABLE, [file, sheet, name]
    yield _RENAMED, sorted(given.renamed)
    for (ledger, header), c in given.columns.items():
        yield _COLUMN, [ledger, header, c.role, c.name, c.kind, c.measure_word, c.registry]
    for name, told in given.ledgers.items():
        yield _LEDGER, [name, told.measure_word, told.date, told.duplicate_key]


def remembered(rows: Sequence[tuple[str, ...]]) -> Remembered:
    """What the rows of the hidden page say; raises ValueError where they were tampered with."""
    told: dict[str, list[Any]] = {}
    for kind, text in rows:
        told.setdefault(kind, []).append(json.loads(text))
    try:
        return _read(told)
    except (TypeError, LookupError) as error:
        raise ValueError(str(error)) from error


def _read(told: Mapping[str, list[Any]]) -> Remembered:
    pages: dict[str, list[Mapping[str, str]]] = {}
    for name, row in told.get(_ROW, []):
        pages.setdefault(name, []).append(MappingProxyType(row))
    choices = {(page, head): tuple(words) for page, head, words in told.get(_CHOICE, [])}
    return Remembered(
        _given(told),
        MappingProxyType({name: tuple(own) for name, own in pages.items()}),
        MappingProxyType(choices),
        MappingProxyType(dict(told.get(_FAMILY, []))),
        str(told[_FOLDER][0][0]),
        str(told[_TEMPLATE][0][0]),
    )


def _given(told: Mapping[str, list[Any]]) -> Given:
    ((title, issuer),) = told[_SAID]
    tables: dict[TableName, str] = {(file, sheet): to for file, sheet, to in told.get(_TABLE, [])}
    columns = {(ledger, header): _column(*of) for ledger, header, *of in told.get(_COLUMN, [])}
    ledgers = {
        name: GivenLedger(word, date, None if key is None else tuple(key))
        for name, word, date, key in told.get(_LEDGER, [])
    }
    return Given(
        title=title,
        issuer=issuer,
        tables=MappingProxyType(tables),
        renamed=frozenset(told[_RENAMED][0]),
        ledgers=MappingProxyType(ledgers),
        columns=MappingProxyType(columns),
    )


def _column(
    role: str | None, name: str | None, kind: str | None, word: str | None, registry: str | None
) -> GivenColumn:
    return GivenColumn(
        role=Role(role) if role else None,
        name=name,
        kind=MeasureKind(kind) if kind else None,
        measure_word=word,
        registry=registry,
    )
