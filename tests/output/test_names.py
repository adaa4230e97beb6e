from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.output import file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2023年组织部门信息宣传工作综述", "2023年组织部门信息宣传工作综述.docx"),
        ("综述（送审稿）", "综述（送审稿）.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f.docx"),
        ("综\u202e述\u200b\x00", "综述.docx"),
        ("CON", "_CON.docx"),
        ("com1.x", "_com1.x.docx"),
        ("…", "综述.docx"),
        ("", "综述.docx"),
        (".隐藏", "隐藏.docx"),
        ("结尾. ", "结尾.docx"),
        ("e\u0301", "\u00e9.docx"),
    ],
)
def test_a_title_becomes_a_safe_file_name(title: str, name: str) -> None:
    assert file_name(title, ".docx") == name


@given(st.text(max_size=300))
def test_any_title_gives_one_plain_name(title: str) -> None:
    name = file_name(title, ".docx")
    assert name == Path(name).name == unicodedata.normalize("NFC", name)
    assert name.endswith(".docx")
    assert len(name.encode()) <= 240
    assert not name.startswith(".")
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Co") for sign in name)
