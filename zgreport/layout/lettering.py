"""Lettering: typefaces, sizes, weight and colour of title, headings and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.composition import PROSE, has_hanzi
from zgreport.layout.fonts import FANGSONG, HEI, KAI, TITLE_SONG, class_of
from zgreport.layout.roles import Role
from zgreport.layout.rule import Breach, Rule, Strength, at, points
from zgreport.layout.title import is_red
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from zgreport.document.looks.model import RunLook
    from zgreport.layout.composition import Composition
    from zgreport.layout.roles import Piece

__all__ = ["RULES"]

_TITLE_SIZE, _TEXT_SIZE = 22.0, 16.0
_HEADING_FONTS = {1: HEI, 2: KAI, 3: FANGSONG, 4: FANGSONG}
_LEADS = (HEI, KAI, FANGSONG)
_LEAD = Pattern(
    r"[\s\u3000]*(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|[第其][一二三四五六七八九十]|（)"
)
_STOPS = "。：；:"
_DARK = 0x20  # what prints as black
_SLACK = 0.25


_PARTS = {Role.SIGNATURE: "发文机关署名", Role.DATE: "成文日期", Role.ANNEX_LIST: "附件说明"}


def _part(piece: Piece) -> str:
    """What the message calls a paragraph that is set as the text is."""
    return _PARTS.get(piece.role, "正文")


def _lettered(
    pieces: Iterable[Piece], wrong: Callable[[Piece, RunLook], dict[str, object] | None]
) -> Iterator[Breach]:
    """A breach for each paragraph and way in which a run of Chinese text is wrong."""
    for piece in pieces:
        for run in piece.look.runs:
            values = wrong(piece, run) if has_hanzi(run) else None
            if values is not None:
                yield at(piece, run.text, **values)


def _font(*wanted: str) -> Callable[[Piece, RunLook], dict[str, object] | None]:
    def wrong(_: Piece, run: RunLook) -> dict[str, object] | None:
        return None if class_of(run.font) in wanted else {"found": run.font, "wanted": wanted[0]}

    return wrong


def _size(wanted: float) -> Callable[[Piece, RunLook], dict[str, object] | None]:
    def wrong(_: Piece, run: RunLook) -> dict[str, object] | None:
        if abs(run.size - wanted) <= _SLACK:
            return None
        return {"found": points(run.size), "wanted": points(wanted)}

    return wrong


def _title_bold(composition: Composition) -> Iterator[Breach]:
    """Song made bold, where 小标宋 is missing, is the font's fault and told as that."""
    for piece in composition.of(Role.TITLE):
        if any(r.bold and class_of(r.font) == TITLE_SONG for r in piece.look.runs):
            yield at(piece)


def _texts(composition: Composition) -> Iterator[Piece]:
    """The prose; that of annexes only where it is long, since they hold forms and lists."""
    yield from composition.of(*PROSE, Role.ANNEX_LIST, Role.SIGNATURE, Role.DATE)


def _body_runs(piece: Piece) -> Iterator[RunLook]:
    """The runs of a paragraph but those that lead in: 一是…。 at its beginning or inside."""
    position = 0
    text = piece.look.text
    lead = min((text.find(s) for s in _STOPS if s in text), default=-1) + 1
    for run in piece.look.runs:
        end = position + len(run.text)
        is_lead = end <= lead + 1 or (len(run.text) < len(text) and _LEAD.match(run.text))
        if not (is_lead and class_of(run.font) in _LEADS and end < len(text)):
            yield run
        position = end


def _body_font(composition: Composition) -> Iterator[Breach]:
    for piece in _texts(composition):
        for run in _body_runs(piece):
            if has_hanzi(run) and class_of(run.font) != FANGSONG:
                yield at(piece, run.text, found=run.font, wanted=FANGSONG, part=_part(piece))


def _body_size(composition: Composition) -> Iterator[Breach]:
    wrong = _size(_TEXT_SIZE)

    def named(piece: Piece, run: RunLook) -> dict[str, object] | None:
        values = wrong(piece, run)
        return None if values is None else {**values, "part": _part(piece)}

    yield from _lettered(_texts(composition), named)


