"""Reading over: the text of a summary just built, held to the rules of official prose."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Severity
from zgreport.lint.check import check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zgreport.statements import Statement

__all__ = ["read_over"]

_BODY = "word/document.xml"


def read_over(
    paragraphs: Sequence[str], statements: Iterable[Statement], shown: str
) -> tuple[Finding, ...]:
    """What is wrong with the text of a summary just built, its figures known.

    Warnings at most: the words are the office's own, and a build is not refused for them.
    """
    found = check_text(paragraphs, [said for said in statements if said.part == _BODY])
    return tuple(_softened(finding).at(file=shown) for finding in found)


def _softened(finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    return dataclasses.replace(finding, severity=Severity.WARNING)
