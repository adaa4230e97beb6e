"""What this year's numbers never come to is told where it has words, however they are set."""

from __future__ import annotations

import pytest

from zgreport.findings import Place
from zgreport.language.source.blocks import Branch, If, Plain
from zgreport.language.unreached import unreached


@pytest.mark.parametrize(
    ("inside", "is_told"),
    [
        ("上年同期", True),  # the branch is within one run
        ("上</w:t></w:r>", True),
        ("</w:t></w:r><w:r><w:t>年</w:t></w:r>", True),
        ("</w:t></w:r><w:p/>", False),
        (" ", False),
    ],
)
def test_a_branch_with_words_that_is_not_reached_is_told(inside: str, is_told: bool) -> None:
    branch = Branch(None, Place(line=1))
    branch.body.append(Plain(inside))
    assert [found.code for found in unreached([If([branch])], ())] == [
        "language.branch_unreached"
    ] * is_told
