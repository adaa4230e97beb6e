"""Check: a finished text held to every rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.catalogue import RULES
from zgreport.lint.text import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.findings import Finding
    from zgreport.statements import Statement

__all__ = ["check_text"]


def check_text(
    paragraphs: Sequence[str], statements: Sequence[Statement] = ()
) -> tuple[Finding, ...]:
    """Every breach of a rule, in the order of the text: errors and, as notes, advice.

    `paragraphs` are the document's, the empty ones included; `place.paragraph` counts them from
    1 and `place.excerpt` is the sentence.  `statements` are those of the body, in its order;
    without them only what the text itself says is compared.
    """
    text = read(paragraphs, statements)
    findings = [finding for rule in RULES for finding in rule.findings(text)]
    return tuple(sorted(findings, key=lambda finding: finding.place.paragraph or 0))
