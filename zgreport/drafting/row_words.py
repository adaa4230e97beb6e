"""Row words: what the rows of a ledger are counted in, by its name and its columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.header_words import plain
from zgreport.numerals.reading import parse
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.drafting.found import Family

__all__ = ["BY_LEDGER", "Word", "row_word", "word_of_totals"]

_ROW = "条"
_QUANTITY = Pattern("(?:人数|次数|数量|总数|户数|金额|总额)$")
_ROWS = (
    ("件", "发文登记|来文|收文|公文|^发文$"),
    ("篇", "稿|发文|文章|组工信息|采用|刊发|简报目录|论文|通讯"),
    ("期", "培训|班次|讲座|研修|training|course"),
    (
        "次",
        "会议|活动|检查|巡查|督查|调研|走访|慰问|演练|宣讲|党课|来访|出车|接待|家访|值班|车辆|用车|参观|visits",
    ),
    (
        "件",
        "投诉|办件|工单|热线|诉求|信访|案件|执法|提案|议案|立案|督办|12345|举报|咨询|求助|表扬|锦旗|ticket|complaint|case",
    ),
    ("条", "信息|线索|建议|留言|问题|舆情|微博|推送|动态|消息|短信"),
    ("起", "接警|处警|出警|事故|火灾|警情|纠纷|事件|不良事件"),
    ("人", "人员|花名册|名册|党员|干部|学生|教师|职工|志愿者|专家|staff|people|employees"),
    ("项", "项目|工程|任务|事项|课题|工作台账|清单|project"),
    ("处", "隐患|点位|违建|网点"),
    ("台", "设备|仪器"),
    ("例", "病例|手术"),
    ("份", "合同|档案|文件|报告"),
    ("家", "企业|商户|医院名单"),
    ("所", "学校"),
)
BY_LEDGER = tuple((word, Pattern(words)) for word, words in _ROWS)
"""Measure words, and the words of a ledger's name that go with each."""
_TITLED = (
    ("篇", Pattern("标题|题目|稿件|文章")),
    ("期", Pattern("班次|培训班")),
    ("次", Pattern("会议|活动")),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A measure word ("" where none can be told), what else may stand behind the numbers, why."""

    word: str
    sure: Sureness
    reason: Reason
    also: tuple[str, ...] = ()


def word_of_totals(family: Family) -> Word | None:
    """What a total row says that the records above it are: 合计 40场; None where none says it."""
    often: Counter[str] = Counter()
    for table in family.tables:
        cells = (cell for column in table.totals.values() for cell in column)
        for found in (parse(cell) for cell in cells if isinstance(cell, str)):
            if found is not None and found.unit and found.value == table.records:
                often[found.unit] += 1
    if not often:
        return None
    word = often.most_common(1)[0][0]
    shown = {"ledger": family.name, "word": word}
    return Word(word, Sureness.SURE, Reason("drafting.row_word_of_total", shown))


def row_word(name: str, headers: Iterable[str]) -> Word:
    """What the rows of a ledger are counted in, by its name and its columns; 条 with doubt."""
    shown: dict[str, object] = {"ledger": name}
    own = plain(name)
    if _QUANTITY.search(own):  # 学生人数: what it counts is in its columns, a row is no 人
        return _unsure(shown)
    if word := next((word for word, words in BY_LEDGER if words.search(own)), ""):
        return Word(word, Sureness.LIKELY, Reason("drafting.row_word", {**shown, "word": word}))
    for header in map(plain, headers):
        if word := next((word for word, words in _TITLED if words.search(header)), ""):
            reason = Reason(
                "drafting.row_word_of_header", {**shown, "word": word, "header": header}
            )
            return Word(word, Sureness.LIKELY, reason)
    return _unsure(shown)


def _unsure(shown: dict[str, object]) -> Word:
    reason = Reason("drafting.row_word_unsure", {**shown, "word": _ROW})
    return Word(_ROW, Sureness.DOUBTFUL, reason)
