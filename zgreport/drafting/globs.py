"""Globs: what finds a family's files and sheets, those of the next year too, and no others."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from zgreport.names import comparable
from zgreport.patterns import Pattern
from zgreport.workspace import glob_expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["file_globs", "is_taken", "sheet_globs"]

_BESIDE = ("report.yaml", "README.md", "上年数.xlsx", "上年数.csv")
"""What stands beside the files in a workspace, and is no family's."""
_TIMES = Pattern(
    r"20\d\d(?:\d{2}){0,2}|[二2][〇零○O0]\S{2}(?=年)|\d{1,2}(?=月)|[一二三四1-4](?=季度)|[上下](?=半年)|(?<=[Qq])[1-4]"
    r"|十[一二]?(?=月)|[一二三四五六七八九](?=月)|(?<!\d)\d{1,2}(?=[-.、_)）]|$)"
)
_STARS = Pattern(r"\*[*\-_—~至到.]*\*|\*+")
_SHORTEST = 2


def file_globs(own: Sequence[str], others: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """Globs that take all the file names of a family and none of the others.

    `words` are what its files are called, the best first: *发稿* where that is enough.
    """
    return _globs(own, {*others, *_BESIDE} - {*own}, _file_forms(own, words), _file_plain)


def sheet_globs(own: Sequence[str], others: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
    """Globs that take all the names of a family's sheets and none of the others; none: take all."""
    others = {*others} - {*own}
    if not others:
        return ()
    forms = (*(_times_open(name) for name in own), *(f"*{word}*" for word in words if word))
    return _globs(own, others, forms, _sheet_plain)


def is_taken(name: str, globs: Iterable[str]) -> bool:
    """True where one of the globs takes the file name."""
    return any(_taken(glob, [_file_plain(name)], _file_plain) for glob in globs)


def _globs(
    own: Sequence[str], others: Iterable[str], forms: Iterable[str], plain: Callable[[str], str]
) -> tuple[str, ...]:
    """Forms that take own names and no other, as few as take all; a name where none does."""
    strange = [plain(name) for name in others]
    fit = [form for form in dict.fromkeys(forms) if not _taken(form, strange, plain)]
    left = list(dict.fromkeys(own))
    chosen: list[str] = []
    while left:
        taken = [(len(_taken(form, map(plain, left), plain)), -n) for n, form in enumerate(fit)]
        count, place = max(taken, default=(0, 0))
        if not count:
            break
        chosen.append(fit[-place])
        left = [name for name in left if not _taken(fit[-place], [plain(name)], plain)]
    return (*chosen, *left)


def _taken(form: str, names: Iterable[str], plain: Callable[[str], str]) -> list[str]:
    wanted = glob_expression(plain(form))
    return [name for name in names if wanted.fullmatch(name)]


def _file_forms(own: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """From the widest form to the narrowest."""
    for word in words:
        if len(word) >= _SHORTEST:
            yield f"*{word}*"
    for word in words:
        if len(word) >= _SHORTEST:
            yield from (f"{word}*", f"*{word}.*", f"{word}.*")
    for name in own:
        stem, _, _ = name.rpartition(".")
        yield f"{_times_open(stem)}.*"
    for name in own:
        yield _times_open(name)


def _times_open(name: str) -> str:
    """The name with a star for each of its years, months and numbers of order."""
    opened = _TIMES.sub("*", name)
    return _STARS.sub("*", opened) if opened != "*" else name


def _file_plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _sheet_plain(name: str) -> str:
    return comparable(name).casefold()
