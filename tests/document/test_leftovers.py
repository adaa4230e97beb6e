from __future__ import annotations

import pytest

from zgreport.document.leftovers import odd_text, unfilled
from zgreport.findings import Place


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("刊发《》等", "empty_brackets"),
        ("（）", "empty_brackets"),
        ("增长，，其中", "doubled_punctuation"),
        ("结束。。", "doubled_punctuation"),
        ("甲、。", "doubled_punctuation"),
        ("甲；。", "doubled_punctuation"),
        ("，其中", "stray_punctuation"),
        ("共（，其中）", "stray_punctuation"),
        ("共None篇", "no_value"),
        ("增长nan%", "no_value"),
    ],
)
def test_text_that_lacks_something_is_a_warning(text: str, code: str) -> None:
    findings = list(odd_text(["好。", text], Place(file="x")))
    assert [(f.code, f.place.paragraph) for f in findings] == [(f"document.{code}", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "《甲》《乙》",
        "三是……",
        "真的吗？！",
        "BANANA",
        "共563篇，增长10.0%。",
        "“甲”、“乙”",
        "（一）甲",
    ],
)
def test_ordinary_text_is_no_finding(text: str) -> None:
    assert not list(odd_text([text], Place()))


@pytest.mark.parametrize(
    "left", ["{{ x }}", "{% if %}", "｛｛", "｛％", "{｛", "｛{", "{％", "\ufdd0", "\ufdef"]
)
def test_tags_and_marks_left_in_any_part_are_errors(left: str) -> None:
    parts = {"docProps/custom.xml": f"<a>{left}</a>".encode(), "word/media/x.png": b"{{"}
    (finding,) = unfilled(parts, Place())
    assert finding.values["member"] == "docProps/custom.xml"
