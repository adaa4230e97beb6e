"""Other people's readers of Word files find nothing wrong in the template nor in what is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk import ROOT, SUMMARY

from zgreport.document.ooxml import parse
from zgreport.document.package import pack, unpack
from zgreport.document.tables import two_widths
from zgreport.findings import Place
from zgreport.language.filters import FILTERS

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk

pytestmark = pytest.mark.long(12)

TEMPLATE = ROOT / "templates" / "综述.docx"


@pytest.fixture(params=["the template", "the summary"])
def path(request: pytest.FixtureRequest, built: Desk) -> Path:
    return TEMPLATE if request.param == "the template" else built.root / "out" / "2023" / SUMMARY


def oracle(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed on this machine")


def test_openxml_audit_finds_nothing(path: Path) -> None:
    audit = oracle("openxml_audit")
    assert [str(error) for error in audit.OpenXmlValidator().validate(path).errors] == []


def test_openxml_audit_tells_a_broken_file(tmp_path: Path, built: Desk) -> None:
    audit = oracle("openxml_audit")
    parts = unpack((built.root / "out" / "2023" / SUMMARY).read_bytes(), Place())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:tblGrid>", b"<w:grid>")
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"</w:tblGrid>", b"</w:grid>")
    (tmp_path / "x.docx").write_bytes(pack(parts))
    assert audit.OpenXmlValidator().validate(tmp_path / "x.docx").errors


def test_no_table_has_two_widths(path: Path) -> None:
    parts = unpack(path.read_bytes(), Place())
    assert [*two_widths(parse(parts["word/document.xml"]), Place())] == []


def test_docx_integrity_finds_nothing(path: Path) -> None:
    integrity = oracle("docx_integrity")
    assert [str(finding) for finding in integrity.check(str(path))] == []


def test_docxtpl_lint_finds_nothing_in_the_template_once_it_knows_our_filters() -> None:
    lint = oracle("docxtpl_lint")
    assert [str(issue) for issue in lint.lint(TEMPLATE, filters=set(FILTERS)).issues] == []


def test_docxtpl_lint_tells_a_filter_that_it_does_not_know() -> None:
    lint = oracle("docxtpl_lint")
    assert "带同比" in str(lint.lint(TEMPLATE, filters=set(FILTERS) - {"带同比"}).issues)
