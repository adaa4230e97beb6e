"""Counts: 三项措施 is followed by three, 四面镜子 lists four."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.slogans import slogans
from zgreport.lint.text import Role
from zgreport.numerals.reading import spelled_value, whole_value
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_N = "(?:[二两三四五六七八九十]|十[一二三四五六]|[2-9]|1[0-6])"
_SORT = (
    "(?:个方面|方面|个环节|个重点|个关键|个问题|个特点|个阶段|个步骤|个层面|个维度|个坚持|个聚焦|个到位|个结合|个平台|个专题|个专项|个部分"
    "|件大?事|大[类块]?|项|点|条|种|类|面|道|招|步|关|个字)"
)
_SAID = rf"(?<![第十百千万\d.—～几])(?P<n>{_N})(?P<sort>{_SORT})(?P<what>[{HAN}]{{0,8}})"
_MARKS = "[”’》]?"
_ORDINAL = Pattern(
    r"(?:^|(?<=[。；：，、（:;,]))\s*(?:(?P<n>[一二三四五六七八九十]{1,2})(?:是|抓|查|促|强|要(?![求素闻点]))"
    r"|第(?P<th>[一二三四五六七八九十]{1,2})(?:步|个?阶段|个?环节)?[，、,：:]|其(?P<qi>[一二三四五六七八九十])[，、,])"
)
_BEFORE_ORDINALS = Pattern(
    rf"{_SAID}{_MARKS}[^，。；：！？\d一二三四五六七八九十]{{0,10}}[：:。，,——]{{1,2}}\s*$"
)
_LEAD = Pattern(rf"{_SAID}{_MARKS}(?:，[^，。；：]{{0,10}})?[：:。]?\s*$")
_LIST = Pattern(
    rf"{_SAID}{_MARKS}(?:，?(?:即|也就是|分别是|分别为|包括|分别|是指))?"
    r"(?:[：:]|——|（(?:即)?|，(?:即|也就是|分别是|分别为))(?P<items>[^，。；：！？\d（）:;\n]{3,80})(?P<end>[。；）\n]|$)"
)
_PLACES = Pattern(
    rf"(?<![第十百千万\d.—～几余多])(?P<n>{_N})(?P<sort>个(?:省份|省市|省区市|省|城市|市州|市|县区|县|区|州|国家|乡镇|街道|社区|村|部门|单位|科室))"
    rf"(?P<what>[{HAN}]{{0,4}})(?:[：:]|——|（(?:即)?|，(?:即|分别是|分别为|包括))"
    r"(?![省市县区旗州村镇乡街道、]{1,9}[）)])(?P<items>[^，。；：！？\d（）:;\n]{3,80})(?P<end>[。；）\n]|$)"
)
_LISTED_BEFORE = Pattern(
    rf"(?:^|[，。；：（]|[是为把对从抓有用好])(?![一二三四五六七八九十]{{1,3}}、)(?P<items>(?:[“《]?[{HAN}]{{1,10}}[”》]?、){{1,9}}[“《]?[{HAN}]{{1,10}}?[”》]?)"
    rf"(?P<etc>等)?(?:这)?(?P<n>[二两三四五六七八九十])(?P<sort>个(?:方面|环节|平台|专题|阶段|重点|关键|层面|部分)|项(?:措施|举措|制度|机制|任务|工作|活动|内容)|面镜子|大(?:类|平台|工程|行动|任务|板块)|条(?:战线|措施|路径|主线)|类(?:稿件|信息|问题))"
)
_QUOTED = Pattern(
    rf"(?<![”“])(?P<items>(?:“[^“”]{{1,12}}”[、和]?){{2,10}}|(?:《[^《》]{{1,20}}》[、和]?){{2,10}})(?:这)?(?P<n>[二两三四五六七八九十])(?P<sort>[个项面种类大条])(?![{HAN}]{{0,3}}之一)"
)
_TITLES = Pattern(
    r"(?<![\d.第余多])(?P<n>\d{1,3}|[二两三四五六七八九十]{1,3})(?P<unit>[篇部本首件项])(?:（[^（）]{0,30}）)?"
    r"[^，。；：！？\d]{0,8}[：:](?P<items>[^。；：！？]{0,1500}《[^。；：！？]{0,1500})(?=[。；]|$)"
)
_QUOTES = Pattern("“[^“”]*”|《[^《》]*》")
_JOINTS = Pattern("[和与及]|以及")
_UNCLEAR = Pattern(
    "[一首二三][是要先]|一方面|既|不仅|提出|采取|出台|实施|等|分别|之一|之[二三]|其中|第|以上|以下|不少于|至少|部分"
)
_HEADING = Pattern(
    r"\s*(?:(?P<main>[一二三四五六七八九十]{1,3})、|（(?P<sub>[一二三四五六七八九十]{1,3})）|(?P<digit>\d{1,2})[.．](?!\d))"
)
_LEVELS = ("main", "sub", "digit")
_AROUND = Pattern("^(?:紧紧)?(?:围绕|对照|针对|按照|根据|依据)")
_WINDOW = 40
_NEXT_PARAGRAPHS = 24
_MOST_BELOW = 80


def _item_counts(text: Text) -> Iterator[Hit]:
    for place, paragraph in enumerate(text.paragraphs):
        yield from _of_ordinals(text.paragraphs, place)
        yield from _of_lists(paragraph)


def _of_ordinals(paragraphs: Sequence[Paragraph], place: int) -> Iterator[Hit]:
    """采取三项措施：一是…；二是…: the ordinals behind the number, here and in what follows."""
    paragraph = paragraphs[place]
    yield from _of_lead(paragraphs, place)
    ordinals = list(_ORDINAL.finditer(paragraph.masked))
    for at, first in enumerate(ordinals):
        if _ordinal(first) != 1:
            continue
        start = max(first.start() - _WINDOW, 0)
        said = _BEFORE_ORDINALS.search(paragraph.masked[start : first.start()])
        if said is None or _is_unclear(said):
            continue
        count, end = _counted(ordinals[at:], paragraphs, place)
        if _differs(said, count, paragraph.masked[end:]):
            words = (said["n"] + said["sort"] + said["what"],)
            yield Hit(paragraph.number, start + said.start("n"), first.start(), words, str(count))


def _of_lead(paragraphs: Sequence[Paragraph], place: int) -> Iterator[Hit]:
    """A heading or a leading line that says a number: the paragraphs behind it begin 一是, 二是."""
    paragraph = paragraphs[place]
    said = _LEAD.search(paragraph.masked[-_WINDOW:])
    if said is None or _is_unclear(said):
        return
    count = _below(paragraphs, place)
    if _differs(said, count, ""):
        words = (said["n"] + said["sort"] + said["what"],)
        start = paragraph.masked.rindex(words[0])
        yield Hit(paragraph.number, start, start + len(words[0]), words, str(count))


def _below(paragraphs: Sequence[Paragraph], place: int) -> int:
    """How many paragraphs count on below a line: 一是, 二是 or （一）, （二）; 0 for no list."""
    is_heading = paragraphs[place].role is Role.HEADING
    reach = paragraphs[place + 1 : place + (6 if is_heading else 3)]
    following = [p for p in reach if p.masked.strip()]
    for first in following if is_heading else following[:1]:
        ordinals = list(_ORDINAL.finditer(first.masked))
        if ordinals and ordinals[0].start() <= 2 and _ordinal(ordinals[0]) == 1:
            return _counted(ordinals, paragraphs, first.number - 1)[0]
        if _HEADING.match(first.masked):
            break
    return _headings(paragraphs, place) if following else 0


def _headings(paragraphs: Sequence[Paragraph], place: int) -> int:
    """The headings one level below the line's own, directly below it."""
    own = _level(paragraphs[place])
    reach = paragraphs[place + 1 : place + _MOST_BELOW]
    below = [_level(p) for p in reach if p.masked.strip()]
    is_lead = own[0] >= 0 or paragraphs[place].masked.rstrip().endswith(("：", ":"))
    level, first = below[0] if below else (-1, 0)
    if first != 1 or level <= own[0] or not is_lead:
        return 0
    count = 0
    for depth, number in below:
        if depth == level and number == count + 1:
            count += 1
        elif 0 <= depth <= level:
            return count
    return 0 if len(reach) == _MOST_BELOW - 1 else count  # a longer list is not looked through


