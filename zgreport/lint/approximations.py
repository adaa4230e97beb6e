"""Approximations: one word for a round number, true of it and in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.measures import COUNT, UNIT, VAGUE, WORDS
from zgreport.lint.rule import Check, Hit, Rule, Strength, each, found
from zgreport.lint.stacks import STACKED, Stack, stacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_ABOUT = (
    "(?:(?<![合条公契预节签违制集婚邀相赴失履爽毁简特要续解大])约|大约"
    "|(?<![靠逼较邻附临最就亲新远毗走拉切浅将接贴])近|(?<!即)将近|接近)"
)
_CLAUSE = "《党政公文数字使用研究》；《与数字有关的病句》"
_NAMED_BY = {
    **{kind: kind for kind in ("many", "least", "most", "below", "over")},
    "pass": "over",
    "about": "about",
    "rough": "rough",
}


def _rule_of(stack: Stack) -> str:
    """The word that the finding is named by; two words behind a number count as "about"."""
    return next((name for kind, name in _NAMED_BY.items() if kind in stack.kinds), "about")


def _stacked(name: str) -> Check:
    """A check for the stacks that are named by one of their words."""

    def check(paragraph: Paragraph) -> Iterator[Hit]:
        for stack in stacks(paragraph.masked):
            if _rule_of(stack) == name:
                yield Hit(paragraph.number, stack.start, stack.end)

    return each(check, *STACKED)


def _either(*checks: Check) -> Check:
    return lambda text: (hit for check in checks for hit in check(text))


RULES = (
    Rule(
        "lint.double_approximation",
        "约数词重复",
        _CLAUSE,
        Strength.ERROR,
        "全年约有560余人参加学习。",
        "全年约有560人参加学习。",
        _either(
            _stacked("about"),
            found(rf"(?:估计|可能)[会将]?(?:有|为)?(?:大?约|将近)(?=\d|{WORDS}{UNIT})", whole=True),
        ),
    ),
    Rule(
        "lint.over_and_above",
        "“超过”与“以上”“多”“余”并用",
        _CLAUSE,
        Strength.ERROR,
        "入库稿件超过三千件以上。",
        "入库稿件超过三千件。",
        _stacked("over"),
    ),
    Rule(
        "lint.least_and_above",
        "“至少”与“以上”并用",
        _CLAUSE,
        Strength.ERROR,
        "每个支部至少报送2篇以上。",
        "每个支部至少报送2篇。",
        _stacked("least"),
    ),
    Rule(
        "lint.below_and_around",
        "“不足”与“左右”“以上”“余”并用",
        _CLAUSE,
        Strength.ERROR,
        "到会人数不足50人左右。",
        "到会人数不足50人。",
        _stacked("below"),
    ),
    Rule(
        "lint.most_and_below",
        "“最多”与“以下”“以内”并用",
        _CLAUSE,
        Strength.ERROR,
        "每篇最多3000字以内。",
        "每篇最多3000字。",
        _stacked("most"),
    ),
    Rule(
        "lint.vague_and_more",
        "“几”“数”“上百”与“余”“多”并用",
        _CLAUSE,
        Strength.ERROR,
        "收到群众建议数百余条。",
        "收到群众建议数百条。",
        _either(
            _stacked("rough"),
            found(
                r"(?<![函参系整小级个偶])几数(?=[十百千万年月天])"
                r"|(?<![人次总户函参个件度基指分倍少多])数几(?=[十百千个家名年天])",
                whole=True,
            ),
        ),
    ),
    Rule(
        "lint.decimal_and_more",
        "小数之后用“余”“多”",
        _CLAUSE,
        Strength.ERROR,
        "累计阅读3.5余万次。",
        "累计阅读3.5万次。",
        found(
            rf"\d{{1,16}}\.\d{{1,16}}(?:余(?=[万亿]|{UNIT})|多(?=[万亿个元吨亩米倍%]))", whole=True
        ),
    ),
    Rule(
        "lint.ten_thousands_and_more",
        "带小数的“万”“亿”之后用“余”",
        "《党政公文数字使用研究》；公文惯例",
        Strength.ADVICE,
        "累计阅读3.5万余次。",
        "累计阅读3.5万多次。",
        found(r"\d{1,16}\.\d{1,16}[万亿]余(?![姓粮额热温地])"),
        once=True,
    ),
    Rule(
        "lint.exact_and_more",
        "精确的数之后用“余”“多”",
        _CLAUSE,
        Strength.ERROR,
        "共有8345多人报名。",
        "共有8300多人报名。",
        found(
            rf"(?<![\d.第A-Za-z—～·-])\d*[1-9](?:余(?=[万亿]|{UNIT})|多(?=[万亿]|{COUNT}|年|天))"
            rf"|[十百千][一二三四五六七八九]{VAGUE}(?=[万亿]|{UNIT})",
            whole=True,
        ),
    ),
    Rule(
        "lint.about_exact",
        "“约”之后是精确到个位的数",
        "《与数字有关的病句》",
        Strength.ADVICE,
        "公众号关注人数约8342人。",
        "公众号关注人数为8342人。",
        found(
            rf"{_ABOUT}(?:有|为)?\d{{3,}}[1-9](?=(?!年){UNIT})(?!{UNIT}?(?:左右|上下|以[上下内]))",
            whole=True,
        ),
    ),
    Rule(
        "lint.as_many_as",
        "“达……之多”",
        "《15个数字用法》",
        Strength.ADVICE,
        "全年投稿达900篇之多。",
        "全年投稿达900篇。",
        _stacked("many"),
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
