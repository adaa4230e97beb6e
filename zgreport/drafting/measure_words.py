"""Measure words: what the numbers of a column are counted in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zgreport.drafting.guesses import Reason, Sureness
from zgreport.drafting.header_words import NUMBERED, plain
from zgreport.drafting.kind_words import CHANGE, RATE
from zgreport.drafting.profiles import COUNTED, number_in
from zgreport.drafting.row_words import BY_LEDGER, Word
from zgreport.drafting.unit_notes import units_said
from zgreport.ledgers.margins import is_serial
from zgreport.names import comparable
from zgreport.numerals.months import read_months
from zgreport.numerals.reading import parse
from zgreport.numerals.units import PERCENT, Unit, alike, known_unit, unit_named
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.profiles import Profile

__all__ = ["is_whole", "units_by_row", "word_of"]

_GENERAL = "个"
_YUAN = {1: "元", 10**4: "万元", 10**8: "亿元"}
_COLUMNS = (
    ("人次", "人次|门诊量|急诊量|就诊|诊疗|接诊量?$|出院|入院|客流|接待量"),
    (
        "人",
        (
            "人数|人员|人口|人$|男生?$|女生?$|党员|学生|在校生|新生|毕业生|考生|幼儿|教师|教职工|职工|医生|医师|护士|粉丝|关注|用户"
            "|会员|学员|群众|志愿者|persons|people|members|followers|users|visitors|attendees|participants"
        ),
    ),
    ("字", "字数|总字"),
    ("项", "项目数"),
    ("篇", "篇数|稿件|发稿|改稿|用稿|刊发|报送篇|文章|articles"),
    ("条", "条数|推送|信息条|线索|短信"),
    ("户", "户数|户$|农户"),
    ("家", "家数|企业数|机构数|单位数|商户"),
    ("期", "期数"),
    ("场", "场次|场数"),
    (
        "次",
        "次数|频次|阅读|点击|浏览|播放|点赞|转发|在看|评论|收藏|分享|访问|下载|检查|巡查|会议数|views|times|visits|clicks",
    ),
    (
        "件",
        (
            "件数|案件|新收|收案|审结|未结|旧存|办件|信访件|投诉|受理|办结|工单|诉求|举报|咨询|求助|求决|交办|转办|派单|办理量|立案|结案|件$"
            "|cases|tickets|complaints"
        ),
    ),
    ("起", "起数|事故|警情|火灾"),
    ("处", "处数|点位|隐患"),
    ("辆", "辆|车辆"),
    ("张", "张数|床位|罚单|病床"),
    ("所", "学校数|所数"),
    ("例", "例数|病例|手术台|手术量"),
    ("台", "台数|设备"),
    ("份", "份数|问卷|简报"),
    ("门", "课程数"),
    ("个", "个数|班级|数量|总数|党支部|支部|社区数|村数|小区|网点"),
    ("项", "项数|项$"),
    ("天", "天数|用时|时限|工作日|days"),
    ("学时", "学时"),
    ("课时", "课时"),
    ("小时", "小时|时长|hours"),
    ("票", "票"),
    ("分", "评分|得分|分数|分值|满意度|成绩|分$|score|points"),
    ("岁", "年龄|age$"),
)
# Of signs that end many words (部, 期, 场) only 期数 and 场数 tell what is counted.
_TOLD = Pattern(
    "(人次|[人字篇条户家期场次件起处辆张所例台份门个项天票分名座棵株支部册本批套间宗])(?:总?数)$|([人册辆车架台户例艘]次)$"
)
_COUNTED = Pattern(f"({'|'.join(sorted(COUNTED, key=len, reverse=True))}|辆次|头次|趟次)数?$")
_BY_HEADER = tuple((word, Pattern(words)) for word, words in _COLUMNS)
_MONEY = Pattern(
    "金额|案值|货值|总值|估值|经费|资金|投资|费$|费用|收入|支出|款|价|(?<!名)额|产值|营收|利润|税|罚没|预算|工资|补贴|奖金|成本"
    "|amount|cost|price|revenue|income|fee"
)
_AREA = Pattern("面积|长度|重量|体积|里程|吨位|垃圾量|清运量")
_LOOSE = frozenset({"次", "件", "个", "人", "人次"})
"""Words of headers that say roughly what is counted: 检查 may be 家次, 问题 条."""
_MOST_TAILS, _MOST_UNITS = 400, 30
_LONGEST_UNIT = 5
_MOSTLY = 0.8
_BRACKET = Pattern(r"[(（\[【]\s*([^()（）\[\]【】]{1,8})\s*[)）\]】]\s*$")
_LEVELS = frozenset(
    ("℃", "°C", "毫米", "mm", "m/s", "米/秒", "微克/立方米", "毫克/升", "分贝", "dB", "千帕")
)
_ROW_UNIT = Pattern("^(?:计量|计价|数量)?单位$|^unit$")
_GOODS = Pattern("数量|数$|量$|quantity|count")


def word_of(joint: Joint, joints: Joints) -> Word:
    """What the numbers of a column are counted in: bracket, line 单位, cells, header, ledger."""
    shown: dict[str, object] = {"header": joint.headers[0]}
    tails = _tails(joint.profile)
    unit = _of_headers(joint, joints)
    if not unit and (units := units_by_row(joints)):
        several = len(units) > 1
        reason = Reason("drafting.units_by_row", {**shown, "units": units})
        sure = Sureness.DOUBTFUL if several else Sureness.LIKELY
        own = "".join(map(plain, joint.headers))
        if _GOODS.search(own) or (several and not _header_word(joint) and not _MONEY.search(own)):
            return Word("" if several else units[0], sure, reason)
    if unit:
        reason = Reason("drafting.word_in_header", {**shown, "word": unit})
        return Word(_said(unit), Sureness.SURE, reason, _others(tails, unit))
    if unit := _of_lines(joint, joints):
        reason = Reason("drafting.word_on_line", {**shown, "word": unit})
        return Word(unit, Sureness.LIKELY, reason, _others(tails, unit))
    if tails:
        word = tails.most_common(1)[0][0]
        if others := _others(tails, word):  # 3件 and 2箱 add up to nothing
            reason = Reason("drafting.units_by_row", {**shown, "units": (word, *others)})
            return Word("", Sureness.DOUBTFUL, reason)
        reason = Reason("drafting.word_in_cells", {**shown, "word": word})
        return Word(word, Sureness.SURE, reason, _others(tails, word))
    return _by_words(joint, joints, shown)


def units_by_row(joints: Joints) -> tuple[str, ...]:
    """The units of a column that says row by row what numbers are counted in: 个, 箱, 台.

    Under 单位 stand offices as well: 甲县 is no unit, 箱 is one sign.
    """
    for column in joints.columns:
        header = plain(column.headers[0])
        texts = tuple(dict.fromkeys(column.profile.texts()[:_MOST_UNITS]))
        if not texts or not _ROW_UNIT.search(header) or max(map(len, texts)) > _LONGEST_UNIT:
            continue
        known = sum(len(text) == 1 or known_unit(text) is not None for text in texts)
        if header != "单位" or known == len(texts):
            return texts
    return _of_things(joints)


def _of_things(joints: Joints) -> tuple[str, ...]:
    """The units of things that name their own in a bracket: 财政收入（万元）, 用电量（千瓦时）."""
    for column in joints.columns:
        texts = () if column.numeric else column.profile.texts()[:_MOST_UNITS]
        found = [unit for text in texts if (unit := _bracketed(text))]
        if len(found) >= _MOSTLY * max(1, len(texts)) and len(set(found)) > 1:
            return tuple(dict.fromkeys(found))
    return ()


def _bracketed(text: str) -> str:
    """The unit in the bracket at the end of a text; "" where there is none."""
    found = _BRACKET.search(text)
    unit = found[1] if found else ""
    return unit if known_unit(unit) is not None or unit in COUNTED or unit in _LEVELS else ""


def _by_words(joint: Joint, joints: Joints, shown: dict[str, object]) -> Word:
    own = "".join(map(plain, joint.headers[:3]))
    if _MONEY.search(own) or _AREA.search(own):
        return Word("", Sureness.DOUBTFUL, Reason("drafting.no_unit", shown))
    if word := _header_word(joint):
        reason = Reason("drafting.word_of_header", {**shown, "word": word})
        return Word(word, Sureness.LIKELY, reason)
    ledger = joints.family.name
    if word := next((word for word, words in BY_LEDGER if words.search(ledger)), ""):
        reason = Reason("drafting.word_of_ledger", {**shown, "word": word, "ledger": ledger})
        return Word(word, Sureness.DOUBTFUL, reason)
    if is_whole(joint.profile):
        return Word(_GENERAL, Sureness.DOUBTFUL, Reason("drafting.word_unknown", shown))
    return Word("", Sureness.DOUBTFUL, Reason("drafting.no_unit", shown))


def _header_word(joint: Joint) -> str:
    """The measure word that a header ends in, 出院人数, or else the one its words go with."""
    headers = [plain(header) for header in joint.headers[:3]]
    told = (found for header in headers if (found := _TOLD.search(header)))
    if found := next(told, None):
        return found[1] or found[2]
    own = "".join(headers)
    bare = [header for header in headers if not header.endswith("人口")]
    counted = (found[1] for header in bare if (found := _COUNTED.search(header)))
    if word := next(counted, ""):
        return word
    return next((word for word, words in _BY_HEADER if words.search(own)), "")


def is_whole(profile: Profile) -> bool:
    """True where no number of the column is a fraction."""
    sizes = (number_in(value) for value in profile.values)
    return all(size is None or float(size).is_integer() for size in sizes)


def _of_headers(joint: Joint, joints: Joints) -> str:
    """The unit that the column's headers name in brackets, the most frequent."""
    often: Counter[str] = Counter()
    for table, header in zip(joints.family.tables, joint.header_in, strict=True):
        if header is not None and (unit := table.units.get(header)):
            often[unit] += 1
    if often:
        return often.most_common(1)[0][0]
    return next(filter(None, map(_bracketed, joint.headers)), "")


