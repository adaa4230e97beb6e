"""Changes to a right document, each of which is one rule's to tell and no other's."""

from __future__ import annotations

import pytest
from official import BODY, EVEN, ODD, SETTINGS, STYLES, changed, document, found, paragraph, table

_TITLE = '<w:pStyle w:val="Title"/></w:pPr><w:r>'
_BODY = "<w:p><w:pPr></w:pPr><w:r>"  # the first paragraph of the text
_LAST = '<w:pStyle w:val="BodyLast"/></w:pPr><w:r>'
_H1 = '<w:pStyle w:val="Heading1"/></w:pPr><w:r>'
_H2 = '<w:pStyle w:val="Heading2"/></w:pPr><w:r>'
_ISSUER = '<w:pStyle w:val="Issuer"/></w:pPr>'
_DATE = '<w:pStyle w:val="IssueDate"/></w:pPr>'
_MARK = '<w:pStyle w:val="AnnexMark"/></w:pPr><w:r>'
_ANNEX_TITLE = '<w:pStyle w:val="AnnexTitle"/></w:pPr><w:r>'
_DEFAULT = 'w:type="default"'
_STYLE_TITLE = 'w:eastAsia="方正小标宋简体"'
_STYLE_L1 = 'w:eastAsia="黑体" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:b w:val="0"/>'
_STYLE_L2 = 'w:eastAsia="楷体_GB2312"'
_IN_STYLE = '<w:b w:val="0"/><w:spacing w:val="0"/><w:sz w:val="44"/>'


def _run(before: str, properties: str) -> tuple[str, str]:
    return before, f"{before}<w:rPr>{properties}</w:rPr>"


def _set(before: str, properties: str) -> tuple[str, str]:
    """Direct formatting of a paragraph."""
    return before, before.replace("</w:pPr>", f"{properties}</w:pPr>")


