"""Frames written down by hand, for the tests of every room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from zgreport.ledgers.coded import Coded
from zgreport.ledgers.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["frame_of"]


def frame_of(columns: Iterable[str], records: Sequence[Mapping[str, object]]) -> Frame:
    """A frame; a record has besides `_date`, `_month`, `_year`, `_file`, `_sheet` and `_row`."""

    def cells(name: str, otherwise: object = None) -> list[object]:
        return [record.get(name, otherwise) for record in records]

    return Frame(
        {name: Coded.of(cells(name)) for name in columns},
        dates=Coded.of(cells("_date")),
        months=np.array(cells("_month", otherwise=False), dtype=bool),
        years=np.array(cells("_year"), dtype=np.int64),
        files=Coded.of(cells("_file", "")),
        sheets=Coded.of(cells("_sheet", "")),
        rows=np.array(cells("_row", 0), dtype=np.int64),
    )
