"""Dittos: what staff type for what stands in the cell above: 同上, 〃."""

from __future__ import annotations

__all__ = ["DITTOS"]

DITTOS = frozenset(
    (
        "同上",
        "同 上",
        "同　上",
        "同上。",
        "同上行",
        "同前",
        "〃",
        "〃〃",
        "″",
        "〞",
        '"',
        "＂",
        "”",
        "“",
        "ditto",
    )
)
"""As they stand in the cell."""
