"""Phrases: how offices write totals, rates, notes, signatures and reports of nothing.

All patterns are for texts in comparable form (names.comparable) without brackets around them, in
small letters; but for NIL, STROKES, FILLER and PAGE_NUMBER, which need their dashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.ledgers import nothing
from zgreport.numerals import months
from zgreport.numerals.measure_words import AFTER_TOTALS
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BELOW",
    "COUNT",
    "EXAMPLE",
    "FILLER",
    "LAST_TOTAL",
    "NAMED_TOTAL",
    "NIL",
    "NOTE",
    "PAGE",
    "PAGE_NUMBER",
    "PART",
    "PERHAPS_RATE",
    "PERHAPS_TOTAL",
    "RATE",
    "ROLE",
    "SHARE",
    "SIGNED",
    "SPAN",
    "STROKES",
    "SUBJECT",
    "TOTAL",
    "WHOLE",
    "Phrase",
    "is_signature",
]


class Phrase:
    """A pattern behind any number of periods and scopes, as 1-6月 and 全市 stand before 合计.

    The two are matched each for itself: written as one, every phrase would compile the periods
    again, which takes longer than the rest of it.
    """

    def __init__(self, before: Pattern, core: str) -> None:
        self.source = rf"{before.source}(?:{core})"
        self._before = before
        self._core = Pattern(rf"(?:{core})\Z")

    def fullmatch(self, text: str) -> bool:
        """True where the whole text is the phrase."""
        starts = self._starts(text)  # from the first sign on there is nothing before it
        return any(not start or self._before.fullmatch(text, 0, start) for start in starts)

    def _starts(self, text: str) -> Iterator[int]:
        """Where the core may begin, so that it reaches to the text's end."""
        found = self._core.search(text)
        while found:
            yield found.start()
            found = self._core.search(text, found.start() + 1)


_N, _TO = months.NUMBER, months.TO
_YEAR = r"(?:\d{2,4}|[二〇零一三四五六七八九]{4})年度?"
_PERIOD = (
    rf"(?:{_YEAR}|{_N}(?:月份?)?{_TO}{_N}月份?|{_N}月份?|第?{_N}季度?|[上下前后]半年"
    rf"|前{_N}个?(?:月|季度)|[本当该全上去今]?(?:年度?|月度?份?|季度?|周|旬|日|页|期|次|表|栏|批)"
    rf"|截[至止]到?目?前?|{_N}[日号]|底|各项|[-至到~—])"
)
_SCOPE = (
    r"(?:全[市县区省部局州乡镇校院国体]|各?(?:县|市|区|乡|镇|街道|单位|部门|科室|处室|部室|支部"
    r"|地区|组|类|级|项)(?:\((?:市|区|县|市、区)\))?(?:区|单位|部门)?|[市省县区]直(?:单位|部门|机关)?)"
)
_CLASSIFIER = rf"(?:[{AFTER_TOTALS}]|万[字元人]|人次|件次|篇次)"
_QUANTITY = rf"(?:{_CLASSIFIER}?(?:数|量|额)|数量|金额|数值|值|得?分|行)"
_NUMBER = r"(?:[\d,.]+|[零〇一二两三四五六七八九十百千万]+)"
COUNT = Pattern(rf"{_NUMBER}{_CLASSIFIER}?")
_COUNTED = rf"[:为]?(?:{_NUMBER}{_CLASSIFIER}[,、]?)+|{_NUMBER}|[:=].{{0,16}}"
_TAIL = rf"{_QUANTITY}?(?:\([^()]{{0,20}}\))?(?:{_COUNTED})?"
_SUM = r"(?:总|大|页|月|年|季)?(?:合计|小计|总计|共计|合計|小計|總計|共計)|总共|合共|一共|求和|年计"
_PERIODS = Pattern(rf"{_PERIOD}*")
_SCOPES = Pattern(rf"(?:{_PERIOD}|{_SCOPE})*")

