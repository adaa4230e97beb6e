"""Sequences: headings and ordinals that count without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.ordering import Counter
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.text import Role
from zgreport.numerals.reading import whole_value
from zgreport.numerals.writing import heading
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_N = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    Pattern(rf"^\s*(?P<n>{_N})(?:、(?!{_N}|季度)|[．.](?=\s*[{HAN}《“]))"),
    Pattern(rf"^\s*（(?P<n>{_N})）"),
    Pattern(r"^\s*(?:附件[：:])?(?P<n>\d{1,2})[.．](?=\s*[^\d.．\s]|\s+\d)"),
)
_FORMS = ("{}、", "（{}）", "{}.")
_INSIDE = (  # items that go on in the middle of a paragraph
    None,
    Pattern(rf"(?<=[。；：])\s*（(?P<n>{_N})）"),
    Pattern(r"(?<=[。；：])\s*(?P<n>\d{1,2})[.．](?=\s*[^\d.．\s])"),
)
_UNSURE = (  # a list of two numbers or a decimal, or an item that begins with a number
    Pattern(rf"^\s*(?P<n>{_N})、(?={_N})"),  # 二、三产业; 一、一年来的工作
    None,
    Pattern(r"^\s*(?P<n>\d{1,2})[.．](?=\d)"),  # 21.5%; 21.5+2工作法
)
_ARTICLE = Pattern(r"^\s*第[一二三四五六七八九十百零]{1,6}[条章节]")
_CLAUSE = Pattern(
    r"(?:一|首先|第一|其一)(?:是|要)"  # a list may begin in the middle of a sentence
    rf"|(?:^|(?<=[。；：，、（]))\s*(?P<n>{_N}|其次|再次)(?:是(?![否非])|要|(?<=次)，)"
)
_WORDED = Pattern(
    rf"(?:^|(?<=[。；：，（]))\s*(?:(?P<kind>[第其])(?P<n>{_N})(?:[，、](?!第)|[是要须](?!求))|(?P<first>首先)[，是要]"
    r"|(?P<word>其次|再次)(?:，|[是要](?!求)))"
)
_LONGEST_TITLE = 60
_SPELLED = {None: 1, "其次": 2, "再次": 3}


def _value(words: str | None) -> int:
    if words is None or words in _SPELLED:
        return _SPELLED[words]
    return whole_value(words)


@dataclass(frozen=True, slots=True)
class _Fault:
    """A heading out of order: its level, its value, what should stand there, and the place."""

    level: int
    value: int
    wanted: int
    hit: Hit


def _headings(text: Text) -> Iterator[Hit]:
    """Each level counts on, or begins again with 1; a higher heading ends the lower ones.

    One form may serve two levels (一、 over 一、): a list that was left goes on later.  A heading
    with the number that a later one misses, in the form of another level, is the one to blame.
    """
    faults: list[_Fault] = []
    opening = _opening(text)
    for fault in _out_of_order(text):
        if opening and (fault.level, fault.value, fault.wanted) == (0, 2, 1):
            hit = Hit(*opening, expected=_FORMS[0].format(heading(1)))
            faults.append(_Fault(1, 1, 1, hit))
            continue
        culprit = next((f for f in reversed(faults) if _is_its_cause(f, fault)), None)
        if culprit is None:
            faults.append(fault)
            continue
        form = _FORMS[fault.level].format(_written(fault.level, fault.wanted))
        at = faults.index(culprit)
        hit = Hit(culprit.hit.paragraph, culprit.hit.start, culprit.hit.end, culprit.hit.words)
        faults[at] = _Fault(culprit.level, 0, 0, _expecting(hit, form))
    return (fault.hit for fault in faults)


def _opening(text: Text) -> tuple[int, int, int] | None:
    """Where a text begins with （一）, as number of the paragraph, start and end; else None."""
    for paragraph in text.paragraphs:
        if _LEVELS[0].match(paragraph.masked) or _ARTICLE.match(paragraph.masked):
            return None
        match = None if paragraph.cell else _LEVELS[1].match(paragraph.masked)
        if match:
            is_first = _value(match["n"]) == 1
            return (paragraph.number, match.start("n") - 1, match.end()) if is_first else None
    return None


def _without_chapters(text: Text) -> Iterator[Hit]:
    """A titled text whose chapters are （一）, （二）, and no 一、 anywhere.

    A line without a number above （一） may be the heading of a chapter.
    """
    opening = _opening(text)
    lines = [p for p in text.paragraphs if p.masked.strip()]
    if opening is None or lines[0].role is not Role.LINE or len(lines[0].masked) > _LONGEST_TITLE:
        return
    before = [p for p in lines if p.number < opening[0]]
    is_bare = all(p.role is Role.PROSE or p.masked.endswith("：") for p in before[1:])
    later = [p.masked for p in lines if p.number > opening[0]]
    has_chapters = any(_LEVELS[0].match(words) for words in later)
    goes_on = any((m := _LEVELS[1].match(words)) and _value(m["n"]) == 2 for words in later)
    if is_bare and before[1:] and goes_on and not has_chapters:
        yield Hit(*opening, expected=_FORMS[0].format(heading(1)))


def _is_its_cause(before: _Fault, fault: _Fault) -> bool:
    """（二） among （一）…（三） and then 三、: 二、 was written （二）."""
    return before.level != fault.level and before.value == fault.wanted == fault.value - 1


def _expecting(hit: Hit, expected: str) -> Hit:
    return Hit(hit.paragraph, hit.start, hit.end, hit.words, expected)


def _written(level: int, value: int) -> str:
    return heading(value) if level < len(_LEVELS) - 1 else str(value)


def _out_of_order(text: Text) -> Iterator[_Fault]:
    levels = [Counter() for _ in _LEVELS]
    repeated: list[_Fault] = []
    for paragraph in text.paragraphs:
        if _ARTICLE.match(paragraph.masked):
            levels[1:] = [Counter(), Counter()]
        for level, pattern in enumerate(_LEVELS):
            match = pattern.match(paragraph.masked)
            if match:
                yield from _follows(paragraph, match, levels[level], level, repeated)
                levels[level + 1 :] = [Counter() for _ in _LEVELS[level + 1 :]]
        _count_on(levels, paragraph)


def _count_on(levels: list[Counter], paragraph: Paragraph) -> None:
    """Items inside a paragraph, and a doubtful one before it, count where they are the next."""
    inside = (p.finditer(paragraph.masked) if p else () for p in _INSIDE)
    before = (p.match(paragraph.masked) if p else None for p in _UNSURE)
    for level, (unsure, items) in enumerate(zip(before, inside, strict=True)):
        for match in (*((unsure,) if unsure else ()), *items):
            number = _value(match["n"])
            if number == 1 or levels[level].waits_for(number):
                levels[level].count(number)


def _follows(
    paragraph: Paragraph,
    match: re.Match[str],
    counter: Counter,
    level: int,
    repeated: list[_Fault],
) -> Iterator[_Fault]:
    """Digits may begin anywhere (an extract); they are wrong only when they leave one out.

    `repeated` keeps a digit that stood twice: it is to blame where the next one then lacks.
    """
    number, wanted = _value(match["n"]), counter.wanted
    is_digit = level == len(_LEVELS) - 1
    words = (match.group().strip(),)
    hit = Hit(paragraph.number, *match.span("n"), words, _written(level, wanted))
    fault = _Fault(level, number, wanted, hit)
    if is_digit and number != 1 and not counter.waits_for(number) and not 1 < wanted <= number:
        counter.begin(number)
        repeated[:] = [fault] if number == wanted - 1 else []
    elif not counter.count(number):
        is_second = bool(is_digit and repeated) and repeated[0].wanted == number - 1
        yield repeated[0] if is_second else fault
        repeated.clear()


def _clauses(text: Text) -> Iterator[Hit]:
    """一是 … 二是 …, lists inside lists; a heading ends them."""
    counter = Counter()
    for paragraph in text.paragraphs:
        if any(level.match(paragraph.masked) for level in _LEVELS[:2]):
            counter = Counter()
        for match in _CLAUSE.finditer(paragraph.masked):
            wanted = counter.wanted
            is_word = match["n"] in _SPELLED  # 其次 orders without counting
            inside = paragraph.number if paragraph.masked[: match.start()].strip() else 0
            if not counter.count(_value(match["n"]), inside) and not is_word:
                words = match.group().strip()
                expected = heading(wanted) + words[-1]
                yield Hit(paragraph.number, match.start("n"), match.end(), (words,), expected)


def _worded(text: Text) -> Iterator[Hit]:
    """第一，…第二，… of one paragraph; 其次 and 再次 stand for the second and the third."""
    for paragraph in text.paragraphs:
        last = 0
        for match in _WORDED.finditer(paragraph.masked):
            number = 1 if match["first"] else _value(match["n"] or match["word"])
            if last and number != 1 and number != last + 1 and match["n"]:
                words = f"{match['kind']}{match['n']}"
                expected = f"{match['kind']}{heading(last + 1)}"
                place = match.start("kind"), match.end("n")
                yield Hit(paragraph.number, *place, (words,), expected)
                number = last + 1 if number <= last else number
            last = number


RULES = (
    Rule(
        "lint.heading_order",
        "标题序号不连续",
        "GB/T 9704-2012 7.3.3",
        Strength.ERROR,
        "一、做好选题\n三、加强培训",
        "一、做好选题\n二、加强培训",
        _headings,
    ),
    Rule(
        "lint.heading_level",
        "标题从“（一）”开始",
        "GB/T 9704-2012 7.3.3",
        Strength.ADVICE,
        "信息工作总结\n一年来，各项工作有序推进。\n（一）做好选题\n（二）加强培训",
        "信息工作总结\n一年来，各项工作有序推进。\n一、做好选题\n二、加强培训",
        _without_chapters,
    ),
    Rule(
        "lint.clause_order",
        "“一是”“二是”不连续",
        "公文惯例：前后一致",
        Strength.ERROR,
        "存在不足：一是选题不准；三是篇幅偏长。",
        "存在不足：一是选题不准；二是篇幅偏长。",
        _clauses,
    ),
    Rule(
        "lint.worded_order",
        "“第一”“第二”不连续",
        "公文惯例：前后一致",
        Strength.ERROR,
        "第一，选题不准；第三，篇幅偏长。",
        "第一，选题不准；第二，篇幅偏长。",
        _worded,
    ),
)
