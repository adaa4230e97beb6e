"""Parts: the records of a ledger by file or sheet, and what name each part goes by."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.margins import is_margin
from zgreport.names import comparable, is_blank
from zgreport.numerals.months import find_months
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from zgreport.ledgers.coded import Numbers
    from zgreport.ledgers.draft import Draft
    from zgreport.ledgers.tables.extract import Extract
    from zgreport.numerals.months import Months

__all__ = ["Part", "caption_of", "mapped", "name_columns", "named_months", "office_of", "parts_of"]

_UNIT = re.compile(r".{1,15}(?:[县区市镇乡村局科办处室部委院校站]|街道|中心|公司|支部|大队)")
_COPY_MARK = re.compile(
    r"(?:的?副本|复件|备份|拷贝|copy(?:of)?|backup|bak|旧|old|最终版?|终稿|终版|定稿|新版|修改版?|改后"
    r"|final|冲突(?:文件)?|conflict(?:ed)?(?:copy)?|[(\[]\d+[)\]]|v\d+(?:\.\d+)?|版本?\d+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The records of one file or sheet in one year; `sheet` is None for a whole file."""

    year: int
    file: str
    sheet: str | None
    rows: Numbers

    @property
    def name(self) -> str:
        """What staff called it."""
        return self.sheet or PurePosixPath(self.file).stem

    @property
    def is_named_copy(self) -> bool:
        """True for 发稿 - 副本, Sheet1 (2), 发稿最终版."""
        return bool(_COPY_MARK.search(comparable(self.name)))


def parts_of(draft: Draft, *, by_sheet: bool) -> list[Part]:
    """The records that count by year and file, or by sheet too, in the order they come."""
    keys = [(e.source.file, e.source.sheet.name if by_sheet else None) for e in draft.extracts]
    live = np.flatnonzero(draft.live())
    if not keys or not len(live):
        return []
    sheets = Coded.of(keys)
    numbers = draft.year[live] * len(sheets.values) + sheets.codes[draft.owner[live]]
    found: list[Part] = []
    for number in dict.fromkeys(numbers.tolist()):
        year, sheet = divmod(number, len(sheets.values))
        file, name = sheets.values[sheet]
        found.append(Part(year, file, name, live[numbers == number]))
    return found


def mapped(draft: Draft) -> list[str]:
    """The columns that the definition speaks of, but serial numbers and remarks; else all.

    Copies differ in what staff number rows with and in what they remark on them.
    """
    ledger = draft.ledger
    cross = (ledger.unpivot.into, ledger.unpivot.value) if ledger.unpivot else ()
    spoken = [
        *(column.name for column in ledger.columns),
        *((ledger.date,) if ledger.date else ()),
        *(group.source for group in ledger.groups),
        *(measure.column for measure in ledger.measures),
        *(name for measure in ledger.measures for name in measure.per or ()),
        *cross,
    ]
    names = [name for name in dict.fromkeys(spoken) if name in draft.values and not is_margin(name)]
    return names or [name for name in draft.values if not is_margin(name)]


def name_columns(draft: Draft) -> list[str]:
    """The mapped columns that name what a row is about: neither a number nor the date."""
    ledger = draft.ledger
    numbers = {measure.column for measure in ledger.measures} | {ledger.date}
    numbers |= {ledger.unpivot.value} if ledger.unpivot else set()
    return [name for name in mapped(draft) if name not in numbers]


def caption_of(extract: Extract) -> str:
    """What stands above the header of a table, as one text."""
    rows = extract.source.sheet.rows[: extract.top - 1]
    return " ".join(str(cell) for row in rows for cell in row if not is_blank(cell))


def named_months(extract: Extract) -> Months | None:
    """The months that the sheet's name, the caption or the file's name stands for, the first."""
    source = extract.source
    texts = (source.sheet.name, caption_of(extract), PurePosixPath(source.file).stem)
    return next((found for text in texts if (found := find_months(comparable(text)))), None)


def office_of(extract: Extract, units: Collection[str], *, by_sheet: bool) -> str | None:
    """The unit that the table's sheet, caption or file is named after; None where none is.

    `units` are the names in registries, in the form in which names compare.
    """
    stem = PurePosixPath(extract.source.file).stem
    texts = (extract.source.sheet.name, caption_of(extract), stem) if by_sheet else (stem,)
    for text in map(comparable, texts):
        if found := max(_held(text, units), key=len, default=""):
            return found
    name = _COPY_MARK.sub("", comparable(texts[0]))
    return name if by_sheet and _UNIT.fullmatch(name) else None


def _held(text: str, units: Collection[str]) -> Iterator[str]:
    return (unit for unit in units if unit in text)