TOTAL = Phrase(
    _SCOPES,
    rf"(?:{_SUM}){_TAIL}"
    rf"|(?:共|共有|总共有?|合计有?|累计|总计){_NUMBER}{_CLASSIFIER}(?:\([^()]{{0,8}}\))?"
    r"|(?:grand|sub)?[-_]?totals?|sum|[∑Σσ]",
)
PERHAPS_TOTAL = Phrase(
    _SCOPES,
    rf"(?:汇总|累计|累积|总数|总量|总和|总额|总值|总分"
    rf"|总(?:{_CLASSIFIER}|阅读|点击|关注|发布|推送|发稿|采用|报送|刊发|得|金)(?:数|量|额|分)){_TAIL}"
    r"|合|计",
)
NAMED_TOTAL = Pattern(
    r"(?P<name>[^,。;:!?]{1,20}?)-?(?:(?P<sure>合计|小计|总计|共计)|汇总|累计|计数|平均值?)(?:数|分)?"
    r"(?:\([^()]{0,8}\))?"
)
# A total where the numbers say so: 全市 may be a unit as well.
WHOLE = Pattern(r"全部|全体|一共|总体|所有|总|全[市县省区州局国]|全年度?数?|(?:全年)?总体情况")
# A total where the numbers say so, and among days.
SPAN = Pattern(
    rf"(?:{_YEAR})?(?:{_N}(?:月份?)?{_TO}{_N}月份?|第?{_N}季度?|前{_N}个?季度|[上下]半年度?)"
    r"|20\d\d年度?(?:全年)?"
)
PART = Pattern(r"#?其中(?::?.{1,12})?")

_LAST = rf"(?:上年度?|去年|上月|上季度?|上期|前年|往年|{_YEAR}|上一?年度?)"
_MOVED = r"(?:增长|增减|变化|变动|升降|增加|减少|下降|提高|增|减|升|降|±|\+)"
_SHARE = r"(?:率|幅|幅度|情况|数|量|值|额|个?百分点|%)"
_BRACKETS = r"(?:\([^()]{0,8}\)|%|±)*"
LAST_TOTAL = Pattern(
    r"(?:(?:上年度?|去年度?|上一年度?|前年|往年|上月|上季度?|上期)(?:同期)?|同期)(?:全年|全[市县省区])?"
    rf"(?:{_SUM}|累计|汇总|总数|总量|总额){_TAIL}"
)
RATE = Phrase(
    _SCOPES,
    rf"(?:(?:月|季度?|年|日|周|人|户|单位)均{_QUANTITY}?|平均(?:每.{{0,4}})?{_QUANTITY}?"
    rf"|算术平均|均值|average|avg|mean|占比|比重|百分比|占.{{1,6}}(?:比|比重|比例|%)"
    rf"|(?:比|较|与)?(?:{_LAST}|本)?同期(?:数|值|相?比|对比|比较)?{_MOVED}*{_SHARE}*"
    rf"|(?:比|较|与){_LAST}(?:同期|相?比)?{_MOVED}*{_SHARE}*"
    rf"|(?:同比|环比){_MOVED}*{_SHARE}*"
    rf"|增幅|降幅|增速|增减(?:幅度?|数|额|量|率|情况)?|增长(?:率|幅度?)|升降幅度?"
    rf"|(?:年度)?(?:计划|目标|任务|序时|进度)*(?:完成|达成|达标)(?:率|比例|进度|百分比)){_BRACKETS}",
)
PERHAPS_RATE = Pattern(
    rf"(?:{_LAST}|本年)(?:实际|完成)?数?|(?:年度|全年)?(?:目标|任务|计划)(?:数|值|任务)?|比例|增长"
    rf"|增加|减少|下降|排名|名次|位次|排序|最[大小高低]值?|中位数|标准差|方差|计数|差[额值]|max|min|count"
    rf"|(?:排名|名次)(?:变化|升降){_BRACKETS}"
)
# Rates and stocks below the rows they go with, where no other row is called like that.
BELOW = Phrase(
    _SCOPES,
    r"(?:(?:工作|任务|推进|投资|序时|时间|完成)?进度|基数|基期数?"
    r"|(?:考核|综合|考评|评议|测评|最[后终]|平均)?(?:排名|排位|位次|名次|位列|得分|评分|等次)(?:情况)?"
    r"|升降(?:位次|幅度|情况)?|变[动化](?:数|值|情况)?|浮动"
    r"|预[计期测](?:数|值|完成数?|全年数?)?|应?(?:完成|报送?)(?:任务)数?|(?:目标|任务|计划|指标|应完成)(?:数|值)"
    r"|[年期月季][初末](?:余额|结余|结存|存量|在册|库存)?(?:数|人数|额)?|余额|结余|结存|结转|余数|剩余|库存"
    r"|排序|最[大小高低]值?|中位数|差[额值]|缺口|差距|差数|尚?欠|尚?缺|未完成数?"
    rf"|(?:[^,。的]{{1,4}}率|[^,。的]{{0,4}}(?:比重|占比|百分比|比值|增幅|降幅|增速|涨幅|跌幅))){_BRACKETS}",
)
# A longer name of the kind, which may also be a subject: 党员教育培训覆盖率.
SHARE = Pattern(
    rf".{{1,8}}(?:率|比重|占比|比例|百分比|增幅|降幅|增速|涨幅|排名|名次|位次){_BRACKETS}"
)
# Subjects that end like that.
SUBJECT = Pattern(
    r"(?:提[升高]|降低|狠?抓|强化|推[进动]|加[快强]|确保|实现|着力|助力|促|增强|打造|力?争|开展|完善|优化|严控|稳"
    r"|关于|浅[谈析]).*|.*(?:[汇利税费效频功]|速|表|坦|直|草|轻|统|表)率|.*(?:效率|对比|评比|无比)|.*(?:之比)"
)

