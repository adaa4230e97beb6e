"""Times: what may stand behind a date, and the day in Beijing it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re

__all__ = ["days_after"]

_BEIJING = 8 * 60  # minutes before Greenwich
_FARTHEST = 14 * 60  # Kiribati
_DAY = 24 * 60
_SECONDS = r":[0-5]\d(?:[.,]\d+)?"


def _clock(name: str) -> str:
    """A pattern for 9:30, 9:30:00.000, 9时30分, 9点半; the groups' names begin with the name."""
    return (
        rf"(?P<{name}hour>\d{{1,2}})(?::(?P<{name}minute>\d{{2}})(?P<{name}seconds>{_SECONDS})?"
        rf"|[时点](?:(?P<{name}said>\d{{1,2}})分?|(?P<{name}half>半)|整)?(?:[0-5]?\d秒)?)"
    )


_PART = "上午|下午|中午|早上|早晨|凌晨|清晨|晚上|夜间|晚|[AaPp][Mm]"
_MORNING = frozenset({"上午", "早上", "早晨", "凌晨", "清晨", "am"})
_OFFSET = r"(?P<sign>[-+])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?"
_BEHIND = Pattern(
    rf"(?P<gap>[Tt]|\s*)(?P<part>{_PART})?\s*"
    rf"(?:{_clock('')}(?:\s*(?P<to>[-~至—–])\s*{_clock('to_')})?)?"
    rf"\s*(?P<after>[AaPp][Mm])?\s*(?:(?P<zero>[Zz]|(?P<name>UTC|GMT)?(?:{_OFFSET})?)"
    r"|[(（]?北京时间[)）]?)\s*"
)
_BASIC = Pattern(r"[Tt](\d{2})(\d{2})(?:[0-5]\d(?:[.,]\d+)?)?")  # 20231231T200000Z


def days_after(behind: str, *, glued: bool) -> int | None:
    """By how many days what stands behind a date moves it in Beijing; None where it is no time.

    `glued` says that the date ended in a word, so that no space must part it from a time.

    >>> days_after("T20:00Z", glued=False), days_after(" 上午9:30", glued=False)
    (1, 0)
    """
    found = _BEHIND.fullmatch(_BASIC.sub(r"T\1:\2", behind))
    if found is None or not (glued or found["gap"] or not found["hour"]):
        return None
    if found["hour"] is None:
        return None if found["gap"] in {"T", "t"} or found["zero"] or found["after"] else 0
    clock, end = _minutes(found, ""), _minutes(found, "to_") if found["to"] else 0
    if clock is None or end is None:
        return None
    if found["to"] and not (found["to"] == "-" and _is_exact(found)):
        return 0 if end > clock and not found["zero"] else None
    return _in_beijing(found, clock, -end) if found["to"] or found["zero"] else 0


def _is_exact(found: re.Match[str]) -> bool:
    """True for a time as machines write it; else 9:00-11:00 lasts two hours."""
    return bool(found["gap"] in {"T", "t"} or found["seconds"])


def _minutes(found: re.Match[str], name: str) -> int | None:
    """The time of day in minutes; None where there is no such time."""
    hour = int(found[f"{name}hour"])
    half = 30 if found[f"{name}half"] else 0
    minute = int(found[f"{name}minute"] or found[f"{name}said"] or half)
    if hour > 24 or minute > 59 or hour * 60 + minute > _DAY:
        return None
    part = (found["part"] or found["after"] or "").lower()
    if part in _MORNING and hour > 12:  # 上午15:05 is no time
        return None
    if part in {"下午", "晚上", "晚", "夜间", "pm"} and hour < 12:
        hour += 12
    elif part in {"am", "凌晨"} and hour == 12:
        hour = 0
    return hour * 60 + minute


def _in_beijing(found: re.Match[str], clock: int, offset: int) -> int | None:
    """The days from the date as written to that in Beijing; `offset` is in minutes.

    A minus behind a time that is not a machine's may stand between two times: 9:00-11.
    """
    if not found["to"]:
        offset = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
        if found["sign"] == "-":
            offset = -offset
            if not (found["name"] or _is_exact(found)):
                return None
    if abs(offset) > _FARTHEST:
        return None
    return (clock - offset + _BEIJING) // _DAY
