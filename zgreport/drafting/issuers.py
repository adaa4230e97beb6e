"""Issuers: the office that the tables say they are of, 填报单位：云川市卫生健康局."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.drafting.found import FoundTable

__all__ = ["issuer_of"]

_SAID = Pattern(
    r"(?:填报|填表|报送|上报|编报|编制|制表|统计|主办|填制|公开)(?:单位|部门|机构|科室)"
    r"(?:\s*[(（](?:盖章|公章|签章|章)[)）])?\s*[:：]\s*([^\s:：,，;；()（）]{3,30})"
)
_MOSTLY = 0.6


def issuer_of(tables: Iterable[FoundTable]) -> str:
    """The office that most of the captions name which name one; "" where none does."""
    said = [found[1] for table in tables for found in _SAID.finditer(table.caption)]
    if not said:
        return ""
    name, often = Counter(said).most_common(1)[0]
    return name if often >= _MOSTLY * len(said) else ""
