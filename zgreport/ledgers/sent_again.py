"""Sent again: lists without dates that stand in two sheets or files under one name, corrected."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import log10
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.definition.model import Copies
from zgreport.findings import Severity
from zgreport.ledgers.coded import distinct, paired
from zgreport.ledgers.duplicates import plain
from zgreport.ledgers.editions import BETWEEN, without_editions
from zgreport.ledgers.margins import is_margin
from zgreport.ledgers.parts import caption_of, name_columns, parts_of
from zgreport.ledgers.sheetnames import is_spare
from zgreport.names import comparable
from zgreport.numerals.months import WHOLE_YEAR
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.parts import Part

__all__ = ["differ_elsewhere", "find_sent_again"]

_MOST = 3  # lists under one name; more are a series, of weeks or offices
_FEWEST = 2  # names that two lists share
_MOST_NAMES = 30  # lists that are held against each other by their names
_LEAST = 2.0  # powers of ten: how unlikely it is that so many numbers are the same by chance

# Of when a list was made; a month or months alone are what it is of.
_DATES = Pattern(
    r"(?<!\d)20\d\d(?:0[1-9]|1[0-2])[0-3]\d(?!\d)|(?:20\d\d[-./年])?\d{1,2}月\d{1,2}[日号]"
    r"|(?<!\d)20\d\d[-./]\d{1,2}[-./]\d{1,2}日?|(?<!\d)20\d\d年度?(?!级|届)"
)
_WORDS = Pattern(
    r"第[一二三四五\d]次(?:上报|报送|填报|修改)"
    "|(?:上报|报送|打印|签字|盖章|正式|原始|校[对正订]|复核|审[核定阅]?|核[对实]?)(?:[版稿件后过]|$)|[审核校]对?[后过]"
    "|上报|核[对实]|校对|[已重再]报|最新|更正|修正|订正|原[版稿件]|^旧|[旧改终定]$"
)
_MONTHS = Pattern(
    r"(?<![\d./-])(?:\d|1[0-2])[-~至—](?:\d|1[0-2])(?![\d./-])|(?<!\d)20\d\d[01]\d(?!\d)"
)
# Numbers that count nothing: 1批, 2组, q1 say of what a list is.
_NUMBERS = Pattern(r"(?<![\da-z第])\d+(?![\da-z\u4e00-\u9fff])")
_PERSON = Pattern(
    "[王李张刘陈杨赵黄周吴徐孙朱胡郭何罗郑梁谢宋唐许韩冯邓曹彭曾萧蔡潘袁董余苏叶吕魏蒋田杜丁沈姜范崔钟]"
    "[\u4e00-\u9fff]{0,1}[^村镇乡庄县市区店街集桥河家湾沟坪岭山口]"
)

_Name = tuple[tuple[str, ...], ...]


def find_sent_again(draft: Draft) -> None:
    """An error for each list without dates whose names and measure another one gives already.

    Only where the names of their sheets and files tell nothing apart but numbers, days, versions
    and who made them: 统计1 and 统计2, not 甲科统计 and 乙科统计, 一季度 and 二季度.
    """
    if draft.ledger.date is not None or draft.ledger.copies is Copies.ACCEPT:
        return
    if len(draft.extracts) < 2 or not (names := name_columns(draft)):
        return
    groups: dict[tuple[int, _Name], list[Part]] = {}
    for part in parts_of(draft, by_sheet=True):
        groups.setdefault((part.year, _name(part)), []).append(part)
    several = [parts for parts in groups.values() if 1 < len(parts) <= _MOST]
    pairs = [pair for parts in several for pair in combinations(parts, 2)]
    longer = list(_longer(groups)) if 1 < len(groups) <= _MOST_NAMES else []
    if not pairs and not longer:
        return
    keys = paired([plain(draft.values[name]).codes for name in names])
    told = _tell(draft, pairs, keys)
    _tell(draft, [pair for pair in longer if _are_alike(draft, *pair, keys)], keys, told)


def _longer(groups: Mapping[tuple[int, _Name], Sequence[Part]]) -> Iterator[tuple[Part, Part]]:
    """Pairs of lists of which one has the other's name and more: 稿件 and 稿件领导阅."""
    for ((year, name), parts), ((other_year, other), others) in combinations(groups.items(), 2):
        if year != other_year or len(name) != len(other) or max(len(parts), len(others)) > 1:
            continue
        levels = [("".join(a), "".join(b)) for a, b in zip(name, other, strict=True)]
        if all(a in b for a, b in levels) or all(b in a for a, b in levels):
            yield parts[0], others[0]


