"""Numbers: which columns are quantities, and how their numbers add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.header_words import KEY, NUMBERED, PERSON, TITLE, plain
from zgreport.drafting.kind_words import (
    CHANGE,
    EACH,
    EVENT_WORDS,
    EXTREME,
    FLOW,
    HAPPENS,
    INDICATORS,
    LAST_YEAR,
    LASTING,
    LEVEL,
    MEAN,
    MONEY,
    OF_YEAR,
    OPENING,
    RANK,
    RATE,
    RUNNING,
    SPENT,
    STOCK,
    TAKEN,
    THERE,
)
from zgreport.drafting.series import closes, opens, sizes_of, varies
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

__all__ = [
    "GROWS_BY",
    "Kind",
    "are_indicators",
    "is_last_year",
    "is_serial_number",
    "kind_of",
    "names_something",
    "opening_of",
]

GROWS_BY = "drafting.grows_by"
"""That a running total adds up another column, which says the same: each is told once."""
_DIGITS = Pattern(r"\d+")
_SLOWLY = 0.02  # from month to month, of what a stock changes by
_SOME, _MANY = 10, 50
_STEADY_MONTHS = 6
_FEWEST_MONTHS = 3
_MONTHS = 12
_MOSTLY_OTHERS = 0.5


@dataclass(frozen=True, slots=True)
class Kind:
    """How the numbers of a column add up, how sure that is, and why.

    Nothing tells whether those of a kind that is not `known` may be added up at all.
    """

    kind: MeasureKind
    sure: Sureness
    reason: Reason
    known: bool = True


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
    return LAST_YEAR.search(own) is not None and not CHANGE.search(own)


def is_extreme(header: str) -> bool:
    """True for the header of the highest or lowest there was: 极端最高气温."""
    return EXTREME.search(plain(header)) is not None


def is_change(header: str) -> bool:
    """True for the header of a change, which can be made from the figures themselves."""
    return CHANGE.search(plain(header)) is not None and not LAST_YEAR.fullmatch(plain(header))


def opening_of(joint: Joint, joints: Joints, periods: Numbers | None) -> Reason | None:
    """Why the column is what a month begins with, which belongs to the month before; else None."""
    shown = {"header": joint.headers[0]}
    if OPENING.search("".join(map(plain, joint.headers))):
        return Reason("drafting.opening", shown)
    other = None if periods is None else opens(joint, joints, periods)
    if other is None:
        return None
    return Reason("drafting.carried_over", {**shown, "other": other.headers[0]})


def are_indicators(joints: Joints) -> bool:
    """True where each row is another indicator, 财政收入 below 用电量: no column adds up."""
    return any(
        INDICATORS.fullmatch(plain(header))
        for joint in joints.columns
        if not joint.numeric and joint.profile.filled
        for header in joint.headers
    )


def kind_of(joint: Joint, joints: Joints, periods: Numbers | None, word: str) -> Kind:
    """How the numbers add up; `periods` are the months of the records, -1 for none."""
    profile, own = joint.profile, "".join(map(plain, joint.headers))
    shown = {"header": joint.headers[0]}
    if _is_rank(own, profile):
        return Kind(MeasureKind.RANK, Sureness.SURE, Reason("drafting.rank", shown))
    if word == "%" or RATE.search(own) or _has_percents(profile):
        return Kind(MeasureKind.PERCENT, Sureness.SURE, Reason("drafting.percent", shown))
    if LEVEL.search(own):
        return Kind(MeasureKind.MEAN, Sureness.DOUBTFUL, Reason("drafting.mean", shown))
    if (lasting := _lasting(own)) is not None:
        sure = Sureness.LIKELY if lasting[0] else Sureness.DOUBTFUL
        kind = MeasureKind.SUM if lasting[1] else MeasureKind.MEAN
        return Kind(kind, sure, Reason("drafting.sum" if lasting[1] else "drafting.mean", shown))
    if MEAN.search(own) or (EACH.search(word) and word != "人/次"):
        return Kind(MeasureKind.MEAN, Sureness.LIKELY, Reason("drafting.mean", shown))
    return _added(joint, joints, periods, own, word)


def _lasting(own: str) -> tuple[bool, bool] | None:
    """Of how long things last: whether it is told, and whether it adds up; None of all else.

    Hours of service are added up, those that a case took are not; of the others nothing tells.
    """
    if not LASTING.search(own):
        return None
    if TAKEN.search(own):
        return True, False
    return (True, True) if SPENT.search(own) else (False, False)


def _added(joint: Joint, joints: Joints, periods: Numbers | None, own: str, word: str) -> Kind:
    """How numbers of which the sum means something add up over months."""
    shown = {"header": joint.headers[0]}
    stock, flow = STOCK.search(own) or _is_there(own), FLOW.search(own)
    if periods is None and OF_YEAR.search(own):
        return _summed(joint, joints, periods, own, word)
    if RUNNING.search(own) and not stock:
        return _running(joint, joints, periods)
    if stock and not flow:
        came = periods is not None and not STOCK.search(own) and _are_events(joints)
        return _of_event(shown) if came else _there(shown)
    if periods is not None and not flow:
        if other := closes(joint, joints, periods):
            told = Reason("drafting.left_over", {**shown, "other": other.headers[0]})
            return Kind(MeasureKind.LAST, Sureness.LIKELY, told)
        if _is_steady(joint, periods):
            return Kind(MeasureKind.LAST, Sureness.DOUBTFUL, Reason("drafting.steady", shown))
    return _summed(joint, joints, periods, own, word)


def _of_event(shown: dict[str, str]) -> Kind:
    return Kind(MeasureKind.SUM, Sureness.DOUBTFUL, Reason("drafting.sum_of_events", shown))


def _there(shown: dict[str, str]) -> Kind:
    return Kind(MeasureKind.LAST, Sureness.SURE, Reason("drafting.stock", shown))


def _are_events(joints: Joints) -> bool:
    """True where hardly two records are called the same: each brought its own 志愿者人数."""
    titles = (j for j in joints.columns if not j.numeric and TITLE.search(plain(j.headers[0])))
    return any(joint.profile.difference > _MOSTLY_OTHERS for joint in titles)


def _is_there(own: str) -> bool:
    """True for what there is, with nothing said that was done with it: 户数, not 受益户数."""
    done = HAPPENS.search(own) or MONEY.search(own)
    return THERE.search(own) is not None and not done


def _summed(joint: Joint, joints: Joints, periods: Numbers | None, own: str, word: str) -> Kind:
    """A sum where words or months tell that it flows; else with doubt, or not known at all."""
    shown = {"header": joint.headers[0]}
    told = word in EVENT_WORDS or any(words.search(own) for words in (FLOW, HAPPENS, MONEY))
    if told or (word and not _is_statistic(joints, periods)):
        return Kind(MeasureKind.SUM, Sureness.LIKELY, Reason("drafting.sum", shown))
    if word and periods is not None and varies(joint, joints, periods):
        return Kind(MeasureKind.SUM, Sureness.DOUBTFUL, Reason("drafting.sum_by_months", shown))
    unknown = Reason("drafting.kind_unknown", shown)
    return Kind(MeasureKind.SUM, Sureness.DOUBTFUL, unknown, known=False)


def _is_statistic(joints: Joints, periods: Numbers | None) -> bool:
    """True where rows say month by month how much there was; what a record brought adds up."""
    if periods is None:
        return False
    columns = (plain(joint.headers[0]) for joint in joints.columns if not joint.numeric)
    titled = any(words.search(own) for own in columns for words in (TITLE, PERSON, KEY))
    return not titled and len(np.unique(periods[periods >= 0])) > 1


def _is_rank(header: str, profile: Profile) -> bool:
    places = profile.share(lambda value: read_rank(value) is not None) == 1
    return places and (RANK.search(header) is not None or profile.share(is_ranked) == 1)


def _has_percents(profile: Profile) -> bool:
    def signed(value: object) -> bool:
        return isinstance(value, str) and read_count(value, Words(percents=True)).word == "%"

    return profile.share(signed) > 0.5  # most of them


def _running(joint: Joint, joints: Joints, periods: Numbers | None) -> Kind:
    """本年累计, which grows from January to December; 累计 of all years is a stock."""
    shown = {"header": joint.headers[0]}
    doubtful = Kind(MeasureKind.CUMULATIVE, Sureness.DOUBTFUL, Reason("drafting.running", shown))
    if periods is None:
        return doubtful
    months, sizes = _by_period(sizes_of(joint), periods)
    for other in joints.columns:
        if other is not joint and _adds_up(months, sizes, _by_period(sizes_of(other), periods)):
            grown = {**shown, "other": other.headers[0]}
            return Kind(MeasureKind.CUMULATIVE, Sureness.SURE, Reason(GROWS_BY, grown))
    begins = (months[1:] // _MONTHS) != (months[:-1] // _MONTHS)
    if begins.any() and (sizes[1:][begins] < sizes[:-1][begins]).all():
        return Kind(MeasureKind.CUMULATIVE, Sureness.SURE, Reason("drafting.begins_anew", shown))
    if begins.any():
        return Kind(MeasureKind.LAST, Sureness.LIKELY, Reason("drafting.never_begins_anew", shown))
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
    years = months // _MONTHS
    return all(
        np.allclose(np.cumsum(steps[years == year]), running[years == year])
        for year in np.unique(years)
    )


def _is_steady(joint: Joint, periods: Numbers) -> bool:
    """True for numbers that hardly change from month to month: what there is, not what came."""
    _, sizes = _by_period(sizes_of(joint), periods)
    if len(sizes) < _STEADY_MONTHS or np.median(sizes) < _SOME:
        return False
    if np.median(sizes) < _MANY:
        return bool((sizes == sizes[0]).all())
    moved = np.abs(np.diff(sizes)) / np.maximum(sizes[:-1], 1)
    return bool((moved <= _SLOWLY).all())