def _of_lines(joint: Joint, joints: Joints) -> str:
    """The unit that lines 单位：万元, titles and names say, where the column can be counted in it.

    Several stand in the order of the columns, or each holds for what it can measure: 万元 for
    amounts, 篇 not for a column of persons.
    """
    if read_months(comparable(joint.headers[0])):  # 一季度 is no quantity of its own
        return ""
    said = Counter(units for t in joints.family.tables if (units := units_said(t)))
    for units, _ in said.most_common():
        if len(units) > 1 and (unit := _in_order(joint, joints, units)):
            return unit
        fitting = [unit for unit in dict.fromkeys(units) if _may_count(unit, joint, joints)]
        if len(fitting) == 1:
            return fitting[0]
    return ""


def _in_order(joint: Joint, joints: Joints, units: Sequence[str]) -> str:
    """The unit of the column's place; "" where they are not one for each column of numbers."""
    columns = [each for each in joints.columns if each.numeric and not _is_apart(each)]
    if joint not in columns or len(columns) != len(units):
        return ""
    fit = all(_may_count(u, c, joints) for u, c in zip(units, columns, strict=True))
    return units[columns.index(joint)] if fit else ""


def _is_apart(joint: Joint) -> bool:
    """True for what no unit is said of: running numbers, rates and changes."""
    own = plain(joint.headers[0])
    return is_serial(joint.headers[0]) or any(w.search(own) for w in (RATE, CHANGE, NUMBERED))


