"""A template edited in a real editor: LibreOffice, by a macro, saved as .docx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from libreoffice import SOFFICE, office
from small_office import small_office
from terminal import called

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Edit
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
  text = doc.Text
{edits}
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "MS Word 2007 XML"
  doc.storeToURL("{target}", saved())
  doc.close(True)
End Sub
</script:module>
"""

RETYPED = """\
  cursor = text.createTextCursor()
  cursor.gotoEnd(False) : cursor.gotoStartOfParagraph(True)
  cursor.String = "刊发稿件｛｛发稿｝｝，｛｛ 发稿．同比 ｝｝；其中市级｛｛　市级刊发　｝｝。"
"""
BOLD_HALF = """\
  cursor = text.createTextCursor()
  cursor.gotoEnd(False) : cursor.gotoStartOfParagraph(False)
  cursor.goRight(8, True) : cursor.CharWeight = 150
"""
COMMENTED = """\
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Content = "这里的 {{ 发稿 }} 要改成 {% if" : note.Author = "审稿"
  text.insertTextContent(text.getEnd(), note, False)
"""
TABLE = """\
  table = doc.createInstance("com.sun.star.text.TextTable")
  table.initialize(2, 2)
  text.insertTextContent(text.getStart(), table, False)
  table.getCellByName("A1").String = "指标"
  table.getCellByName("B1").String = "本年"
  table.getCellByName("A2").String = "发稿"
  table.getCellByName("B2").String = "｛｛ 发稿 ｝｝"
"""
# The table cut and pasted behind the last paragraph, as with the mouse.
MOVED = """\
  frame = doc.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim none()
  table = doc.TextTables.getByIndex(0)
  doc.CurrentController.select(table.getCellByName("A1"))
  dispatcher.executeDispatch(frame, ".uno:SelectTable", "", 0, none())
  dispatcher.executeDispatch(frame, ".uno:Cut", "", 0, none())
  dispatcher.executeDispatch(frame, ".uno:GoToEndOfDoc", "", 0, none())
  dispatcher.executeDispatch(frame, ".uno:InsertPara", "", 0, none())
  dispatcher.executeDispatch(frame, ".uno:Paste", "", 0, none())
"""
ACCEPTED = """\
  frame = doc.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim none()
  dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, none())
"""
CHINESE = """\
  text.insertControlCharacter(text.getEnd(), 0, False)
  text.insertString(text.getEnd(), "{%段 如果 发稿 %}", False)
  text.insertControlCharacter(text.getEnd(), 0, False)
  text.insertString(text.getEnd(), "有稿件。", False)
  text.insertControlCharacter(text.getEnd(), 0, False)
  text.insertString(text.getEnd(), "{%段 结束 %}", False)
"""
TRACKED = """\
  doc.RecordChanges = True
  cursor = text.createTextCursor()
  cursor.gotoEnd(False)
  text.insertString(cursor, "另有{{ 发稿 }}。", False)
"""
BROKEN = """\
  text.insertControlCharacter(text.getEnd(), 0, False)
  text.insertString(text.getEnd(), "共{{ 发稿 }篇。", False)
"""
SENTENCE = "刊发稿件3篇，比上年增加1篇；其中市级2篇。"


def edited(folder: Path, edits: str) -> None:
    """Have LibreOffice open the template, do the edits and save it in its place."""
    template, target = folder / "templates" / "综述.docx", folder / "edited.docx"
    office(folder, "--terminate_after_init")  # makes the profile, with an empty module
    module = _MODULE.format(source=template.as_uri(), target=target.as_uri(), edits=edits)
    macro = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    macro.write_text(module, encoding="utf-8")
    office(folder, "--norestore", "macro:///Standard.Module1.Edit")
    target.replace(template)


def built(folder: Path) -> list[str]:
    said = called("build", "2023", folder=folder)
    assert said.code == 0, said.err
    (page,) = (folder / "out" / "2023").glob("*.docx")
    return [p.text for p in docx.Document(str(page)).paragraphs if p.text.strip()]


@pytest.mark.parametrize(
    "edits", [RETYPED, BOLD_HALF, COMMENTED, TABLE], ids=["retyped", "bold", "comment", "table"]
)
def test_an_edit_that_leaves_the_tags_whole_builds(tmp_path: Path, edits: str) -> None:
    small_office(tmp_path)
    edited(tmp_path, edits)
    assert SENTENCE in built(tmp_path)


def test_chinese_block_words_typed_there_build(tmp_path: Path) -> None:
    small_office(tmp_path)
    edited(tmp_path, CHINESE)
    assert built(tmp_path)[-2:] == [SENTENCE, "有稿件。"]


@pytest.mark.parametrize(
    ("edits", "code", "paragraph"),
    [(TRACKED, "document.tracked_changes", 2), (BROKEN, "document.tag_not_closed", 3)],
    ids=["tracked", "broken"],
)
def test_an_edit_that_cannot_be_filled_is_told_at_its_place(
    tmp_path: Path, edits: str, code: str, paragraph: int
) -> None:
    small_office(tmp_path)
    edited(tmp_path, edits)
    found = called("check", "2023", "--json", folder=tmp_path).json["findings"]
    told = [f for f in found if f["severity"] == "error"]
    assert [(f["code"], f["paragraph"]) for f in told] == [(code, paragraph)]


def test_a_table_that_is_moved_there_is_filled_in_its_new_place(tmp_path: Path) -> None:
    small_office(tmp_path)
    path = tmp_path / "templates" / "综述.docx"
    page = docx.Document(str(path))
    table = page.add_table(2, 2)
    for cell, text in zip(
        table._cells,  # noqa: SLF001  # no public way to all of them
        ("指标", "本年", "发稿", "{{ 发稿 }}"),
        strict=True,
    ):
        cell.text = text
    page.add_paragraph("落款。")
    page.save(str(path))
    edited(tmp_path, MOVED)
    body = docx.Document(str(path)).element.body
    kinds = [element.tag.rpartition("}")[2] for element in body]
    assert kinds.index("tbl") > 2  # it stood behind two paragraphs, and one was behind it
    assert SENTENCE in built(tmp_path)
    (made,) = (tmp_path / "out" / "2023").glob("*.docx")
    (printed,) = docx.Document(str(made)).tables
    assert [cell.text for cell in printed.rows[1].cells] == ["发稿", "3篇"]


def test_accepting_all_repairs_there_gives_a_template_that_builds(tmp_path: Path) -> None:
    small_office(tmp_path)
    path = tmp_path / "templates" / "综述.docx"
    page = docx.Document(str(path))
    for typed in (
        "共{{ 发稿 }篇。",
        "市级{{ 市级刋发 }}篇。",
        "{% 如国 发稿 %}有{% 结束 %}稿件。",
        "2023年又{{ 发稿 }}。",
    ):
        page.add_paragraph(typed)
    page.save(str(path))
    copy = tmp_path / "批注.docx"
    assert called("check", "2023", "--docx", str(copy), folder=tmp_path).code == 1
    copy.replace(path)
    edited(tmp_path, ACCEPTED)
    assert built(tmp_path)[-4:] == ["共3篇。", "市级2篇。", "有稿件。", "2023年又3篇。"]
