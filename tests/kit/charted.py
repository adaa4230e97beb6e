"""Charts as Word writes them, in a Word file of paragraphs: for tests of what becomes of them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import docx
import openpyxl
from lxml import etree
from packages import packed, parts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["C", "Drawn", "Shown", "chart_xml", "page", "shown"]

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C = f"{{{_C}}}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_AXES = {
    "barChart": '<c:barDir val="col"/>',
    "lineChart": "",
    "areaChart": "",
    "radarChart": '<c:radarStyle val="marker"/>',
}


@dataclass(frozen=True)
class Drawn:
    """A chart that somebody drew: its alternative text and what is in it."""

    alt: str = ""
    series: Sequence[str] = ("2022年", "2023年")
    kind: str = "barChart"
    categories: Sequence[str] = ("甲", "乙")
    title: str = ""
    number_format: str = "General"
    grouping: str = "clustered"
    in_series: str = ""  # XML of each series behind its name and colour
    in_axis: str = ""
    axis: str = "catAx"
    in_chart: str = '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
    workbook: bool = True
    alt_title: str = ""
    xml: str = ""  # the whole chart, where it is another
    attributes: Mapping[str, str] = field(default_factory=dict)


COLOURS = ("A6A6A6", "404040", "7F7F7F", "262626")


def chart_xml(drawn: Drawn) -> str:
    """The chart part as Word has it."""
    if drawn.xml:
        return drawn.xml
    series = "".join(_series(drawn, n, name) for n, name in enumerate(drawn.series))
    title = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>{drawn.title}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
        if drawn.title
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="{0 if title else 1}"/><c:plotArea><c:layout/>'
        f"{_plot(drawn, series)}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/></c:legend>{drawn.in_chart}</c:chart>'
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200"><a:ea typeface="仿宋_GB2312"/>'
        "</a:defRPr></a:pPr></a:p></c:txPr>"
        + '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>' * drawn.workbook
        + "</c:chartSpace>"
    )


def _plot(drawn: Drawn, series: str) -> str:
    if drawn.kind not in _AXES:
        return f'<c:{drawn.kind}><c:varyColors val="1"/>{series}</c:{drawn.kind}>'
    grouping = f'<c:grouping val="{drawn.grouping}"/>' if drawn.kind != "radarChart" else ""
    gap = '<c:gapWidth val="80"/>' if drawn.kind == "barChart" else ""
    dates = '<c:baseTimeUnit val="months"/>' if drawn.axis == "dateAx" else ""
    return (
        f'<c:{drawn.kind}>{_AXES[drawn.kind]}{grouping}<c:varyColors val="0"/>{series}{gap}'
        f'<c:axId val="111"/><c:axId val="222"/></c:{drawn.kind}>'
        f'<c:{drawn.axis}><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="1"/>'
        f'<c:crossAx val="222"/>{dates}</c:{drawn.axis}>'
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>{drawn.in_axis}'
        '</c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:crossAx val="111"/></c:valAx>'
    )


def _series(drawn: Drawn, number: int, name: str) -> str:
    column = "BCDE"[number]
    last = len(drawn.categories) + 1
    names = "".join(_point(n, text) for n, text in enumerate(drawn.categories))
    values = "".join(_point(n, "7") for n, _ in enumerate(drawn.categories))
    count = f'<c:ptCount val="{len(drawn.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{COLOURS[number]}"/></a:solidFill></c:spPr>'
        f"{drawn.in_series}"
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache>"
        "</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{drawn.number_format}</c:formatCode>{count}{values}</c:numCache></c:numRef>"
        "</c:val></c:ser>"
    )


def _point(number: int, text: str) -> str:
    return f'<c:pt idx="{number}"><c:v>{text}</c:v></c:pt>'


def _drawing(drawn: Drawn, ident: str, number: int) -> str:
    title = f' title="{_quoted(drawn.alt_title)}"' if drawn.alt_title else ""
    return (
        f'<w:drawing xmlns:w="{_W}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:r="{_R}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5274310" cy="2800000"/>'
        f'<wp:docPr id="{number}" name="图表 {number}" descr="{_quoted(drawn.alt)}"{title}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" r:id="{ident}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing>"
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def page(*blocks: str | Drawn) -> bytes:
    """A Word file: a text is a paragraph, a chart one of its own."""
    document = docx.Document()
    charts: list[Drawn] = []
    for block in blocks:
        paragraph = document.add_paragraph(block if isinstance(block, str) else "")
        if isinstance(block, Drawn):
            charts.append(block)
            xml = _drawing(block, f"rId9{len(charts)}", len(charts))
            paragraph.add_run()._r.append(etree.fromstring(xml))  # noqa: SLF001
    stream = io.BytesIO()
    document.save(stream)
    return _with_parts(parts_of(stream.getvalue()), charts)


def _with_parts(parts: dict[str, bytes], charts: Sequence[Drawn]) -> bytes:
    types, rels = parts["[Content_Types].xml"].decode(), "word/_rels/document.xml.rels"
    related = parts[rels].decode()
    for number, drawn in enumerate(charts, 1):
        name = f"word/charts/chart{number}.xml"
        parts[name] = chart_xml(drawn).encode()
        entry = f'<Override PartName="/{name}" ContentType="{_CHART_TYPE}"/>'
        types = types.replace("</Types>", f"{entry}</Types>")
        target = f'Type="{_R}/chart" Target="charts/chart{number}.xml"'
        entry = f'<Relationship Id="rId9{number}" {target}/>'
        related = related.replace("</Relationships>", f"{entry}</Relationships>")
        if drawn.workbook:
            book = f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"
            parts[book] = _workbook(drawn)
            parts[f"word/charts/_rels/chart{number}.xml.rels"] = (
                f'<Relationships xmlns="{_REL}"><Relationship Id="rId1" Type="{_R}/package" '
                f'Target="../embeddings/{book.rpartition("/")[2]}"/></Relationships>'
            ).encode()
    if "xlsx" not in types:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        entry = f'<Default Extension="xlsx" ContentType="{kind}"/>'
        types = types.replace("</Types>", f"{entry}</Types>")
    parts["[Content_Types].xml"], parts[rels] = types.encode(), related.encode()
    return packed(parts)


def _workbook(drawn: Drawn) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    sheet.append(["", *drawn.series])
    for name in drawn.categories:
        sheet.append([name, *(7 for _ in drawn.series)])
    book.create_sheet("去年台账").append(["旧的内容"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@dataclass(frozen=True)
class Shown:
    """What a chart shows, by its cached values; and what is in its workbook."""

    root: etree._Element
    workbook: tuple[tuple[object, ...], ...]

    @property
    def names(self) -> list[str]:
        return [name.text or "" for name in self._all("c:ser/c:tx//c:v")]

    @property
    def categories(self) -> list[str]:
        return [v.text or "" for v in self._all("(//c:ser)[1]/c:cat//c:pt/c:v")]

    @property
    def values(self) -> list[dict[int, str]]:
        return [
            {int(pt.get("idx", "")): pt.findtext(f"{C}v") or "" for pt in each.iter(f"{C}pt")}
            for each in self._all("c:ser/c:val")
        ]

    @property
    def formulas(self) -> list[str]:
        return [f.text or "" for f in self._all("c:ser//c:f")]

    @property
    def formats(self) -> list[str]:
        return [f.text or "" for f in self._all("c:ser//c:formatCode")]

    def _all(self, path: str) -> list[etree._Element]:
        path = path if path.startswith("(") else f"//{path}"
        found = self.root.xpath(path, namespaces={"c": _C})
        assert isinstance(found, list)
        return [each for each in found if isinstance(each, etree._Element)]  # noqa: SLF001


def shown(document: bytes, name: str = "word/charts/chart1.xml") -> Shown:
    """What the chart of that part shows."""
    parts = parts_of(document)
    folder, _, file = name.rpartition("/")
    related = etree.fromstring(parts[f"{folder}/_rels/{file}.rels"])
    (target,) = (e.get("Target", "") for e in related if e.get("Type", "").endswith("/package"))
    book = openpyxl.load_workbook(io.BytesIO(parts[f"word/{target.removeprefix('../')}"]))
    assert book.sheetnames == ["Sheet1"]
    rows = tuple(tuple(cell.value for cell in row) for row in book["Sheet1"].iter_rows())
    return Shown(etree.fromstring(parts[name]), rows)
