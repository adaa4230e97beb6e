"""Labels: what the text of a cell says about its row: 合计, 同比, 注：…, 制表人：…, 无."""

from __future__ import annotations

import enum
import functools
from typing import TYPE_CHECKING

from zgreport.ledgers.tables import phrases
from zgreport.ledgers.texts import strings
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.ledgers.files.sheet import Scalar

__all__ = ["RULES", "Label", "bare", "label_of", "labels_among", "named_part"]


class Label(enum.StrEnum):
    """What a text says about its row where it is no value of its column."""

    TOTAL = "total"  # 合计, 1-6月小计, 共12篇, Total
    PERHAPS_TOTAL = "perhaps_total"  # 汇总, 累计, 总量: also a value of many a column
    NAMED_TOTAL = "named_total"  # 甲县小计: a total where 甲县 stands above
    WHOLE = "whole"  # 全市, 全年: a total where it is the sum
    SPAN = "span"  # 一季度, 1-6月, 上半年: a total among days, or where it is the sum
    PART = "part"  # 其中：市级
    RATE = "rate"  # 月均, 上年同期, 同比增长（%）
    PERHAPS_RATE = "perhaps_rate"  # 上年, 目标, 排名
    NIL = "nil"  # 无, 零报告, /
    FILLER = "filler"  # ……, 同上, 略
    PAGE = "page"  # 第1页 共3页
    NOTE = "note"  # 注：…, 以上共3篇
    SIGNATURE = "signature"  # 制表人：张三
    ROLE = "role"  # 制表人, without a colon
    EXAMPLE = "example"  # 示例, as the first text of a row


_DECORATION = "[]【】「」『』〔〕〖〗<>《》〈〉{}*#=~_:;,、。.!|★☆●■◆▲△※·…—–―─+→>\"'“”‘’- "
_SHORT, _LONGEST = 40, 200  # signs; only notes, signatures and page numbers are long


def _signs(signs: str) -> frozenset[str]:
    """The signs, and those of the other width or in capitals that compare equal to them."""
    every = signs + signs.upper()
    return frozenset(every) | {chr(ord(sign) + 0xFEE0) for sign in every if "!" <= sign <= "~"}


# Nearly all texts are told to be no label by their first and last letter, long before `label_of`:
# these are all with which the patterns of `phrases` begin and end.  What is no letter, as a
# bracket or a digit, may stand at both.
_FIRST = _signs(
    "求合小总共汇累计大页月年季σgstampcne一二三四五六七八九十〇第上下前后本当该全去今截底各市省县区到至旬期栏表镇"
    "乡街单部科处支地组类级项机日周人户平算均占比百与较同环增降升目任序进完达排名次位最中标方差减往无零空没暂尚确未不"
    "转续接承过制填编报统审复初终校核录打呈签批经办主分管负责联整登移交收验监拟撰会出盖公采领书局所站院校长秘电手记队"
    "财党直业室股數總計以其此结数金货同省略示例样范"
)
_LAST = _signs(
    "记部体县省州国区合计計總总共数量额分值和行篇条字人件次份项场期户票个元家名位天lmsegxntkda均比例重率幅度速况"
    "务划标年月季差多大小高低长少降加减增升化动较无零空没有告送报稿息容据录情用发刊生缺及页表续印员者导任理席核"
    "批查定签阅审对实入章收准办手管责系登交接督纪账纳辑集门室关间话式见码箱址真日志作写填编統額底市局级"
    "一二三四五六七八九十〇百千万两σ积点成际序上制中开布文白毕完束处为f略例本范子"
)
_DIGITS = "0123456789０１２３４５６７８９"
_OPENING = _signs("注备附截以本此其数")  # of those that end with anything
_COUNTING = _signs("计单金货表")  # 单位均为…, 计量单位：…: so do these
_LINKED = frozenset(":：=＝为")
_SIGNING = _FIRST | _OPENING | _COUNTING | _signs("情信要提导生查意邮传址口说特补指资来依更时相")
_ADDED = frozenset("计計總总均零〇")  # 甲县小计: it begins with anything
_NONE, _TOLD_OF = frozenset("0０"), _signs("告送报用稿录度")  # 稿件0报送: so does it
_MARKED = frozenset("每章")  # 甲县（盖章）: it begins and ends with anything
_SIGNED = frozenset(":：=＝")
_ROLES = "制填编统审复初终校核录打报呈签批经承主分负责联汇整登记移交接验监拟撰会出盖公采长任理席导"
# The labels in the order they are asked, each with signs of which its phrase has at least one.
RULES = (
    (Label.PAGE, "页表p", phrases.PAGE),
    (Label.RATE, "上去前往同", phrases.LAST_TOTAL),
    (Label.TOTAL, "计計共总總求合ts∑Σσ", phrases.TOTAL),
    (Label.PERHAPS_TOTAL, "汇累总合计", phrases.PERHAPS_TOTAL),
    (Label.RATE, "均比占同较与增降率进vm", phrases.RATE),
    (Label.SPAN, "季半月年", phrases.SPAN),
    (Label.PERHAPS_RATE, "上年目任计比增减降排名次最中差mc", phrases.PERHAPS_RATE),
    (Label.NOTE, ":注截以本此公章完结来单e", phrases.NOTE),
    (Label.PART, "其", phrases.PART),
    (Label.WHOLE, "全一总所", phrases.WHOLE),
    (Label.NAMED_TOTAL, "计汇均", phrases.NAMED_TOTAL),
    (Label.ROLE, _ROLES, phrases.ROLE),
    (Label.EXAMPLE, "例", phrases.EXAMPLE),
)
_ASKED = tuple((label, frozenset(needed), phrase) for label, needed, phrase in RULES)
_FILLING = frozenset('([【.。·~*=⋯⋮"″〃”同此以中其省略')  # with which a filler begins
_NIL = frozenset("零0〇无没空缺不未n")
_LONG = frozenset({Label.PAGE, Label.NOTE})


