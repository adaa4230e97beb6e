"""Punctuation: full-width marks, one at a time, a stop at the end."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from zgreport.lint.measures import HAN
from zgreport.lint.rule import Hit, Rule, Strength, each, found
from zgreport.lint.text import Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["RULES"]

_ENDS = "。！？…；：”’）》】〕—』」!?;:)"  # half-width ones have a rule of their own
_CLASS = r"\d{1,2}\)[班组队栋]"  # 一(1)班 is a name, written as the school writes it
_CLOSERS = "”’）》】〕"
_CODE = f"{HAN}》”）〉’】〕"  # what stands before a mark in Chinese text
_TITLE = Pattern(
    r"^[^，。；：、！？]{4,40}(?:综述|总结|报告|通知|通报|意见|方案|办法|规定|要点|计划|规则|细则|请示|纪要|决定|公告)。$"
)
_NUMBERED = Pattern(r"(?:^\s*(?:\d{1,16}[.．]?)+|[图表]\s?\d+|第\s?\d+)$")
_CHAPTER = Pattern(r"^\s*[一二三四五六七八九十]+、[^，。；：！？]{2,20}。$")
_NEXT_ITEM = Pattern(r"^\s*(?:[一二三四五六七八九十]+、|附件)")
_ORDINAL = Pattern(r"\s*[一二三四五六七八九十]{1,3}\.")  # has a rule of its own
_LONGEST_ORDINAL = 8
_ATTACHMENT = Pattern(r"^\s*附件\d*[：:]")
_ATTACHED = Pattern(r"^\s*\d{1,2}[.．][^。]{2,40}[。；，]?$")


def _missing_stop(paragraph: Paragraph) -> Iterator[Hit]:
    """A paragraph of prose that ends without a mark, or in the middle of a sentence."""
    words = paragraph.masked.rstrip()
    if paragraph.role is not Role.PROSE or not words:
        return
    last, inner = words[-1], words.rstrip(_CLOSERS)
    quoted_end = last in "”》" and "。" in words and inner[-1:] not in "。！？…；"
    is_signed = "—" in words[-8:] or last in "摄绘"  # the line below a picture
    if (last not in _ENDS and not is_signed) or quoted_end:
        yield Hit(paragraph.number, max(0, len(words) - 8), len(words))


def _title_with_stop(text: Text) -> Iterator[Hit]:
    filled = [p for p in text.paragraphs if p.text.strip()]
    first = filled[:-1][:1]
    for paragraph in (*(p for p in first if _TITLE.match(p.text.strip())), *_chapters(filled)):
        yield Hit(paragraph.number, 0, len(paragraph.text))


def _chapters(filled: list[Paragraph]) -> list[Paragraph]:
    """一、….: headings with a stop; not clauses of a decision, which follow each other."""
    pairs = list(itertools.pairwise(filled))
    chapters = [(p, following.text) for p, following in pairs if _CHAPTER.match(p.text)]
    is_list = any(_NEXT_ITEM.match(text) or len(text) <= 40 for _, text in chapters)
    return [] if is_list else [paragraph for paragraph, _ in chapters]


def _attachment_with_stop(text: Text) -> Iterator[Hit]:
    """The lines of an attachment list, from 附件： on."""
    listed = False
    for paragraph in text.paragraphs:
        words = paragraph.text.strip()
        starts = bool(_ATTACHMENT.match(words)) and len(words) <= 60
        listed = starts or (listed and bool(_ATTACHED.match(words)))
        if listed and words[-1] in "。；，":
            yield Hit(paragraph.number, 0, len(paragraph.text))


RULES = (
    Rule(
        "lint.halfwidth_punctuation",
        "中文里的半角标点",
        "GB/T 15834-2011 5.1",
        Strength.ERROR,
        "一年来,各支部积极投稿。",
        "一年来，各支部积极投稿。",
        found(
            rf"[{_CODE}](?:[,;:?]|!(?!未))|[,;:!?](?<!错误!)(?=[{HAN}《“（])|(?<=[{_CODE}])\.(?=$|[{HAN}\s《“])"
            rf"|(?<=[{_CODE}])\((?!{_CLASS})|\((?=[^()（）]*[{HAN}])"
            rf"|(?<!\(\d)(?<!\(\d\d)\)(?=[{HAN}，。；：、])|(?<=[{HAN}])\)",
            where=lambda match: (
                not _ORDINAL.fullmatch(match.string[: match.end()][-_LONGEST_ORDINAL:])
            ),
        ),
    ),
    Rule(
        "lint.doubled_punctuation",
        "标点重复",
        "GB/T 15834-2011 4",
        Strength.ERROR,
        "工作有序推进，。成效逐步显现。",
        "工作有序推进，成效逐步显现。",
        found(
            r"[，、；：][，、；：。！？]+|(?<!。)。[，、；：！？]+|(?<!。)。。(?!。)|[！？][，、；：。]+|[。！？]”。",
            whole=True,
        ),
    ),
    Rule(
        "lint.misplaced_punctuation",
        "标点的位置不对",
        "GB/T 15834-2011 5.1",
        Strength.ERROR,
        "各单位（，含直属单位）均已上报。",
        "各单位（含直属单位）均已上报。",
        found(
            r"[（《“][，。、；：](?![”》）])|(?<![（《“])[，、；：][）》]|^\s*[，。、；：！？）》”](?!$)",
            whole=True,
        ),
    ),
    Rule(
        "lint.missing_stop",
        "段末没有句号",
        "GB/T 15834-2011 4.1",
        Strength.ERROR,
        "各支部按时上报计划。下一步将逐项抓好落实",
        "各支部按时上报计划。下一步将逐项抓好落实。",
        each(_missing_stop),
    ),
    Rule(
        "lint.title_with_stop",
        "标题末尾有句号",
        "GB/T 15834-2011 附录B.4；公文惯例",
        Strength.ADVICE,
        "一、主要做法和成效。\n全市组织部门围绕中心任务，深入基层一线采写信息，及时反映各地各单位的新情况新问题，信息工作水平有了新的提高。",
        "一、主要做法和成效\n全市组织部门围绕中心任务，深入基层一线采写信息，及时反映各地各单位的新情况新问题，信息工作水平有了新的提高。",
        _title_with_stop,
    ),
    Rule(
        "lint.attachment_with_stop",
        "附件名称后加了标点",
        "GB/T 9704-2012 7.3.4",
        Strength.ERROR,
        "附件：1.稿件采用情况统计表\n2.优秀信息名单。",
        "附件：1.稿件采用情况统计表\n2.优秀信息名单",
        _attachment_with_stop,
    ),
    Rule(
        "lint.ellipsis",
        "省略号的写法",
        "GB/T 15834-2011 4.11",
        Strength.ERROR,
        "选题涉及党建、人才...每类都有。",
        "选题涉及党建、人才……每类都有。",
        found(
            rf"(?<=[{_CODE}，、])\.{{3,}}(?!\.*\s*\d+$)|(?<=[{_CODE}])。{{3,}}"
            rf"|(?<!…)…(?!…)|(?<=[{_CODE}])·{{3,}}(?!·*\s*\d+$)"
        ),
    ),
    Rule(
        "lint.ellipsis_and_deng",
        "省略号与“等”并用",
        "GB/T 15834-2011 4.11",
        Strength.ERROR,
        "内容包括党建、人才等……",
        "内容包括党建、人才等。",
        found(r"等等?……|……等(?![到待着候级于])"),
    ),
    Rule(
        "lint.dash",
        "破折号的写法",
        "GB/T 15834-2011 4.10",
        Strength.ERROR,
        "市级内刊--《先锋》月刊改版。",
        "市级内刊——《先锋》月刊改版。",
        found(rf"(?<=[{_CODE}])\s?[-－]{{2,}}(?=\s?[{HAN}《“（])"),
    ),
    Rule(
        "lint.straight_quotes",
        "中文里的直引号",
        "GB/T 15834-2011 4.8",
        Strength.ERROR,
        '评选"十佳信息"并通报表扬。',
        "评选“十佳信息”并通报表扬。",
        found(rf"(?<=[{_CODE}，。：、；])[\"'＂]|[\"'＂](?=[{HAN}《，。、；])"),
    ),
    Rule(
        "lint.space_beside_number",
        "汉字与数字之间有空格",
        "GB/T 15835-2011 5.1.7",
        Strength.ERROR,
        "全年刊发 563 篇稿件，出刊及时。",
        "全年刊发563篇稿件，出刊及时。",
        found(
            rf"(?<!^)(?<=[{HAN}])(?<!第)(?<!表)(?<!图)(?<!条)(?<!章)(?<!节)[ \u00a0\u2009]+(?=\d)"
            rf"|(?<!:)(?<!\d[.:：])(?<=\d)(?<!:\d\d)(?<!^\d)[ \u00a0\u2009]+(?=[{HAN}%])",
            role=Role.PROSE,
            where=lambda m: not _NUMBERED.search(m.string, max(m.start() - 40, 0), m.start()),
        ),
    ),
)
