"""Approximations: one word for a round number, true of it and in its place."""

from __future__ import annotations

from zgreport.lint.measures import COUNT, NUMBER, UNIT, VAGUE
from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

_TIMES = "(?:个?多?年|个?多?月|天|日|周|个?星期|个?多?季度|届|期)"
_ABOUT = (
    "(?:(?<![合条公契预节签违制集婚邀相赴失履爽毁简特要续解赴])约|大约"
    f"|(?<![靠逼较邻附临最就亲新远毗走拉切浅将接])近(?!{NUMBER}{_TIMES})|(?<!即)将近|接近)"
)
_OVER = "(?:(?<![不赶反])超过?|(?<!不)(?:逾|多于|大于|高于))"
_LEAST = (
    "(?:至少|最少|不少于|不低于|起码)(?:有|要有|要|需要|需|应有|应|占到|占|达到|达|为|在|提前"
    "|开展|举办|召开|完成|报送|学习|走访)?"
)
_BELOW = "(?:不足|不到|未满|不满|(?<!不)少于|(?<!不)低于)"
_MOST = "(?:最多|至多|不超过|不高于|不多于|不大于)"
_AROUND = "(?:左右|上下)"
_ABOVE = "以上"
_TAIL = f"(?:{VAGUE}|{UNIT}?(?:{_AROUND}|以[上下内]|{VAGUE}))"

_CLAUSE = "《党政公文数字使用研究》；GB/T 15835-2011 4.3"

RULES = (
    Rule(
        "lint.double_approximation",
        "约数词重复",
        _CLAUSE,
        Strength.ERROR,
        "全年约有560余人参加学习。",
        "全年约有560人参加学习。",
        found(
            f"{_ABOUT}(?:有|占|为|需)?{NUMBER}{_TAIL}"
            f"|(?:大约|大概|{_ABOUT})(?:约|近|将近|大约|超过|不足|不到)(?={NUMBER})"
            f"|(?:(?<!不)超过?|逾|不足|不到)(?:约|近|将近|大约)(?={NUMBER})"
            f"|{NUMBER}{VAGUE}[万亿]?{UNIT}?(?:{_AROUND}|{_ABOVE})"
        ),
    ),
    Rule(
        "lint.over_and_above",
        "“超过”与“以上”“多”“余”并用",
        _CLAUSE,
        Strength.ERROR,
        "入库稿件超过三千件以上。",
        "入库稿件超过三千件。",
        found(f"{_OVER}了?{NUMBER}{_TAIL}"),
    ),
    Rule(
        "lint.least_and_above",
        "“至少”与“以上”并用",
        _CLAUSE,
        Strength.ERROR,
        "每个支部至少报送2篇以上。",
        "每个支部至少报送2篇。",
        found(f"{_LEAST}{NUMBER}{_TAIL}"),
    ),
    Rule(
        "lint.below_and_around",
        "“不足”与“左右”“以上”“余”并用",
        _CLAUSE,
        Strength.ERROR,
        "到会人数不足50人左右。",
        "到会人数不足50人。",
        found(f"{_BELOW}(?:全部的?|总数的|总量的)?{NUMBER}{_TAIL}"),
    ),
    Rule(
        "lint.most_and_below",
        "“最多”与“以下”“以内”并用",
        _CLAUSE,
        Strength.ERROR,
        "每篇最多3000字以内。",
        "每篇最多3000字。",
        found(f"{_MOST}{NUMBER}{_TAIL}"),
    ),
    Rule(
        "lint.vague_and_more",
        "“几”“数”“上百”与“余”“多”并用",
        "GB/T 15835-2011 5.2.1",
        Strength.ERROR,
        "收到群众建议数百余条。",
        "收到群众建议数百条。",
        found(
            f"(?:几|(?<![整偶基奇参总分人指系函次倍岁位票度])数)[十百千万]+{VAGUE}"
            f"|(?:有|达|共|吸引|，|、|^)上[百千万]+{VAGUE}"
        ),
    ),
    Rule(
        "lint.decimal_and_more",
        "小数之后用“余”“多”",
        "GB/T 15835-2011 4.3",
        Strength.ERROR,
        "累计阅读3.5余万次。",
        "累计阅读3.5万次。",
        found(
            rf"\d{{1,16}}\.\d{{1,16}}(?:余(?=[万亿]|{UNIT})|多(?=[万亿个元吨亩米倍%])|[万亿]{VAGUE})"
        ),
    ),
    Rule(
        "lint.exact_and_more",
        "精确的数之后用“余”“多”",
        "GB/T 15835-2011 4.3",
        Strength.ERROR,
        "共有8345多人报名。",
        "共有8300多人报名。",
        found(
            rf"(?<![\d.第A-Za-z—～·-])\d*[1-9](?:余(?=[万亿]|{UNIT})|多(?=[万亿]|{COUNT}|年|天))"
            rf"|[十百千][一二三四五六七八九](?:余|多)(?=[万亿]|{COUNT})"
        ),
    ),
    Rule(
        "lint.about_exact",
        "“约”之后是精确到个位的数",
        "《与数字有关的病句》",
        Strength.ADVICE,
        "公众号关注人数约8342人。",
        "公众号关注人数为8342人。",
        found(rf"{_ABOUT}(?:有|为)?\d{{3,}}[1-9](?=(?!年){UNIT})(?!{_TAIL})"),
    ),
    Rule(
        "lint.as_many_as",
        "“达……之多”",
        "《15个数字用法》",
        Strength.ADVICE,
        "全年投稿达900篇之多。",
        "全年投稿达900篇。",
        found(f"(?:高达|多达|达到?){NUMBER}{UNIT}之多"),
    ),
    Rule(
        "lint.average_each",
        "“平均”与“都”并用",
        "《与数字有关的病句》",
        Strength.ADVICE,
        "各支部平均每月都报送2篇。",
        "各支部平均每月报送2篇。",
        found(
            r"平均(?![数值水线])(?=[^。；：！？]{0,24}\d)[^，。；：、！？]{0,15}(?<![首成古故])都(?![市城江是会督])"
        ),
    ),
)
