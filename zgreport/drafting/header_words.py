"""Header words: what the words at the head of a column say of what stands in it."""

from __future__ import annotations

from zgreport.names import comparable
from zgreport.patterns import Pattern

__all__ = [
    "ALIASES",
    "FLAG",
    "KEY",
    "LISTED",
    "NUMBERED",
    "PERSON",
    "REMARK",
    "SEPARATOR",
    "TITLE",
    "likeness",
    "plain",
    "stem",
]

_MARKS = Pattern(r"[\s:：*·.、,()（）\[\]【】〔〕{}《》“”\"'‘’/\\|_-]+")
TITLE = Pattern(
    "(?:标题|题目|题名|主题|名称|事项|内容|诉求|项目|班次|议题|篇名|课题|稿件|事由|问题|案由|作品|活动|会议"
    "|培训班|课程|title|subject|name|topic)$",
)
"""What a record is called stands under such a header."""
PERSON = Pattern(
    "(?:姓名|作者|撰稿人|联系人|负责人|经办人|责任人|承办人|审核人|填报人|登记人|记录人|受理人|投诉人|来电人|当事人|申请人"
    "|患者|主讲人|授课人|讲师|主持人|参加人|参会人|办理人|处理人|信息员|联络员|领导|坐席|医师|医生|护士|教师"
    "|人员姓名|(?<![类])人员|[^人个]人|户主|[^党会人]员|司机|staff|author|contact)$",
)
"""Persons stand under such a header: who comes and goes is no closed list."""
REMARK = Pattern(
    "备注|附注|说明|备考|意见$|情况说明|办理情况|处理情况|处理结果说明|链接|网址|url|地址|依据|附件|remark|note"
)
"""What stands there says nothing that could be counted."""
KEY = Pattern(
    "(?:编号|工单号|单号|受理号|案号|流水号|记录号|登记号|证号|订单号|票号|编码|代码|(?:^|ticket|case|order|record|serial|item)(?:id|no|number|code))$",
)
"""A record's own number stands under such a header."""
NUMBERED = Pattern(
    "(?:(?<!车牌)号|号码|编码|代码|编号|电话|手机|传真|邮编|邮政编码|学号|工号|卡号|账号|帐号|期号|刊期|期次|届次|批次号|文号|字号"
    "|年份|年度|学年|学期|年级|楼层|楼栋|单元|房间|周次|星期|届|轮次|批次|经度|纬度|坐标|前年|序|身份证|座机|热线|qq|微信|year|phone|telephone|mobile|zip|^tel"
    "|(?:^|ticket|case|order|record|serial|item|user|staff|card)(?:id|no|number|code))$",
)
"""A number under such a header names something; it is no quantity."""
FLAG = Pattern("^(?:是否|有无|可否)|否$|^约稿$")
"""Yes or no stands under such a header."""
LISTED = Pattern(
    "(?:类别|类型|类|种类|级别|等级|层级|层次|性质|状态|方式|形式|渠道|途径|来源|体裁|文体|性别|结果|结论|评价|程度|格式"
    "|情况|区县|县区|市区|县市区|区域|片区|街道|乡镇|镇街|组别|组|栏目|专题|领域|方向|对象|科室|部门|单位|学段|学科"
    "|季节|班级|岗位|职务|职称|学历|民族|政治面貌|满意度|时段|平台|媒体|载体|刊物|病区|院区|部位|环节"
    "|type|category|status|level|channel|source|district|result|class|kind|department|gender)$",
)
"""A few values that recur are to be looked for under such a header."""
ALIASES = Pattern("别名|简称|曾用名|又名|其他名称|其它名称|原名|俗称|alias|aka|short")
"""Other names of what the row is stand under such a header."""
SEPARATOR = Pattern(r"[、，,;；/|\r\n]+")
"""What stands between several names in a cell."""
_WRAPPING = Pattern(
    "^(?:其中|其他|稿件|文章|信息|本期|全文|参评|全市|全省|全县|全区|是否|报送|供稿|来稿|采用|刊发|刊载|刊登|填报|上报|所在)+"
    "|(?:情况|名称|总数|人数|条数|篇数|件数|次数|数量|数|量)$"
)
_CLASSES = (
    "标题 题目 题名 篇名 稿件标题 文章标题 内容标题 参评稿件 稿件名称 title",
    "单位 供稿单位 报送单位 来稿单位 上报单位 填报单位 单位名称 部门 科室 unit department",
    "载体 刊发载体 采用载体 刊载媒体 媒体 平台 刊物 发布平台 采用媒体 拟投载体",
    "类别 信息类别 稿件类别 类型 分类 种类 category type",
    "体裁 文体 稿件体裁",
    "日期 时间 刊发日期 刊发时间 发表时间 刊登日期 采用日期 date",
    "报送日期 报送时间 上报日期 上报时间",
    "事发日期 事件日期 工作发生日期 发生时间 发生日期 事发时间",
    "印发日期 出刊日期 印发时间",
    "开班日期 培训日期 培训时间 开班时间 举办时间",
    "班次 培训班名称 培训班 班名 培训名称",
    "月份 月 统计月份 统计月 时间 month",
    "位次 名次 排名 全省位次 排位",
    "票数 网络投票 得票 得票数",
    "评分 专家评分 得分 分数",
    "统计日期 截止日期 统计时间",
    "期号 期数 刊期 期次",
    "推送 推送数 推送条数 发布数 发文数",
    "阅读 阅读量 阅读次数 阅读数 点击量 浏览量",
    "累计关注人数 累积关注人数 关注人数 粉丝数 粉丝",
    "金额 amount 经费 费用",
)
_CLASS_OF = {name: n for n, line in enumerate(_CLASSES) for name in line.split()}
_CLASS_MERGED = 0.9


def plain(header: str) -> str:
    """The header as headers compare: in one width, small letters, without marks and brackets.

    >>> plain("其中：本部"), plain("Issue Date")
    ('其中本部', 'issuedate')
    """
    return _MARKS.sub("", comparable(header)).lower()


def stem(header: str) -> str:
    """The header without the words that many headers have in common: 刊载媒体 is 媒体.

    >>> stem("推送条数"), stem("推送数")
    ('推送', '推送')
    """
    own = plain(header)
    return _WRAPPING.sub("", own) or own


def likeness(one: str, other: str) -> float:
    """How surely two headers head the same column, from 0 to 1; 1 where they are the same."""
    first, second = plain(one), plain(other)
    if first == second:
        return 1.0
    known = _CLASS_OF.get(first), _CLASS_OF.get(second)
    if None not in known:
        return _CLASS_MERGED if known[0] == known[1] else _shared(first, second) / 2
    bare = stem(one), stem(other)
    if bare[0] == bare[1]:
        return _CLASS_MERGED
    return max(_shared(first, second), _shared(*bare))


def _shared(one: str, other: str) -> float:
    """The share of two signs that stand side by side in both (Dice)."""
    if one in other or other in one:
        return 0.5 + min(len(one), len(other)) / max(len(one), len(other)) / 4
    first, second = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other))
    return 2 * len(first & second) / max(1, len(first) + len(second)) * 0.8
