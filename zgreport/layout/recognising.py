"""Recognising: what a paragraph is by itself: by its style, its look and its words.

A document made in WPS has no styles worth the name, one of ours has little else: a style's name
is believed where it says what a paragraph is, and the look and the words decide elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.layout.numbering import Numbered, numbered
from zgreport.layout.roles import Piece, Role
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from zgreport.document.looks.model import ParagraphLook

__all__ = ["is_notice", "recognised"]

_STYLES = {
    Role.TITLE: {"title", "公文标题", "公文大标题", "文章标题", "主标题", "大标题", "文件标题"},
    Role.SIGNATURE: {"署名", "落款", "发文机关署名", "发文单位", "signature"},
    Role.DATE: {"成文日期", "落款日期", "date"},
    Role.ANNEX_MARK: {"附件标记", "附件序号"},
    Role.ANNEX_TITLE: {"附件标题"},
    Role.ANNEX_LIST: {"附件说明", "附件说明续"},
    Role.NOTE: {"表注", "表题", "图题", "caption", "题注", "逻辑行"},
}
_BY_STYLE = {name: role for role, names in _STYLES.items() for name in names}
_HEADING_STYLE = Pattern("(?:heading|标题|公文标题)([1-4])|([一二三四])级标题")
_GAP = r"[\s\u3000]*"
_ANNEX_MARK = Pattern(
    rf"附[\s\u3000]{{0,4}}件{_GAP}(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|[A-Z])?{_GAP}[：:]?"
)
_ANNEX_LIST = Pattern(rf"附[\s\u3000]{{0,4}}件{_GAP}[：:]{_GAP}\S")
_NOTICE = Pattern(r"[（(].*[）)][。]?$")
_FOOTING = Pattern("(?:注|资料来源|数据来源|来源|说明|单位|备注)[：:]")
_STOPS = "。；！？;!?"
_LONGEST_LINE, _LONGEST_HEADING = 120, 60
_LONG_LINE = 28  # a line of it is full: what goes on is prose


def recognised(look: ParagraphLook) -> Piece:
    """What a paragraph is where nothing around it is asked."""
    text = (look.label + look.text).strip()
    found = numbered(text)
    styled = _style_level(look)
    level = found.level if found else styled
    role = _plain_role(look, text, found, styled)
    return Piece(look, role, text, found, level, styled)


def _style_level(look: ParagraphLook) -> int | None:
    for name in look.style:
        found = _HEADING_STYLE.fullmatch(name)
        if found:
            return int(found[1]) if found[1] else "一二三四".index(found[2]) + 1
    return None


def is_notice(text: str) -> bool:
    """True for what stands in brackets alone."""
    return _NOTICE.match(text) is not None


def _plain_role(look: ParagraphLook, text: str, found: Numbered | None, styled: int | None) -> Role:
    if not text:
        return Role.BLANK
    if look.in_box or look.place:
        return Role.BOX if look.in_box else Role.CELL
    named = next((_BY_STYLE[name] for name in look.style if name in _BY_STYLE), None)
    return named or _worded_role(look, text) or _said_role(text, found, styled)


def _worded_role(look: ParagraphLook, text: str) -> Role | None:
    """What the words say a paragraph is: 附件1 over an annex, 附件：… under the text."""
    if _ANNEX_MARK.fullmatch(text) and (look.at_page_top or not text.endswith(("：", ":"))):
        return Role.ANNEX_MARK
    if _ANNEX_LIST.match(text):
        return Role.ANNEX_LIST
    return Role.NOTE if _FOOTING.match(text) and len(text) < _LONGEST_LINE else None


def _said_role(text: str, found: Numbered | None, styled: int | None) -> Role:
    if styled or found:
        return _heading_role(text, styled)
    return Role.BODY if _is_prose(text) else Role.LINE


def _heading_role(text: str, styled: int | None) -> Role:
    """A number makes a heading of a short line; a sentence and more behind it are its text."""
    stops = sum(text.count(stop) for stop in _STOPS)
    if styled and len(text) <= _LONGEST_HEADING:
        return Role.HEADING if text.rstrip(_STOPS).count("。") == 0 else Role.RUN_IN
    if stops == 0 and len(text) <= _LONGEST_HEADING:
        return Role.HEADING
    if text.endswith("。") and stops == 1 and len(text) <= _LONG_LINE:
        return Role.HEADING
    first = text.partition("。")[0]
    is_run_in = len(first) <= _LONGEST_HEADING and len(first) + 1 < len(text)
    return Role.RUN_IN if is_run_in else Role.BODY


def _is_prose(text: str) -> bool:
    return any(stop in text for stop in "。；") or len(text) > _LONG_LINE * 2
