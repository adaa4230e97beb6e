"""Handwritten: what stands in a template or the definition as typed and will not hold next year.

Years and words of direction are figures too: typed beside a tag, they are said twice,
and typed instead of one they stay when the year has passed.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.document.excerpts import place_of
from zgreport.document.typed import TAG_MASK
from zgreport.findings import Finding, Place, ZgreportError, room
from zgreport.numerals.measure_words import BEHIND_TAGS
from zgreport.numerals.months import YEAR_DIGIT, year_in
from zgreport.patterns import Pattern
from zgreport.tags import Span, scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.definition.model import Definition, Phrase
    from zgreport.document.typed import Neighbours, TypedParagraph
    from zgreport.language.session import Session
    from zgreport.language.values.plain import Shown

__all__ = ["handwritten"]

_ROOM = room("pipeline")

_TITLE = Pattern(r"《[^《》]*》|〔[^〔〕]*〕|“[^“”]*”")
_DIGIT = f"[０-９{YEAR_DIGIT[1:]}"
_RANGE = "[-—–－~～至到]"
_YEAR = Pattern(
    rf"(?<!{_DIGIT})(?<!{_DIGIT}{_RANGE})(?<!{_DIGIT}年{_RANGE})({_DIGIT}{{4}})\s*"
    rf"(?:年(?!第?\s*\d+\s*号)(?!{_RANGE}{_DIGIT})|$)"
)
_MONTH = Pattern(rf"\s*{_DIGIT}{{1,2}}\s*月")
_ALONE = Pattern(r"\s*[0-9０-９]{4}\s*年?度?\s*")
_TAGS = {-1: "{{ 上年 }} 或 {{ 年 }}", 0: "{{ 年 }}", 1: "{{ 下年 }}"}  # 2022 may be left over

_MOVES = "增长|增加|增多|上升|提高|提升|下降|减少|降低|回落|缩短|延长|持平"
_DIRECTION = Pattern(rf"(?:{_MOVES})(?:了|率为|为)?\s*$")
_AGAINST = Pattern(r"(?:同比|环比|[比较与](?:上年|去年)(?:同期|末)?)\s*$")
_SAID_AGAINST = ("同比", "比上年", "与上年", "按可比口径", "上年")
_CHANGES = frozenset({"同比", "增幅", "较上年", "增减", "可比"})
_MEASURE = Pattern(rf"{'|'.join(BEHIND_TAGS)}|[%％]")
_WHOLE = ("%", "％", "个百分点")  # behind them no measure word can follow
_MORE = Pattern("多|余|来|左右|上下|以上")
_NEARLY = Pattern(r"(?:将近|接近|(?<![附最临邻])近|大约|约|超过|超|逾|突破)\s*$")
_ROUNDED = frozenset({"约", "超", "近", "余", "多", "达", "不足"})  # forms that say it themselves
_AGAIN = Pattern(r"\s*[，,、]?\s*(?:同比|[比较与](?:上年|去年)(?:同期|末)?)")
_COMPOUND = Pattern(
    r"篇[幅目次]|条[例目件款]|件[套次]|份额|个[别人]|项目|次[日数]|人[员均民选次才]|名[单称列次额]"
    r"|位[列居于次]|期[间末刊均]|户[籍均]|场[均次所]|元旦|天[气数]|分[别为成布析数]|家[庭]|本[年级市部]"
    r"|册[数]|批[次复]|年[底度末初中内终均]"
)


def handwritten(
    typed: Iterable[TypedParagraph], session: Session, definition: Definition, year: int
) -> Iterator[Finding]:
    """Warnings, at the paragraph, the tag or the key: typed years, and words said twice."""
    for phrase in _phrases(definition):
        yield from _years_in_phrase(phrase, definition, year)
    for paragraph in typed:
        yield from _years(paragraph.words, paragraph.place, year, paragraph)
        for tag in paragraph.neighbours():
            yield from _said_twice(tag, session)


def _phrases(definition: Definition) -> Iterator[Phrase]:
    yield definition.title
    for weakness in definition.weaknesses:
        yield weakness.title
        yield weakness.text


def _years_in_phrase(phrase: Phrase, definition: Definition, year: int) -> Iterator[Finding]:
    words, position = "", 0
    for span in scan(phrase.text):
        if isinstance(span, Span):
            words += phrase.text[position : span.start] + TAG_MASK
            position = span.end
    words += phrase.text[position:]
    place = Place(file=definition.file, key=phrase.key, line=phrase.line)
    if phrase is not definition.title:
        yield from _years(words, place, year)
        return
    for match in _YEAR.finditer(_without_titles(words)):
        shown = {"words": match.group().strip(), "right": "{{ 年 }}"}
        yield _ROOM.warning("year_by_hand", place, **shown)


def _years(
    words: str, place: Place, year: int, paragraph: TypedParagraph | None = None
) -> Iterator[Finding]:
    """A warning wherever last year, this year or the next was typed."""
    plain = _without_titles(words)
    for match in _YEAR.finditer(plain):
        if not match.group().rstrip().endswith("年") and not _ALONE.fullmatch(plain):
            continue
        found = year_in(unicodedata.normalize("NFKC", match[1]))
        if found is None or found - year not in _TAGS:
            continue
        shown = {"words": match.group().strip(), "right": _TAGS[found - year]}
        at = _within(paragraph, match.start()) if paragraph else place
        if _MONTH.match(plain, match.end()):  # as 2022年10月 may be said in any year
            yield _ROOM.note("date_by_hand", at, **shown)
        else:
            yield _ROOM.warning("year_by_hand", at, **shown)


def _within(paragraph: TypedParagraph, start: int) -> Place:
    """The place of what stands at `start` in the paragraph's words."""
    position = paragraph.position(start)
    return place_of(paragraph.place, paragraph.place.paragraph, paragraph.text, position)


