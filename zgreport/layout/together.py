"""Together: what is wrong with a document's words and with its look, nothing of it told twice.

Numbers of headings are both: a heading with the number of another level looks as its own, one out
of order as none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.findings import Finding

__all__ = ["together"]

_ORDER = "heading_order"
_ORDERS = (_ORDER, "clause_order", "worded_order")
_MARKED = ("ordinal_mark", "ordinal_dot", "special_ordinal")
_OF_A_FORM = ("heading_font", "heading_style", "heading_level", "body_font")


def together(said: Sequence[Finding], looked: Sequence[Finding]) -> Iterator[Finding]:
    """All that was said of the words, then what was seen of the look beyond that."""
    yield from said
    orders = [finding for finding in said if _name(finding) in _ORDERS]
    misformed = {finding.place.paragraph for finding in orders if _wants_another_form(finding)}
    marked = {f.place.paragraph for f in said if _name(f).endswith(_MARKED)}
    levels = {f.place.paragraph for f in said if _name(f) == "heading_level"}
    for finding in looked:
        name, paragraph = _name(finding), finding.place.paragraph
        is_of_form = name in _OF_A_FORM and paragraph in misformed
        is_of_mark = name == "heading_form" and paragraph in marked
        is_of_level = name == "heading_level" and paragraph in levels
        if not (is_of_form or is_of_mark or is_of_level or (orders and name == _ORDER)):
            yield finding


def _wants_another_form(finding: Finding) -> bool:
    """True where the number is to be written 二、, （二） or 二是, not only to be another."""
    expected = finding.values.get("expected")
    return isinstance(expected, tuple) and str(expected[0]).endswith(("、", "）", ".", "是"))


def _name(finding: Finding) -> str:
    """A code without its room."""
    return finding.code.partition(".")[2]