def _may_count(unit: str, joint: Joint, joints: Joints) -> bool:
    own = "".join(map(plain, joint.headers[:3]))
    of_money = _MONEY.search(own) or _MONEY.search(joints.family.name)
    named = _header_word(joint)
    is_money = (_MONEY.search(own) if named else of_money) is not None
    if alike(unit_named(unit), Unit("元")) != is_money:
        return False
    return not named or alike(unit_named(unit), unit_named(named)) or named in _LOOSE


def _said(unit: str) -> str:
    """The unit as a measure word: 百分比 is %, CNY is 元."""
    known = known_unit(unit)
    if known == PERCENT:
        return "%"
    if known is not None and known.base == "元" and not unit.endswith("元"):
        return _YUAN.get(known.scale, unit)
    return unit


def _tails(profile: Profile) -> Counter[str]:
    """The words behind the numbers of the cells, and how many rows have each."""
    often: Counter[str] = Counter()
    pairs = zip(profile.values[:_MOST_TAILS], profile.counts, strict=False)
    for value, count in pairs:
        found = parse(value) if isinstance(value, str) else None
        if found is not None and found.unit and found.unit != "%":
            often[found.unit] += count
    return often


def _others(tails: Iterable[str], word: str) -> tuple[str, ...]:
    """The words behind numbers that a build would not take for the measure's own."""
    own = unit_named(word)
    return tuple(tail for tail in tails if tail != word and unit_named(tail).base != own.base)
