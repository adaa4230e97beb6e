"""Roles: what each paragraph of an official document is, by its style, its look and its words.

A document made in WPS has no styles worth the name, one of ours has little else: a style's name
is believed where it says what a paragraph is, and the look and the words decide elsewhere.
"""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

from zgreport.layout.numbering import Numbered, numbered
from zgreport.patterns import Pattern
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.document.looks.model import Looks, ParagraphLook

__all__ = ["Piece", "Role", "classified"]


class Role(enum.Enum):
    """What a paragraph is."""

    BLANK = "blank"
    HEAD = "head"  # 版头, and whatever stands over the title
    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    RUN_IN = "run_in"  # a heading and, in the same paragraph, its text
    BODY = "body"
    LINE = "line"  # neither a sentence nor anything that is known
    ANNEX_LIST = "annex_list"
    SIGNATURE = "signature"
    DATE = "date"
    ANNEX_MARK = "annex_mark"
    ANNEX_TITLE = "annex_title"
    TAIL = "tail"  # 附注, 版记
    CELL = "cell"
    NOTE = "note"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with what it is: its words with its number, its level, its part.

    `level` is that of a heading by its number's form, or by its style where it has no number;
    `style_level` by its style alone.  `annex` is 0 in the document itself, then counts.
    """

    look: ParagraphLook
    role: Role
    text: str
    number: Numbered | None = None
    level: int | None = None
    style_level: int | None = None
    annex: int = 0


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
_DATE = Pattern(
    r"[\s\u3000]*(?:\d{4}|[〇零○Ｏ0一二三四五六七八九]{4}|[ \u3000xX×*]{0,8}|20\d\d)[\s\u3000]*年"
    r"[\s\u3000]*[\dxX×*〇零一二三四五六七八九十\s\u3000]{0,6}月"
    r"[\s\u3000]*[\dxX×*〇零一二三四五六七八九十\s\u3000]{0,6}日[\s\u3000]*"
)
_ANNEX_MARK = Pattern(
    r"附[\s\u3000]{0,4}件[\s\u3000]*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])?[\s\u3000]*[：:]?"
)
_ANNEX_LIST = Pattern(r"附[\s\u3000]{0,4}件[\s\u3000]*[：:][\s\u3000]*\S")
_LISTED = Pattern(r"[\s\u3000]*\d{1,2}[.．、]\s*\S")
_IMPRINT = Pattern(
    r"[\s\u3000]*(?:抄[\s\u3000]*送|抄[\s\u3000]*报|主[\s\u3000]*送)[\s\u3000]*[：:]|.*印[\s\u3000]*发[\s\u3000]*$"
)
_NOTICE = Pattern(r"[（(].*[）)][。]?$")
_HEAD_WORDS = Pattern(
    r".*[〔\[［(（]\s*\d{2,4}\s*[〕\]］)）]|.*签发人|.*(?:机密|秘密|绝密)|\d{6}$|(?:特急|加急|急件)|★"
)
_FOOTING = Pattern("[\\s\\u3000]*(?:注|资料来源|数据来源|来源|说明|单位|备注)[：:]")
_KINDS = Pattern(
    ".*(?:报告|总结|综述|通知|意见|方案|请示|函|批复|决定|公告|通告|通报|纪要|办法|规定|计划|要点|情况|讲话|发言"
    "|命令|议案|规划|细则|条例|制度|说明|汇报|答复|倡议书|公报|决议)(?:[（(].*[）)])?$"
)
_STOPS = "。；！？;!?"
_RED = re.compile("(?:[C-F][0-9A-F]|FF)(?:[0-5][0-9A-F]){2}")
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_NAME = 120, 60, 45
_FIRST = 14  # paragraphs among which a title stands
_LONG_LINE = 28  # a line of it is full: what goes on is prose


def classified(looks: Looks) -> tuple[Piece, ...]:
    """Every paragraph of the body with its role, in order."""
    pieces = [_plain(look) for look in looks.paragraphs]
    annex_at = next((i for i, p in enumerate(pieces) if p.role is Role.ANNEX_MARK), len(pieces))
    _find_title(pieces, annex_at)
    _find_signature(pieces, annex_at)
    _find_annexes(pieces)
    return tuple(pieces)


def is_red(color: str) -> bool:
    """True for the red of a document's head."""
    return _RED.fullmatch(color) is not None