def _level(paragraph: Paragraph) -> tuple[int, int]:
    """Depth and number of a heading: 0 for 一、, 1 for （一）, 2 for 1.; -1 for none."""
    match = _HEADING.match(paragraph.masked)
    name = match.lastgroup if match else None
    return (_LEVELS.index(name), whole_value(match[name])) if match and name else (-1, 0)


def _is_unclear(said: re.Match[str]) -> bool:
    """True where the number counts what stands before it: 从供给和需求两方面采取措施."""
    clause = re.split("[，。；：]", said.string[: said.start("n")])[-1]
    if _AROUND.search(clause) and "：" not in said[0]:
        return True  # 围绕三项任务，一是抓学习: the tasks are not the items
    return bool(
        _UNCLEAR.search(said[0]) or re.search("[和与、及]", clause.lstrip("一二三四五六七八九十、"))
    )


def _differs(said: re.Match[str], count: int, behind: str) -> bool:
    """True for another count, unless the list goes on in other words."""
    number = whole_value(said["n"])
    if count < 2 or count == number:
        return False
    next_one = "一二三四五六七八九十"[count] if count < 10 else "十"
    return count > number or not re.search(
        f"第{next_one}|其{next_one}|{next_one}[是要]|还有|另一|最后|此外", behind
    )


