"""Remarks: what the definition says beside a guess: what it rests on, and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from zgreport.drafting.guesses import Role, Sureness
from zgreport.drafting.yaml_text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgreport.drafting.guesses import Reason
    from zgreport.drafting.proposal import ColumnDraft

__all__ = ["ROLES", "Say", "alternatives", "beside", "of_column"]

Say: TypeAlias = "Callable[[Reason], str]"

_HOW_SURE = {
    Sureness.SURE: "确定",
    Sureness.LIKELY: "多半",
    Sureness.DOUBTFUL: "存疑，请看",
}
ROLES = {
    Role.DATE: "日期",
    Role.TITLE: "标题",
    Role.NAME: "名录里的名称",
    Role.LIST: "只有几种取值",
    Role.NUMBER: "要合计的数",
    Role.TEXT: "文字",
    Role.SERIAL: "序号",
    Role.LAST_YEAR: "上年同期的数",
    Role.CROSSED: "交叉表的一列",
    Role.KEY: "名录的规范名称",
    Role.ALIASES: "别名",
    Role.ATTRIBUTE: "名录的属性",
    Role.UNUSED: "不读",
}


def beside(sure: Sureness, reasons: Sequence[Reason], say: Say) -> str:
    """确定：表头写着“日期”; the sureness alone where nothing is known of the ground."""
    grounds = [text for reason in reasons if (text := clean(say(reason)).rstrip("。；"))]
    return _HOW_SURE[sure] + ("：" + "；".join(grounds) if grounds else "")


def of_column(column: ColumnDraft, say: Say) -> str:
    """What a column is taken for, in words, how sure that is, and some of its values."""
    said = f"{ROLES[column.role]}，{beside(column.sure, column.reasons, say)}"
    if column.sure is Sureness.DOUBTFUL and column.samples:
        said += f"（如 {'、'.join(map(clean, column.samples))}）"
    return said


def alternatives(column: ColumnDraft) -> str:
    """也可能是日期 or 只有几种取值; "" where it can be nothing else."""
    return "或".join(ROLES[role] for role in column.others)
