"""Years: a summary of one year does not tell another year as its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zgreport.lint.plans import without_plans
from zgreport.lint.rule import Hit, Rule, Strength
from zgreport.lint.text import Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES", "titled_year"]

_YEAR = Pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
_ANNUAL = Pattern("综述|总结|年度报告|情况报告|情况的报告|情况通报|情况的通报|年报")
_NO_SUMMARY = Pattern(
    "计划|要点|方案|规划|思路|打算|政府工作报告|通知|五年|三年|[—～~-]\\d{4}年|以来"
)
_OPENS = Pattern(r"^\s*(?P<year>(?:19|20)\d\d)年(?:度|全年)?[，,]")
_SENTENCE = Pattern(
    r"^\s*(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]、)?(?P<year>(?:19|20)\d\d)年(?:度|全年)?[，,]"
)
_PLAN = Pattern(
    r"^\s*(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]、)?(?P<year>(?:19|20)\d\d)年(?:度)?"
    r"(?:[，,]?(?:我们|全[市县区省]|我[市县区省局部办委院校]|市委组织部)?[^，。；\d]{0,12}?将(?!近)"
    r"|(?:主要|重点|下步)?(?:工作)?(?:打算|计划|思路|安排|设想|展望|努力方向))"
)
_FUTURE = Pattern("将(?!近)|计划|力争|打算|拟|目标|预计|明年|要求|继续|争取|确保")
_TOTAL = Pattern(
    r"^\s*(?P<year>(?:19|20)\d\d)年(?:度|全年)?，?(?:全[市县区省])?(?:共|累计|共计)(?=[^同])"
)
_MONTHS = Pattern(
    r"^\s*(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:[至到—～-]{1,2}\d{1,2}月)?(?:[^，。]{0,4})，"
)
_DONE = Pattern("共|累计|新建|完成|召开|举办|印发|开展|刊发|组织|建成|了")
_LATER = Pattern(
    r"(?<![\d—～~至到-])(?P<year>20\d\d)年(?:\d{1,2}月)?(?:(?:底|末)?之?前|[底末]|，?(?:全面|全部|如期|基本)?(?:完成|建成|实现|办结))"
)
_INTENDED = Pattern(
    "将(?!近)|计划|规划|力争|打算|拟|目标|预计|明年|要求|继续|争取|确保|到20|方案|提出|明确|部署|约定|签订|期限|有效期"
    "|[《〔“]|届时|任务|安排|总投资|工期|预期|分[三四五]年|要(?!求|素|闻|点)"
)
_OVER = Pattern("已|均|了[，。；]|累计")
_SIGNED_BY = 3  # a summary is signed in the first months of the next year
_OF_PART = Pattern("上半年|季度|\\d月|阶段|月份")
_NOTE = Pattern(
    r"^\s*注：?[^。；]{0,10}本[表图](?:统计|反映|数据为?|所列)的?[^。；\d]{0,4}(?P<year>(?:19|20)\d\d)年(?![初末底以—])"
)
_COMPARED = Pattern("同比|[比较]上年|[比较]去年")
_DATE_LINE = Pattern(r"\s*(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月\d{1,2}日\s*")
_TABLE_TITLE = Pattern("(?:情况|统计|对比|得分|排名|一览|汇总)[^，。；]{0,6}表")
_LAST_YEAR = Pattern(
    r"(?:上年|去年)[（(](?:即)?(?P<year>(?:19|20)\d\d)年(?:度|同期)?[）)]|[（(](?:上年|去年)(?P<other>(?:19|20)\d\d)年[）)]"
)
_CELL = Pattern(r"\s*(?P<year>(?:19|20)\d\d)年(?:度)?\s*")
_HEAD_LINES = 6
_LONGEST_TITLE = 60
_FEW = 2
_TOO_EARLY = 9  # no summary of the whole year is signed before October of it


def titled_year(text: Text) -> int | None:
    """The year that the text is a summary of, by its title; None for other texts."""
    for paragraph in text.paragraphs[:_HEAD_LINES]:
        words = paragraph.masked.strip()
        if paragraph.role is not Role.LINE or not words or len(words) > _LONGEST_TITLE:
            continue
        years = set(_YEAR.findall(words))
        if len(years) == 1 and _ANNUAL.search(words) and not _NO_SUMMARY.search(words):
            return int(years.pop())
    return None


def _other_years(text: Text) -> Iterator[Hit]:
    year = titled_year(text)
    if year is None:
        return
    yield from _opening(text, year)
    for paragraph in text.paragraphs:
        yield from _of_sentences(paragraph, year)
        yield from _of_lines(paragraph, year)
    yield from (hit for hit, is_done in _later_years(text) if is_done)
    yield from _signed(text, year)
    yield from _heads(text, year)


def _hit(
    paragraph: Paragraph, match: re.Match[str], at: int, expected: int, name: str = "year"
) -> Hit:
    start = at + match.start(name)
    return Hit(paragraph.number, start, start + 5, (f"{match[name]}年",), f"{expected}年")


def _opening(text: Text, year: int) -> Iterator[Hit]:
    """The first paragraph of prose says the year of the title, if it begins with one."""
    first = next((p for p in text.paragraphs if p.role is Role.PROSE), None)
    match = _OPENS.match(first.masked) if first else None
    is_told = match and str(year) not in first.masked if first else False
    if first and match and is_told and int(match["year"]) != year:
        yield _hit(first, match, 0, year)


def _of_sentences(paragraph: Paragraph, year: int) -> Iterator[Hit]:
    """Plans are for the years to come, what was compared with last year is this year's."""
    for at, sentence in paragraph.sentences() if "年" in paragraph.masked else ():
        plan, told = _PLAN.match(sentence), _SENTENCE.match(sentence)
        if plan and int(plan["year"]) <= year:
            yield _hit(paragraph, plan, at, year + 1)
        elif told and int(told["year"]) != year and not plan and _is_told(sentence):
            yield _hit(paragraph, told, at, year)
        else:
            yield from _of_totals(paragraph, sentence, at, year)
        for match in _LAST_YEAR.finditer(sentence):
            name = "year" if match["year"] else "other"
            if int(match[name]) != year - 1:
                yield _hit(paragraph, match, at, year - 1, name)