_NOTHING = (
    r"(?:报告|报送|上报|填报|申报|稿件?|信息|内容|数据|记录|情况|相关(?:情况|信息|内容|工作)|此项"
    r"|此类(?:情况|事项)|采用|发稿|刊发|发生|新增|变化|报送(?:信息|稿件|情况|内容)|新增(?:情况|内容|信息)"
    r"|采用(?:信息|稿件|情况)|需报送(?:信息|内容|事项)|可报)"
)
NIL = Phrase(
    Pattern(rf"[(【\[]?{_PERIODS.source}"),
    rf"(?:[\u4e00-\u9fff]{{0,4}}[零0〇](?:报告|报送|上报|申报|填报|采用|发稿|记录)(?:制度)?"
    rf"|{nothing.WORDS}|(?:暂|均|尚|确|全)?(?:无|没有){_NOTHING}|(?:未|没)(?:报送?|上报|填报|发生|采用|刊发)"
    rf"|[0零〇]{_CLASSIFIER}|零)[)】\]]?[。.!]?",
)
STROKES = Pattern(nothing.STROKES)

FILLER = Pattern(
    r"[(【\[]?(?:[.。·…~～*＊=＝⋯]{2,}|[…⋯⋮︙]|同上|[\"″〃”]|(?:此处|以下|中间|其余|其他)?(?:省略|略))[)】\]]?[。.]?"
)
EXAMPLE = Pattern(r"(?:填[写表报])?(?:示例|样例|范例|例子?)(?:行|\d{1,2})?")

_NUMBERED = r"第?\d+页"
PAGE = Pattern(
    rf"{_NUMBERED}[,/、;]*(?:总?共?\d+页)?|共\d+页[,/、;]*(?:{_NUMBERED})?|page\d+(?:(?:of|/)\d+)?"
    r"|(?:\(?(?:转|下转|接|上接|续)[上下前次]?[一]?[页表]\)?)|续上?表|[承接][前上]页|过次页|转次页"
    r"|[本下]页续|页码:?\d*"
)
PAGE_NUMBER = Pattern(r"[-—–―─·~]{1,2}\d{1,3}[-—–―─·~]{1,2}")

