"""对照表: a proposal as rows that the office looks at, and what each cell of them may be.

Four sheets: 列 (a row a header), 文件 (a row a table), 台账 (a row a ledger), 写法 (a row a name).
What is typed there is Chinese in every language: it is the office's own paper.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.given import CELLS
from zgreport.drafting.guesses import Role, Sureness
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal, RegistryDraft

    Owner = LedgerDraft | RegistryDraft

__all__ = [
    "COLUMNS",
    "ISSUER",
    "KINDS",
    "LEDGERS",
    "NO",
    "OF_REGISTRY",
    "OUTSIDE",
    "PAPER",
    "ROLES",
    "SHAPES",
    "SPELLINGS",
    "SURENESS",
    "TABLES",
    "TITLE",
    "UNUSED",
    "YES",
    "Crosswalk",
    "Page",
    "Shape",
    "crosswalk",
]

YES, NO = "是", "否"
UNUSED = "不用"
ROLES: Mapping[Role, str] = MappingProxyType(
    {
        Role.DATE: "日期",
        Role.TITLE: "标题",
        Role.NAME: "名录",
        Role.LIST: "类别",
        Role.NUMBER: "数",
        Role.TEXT: "文字",
        Role.SERIAL: "序号",
        Role.LAST_YEAR: "上年同期",
        Role.KEY: "名录名称",
        Role.ALIASES: "别名",
        Role.ATTRIBUTE: "属性",
        Role.UNUSED: UNUSED,
    }
)
"""What a column may be taken for, in the order in which the list drops down."""
OF_REGISTRY = frozenset({Role.KEY, Role.ALIASES, Role.ATTRIBUTE})
KINDS: Mapping[MeasureKind, str] = MappingProxyType(
    {
        MeasureKind.SUM: "合计",
        MeasureKind.LAST: "期末数",
        MeasureKind.CUMULATIVE: "本年累计",
        MeasureKind.RANK: "名次",
        MeasureKind.MEAN: "平均",
        MeasureKind.PERCENT: "百分比",
    }
)
SURENESS: Mapping[Sureness, str] = MappingProxyType(
    {Sureness.SURE: "确定", Sureness.LIKELY: "多半", Sureness.DOUBTFUL: "存疑"}
)

COLUMNS = "列"
TABLES = "文件"
LEDGERS = "台账"
SPELLINGS = "写法"
PAPER = "综述"
OUTSIDE = "原文件夹/"
"""Before the name of a file that was not copied."""
TITLE, ISSUER = "标题", "署名"


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet without its rows: its name and heads, and what of a row says what it is about.

    `open` are the heads under which the office may change a cell, `key` those that tell its rows
    apart; the others only explain.
    """

    name: str
    heads: tuple[str, ...]
    open: frozenset[str]
    key: tuple[str, ...]

    @property
    def lasting(self) -> tuple[str, ...]:
        """The heads of which the cells are worth keeping; the first says whose row it is."""
        kept = {self.heads[0], *self.open, *self.key}
        return tuple(head for head in self.heads if head in kept)


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        shape.name: shape
        for shape in (
            Shape(
                COLUMNS,
                (
                    *("台账", "文件", "工作表", "表头", "值1", "值2", "值3"),
                    *("当作", "名称", "算法", "量词", "名录", "把握", "依据"),
                ),
                frozenset({"当作", "名称", "算法", "量词", "名录"}),
                ("文件", "工作表", "表头"),
            ),
            Shape(
                TABLES,
                ("文件", "工作表", "行数", "归入", "把握", "依据"),
                frozenset({"归入"}),
                ("文件", "工作表"),
            ),
            Shape(
                LEDGERS,
                ("台账", "名称", "量词", "日期", "查重", "把握", "依据"),
                frozenset({"名称", "量词", "日期", "查重"}),
                ("台账",),
            ),
            Shape(
                SPELLINGS,
                ("名录或列", "算作", "其他写法", "行数", "合并", "依据"),
                frozenset({"名录或列", "算作", "其他写法", "合并"}),
                (),
            ),
            Shape(PAPER, ("项目", "写法"), frozenset({"写法"}), ("项目",)),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its rows, and by head what may be chosen there (others are free)."""

    shape: Shape
    rows: tuple[tuple[str, ...], ...]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def records(self) -> Iterator[Mapping[str, str]]:
        """The rows by head."""
        for row in self.rows:
            yield dict(zip(self.shape.heads, row, strict=True))


Crosswalk = tuple[Page, ...]


def crosswalk(
    proposal: Proposal,
    say: Callable[[Reason], str],
    outside: Mapping[TableName, Reason] = MappingProxyType({}),
) -> Crosswalk:
    """The pages of a proposal, what is doubtful first within each.

    `outside` are tables that were not copied, by their names in the folder they came from.
    """
    return (
        _columns(proposal, say),
        _tables(proposal, say, outside),
        _ledgers(proposal, say),
        _spellings(proposal, say),
        _paper(proposal),
    )


_ORDER = (Sureness.DOUBTFUL, Sureness.LIKELY, Sureness.SURE)


def _said(reasons: Sequence[Reason], say: Callable[[Reason], str]) -> str:
    return "；".join(dict.fromkeys(say(reason).rstrip("。") for reason in reasons))


def _columns(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (_ORDER.index(column.sure), _column_row(owner, column, header, say))
        for owner in proposal.owners
        for column in owner.columns
        if column.role in ROLES
        for header in column.headers or (CELLS,)
    ]
    names = tuple(owner.name for owner in proposal.owners)  # a ledger may become a registry
    choices = {"当作": tuple(ROLES.values()), "算法": tuple(KINDS.values()), "名录": names}
    ordered = tuple(row for _, row in sorted(rows, key=lambda each: each[0]))
    return Page(SHAPES[COLUMNS], ordered, MappingProxyType(choices))


def _column_row(
    owner: Owner, column: ColumnDraft, header: str, say: Callable[[Reason], str]
) -> tuple[str, ...]:
    file, sheet = next(
        (t.name for t in owner.family.tables if header in t.columns or header in t.months),
        owner.family.tables[0].name,
    )
    samples = (*column.samples, "", "", "")[:3]
    kind = KINDS[column.kind] if column.kind else ""
    name = column.measure or column.name
    guess = (ROLES[column.role], name, kind, column.measure_word, column.registry)
    why = (SURENESS[column.sure], _said(column.reasons, say))
    return (owner.name, file, sheet, header, *samples, *guess, *why)


def _tables(
    proposal: Proposal, say: Callable[[Reason], str], outside: Mapping[TableName, Reason]
) -> Page:
    sources = {file.source: file for file in proposal.files}
    left_out = {
        **proposal.set_aside,
        **{(OUTSIDE + file, sheet): reason for (file, sheet), reason in outside.items()},
    }
    rows: list[tuple[str, ...]] = []
    for (file, sheet), reason in left_out.items():
        rows.append((file, sheet, "", UNUSED, "", _said((reason,), say)))
    for owner in proposal.owners:
        family = owner.family
        for table in family.tables:
            place = sources[table.file]
            reasons = (*place.reasons, *family.reasons)
            sure = SURENESS[max(place.sure, family.sure, key=list(Sureness).index)]
            about = (table.file, table.sheet, str(table.records), owner.name)
            rows.append((*about, sure, _said(reasons, say)))
    names = tuple(owner.name for owner in proposal.owners)
    return Page(SHAPES[TABLES], tuple(rows), MappingProxyType({"归入": (*names, UNUSED)}))


def _ledgers(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (
            *(ledger.name, ledger.name, ledger.measure_word, ledger.date),
            "、".join(ledger.duplicate_key or ()),
            *(SURENESS[ledger.sure], _said(ledger.reasons, say)),
        )
        for ledger in sorted(proposal.ledgers, key=lambda each: _ORDER.index(each.sure))
    ]
    return Page(SHAPES[LEDGERS], tuple(rows))


def _spellings(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (
            *(each.owner, each.kept, "、".join(each.others), str(each.rows)),
            *(YES if each.accepted else NO, _said(each.reasons, say)),
        )
        for each in proposal.spellings
    ]
    choices = {"名录或列": _spelled(proposal), "合并": (YES, NO)}
    return Page(SHAPES[SPELLINGS], tuple(rows), MappingProxyType(choices))


def _spelled(proposal: Proposal) -> tuple[str, ...]:
    """Whatever has values that may be spelled in several ways: registries, columns of texts."""
    columns = [
        f"{ledger.name}.{column.name}"
        for ledger in proposal.ledgers
        for column in ledger.columns
        if column.role in {Role.LIST, Role.TEXT} and column.name.isidentifier()
    ]
    return (*(registry.name for registry in proposal.registries), *columns)


def _paper(proposal: Proposal) -> Page:
    return Page(SHAPES[PAPER], ((TITLE, proposal.title), (ISSUER, proposal.issuer)))
