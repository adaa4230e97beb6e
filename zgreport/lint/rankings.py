"""Rankings: places against scores, and the rows of an annex against the number in the body."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.lint.text import Role
from zgreport.numerals.reading import whole_value
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_PLACE = Pattern(r"\s*(?:名次|排名|位次|序号)\s*")
_SCORE = Pattern(r"\s*(?:总?得?分|总分|得分|分值|分数|合计得?分?)(?:[（(]分[）)])?\s*")
_NUMBER = Pattern(r"\s*(?P<n>\d{1,4})\s*")
_VALUE = Pattern(r"\s*(?P<value>\d{1,6}(?:\.\d{1,4})?)分?\s*")
_PAGE = Pattern(r"\s*附\s?件\s*(?P<n>\d{1,2})?\s*")
_COUNTED = Pattern(
    r"(?P<n>\d{1,3})(?P<unit>[篇名个家项人件位])(?:（[^（）]{0,40}）)?[^。；\d]{0,12}(?:详?见|附于)附件\s*(?P<annex>\d{1,2})"
)
_AMONG = Pattern(
    rf"(?<![\d.第多余几])(?P<n>\d{{1,3}}|[二三四五六七八九十百]{{1,4}})(?:个|家|名|所|支|位)[{HAN}（）、]{{1,10}}?(?:当中|中|里|参评)[，,]?"
    rf"(?:我[市县区局校院]|[{HAN}]{{0,12}})?(?:排名?|位[列居]|名列|排在|列|居|排位|位次)(?:全[省市国县]|并列)?第(?P<place>\d{{1,3}}|[一二三四五六七八九十]{{1,4}})[位名]"
)
_MOST_COLUMNS = 8
_MOST_CELL = 60


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A table whose first column is a place: its head and its rows, each of cells."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    annex: int
    counts: bool

    @property
    def places(self) -> tuple[int, ...]:
        """The number in the first cell of each row."""
        return tuple(int(row[0].masked) for row in self.rows)


def _rankings(text: Text) -> Iterator[_Ranking]:
    annex, place, paragraphs = 0, 0, text.paragraphs
    while place < len(paragraphs):
        page = _PAGE.fullmatch(paragraphs[place].masked)
        annex = int(page["n"] or 1) if page else annex
        if _PLACE.fullmatch(paragraphs[place].masked):
            table = _ranking(paragraphs, place, annex)
            if table:
                yield table
                place += len(table.head) * (len(table.rows) + 1)
                continue
        place += 1


def _ranking(paragraphs: Sequence[Paragraph], place: int, annex: int) -> _Ranking | None:
    """The table that begins at a place; None where the cells are none."""
    width = next(
        (n for n, p in enumerate(_cells(paragraphs, place, _MOST_COLUMNS)) if _is_first(p)), 0
    )
    if width < 2:
        return None
    head = tuple(paragraphs[place : place + width])
    rows: list[tuple[Paragraph, ...]] = []
    at = place + width
    while at + width <= len(paragraphs):
        row = _cells(paragraphs, at, width)
        if len(row) < width or not _NUMBER.fullmatch(row[0].masked):
            break
        rows.append(tuple(row))
        at += width
    return _Ranking(head, tuple(rows), annex, "序" in head[0].masked) if len(rows) > 1 else None


def _cells(paragraphs: Sequence[Paragraph], place: int, count: int) -> list[Paragraph]:
    """The next cells, up to a paragraph that is none."""
    cells: list[Paragraph] = []
    for paragraph in paragraphs[place : place + count]:
        if paragraph.role is Role.PROSE or len(paragraph.masked) > _MOST_CELL:
            break
        cells.append(paragraph)
    return cells


def _is_first(paragraph: Paragraph) -> bool:
    match = _NUMBER.fullmatch(paragraph.masked)
    return match is not None and match["n"] == "1"


def _wrong_places(text: Text) -> Iterator[Hit]:
    """One score, one place; a higher score is not behind; places never run backwards."""
    for table in _rankings(text):
        column = next((n for n, cell in enumerate(table.head) if _SCORE.fullmatch(cell.masked)), 0)
        if table.counts:
            continue
        for number, (above, below) in enumerate(pairwise(table.rows), start=1):
            expected = _expected(above, below, column, number + 1)
            if expected is not None and expected != int(below[0].masked):
                cell = below[0]
                words = (f"{cell.masked.strip()}（{below[1].text.strip()}）",)
                yield Hit(cell.number, 0, len(cell.text), words, str(expected) if expected else "")
                break


def _expected(
    above: Sequence[Paragraph], below: Sequence[Paragraph], column: int, number: int
) -> int | None:
    """The place that a row should have; 0 where only its order is wrong, None where it fits."""
    one, other = int(above[0].masked), int(below[0].masked)
    scores = [_VALUE.fullmatch(row[column].masked) if column else None for row in (above, below)]
    if scores[0] is None or scores[1] is None:
        return 0 if other < one else None
    first, second = (float(score["value"]) for score in scores if score)
    if first == second:
        return one if one != other else None
    if second > first:
        return 0
    return None if other in (one + 1, number) else number


def _other_lengths(text: Text) -> Iterator[Hit]:
    """优秀稿件15篇，名单见附件3, and the list there has twelve rows."""
    tables = [table for table in _rankings(text) if table.annex]
    for paragraph in text.paragraphs if tables else ():
        for match in _COUNTED.finditer(paragraph.masked):
            of = [table for table in tables if table.annex == int(match["annex"])]
            if len(of) == 1 and len(of[0].rows) != int(match["n"]):
                expected = f"{len(of[0].rows)}{match['unit']}"
                words = (match["n"] + match["unit"],)
                yield Hit(paragraph.number, match.start(), match.end(), words, expected)


def _over_count(paragraph: Paragraph) -> Iterator[Hit]:
    """21个市州中排名第23位: there is no such place."""
    for match in _AMONG.finditer(paragraph.masked):
        if whole_value(match["place"]) > whole_value(match["n"]) > 1:
            yield Hit(paragraph.number, match.start(), match.end())


_FACT = "《与数字有关的病句》；前后一致"
RULES = (
    Rule(
        "lint.place_over_count",
        "名次大于参加排名的个数",
        _FACT,
        Strength.ERROR,
        "在全省21个市州中排名第23位。",
        "在全省21个市州中排名第12位。",
        each(_over_count, _AMONG),
    ),
    Rule(
        "lint.wrong_place",
        "名次与得分或者前后的名次不符",
        _FACT,
        Strength.ERROR,
        "名次\n单位\n得分\n1\n甲县\n48\n2\n乙县\n48\n3\n丙县\n41",
        "名次\n单位\n得分\n1\n甲县\n48\n1\n乙县\n48\n3\n丙县\n41",
        _wrong_places,
    ),
    Rule(
        "lint.other_length",
        "正文说的个数与附件名单的行数不符",
        _FACT,
        Strength.ERROR,
        "评出优秀稿件3篇，名单见附件1。\n附件1\n名次\n单位\n1\n甲县\n2\n乙县",
        "评出优秀稿件2篇，名单见附件1。\n附件1\n名次\n单位\n1\n甲县\n2\n乙县",
        _other_lengths,
    ),
)