def _with(piece: Piece, role: Role) -> Piece:
    return Piece(piece.look, role, piece.text, piece.number, piece.level, piece.style_level)


def _plain(look: ParagraphLook) -> Piece:
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


def _plain_role(look: ParagraphLook, text: str, found: Numbered | None, styled: int | None) -> Role:
    if not text:
        return Role.BLANK
    if look.in_box:
        return Role.BOX
    if look.place:
        return Role.CELL
    named = next((_BY_STYLE[name] for name in look.style if name in _BY_STYLE), None)
    if named:
        return named
    if _ANNEX_MARK.fullmatch(text) and (look.at_page_top or not text.endswith(("：", ":"))):
        return Role.ANNEX_MARK
    if _ANNEX_LIST.match(text):
        return Role.ANNEX_LIST
    if styled or found:
        return _heading_role(text, styled)
    if _FOOTING.match(text) and len(text) < _LONGEST_TITLE:
        return Role.NOTE
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


def _find_title(pieces: list[Piece], end: int) -> None:
    """Tell the title, what stands over it and what stands under it."""
    shown = [
        i for i, p in enumerate(pieces[:end]) if p.role not in (Role.BLANK, Role.CELL, Role.BOX)
    ]
    at = _title_at(pieces, shown[:_FIRST])
    if at is None:
        return
    for index in shown:
        if index < at and pieces[index].role in (Role.LINE, Role.BODY):
            pieces[index] = _with(pieces[index], Role.HEAD)
    last = _title_end(pieces, shown, at)
    _find_under_title(pieces, [index for index in shown if index > last])


def _title_at(pieces: Sequence[Piece], first: Sequence[int]) -> int | None:
    styled = next((i for i in first if pieces[i].role is Role.TITLE), None)
    if styled is not None:
        return styled
    stop = next((n for n, i in enumerate(first) if pieces[i].role in _TEXT), len(first))
    lines = [i for i in first[:stop] if _may_be_title(pieces[i])]
    body = _body_size(pieces)
    centred = [i for i in lines if pieces[i].look.alignment == "center"]
    large = [i for i in centred if pieces[i].look.size > body]
    found = large or centred[:1] or [i for i in lines if pieces[i].look.size > body]
    if found:
        return max(found, key=lambda i: (pieces[i].look.size, -i))
    return next((i for i in lines[:1] if _KINDS.match(pieces[i].text)), None)


_TEXT = (Role.BODY, Role.RUN_IN, Role.SIGNATURE, Role.DATE, Role.ANNEX_LIST)


def _may_be_title(piece: Piece) -> bool:
    look, text = piece.look, piece.text
    if piece.role is Role.HEADING:
        return piece.number is None
    is_red_head = any(is_red(run.color) for run in look.runs)
    return (
        piece.role is Role.LINE
        and not is_red_head
        and 4 <= len(text) <= _LONGEST_TITLE
        and not text.endswith(("：", ":"))
        and not _HEAD_WORDS.match(text)
        and not _DATE.fullmatch(text)
        and not _NOTICE.match(text)
    )


def _body_size(pieces: Sequence[Piece]) -> float:
    """The size that most of the prose stands in; 16 where there is none."""
    counts: dict[float, int] = {}
    for piece in pieces:
        if piece.role in (Role.BODY, Role.RUN_IN):
            size = piece.look.size
            counts[size] = counts.get(size, 0) + len(piece.text)
    return max(counts, key=lambda size: counts[size], default=16.0)


