"""Check: every rule there is, and a finished text held to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint import (
    approximations,
    attachments,
    averages,
    brackets,
    changes,
    consistency,
    counts,
    dates,
    days,
    decimals,
    directions,
    document_numbers,
    doubled,
    enumeration,
    estimates,
    growth,
    leftovers,
    markers,
    mixing,
    numerals,
    parts,
    punctuation,
    ranges,
    rankings,
    sequences,
    series,
    shares,
    spans,
    sums,
    superlatives,
    twos,
    unit_symbols,
    years,
)
from zgreport.lint.text import Role, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zgreport.findings import Finding
    from zgreport.lint.rule import Rule
    from zgreport.lint.text import Paragraph, Text
    from zgreport.statements import Statement

__all__ = ["RULES", "check_text"]

RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *approximations.RULES,
    *changes.RULES,
    *growth.RULES,
    *superlatives.RULES,
    *numerals.RULES,
    *mixing.RULES,
    *decimals.RULES,
    *estimates.RULES,
    *twos.RULES,
    *unit_symbols.RULES,
    *ranges.RULES,
    *dates.RULES,
    *days.RULES,
    *spans.RULES,
    *punctuation.RULES,
    *brackets.RULES,
    *document_numbers.RULES,
    *enumeration.RULES,
    *sequences.RULES,
    *series.RULES,
    *consistency.RULES,
    *markers.RULES,
    *parts.RULES,
    *sums.RULES,
    *shares.RULES,
    *averages.RULES,
    *directions.RULES,
    *doubled.RULES,
    *counts.RULES,
    *years.RULES,
    *attachments.RULES,
    *rankings.RULES,
)
"""Every rule, in the order they are listed."""


def check_text(
    paragraphs: Sequence[str],
    statements: Sequence[Statement] = (),
    cells: Mapping[int, tuple[int, int, int]] | None = None,
) -> tuple[Finding, ...]:
    """Every breach of a rule, in the order of the text: errors and, as notes, advice.

    `paragraphs` are the document's, the empty ones included; `place.paragraph` counts them from
    1 and `place.excerpt` is the sentence.  `statements` are those of the body, in its order;
    without them only what the text itself says is compared.  `cells` are table, row and column,
    from 1, of the paragraphs that stand in one; without them rows are guessed by their order.
    """
    text = read(paragraphs, statements, cells or {})
    findings = [finding for rule in RULES for finding in rule.findings(text)]
    told = _once_a_row(text, findings)
    return tuple(sorted(told, key=lambda finding: finding.place.paragraph or 0))


_OF_A_ROW = ("lint.two_values", "lint.wrong_change", "lint.wrong_direction")
_MOST_APART = 3  # cells of a row whose table is not known


def _once_a_row(text: Text, findings: Sequence[Finding]) -> Iterable[Finding]:
    """One wrong cell makes its row wrong in many ways: the first of them is told."""
    of_rows = [f for f in findings if f.code in _OF_A_ROW and _line(text, f)]
    told: set[tuple[int, int]] = set()
    once: list[Finding] = []
    for finding in sorted(of_rows, key=lambda finding: _OF_A_ROW.index(finding.code)):
        paragraph = text.paragraphs[(finding.place.paragraph or 1) - 1]
        same = _same_row(paragraph)
        if not told & same:
            once.append(finding)
        told.add(max(same))
    return (f for f in findings if f not in of_rows or f in once)


def _line(text: Text, finding: Finding) -> bool:
    return text.paragraphs[(finding.place.paragraph or 1) - 1].role is not Role.PROSE


def _same_row(paragraph: Paragraph) -> set[tuple[int, int]]:
    """Names of the row of a cell; where its table is not known, of it and the cells before it."""
    if paragraph.cell:
        return {paragraph.cell[:2]}
    return {(0, paragraph.number - apart) for apart in range(_MOST_APART + 1)}
