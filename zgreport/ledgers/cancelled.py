"""Cancelled rows: records of which a cell says that they do not count: 作废, 已撤稿, 题目（作废）.

Nobody but the office can tell; so they count, with a warning, where nothing is said of the column:
a closed list, a group, `ignore`, scoring, or (told later) a condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Severity
from zgreport.ledgers.cells import text_of
from zgreport.ledgers.margins import is_remark
from zgreport.ledgers.oddities import struck_rows, tell_rows
from zgreport.ledgers.texts import strings
from zgreport.names import comparable
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zgreport.ledgers.coded import Coded
    from zgreport.ledgers.draft import Draft

__all__ = ["CANCELLED", "tell_cancelled"]

CANCELLED = "ledgers.cancelled_rows"
"""The code of what is told here."""

_COUNT = (
    r"(?:不|勿|未)(?:再|予|参与|纳入|计入|应)?"
    r"(?:计入?|算|统计|计算|计分|计数|汇总)(?:数|内|在内|总数)?"
)
_GONE = r"(?:作废|废(?:稿|止|除|弃)?|撤(?:稿|回|下|销|除)|取消|删(?:除|去|掉)?|剔除|退稿|停用)"
_REPEATED = (
    r"(?:(?:[与和同跟].{1,8}|第?\d{1,4}[行号条期])?重复(?:了|的|稿件?|报送?|录入|登记|计算|统计|刊发|发布|行|项|数据)?"
    r"|重报|多[录报]|误[录报]|[录填报]错|(?:录入|填报|登记|填写)(?:错误|有误)|无效(?:数据|稿件)?)"
)
_WORD = (
    r"(?:[该此本][件稿条行篇])?(?:已|己|拟|应|待|均|被)?"
    rf"(?:{_GONE}|{_REPEATED}|{_COUNT})(?:了|稿件?|处理|登记)?"
)
_CELL = Pattern(rf"[(\[【]?{_WORD}(?:[,，、;；]?{_WORD})?[)\]】]?[。.!！]?")
_REMARK = Pattern(rf"[(\[【]?{_WORD}[)\]】]?(?:[,，、。;；:：(].*)?")
_ENDED = Pattern(rf".*[(\[【〔](?:{_WORD})[)\]】〕][。.]?|.*[-—_]+(?:已?作废|已?撤稿|已?删除)")
_BEGUN = Pattern(rf"[(\[【〔](?:{_WORD})[)\]】〕].+|(?:已?作废|已?撤稿)[:：].+")
# What every such text holds, soon asked: most texts with 不 are 不予受理 and the like.
_HINT = Pattern(
    "[废撤删剔]|取消|退稿|停用|重[复报]|[多误][录报]|[录填报]错|错误|有误|无效|[不勿未].{0,5}[计算统汇]"
)
# Columns that say of what kind a record is, not what became of it.
_KINDS = Pattern(
    r".*(?:变[动更化]|调整|类型|类别|种类|方式|性质|操作|处分|措施|意见|结果|要求|内容)(?:\(.*\))?"
)
_ASKED = Pattern(
    rf"(?:是否|有无)?(?:已)?(?:{_GONE}|重复|不计入?|无效)(?:与否|否|标[记志识]|[?？])?(?:\(.*\))?"
)
# Of things that are there whether in force or not; 正常 and 作废 are said of records as well.
_IN_FORCE = Pattern(
    r"(?:(?:现行|继续|仍然?|长期|目前)?有效|(?:现行|生效|启用|在用|在营|营业|存续|运行|使用|执行|实施)中?"
    r"|(?:已|正在|正常|持续)(?:生效|启用|使用|运行|营业|执行|实施))"
)
_OF_RECORDS = Pattern("作废|废稿|[撤退]稿|撤[回下]|删|剔|重|误|错|计")
_FINE = frozenset({"正常", "良好", "完好"})
_MOST_RECORDS = 4  # of so many records one that is cancelled
_YES = frozenset({"是", "√", "✓", "✔", "y", "yes", "1", "true", "对", "有", "×", "x"})
_STATES = ("状态", "情况", "标记", "标注", "注", "处理")
# What every such text has; with which a longer one begins or ends.
_SIGNS = frozenset("废撤消删剔退停复报录填错误无不勿未")
_MARKED = frozenset("()（）[]【】〔〕。.")
_BEGINNING = frozenset("该此本已己拟应待均被作废撤取删剔退停重多误录填无不勿未与和同跟第")
_LONGEST = 16  # signs of a cell that says nothing else


def tell_cancelled(draft: Draft, registries: Collection[str]) -> None:
    """A warning for each sheet and column in which cells say that their records do not count.

    Not of records that are struck out, which is told by itself.
    """
    ledger = draft.ledger
    silent = {*registries, *ledger.ignore.rows, *ledger.named_elsewhere, ledger.date}
    silent |= {column.name for column in ledger.columns if column.values is not None}
    silent |= {group.source for group in ledger.groups}
    silent |= {measure.column for measure in ledger.measures} - {None}
    told = struck_rows(draft)
    for name, cells in draft.values.items():
        if name in silent:
            continue
        odd = _cancelled(name, cells.values)
        if odd and not _are_states(name, cells, odd):
            rows = cells.where([value in odd for value in cells.values]) & draft.live() & ~told
            shown = tuple(sorted({str(v) for v in cells.take(rows.nonzero()[0]).values}))[:3]
            tell_rows(draft, "cancelled_rows", name, rows, Severity.WARNING, value=shown)


def _cancelled(name: str, values: Sequence[object]) -> set[object]:
    """The values of a column that say so."""
    header = comparable(name)
    if _ASKED.fullmatch(header):
        texts = {v: (text_of(v) or "").strip().lower() for v in values}
        # A number of times, 1 in every row, is no answer; beside 0 or blanks it is.
        yes = _YES if not {"0", ""}.isdisjoint(texts.values()) else _YES - {"1"}
        return {value for value, text in texts.items() if text in yes}
    likely = [t for t in strings(values) if _may_say_so(t) and _HINT.search(comparable(t))]
    if not likely or _KINDS.fullmatch(header):
        return set()
    is_told = is_remark(header) or header.endswith(_STATES)
    return {text for text in likely if _says_so(comparable(text), is_remark=is_told)}


def _are_states(name: str, cells: Coded, odd: set[object]) -> bool:
    """True for a column of 有效 and 废止, 在用 and 停用: which of the two each thing is."""
    texts = [comparable(text_of(value) or "") for value in cells.values]
    if is_remark(comparable(name)) or "" in texts:
        return False
    said = [comparable(str(value)) for value in odd]
    if any(map(_IN_FORCE.fullmatch, texts)) and not any(map(_OF_RECORDS.search, said)):
        return True
    told = cells.where([value in odd for value in cells.values])
    is_fine = any(text in _FINE or _IN_FORCE.fullmatch(text) for text in texts)
    return is_fine and int(told.sum()) * _MOST_RECORDS > len(told)


def _may_say_so(text: str) -> bool:
    """True where the ends or the length of a text do not tell that it says nothing of the kind."""
    if len(text) <= _LONGEST or text[-1] in _MARKED or text[0] in _MARKED:
        return not _SIGNS.isdisjoint(text)
    return text[0] in _BEGINNING


def _says_so(plain: str, *, is_remark: bool) -> bool:
    if _CELL.fullmatch(plain) or _ENDED.fullmatch(plain) or _BEGUN.fullmatch(plain):
        return True
    return is_remark and _REMARK.fullmatch(plain) is not None
