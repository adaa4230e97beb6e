"""Block words: how the inside of {% … %} begins, in English or Chinese, in any width and case.

`段` and `行` stand for p and tr, 如果 否则如果 否则 结束如果 for if elif else endif, 循环 项 在 …
and 结束循环 for for … in … and endfor; a bare 结束 closes the innermost block (LANGUAGE.md,
整段、整行).
"""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING

from zgreport.patterns import Pattern
from zgreport.quotes import Quotes
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BETWEEN", "END", "ENDS", "OPENS", "WORDS", "Head", "head_of", "meant"]

OPENS = ("if", "for")
"""The block words that open a block."""
BETWEEN = ("elif", "else")
"""Those that stand within one."""
END = "end"
"""Closes whatever block is open."""
ENDS = {"endif": "if", "endfor": "for", END: ""}
"""Those that close a block, and the word that opens such a block; "" for any."""
WORDS = ("if", "elif", "else", "endif", "for", "endfor", "set", END)
"""Every block word, as the language has it."""

_SCOPES = {"段": "p", "行": "tr", "p": "p", "tr": "tr", "tc": "tc"}
_END = r"(?:\b|(?=[\u4e00-\u9fff]))"  # of a word that a Chinese name may follow without a space
# Longest first: 否则如果 is not 否则.
_SPELLED = (
    (rf"否则\s*如果|(?:else\s*if|elif|elsif){_END}", "elif"),
    (r"结束\s*如果(?!\w)|end\s*if\b", "endif"),
    (r"结束\s*循环(?!\w)|end\s*for\b", "endfor"),
    (rf"如果|if{_END}", "if"),
    (r"否则(?!\w)|else\b", "else"),
    (r"循环|for\b", "for"),
    (r"结束(?!\w)|end\b", END),
    (r"set\b", "set"),
)
_WORD = Pattern("|".join(f"({source})" for source, _ in _SPELLED))
_SCOPE = Pattern(rf"(段|行|tr|tc|p)(?=\s|(?:{'|'.join(source for source, _ in _SPELLED)}))\s*")
_ITEM = Pattern(r"\s*([^\W\d]\w*)\s+(在|in\b)\s*")
_OTHERWISE = Pattern(r"(?<=\s)如果(?=\s)")
_ANY = Pattern(r"[^\W\d]\w*")
_GO_ON, _STAND_ALONE = (*OPENS, "elif", "set"), ("else", *ENDS)
_CHINESE = {"如果": "if", "否则如果": "elif", "否则": "else", "结束如果": "endif"}
_CHINESE |= {"循环": "for", "结束循环": "endfor", "结束": END}
_IN_CHINESE = {word: spelled for spelled, word in _CHINESE.items()}
_HAN = Pattern("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Head:
    """The inside of a block tag: what it takes away ("" "p" "tr" "tc"), its word, what follows.

    `word` is "" where it is none of WORDS.  As they were typed: `typed` the letters of the word,
    `letters` those of the scope, `behind` what follows, which `is_glued` where no space parts them.
    """

    scope: str
    word: str
    rest: str
    typed: str = ""
    is_glued: bool = False
    letters: str = ""
    behind: str = ""

    @property
    def body(self) -> str:
        """The inside as the language reads it, without the scope."""
        return f"{self.word or self.typed} {self.rest}".strip()

    @property
    def is_chinese(self) -> bool:
        """True where whoever typed it writes block words in Chinese."""
        return _HAN.search(self.typed or self.letters) is not None

    def tag(self, word: str, behind: str = "") -> str:
        """A tag with another block word, in the scope and the language of this one.

        >>> head_of("段 循环 项 在 不足").tag("endfor"), head_of("p if 有").tag("else")
        ('{%段 结束循环 %}', '{%p else %}')
        """
        spelled = _IN_CHINESE.get(word, word) if self.is_chinese else word
        return f"{{%{self.letters} {spelled} {behind}".rstrip() + " %}"

    def written(self, word: str = "") -> str:
        """The tag as it should be written: its word, or the one that is meant, and the rest.

        >>> head_of("段 如国 发稿").written("if")
        '{%段 如果 发稿 %}'
        """
        return self.tag(word or self.word, self.behind)


@functools.lru_cache(maxsize=2_000)
def head_of(inner: str) -> Head:
    """The head of a block tag's inside; of one typed twice it is found once.

    >>> head_of("段　如果 发稿 > 3").body, head_of("ＴＲ Else").scope
    ('if 发稿 > 3', 'tr')
    """
    plain = _half(inner)
    first = len(plain) - len(plain.lstrip())
    scope = _SCOPE.match(plain, first)
    own, start = (_SCOPES[scope[1]], scope.end()) if scope else ("", first)
    letters = scope[1] if scope else ""
    found = _WORD.match(plain, start)
    word = _SPELLED[(found.lastindex or 1) - 1][1] if found else ""
    if found and not (word == "for" and _is_name(plain, found.end())):
        rest = inner[found.end() :].strip()
        is_glued = bool(inner[found.end() : found.end() + 1].strip())
        typed, meaning = inner[start : found.end()], _loop(rest) if word == "for" else rest
        return Head(own, word, meaning, typed, is_glued, letters, rest)
    name = _ANY.match(plain, start)
    end = name.end() if name else start
    rest = inner[end:].strip()
    return Head(own, "", rest, inner[start:end], letters=letters, behind=rest)


def _is_name(plain: str, end: int) -> bool:
    """True where 循环 is the beginning of a name: 循环经济."""
    return bool(plain[end : end + 1].strip()) and _ITEM.match(plain, end) is None


def meant(typed: str, rest: str) -> str:
    """The block word that somebody misspelt; "" where it is none of them, or not clearly one.

    What follows tells as much as the letters: only an end stands alone.

    >>> meant("endiff", ""), meant("fro", "项 in 不足"), meant("发稿", "> 3")
    ('endif', 'for', '')
    """
    if _ITEM.match(_half(rest)):
        return "for"
    small = _half(typed)
    known = {**{word: word for word in WORDS if len(word) > 1}, **_CHINESE}
    shape = _GO_ON if rest else _STAND_ALONE
    near = [
        (_distance(small, spelled), -len(spelled), word)
        for spelled, word in known.items()
        if word in shape
    ]
    distance, length, word = min(near)
    return word if distance <= (1 if -length <= 3 else 2) and distance < len(small) else ""


def _loop(rest: str) -> str:
    """What follows `for`, with 在 and 如果 as in and if."""
    item = _ITEM.match(_half(rest))
    if item is None:
        return rest
    each = rest[item.end() :]
    for start, end in _outside(each):
        if (found := _OTHERWISE.search(each, start, end)) is not None:
            each = f"{each[: found.start()]}if{each[found.end() :]}"
            break
    return f"{item[1]} in {each}"


def _outside(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text outside literals."""
    quotes, position = Quotes(text), 0
    while (opening := quotes.after(position)) is not None:
        yield position, opening
        close = quotes.end(opening)
        if close is None:
            return
        position = close + 1
    yield position, len(text)


def _half(text: str) -> str:
    """The text in half width and small letters, sign for sign."""
    return "".join(map(_half_sign, text))


@functools.lru_cache(maxsize=2_000)
def _half_sign(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain.lower() if len(plain) == 1 else sign


def _distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or exchanged with the next."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
