"""Dates: which column of a ledger says when a record happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.profiles import is_date, profile_of
from zgreport.ledgers.dates import read_day
from zgreport.ledgers.texts import shown_of
from zgreport.names import comparable
from zgreport.numerals.period_names import bare_months, is_period_name
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zgreport.drafting.joints import Joint, Joints

__all__ = ["ChosenDate", "chosen_date", "date_name", "held_to_years", "holds_dates"]

_MOSTLY = 0.9  # of the filled cells
_FULL = 0.8  # of the rows
_ANY_YEAR = 2000
_CLOSE = 1.0  # of two scores: either column could be meant
_HAPPENED = (
    "刊发|发表|刊登|刊载|出刊|印发|发布|播出|受理|接诉|来电|来访|投诉|接报|报案|立案|来文|收文|发文|开班|召开|举办"
    "|会议日期|培训日期|培训时间|活动日期|活动时间|检查|巡查|执法|采用|就诊|入院|手术|报送|上报|签订"
    "|登记日期|登记时间|申请|申报|演练|走访|慰问|服务日期|服务时间|检测|抽检|违法时间|入职|入库|received|opened|issued"
)
_RANKS = (
    (5.0, _HAPPENED),
    (4.0, "统计月份|统计日期|统计时间|月份|^月$|年月|月度|季度|报告期|统计期|month|quarter"),
    (3.5, "^日期$|^时间$|^date$|^day$"),
    (3.0, "日期|时间|截止|截至|date"),
    (1.0, "年度|年份|^年$|year"),
)
_SCORES = tuple((score, Pattern(words)) for score, words in _RANKS)
_LATER = Pattern(
    "办结|完成|结案|答复|回复|办理|处理|处置|整改|反馈|交办|转办|派单|结束|closed|finished|resolved"
)
_BEFORE = Pattern("发生|事发|事件|开始|起始")
_WRONG = Pattern(
    "出生|生日|入党|有效|到期|期限|时限|计划|预计|拟|应|更新|修改|录入|填报日期|填表|打印|导出|审核|签收|工作时间|参加工作|毕业|任职|birth|due|expire|updated"
)


@dataclass(frozen=True, slots=True)
class ChosenDate:
    """The place of the column that says when, None where there is no sure one, and why.

    `rivals` are the headers of others that could be it.
    """

    place: int | None
    sure: Sureness
    reasons: tuple[Reason, ...]
    rivals: tuple[str, ...] = ()


def holds_dates(joint: Joint) -> bool:
    """True where nearly all that stands in the column are dates, as a build reads them."""
    if not joint.profile.filled:
        return False
    return max(joint.profile.share(is_date(h, _ANY_YEAR)) for h in joint.headers[:3]) >= _MOSTLY


def date_name(joint: Joint, name: str) -> str:
    """The name under which a build reads the column: bare numbers of months need 月份.

    A build takes a 4 for April only in a column that is called after months.
    """
    bare = max(map(bare_months, joint.headers), default=0)
    if bare_months(name) or not bare:
        return name
    return {1: "月份", 3: "季度", 6: "半年度", 12: "年份"}[bare]


def chosen_date(dated: Sequence[tuple[int, Joint]]) -> ChosenDate:
    """Which of the columns of dates says when a record happened."""
    scored = sorted(((_score(joint), -place, joint) for place, joint in dated), key=_first_two)
    if not scored:
        return ChosenDate(None, Sureness.DOUBTFUL, (Reason("drafting.no_date"),))
    best, place, joint = scored[-1]
    if best <= 0:
        every = tuple(j.headers[0] for _, _, j in scored)
        reason = Reason("drafting.no_sure_date", {"headers": every})
        return ChosenDate(None, Sureness.DOUBTFUL, (reason,), every)
    near = [j for score, _, j in scored[:-1] if best - score < _CLOSE]
    rivals = tuple(j.headers[0] for j in near)
    header: dict[str, object] = {"header": joint.headers[0]}
    if not near:
        sure = Sureness.SURE if len(scored) == 1 else Sureness.LIKELY
        return ChosenDate(-place, sure, (Reason("drafting.date_by_header", header),))
    if any(_score(j) == best and _bare(j) == _bare(joint) for j in near):
        every = (joint.headers[0], *rivals)
        reason = Reason("drafting.two_dates", {"headers": every})
        return ChosenDate(None, Sureness.DOUBTFUL, (reason,), every)
    reason = Reason("drafting.date_of_several", {**header, "others": rivals})
    return ChosenDate(-place, Sureness.LIKELY, (reason,), rivals)


def held_to_years(chosen: ChosenDate, joints: Joints) -> ChosenDate:
    """The date that was chosen, told where cells are no dates; none where no year is known.

    A build reads 4月5日 only in a table of which a folder or a name tells the year.
    """
    if chosen.place is None:
        return chosen
    joint = joints.columns[chosen.place]
    header: dict[str, object] = {"header": joint.headers[0]}
    unknown = joint.cells.take(np.flatnonzero(joints.year_of == 0))
    profile, reads = profile_of(unknown, len(unknown)), _reads(joint)
    if profile.filled and profile.share(lambda value: reads(value, None)) < _MOSTLY:
        reason = Reason("drafting.date_without_year", header)
        return ChosenDate(None, Sureness.DOUBTFUL, (reason,), (joint.headers[0],))
    odd = joint.profile.odd(lambda value: reads(value, _ANY_YEAR))
    if not odd:
        return chosen
    shown = {**header, "value": shown_of(odd[0]), "count": len(odd)}
    reasons = (*chosen.reasons, Reason("drafting.dates_unread", shown))
    return ChosenDate(chosen.place, Sureness.DOUBTFUL, reasons, chosen.rivals)


def _reads(joint: Joint) -> Callable[[object, int | None], bool]:
    """Whether a value of the column is a date in a table of that year, None for no known one."""
    bare = max(map(bare_months, joint.headers), default=0)

    def reads(value: object, year: int | None) -> bool:
        return read_day(value, year, bare=bare).date is not None

    return reads


def _first_two(scored: tuple[float, int, Joint]) -> tuple[float, int]:
    return scored[:2]


def _bare(joint: Joint) -> str:
    """The header without its number: 日期1 and 日期2 are alike."""
    return comparable(joint.headers[0]).strip("0123456789一二三()")


def _score(joint: Joint) -> float:
    """How likely the column says when a record happened; not at all where it is 0 or below."""
    if joint.profile.fullness < _FULL:
        return 0.0
    return max(map(_score_of, joint.headers))


def _score_of(header: str) -> float:
    plain = comparable(header).lower()
    if _WRONG.search(plain):
        return -1.0 if not is_period_name(header) else 1.0
    if _LATER.search(plain):
        return 2.0
    if _BEFORE.search(plain):
        return 2.5
    return next((score for score, words in _SCORES if words.search(plain)), 0.5)
