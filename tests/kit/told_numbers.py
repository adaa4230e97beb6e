"""Told numbers: whether what a statement of the document says is so, by the truth's own counts."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from truth import Counts

__all__ = ["untrue"]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MOVED = re.compile(r"(增长|增加|上升|提高|下降|减少|降低)(\d+(?:\.\d+)?)(%|个百分点|倍)?")
_UP = {"增长", "增加", "上升", "提高"}
_BY = re.compile(r"\.?(按|前|居前|增加居前|减少居前)\((?:\d+, )?\"(\w+)\"\)(.*)")
_LED = re.compile(r"(.+?)（(各)?(\d+(?:\.\d+)?)[^（）]*）[、，]?")
_EACH = re.compile(r"(.+?)(各)?\0?(\d+(?:\.\d+)?)(?:[^\d，、]*)(?:[，、]|$)")
_QUARTERS = {f"第{name}": str(place) for place, name in enumerate("一二三四", 1)}


def untrue(line: dict[str, Any], counts: Counts, year: int) -> str:
    """What of the statement is not so; "" where all of it is, or it says no number."""
    if "value" not in line or line["form"] == "名":
        return ""
    said = f"{line['expression']}{line['form']}：{line['text']}"
    try:
        return "" if _is_true(line, counts, year) else said
    except KeyError as error:
        return f"{said}（不知道 {error}）"


def _is_true(line: dict[str, Any], counts: Counts, year: int) -> bool:
    expression, form, text = line["expression"], line["form"], line["text"]
    by = _BY.fullmatch(form)
    if by:
        now = counts.by(expression, by[2], year)
        before = counts.by(expression, by[2], year - 1, asked=year)
        return _is_true_by((by[1], by[2], by[3]), text, now, before)
    now_, before_ = counts.value(expression, year), counts.value(expression, year - 1)
    if "comparable" in line:
        return True  # which registry entries both years have is another test's matter
    if form in {"增幅", "降幅"}:
        return _moved(text, now_, before_)
    wanted = before_ if form.startswith("上年") else now_
    if not _NUMBER.search(text):
        return wanted is None or wanted == 0 or text in {"-", "—", ""}
    if wanted is None:
        return False
    head, _, tail = text.partition("，")
    return _is_number(head, wanted) and _moved(tail, now_, before_)


def _is_number(text: str, value: Fraction) -> bool:
    """The number printed is the value, rounded as it is printed; a ratio in percent."""
    found = _NUMBER.search(text.replace(",", ""))
    if not found:
        return False
    times = 10 ** len(found[0].partition(".")[2])
    told = Fraction(found[0])
    factors = {Fraction(1), Fraction(100)} if "%" in text else {Fraction(1)}
    if "万" in text:  # 2.1万人, or 21万元 of a measure that is counted in 万元
        factors = {Fraction(1), Fraction(1, 10000)}
    if "亿" in text:  # 12.56亿元, or 3.59亿元 of a measure that is counted in 万元
        factors = {Fraction(1, 10**8), Fraction(1, 10**4)}
    return any(abs(told - value * f) * times <= Fraction(1, 2) for f in factors)


def _moved(text: str, now: Fraction | None, before: Fraction | None) -> bool:
    found = _MOVED.search(text)
    if found is None:
        return "持平" not in text or _is_level(now, before)
    if now is None or before is None:
        return False
    difference = now - before
    is_rank = "位" in text
    if ((difference > 0) == (found[1] in _UP)) is is_rank:
        return False
    sizes = [abs(difference), abs(difference) * 100]
    if found[3] in {"%", "倍"} and before:
        sizes = [abs(difference / before) * (100 if found[3] == "%" else 1)]
    return any(_is_number(found[2], size) for size in sizes)


def _is_level(now: Fraction | None, before: Fraction | None) -> bool:
    """Equal, or so near that the percent would be printed as 0.0%."""
    if now == before or now is None or not before:
        return now == before
    return abs(now / before - 1) < Fraction(5, 10000)


def _is_true_by(
    form: tuple[str, str, str], text: str, now: dict[str, Fraction], before: dict[str, Fraction]
) -> bool:
    kind, column, rest = form
    if "不在" in rest:
        names = re.sub(r"等\d+.*$", "", text).split("、")
        return all(not now.get(name) for name in names)
    if kind in {"居前", "增加居前", "减少居前"}:
        listed = text[re.search(r"的[有是]", text).end() :]  # type: ignore[union-attr]  # else no list
        told = [
            (_plain(name, column), found[3])
            for found in _LED.finditer(listed)
            for name in (found[1].split("、") if found[2] else [found[1]])
        ]
        return _leads(told, _moves(kind, now, before))
    if alike := re.fullmatch(r"各季度均为(\d+).*", text):
        return len(now) == 4 and all(_is_number(alike[1], value) for value in now.values())
    text = re.sub(rf"(?:{column})?([^，、：]+)：(?=\d)", "\\1\0", text)  # 来源12315：49件
    told = [
        (_QUARTERS.get(name.removesuffix("季度"), name), m[3])
        for m in _EACH.finditer(text)
        for name in (m[1].split("、") if m[2] else [m[1]])
    ]
    return bool(told) and all(name in now and _is_number(n, now[name]) for name, n in told)


def _moves(kind: str, now: dict[str, Fraction], before: dict[str, Fraction]) -> dict[str, Fraction]:
    """What the names are ordered by: how many there are, or how many more or fewer."""
    if kind == "居前":
        return now
    sign = 1 if kind == "增加居前" else -1
    return {n: sign * (now.get(n, Fraction(0)) - before.get(n, 0)) for n in {*now, *before}}


def _leads(told: list[tuple[str, str]], values: dict[str, Fraction]) -> bool:
    if not told or not all(n in values and _is_number(v, values[n]) for n, v in told):
        return False
    least = min(values[name] for name, _ in told)
    names = {name for name, _ in told}
    return all(value <= least for name, value in values.items() if name not in names)


def _plain(name: str, column: str) -> str:
    """A name without its column in front, 来源12315, or the month behind it."""
    if column == "月":
        return name.removesuffix("月")
    return re.sub(rf"^{column}(?=[\d.]+%?$)", "", name)