def _are_alike(draft: Draft, one: Part, other: Part, keys: Numbers) -> bool:
    """True where half of the names that both have come with the same number, hardly by chance."""
    for column, first, again in _shared(draft, one, other, keys):
        cells = draft.column(column)
        numbers = {int(keys[i]): cells[i] for i in first.tolist()}
        same = [numbers[int(keys[i])] for i in again.tolist() if cells[i] == numbers[int(keys[i])]]
        weight = sum(log10(abs(float(v)) + 1) for v in set(same) if isinstance(v, int | float))
        if 2 * len(same) >= len(again) and weight >= _LEAST:
            return True
    return False


def _tell(
    draft: Draft, pairs: Iterable[tuple[Part, Part]], keys: Numbers, told: Collection[Part] = ()
) -> set[Part]:
    """An error for each list that gives again what one before it gives; these, and those told."""
    told = set(told)
    for one, other in pairs:
        if other in told:
            continue
        if _are_apart(draft, one, other, alike=_are_alike(draft, one, other, keys)):
            continue
        for column, earlier, rows in _shared(draft, one, other, keys):
            place, first = draft.place(int(earlier[0])), int(rows[0])
            shown = {"rows": draft.rows(rows), "other_rows": draft.rows(earlier)}
            draft.find("sent_again", Severity.ERROR, first, column, other=place.source, **shown)
            told.add(other)
            break
    return told


def _name(part: Part) -> _Name:
    """What is left of the names of folder, file and sheet, each in parts."""
    path = PurePosixPath(part.file)
    sheet = part.sheet or ""
    texts = (*path.parent.parts, path.stem, "" if is_spare(sheet) else sheet)
    return tuple(tuple(p for p in _rest(text) if not _PERSON.fullmatch(p)) for text in texts)


def _people(part: Part) -> set[str]:
    parts = (*_rest(PurePosixPath(part.file).stem), *_rest(part.sheet or ""))
    return {each for each in parts if _PERSON.fullmatch(each)}


def _rest(text: str) -> tuple[str, ...]:
    """The parts of a text without days, versions and numbers that count nothing."""
    bare = without_editions(_DATES.sub("|", comparable(text).lower()), "|")
    kept = [found[0] for found in _MONTHS.finditer(bare)]
    bare = _NUMBERS.sub("|", _WORDS.sub("|", _MONTHS.sub("|", bare)))
    return (*kept, *filter(None, BETWEEN.split(bare)))


def _are_apart(draft: Draft, one: Part, other: Part, *, alike: bool) -> bool:
    """True where people, offices, periods, captions or another column tell the two apart.

    Captions do not where the numbers are alike.
    """
    mine, theirs = (int(draft.owner[part.rows[0]]) for part in (one, other))
    # 2023年 names no part of the year: Sheet2 beside it is of the same.
    stated = (draft.stated[n].months for n in (mine, theirs))
    months = {None if part == WHOLE_YEAR else part for part in stated}
    people = (_people(one), _people(other))
    captions = [_rest(caption_of(draft.extracts[n])) for n in (mine, theirs)]
    if alike:  # of Sheet2 beside 1月 nobody says that it is of other months
        months -= {None}
    if len(months) > 1 or (all(people) and people[0] != people[1]):
        return True
    named = (draft.named_after[mine], draft.named_after[theirs])
    if alike:  # who filled in the form may have been changed as well
        named = (replace(named[0], caption=None), replace(named[1], caption=None))
    if named[0].is_apart(named[1]):
        return True
    captioned = not alike and all(captions) and captions[0] != captions[1]
    return captioned or differ_elsewhere(draft, one.rows, other.rows)


def differ_elsewhere(draft: Draft, one: Numbers, other: Numbers) -> bool:
    """True where the texts of a column that the definition does not speak of are all others."""
    known = {*name_columns(draft), *(measure.column for measure in draft.ledger.measures)}
    for name in (name for name in draft.values if name not in known and not is_margin(name)):
        cells = plain(draft.values[name])
        mine, theirs = (
            {cells[i] for i in rows.tolist() if isinstance(cells[i], str)} - {""}
            for rows in (one, other)
        )
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


def _shared(
    draft: Draft, one: Part, other: Part, keys: Numbers
) -> Iterator[tuple[str, Numbers, Numbers]]:
    """The measures that both give for most of the names of one, and the rows of both.

    None where a list has a name several times: it records things, not units.
    """
    for column in dict.fromkeys(m.column for m in draft.ledger.measures):
        cells = draft.column(column)
        filled = cells.where([value is not None for value in cells.values])
        mine, theirs = one.rows[filled[one.rows]], other.rows[filled[other.rows]]
        if any(len(distinct(keys[rows])) < len(rows) for rows in (mine, theirs)):
            continue
        first, again = (
            mine[np.isin(keys[mine], keys[theirs])],
            theirs[np.isin(keys[theirs], keys[mine])],
        )
        if len(again) >= _FEWEST and len(again) * 2 > min(len(mine), len(theirs)):
            yield column, first, again
