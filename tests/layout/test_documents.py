"""Documents of other makes: all set directly, of several sections, with boxes, odd but right."""

from __future__ import annotations

import pytest
from official import (
    BODY,
    EVEN,
    ODD,
    changed,
    direct,
    document,
    found,
    paragraph,
    parts,
    table,
)
from packages import parts_of

from zgreport.document.package import pack

_TITLE = paragraph("Title", "信息工作综述")
_TEXT = paragraph("", "全年报送稿件二百余篇，质量比上年有所提高。")
_END = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"
_MARGINS = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:footer="1446"/>'
_EXACT_28 = '<w:spacing w:line="560" w:lineRule="exact"/>'


def codes(docx: bytes) -> set[str]:
    return {finding.code.removeprefix("layout.") for finding in found(docx)}


def test_a_document_without_styles_is_left_alone() -> None:
    assert codes(direct()) == set()


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("title_font", 'w:eastAsia="方正小标宋_GBK"', 'w:eastAsia="黑体"'),
        ("title_size", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>'),
        ("title_alignment", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'),
        ("heading_font", 'w:eastAsia="黑体"', 'w:eastAsia="仿宋"'),
        ("heading_font", 'w:eastAsia="楷体"', 'w:eastAsia="黑体"'),
        ("heading_form", "一、工作情况", "一，工作情况"),
        ("heading_form", "（一）采写", "(一)采写"),
        ("heading_order", "一、工作情况", "二、工作情况"),
        ("signature_place", 'w:right="640"', 'w:right="1600"'),
        ("date_place", 'w:right="0"', 'w:right="640"'),
        ("date_form", "2024年1月5日", "2024年01月5日"),
    ],
)
def test_its_breaches_are_told_as_well(rule: str, old: str, new: str) -> None:
    assert codes(changed(BODY, old, new, base=parts_of(direct()))) == {rule}


RIGHT = {
    "28磅也排22行": (_TITLE, paragraph("", "全年报送稿件二百余篇，质量有所提高。", _EXACT_28)),
    "全角空格缩进之外不重复": (_TITLE, _TEXT),
    "两层时一、之后用1.": (
        _TITLE,
        paragraph("Heading1", "一、工作情况"),
        paragraph("Heading3", "1.采写"),
        _TEXT,
    ),
    "标题分两行": (
        paragraph("Title", "中共云川市委组织部"),
        paragraph("Title", "2023年工作综述"),
        _TEXT,
    ),
    "标题下有日期": (
        _TITLE,
        paragraph("", "（2024年1月5日）", '<w:ind w:firstLineChars="0"/><w:jc w:val="center"/>'),
        _TEXT,
    ),
    "主送机关顶格": (
        _TITLE,
        paragraph("", "各县（市）区党委：", '<w:ind w:firstLineChars="0" w:firstLine="0"/>'),
        _TEXT,
    ),
    "自动颜色": (_TITLE, paragraph("", "全年报送稿件。", run='<w:color w:val="auto"/>')),
    "红头": (
        paragraph(
            "",
            "云川市人民政府文件",
            '<w:jc w:val="center"/>',
            '<w:color w:val="FF0000"/><w:sz w:val="96"/>',
        ),
        paragraph("", "云政发〔2023〕5号", '<w:ind w:firstLineChars="0"/><w:jc w:val="center"/>'),
        _TITLE,
        _TEXT,
    ),
    "一段之内有列举": (_TITLE, paragraph("", "一是抓选题；二是抓采写；三是抓编发。")),
    "季度不是序数": (_TITLE, paragraph("", "一、二季度报送稿件较多，三、四季度较少。")),
    "月份不是序数": (_TITLE, paragraph("", "3、4月报送稿件较多，其他月份较少。")),
    "年份开头的正文": (_TITLE, paragraph("", "2023年，全市报送稿件二百余篇。")),
    "小数开头的正文": (_TITLE, paragraph("", "1.5万人次阅读了稿件，比上年有所增加。")),
    "盖章的署名和日期": (
        _TITLE,
        _TEXT,
        # The date is 6 characters wide and ends 4 from the right; 7 characters in its middle.
        paragraph("Issuer", "云川市人民政府", '<w:ind w:rightChars="350" w:right="1120"/>'),
        paragraph("IssueDate", "2024年1月5日", '<w:ind w:rightChars="400" w:right="1280"/>'),
    ),
    "日期未填": (
        _TITLE,
        _TEXT,
        paragraph("Issuer", "云川市人民政府"),
        paragraph("IssueDate", "2024年  月  日", '<w:ind w:rightChars="0" w:right="0"/>'),
    ),
    "单个附件": (
        _TITLE,
        _TEXT,
        paragraph("AnnexList", "附件：主要指标表"),
        paragraph("AnnexMark", "附件"),
        paragraph("AnnexTitle", "主要指标表"),
        _TEXT,
    ),
    "抄送": (
        _TITLE,
        _TEXT,
        paragraph("", "抄送：各县（市）区人民政府", '<w:ind w:firstLineChars="0"/>'),
    ),
    "图片单独成段": (
        _TITLE,
        _TEXT,
        "<w:p><w:r><w:drawing/></w:r></w:p>",
        _TEXT,
    ),
    "纪要没有署名": (
        paragraph("Title", "信息工作会议纪要"),
        _TEXT,
        paragraph("IssueDate", "2024年1月5日"),
    ),
    "附件中的表格横排": (
        _TITLE,
        _TEXT,
        _END.format('<w:pgSz w:w="11906" w:h="16838"/>' + _MARGINS),
        paragraph("AnnexMark", "附件"),
        paragraph("AnnexTitle", "主要指标表"),
        table(3),
        _END.format('<w:pgSz w:w="16838" w:h="11906"/>'),
    ),
    "西文字体": (_TITLE, paragraph("", "阅读量超过40万次，使用WPS、Word处理。")),
}


