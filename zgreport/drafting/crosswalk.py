"""对照表: a proposal as rows that the office looks at, and what each cell of them may be.

Four sheets: 列 (a row a header), 文件 (a row a table), 台账 (a row a ledger), 写法 (a row a name).
What is typed there is Chinese in every language: it is the office's own paper.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role, Sureness
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import ColumnDraft, LedgerDraft, Proposal

__all__ = [
    "COLUMNS",
    "FOLDER",
    "KINDS",
    "LEDGERS",
    "NO",
    "OUTSIDE",
    "PAPER",
    "ROLES",
    "SPELLINGS",
    "SURENESS",
    "TABLES",
    "TEMPLATE",
    "UNUSED",
    "YES",
    "Crosswalk",
    "Page",
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
        Role.UNUSED: UNUSED,
    }
)
"""What a ledger's column may be taken for, in the order in which the list drops down."""
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
FOLDER = "原文件夹"
TEMPLATE = "模板校验"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its heads, its rows, and by head what may be chosen there (others are free).

    `open` are the heads under which the office may change a cell; the others say what it is about.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    choices: Mapping[str, tuple[str, ...]]
    open: frozenset[str]

    def records(self) -> Iterator[Mapping[str, str]]:
        """The rows by head."""
        for row in self.rows:
            yield dict(zip(self.heads, row, strict=True))


Crosswalk = tuple[Page, ...]


def crosswalk(
    proposal: Proposal,
    say: Callable[[Reason], str],
    outside: Mapping[TableName, Reason] = MappingProxyType({}),
    kept: Mapping[str, str] = MappingProxyType({}),
) -> Crosswalk:
    """The pages of a proposal, what is doubtful first within each.

    `outside` are tables that were not copied, by their names in the folder they came from; `kept`
    is what a later run must know, in lines of the last page.
    """
    return (
        _columns(proposal, say),
        _tables(proposal, say, outside),
        _ledgers(proposal, say),
        _spellings(proposal, say),
        _paper(proposal, kept),
    )


_ORDER = (Sureness.DOUBTFUL, Sureness.LIKELY, Sureness.SURE)


def _said(reasons: Sequence[Reason], say: Callable[[Reason], str]) -> str:
    return "；".join(dict.fromkeys(say(reason).rstrip("。") for reason in reasons))


_COLUMN_HEADS = (
    *("台账", "文件", "工作表", "表头", "值1", "值2", "值3"),
    *("当作", "名称", "算法", "量词", "名录", "把握", "依据"),
)


def _columns(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (_ORDER.index(column.sure), _column_row(ledger, column, header, say))
        for ledger in proposal.ledgers
        for column in ledger.columns
        if column.role in ROLES
        for header in column.headers
    ]
    names = tuple(registry.name for registry in proposal.registries)
    choices = {"当作": tuple(ROLES.values()), "算法": tuple(KINDS.values()), "名录": names}
    return Page(
        COLUMNS,
        _COLUMN_HEADS,
        tuple(row for _, row in sorted(rows, key=lambda each: each[0])),
        MappingProxyType(choices),
        frozenset({"当作", "名称", "算法", "量词", "名录"}),
    )


def _column_row(
    ledger: LedgerDraft, column: ColumnDraft, header: str, say: Callable[[Reason], str]
) -> tuple[str, ...]:
    file, sheet = next(
        (t.name for t in ledger.family.tables if header in t.columns or header in t.months),
        ledger.family.tables[0].name,
    )
    samples = (*column.samples, "", "", "")[:3]
    kind = KINDS[column.kind] if column.kind else ""
    name = column.measure or column.name
    guess = (ROLES[column.role], name, kind, column.measure_word, column.registry)
    why = (SURENESS[column.sure], _said(column.reasons, say))
    return (ledger.name, file, sheet, header, *samples, *guess, *why)


def _tables(
    proposal: Proposal, say: Callable[[Reason], str], outside: Mapping[TableName, Reason]
) -> Page:
    sources = {file.source: file for file in proposal.files}
    left_out = {
        **proposal.left_out,
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
    ledgers = tuple(ledger.name for ledger in proposal.ledgers)
    return Page(
        TABLES,
        ("文件", "工作表", "行数", "归入", "把握", "依据"),
        tuple(rows),
        MappingProxyType({"归入": (*ledgers, UNUSED)}),
        frozenset({"归入"}),
    )


def _ledgers(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (
            *(ledger.name, ledger.measure_word, ledger.date, "、".join(ledger.duplicate_key or ())),
            *(SURENESS[ledger.sure], _said(ledger.reasons, say)),
        )
        for ledger in sorted(proposal.ledgers, key=lambda each: _ORDER.index(each.sure))
    ]
    heads = ("台账", "量词", "日期", "查重", "把握", "依据")
    return Page(
        LEDGERS, heads, tuple(rows), MappingProxyType({}), frozenset({"量词", "日期", "查重"})
    )


def _spellings(proposal: Proposal, say: Callable[[Reason], str]) -> Page:
    rows = [
        (
            *(each.owner, each.kept, "、".join(each.others), str(each.rows)),
            *(YES if each.accepted else NO, _said(each.reasons, say)),
        )
        for each in proposal.spellings
    ]
    heads = ("名录或列", "算作", "其他写法", "行数", "合并", "依据")
    free = frozenset({"算作", "其他写法", "合并"})
    return Page(SPELLINGS, heads, tuple(rows), MappingProxyType({"合并": (YES, NO)}), free)


def _paper(proposal: Proposal, kept: Mapping[str, str]) -> Page:
    rows = (("标题", proposal.title), ("署名", proposal.issuer), *kept.items())
    return Page(PAPER, ("项目", "写法"), rows, MappingProxyType({}), frozenset({"写法"}))
