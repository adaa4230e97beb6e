"""The baseline: last year's figures as they went out, from the newest sound bag of that year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.archive import bag, contents
from zgreport.archive.listing import newest, record_of
from zgreport.figures.published import PublishedFigure
from zgreport.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.archive.store import Store

__all__ = ["Baseline", "baseline"]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A bag to compare with: its id, its hash on the chain, its figures, its sealed inputs."""

    id: str
    hash: str
    year: int
    inputs: Path
    figures: tuple[PublishedFigure, ...]


def baseline(store: Store, year: int) -> Baseline | None:
    """The baseline of a year; None where it has no bag, or none with nothing wrong."""
    bag_id = newest(store, year)
    record = record_of(store.read(bag_id)) if bag_id else None
    link = store.chain.link(bag_id) if bag_id else None
    if bag_id is None or record is None or link is None:
        return None
    figures = (PublishedFigure(f.name, f.expression, f.meaning, f.stated) for f in record.figures)
    inputs = store.folder / bag_id / bag.PAYLOAD / contents.WORKSPACE / "inputs"
    return Baseline(bag_id, link.hash, year, inputs, tuple(figures))
