"""What the program finds wrong, as tests compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zgreport.findings import Finding, ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["codes", "refused"]


def codes(
    findings: Iterable[Finding],
    *,
    room: str = "",
    but: Iterable[str] = ("ledgers.no_file",),
) -> list[str]:
    """The codes of findings, in order: those of a room, without those a test is not about."""
    return [
        finding.code
        for finding in findings
        if finding.code.startswith(room) and finding.code not in set(but)
    ]


def refused(action: Callable[[], object]) -> tuple[Finding, ...]:
    """The findings with which the program refuses to do it; it must refuse."""
    with pytest.raises(ZgreportError) as caught:
        action()
    return tuple(caught.value.findings)
