"""Names: how they are kept, and which ones may be given."""

from __future__ import annotations

import unicodedata

from zgreport.names import tidy

__all__ = [
    "COLUMN_NAMES",
    "GLOBAL_NAMES",
    "MEASURE_NAMES",
    "kept",
    "refusal_of",
]

_KEYWORDS = """and or not in is if elif else for true false none True False None"""
_BUILT_IN = """年 上年 下年 期间 全年 标题 署名 日期 核验码 质效 评价办法 不足 共 序"""
_MONTHS = """月 季 半年"""
_FORMS = """数 约 超 逾 近 不足 大约 余 多 上年 增减 同比 增幅 较上年 汉字
占 按 前 列 种数 平均 天数 名 值"""
_SUFFIXES = """_含 _不含 _不是 _大于 _小于 _至少 _至多 _为空"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What the figure language has already (DESIGN 3.3): for ledgers, figures and contests; for
# columns and groups; for measures, which stand where forms stand.
GLOBAL_NAMES = _words(f"{_KEYWORDS} {_BUILT_IN} {_MONTHS}")
COLUMN_NAMES = _words(f"{_KEYWORDS} {_MONTHS}")
MEASURE_NAMES = COLUMN_NAMES | _words(_FORMS)
_CONDITION_ENDINGS = tuple(_SUFFIXES.split())


def kept(name: str) -> str:
    """The name as it is kept: an identifier once tidied and after NFKC, else as it was typed."""
    folded = unicodedata.normalize("NFKC", tidy(name))
    return folded if folded.isidentifier() else name


def refusal_of(name: str) -> str | None:
    """The code of what is wrong with a name that tags use, or None.

    Such a name must be an identifier, must not begin with an underscore, and must not end as
    a condition does (`标题_含`).
    """
    folded = kept(name)
    if folded.startswith("_"):
        return "definition.underscore"
    if not folded.isidentifier():
        return "definition.not_identifier"
    if folded.endswith(_CONDITION_ENDINGS):
        return "definition.condition_name"
    return None
