"""Parts: columns that say how many of another column's there were, 其中：女 beside 人数."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.header_words import plain, stem
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.proposal import ColumnDraft

__all__ = [
    "is_part",
    "part_names",
    "with_kinds_of_totals",
    "with_words_of_running",
    "with_words_of_wholes",
]

_FEWEST_PARTS = 2
_TOTAL = Pattern("合计|总计|小计|共计|总数|总人数")
_RUNNING = Pattern("(?:本年|年初至今|年|至今)?累[计积]数?")
_PART = Pattern("其中|^内[:：]?")
_KIND_UNKNOWN = "drafting.kind_unknown"
_UNKNOWN = frozenset({"drafting.word_unknown", "drafting.word_of_ledger"})


def with_words_of_wholes(drafts: Sequence[ColumnDraft]) -> list[ColumnDraft]:
    """The columns, each part whose word is unknown counted in its whole's."""
    found: list[ColumnDraft] = []
    whole: ColumnDraft | None = None
    for draft in drafts:
        own = _of_kind(draft, whole)
        if own.role is Role.NUMBER:
            unknown = any(reason.code in _UNKNOWN for reason in own.reasons)
            if whole and unknown and _is_called_part(own) and whole.kind is own.kind:
                own = _counted_like(own, whole)
            whole = whole if _is_called_part(own) else own
        found.append(own)
    return found


def with_kinds_of_totals(drafts: Sequence[ColumnDraft]) -> list[ColumnDraft]:
    """The columns, a total of nothing but stocks as a stock: 合计 beside 男生 and 女生."""
    measures = [draft for draft in drafts if draft.role is Role.NUMBER]
    parts = [draft for draft in measures if not _TOTAL.fullmatch(plain(draft.headers[0]))]
    kinds = {draft.kind for draft in parts}
    if len(parts) < _FEWEST_PARTS or kinds != {MeasureKind.LAST}:
        return list(drafts)
    return [_like_parts(draft, parts[0]) for draft in drafts]


def _like_parts(draft: ColumnDraft, part: ColumnDraft) -> ColumnDraft:
    may_be = draft.role is Role.NUMBER or Role.NUMBER in draft.others
    if not may_be or not _TOTAL.fullmatch(plain(draft.headers[0])) or draft.kind is part.kind:
        return draft
    shown = {"header": draft.headers[0], "whole": part.headers[0], "word": part.measure_word}
    reasons = (part.reasons[0], Reason("drafting.word_of_whole", shown))
    found = replace(draft, role=Role.NUMBER, kind=part.kind, reasons=reasons, others=())
    return replace(found, measure_word=part.measure_word, sure=part.sure)


def with_words_of_running(drafts: Sequence[ColumnDraft]) -> list[ColumnDraft]:
    """The columns, each running total whose word is unknown counted in what it adds up."""
    return [_running_like(draft, drafts) for draft in drafts]


def _running_like(draft: ColumnDraft, drafts: Sequence[ColumnDraft]) -> ColumnDraft:
    unknown = any(reason.code in _UNKNOWN for reason in draft.reasons)
    if draft.kind is not MeasureKind.CUMULATIVE or not unknown:
        return draft
    own = _RUNNING.sub("", plain(draft.headers[0]))
    others = [each for each in drafts if each.role is Role.NUMBER and each is not draft]
    alike = [each for each in others if own and plain(each.headers[0]).endswith(own)]
    return _counted_like(draft, alike[0]) if alike else draft


def _of_kind(draft: ColumnDraft, whole: ColumnDraft | None) -> ColumnDraft:
    """The column; a part of which nothing else tells how it adds up does so as its whole does."""
    unknown = draft.role is Role.TEXT and draft.reasons[0].code == _KIND_UNKNOWN
    if whole is None or not unknown or not _is_called_part(draft):
        return draft
    reasons = (*whole.reasons[:1], Reason("drafting.word_unknown", draft.reasons[0].values))
    return replace(draft, role=Role.NUMBER, kind=whole.kind, reasons=reasons, others=())


def _counted_like(part: ColumnDraft, whole: ColumnDraft) -> ColumnDraft:
    shown = {"header": part.headers[0], "whole": whole.headers[0], "word": whole.measure_word}
    reason = Reason("drafting.word_of_whole", shown)
    return replace(
        part,
        measure_word=whole.measure_word,
        sure=Sureness.LIKELY,
        reasons=(*part.reasons[:1], reason),
    )


def part_names(drafts: Sequence[ColumnDraft]) -> dict[int, str]:
    """Names for the parts by place: 其中：本部 beside 推送条数 is 本部推送条数."""
    found: dict[int, str] = {}
    whole = ""
    for place, draft in enumerate(drafts):
        if draft.role is not Role.NUMBER:
            continue
        if not _is_called_part(draft):
            whole = draft.headers[0]
        elif whole and _PART.search(plain(draft.headers[0])):
            rest = _PART.sub("", plain(draft.headers[0]))
            found[place] = rest if plain(whole) in rest else f"{rest}{whole}"
    return found


def _is_called_part(draft: ColumnDraft) -> bool:
    return any(_PART.search(plain(header)) for header in draft.headers)


def is_part(part: ColumnDraft, whole: ColumnDraft, *, beside: bool) -> bool:
    """True where one column is called a part of another, or is beside it and called after it."""
    if part.measure_word != whole.measure_word or part.kind is not whole.kind:
        return False
    if _is_called_part(part):
        return not _is_called_part(whole)
    bare = stem(whole.headers[0])
    return beside and len(bare) > 1 and any(bare in stem(h) != bare for h in part.headers)
