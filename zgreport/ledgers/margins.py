"""Margins: columns beside what a record says: its number in the list, and remarks on it."""

from __future__ import annotations

from zgreport.names import comparable

__all__ = ["is_margin", "is_remark", "is_serial"]

_SERIALS = frozenset({"序号", "编号", "序", "no", "no.", "no.:", "行号", "行次"})
_REMARKS = ("备注", "附注", "说明", "备考")
_NOTE = "注"


def is_serial(header: str) -> bool:
    """True for a column that numbers the rows: a number there makes no row a record."""
    return comparable(header).lower() in _SERIALS


def is_remark(header: str) -> bool:
    """True for 备注, 说明（填报）: what stands there makes no row a record."""
    plain = comparable(header)
    return plain.startswith(_REMARKS) or plain == _NOTE


def is_margin(header: str) -> bool:
    """True for either."""
    return is_serial(header) or is_remark(header)