FONT = '<w:rFonts w:eastAsia="{}"/>'
MUTATIONS = [
    # Pages.
    ("page_size", "Letter", BODY, ('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("page_size", "16开", BODY, ('w:w="11906" w:h="16838"', 'w:w="10433" w:h="14742"')),
    ("type_area", "天头36毫米", BODY, ('w:top="2098"', 'w:top="2041"')),
    ("type_area", "订口29毫米", BODY, ('w:left="1588"', 'w:left="1644"')),
    ("turned_text", "全文横排", BODY, ('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"')),
    ("margins", "天头34毫米", BODY, ('w:top="2098"', 'w:top="1928"')),
    ("margins", "上下左右2.54、3.18厘米", BODY, ('w:left="1588"', 'w:left="1803"')),
    ("margins", "切口28毫米", BODY, ('w:right="1474"', 'w:right="1588"')),
    ("margins", "下25.4毫米", BODY, ('w:bottom="1984"', 'w:bottom="1440"')),
    ("lines", "固定值29磅", STYLES, ('w:line="579"', 'w:line="580"')),
    ("lines", "固定值30磅", STYLES, ('w:line="579"', 'w:line="600"')),
    ("lines", "一段26磅", BODY, _set(_BODY, '<w:spacing w:line="520" w:lineRule="exact"/>')),
    ("lines", "一段1.5倍行距", BODY, _set(_BODY, '<w:spacing w:line="360" w:lineRule="auto"/>')),
    ("characters", "字间距不紧缩", STYLES, ('<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>')),
    # Letters.
    ("title_font", "标题黑体", STYLES, (_STYLE_TITLE, 'w:eastAsia="黑体"')),
    ("title_font", "标题宋体", BODY, _run(_TITLE, FONT.format("宋体"))),
    ("title_font", "标题华文中宋", BODY, _run(_TITLE, FONT.format("华文中宋"))),
    ("title_size", "标题小二号", BODY, _run(_TITLE, '<w:sz w:val="36"/>')),
    ("title_size", "样式小一号", STYLES, ('<w:sz w:val="44"/>', '<w:sz w:val="48"/>')),
    ("title_bold", "标题加粗", BODY, _run(_TITLE, "<w:b/>")),
    ("title_bold", "样式加粗", STYLES, (_IN_STYLE, _IN_STYLE.replace(' w:val="0"/>', "/>", 1))),
    ("body_font", "正文一段宋体", BODY, _run(_BODY, FONT.format("宋体"))),
    ("body_font", "末段楷体", BODY, _run(_LAST, FONT.format("楷体"))),
    (
        "body_font",
        "段中一截黑体",
        BODY,
        (
            "<w:t>每月列出题目，由各单位认领采写。",
            (
                '<w:t>每月列出</w:t></w:r><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>'
                "<w:t>题目"
                "</w:t></w:r><w:r><w:t>，由各单位认领采写。"
            ),
        ),
    ),
    ("body_font", "署名宋体", BODY, _run(_ISSUER + "<w:r>", FONT.format("宋体"))),
    ("body_size", "正文一段四号", BODY, _run(_BODY, '<w:sz w:val="28"/>')),
    ("body_size", "末段小三号", BODY, _run(_LAST, '<w:sz w:val="30"/>')),
    ("body_bold", "正文一段加粗", BODY, _run(_BODY, "<w:b/>")),
    ("heading_font", "一级标题仿宋", STYLES, (_STYLE_L1, _STYLE_L1.replace("黑体", "仿宋_GB2312"))),
    ("heading_font", "二级标题黑体", STYLES, (_STYLE_L2, 'w:eastAsia="黑体"')),
    ("heading_font", "二级标题仿宋", BODY, _run(_H2, FONT.format("仿宋_GB2312"))),
    ("heading_size", "一级标题小二号", BODY, _run(_H1, '<w:sz w:val="36"/>')),
    ("heading_size", "二级标题四号", BODY, _run(_H2, '<w:sz w:val="28"/>')),
    ("heading_bold", "一级标题加粗", BODY, _run(_H1, "<w:b/>")),
    ("colour", "正文红字", BODY, _run(_BODY, '<w:color w:val="FF0000"/>')),
    ("colour", "标题红字", BODY, _run(_TITLE, '<w:color w:val="C00000"/>')),
    (
        "colour",
        "表中蓝字",
        BODY,
        (
            '<w:r><w:t xml:space="preserve">单位3',
            '<w:r><w:rPr><w:color w:val="0070C0"/></w:rPr><w:t>单位3',
        ),
    ),
    ("colour", "灰字", STYLES, ('<w:color w:val="000000"/>', '<w:color w:val="595959"/>')),
    ("highlight", "黄底", BODY, _run(_BODY, '<w:highlight w:val="yellow"/>')),
    ("emphasis", "下划线", BODY, _run(_BODY, '<w:u w:val="single"/>')),
    ("emphasis", "斜体", BODY, _run(_H1, "<w:i/>")),
    # Paragraphs.
    ("title_alignment", "标题靠左", BODY, _set(_TITLE, '<w:jc w:val="left"/>')),
    (
        "title_break",
        "标题末行一字",
        BODY,
        ("2023年信息工作综述</w:t>", "2023年信息工作综</w:t><w:br/><w:t>述</w:t>"),
    ),
    (
        "title_break",
        "标题行首为的",
        BODY,
        ("2023年信息工作综述</w:t>", "关于2023年信息工作</w:t><w:br/><w:t>的情况报告</w:t>"),
    ),
    ("indent", "首行不缩进", BODY, _set(_BODY, '<w:ind w:firstLineChars="0" w:firstLine="0"/>')),
    (
        "indent",
        "首行缩进三字",
        BODY,
        _set(_BODY, '<w:ind w:firstLineChars="300" w:firstLine="960"/>'),
    ),
    ("indent", "标题顶格", BODY, _set(_H1, '<w:ind w:firstLineChars="0" w:firstLine="0"/>')),
    ("indent_and_spaces", "缩进之外又空二字", BODY, ("各单位共报送", "　　各单位共报送")),
    (
        "turnover",
        "左缩进二字",
        BODY,
        _set(_BODY, '<w:ind w:left="640" w:firstLineChars="0" w:firstLine="0"/>'),
    ),
    ("alignment", "正文居中", BODY, _set(_BODY, '<w:jc w:val="center"/>')),
    ("alignment", "一级标题居中", BODY, _set(_H1, '<w:jc w:val="center"/>')),
    (
        "empty_paragraph",
        "正文之间空一段",
        BODY,
        (paragraph("Heading3", "2.采写"), paragraph("", "") + paragraph("Heading3", "2.采写")),
    ),
    ("paragraph_space", "段后半行", BODY, _set(_BODY, '<w:spacing w:after="200"/>')),
    (
        "direct",
        "一格改字号",
        BODY,
        (
            '<w:r><w:t xml:space="preserve">单位3',
            '<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>单位3',
        ),
    ),
    (
        "direct",
        "一格改居中",
        BODY,
        (
            'TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">4',
            'TableNumber"/><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">四',
        ),
    ),
    # Headings.
    ("heading_form", "一.", BODY, ("一、工作情况", "一.工作情况")),
    ("heading_form", "半角括号", BODY, ("（一）采写稿件", "(一)采写稿件")),
    ("heading_form", "（一）后加顿号", BODY, ("（一）采写稿件", "（一）、采写稿件")),
    ("heading_form", "1、", BODY, ("1.选题", "1、选题")),
    ("heading_marks", "半角逗号", BODY, ("一、工作情况", "一、明确方向,抓好工作")),
    ("heading_marks", "半角括号", BODY, ("一、工作情况", "一、工作情况(上半年)")),
    ("heading_marks", "标题半角冒号", BODY, ("2023年信息工作综述", "2023年工作综述:信息篇")),
    ("heading_stop", "一级标题句号", BODY, ("一、工作情况", "一、工作情况。")),
    ("heading_order", "一之后是三", BODY, ("二、下步打算", "三、下步打算")),
    ("heading_order", "（一）之后是（三）", BODY, ("（二）编发刊物", "（三）编发刊物")),
    ("heading_order", "（一）重复为（四）", BODY, ("（二）编发刊物", "（四）编发刊物")),
    (
        "heading_level",
        "一、之后是1.",
        BODY,
        (
            paragraph("BodyLast", "明年将继续围绕中心，提高稿件质量。"),
            paragraph("Heading3", "1.质量")
            + paragraph("BodyLast", "明年将继续围绕中心，提高质量。"),
        ),
    ),
    (
        "heading_style",
        "二级标题用了三级样式",
        BODY,
        (
            paragraph("Heading3", "2.采写"),
            paragraph("Heading3", "2.采写")
            + paragraph(
                "Heading2",
                "3.校对",
                '<w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr>',
                '<w:rFonts w:eastAsia="仿宋"/>',
            ),
        ),
    ),
    # The end.
    ("signature_place", "署名靠左", BODY, _set(_ISSUER, '<w:jc w:val="left"/>')),
    (
        "signature_place",
        "署名右空五字",
        BODY,
        _set(_ISSUER, '<w:ind w:rightChars="500" w:right="1600"/>'),
    ),
    ("date_place", "日期右空一字", BODY, _set(_DATE, '<w:ind w:rightChars="100" w:right="320"/>')),
    ("date_place", "日期靠左", BODY, _set(_DATE, '<w:jc w:val="left"/>')),
    ("date_form", "补零", BODY, ("2024年1月5日", "2024年01月05日")),
    ("date_form", "汉字", BODY, ("2024年1月5日", "二〇二四年一月五日")),
    (
        "signature_order",
        "日期在署名之上",
        BODY,
        (
            paragraph("Issuer", "中共云川市委组织部") + paragraph("IssueDate", "2024年1月5日"),
            paragraph("IssueDate", "2024年1月5日") + paragraph("Issuer", "中共云川市委组织部"),
        ),
    ),
    ("signature_missing", "没有署名", BODY, (paragraph("Issuer", "中共云川市委组织部"), "")),
    ("body_font", "日期黑体", BODY, _run(_DATE + "<w:r>", FONT.format("黑体"))),
    ("body_size", "署名四号", BODY, _run(_ISSUER + "<w:r>", '<w:sz w:val="28"/>')),
    ("signature_gap", "署名上不空行", BODY, _set(_ISSUER, '<w:spacing w:before="0"/>')),
    (
        "annex_list_indent",
        "附件说明顶格",
        STYLES,
        ('w:left="1815" w:hanging="1175"', 'w:left="1175" w:hanging="1175"'),
    ),
    # Annexes.
    ("annex_page", "附件接排", BODY, _set(_MARK, '<w:pageBreakBefore w:val="0"/>')),
    ("annex_mark_font", "附件标记仿宋", BODY, _run(_MARK, FONT.format("仿宋"))),
    ("annex_mark_size", "附件标记四号", BODY, _run(_MARK, '<w:sz w:val="28"/>')),
    (
        "annex_mark_place",
        "附件标记缩进",
        BODY,
        _set(_MARK, '<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
    ),
    ("annex_mark_form", "附件1：", BODY, (">附件1<", ">附件1：<")),
    ("annex_mark_form", "附件一", BODY, (">附件1<", ">附件一<")),
    ("annex_order", "附件3", BODY, (">附件2<", ">附件3<")),
    ("annex_title", "附件没有标题", BODY, (paragraph("AnnexTitle", "采写办法"), "")),
    ("annex_title_alignment", "附件标题靠左", BODY, _set(_ANNEX_TITLE, '<w:jc w:val="left"/>')),
    ("annex_title_size", "附件标题三号", BODY, _run(_ANNEX_TITLE, '<w:sz w:val="32"/>')),
    (
        "heading_font",
        "附件里的二级标题宋体",
        BODY,
        (
            paragraph("", "本办法由组织部解释，自印发之日起施行。"),
            paragraph("Heading2", "（一）报送", run=FONT.format("宋体"))
            + paragraph("", "本办法由组织部解释，自印发之日起施行。"),
        ),
    ),
    (
        "heading_size",
        "附件里的二级标题四号",
        BODY,
        (
            paragraph("", "本办法由组织部解释，自印发之日起施行。"),
            paragraph("Heading2", "（一）报送", run='<w:sz w:val="28"/>')
            + paragraph("", "本办法由组织部解释，自印发之日起施行。"),
        ),
    ),
    ("annex_title_font", "附件标题黑体", BODY, _run(_ANNEX_TITLE, FONT.format("黑体"))),
    # Page numbers.
    ("page_number_missing", "单页没有页码", ODD, ("PAGE", "DATE")),
    ("page_number_missing", "双页没有页码", EVEN, ("PAGE", "DATE")),
    ("page_number_first", "首页不同", BODY, ("<w:cols ", "<w:titlePg/><w:cols ")),
    ("page_number_dashes", "短横", ODD, ("— </w:t>", "-</w:t>")),
    ("page_number_dashes", "没有横线", EVEN, ("— </w:t>", "</w:t>")),
    ("page_number_dashes", "半字线", ODD, ("— </w:t>", "– </w:t>")),
    ("page_number_words", "第N页", ODD, ("<w:t>1</w:t>", "<w:t>第1页</w:t>")),
    ("page_number_side", "单页居左", ODD, ('"Footer"/>', '"FooterEven"/>')),
    ("page_number_side", "双页居右", EVEN, ('"FooterEven"/>', '"Footer"/>')),
    ("page_number_side", "奇偶页相同", SETTINGS, ("<w:evenAndOddHeaders/>", "")),
    ("page_number_side", "居中", ODD, ('"Footer"/>', '"Footer"/><w:jc w:val="center"/>')),
    (
        "page_number_inset",
        "单页不空一字",
        STYLES,
        ('w:rightChars="100" w:right="280"', 'w:rightChars="0" w:right="0"'),
    ),
    ("page_number_size", "页码小四号", STYLES, ('<w:sz w:val="28"/>', '<w:sz w:val="24"/>')),
    ("page_number_font", "页码仿宋", STYLES, ('w:ascii="宋体"', 'w:ascii="仿宋_GB2312"')),
    (
        "page_number_digits",
        "汉字页码",
        BODY,
        ("<w:cols ", '<w:pgNumType w:fmt="chineseCounting"/><w:cols '),
    ),
    ("page_number_height", "页脚17.5毫米", BODY, ('w:footer="1446"', 'w:footer="992"')),
    # Tables.
    ("table_header", "表头不重复", BODY, ("<w:tblHeader/>", "")),
    ("table_rows", "一行可断", BODY, ("<w:cantSplit/>", "")),
]


def test_the_right_document_is_left_alone() -> None:
    assert found(document()) == ()


@pytest.mark.parametrize(
    ("rule", "part", "change"),
    [
        pytest.param(rule, part, change, id=f"{rule}-{name}")
        for rule, name, part, change in MUTATIONS
    ],
)
def test_a_change_is_told_by_its_rule_and_by_no_other(
    rule: str, part: str, change: tuple[str, str]
) -> None:
    told = found(changed(part, *change))
    assert {finding.code for finding in told} == {f"layout.{rule}"}


def test_every_rule_has_a_change_that_it_tells() -> None:
    from zgreport.layout.check import RULES

    elsewhere = {"layout.landscape", "layout.indent_by_spaces", "layout.annex_list_hang"}
    assert {rule.code for rule in RULES} - elsewhere <= {f"layout.{m[0]}" for m in MUTATIONS}


def test_a_table_that_fits_one_page_need_not_repeat_its_header() -> None:
    short = table(5, header="", whole="")
    assert found(document(paragraph("Title", "信息工作综述"), short)) == ()
