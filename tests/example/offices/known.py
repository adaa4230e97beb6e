"""Folders of offices whose truth is known: the three examples, and messier ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from offices.hospital import hospital
from offices.hotline import hotline
from offices.messy import MESSY
from offices.own import own_office
from offices.schools import schools
from offices.trades import TRADES

if TYPE_CHECKING:
    from collections.abc import Callable

    from truth import Office

__all__ = ["FOLDERS"]

FOLDERS: dict[str, Callable[[], Office]] = {
    "云川": own_office,
    "医院": hospital,
    "热线": hotline,
    "学校": schools,
    **MESSY,
    **TRADES,
}
