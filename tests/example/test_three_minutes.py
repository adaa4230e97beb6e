"""The README's three minutes: a sentence retyped, a mirror taken out, a figure added."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from terminal import called

if TYPE_CHECKING:
    from desk import Desk
    from docx.text.paragraph import Paragraph


def test_three_changes_in_word_give_the_document_meant(desk: Desk) -> None:
    path = desk.root / "templates" / "综述.docx"
    page = docx.Document(str(path))
    for paragraph in page.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("深入一线了解实情", "深入基层一线了解实情")
    for paragraph in of_the_mirror(page.paragraphs):
        element = paragraph._element  # noqa: SLF001  # python-docx has no way to delete
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    told = next(p for p in page.paragraphs if "刊登反映本市组织工作的稿件" in p.text)
    told.add_run('省先锋网刊发{{ 发稿(载体="省先锋网")|带同比 }}。')
    page.save(str(path))

    said = called("build", "2023", "--draft", "-C", str(desk.root))
    assert said.code == 0, said.err
    text = said.out
    assert "深入基层一线了解实情" in text
    assert "用好两面镜子" in text
    assert "一是用好“三棱镜”" in text
    assert "二是用好“显微镜”" in text
    assert "望远镜" not in text
    assert "向上级报送贯彻落实类信息" not in text
    assert "《省日报》。省先锋网刊发" in text


def of_the_mirror(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """From {%p if 望远镜稿 %} to the end behind 向上级报送贯彻落实类信息."""
    texts = [paragraph.text for paragraph in paragraphs]
    first = next(n for n, text in enumerate(texts) if text.startswith("{%p if 望远镜稿"))
    report = next(n for n, text in enumerate(texts) if text.startswith("向上级报送贯彻落实类"))
    last = next(n for n in range(report, len(texts)) if texts[n].startswith("{%p endif"))
    return paragraphs[first : last + 1]
