"""The second look for links: formulas of an .xlsx that take their numbers from other sheets.

Source: ECMA-376 part 1, 18.17.2.3: a sheet's name stands before "!", two of them with ":" between.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["links_in_sheet"]

_NAMES = r"'((?:[^']|'')+)'!|((?:\w+:)?\w+)!"


def links_in_sheet(content: bytes, tag: bytes) -> Mapping[int, tuple[int, tuple[str, ...]]]:
    """By column how many of its formulas name other sheets, and the names of these sheets.

    Of '1月:12月'!C5 the first and the last are named.
    """
    if b"</%bf>" % tag not in content or b"!" not in content:
        return {}
    cell = rb"<%bc\s[^>]*\br=[\"']([A-Z]{1,3})\d+[\"'][^>]*>\s*<%bf[^>]*>([^<]*!.[^<]*)</%bf>"
    counts: dict[int, int] = {}
    names: dict[int, dict[str, None]] = {}
    for found in re.finditer(cell % (tag, tag, tag), content):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        counts[column] = counts.get(column, 0) + 1
        for quoted, plain in re.findall(_NAMES, unescape(found[2].decode("utf-8", "replace"))):
            named = quoted.replace("''", "'") or plain
            names.setdefault(column, {}).update(dict.fromkeys(named.split(":")))
    return {column: (count, tuple(names.get(column, ()))) for column, count in counts.items()}
