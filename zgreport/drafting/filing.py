"""Filing: where each file goes in the workspace: a year's folder, or beside them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from zgreport.drafting.naming import base, is_generic, stem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["targets_of"]

_TYPED = "上年数"


def targets_of(years: Mapping[str, frozenset[int]], typed: Mapping[str, int]) -> dict[str, str]:
    """The path of each file relative to `inputs/`; `years` are those of its tables.

    A file of one year goes into that year's folder, any other stands beside the folders.  A name
    that says nothing, or that two files have, gets its folder's name in front.  `typed` are files
    of typed-in figures with their year.
    """
    found = {file: _path(own, _plain_name(file)) for file, own in years.items()}
    found |= {file: _typed_path(file, year) for file, year in typed.items()}
    depth = dict.fromkeys(found, 0)
    while twice := _clashing(found):
        if not any(depth[file] < file.count("/") for file in twice):
            break
        for file in twice:
            depth[file] += 1
            found[file] = _path(years.get(file, frozenset()), _with_folders(file, depth[file]))
    return _numbered(found)


def _typed_path(file: str, year: int) -> str:
    return f"{year:04}/{_TYPED}.{file.rpartition('.')[2].lower()}"


def _path(years: frozenset[int], name: str) -> str:
    return f"{next(iter(years)):04}/{name}" if len(years) == 1 else name


def _plain_name(file: str) -> str:
    """The file's name, with a folder's name in front where it says only a month or nothing."""
    *folders, name = file.split("/")
    stem = stem_of(name)
    if base(stem) and not is_generic(stem) and stem != _TYPED:
        return name
    if base(stem) and not any(map(_says_something, folders)):
        return name
    before = next((folder for folder in reversed(folders) if _says_something(folder)), "")
    return f"{before}-{name}" if before else name


def _says_something(folder: str) -> bool:
    return bool(base(folder)) and not is_generic(folder)


def _with_folders(file: str, depth: int) -> str:
    *folders, name = file.split("/")
    told = [folder for folder in folders if base(folder)] or folders
    return "-".join([*told[-depth:], name]) if folders else name


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _clashing(paths: Mapping[str, str]) -> list[str]:
    times = Counter(map(_key, paths.values()))
    return [file for file, path in paths.items() if times[_key(path)] > 1]


def _numbered(paths: Mapping[str, str]) -> dict[str, str]:
    """The paths, those that still clash with a number behind."""
    return dict(_apart(paths))


def _apart(paths: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for file in sorted(paths):
        path, n = paths[file], 1
        while _key(path) in taken:
            n += 1
            stem, dot, end = paths[file].rpartition(".")
            path = f"{stem}_{n}{dot}{end}"
        taken.add(_key(path))
        yield file, path