def _title_end(pieces: list[Piece], shown: Sequence[int], at: int) -> int:
    """Tell the lines of the title, one below the other in one size; the last one's index."""
    size, last = pieces[at].look.size, at
    pieces[at] = _with(pieces[at], Role.TITLE)
    for index in shown[shown.index(at) + 1 :]:
        piece = pieces[index]
        alike = piece.look.size == size and piece.look.alignment == pieces[at].look.alignment
        if index != last + 1 or not alike or not (piece.role is Role.TITLE or _may_be_title(piece)):
            break
        if piece.look.size == _body_size(pieces):
            break
        pieces[index] = _with(piece, Role.TITLE)
        last = index
    return last


def _find_under_title(pieces: list[Piece], under: Sequence[int]) -> None:
    for index in under:
        piece = pieces[index]
        text = piece.text
        if text.endswith(("：", ":")) and "。" not in text and piece.role in (Role.LINE, Role.BODY):
            if (
                piece.look.first + piece.look.left < piece.look.size / 2
                and text == piece.look.text.rstrip()
            ):
                pieces[index] = _with(piece, Role.ADDRESSEE)
            return
        is_centred = piece.look.alignment == "center" or _NOTICE.match(text) is not None
        if (
            piece.role in (Role.LINE, Role.DATE, Role.HEADING, Role.TITLE)
            and is_centred
            and not piece.number
        ):
            pieces[index] = _with(piece, Role.SUBTITLE)
        else:
            return


def _find_signature(pieces: list[Piece], end: int) -> None:
    """Tell the date at the end of the document, the names over it and what stands under it."""
    started = next(
        (i for i, p in enumerate(pieces) if p.role in _TEXT or p.role is Role.HEADING), 0
    )
    shown = [
        i for i in range(started, end) if pieces[i].role not in (Role.BLANK, Role.CELL, Role.BOX)
    ]
    dated = [i for i in shown if pieces[i].role is Role.DATE or _is_date(pieces[i])]
    if not dated:
        return
    at = dated[-1]
    pieces[at] = _with(pieces[at], Role.DATE)
    for index in reversed([i for i in shown if i < at]):
        if pieces[index].role is not Role.SIGNATURE and not _is_name(pieces[index]):
            break
        pieces[index] = _with(pieces[index], Role.SIGNATURE)
    for index in (i for i in shown if i > at):
        pieces[index] = _with(pieces[index], Role.TAIL)


def _is_date(piece: Piece) -> bool:
    return piece.role in (Role.LINE, Role.BODY) and _DATE.fullmatch(piece.text) is not None


def _is_name(piece: Piece) -> bool:
    text = piece.text
    is_aside = piece.look.alignment in ("right", "center") or _offset(piece) > 4 * piece.look.size
    return (
        piece.role is Role.LINE
        and len(text) <= _LONGEST_NAME
        and is_aside
        and not text.endswith(("：", ":", "，", "、"))
        and not _NOTICE.match(text)
    )


def _offset(piece: Piece) -> float:
    """How far to the right a line begins, spaces included, in points."""
    look = piece.look
    spaces = len(look.text) - len(look.text.lstrip())
    return look.left + look.first + spaces * look.size / 2


def _find_annexes(pieces: list[Piece]) -> None:
    """Number the annexes, tell their titles and what goes on in the list of their names."""
    annex, wants_title, lists = 0, False, False
    for index, piece in enumerate(pieces):
        role = piece.role
        if role is Role.ANNEX_MARK:
            annex, wants_title = annex + 1, True
        elif wants_title and role in (Role.LINE, Role.HEADING, Role.ANNEX_TITLE, Role.TITLE):
            if piece.number is None:
                role = Role.ANNEX_TITLE
            wants_title = False
        elif role not in (Role.BLANK, Role.BOX):
            wants_title = False
        if lists and role in (Role.HEADING, Role.LINE, Role.RUN_IN) and _LISTED.match(piece.text):
            role = Role.ANNEX_LIST
        elif role is not Role.BLANK:
            lists = role is Role.ANNEX_LIST
        if role in (Role.TITLE, Role.SUBTITLE) and annex:
            role = Role.LINE
        pieces[index] = Piece(
            piece.look, role, piece.text, piece.number, piece.level, piece.style_level, annex
        )
