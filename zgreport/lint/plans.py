"""Plans: the parts of a document that say what is to be done, not what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.lint.text import Paragraph, Text

__all__ = ["outside_plans", "without_plans"]

_HEAD = 60  # signs of a paragraph that may hold a run-in heading
_ORDINAL = Pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])"
)
_FIRST = Pattern(r"\s*[一二三四五六七八九十]{1,3}、")
_TO_DO = Pattern(
    "下一步|下步|今后|明年|来年|打算|工作安排|努力方向|奋斗目标|预期目标|目标任务|总体要求|工作思路"
    "|(?:主要任务|重点工作|工作重点|今年工作)(?!.{0,6}(?:情况|成效|回顾|总结))"
)
_BEGINS = Pattern(
    r"\s*(?:下一步|下步|下一阶段|今后|明年|来年)(?:，|工作|，?我|，?全|，?将|，?要|一个时期|的)"
)


def without_plans(text: Text) -> Iterator[Paragraph]:
    """The paragraphs outside of sections that are headed as plans; a plan's number is another one.

    A section reaches to the next heading of the first level.  2023年重点工作总结 is a title.
    """
    return outside_plans(text.paragraphs)


def outside_plans(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The same, of paragraphs."""
    is_plan = False
    for paragraph in paragraphs:
        words = paragraph.masked
        if _FIRST.match(words) or _ORDINAL.match(words):
            is_plan = bool(_TO_DO.search(_heading(words))) or (is_plan and not _FIRST.match(words))
        elif _BEGINS.match(words):
            is_plan = True
        if not is_plan:
            yield paragraph


def _heading(words: str) -> str:
    return words[:_HEAD].split("。", maxsplit=1)[0]
