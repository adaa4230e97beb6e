"""Numbers: which columns are quantities, and how their numbers add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.header_words import NUMBERED, plain
from zgreport.drafting.profiles import number_in
from zgreport.ledgers.cells import read_count
from zgreport.ledgers.coded import numbered
from zgreport.ledgers.counts import Words
from zgreport.ledgers.margins import is_serial
from zgreport.numerals.ranks import is_ranked, read_rank
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from numpy.typing import NDArray

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.profiles import Profile
    from zgreport.ledgers.coded import Numbers

    Sizes: TypeAlias = NDArray[Any]

__all__ = ["Kind", "is_last_year", "is_serial_number", "kind_of", "names_something", "sizes_of"]

_RANK = Pattern("位次|名次|排名|排位|名列|rank$")
_RATE = Pattern("率$|占比|比例|比重|完成度|进度$|覆盖面|百分比|percent|rate$|%")
_CHANGE = Pattern("同比|环比|增长|增幅|降幅|增速|变化|较上年|比上年|比去年|较去年|增减|净增长率")
_LAST_YEAR = Pattern("上年|去年|上一年度?|同期|lastyear|previousyear")
_RUNNING = Pattern("本年累计|年累计|累计|累积|年初至今|1-?本?月|一至|ytd")
_STOCK = Pattern(
    "期末|年末|年底|月末|月底|季末|末数|余额|结余|结存|存量|现有|在册|在编|在岗|在职|在校|在院人?数?$|在库|库存|保有|实有|总人口|常住人口|户籍人口"
    "|累[计积](?:关注|粉丝|用户|注册|会员|党员|建成|拥有)|粉丝|关注人?数|关注用户|注册用户|注册人数|会员数|党员总?数|床位|编制|资产|负债|截[止至]|总户数|学生总?数"
    "|教师总?数|窗口人员|工作人员|教职工|班级数|职工总?数|存款|贷款余额|followers|balance|stock|total_?users",
)
_FLOW = Pattern("新增|净增|取消|减少|增加|本月|当月|本期|当期|新关注|new|added")
_MEAN = Pattern(
    "平均|人均|户均|均值|单价|评分|得分|分数|评价分|满意度|指数|龄$|身高|体重|血压|pm2|aqi|温度|气温|湿度|浓度|(?<!服务)(?<!志愿)(?<!培训)(?<!学习)(?<!授课)(?<!累计)时长|用时|耗时|时限|天数$|周期|绩点|score$|average|mean|age$|price$",
)
_DIGITS = Pattern(r"\d+")
_SLOWLY = 0.02  # from month to month, of what a stock changes by
_SOME, _MANY = 10, 50
_STEADY_MONTHS = 6
_FEWEST_MONTHS = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """How the numbers of a column add up, how sure that is, and why."""

    kind: MeasureKind
    sure: Sureness
    reason: Reason


def is_serial_number(joint: Joint) -> bool:
    """True where the column numbers the rows: by its header, or since it counts on from 1."""
    if any(map(is_serial, joint.headers)):
        return not any(isinstance(v, str) and len(v) > 5 for v in joint.profile.values[:20])
    return False


def names_something(joint: Joint) -> bool:
    """True for numbers that name something: of a telephone, a document, a year, a person."""
    if any(NUMBERED.search(plain(header)) for header in joint.headers):
        return True
    profile = joint.profile
    texts = [text for text in profile.texts()[:200] if _DIGITS.fullmatch(text)]
    if any(len(text) > 1 and text.startswith("0") for text in texts):
        return True
    lengths = {len(text) for text in texts}
    alike = len(texts) == min(200, len(profile.values)) and len(lengths) == 1
    return alike and lengths.pop() >= 7 and profile.difference > 0.9  # 11 digits of a telephone


def is_last_year(header: str) -> bool:
    """True for the header of what there was a year before: 上年同期."""
    own = plain(header)
    return _LAST_YEAR.search(own) is not None and not _CHANGE.search(own)


def is_change(header: str) -> bool:
    """True for the header of a change, which can be made from the figures themselves."""
    return _CHANGE.search(plain(header)) is not None and not _LAST_YEAR.fullmatch(plain(header))


def kind_of(joint: Joint, joints: Joints, periods: Numbers | None, word: str) -> Kind:
    """How the numbers add up; `periods` are the months of the records, -1 for none."""
    profile, own = joint.profile, "".join(map(plain, joint.headers))
    shown = {"header": joint.headers[0]}
    if _is_rank(own, profile):
        return Kind(MeasureKind.RANK, Sureness.SURE, Reason("drafting.rank", shown))
    if word == "%" or _RATE.search(own) or _has_percents(profile):
        return Kind(MeasureKind.PERCENT, Sureness.SURE, Reason("drafting.percent", shown))
    if _MEAN.search(own):
        return Kind(MeasureKind.MEAN, Sureness.LIKELY, Reason("drafting.mean", shown))
    return _added(joint, joints, periods, own)


def _added(joint: Joint, joints: Joints, periods: Numbers | None, own: str) -> Kind:
    """How numbers of which the sum means something add up over months."""
    shown = {"header": joint.headers[0]}
    stock, flow = _STOCK.search(own), _FLOW.search(own)
    if _RUNNING.search(own) and not stock:
        return _running(joint, joints, periods)
    if stock and not flow:
        return Kind(MeasureKind.LAST, Sureness.SURE, Reason("drafting.stock", shown))
    if periods is not None and not flow and _is_steady(joint, periods):
        return Kind(MeasureKind.LAST, Sureness.DOUBTFUL, Reason("drafting.steady", shown))
    return Kind(MeasureKind.SUM, Sureness.LIKELY, Reason("drafting.sum", shown))


def _is_rank(header: str, profile: Profile) -> bool:
    places = profile.share(lambda value: read_rank(value) is not None) == 1
    return places and (_RANK.search(header) is not None or profile.share(is_ranked) == 1)


def _has_percents(profile: Profile) -> bool:
    def signed(value: object) -> bool:
        return isinstance(value, str) and read_count(value, Words(percents=True)).word == "%"

    return profile.share(signed) > 0.5  # most of them


def sizes_of(joint: Joint) -> Sizes:
    """The numbers of the records as floats, nan where there is none."""
    sizes = [number_in(value) for value in joint.cells.values]
    plain_sizes = np.array([np.nan if size is None else size for size in sizes], dtype=float)
    return plain_sizes[joint.cells.codes] if sizes else np.zeros(0)


def _running(joint: Joint, joints: Joints, periods: Numbers | None) -> Kind:
    """本年累计, which grows from January to December; 累计 of all years is a stock."""
    shown = {"header": joint.headers[0]}
    doubtful = Kind(MeasureKind.CUMULATIVE, Sureness.DOUBTFUL, Reason("drafting.running", shown))
    if periods is None:
        return doubtful
    months, sizes = _by_period(sizes_of(joint), periods)
    begins = (months[1:] // _MONTHS) != (months[:-1] // _MONTHS)
    if begins.any() and (sizes[1:][begins] < sizes[:-1][begins]).all():
        return Kind(MeasureKind.CUMULATIVE, Sureness.SURE, Reason("drafting.begins_anew", shown))
    if begins.any():
        return Kind(MeasureKind.LAST, Sureness.LIKELY, Reason("drafting.never_begins_anew", shown))
    for other in joints.columns:
        if other is not joint and _adds_up(months, sizes, _by_period(sizes_of(other), periods)):
            grown = {**shown, "other": other.headers[0]}
            return Kind(MeasureKind.CUMULATIVE, Sureness.SURE, Reason("drafting.grows_by", grown))
    return doubtful


def _by_period(sizes: Sizes, periods: Numbers) -> tuple[Numbers, Sizes]:
    """The months that have a number, in order, and what the numbers of each add up to."""
    there = ~np.isnan(sizes) & (periods >= 0)
    months, places = numbered(periods[there])
    return months, np.bincount(places, weights=sizes[there], minlength=len(months))


def _adds_up(months: Numbers, running: Sizes, other: tuple[Numbers, Sizes]) -> bool:
    steps = other[1]
    if len(months) < _FEWEST_MONTHS or not np.array_equal(months, other[0]):
        return False
    return bool(np.allclose(np.cumsum(steps), running))


def _is_steady(joint: Joint, periods: Numbers) -> bool:
    """True for numbers that hardly change from month to month: what there is, not what came."""
    _, sizes = _by_period(sizes_of(joint), periods)
    if len(sizes) < _STEADY_MONTHS or np.median(sizes) < _SOME:
        return False
    if np.median(sizes) < _MANY:
        return bool((sizes == sizes[0]).all())
    moved = np.abs(np.diff(sizes)) / np.maximum(sizes[:-1], 1)
    return bool((moved <= _SLOWLY).all())