def _body_bold(composition: Composition) -> Iterator[Breach]:
    for piece in composition.of(*PROSE):
        for run in _body_runs(piece):
            if run.bold and has_hanzi(run):
                yield at(piece, run.text)


def _headings(composition: Composition) -> Iterator[Piece]:
    """Those with a number, or with a heading's style; a list's points look as the text does.

    In annexes, which are formed as the text is (7.3.7), those with the style: a form has its own.
    """
    for piece in composition.of(Role.HEADING, annexes=True):
        is_high = piece.level is not None and piece.level <= 2 and not piece.annex
        if piece.level is not None and (is_high or piece.style_level):
            yield piece


def _heading_font(composition: Composition) -> Iterator[Breach]:
    for piece in _headings(composition):
        wanted = _HEADING_FONTS[piece.level or 1]
        for run in piece.look.runs:
            if has_hanzi(run) and class_of(run.font) != wanted:
                yield at(piece, found=run.font, wanted=wanted, level=piece.level)
                break


def _heading_size(composition: Composition) -> Iterator[Breach]:
    yield from _lettered(_headings(composition), _size(_TEXT_SIZE))


def _heading_bold(composition: Composition) -> Iterator[Breach]:
    for piece in _headings(composition):
        if any(run.bold and has_hanzi(run) for run in piece.look.runs):
            yield at(piece, level=piece.level)


def _colour(composition: Composition) -> Iterator[Breach]:
    """The head of a document is red; everything else is black."""
    title = next((p.look.number for p in composition.of(Role.TITLE)), 0)
    for piece in composition.pieces:
        is_head = piece.look.number < title or piece.role in (Role.HEAD, Role.BOX)
        for run in piece.look.runs:
            if (
                run.text.strip()
                and not _is_black(run.color)
                and not (is_head and is_red(run.color))
            ):
                yield at(piece, run.text, found=f"#{run.color}")
                break


def _is_black(color: str) -> bool:
    try:
        return all(int(color[i : i + 2], 16) <= _DARK for i in (0, 2, 4)) if color else True
    except ValueError:
        return True


def _highlight(composition: Composition) -> Iterator[Breach]:
    for piece in composition.pieces:
        marked = next((r for r in piece.look.runs if r.highlight and r.text.strip()), None)
        if marked is not None and marked.highlight != "white":
            yield at(piece, marked.text)


def _emphasis(composition: Composition) -> Iterator[Breach]:
    roles = (*PROSE, Role.TITLE, Role.HEADING, Role.SIGNATURE, Role.DATE, Role.ANNEX_LIST)
    for piece in composition.of(*roles, annexes=True):
        for run in piece.look.runs:
            if has_hanzi(run) and (run.italic or run.underline):
                yield at(piece, run.text)


RULES = (
    Rule(
        "layout.title_font",
        "标题字体",
        "7.3.1",
        Strength.SHOULD,
        lambda c: _lettered(c.of(Role.TITLE), _font(TITLE_SONG)),
    ),
    Rule(
        "layout.title_size",
        "标题字号",
        "7.3.1",
        Strength.SHOULD,
        lambda c: _lettered(c.of(Role.TITLE), _size(_TITLE_SIZE)),
    ),
    Rule("layout.title_bold", "标题加粗", "7.3.1", Strength.PRACTICE, _title_bold),
    Rule("layout.body_font", "正文字体", "5.2.2", Strength.SHOULD, _body_font),
    Rule("layout.body_size", "正文字号", "5.2.2", Strength.SHOULD, _body_size),
    Rule("layout.body_bold", "正文加粗", "5.2.2", Strength.PRACTICE, _body_bold),
    Rule("layout.heading_font", "层次标题字体", "7.3.3", Strength.SHOULD, _heading_font),
    Rule("layout.heading_size", "层次标题字号", "5.2.2", Strength.SHOULD, _heading_size),
    Rule("layout.heading_bold", "层次标题加粗", "7.3.3", Strength.PRACTICE, _heading_bold),
    Rule("layout.colour", "文字颜色", "5.2.4", Strength.MUST, _colour),
    Rule("layout.highlight", "突出显示", "5.2.4", Strength.PRACTICE, _highlight),
    Rule("layout.emphasis", "斜体、下划线", "5.2.2", Strength.PRACTICE, _emphasis),
)
