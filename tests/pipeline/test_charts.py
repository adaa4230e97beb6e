"""Charts from the template to the finished document, drawn in every way somebody may draw them."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
import pytest
import small_office as office
from charted import Drawn, chart_xml, page, shown
from desk import silent
from libreoffice import SOFFICE, convert
from packages import packed, parts_of

from zgreport.document.mending import applied
from zgreport.findings import Severity, ZgreportError
from zgreport.pipeline.build import build, make
from zgreport.pipeline.check import check
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Order
from zgreport.pipeline.sealing import Sealing, archive_add

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.findings import Finding

QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"]
BY_QUARTER = '图：发稿.按("季")'
BY_LEVEL = '图：发稿.按("级别")'
# By the rows of the small office: 2022 one each in March and June, 2023 also one in September.
LAST_YEAR = {0: "1", 1: "1", 2: "0", 3: "0"}
THIS_YEAR = {0: "1", 1: "1", 2: "1", 3: "0"}
CHART = "word/charts/chart1.xml"
HEADER = "日期,标题,级别\n"


class Clerk:
    """Builds a summary from what somebody made of the template and the ledgers."""

    def __init__(self, folder: Path) -> None:
        self.desk = office.small_office(folder)

    def ledger(self, year: int, rows: str | None) -> None:
        path = self.desk.inputs / str(year) / "发稿.csv"
        if rows is None:
            path.unlink()
            path.parent.rmdir()
        else:
            path.write_text(HEADER + rows, encoding="utf-8")

    def built(
        self, *blocks: str | Drawn, data: bytes = b"", through: date | None = None
    ) -> tuple[bytes, tuple[Finding, ...]]:
        template = self.desk.root / "templates" / "综述.docx"
        template.write_bytes(data or page(*blocks))
        order = Order(self.desk.root, year=2023, through=through)
        made = make(open_year(order, silent), silent)
        return made.files[made.document], made.findings

    def document(self, *blocks: str | Drawn, data: bytes = b"") -> bytes:
        """The document, where nothing at all is found."""
        document, findings = self.built(*blocks, data=data)
        assert [finding.code for finding in findings] == []
        docx.Document(io.BytesIO(document))  # an independent reader opens it
        return document

    def refused(self, *blocks: str | Drawn, data: bytes = b"") -> tuple[Finding, ...]:
        with pytest.raises(ZgreportError) as refusal:
            self.built(*blocks, data=data)
        return refusal.value.findings


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return Clerk(tmp_path)


@pytest.mark.parametrize(
    ("names", "now"),
    [
        (("2022年", "2023年"), ("2022年", "2023年")),
        (("2021年", "2022年"), ("2022年", "2023年")),
        (("2022年发稿", "2023年发稿"), ("2022年发稿", "2023年发稿")),
        (("上年", "本年"), ("2022年", "2023年")),
        (("去年", "系列 2"), ("2022年", "2023年")),
        (("2023年", "2022年"), ("2023年", "2022年")),
        (("系列 1", "系列 2"), ("2023年", "2022年")),
        (("Series 1", ""), ("2023年", "2022年")),
    ],
)
def test_one_breakdown_for_two_series_is_both_years_in_the_order_drawn(
    clerk: Clerk, names: tuple[str, str], now: tuple[str, str]
) -> None:
    chart = shown(clerk.document(Drawn(BY_QUARTER, series=names)))
    values = [LAST_YEAR, THIS_YEAR] if now[0] < now[1] else [THIS_YEAR, LAST_YEAR]
    assert (chart.names, chart.categories, chart.values) == (list(now), QUARTERS, values)
    columns = zip(QUARTERS, *([int(v) for v in each.values()] for each in values), strict=True)
    assert chart.workbook == ((None, *now), *columns)
    assert chart.formulas == [
        *("Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5"),
        *("Sheet1!$C$1", "Sheet1!$A$2:$A$5", "Sheet1!$C$2:$C$5"),
    ]


@pytest.mark.parametrize(
    ("alt", "series", "names", "values"),
    [
        (BY_QUARTER, ("系列 1",), ["2023年"], [THIS_YEAR]),
        (BY_QUARTER, ("2022年发稿数",), ["2023年发稿数"], [THIS_YEAR]),
        (BY_QUARTER, ("稿件",), ["稿件"], [THIS_YEAR]),
        (f"{BY_QUARTER}.上年", ("系列 1",), ["2022年"], [LAST_YEAR]),
        (
            '图：市级刊发.按("季")；发稿(级别="省级").按("季")',
            ("系列 1", "省级"),
            ["市级刊发", "省级"],
            [{0: "1", 1: "1", 2: "0", 3: "0"}, {0: "0", 1: "0", 2: "1", 3: "0"}],
        ),
        (
            '图：市级：市级刊发.按("季")；全部：发稿.按("季")',
            ("甲", "乙"),
            ["市级", "全部"],
            [{0: "1", 1: "1", 2: "0", 3: "0"}, THIS_YEAR],
        ),
    ],
)
def test_series_are_called_as_typed_as_drawn_or_by_what_they_are(
    clerk: Clerk,
    alt: str,
    series: tuple[str, ...],
    names: list[str],
    values: list[dict[int, str]],
) -> None:
    chart = shown(clerk.document(Drawn(alt, series=series)))
    assert (chart.names, chart.values) == (names, values)


@pytest.mark.parametrize("kind", ["barChart", "lineChart", "areaChart", "radarChart"])
def test_charts_of_categories_get_their_data_whatever_their_kind(clerk: Clerk, kind: str) -> None:
    assert shown(clerk.document(Drawn(BY_QUARTER, kind=kind))).values == [LAST_YEAR, THIS_YEAR]


@pytest.mark.parametrize("kind", ["pieChart", "doughnutChart", "pie3DChart", "ofPieChart"])
def test_a_pie_has_a_slice_for_each_item(clerk: Clerk, kind: str) -> None:
    chart = shown(clerk.document(Drawn(BY_LEVEL, series=("发稿",), kind=kind)))
    assert (chart.names, chart.categories) == (["发稿"], ["市级", "省级"])
    assert chart.values == [{0: "2", 1: "1"}]


def test_all_that_was_styled_stays(clerk: Clerk) -> None:
    style = (
        '<c:dPt><c:idx val="0"/><c:spPr><a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'
        '</c:spPr></c:dPt><c:dLbls><c:numFmt formatCode="0&quot;篇&quot;" sourceLinked="0"/>'
        '<c:showVal val="1"/></c:dLbls>'
    )
    drawn = Drawn(BY_QUARTER, in_series=style, title="各季度发稿", number_format="#,##0")
    before, chart = chart_xml(drawn), parts_of(clerk.document(drawn))[CHART].decode()
    for kept in (
        *("A6A6A6", "404040", "C00000", "0&quot;篇&quot;", '<c:gapWidth val="80"/>', "仿宋_GB2312"),
        *('<c:legendPos val="b"/>', "各季度发稿", "#,##0", '<c:axId val="111"/>', 'sz="1200"'),
    ):
        assert chart.count(kept) == before.count(kept) > 0, kept
    order = re.findall(r"<c:(\w+)", chart[chart.index("<c:ser>") : chart.index("</c:ser>")])
    own = [n for n in order if n in ("order", "tx", "spPr", "dPt", "dLbls", "cat", "val")]
    assert own == ["order", "tx", "spPr", "dPt", "spPr", "dLbls", "cat", "val"]  # as the schema has


def test_the_alternative_text_says_what_the_chart_shows(clerk: Clerk) -> None:
    body = parts_of(clerk.document(Drawn(BY_LEVEL, series=("发稿",), kind="pieChart")))
    assert 'descr="发稿（市级：2，省级：1）"' in body["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (Drawn('发稿.按("季")'), "document.chart_unnamed"),
        (Drawn("图："), "document.chart_blank"),
        (Drawn('图：发搞.按("季")'), "language.unknown_name"),
        (Drawn('图：发稿(级别="市集").按("季")'), "figures.unknown_value"),
        (Drawn('图：发稿.按("单位")'), "figures.unknown_column"),
        (Drawn("图：发稿"), "language.chart_no_breakdown"),
        (Drawn("图：年", series=("a",)), "language.chart_no_breakdown"),
        (Drawn("图：2022年各季度发稿情况"), "language.chart_no_breakdown"),
        (Drawn('图：发稿.按("季"'), "language.parentheses"),
        (Drawn('图：发稿.按("季")；发稿.按("月")'), "language.chart_categories"),
        (Drawn('图：发稿.按("级别").低于(0.001)'), "language.chart_empty"),
        (Drawn(BY_QUARTER, alt_title='图：发稿.按("月")'), "document.chart_two_texts"),
        (Drawn(BY_QUARTER, series=("县", "市")), "document.chart_series"),
        (Drawn(BY_QUARTER, series=("一", "二", "三")), "document.chart_series"),
        (Drawn(f"{BY_QUARTER}；市级刊发.按(“季”)", series=("一",)), "document.chart_series"),
        (Drawn(BY_QUARTER, kind="scatterChart"), "document.chart_kind"),
        (Drawn(BY_QUARTER, kind="surfaceChart"), "document.chart_kind"),
        (Drawn("", title="{{ 年 }}年"), "document.chart_tags"),
        (Drawn(BY_QUARTER, title="{{ 念 }}年"), "language.unknown_name"),
        (Drawn(BY_QUARTER, title="{% if 发稿 %}发稿{% endif %}"), "document.tag_in_chart"),
        (
            Drawn(
                BY_QUARTER,
                in_series='<c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:rich><a:bodyPr/><a:p><a:r>'
                "<a:t>12</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>",
            ),
            "document.chart_labels",
        ),
        (
            Drawn(BY_QUARTER, in_series='<c:errBars><c:errValType val="cust"/></c:errBars>'),
            "document.chart_labels",
        ),
        (Drawn(BY_QUARTER, kind="pieChart"), "document.chart_pie"),
    ],
)
def test_what_cannot_be_drawn_is_told_at_the_chart(clerk: Clerk, drawn: Drawn, code: str) -> None:
    found = clerk.refused("标题", drawn, "图1　发稿")
    assert {finding.code for finding in found} == {code}
    assert {finding.place.paragraph for finding in found} == {2}


def test_a_finding_calls_the_chart_by_its_caption(clerk: Clerk) -> None:
    (found,) = clerk.refused("标题", Drawn("图："), "图1　各季度发稿")
    assert found.values["chart"] == "图1 各季度发稿"
    assert found.place.spot
    assert found.place.spot.opening == "标题"


def test_a_caption_below_one_chart_is_not_that_of_the_next(clerk: Clerk) -> None:
    below = clerk.refused(Drawn("图："), "图1　甲", Drawn("图："), "图2　乙", Drawn("图："))
    assert [f.values["chart"] for f in below] == ["图1 甲", "图2 乙", "图表 3"]
    (above,) = clerk.refused("前文", "图1　甲", Drawn("图："))
    assert above.values["chart"] == "图1 甲"


def test_levels_of_categories_are_refused(clerk: Clerk) -> None:
    levels = chart_xml(Drawn(BY_QUARTER)).replace("<c:cat><c:strRef>", "<c:cat><c:multiLvlStrRef>")
    levels = levels.replace("</c:strRef></c:cat>", "</c:multiLvlStrRef></c:cat>")
    (found,) = clerk.refused(Drawn(BY_QUARTER, xml=levels))
    assert found.code == "document.chart_levels"


def test_a_picture_that_is_to_be_a_chart_is_told(clerk: Clerk) -> None:
    parts = parts_of(page(Drawn(BY_QUARTER)))
    body = parts["word/document.xml"].decode()
    chart = re.compile(r"<c:chart [^>]*>")
    parts["word/document.xml"] = chart.sub("", body).encode()
    (found,) = clerk.refused(data=packed(parts))
    assert found.code == "document.chart_is_picture"


def test_a_chart_that_asks_for_nothing_stays_as_it_is_with_a_warning(clerk: Clerk) -> None:
    drawn = Drawn("组织结构")
    document, (found,) = clerk.built(drawn)
    assert (found.code, found.severity) == ("document.chart_as_drawn", Severity.WARNING)
    assert parts_of(document)[CHART].decode() == chart_xml(drawn)


BAR_AND_NO_MORE = "图表, 条形图\n描述已自动生成"


@pytest.mark.parametrize(
    ("drawn", "caption", "by"),
    [
        (Drawn(), "", "单位"),  # its series are years
        (Drawn(series=("上年", "本年")), "", "单位"),
        (Drawn(series=("系列 1",)), "图1　各单位发稿", "单位"),
        (Drawn(series=("系列 1",)), "图 一 各单位发稿", "单位"),
        (Drawn(series=("发稿",), categories=("第一季度", "第二季度")), "", "季"),
        (Drawn(series=("发稿",), categories=("一季度", "二季度")), "", "季"),
        (Drawn(series=("发稿",), categories=("1月", "2月", "12月")), "", "月"),
        (Drawn(series=("发稿",), categories=("一月", "十二月")), "", "月"),
        (Drawn(series=("发稿",), categories=("上半年", "下半年")), "", "半年"),
        (Drawn(BAR_AND_NO_MORE), "", "单位"),  # Word said so, nobody typed it
    ],
)
def test_a_chart_of_the_year_without_its_text_is_refused_with_what_it_would_print(
    clerk: Clerk, drawn: Drawn, caption: str, by: str
) -> None:
    (found,) = clerk.refused(drawn, caption)
    assert found.code == "document.chart_lost"
    assert found.values["right"] == f'图：发稿.按("{by}")'
    last = f"{drawn.series[-1]}：{drawn.categories[-1]} 7"
    assert found.values["drawn"][-1] == last  # type: ignore[index]  # the values are of any kind


@pytest.mark.parametrize(
    "drawn",
    [
        Drawn(series=("系列 1",)),
        Drawn("手工画的图"),
        Drawn("手工画的图", series=("发稿",), categories=("一季度", "二季度")),
    ],
)
def test_a_chart_of_its_own_or_one_that_says_so_stays_as_it_is(clerk: Clerk, drawn: Drawn) -> None:
    _, (found,) = clerk.built(drawn)
    assert (found.code, found.severity) == ("document.chart_as_drawn", Severity.WARNING)
    last = f"{drawn.series[-1]}：{drawn.categories[-1]} 7"
    assert found.values["drawn"][-1] == last  # type: ignore[index]  # the values are of any kind


def without_kept_names(data: bytes, *, workbook: bool) -> bytes:
    """The file as other programs write it: where the names of series are, but not what they say."""
    parts = parts_of(data)
    kept = re.compile(r'<c:strCache><c:ptCount val="1"/>.*?</c:strCache>')
    parts[CHART] = kept.sub("", parts[CHART].decode()).encode()
    if not workbook:
        parts = {name: content for name, content in parts.items() if "charts/_rels" not in name}
    return packed(parts)


@pytest.mark.parametrize(
    ("names", "order"),
    [(("2022年", "2023年"), (0, 1)), (("2023年", "2022年"), (1, 0)), (("上年", "今年"), (0, 1))],
)
def test_a_name_that_only_the_workbook_says_tells_the_years_apart(
    clerk: Clerk, names: tuple[str, str], order: tuple[int, int]
) -> None:
    drawn = page(Drawn(BY_QUARTER, series=names))
    document = clerk.document(data=without_kept_names(drawn, workbook=True))
    assert shown(document).values == [(LAST_YEAR, THIS_YEAR)[year] for year in order]


def test_two_years_whose_names_nobody_can_read_are_told(clerk: Clerk) -> None:
    drawn = page(Drawn(BY_QUARTER, series=("2022年", "2023年")))
    _, (found,) = clerk.built(data=without_kept_names(drawn, workbook=False))
    assert (found.code, found.severity) == ("document.chart_names_unread", Severity.WARNING)


def test_tags_in_titles_are_filled_and_recorded(clerk: Clerk) -> None:
    document = clerk.document(Drawn(BY_QUARTER, title="{{ 年 }}年发稿{{ 发稿.数 }}篇"))
    assert "<a:t>2023年发稿3篇</a:t>" in parts_of(document)[CHART].decode()


def test_every_point_is_a_statement_with_its_place(clerk: Clerk) -> None:
    (clerk.desk.root / "templates/综述.docx").write_bytes(
        page(Drawn(BY_QUARTER, title="{{ 年 }}年"), "{{ 发稿 }}")
    )
    made = make(open_year(Order(clerk.desk.root, year=2023), silent), silent)
    said = [(s.expression, s.form, s.text, s.chart) for s in made.statements if s.part == CHART]
    points = [
        (f"发稿(季={n + 1})", form, values[n], "2023年")
        for form, values in (("上年", LAST_YEAR), ("", THIS_YEAR))
        for n in range(4)
    ]
    assert said == [("年", "", "2023", "2023年"), *points]


def test_a_chart_in_a_block_that_falls_away_goes_with_its_data(clerk: Clerk) -> None:
    parts = parts_of(clerk.document("{%p if 发稿 > 9 %}", Drawn(BY_QUARTER), "{%p endif %}", "尾"))
    assert not [name for name in parts if "chart" in name or "embeddings" in name]
    assert b"chart" not in parts["word/_rels/document.xml.rels"] + parts["[Content_Types].xml"]


def test_a_fault_is_told_in_a_block_that_falls_away_too(clerk: Clerk) -> None:
    (found,) = clerk.refused("{%p if 发稿 > 9 %}", Drawn('图：发搞.按("季")'), "{%p endif %}")
    assert (found.code, found.values["near"]) == ("language.unknown_name", ("发稿",))


def test_in_a_loop_each_round_has_a_chart_of_its_own(clerk: Clerk) -> None:
    drawn = Drawn('图：项.值.按("季")', title="{{ 项.名 }}", series=("篇数",))
    loop = ("{%p for 项 in 发稿.按(“级别”) %}", drawn, "{%p endfor %}")
    document = clerk.document(*loop)
    city, province = (shown(document, f"word/charts/chart{n}.xml") for n in (1, 2))
    assert city.values == [{0: "1", 1: "1", 2: "0", 3: "0"}]
    assert province.values == [{0: "0", 1: "0", 2: "1", 3: "0"}]
    assert province.workbook[3] == ("第三季度", 1)
    titles = [
        re.findall("<a:t>(.*?)</a:t>", parts_of(document)[f"word/charts/chart{n}.xml"].decode())
        for n in (1, 2)
    ]
    assert titles == [["市级"], ["省级"]]
    names = re.findall(
        r'r:id="(\w+)"/></a:graphicData>', parts_of(document)["word/document.xml"].decode()
    )
    assert len(set(names)) == 2


def test_two_drawings_of_one_part_get_a_part_each(clerk: Clerk) -> None:
    parts = parts_of(page(Drawn(BY_QUARTER), Drawn(BY_LEVEL)))
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"rId92", b"rId91")
    document = clerk.document(data=packed(parts))
    assert shown(document, CHART).categories == QUARTERS
    assert shown(document, "word/charts/chart3.xml").categories == ["市级", "省级"]


def test_two_charts_of_one_workbook_get_a_workbook_each(clerk: Clerk) -> None:
    parts = parts_of(page(Drawn(BY_QUARTER), Drawn(BY_LEVEL)))
    rels = "word/charts/_rels/chart{}.xml.rels"
    parts[rels.format(2)] = parts[rels.format(1)]
    document = clerk.document(data=packed(parts))
    assert [row[0] for row in shown(document, CHART).workbook[1:]] == QUARTERS
    other = shown(document, "word/charts/chart2.xml").workbook
    assert [row[0] for row in other[1:]] == ["市级", "省级"]


def test_nothing_of_the_workbook_that_was_drawn_is_left(clerk: Clerk) -> None:
    document = clerk.document(Drawn(BY_QUARTER))
    books = [data for name, data in parts_of(document).items() if "embeddings" in name]
    assert len(books) == 1
    assert "旧的内容".encode() not in b"".join(parts_of(books[0]).values())


def test_a_chart_without_a_workbook_gets_one(clerk: Clerk) -> None:
    chart = shown(clerk.document(Drawn(BY_QUARTER, workbook=False)))
    assert chart.workbook[1] == ("第一季度", 1, 1)


@pytest.mark.parametrize("alt", [BY_QUARTER, "组织结构"])
def test_a_link_to_a_workbook_elsewhere_is_cut(clerk: Clerk, alt: str) -> None:
    parts = parts_of(page(Drawn(alt)))
    rels = "word/charts/_rels/chart1.xml.rels"
    parts[rels] = re.sub(
        rb'/package" Target="[^"]*"',
        b'/oleObject" Target="file:///C:/a.xlsx" TargetMode="External"',
        parts[rels],
    )
    document, findings = clerk.built(data=packed(parts))
    assert "document.chart_link" in {finding.code for finding in findings}
    assert b"External" not in b"".join(parts_of(document).values())


def test_a_chart_in_a_text_box_is_shown_to_old_programs_too(clerk: Clerk) -> None:
    parts = parts_of(page(Drawn(BY_QUARTER)))
    body = parts["word/document.xml"].decode()
    drawing = re.search(r"<w:drawing.*</w:drawing>", body, re.DOTALL)
    assert drawing
    box = f"<w:txbxContent><w:p><w:r>{drawing.group()}</w:r></w:p></w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    parts["word/document.xml"] = body.replace(drawing.group(), both).encode()
    document = clerk.document(data=packed(parts))
    finished = parts_of(document)["word/document.xml"].decode()
    assert finished.count("2022年（第一季度：1") == 2
    assert BY_QUARTER[2:] not in finished
    assert shown(document).values == [LAST_YEAR, THIS_YEAR]


def test_a_picture_of_the_old_data_for_old_programs_is_taken_out(clerk: Clerk) -> None:
    parts = parts_of(page(Drawn(BY_QUARTER)))
    body = parts["word/document.xml"].decode()
    drawing = re.search(r"<w:drawing.*</w:drawing>", body, re.DOTALL)
    assert drawing
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="c14">{drawing.group()}</mc:Choice>'
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"
    )
    parts["word/document.xml"] = body.replace(drawing.group(), both).encode()
    assert b"w:pict" not in parts_of(clerk.document(data=packed(parts)))["word/document.xml"]


@pytest.mark.parametrize(
    ("last", "code"),
    [(None, "document.chart_series_empty"), ("", "document.chart_series_empty")],
)
def test_without_last_year_its_series_goes_with_a_warning(
    clerk: Clerk, last: str | None, code: str
) -> None:
    clerk.ledger(2022, last)
    document, findings = clerk.built(Drawn(BY_QUARTER))
    assert code in {finding.code for finding in findings}
    assert shown(document).names == ["2023年"]
    assert shown(document).workbook[0] == (None, "2023年")


def test_without_this_year_the_chart_is_refused_like_a_tag(clerk: Clerk) -> None:
    clerk.ledger(2023, "")
    assert "language.no_value" in {f.code for f in clerk.refused(Drawn(BY_QUARTER))}


def test_what_last_year_had_beyond_this_years_items_is_told(clerk: Clerk) -> None:
    clerk.ledger(2022, "2022-01-05,甲,市级\n2022-01-06,乙,县级\n2022-01-07,丙,县级\n")
    _, findings = clerk.built(Drawn(BY_LEVEL))
    (found,) = [f for f in findings if f.code == "document.chart_left_out"]
    assert (found.values["series"], found.values["left_out"]) == ("2022年", "2篇")


def test_what_has_no_value_is_a_gap_and_not_nought(clerk: Clerk) -> None:
    drawn = Drawn(
        '图：(市级刊发/发稿).按("季")', series=("占比",), in_chart='<c:dispBlanksAs val="zero"/>'
    )
    document = clerk.document(drawn)
    assert shown(document).values == [{0: "1", 1: "1", 2: "0"}]  # no article at all from October
    assert shown(document).workbook[4] == ("第四季度", None)
    assert '<c:ptCount val="4"/>' in parts_of(document)[CHART].decode()
    assert '<c:dispBlanksAs val="gap"/>' in parts_of(document)[CHART].decode()


@pytest.mark.parametrize(
    ("alt", "drawn", "now"),
    [
        (BY_QUARTER, "General", "General"),
        (BY_QUARTER, "#,##0", "#,##0"),
        (BY_QUARTER, '0"篇"', '0"篇"'),
        (BY_QUARTER, "0.00%", "General"),  # 1 article would read 100.00%
        (BY_QUARTER, "yyyy-mm-dd", "General"),
        ('图：(市级刊发/发稿).按("季")', "0%", "0%"),
        ('图：(市级刊发/发稿).按("季")', "General", "0.0%"),
        ('图：(市级刊发/发稿).按("季")', "#,##0", "0.0%"),
    ],
)
def test_numbers_keep_their_format_where_it_can_show_them(
    clerk: Clerk, alt: str, drawn: str, now: str
) -> None:
    text = drawn.replace('"', "&quot;")
    document = clerk.document(Drawn(alt, series=("一",), number_format=text))
    assert shown(document).formats == [now]


@pytest.mark.parametrize(
    ("bounds", "kept"),
    [
        ('<c:max val="0.5"/><c:min val="0"/>', '<c:min val="0"/>'),
        ('<c:max val="50"/><c:min val="0"/>', '<c:max val="50"/><c:min val="0"/>'),
        ('<c:max val="50"/><c:min val="0.5"/>', '<c:max val="50"/>'),
    ],
)
def test_an_axis_never_cuts_the_data_off(clerk: Clerk, bounds: str, kept: str) -> None:
    document, findings = clerk.built(Drawn(BY_QUARTER, in_axis=bounds))
    assert [f.code for f in findings] == ["document.chart_bounds"] * (bounds != kept)
    ends = re.findall(r'<c:(?:max|min) val="[^"]*"/>', parts_of(document)[CHART].decode())
    assert "".join(ends) == kept


def test_columns_that_are_stacked_reach_as_far_as_their_sum(clerk: Clerk) -> None:
    drawn = Drawn(BY_QUARTER, grouping="stacked", in_axis='<c:max val="1.5"/>')
    _, findings = clerk.built(drawn)
    assert [finding.code for finding in findings] == ["document.chart_bounds"]


def test_an_axis_of_dates_becomes_one_of_names(clerk: Clerk) -> None:
    chart = parts_of(clerk.document(Drawn(BY_QUARTER, axis="dateAx")))[CHART]
    assert (chart.count(b"<c:catAx>"), chart.count(b"dateAx"), chart.count(b"TimeUnit")) == (
        1,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("rows", "code", "severity"),
    [
        ("2023-03-05,甲,市级\n", "document.chart_negative", Severity.ERROR),
        ("2023-03-05,甲,市级\n2023-03-06,乙,省级\n", "document.chart_nothing", Severity.WARNING),
    ],
)
def test_a_pie_of_what_it_cannot_show_is_told(
    clerk: Clerk, rows: str, code: str, severity: Severity
) -> None:
    clerk.ledger(2023, rows)
    drawn = Drawn(
        '图：(发稿(级别="省级")-发稿(级别="市级")).按("季")', series=("差",), kind="pieChart"
    )
    try:
        _, findings = clerk.built(drawn)
    except ZgreportError as error:
        findings = error.findings
    assert [(f.code, f.severity) for f in findings] == [(code, severity)]


def test_what_a_ledger_says_is_no_tag_and_no_markup(clerk: Clerk) -> None:
    clerk.ledger(2023, "2023-03-05,丙,{{ 年 }}\n2023-03-06,丁,<a&b>\n2023-03-07,戊,=1+1\n")
    chart = shown(clerk.document(Drawn(BY_LEVEL, series=("一",))))
    assert chart.categories == ["{{ 年 }}", "<a&b>", "=1+1"]
    assert [row[0] for row in chart.workbook[1:]] == chart.categories


def test_a_part_of_the_year_is_named_as_such(clerk: Clerk) -> None:
    document, _ = clerk.built(Drawn(BY_QUARTER), through=date(2023, 6, 30))
    assert shown(document).names == ["2022年1—6月", "2023年1—6月"]
    assert shown(document).categories == QUARTERS[:2]


def test_a_year_typed_in_a_title_is_told_as_in_any_paragraph(clerk: Clerk) -> None:
    _, findings = clerk.built(Drawn(BY_QUARTER, title="2022年各季度发稿"))
    assert [finding.code for finding in findings] == ["pipeline.year_by_hand"]


def test_the_same_inputs_give_the_same_bytes(clerk: Clerk) -> None:
    assert clerk.document(Drawn(BY_QUARTER)) == clerk.document(Drawn(BY_QUARTER))


def test_columns_and_a_line_have_formats_and_axes_of_their_own(clerk: Clerk) -> None:
    columns = chart_xml(Drawn(series=("发稿", "占比")))
    start = columns.index('<c:ser><c:idx val="1"/>')
    end = columns.index("</c:ser>", start) + len("</c:ser>")
    line = (
        f'<c:lineChart><c:grouping val="standard"/>{columns[start:end]}<c:axId val="333"/>'
        '<c:axId val="444"/></c:lineChart>'
    )
    axis = '<c:valAx><c:axId val="444"/><c:numFmt formatCode="0" sourceLinked="0"/></c:valAx>'
    both = (columns[:start] + columns[end:]).replace("</c:barChart>", f"</c:barChart>{line}")
    both = both.replace("</c:plotArea>", f"{axis}</c:plotArea>")
    alt = '图：发稿.按("季")；(市级刊发/发稿).按("季")'
    document = clerk.document(Drawn(alt, xml=both))
    assert shown(document).formats == ["General", "0.0%"]
    formats = re.findall(r'numFmt formatCode="([^"]*)"', parts_of(document)[CHART].decode())
    assert formats == ["General", "General", "0.0%"]


def test_a_number_that_was_changed_in_a_chart_is_found_before_sealing(clerk: Clerk) -> None:
    (clerk.desk.root / "templates/综述.docx").write_bytes(page(Drawn(BY_QUARTER)))
    order = Order(clerk.desk.root, year=2023)
    build(order, silent)
    parts = parts_of(clerk.desk.summary.read_bytes())
    before, _, after = parts[CHART].decode().rpartition("<c:v>1</c:v>")  # the third quarter of 2023
    parts[CHART] = f"{before}<c:v>5</c:v>{after}".encode()
    changed = clerk.desk.root / "定稿.docx"
    changed.write_bytes(packed(parts))
    with pytest.raises(ZgreportError) as refusal:
        archive_add(order, Sealing(date(2024, 1, 8), changed), silent)
    (found,) = refusal.value.findings
    assert found.code == "archive.states_otherwise"
    assert found.values == {"name": "发稿(季=3)", "here": "5", "there": "1"}
    assert archive_add(order, Sealing(date(2024, 1, 8)), silent).id == "2023-r1"


def saved_without_texts(docx: bytes) -> bytes:
    """The file as LibreOffice saves it: only bookmarks and properties stay."""
    parts = parts_of(docx)
    body = re.sub(r' descr="[^"]*"', "", parts["word/document.xml"].decode())
    return packed({**parts, "word/document.xml": body.encode()})


def kept_in(docx: bytes) -> bytes:
    """The copy that check --fix makes of a template without faults."""
    return applied(docx, (), tracked=False)


def test_a_chart_that_lost_its_text_is_drawn_by_the_kept_one(clerk: Clerk) -> None:
    docx = kept_in(page(Drawn(BY_QUARTER), Drawn(BY_LEVEL, series=("2023年",)), "尾"))
    document = clerk.document(data=saved_without_texts(docx))
    assert shown(document).values == [LAST_YEAR, THIS_YEAR]
    assert shown(document, "word/charts/chart2.xml").categories == ["市级", "省级"]
    parts = parts_of(document)
    assert "docProps/custom.xml" not in parts
    assert b"zg_chart" not in parts["word/document.xml"]


@pytest.mark.parametrize("begun", ["图1：", "圖：", "Chart: ", "图表1 ", ""])
def test_an_alternative_text_that_begins_otherwise_is_put_right_in_the_copy(
    clerk: Clerk, begun: str
) -> None:
    typed = page(Drawn(BY_QUARTER.replace("图：", begun)), "尾")
    template = clerk.desk.root / "templates" / "综述.docx"
    template.write_bytes(typed)
    checked = check(Order(clerk.desk.root, year=2023), mending=True)
    assert [found.code for found in checked.findings] == ["document.chart_unnamed"]
    assert checked.mended is not None
    assert shown(clerk.document(data=checked.mended.made_in(typed, tracked=False))).values == [
        LAST_YEAR,
        THIS_YEAR,
    ]
    tracked = parts_of(checked.mended.made_in(typed, tracked=True))["word/document.xml"].decode()
    assert escape(begun + '发稿.按("季")', {'"': "&quot;"}) in tracked  # no program tracks it


def test_kept_texts_stay_as_they_are_however_often_they_are_kept() -> None:
    once = parts_of(kept_in(page(Drawn(BY_QUARTER), Drawn(BY_LEVEL))))
    assert parts_of(kept_in(packed(once))) == once


def test_a_changed_text_wins_over_the_kept_one_and_that_is_told_until_it_is_kept(
    clerk: Clerk,
) -> None:
    parts = parts_of(kept_in(page(Drawn(BY_QUARTER))))
    body = parts["word/document.xml"].decode().replace("季", "半年")
    changed = packed({**parts, "word/document.xml": body.encode()})
    document, findings = clerk.built(data=changed)
    assert [found.code for found in findings] == ["document.chart_kept_other"]
    assert shown(document).categories == ["上半年", "下半年"]
    assert shown(clerk.document(data=kept_in(changed))).categories == ["上半年", "下半年"]


def test_a_description_typed_for_a_chart_says_that_it_is_meant_as_drawn(clerk: Clerk) -> None:
    parts = parts_of(saved_without_texts(kept_in(page(Drawn(BY_QUARTER)))))
    body = parts["word/document.xml"].decode().replace("<wp:docPr", '<wp:docPr descr="手工画的"')
    _, findings = clerk.built(data=packed({**parts, "word/document.xml": body.encode()}))
    assert [found.code for found in findings] == ["document.chart_as_drawn"]


def test_a_kept_text_that_could_be_that_of_two_charts_is_nobodys(clerk: Clerk) -> None:
    parts = parts_of(saved_without_texts(kept_in(page(Drawn(BY_QUARTER), Drawn(BY_LEVEL)))))
    body = parts["word/document.xml"].decode().replace("zg_chart_2", "zg_chart_1")
    found = clerk.refused(data=packed({**parts, "word/document.xml": body.encode()}))
    assert [each.code for each in found][:1] == ["document.chart_lost"]


@pytest.mark.parametrize("other", ["", '<property pid="x" name="公司"/><!-- -->'])
def test_properties_of_others_stay_beside_the_kept_texts(clerk: Clerk, other: str) -> None:
    parts = parts_of(kept_in(page(Drawn(BY_QUARTER))))
    custom = parts["docProps/custom.xml"].decode().replace("</Properties>", f"{other}</Properties>")
    parts["docProps/custom.xml"] = custom.encode()
    body = parts["word/document.xml"].decode().replace("季", "月")
    again = parts_of(kept_in(packed({**parts, "word/document.xml": body.encode()})))
    assert '发稿.按("月")' in again["docProps/custom.xml"].decode().replace("&quot;", '"')
    document = clerk.document(data=packed(again))
    assert ("公司" in parts_of(document).get("docProps/custom.xml", b"").decode()) is bool(other)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_chart_that_libreoffice_saved_is_filled_once_it_has_its_text_again(
    clerk: Clerk, tmp_path: Path
) -> None:
    drawn = tmp_path / "画.docx"
    drawn.write_bytes(page(Drawn(BY_QUARTER), "尾"))
    saved = tmp_path / "存"
    saved.mkdir()
    convert(drawn, "docx:MS Word 2007 XML", saved)
    data = (saved / "画.docx").read_bytes()
    body = parts_of(data)["word/document.xml"].decode()
    if "descr=" not in body:  # older ones lose the alternative text, and that is told
        assert [found.code for found in clerk.refused(data=data)] == ["document.chart_lost"]
        text = BY_QUARTER.replace('"', "&quot;")
        body = re.sub(r"(<wp:docPr id=\"\d+\")", rf'\1 descr="{text}"', body, count=1)
        data = packed({**parts_of(data), "word/document.xml": body.encode()})
    document, _ = clerk.built(data=data)
    assert shown(document).values == [LAST_YEAR, THIS_YEAR]
    assert "a6a6a6" in parts_of(document)[CHART].decode().lower()
