"""Tags that lack a sign at one of their ends: what they become when it is put in."""

from __future__ import annotations

import pytest

from zgreport.document.braces import lacking
from zgreport.tags import Loose, scan


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("共{ 年 }}篇", "共{{ 年 }}篇"),
        ("共{{ 年 }篇", "共{{ 年 }}篇"),
        ("{% if 年 }有", "{% if 年 %}有"),
        ("共{\t{ 年 }}篇", "共{{ 年 }}篇"),
        ("{% if 年 %\t}有", "{% if 年 %}有"),
        ("{{ 年 }与{{ 上年 }}", "{{ 年 }}与{{ 上年 }}"),
    ],
)
def test_the_pair_is_whole_and_no_sign_is_left_over(typed: str, meant: str) -> None:
    (loose,) = [piece for piece in scan(typed) if isinstance(piece, Loose)]
    found = lacking(typed, loose)
    assert found is not None
    assert typed[: found.start] + found.text + typed[found.end :] == meant