_MADE = r"(?:日期|时间|时点|范围|区间|时段|期间|口径|对象|标准|说明)"
_NOTED = (
    rf"(?:[备附]?注\d*|说明|填[表报]说明|编制说明|特别说明|情况说明|补充说明|相关说明|数据说明|指标(?:解释|说明)"
    rf"|口径|统计{_MADE}|(?:数据|资料|信息)(?:来源|出处|截[止至])|来源|依据|计量单位|备考|要求|填表要求|注意(?:事项)?"
    rf"|提示|(?:打印|导出|制表|填[表报]|报送|上报|更新|下载|生成|查询|编制|数据){_MADE}|截[止至](?:日期|时间)?)"
)
_COUNTED_IN = (
    r"(?:本表|表中)?(?:(?:计量|货币|金额|数量|数据)单位(?:[:=]|均?为).{1,12}"
    r"|单位(?:均|都|统一)?为.{0,4}[元人次篇条件字亩吨米户个]|(?:金额)?均?以.{1,4}[元字人](?:为(?:计量)?单位|计))"
)
NOTE = Pattern(
    rf"(?:{_NOTED}[^,。:]{{0,4}}:.*|[备附]?注(?:[.、)\]】]|\d[.、)]?).*|注意.*:.*"
    rf"|截[至止]到?(?:{_YEAR}|{_N}月|{_N}[日号]|目前|今).{{0,20}}"
    r"|以上(?:共|数据|为|均|合计|总计|内容|情况|统计|稿件|所列|各项|信息|表|人员|是|资料|名单|\d|小计|未|不|由|以).*"
    r"|以上|以下(?:空白|无正文|无内容)|(?:本|此)[表件](?:公开|不公开|.{2,}|$)|此[件表]?公开(?:发布)?|公开发布"
    rf"|{_COUNTED_IN}"
    r"|.{0,12}\((?:盖|公|签|印)章\).{0,8}|(?:单位)?(?:盖|公|签)章(?:处)?|完毕?|结束|end|数据来源.{2,20})"
)
_ACTION = (
    "制表|填表|编表|填报|编制|统计|审核|审批|审查|审定|审签|审阅|审稿|复核|复审|初审|终审|校对|核对|核稿|核实"
    "|录入|打印|报送|上报|呈报|签发|签批|签字|签名|签章|签收|批准|经办|承办|经手|主办|主管|分管|负责|责任|联系"
    "|汇总|整理|登记|记录|移交|交接|接收|验收|监督|拟稿|撰稿|会签|记账|出纳|会计|盖章|公章|编辑|编审|制作|采集"
)
_OF = "部门|单位|科室|处室|股室|主要|分管|主管|财务|组织|党组|党委|支部|直接|业务|本单位|办公室"
_RANK = (
    "负责人|领导|责任人|联系人|经办人|科长|处长|局长|部长|主任|股长|书记|所长|站长|院长|校长|县长|市长|区长|乡长"
    "|镇长|组长|队长|经理|主席|会长|秘书长|分管领导|主管领导|负责同志"
)
_PERSON = (
    rf"(?:(?:{_ACTION})(?:人员?|员|者|领导|负责人|责任人)?|(?:{_OF})?(?:{_RANK}))"
    r"(?:意见|签字|签名|签章|审核|审批|审阅)?(?:\((?:签字|签名|签章|盖章|公章|章|手签)\))?"
)
_FACT = (
    rf"(?:(?:{_ACTION})(?:单位|部门|科室|机关|日期|时间|电话|方式|意见)"
    r"|单位(?:名称)?(?:\((?:盖章|公章|签章)\))?|联系(?:电话|方式|地址)|办公电话|电话(?:号码)?|手机(?:号码?)?"
    r"|传真|邮箱|电子邮箱|地址|日期|时间|(?:盖|公|签)章(?:单位)?|年月日|意见)"
)
ROLE = Pattern(rf"{_PERSON}|(?:{_ACTION})(?:单位|部门|科室|日期|时间|电话|方式)|联系(?:电话|方式)")
SIGNED = Pattern(rf"(?P<fact>{_FACT})\d?:|{_PERSON}\d?:")
_NAME_LENGTH, _FACT_LENGTH = 8, 30
_DAY = Pattern(r"\d{2,4}[-年./]\d{1,2}[-月./]\d{1,2}日?$|年月日$")
_SENTENCE = Pattern(r"[,。;!?]")


def is_signature(plain: str) -> bool:
    """True for 制表人: and 审核:张三联系电话:12345; not for a title that goes on behind its colon.

    A person's name has at most eight signs, what else is signed for at most thirty.
    """
    plain = plain.lstrip("(*#【[0123456789.、-")
    if not SIGNED.match(plain):
        return False
    found = list(SIGNED.finditer(plain))
    ends = [*(each.start() for each in found[1:]), len(plain)]
    return all(
        _is_signed(plain[each.end() : end], is_fact=each["fact"] is not None)
        for each, end in zip(found, ends, strict=True)
    )


def _is_signed(content: str, *, is_fact: bool) -> bool:
    blank = _DAY.sub("", content.strip("_—- "))
    return len(blank) <= (_FACT_LENGTH if is_fact else _NAME_LENGTH) and not _SENTENCE.search(blank)