def _without_titles(words: str) -> str:
    return _TITLE.sub(lambda found: TAG_MASK * len(found.group()), words)


def _said_twice(tag: Neighbours, session: Session) -> Iterator[Finding]:
    """What a tag prints and is typed beside it as well."""
    if not (_may_repeat(tag)):
        return
    try:
        shown = session.shown(tag.body)
    except ZgreportError:  # a name of a loop; all else is told by the rendering
        return
    source = f"{{{{ {tag.body.strip()} }}}}"
    if (words := _doubled_behind(shown, tag.after)) or (
        words := _doubled_before(shown, tag.before)
    ):
        yield _ROOM.warning("said_twice", tag.place, tag=source, words=words, text=shown.text)
    elif words := _direction_before(shown, tag.before):
        yield _ROOM.warning("direction_by_hand", tag.place, tag=source, words=words)
    elif words := _rounded_by_hand(shown, tag):
        found = {"tag": source, "words": words, "text": shown.text}
        yield _ROOM.warning("rounded_by_hand", tag.place, **found)
    elif words := _change_again(shown, tag.after):
        yield _ROOM.warning("change_again", tag.place, tag=source, words=words, text=shown.text)


def _may_repeat(tag: Neighbours) -> bool:
    before, after = tag.before.rstrip(), tag.after.lstrip()
    return bool(
        _MEASURE.match(after)
        or after.startswith("年")
        or before.endswith(("第", "《"))
        or _DIRECTION.search(before)
        or _AGAINST.search(before)
        or _MORE.match(after)
        or _NEARLY.search(before)
        or _AGAIN.match(after)
    )


def _doubled_behind(shown: Shown, after: str) -> str:
    """The measure word, the percent sign or 年 behind a text that ends in one."""
    after, text = after.lstrip(), shown.text
    if not text or _COMPOUND.match(after):
        return ""
    figure = shown.origin.figure if shown.origin else None
    unit = figure.unit if figure is not None else ""
    found = _MEASURE.match(after)
    if unit and text.endswith(unit) and after.startswith(unit):
        return unit
    whole = (*_WHOLE, "）") if any("居前" in form for form in _forms(shown)) else _WHOLE
    if found and (text.endswith(whole) or (unit and text.endswith(unit))):
        return found.group()
    return "年" if text.endswith("年") and after.startswith("年") else ""


def _doubled_before(shown: Shown, before: str) -> str:
    """第 or 《 before a text that begins with it."""
    sign = before.rstrip()[-1:]
    return sign if sign in ("第", "《") and shown.text.startswith(sign) else ""


def _direction_before(shown: Shown, before: str) -> str:
    """The word of direction or comparison before a change that says it itself."""
    form, *filters = _forms(shown)
    is_behind = "带同比" in filters  # the number first, then its change
    if form not in _CHANGES and not is_behind:
        return ""
    if found := _DIRECTION.search(before):
        return found.group().strip()
    found = _AGAINST.search(before)
    said = shown.text.startswith(_SAID_AGAINST) or (
        is_behind and any(words in shown.text for words in _SAID_AGAINST)
    )
    return found.group().strip() if found and said else ""


def _rounded_by_hand(shown: Shown, tag: Neighbours) -> str:
    """多篇 behind a number that is exact, 近 before it; 约 before one that says 多 itself.

    约12.7% and 超过上年的572篇 are said of exact numbers, and stay.
    """
    form, *_ = _forms(shown)
    figure = shown.origin.figure if shown.origin else None
    after, found = tag.after.lstrip(), _NEARLY.search(tag.before)
    before = found.group().strip() if found else ""
    if figure is None or not shown.text[-1:]:
        return ""
    more = _MORE.match(after)
    if more and figure.unit and after[more.end() :].startswith(figure.unit):
        return more.group() + figure.unit
    if form in _ROUNDED:
        return before or (more.group() if more else "")
    return before if before.endswith("近") and form in ("", "数") else ""


def _forms(shown: Shown) -> list[str]:
    """The form of what is printed, "" for none, and the filters behind it."""
    return shown.origin.form.split("|") if shown.origin else [""]


def _change_again(shown: Shown, after: str) -> str:
    """同比 behind a text that has said the change already."""
    found = _AGAIN.match(after)
    said = any(words in shown.text for words in _SAID_AGAINST)
    return found.group().strip(" ，,、") if found and said else ""
