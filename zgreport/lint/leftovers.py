"""Leftovers: what a program or a hurried writer left standing in finished text."""

from __future__ import annotations

from zgreport.lint.rule import Rule, Strength, found

__all__ = ["RULES"]

RULES = (
    Rule(
        "lint.leftover_tag",
        "残留的模板标签",
        "标签只供程序填写",
        Strength.ERROR,
        "全年刊发{{ 发稿 }}。",
        "全年刊发563篇。",
        found(
            r"\{\{[^{}]*\}?\}?|\{[%#][^{}]*\}?|[%#]\}|\}\}|｛｛[^｛｝]*｝?｝?|｛％|％｝|｝｝|[\ufdd0-\ufdef]"
        ),
    ),
    Rule(
        "lint.leftover_value",
        "残留的空值",
        "没有数的地方不写空值",
        Strength.ERROR,
        "阅读量为nan次。",
        "阅读量为300次。",
        found(
            r"(?<![A-Za-z_.\"'-])(?<![A-Za-z] )"
            r"(?:None|nan|NaN|NaT|inf|Infinity|null|undefined|Undefined)(?![A-Za-z_-]| [A-Za-z])"
            r"|#(?:DIV/0!|N/A|REF!|VALUE!|NAME\?|NUM!|NULL!)"
        ),
    ),
    Rule(
        "lint.leftover_reference",
        "失效的引用",
        "Word 域代码",
        Strength.ERROR,
        "详见错误！未找到引用源。",
        "详见附件1。",
        found(
            r"错误[！!]\s*未(?:找到引用源|定义书签|指定书签)"
            r"|Error! (?:Reference source|Bookmark) not"
        ),
    ),
    Rule(
        "lint.garbled",
        "乱码",
        "GB 18030",
        Strength.ERROR,
        "供稿单位为青崖\ufffd县。",
        "供稿单位为青崖县。",
        found("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f]+|锟斤拷|烫烫烫"),
    ),
)
