"""The XML of a Word file: its namespaces, and one strict way to read and write a part."""

from __future__ import annotations

import functools

from lxml import etree

__all__ = [
    "FALLBACK",
    "MC",
    "STRICT",
    "W14",
    "WP",
    "XML_SPACE",
    "Element",
    "R",
    "decoded",
    "drop",
    "drop_with_run",
    "is_for_old_programs",
    "look_into",
    "parse",
    "serialise",
    "w",
]

Element = etree._Element  # noqa: SLF001  # lxml has no public name for the type

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
STRICT = "http://purl.oclc.org/ooxml/"
FALLBACK = f"{{{MC}}}Fallback"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@functools.cache
def w(name: str) -> str:
    """The qualified name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


def parse(data: bytes | str) -> Element:
    """The root of a part; raises lxml's XMLSyntaxError where the part is not well-formed.

    No entity is resolved, nothing is fetched, nothing is mended.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    source = data.encode() if isinstance(data, str) else data
    return etree.fromstring(source, parser)


@functools.lru_cache(maxsize=64)  # the parts of a file and those made of them
def look_into(data: bytes) -> Element:
    """As `parse`, for who changes nothing in it: the same root for the same bytes.

    A template's styles, often half a megabyte, are also those of the document made of it, and
    both are held to all that a part must be.
    """
    return parse(data)


def decoded(data: bytes) -> str:
    """The text of a part, to be searched before it is parsed; what cannot be read is replaced."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4]:  # UTF-16 without its mark
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    return data.decode("utf-8", errors="replace")


def serialise(root: Element) -> bytes:
    """The part as bytes: UTF-8, declared standalone, as Word writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_for_old_programs(element: Element) -> bool:
    """True in what stands there once more, for programs that don't know the first (Fallback)."""
    return next(element.iterancestors(FALLBACK), None) is not None


def drop(element: Element) -> None:
    """Take the element out of its parent; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)


def drop_with_run(element: Element) -> None:
    """Take the element out of its run, and the run too where it held nothing else."""
    run = element.getparent()
    drop(element)
    if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        drop(run)
