"""The README's commands, found by the marker before each."""

from __future__ import annotations

import re

from desk import ROOT

__all__ = ["README", "command", "fences"]

README = (ROOT / "README.md").read_text(encoding="utf-8")


def fences(marker: str, page: str = README) -> list[str]:
    """The insides of the fences behind such a marker, without the indent of a list."""
    found = re.findall(rf"<!-- {marker} -->\n *```\w+\n(.*?)^ *```", page, re.DOTALL | re.MULTILINE)
    return ["\n".join(line.strip() for line in fence.splitlines()) for fence in found]


def command(marker: str) -> str:
    """The inside of the one fence behind such a marker."""
    (fence,) = fences(marker)
    return fence
