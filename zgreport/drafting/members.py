"""Members: headers that are the members of one thing, 城关镇, 柳河乡: one measure by township."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.header_words import plain
from zgreport.drafting.measure_words import word_of
from zgreport.drafting.series import sizes_of
from zgreport.ledgers.margins import is_margin, is_serial
from zgreport.names import comparable
from zgreport.numerals.months import read_months
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.registries import FoundRegistry

__all__ = ["TOTAL", "Members", "members_of"]

TOTAL = Pattern(
    "^(?:合计|小计|总计|累计|全年|总数|共计|年度合计|合计数|total|全[县市区镇乡院校局])"
)
_FEWEST = 3
_TAILS = (
    ("乡镇", Pattern("^..?.?.?.?[镇乡]$")),
    ("街道", Pattern("^.{2,5}(?:街道|街道办|街道办事处)$")),
    ("乡镇街道", Pattern("^.{1,5}(?:镇|乡|街道|街道办|街道办事处)$")),
    ("县区", Pattern("^.{1,5}(?:县|(?<!社)区|市|自治县|旗)$")),
)
_KINDS = Pattern(
    "城区|郊区|山区|库区|景区|园区|灾区|牧区|林区|社区|小区|上市|超市|夜市|城市|城镇|全[县区市镇乡]"
)
_UNITS = (
    ("社区", Pattern("^.{2,6}(?:社区|居委会|村|村委会)$")),
    ("科室", Pattern("^.{1,6}(?:科|科室|股|室|病区)$")),
    ("学校", Pattern("^.{2,8}(?:校|小学|中学|学校|幼儿园)$")),
    ("单位", Pattern("^.{2,8}(?:站|所|局|院|馆|队|中心|公司|厂|办|分局|部)$")),
)
_NO_UNIT = Pattern("^(?:自然|行政|贫困|建制|空壳|示范|城中)村")
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Members:
    """Headers of one kind, in their order; what they are called, or the registry they are in.

    `total` is the header of the column that adds them up, "" where none does.
    """

    headers: tuple[str, ...]
    called: str
    registry: str = ""
    total: str = ""


def members_of(joints: Joints, registries: Mapping[str, FoundRegistry]) -> Members | None:
    """The columns that are members of one thing; None where no other reading is surely wrong.

    All columns of numbers must be such, but for one of their total: townships by their names,
    what a registry knows, other units only where a total adds them up.
    """
    if any(table.months for table in joints.family.tables):
        return None
    numeric = [c for c in joints.columns if c.numeric and not is_serial(c.headers[0])]
    numeric = [c for c in numeric if not is_margin(c.headers[0])]
    rest = [c for c in numeric if not TOTAL.search(comparable(c.headers[0]))]
    if len(rest) < _FEWEST or any(read_months(comparable(c.headers[0])) for c in rest):
        return None
    totals = [c for c in numeric if c not in rest]
    if totals and not all(_adds_up(total, rest) for total in totals):
        return None
    if len({word_of(joint, joints).word for joint in rest}) > 1:
        return None
    headers = tuple(joint.headers[0] for joint in rest)
    called, registry = _called(headers, registries, summed=bool(totals))
    if not called:
        return None
    return Members(headers, called, registry, totals[0].headers[0] if totals else "")


def _adds_up(total: Joint, parts: Sequence[Joint]) -> bool:
    whole = sizes_of(total)
    there = ~np.isnan(whole)
    added = np.nansum([sizes_of(part) for part in parts], axis=0)
    return bool(there.any()) and bool((np.abs(added - whole)[there] <= _NEAR).all())


def _called(
    headers: Collection[str], registries: Mapping[str, FoundRegistry], *, summed: bool
) -> tuple[str, str]:
    """What the headers are, and their registry; ("", "") where they are not plainly one thing."""
    own = [plain(header) for header in headers]
    for name, registry in registries.items():
        if all(comparable(header) in registry.names for header in headers):
            return name, name
    if any(_KINDS.fullmatch(text) or _NO_UNIT.search(text) for text in own):
        return "", ""
    tails = (*_TAILS, *_UNITS) if summed else _TAILS
    return next((called for called, t in tails if all(map(t.search, own))), ""), ""
