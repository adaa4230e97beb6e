"""What changed between the tags of two templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from bare_office import with_page
from desk import ROOT
from small_office import small_office

from zgreport.findings import Severity, ZgreportError
from zgreport.pipeline.order import Order
from zgreport.pipeline.tag_changes import TagChanges, tag_changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Told = tuple[str, str | None, str | None]
FIRST = "全年刊发稿件{{ 发稿 }}，完成了年初定下的任务。"
SECOND = "其中市级刊物采用{{ 市级刊发 }}，比例不低。"
THIRD = "各单位报送踊跃，{{ 年 }}年的情况好于往年。"


def compared(folder: Path, old: Sequence[str], new: Sequence[str]) -> TagChanges:
    office = with_page(small_office(folder), new)
    with_page(office, old, "上年.docx")
    return tag_changes(Order(office.root), office.root / "上年.docx")


def told(found: TagChanges) -> list[Told]:
    return [
        (
            change.sort.value,
            change.old.tag if change.old else None,
            change.new.tag if change.new else None,
        )
        for change in found.changes
    ]


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ([FIRST], [FIRST], []),
        # The same, typed otherwise.
        (["共{{ 发稿(级别='市级') }}。"], ["共｛｛发稿（级别＝“市级”）｝｝。"], []),
        ([FIRST], [FIRST.replace("完成了", "圆满完成了")], []),
        # Added and removed.
        ([FIRST], [FIRST, SECOND], [("added", None, "{{ 市级刊发 }}")]),
        ([FIRST, SECOND], [FIRST], [("removed", "{{ 市级刊发 }}", None)]),
        ([FIRST], [FIRST + SECOND], [("added", None, "{{ 市级刊发 }}")]),
        (["甲", FIRST], [], [("removed", "{{ 发稿 }}", None)]),
        # Changed in its sentence.
        (
            [FIRST],
            [FIRST.replace("发稿 ", "市级刊发 ")],
            [("changed", "{{ 发稿 }}", "{{ 市级刊发 }}")],
        ),
        (
            [FIRST],
            [FIRST.replace("发稿 ", "发稿.约 ")],
            [("changed", "{{ 发稿 }}", "{{ 发稿.约 }}")],
        ),
        (
            ["{%p if 发稿 %}", FIRST, "{%p endif %}"],
            ["{%p if 市级刊发 %}", FIRST, "{%p endif %}"],
            [("changed", "{%p if 发稿 %}", "{%p if 市级刊发 %}")],
        ),
        (
            ["{% if 发稿 %}有{% endif %}"],
            ["{%p if 发稿 %}", "有", "{%p endif %}"],
            [
                ("changed", "{% if 发稿 %}", "{%p if 发稿 %}"),
                ("removed", "{% endif %}", None),
                ("added", None, "{%p endif %}"),
            ],
        ),
        (  # and the sentence was reworded on the way
            [FIRST + SECOND],
            [f"今年共刊发稿件{{{{ 发稿.同比 }}}}，完成了年初的任务。{SECOND}"],
            [("changed", "{{ 发稿 }}", "{{ 发稿.同比 }}")],
        ),
        (  # two paragraphs became one
            [FIRST, SECOND],
            [FIRST + SECOND],
            [("moved", "{{ 市级刊发 }}", "{{ 市级刊发 }}")],
        ),
        # One sentence went, another came: nothing was changed.
        (
            [FIRST + SECOND],
            [FIRST + "另外，公众号等新媒体平台推出专栏{{ 下年 }}个。"],
            [("removed", "{{ 市级刊发 }}", None), ("added", None, "{{ 下年 }}")],
        ),
        # Moved: a sentence, a paragraph, a paragraph that was changed as well.
        (
            [FIRST + SECOND, THIRD],
            [FIRST, THIRD + SECOND],
            [("moved", "{{ 市级刊发 }}", "{{ 市级刊发 }}")],
        ),
        (
            [FIRST, SECOND, THIRD, "{{ 日期 }}"],
            [SECOND, THIRD, "{{ 日期 }}", FIRST],
            [("moved", "{{ 发稿 }}", "{{ 发稿 }}")],
        ),
        (
            [FIRST, SECOND, THIRD, "{{ 日期 }}"],
            [SECOND, THIRD, "{{ 日期 }}", FIRST.replace("发稿 ", "发稿.约 ")],
            [("changed", "{{ 发稿 }}", "{{ 发稿.约 }}")],
        ),
        # An end that went here and one that came there have nothing to do with each other.
        (
            ["{% if 发稿 %}有{% endif %}", THIRD],
            [THIRD, "{% if 市级刊发 %}另有别的说法要写在这里{% endif %}"],
            [
                ("removed", "{% if 发稿 %}", None),
                ("removed", "{% endif %}", None),
                ("added", None, "{% if 市级刊发 %}"),
                ("added", None, "{% endif %}"),
            ],
        ),
    ],
)
def test_what_became_of_each_tag_is_told(
    tmp_path: Path, old: list[str], new: list[str], changes: list[Told]
) -> None:
    assert sorted(told(compared(tmp_path, old, new)), key=str) == sorted(changes, key=str)


def test_both_places_are_told_as_a_reader_finds_them(tmp_path: Path) -> None:
    found = compared(tmp_path, [FIRST, SECOND], [SECOND, "间隔的一段", FIRST])
    (change,) = found.changes
    assert change.old is not None
    assert change.new is not None
    places = (change.old.place, change.new.place)
    assert [place.paragraph for place in places] in ([1, 3], [2, 1])
    assert all(place.spot is not None and place.spot.opening for place in places)
    assert (places[0].file, places[1].file) == (found.old, "templates/综述.docx")


def test_a_row_that_was_added_to_a_table_is_no_change_of_the_others(tmp_path: Path) -> None:
    office = small_office(tmp_path)
    rows = [("发稿", "{{ 发稿|表格 }}"), ("市级", "{{ 市级刊发|表格 }}"), ("年", "{{ 年 }}")]
    for name, kept in (("上年.docx", (rows[0], rows[2])), ("templates/综述.docx", rows)):
        page = docx.Document()
        table = page.add_table(0, 2)
        for texts in (("项目", "篇数"), *kept):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        page.save(str(office.root / name))
    found = tag_changes(Order(office.root), office.root / "上年.docx")
    assert told(found) == [("added", None, "{{ 市级刊发|表格 }}")]


def test_the_shipped_template_is_the_same_as_itself() -> None:
    assert tag_changes(Order(ROOT), ROOT / "templates" / "综述.docx").changes == ()


def test_thousands_of_tags_in_one_paragraph_are_compared(tmp_path: Path) -> None:
    old = "{{ 发稿 }}，" * 3000
    found = compared(tmp_path, [old], ["{{ 年 }}" + old[:-10] + "{{ 下年 }}"])
    assert {change.new.tag for change in found.changes if change.new} == {"{{ 年 }}", "{{ 下年 }}"}


# Templates that are wrong.


def test_a_broken_old_template_is_told_and_compared(tmp_path: Path) -> None:
    found = compared(tmp_path, ["共{{ 发稿( }}。", "{{ 年", FIRST], [FIRST, "共{{ 发稿 }}。"])
    assert {(f.code, f.severity, f.place.file == found.old) for f in found.findings} == {
        ("language.parentheses", Severity.WARNING, True),
        ("document.tag_not_closed", Severity.WARNING, True),
    }
    assert found.changes


@pytest.mark.parametrize(
    ("content", "code"), [(b"no Word file", "not_word"), (b"", "kind_empty"), (None, "no_template")]
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    office = small_office(tmp_path)
    if content is not None:
        (office.root / "上年.docx").write_bytes(content)
    with pytest.raises(ZgreportError) as caught:
        tag_changes(Order(office.root), office.root / "上年.docx")
    assert [finding.code for finding in caught.value.findings] == [f"document.{code}"]
