"""Reading over: the text of a summary just built, held to the rules of official prose."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.findings import Finding, Severity
from zgreport.lint.check import Stated, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zgreport.document.render import Rendered
    from zgreport.language.session import Printed

__all__ = ["read_over"]

_BODY = "word/document.xml"


def read_over(rendered: Rendered, printed: Iterable[Printed], shown: str) -> tuple[Finding, ...]:
    """What is wrong with the text of a summary just built, its figures known.

    Warnings at most: the words are the office's own, and a build is not refused for them.
    """
    figures = {value.key: value for value in printed if value.figure is not None}
    stated = tuple(
        Stated(figure.name, place.text, figure.value, figure.previous, place.paragraph)
        for place in rendered.placed
        if place.part == _BODY
        and (value := figures.get(place.key))
        and (figure := value.figure)
        and figure.value is not None
    )
    found = check_text(rendered.paragraphs, stated)
    return tuple(_softened(finding).at(file=shown) for finding in found)


def _softened(finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    return dataclasses.replace(finding, severity=Severity.WARNING)
