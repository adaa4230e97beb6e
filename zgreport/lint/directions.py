"""Directions: a rise worded as a fall, by numbers beside it, in a table's row, or by figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.direction_words import FALLING, RISING
from zgreport.lint.moves import Move, is_comparable, moves
from zgreport.lint.quantities import Kind
from zgreport.lint.rows import rows
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.side_by_side import changes_side_by_side
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from fractions import Fraction

    from zgreport.lint.moves import Change
    from zgreport.lint.text import Paragraph, Text
    from zgreport.statements import Statement

__all__ = ["RULES", "contradicts", "sign_of_move"]

_RISE = f"(?P<rise>{RISING})"
_FALL = f"(?P<fall>{FALLING})"
_SAME = "(?P<same>(?<!基本)持平)"
_HOW = "(?:净|分别|大幅|小幅|略有|略|明显|稳步|再次?|又|进一步|约|逐步)*"
_BEFORE = "(?:上年|去年|上年度|\\d{4}年)(?:同期|末|底|全年)?"
_OTHERS = Pattern("环比|上月|上季|上期")
_RANKED = Pattern("(?:位次|名次|排名|排位|位列|位居)[^，。；：]*$")
_AFTER = Pattern(
    rf"[，（；]?(?:(?:同比|环比)|[比较与和同](?:{_BEFORE})(?:相比，?)?)(?:{_HOW})?(?:{_RISE}|{_FALL}|{_SAME})"
)
_UNMEASURED = Pattern(
    rf"[，,、](?:同比|环比|[比较与和同](?:{_BEFORE})(?:相比，?)?)?(?:{_HOW})?(?:{_RISE}|{_FALL})"
    "(?:明显|显著|较多|较大|较快)?(?=[，。；])"
)


_WORDS = {1: "上升", -1: "下降", 0: "持平"}


def _by_numbers(paragraph: Paragraph) -> Iterator[Hit]:
    """由512篇下降到563篇, and the like: both numbers stand beside the word."""
    for move in moves(paragraph):
        sign = sign_of_move(move)
        said = [move.sign, *(change.sign for change in move.changes if _is_plain(change, move))]
        said += [] if move.changes else [_sign_without_number(move.new.after)]
        if sign is not None and any(word and word != sign for word in said):
            yield Hit(paragraph.number, *move.span, expected=_WORDS[sign])


def _sign_without_number(after: str) -> int:
    """1 for ，上升明显, -1 for ，下降; 0 where no such word follows."""
    words = _UNMEASURED.match(after)
    return (1 if words["rise"] else -1) if words else 0


def sign_of_move(move: Move) -> int | None:
    """1 for a rise; of ranks it is the smaller number; None where round numbers cannot tell."""
    old, new = move.old.printed, move.new.printed
    if (move.old.interval == move.new.interval) and not (move.old.exact and move.new.exact):
        return None
    if old.meets(new) and move.old.interval != move.new.interval:
        return None
    sign = _sign(move.new.value - move.old.value)
    is_rank = move.new.kind is Kind.RANK or (
        move.new.unit in ("位", "人", "") and _RANKED.search(move.old.before + move.new.before)
    )
    return -sign if is_rank else sign


def _is_plain(change: Change, move: Move) -> bool:
    """True for a change of the same two numbers: not of a rate beside them, nor 降幅收窄."""
    is_points = change.quantity.kind is Kind.POINTS
    if is_comparable(change):
        return False
    return is_points == (move.new.kind is Kind.PERCENT) or change.quantity.kind is move.new.kind


def _against_each_other(paragraph: Paragraph) -> Iterator[Hit]:
    """增加12件，下降15%: one number cannot do both."""
    for near, one, other in changes_side_by_side(paragraph):
        kinds = {one.quantity.kind, other.quantity.kind}
        is_one = kinds in ({Kind.COUNT, Kind.PERCENT}, {Kind.COUNT, Kind.MULTIPLE})
        is_other = _OTHERS.search(one.compared) or is_comparable(other)
        if is_one and one.sign and one.sign == -other.sign and not is_other:
            start = near[0] if near else one.quantity
            yield Hit(paragraph.number, start.start, other.quantity.end)


def _sign(difference: Fraction) -> int:
    return (difference > 0) - (difference < 0)


def _is_against(match: re.Match[str], sign: int) -> bool:
    words = match.groupdict()
    if words.get("same"):
        return sign != 0
    return sign <= 0 if words["rise"] else sign >= 0


def contradicts(move: Move) -> bool:
    """True where a change beside the two numbers says the other direction."""
    sign = sign_of_move(move)
    signs = (change.sign for change in move.changes if _is_plain(change, move))
    return sign is not None and any(said and said != sign for said in signs)


def _in_tables(text: Text) -> Iterator[Hit]:
    """563篇, 512篇, 下降10.0% in a row of a table."""
    for row in rows(text):
        if row.move and row.change and contradicts(row.move):
            said, sign = row.change.quantity, sign_of_move(row.move)
            expected = "" if sign is None else _WORDS[sign]
            yield Hit(row.paragraphs[-1], said.start, said.end, (row.words,), expected)
        elif row.unchanged and row.old and row.old.exact and row.old.value != row.new.value:
            sign = sign_of_move(Move(row.old, row.new, 0, ()))
            words = (f"{row.words}，持平",)
            end = len(text.paragraphs[row.paragraphs[-1] - 1].text)
            yield Hit(row.paragraphs[-1], 0, end, words, _WORDS[sign] if sign else "")


def _by_figures(text: Text) -> Iterator[Hit]:
    """The word behind a figure, against this year's value and last year's."""
    reached: dict[int, int] = {}
    for said in text.statements:
        paragraph = text.paragraphs[said.paragraph - 1]
        start = paragraph.text.find(said.text, reached.get(said.paragraph, 0))
        if start < 0:
            continue
        end = reached[said.paragraph] = start + len(said.text)
        match = _AFTER.match(paragraph.text, end)
        moved = _moved(said)
        if match and moved is not None and _is_against(match, moved):
            yield Hit(said.paragraph, start, match.end(), expected=_WORDS[moved])


def _moved(said: Statement) -> int | None:
    """1 where the figure got better or larger: a rank rises when its number falls."""
    if said.value is None or said.previous is None:
        return None
    sign = _sign(said.value - said.previous)
    return -sign if said.text.startswith("第") else sign


def _wrong_direction(text: Text) -> Iterator[Hit]:
    for paragraph in text.paragraphs:
        yield from _by_numbers(paragraph)
        yield from _against_each_other(paragraph)
    yield from _in_tables(text)
    yield from _by_figures(text)


RULES = (
    Rule(
        "lint.wrong_direction",
        "升说成降，降说成升",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "刊发数量由512篇下降到563篇。",
        "刊发数量由512篇增加到563篇。",
        _wrong_direction,
    ),
)