def _of_totals(paragraph: Paragraph, sentence: str, at: int, year: int) -> Iterator[Hit]:
    """2022年，共举办30期; 2024年12月，新建86个: another year's work told as done."""
    total, months = _TOTAL.match(sentence), _MONTHS.match(sentence)
    is_alone = not re.search(f"{year}|今年|本年|上年|去年|前年", paragraph.masked)
    if total and int(total["year"]) < year and is_alone:
        yield _hit(paragraph, total, at, year)
    elif months and not _FUTURE.search(sentence) and _DONE.search(sentence):
        later = int(months["year"]) - year
        if later > 1 or (later == 1 and int(months["month"]) > _SIGNED_BY):
            yield _hit(paragraph, months, at, year)


def _later_years(text: Text) -> Iterator[tuple[Hit, bool]]:
    """2025年底前完成改造 in the account of 2023, and whether it is told as done.

    Plans, and sentences that say what is meant to be, are left out; so are the first months of
    the next year, in which a summary is written.
    """
    year = titled_year(text)
    for paragraph in without_plans(text) if year else ():
        for at, sentence in paragraph.sentences() if paragraph.role is Role.PROSE else ():
            match = _LATER.search(sentence)
            if year and match and int(match["year"]) > year and not _INTENDED.search(sentence):
                yield _hit(paragraph, match, at, year), bool(_OVER.search(sentence))


def _is_told(sentence: str) -> bool:
    """True for what is over and was compared with the year before."""
    return bool(_COMPARED.search(sentence)) and not _FUTURE.search(sentence)


def _of_lines(paragraph: Paragraph, year: int) -> Iterator[Hit]:
    """The title of a table names the year before only together with this one."""
    words = paragraph.masked
    note = _NOTE.match(words)
    if note and int(note["year"]) < year:
        yield _hit(paragraph, note, 0, year)
    years = list(_YEAR.finditer(words)) if paragraph.role is not Role.PROSE else []
    is_title = len(words) < _LONGEST_TITLE and _TABLE_TITLE.search(words)
    if len(years) == 1 and is_title and int(years[0]["year"]) < year:
        yield _hit(paragraph, years[0], 0, year)


def _heads(text: Text, year: int) -> Iterator[Hit]:
    """Two years side by side as the heads of a table are this one and the last."""
    cells = [_CELL.fullmatch(paragraph.masked) for paragraph in text.paragraphs]
    for place, (one, other) in enumerate(pairwise(cells)):
        if one is None or other is None:
            continue
        years = {int(one["year"]), int(other["year"])}
        for at, cell in ((place, one), (place + 1, other)):
            is_odd = int(cell["year"]) not in (year, year - 1) or len(years) == 1
            beside_this = year in years or year - 1 in years
            if is_odd and beside_this and int(cell["year"]) != year + 1:
                yield _hit(text.paragraphs[at], cell, 0, year - 1 if year in years else year)


def _signed(text: Text, year: int) -> Iterator[Hit]:
    """A summary is signed in its year or the next."""
    lines = ((p, _DATE_LINE.fullmatch(p.masked)) for p in text.paragraphs)
    dated = [(paragraph, match) for paragraph, match in lines if match]
    for paragraph, match in dated if len(dated) <= _FEW else ():
        is_early = int(match["year"]) == year and int(match["month"]) <= _TOO_EARLY
        if int(match["year"]) not in (year, year + 1) or (is_early and not _is_of_part(text)):
            yield _hit(paragraph, match, 0, year + 1)


def _is_of_part(text: Text) -> bool:
    """True for the summary of half a year or a quarter."""
    heads = (p.masked for p in text.paragraphs[:_HEAD_LINES] if p.role is Role.LINE)
    return any(_ANNUAL.search(words) and _OF_PART.search(words) for words in heads)


RULES = (
    Rule(
        "lint.other_year",
        "总结的年份前后不一",
        "《党政机关公文处理工作条例》第十九条：表述准确",
        Strength.ERROR,
        "2023年信息工作总结\n2022年，全办信息工作围绕中心、服务大局，完成了各项任务。",
        "2023年信息工作总结\n2023年，全办信息工作围绕中心、服务大局，完成了各项任务。",
        _other_years,
    ),
    Rule(
        "lint.later_year",
        "总结里说到以后的年份",
        "《党政机关公文处理工作条例》第十九条：表述准确",
        Strength.ADVICE,
        "2023年信息工作总结\n一年来，各项工作有序推进，2025年底前完成网站改版。",
        "2023年信息工作总结\n一年来，各项工作有序推进，2023年底前完成网站改版。",
        lambda text: (hit for hit, is_done in _later_years(text) if not is_done),
    ),
)