def _ordinal(match: re.Match[str]) -> int:
    return spelled_value(match["n"] or match["th"] or match["qi"]) or 0


def _counted(
    here: Sequence[re.Match[str]], paragraphs: Sequence[Paragraph], place: int
) -> tuple[int, int]:
    """How far the ordinals of one form count, in the next paragraphs too, and where they end."""
    form, end, count = here[0].lastgroup, here[0].end(), 0
    for match in here:
        if match.lastgroup == form and _ordinal(match) == count + 1:
            count, end = count + 1, match.end()
        elif match.lastgroup == form and _ordinal(match) == 1:
            return count, end
    for ordinals in _further(paragraphs, place, form or ""):
        if _ordinal(ordinals[0]) != count + 1:
            break
        for match in ordinals:
            count += _ordinal(match) == count + 1
    return count, end


def _further(
    paragraphs: Sequence[Paragraph], place: int, form: str
) -> Iterator[list[re.Match[str]]]:
    """The ordinals of the next paragraphs that begin with one, up to a heading."""
    for following in paragraphs[place + 1 : place + 1 + _NEXT_PARAGRAPHS]:
        if _HEADING.match(following.masked):
            return
        ordinals = [m for m in _ORDINAL.finditer(following.masked) if m.lastgroup == form]
        if ordinals and ordinals[0].start() <= 2:
            yield ordinals


def _of_lists(paragraph: Paragraph) -> Iterator[Hit]:
    """四面镜子：望远镜、放大镜、显微镜, and the list before its number."""
    yield from _titles(paragraph)
    yield from slogans(paragraph)
    for pattern in (_LIST, _PLACES, _LISTED_BEFORE, _QUOTED):
        for match in pattern.finditer(paragraph.masked):
            counts = _items(match["items"])
            is_whole = "、" not in _clause_before(paragraph.masked, match.start("items"))
            is_clear = (
                is_whole and not match.groupdict().get("etc") and not _UNCLEAR.search(match[0])
            )
            if counts and is_clear and whole_value(match["n"]) not in counts:
                start, end = match.span("items")
                span = min(start, match.start("n")), max(end, match.end("sort"))
                words = (paragraph.masked[slice(*span)],)
                near = counts[0] if whole_value(match["n"]) < counts[0] else counts[-1]
                yield Hit(paragraph.number, *span, words, str(near))


def _titles(paragraph: Paragraph) -> Iterator[Hit]:
    """评出优秀稿件12篇：…《…》、…《…》: as many titles as are announced."""
    for match in _TITLES.finditer(paragraph.masked):
        listed = match["items"].count("《")
        is_list = match["items"].count("、") >= listed - 1 > 0 and not _UNCLEAR.search(
            match["items"]
        )
        if is_list and listed != whole_value(match["n"]):
            words = (match["n"] + match["unit"],)
            yield Hit(paragraph.number, match.start("n"), match.end("unit"), words, str(listed))


def _clause_before(text: str, position: int) -> str:
    return re.split("[，。；：！？（）]", text[max(position - 60, 0) : position])[-1]


def _items(words: str) -> tuple[int, ...]:
    """How many items the words list, with and without what 和 may join; none for one item."""
    plain = _QUOTES.sub(lambda m: "书" * len(m[0]), words)
    parts = plain.split("、")
    if len(parts) > 1 and (len({p[:2] for p in parts}) == 1 or len({p[-3:] for p in parts}) == 1):
        return (len(parts),)  # 线上与线下相结合、理论与实践相结合: each is one item
    quotes = _QUOTES.findall(words)
    if "、" not in plain:
        return (len(quotes),) if len(quotes) > 1 and len("".join(quotes)) >= len(words) - 2 else ()
    listed = plain.count("、") + 1
    return tuple(range(listed, listed + len(_JOINTS.findall(plain)) + 1))


RULES = (
    Rule(
        "lint.item_count",
        "说的项数与列出的不符",
        "《与数字有关的病句》；前后一致",
        Strength.ERROR,
        "采取三项措施：一是抓选题；二是抓审核。",
        "采取两项措施：一是抓选题；二是抓审核。",
        _item_counts,
    ),
)
