"""Keys: which columns tell the rows of a ledger apart, and whether rows repeat others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.guesses import Reason, Role
from zgreport.drafting.header_words import KEY, plain
from zgreport.ledgers.coded import paired
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.texts import are_blank, comparables, texts_of
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft
    from zgreport.drafting.registries import FoundRegistry
    from zgreport.ledgers.coded import Codes, Mask, Numbers

__all__ = ["RowKey", "row_key"]

_MEDIUM = Pattern("载体|媒体|刊物|平台|渠道|网站|栏目")
_WHOSE = Pattern(
    "身份证|证件号|残疾证|医保卡?号|社保卡?号|学号|学籍号|工号|警号|卡号|账号|帐号|账户|信用代码|机构代码|单位代码"
    "|企业代码|识别号|税号|注册号|执照|许可证号|车牌|电话|手机|户号|用户编号|会员编?号|客户编?号|员工编?号|设备编?号|病历号|门诊号"
    "|站号|站点编?号|区划代码|(?:user|staff|card|customer|member)(?:id|no|number|code)$"
).search
"""Such a number is a person's, a firm's or a thing's, of which there may be several records."""
_ISSUE = Pattern("期号|期数|刊期|期次")
_LEAP_YEAR = 2000
_APART = 0.98  # of the rows, that a number of their own tells apart
_FEW = 0.1  # of the rows, that may say the same as another


@dataclass(frozen=True, slots=True)
class RowKey:
    """The columns that tell rows apart; `repeated` rows say in all of them what others say.

    `first` where those are plainly the same record once more.
    """

    columns: tuple[str, ...] | None
    reasons: tuple[Reason, ...] = ()
    repeated: int = 0
    first: bool = False


def row_key(
    joints: Joints,
    drafts: Sequence[ColumnDraft],
    date: str,
    registries: Mapping[str, FoundRegistry],
) -> RowKey:
    """The key of a ledger's rows: a number of their own, or title with medium and date."""
    placed = {draft.name: n for n, draft in enumerate(drafts) if n < len(joints.columns)}
    for draft in drafts[: len(joints.columns)]:
        if draft.role is Role.TEXT and _is_own_number(draft, dated=date in placed):
            joint = joints.columns[placed[draft.name]]
            if joint.profile.fullness > _APART and joint.profile.difference > _APART:
                reason = Reason("drafting.own_number", {"header": draft.headers[0]})
                return RowKey((draft.name,), (reason,), first=True)
    title = next((d.name for d in drafts if d.role is Role.TITLE), "")
    if not title:
        return RowKey(None)
    own = {d.name: d for d in drafts[: len(joints.columns)]}
    key = [title, *(n for n, d in own.items() if _is_medium(d))]
    issues = [n for n, d in own.items() if any(_ISSUE.search(plain(h)) for h in d.headers)]
    key = [issues[0], title] if issues else [*key, *([date] if date in own else [])]
    return _judged(joints, own, placed, tuple(dict.fromkeys(key)), registries)


def _is_own_number(draft: ColumnDraft, *, dated: bool) -> bool:
    """True for a number that only this record has; who came may come again another day."""
    headers = [plain(header) for header in draft.headers]
    if not any(map(KEY.search, headers)):
        return False
    return not (dated and any(map(_WHOSE, headers)))


def _is_medium(draft: ColumnDraft) -> bool:
    told = draft.role in {Role.NAME, Role.LIST, Role.TEXT}
    return told and any(_MEDIUM.search(plain(h)) for h in (draft.name, *draft.headers))


def _judged(
    joints: Joints,
    own: Mapping[str, ColumnDraft],
    placed: Mapping[str, int],
    key: tuple[str, ...],
    registries: Mapping[str, FoundRegistry],
) -> RowKey:
    """The key, if the few rows that share it say the same elsewhere, too."""
    compared = [n for n, d in own.items() if d.role in {Role.NAME, Role.LIST} and n not in key]
    codes = {
        n: _codes(joints.columns[placed[n]], own[n], registries.get(own[n].registry))
        for n in (*key, *compared)
    }
    filled = np.logical_and.reduce([_filled(joints.columns[placed[n]]) for n in key])
    numbers = paired([_years(joints, own, placed), *(codes[n] for n in key)])
    one, other = _shared(np.where(filled, numbers, -1 - np.arange(len(numbers))))
    shown: dict[str, object] = {"columns": key, "rows": len(one)}
    reason = Reason("drafting.key", shown)
    if not len(one):
        return RowKey(key, (reason,))
    if len(one) > _FEW * len(numbers):
        return RowKey(None, (Reason("drafting.no_key", shown),))
    same = np.logical_and.reduce([codes[n][one] == codes[n][other] for n in compared] or [[True]])
    if bool(np.mean(same) > 1 / 2):
        return RowKey(key, (Reason("drafting.key_repeated", shown),), len(one), first=True)
    return RowKey(None, (Reason("drafting.no_key", shown),))


def _shared(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The rows, one with the next, that share a key."""
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    return order[again], order[again + 1]


def _years(joints: Joints, own: Mapping[str, ColumnDraft], placed: Mapping[str, int]) -> Numbers:
    """The year of each record: that of its table, or else of its first date."""
    dated = [n for n, draft in own.items() if draft.role is Role.DATE]
    if not dated or (joints.year_of > 0).all():
        return joints.year_of
    cells = joints.columns[placed[dated[0]]].cells
    dates = [read_day(value, None).date for value in cells.values]
    years = np.array([date.year if date else 0 for date in dates], dtype=np.int64)[cells.codes]
    return np.where(joints.year_of > 0, joints.year_of, years)


def _codes(joint: Joint, draft: ColumnDraft, registry: FoundRegistry | None) -> Codes | Numbers:
    """A number for each record that those share whose cells say the same.

    Names are the same through their aliases, and days however they are written.
    """
    if draft.role is Role.DATE:
        return joint.cells.changed([_day(value) for value in joint.cells.values]).codes
    names = registry.names if registry else {}
    texts = comparables([text or "" for text in texts_of(joint.cells.values)])
    return joint.cells.changed([names.get(text, text) for text in texts]).codes


def _day(value: object) -> object:
    """Month and day of a cell, for which rows of one year are compared; its text where it has none.

    The year is often written in some of the rows only.
    """
    date = read_day(value, _LEAP_YEAR).date
    return (date.month, date.day) if date else value


def _filled(joint: Joint) -> Mask:
    return ~joint.cells.where(are_blank(joint.cells.values))
