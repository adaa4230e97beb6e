"""Superlatives: 最 and 唯一 name one thing, 之一 says that there are several."""

from __future__ import annotations

from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

_SOLE = "(?:唯一|独一无二|首个|头一个|第一个|位居第一|排名第一)"

RULES = (
    Rule(
        "lint.one_of_the_most",
        "“最”与“之一”并用",
        "《与数字有关的病句》；公文惯例",
        Strength.ADVICE,
        "这是全市创刊最早的内刊之一。",
        "这是全市创刊较早的内刊。",
        found(
            rf"(?:最(?![后终近初]|高人民|高法|高检)|{_SOLE})[^，。；：！？、“”《》（）\d]{{1,24}}(?<!分)之一"
        ),
        once=True,
    ),
)
