"""The reference of the figure language: every name it has, what it takes and what it means.

The single source: the gate allows what stands here, near misses come from here, `zgreport tags`
and the README's tables show it, and a test holds the code to it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "BLOCKS",
    "BREAKDOWN_FORMS",
    "BUILT_INS",
    "CONDITIONS",
    "CONTEST_FORMS",
    "FIGURE_FORMS",
    "FILTERS",
    "FUNCTIONS",
    "ITEMS",
    "LOOP",
    "RULE_CHANGES",
    "SCORES",
    "TEXT_FORMS",
    "WEAKNESSES",
    "Entry",
    "names",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the language.

    `takes` is what stands in its parentheses, empty where it has none; `meaning` is for the
    people who write templates; `example` is a whole tag or block.
    """

    name: str
    takes: str
    meaning: str
    example: str


def names(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The names of the entries, in their order."""
    return tuple(entry.name for entry in entries)


CONDITIONS = (
    Entry("是", "", "不写后缀就是“等于”；几个值写成列表，任一即可", '{{ 发稿(级别="市级") }}'),
    Entry("含", "", "文字里含有（几个值任一即可）", '{{ 发稿(标题_含="党建") }}'),
    Entry("不含", "", "文字里不含（几个值都不含）", '{{ 发稿(标题_不含="党建") }}'),
    Entry("不是", "", "不等于（几个值都不是）", '{{ 发稿(载体_不是="省先锋网") }}'),
    Entry("大于", "", "大于这个数", "{{ 报送(字数_大于=3000) }}"),
    Entry("小于", "", "小于这个数", "{{ 报送(字数_小于=1000) }}"),
    Entry("至少", "", "大于或等于这个数", "{{ 报送(字数_至少=3000) }}"),
    Entry("至多", "", "小于或等于这个数", "{{ 报送(字数_至多=1000) }}"),
    Entry("为空", "", "单元格空着（true）或有内容（false）", "{{ 报送(事发日期_为空=true) }}"),
)
"""The suffixes of a condition's column: 标题_含="党建"."""

TEXT_FORMS = (
    Entry("数", "", "只印数字，不带量词", "{{ 发稿.数 }}"),
    Entry("约", "", "概数，向下取整，正好是整数时照印", "{{ 发稿.约 }}"),
    Entry("超", "", "“超过”加整数；恰好等于时报错", "{{ 公众号.阅读.超 }}"),
    Entry("逾", "", "与“超”相同，用“逾”；恰好等于时报错", "{{ 公众号.阅读.逾 }}"),
    Entry("近", "", "“近”加略大的整数；不接近时报错", "{{ 发稿.近 }}"),
    Entry("不足", "", "“不足”加略大的整数；恰好等于时报错", "{{ 发稿.不足 }}"),
    Entry("大约", "", "“约”加最接近的整数；恰好等于、相差太远时报错", "{{ 发稿.大约 }}"),
    Entry("余", "", "概数，固定用“余”；正好是整数时报错", "{{ 发稿.余 }}"),
    Entry("多", "", "概数，固定用“多”；正好是整数时报错", "{{ 发稿.多 }}"),
    Entry("上年", "", "上年的数；没有时不印", "{{ 发稿.上年 }}"),
    Entry("增减", "", "比上年多多少或少多少的数；没有上年数时不印", "{{ 发稿.增减 }}"),
    Entry("同比", "", "与上年比的完整说法；没有可比的数时不印", "{{ 发稿.同比 }}"),
    Entry("增幅", "", "与上年比的简短说法；没有可比的数时不印", "{{ 发稿.增幅 }}"),
    Entry("较上年", "", "与上年比增减的绝对数；没有上年数时不印", "{{ 发稿.较上年 }}"),
    Entry("汉字", "", "数字写成汉字，带量词", "{{ 组工信息.种数('期号').汉字 }}"),
)
"""What a figure prints in another form of words."""

FIGURE_FORMS = (
    Entry("占", "指标", "占另一指标的百分比，仍是指标", '{{ 报送(采用="是").占(报送) }}'),
    Entry("按", "列", "按一列分开的各项，也可以按月、季、半年", '{{ 发稿.按("类别")|个数 }}'),
    Entry("前", "几, 列", "按一列分开后最多的几项，并列的都算", '{{ 发稿.前(3, "单位")|顿号 }}'),
    Entry(
        "列",
        "列[, 几[, 按=列]]",
        "一列里的文字，先日期后行序，或按另一列从大到小",
        '{{ 发稿(镜子="三棱镜").列("标题", 3, 按="分值")|书名号 }}',
    ),
    Entry("种数", "列", "一列里有几种不同的值，仍是指标", '{{ 组工信息.种数("期号") }}'),
    Entry("平均", "列", "一列数字的平均值，仍是指标", '{{ 报送.平均("字数") }}'),
    Entry(
        "天数",
        "起, 止",
        "两列日期之间平均相隔的天数，仍是指标",
        '{{ 报送.天数("事发日期", "报送日期") }}',
    ),
)
"""What a figure makes of itself; these take arguments."""

BREAKDOWN_FORMS = (
    Entry("低于", "比例", "占总数的比例低于它的各项", '{{ 发稿.按("类别").低于(0.05)|顿号 }}'),
    Entry("高于", "比例", "占总数的比例高于它的各项", '{{ 发稿.按("类别").高于(0.3)|顿号 }}'),
    Entry(
        "不在",
        "小, 大",
        "数值小于“小”或大于“大”的各项",
        '{{ 组工信息.按("期号").不在(3, 5)|顿号 }}',
    ),
)
"""What 按 and 前 can leave."""

ITEMS = (
    Entry("名", "", "这一项的名称", '{% for 项 in 发稿.前(2, "类别") %}{{ 项.名 }}；{% endfor %}'),
    Entry("值", "", "这一项的指标", '{% for 项 in 发稿.前(2, "类别") %}{{ 项.值 }}；{% endfor %}'),
)
"""What one item of 按 or 前 has."""

SCORES = (
    Entry(
        "名次",
        "",
        "质效评价或评选的名次",
        "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.名次 }}；{% endfor %}",
    ),
    Entry("名", "", "得分者的名称", "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.名 }}；{% endfor %}"),
    Entry(
        "得分", "", "得分，是指标", "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.得分 }}；{% endfor %}"
    ),
    Entry(
        "篇数",
        "",
        "计分的篇数，是指标",
        "{% for 行 in 质效 if 行.名次 < 4 %}{{ 行.篇数 }}；{% endfor %}",
    ),
)
"""What one line of 质效 has; an entry of a contest has 名次, 得分 and its ledger's columns."""

CONTEST_FORMS = (Entry("权重", "列", "评选中一列所占的百分比", '{{ 十佳.权重("票数") }}'),)
"""What a contest makes of itself; these take arguments."""

RULE_CHANGES = (
    Entry("提高", "", "分值提高的载体", "{{ 评价办法.提高|顿号 }}"),
    Entry("降低", "", "分值降低的载体", "{{ 评价办法.降低|顿号 }}"),
    Entry("新增", "", "新列入计分的载体", "{{ 评价办法.新增|顿号 }}"),
    Entry("取消", "", "不再计分的载体", "{{ 评价办法.取消|顿号 }}"),
    Entry("约稿新增", "", "新给约稿加分的载体", "{{ 评价办法.约稿新增|顿号 }}"),
)
"""What 评价办法 has: lists of media."""

WEAKNESSES = (
    Entry("标题", "", "不足的小标题", "{% for 条 in 不足 %}{{ 条.标题 }}；{% endfor %}"),
    Entry(
        "正文",
        "",
        "不足的正文",
        "{% for 条 in 不足 %}{% if loop.last %}{{ 条.正文 }}{% endif %}{% endfor %}",
    ),
)
"""What one weakness has."""

FILTERS = (
    Entry("带同比", "", "数后接同比；没有可比的数时只印数", '{{ 发稿(级别="市级")|带同比 }}'),
    Entry("顿号", "", "用顿号连接", '{{ 发稿.前(3, "单位")|顿号 }}'),
    Entry("和", "", "最后两项之间用“和”，其余用顿号", '{{ 发稿.前(3, "单位")|和 }}'),
    Entry(
        "等",
        "几[, 量词]",
        "只列前几项（至少两项），注明共几个；不多于几项时全列出",
        '{{ 发稿.前(30, "单位")|等(3, "个单位") }}',
    ),
    Entry(
        "和其他",
        "几[, 量词]",
        "只列前几项，注明其余几个；不多于几项时全列出",
        '{{ 发稿.前(30, "单位")|和其他(3, "个单位") }}',
    ),
    Entry("各", "", "每项接自己的数，一样多的归在一起", '{{ 发稿.前(3, "单位")|各 }}'),
    Entry("范围", "", "各项的数从最小到最大", '{{ 组工信息.按("期号")|范围 }}'),
    Entry("书名号", "", "每项加书名号", '{{ 发稿.列("标题", 3)|书名号 }}'),
    Entry("个数", "", "有几项，是数", '{{ 发稿.前(3, "单位")|个数 }}'),
    Entry("汉字", "", "数字写成汉字", "{{ 3|汉字 }}"),
    Entry("汉字年", "", "年份写成汉字", "{{ 年|汉字年 }}"),
    Entry("序数", "", "写成第几，用于数和位次", "{{ 3|序数 }}"),
    Entry("万", "", "大数用万、亿作单位，留一位小数；不到一万的照印", "{{ 公众号.阅读|万 }}"),
    Entry("大写", "", "金额写成大写，用于以元、万元为量词的指标和数", "{{ 1409.5|大写 }}"),
    Entry(
        "表格",
        "",
        "表格里的写法：不带量词，三位一节，没有的印“—”",
        "{{ 公众号.阅读|表格 }}",
    ),
    Entry("或横线", "", "没有可印的，印“—”；用在表格里", "{{ 发稿.增幅|或横线 }}"),
)
"""What may stand behind |."""

BUILT_INS = (
    Entry("年", "", "综述的年份", "{{ 年 }}年"),
    Entry("上年", "", "上一年的年份", "{{ 上年 }}年"),
    Entry("下年", "", "下一年的年份", "{{ 下年 }}年"),
    Entry("期间", "", "综述的期间", "{{ 期间 }}"),
    Entry(
        "全年",
        "",
        "期间是不是整年，只用在条件里",
        "{% if 全年 %}{{ 下年 }}年{% else %}下一步{% endif %}",
    ),
    Entry("标题", "", "综述的标题", "{{ 标题 }}"),
    Entry("署名", "", "发文机关署名", "{{ 署名 }}"),
    Entry("日期", "", "成文日期", "{{ 日期 }}"),
    Entry("核验码", "", "归档时的核验码，可放在页脚；生成综述时才有", "{{ 核验码 }}"),
    Entry(
        "质效",
        "",
        "质效评价的得分，可以逐行列出",
        '{% for 行 in 质效(组别="市直单位") if 行.名次 < 3 %}{{ 行.名 }}；{% endfor %}',
    ),
    Entry("评价办法", "", "计分办法与上年相比的变化", "{{ 评价办法.提高|顿号 }}"),
    Entry("不足", "", "条件成立的不足", "{% for 条 in 不足 %}{{ 条.标题 }}；{% endfor %}"),
)
"""Names that are always there (质效 and 评价办法 where the definition has a scoring)."""

FUNCTIONS = (
    Entry("序", "名称", "在成文里是第几个：一、二、三", '{{ 序("镜子") }}是'),
    Entry("共", "名称", "成文里共有几个", '{{ 共("镜子") }}面镜子'),
)
"""Numbering in the order of the finished document."""

LOOP = (
    Entry(
        "index",
        "",
        "循环到第几次",
        "{% for 条 in 不足 %}{{ loop.index }}.{{ 条.标题 }}；{% endfor %}",
    ),
    Entry(
        "first",
        "",
        "是不是第一次",
        "{% for 条 in 不足 %}{% if loop.first %}首先，{{ 条.标题 }}{% endif %}{% endfor %}",
    ),
    Entry(
        "last",
        "",
        "是不是最后一次",
        "{% for 条 in 不足 %}{{ 条.标题 }}{% if not loop.last %}；{% endif %}{% endfor %}",
    ),
)
"""What `loop` has inside a {% for %}."""

BLOCKS = (
    Entry("if", "条件", "条件成立才印", "{% if 发稿 > 500 %}超过五百篇{% endif %}"),
    Entry(
        "elif",
        "条件",
        "前面不成立、这一条成立才印",
        "{% if 发稿 > 900 %}很多{% elif 发稿 > 500 %}不少{% endif %}",
    ),
    Entry(
        "else",
        "",
        "前面都不成立（或没有一项）才印",
        "{% if 发稿 > 900 %}很多{% else %}还不多{% endif %}",
    ),
    Entry("endif", "", "与 if 配对", "{% if 发稿 %}有稿件{% endif %}"),
    Entry(
        "for",
        "名 in 各项[ if 条件]",
        "逐项重复，最多套三层",
        '{% for 项 in 发稿.前(3, "单位") %}{{ 项.名 }}{{ 项.值 }}，{% endfor %}',
    ),
    Entry("endfor", "", "与 for 配对", "{% for 条 in 不足 %}{{ loop.index }}，{% endfor %}"),
    Entry(
        "set",
        "名 = 式子",
        "给式子起个临时的名字",
        '{% set 市级 = 发稿(级别="市级") %}{{ 市级 }}，{{ 市级.同比 }}',
    ),
)
"""What may stand in {% %}."""
