"""对照表.xlsx: written beside a new workspace, and read back when the office has corrected it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from zgreport.drafting import crosswalk as paper
from zgreport.drafting.guesses import Sureness
from zgreport.drafting.typed_rows import FILE
from zgreport.findings import ZgreportError, room
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.output.spreadsheet import Table, as_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from zgreport.drafting.crosswalk import Page
    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.ledgers.files.reader import Reader
    from zgreport.ledgers.files.sheet import Book
    from zgreport.pipeline.settling import Settled

__all__ = ["as_crosswalk", "read_crosswalk"]

_ROOM = room("pipeline")
_GUIDE = (
    "本表列出程序从原有表格里读出了什么。有底色的行没有把握，请先看。",
    "只改蓝色表头下面的单元格，有下拉选项的从选项里选；其余的列是说明，改了不算。",
    "列：每个表头一行。“当作”是这一列的用处；两个表头写同一个名称，就是同一列。",
    "文件：每张表一行。“归入”改成另一本台账的名称就并到那一本，改成“不用”就不读。",
    "写法：几种写法是同一个名称的，在“合并”里选“是”。",
    "改完保存、关闭，运行 zgreport init 〈工作区〉 --redo。",
    "原来的报告定义另存一份，改过的模板不动。",
)


def as_crosswalk(
    now: Settled,
    say: Callable[[Reason], str],
    source: str,
    outside: Mapping[TableName, Reason],
) -> bytes:
    """The workbook: a guide, then the pages of the proposal.

    `source` is the folder that the files came from, `outside` what was not copied from there.
    """
    kept = {
        paper.FOLDER: source,
        paper.TEMPLATE: hashlib.sha256(now.template).hexdigest(),
    }
    pages = paper.crosswalk(now.proposal, say, outside, kept)
    guide = Table("说明", ("怎样改这张表",), tuple((line,) for line in _GUIDE))
    return as_workbook((guide, *map(_table, pages)))


def _table(page: Page) -> Table:
    marked = frozenset({paper.SURENESS[Sureness.DOUBTFUL]})
    return Table(page.name, page.heads, page.rows, page.choices, page.open, marked)


def read_crosswalk(folder: Path, reader: Reader) -> Book:
    """The book of the workspace's 对照表; raises ZgreportError where there is none to be read."""
    path = folder / FILE
    if not path.is_file():
        raise ZgreportError([_ROOM.error("no_crosswalk", FILE)])
    try:
        return reader.read(path)
    except Unreadable as error:
        raise ZgreportError([room("ledgers").error(error.code, FILE, **error.values)]) from None
