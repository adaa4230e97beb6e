"""对照表.xlsx: written beside a new workspace, and read back when the office has corrected it."""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from zgreport.drafting.crosswalk import paper
from zgreport.drafting.crosswalk.remembered import as_remembered
from zgreport.drafting.crosswalk.rows import FILE
from zgreport.drafting.given import Given
from zgreport.drafting.guesses import Sureness
from zgreport.findings import SurroundingsError, ZgreportError, room
from zgreport.ledgers.files.sheet import Unreadable
from zgreport.output.spreadsheet import Table, as_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from zgreport.drafting.crosswalk.paper import Page
    from zgreport.drafting.found import TableName
    from zgreport.drafting.guesses import Reason
    from zgreport.ledgers.files.reader import Reader
    from zgreport.ledgers.files.sheet import Book
    from zgreport.pipeline.settling import Settled

__all__ = ["as_crosswalk", "read_crosswalk"]

_ROOM = room("pipeline")
_LOCKS = ("~$", ".~lock.", ".~")
_NOTHING_SAID = Given()
_GUIDE = (
    "本表列出程序从原有表格里读出了什么。有底色的行没有把握，请先看。",
    "只改蓝色表头下面的单元格，有下拉选项的从选项里选；其余的列是说明，改了不算。",
    "列：每个表头一行。“当作”是这一列的用处；两个表头写同一个名称，就是同一列。",
    "当作“名录名称”的列，各行是一份名录的成员；改成“文字”，这张表就是台账；反过来也行。",
    "文件：每张表一行。“归入”改成另一本台账的名称就并到那一本，改成“不用”就不读。",
    "台账：每本一行。“名称”是标签里用的名称，“查重”是合起来分得开每一行的列，没有就空着。",
    "写法：几种写法是同一个名称的，在“合并”里选“是”。",
    "改完保存、关闭，运行 zgreport init 〈工作区〉 --redo。",
    "原来的报告定义另存一份，改过的模板不动。",
)


def as_crosswalk(
    now: Settled,
    say: Callable[[Reason], str],
    source: str,
    outside: Mapping[TableName, Reason] = MappingProxyType({}),
    given: Given = _NOTHING_SAID,
) -> bytes:
    """The workbook: a guide, the pages of the proposal, and what it keeps of itself.

    `source` is the folder that the files came from, `outside` what was not copied from there;
    `given` is what the office has said so far.
    """
    pages = paper.crosswalk(now.proposal, say, outside)
    made = hashlib.sha256(now.template).hexdigest()
    kept = as_remembered(pages, now.proposal, given, source, made)
    guide = Table("说明", ("怎样改这张表",), tuple((line,) for line in _GUIDE))
    hidden = Table(kept.shape.name, kept.shape.heads, kept.rows, hidden=True)
    return as_workbook((guide, *map(_table, pages), hidden))


def _table(page: Page) -> Table:
    marked = frozenset({paper.SURENESS[Sureness.DOUBTFUL]})
    shape = page.shape
    return Table(shape.name, shape.heads, page.rows, page.choices, shape.open, marked)


def read_crosswalk(folder: Path, reader: Reader) -> Book:
    """The book of the workspace's 对照表.

    Raises ZgreportError where there is none to be read, SurroundingsError where it is open: what
    has not been saved yet would be lost.
    """
    path = folder / FILE
    if not path.is_file():
        raise ZgreportError([_ROOM.error("no_crosswalk", FILE)])
    names = (path.name for path in folder.iterdir())
    if lock := next((n for n in names if n.startswith(_LOCKS) and FILE in n), ""):
        raise SurroundingsError([_ROOM.error("crosswalk_open", FILE, lock=lock)])
    try:
        return reader.read(path)
    except Unreadable as error:
        raise ZgreportError([room("ledgers").error(error.code, FILE, **error.values)]) from None
