"""A finished document: what is wrong with a heading's number is told in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from official import BODY, changed

from zgreport.pipeline.check import check_document

if TYPE_CHECKING:
    from pathlib import Path

ONE_FAULT = [
    ("二、下步打算", "三、下步打算", "lint.heading_order"),
    ("一、工作情况", "（一）工作情况", "lint.heading_order"),
    ("（二）编发刊物", "（三）编发刊物", "lint.heading_order"),
    ("二、下步打算", "二.下步打算", "lint.chinese_ordinal_mark"),
    ("（二）编发刊物", "（二）、编发刊物", "lint.bracketed_ordinal_mark"),
]


@pytest.mark.parametrize(("old", "new", "code"), ONE_FAULT)
def test_a_fault_of_words_and_look_is_told_once(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    path = tmp_path / "综述.docx"
    path.write_bytes(changed(BODY, old, new))
    assert [finding.code for finding in check_document(path, layout=True).findings] == [code]
