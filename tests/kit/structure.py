"""Word files of awkward structure, as clerks make them, for the reading of finished texts."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from packages import packed, parts_of

__all__ = ["NAMESPACES", "blocks", "template"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
"""What the markup of `blocks` may use."""

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def blocks(*written: str) -> str:
    """Markup: a block that begins with < is itself, any other a paragraph of that text."""
    return "".join(
        b if b.startswith("<") else f"<w:p><w:r><w:t>{b.replace('<', '&lt;')}</w:t></w:r></w:p>"
        for b in written
    )


def template(*written: str, footnote: str = "") -> bytes:
    """A Word file with these blocks in its body, before the last section's properties."""
    document = docx.Document()
    body = document.element.body
    for block in parse_xml(f"<w:body {NAMESPACES}>{blocks(*written)}</w:body>"):
        body.insert(len(body) - 1, block)
    stream = io.BytesIO()
    document.save(stream)
    return _with_footnote(stream.getvalue(), footnote) if footnote else stream.getvalue()


def _with_footnote(whole: bytes, text: str) -> bytes:
    parts = parts_of(whole)
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph}</w:footnote></w:footnotes>'
    ).encode()
    for name, end, new in (
        ("[Content_Types].xml", "</Types>",
         f'<Override PartName="/word/footnotes.xml" ContentType="{_NOTES}"/>'),
        ("word/_rels/document.xml.rels", "</Relationships>",
         f'<Relationship Id="n1" Type="{_KIND}/footnotes" Target="footnotes.xml"/>'),
    ):  # fmt: skip
        parts[name] = parts[name].decode().replace(end, new + end).encode()
    return packed(parts)