@functools.lru_cache(maxsize=1 << 14)
def label_of(text: str) -> Label | None:
    """The label a text is, in any width, spacing and brackets; None for any other text.

    >>> label_of("【 合　计 】").value, label_of("合计乡")
    ('total', None)
    """
    if len(text) > _LONGEST:
        return None
    plain = comparable(text)
    small = plain.lower()
    nil = not _NIL.isdisjoint(small) and phrases.NIL.fullmatch(small)
    if nil or phrases.STROKES.fullmatch(plain):
        return Label.NIL
    if phrases.PAGE_NUMBER.fullmatch(plain):
        return Label.PAGE
    if plain[:1] in _FILLING and phrases.FILLER.fullmatch(plain):
        return Label.FILLER
    if ":" in plain and phrases.is_signature(plain):
        return Label.SIGNATURE
    return _ruled(_bare(plain).lower())


def _ruled(bare: str) -> Label | None:
    is_long = len(bare) > _SHORT
    for label, needed, phrase in _ASKED:
        if is_long and label not in _LONG:
            continue
        if (not needed or not needed.isdisjoint(bare)) and phrase.fullmatch(bare):
            return label
    return None


def _bare(plain: str) -> str:
    """The text without what stands around it for show: brackets, stars, a colon at the end."""
    bare = plain.strip(_DECORATION)
    while len(bare) > 2 and bare[0] == "(" and bare[-1] == ")" and bare.count("(") == 1:
        bare = bare[1:-1].strip(_DECORATION)
    return bare or plain


def labels_among(values: Sequence[Scalar]) -> Mapping[str, Label]:
    """The labels among the different values of a column, by the text as it is written."""
    texts = strings(values)
    found = {text: label_of(text) for text in _told(texts)}
    return {text: label for text, label in found.items() if label is not None}


def _told(texts: Sequence[str]) -> set[str]:
    """The texts that their ends, or a sign among the others, do not tell to be no labels."""
    ended = [
        t for t, end in zip(texts, _ends(texts), strict=True) if end in _LAST or not end.isalpha()
    ]
    told = {t for t in ended if t[:1] in _FIRST or not t[:1].isalpha()}
    told |= {t for t in texts if t[:1] in _OPENING or not t[:1].isalnum()}
    told |= _having(_LINKED, [t for t in texts if t[:1] in _COUNTING])
    told |= _having(_ADDED, ended) | _having(_MARKED, texts)
    told |= _having(_NONE, [t for t in ended if t[-1:] in _TOLD_OF or not t[-1:].isalnum()])
    told |= {t for t in _having(_SIGNED, texts) if t[:1] in _SIGNING or not t[:1].isalpha()}
    return told


def _ends(texts: Sequence[str]) -> list[str]:
    """The last sign of each that is no digit: 合计12 ends as 合计 does; "" where all are."""
    return [text.rstrip(_DIGITS)[-1:] for text in texts]


def _having(signs: frozenset[str], texts: Sequence[str]) -> set[str]:
    """The texts that have one of the signs."""
    together = "".join(texts)
    if not any(sign in together for sign in signs):
        return set()
    return {text for text in texts if not signs.isdisjoint(text)}


def bare(text: str) -> str:
    """The text in comparable form and small letters, without what stands around it for show."""
    return _bare(comparable(text)).lower()


def named_part(text: str) -> tuple[str, bool]:
    """What a NAMED_TOTAL is the total of, in comparable form; whether its word is a sure one."""
    found = phrases.NAMED_TOTAL.fullmatch(_bare(comparable(text)).lower())
    return (found["name"], found["sure"] is not None) if found else ("", False)