@pytest.mark.parametrize("blocks", RIGHT.values(), ids=RIGHT)
def test_what_is_odd_but_right_is_left_alone(blocks: tuple[str, ...]) -> None:
    assert codes(document(*blocks)) == set()


_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_OOXML = "http://schemas.openxmlformats.org"


def _footer(position: str) -> bytes:
    """A page number in a box that stands at a side of the page, as WPS makes it."""
    dashes = '<w:r><w:t xml:space="preserve">— </w:t></w:r>', "<w:r><w:t> —</w:t></w:r>"
    number = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_FIELD.join(dashes)}</w:p>'
    side = f'<wp:positionH relativeFrom="margin"><wp:align>{position}</wp:align></wp:positionH>'
    box = f"<wp:anchor>{side}<w:txbxContent>{number}</w:txbxContent></wp:anchor>"
    return (
        f'<w:ftr xmlns:w="{_OOXML}/wordprocessingml/2006/main" '
        f'xmlns:wp="{_OOXML}/drawingml/2006/wordprocessingDrawing">'
        f"<w:p><w:r><w:drawing>{box}</w:drawing></w:r></w:p></w:ftr>"
    ).encode()


@pytest.mark.parametrize(
    ("odd", "even", "told"),
    [
        ("outside", "outside", set()),
        ("right", "left", set()),
        ("center", "center", {"page_number_side"}),
        ("left", "right", {"page_number_side"}),
    ],
)
def test_a_page_number_in_a_box_stands_where_the_box_does(
    odd: str, even: str, told: set[str]
) -> None:
    made = {**parts(), ODD: _footer(odd), EVEN: _footer(even)}
    assert codes(pack(made)) == told


def _section(size: str, kind: str = "") -> str:
    margins = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:footer="1446"/>'
    return f"<w:p><w:pPr><w:sectPr>{kind}{size}{margins}</w:sectPr></w:pPr></w:p>"


def test_each_section_is_looked_at() -> None:
    letter = _section('<w:pgSz w:w="12240" w:h="15840"/>')
    (told,) = found(document(_TITLE, _TEXT, letter, _TEXT))
    assert (told.code, told.values["section"]) == ("layout.page_size", 1)


def test_a_turned_page_is_for_a_table() -> None:
    upright = _section('<w:pgSz w:w="11906" w:h="16838"/>')
    turned = _section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    assert codes(document(_TITLE, _TEXT, upright, _TEXT, turned, _TEXT)) == {"landscape"}


def test_an_annex_behind_a_section_s_end_is_on_its_own_page() -> None:
    end = _section('<w:pgSz w:w="11906" w:h="16838"/>')
    mark = paragraph("AnnexMark", "附件", '<w:pageBreakBefore w:val="0"/>')
    assert codes(document(_TITLE, _TEXT, end, mark, paragraph("AnnexTitle", "指标表"))) == set()


def test_an_annex_behind_a_break_of_page_is_too() -> None:
    end = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    mark = paragraph("AnnexMark", "附件", '<w:pageBreakBefore w:val="0"/>')
    assert codes(document(_TITLE, _TEXT, end, mark, paragraph("AnnexTitle", "指标表"))) == set()


def test_an_indent_of_spaces_is_advised_against() -> None:
    spaced = paragraph("", "　　全年报送稿件。", '<w:ind w:firstLineChars="0" w:firstLine="0"/>')
    assert codes(document(_TITLE, spaced)) == {"indent_by_spaces"}


def test_a_long_name_of_an_annex_hangs() -> None:
    name = "附件：" + "云川市信息宣传工作主要指标对比情况" * 2
    indent = '<w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/>'
    assert codes(document(_TITLE, _TEXT, paragraph("AnnexList", name, indent))) == {
        "annex_list_hang"
    }


def test_a_document_of_nothing_is_left_alone() -> None:
    assert codes(document(paragraph("", ""))) == set()
