from __future__ import annotations

import contextlib
import io
import random
import zipfile
from collections.abc import Callable

import pytest
from told import refused

from zgreport.document.gate import check
from zgreport.document.package import canonical, identity, pack, unpack
from zgreport.document.template import open_template
from zgreport.findings import Place, ZgreportError

PLACE = Place(file="templates/综述.docx")
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Make = Callable[..., bytes]


def zipped(*members: tuple[str, bytes], level: int = 9) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def faults(data: bytes) -> list[str]:
    found = refused(lambda: check(unpack(data, PLACE), PLACE))
    return [f.code.removeprefix("document.") for f in found]


def test_the_same_parts_give_the_same_bytes() -> None:
    one = zipped(("b.xml", b"<b/>"), ("[Content_Types].xml", b"<t/>"), ("a.xml", b"<a/>"))
    two = zipped(("a.xml", b"<a/>"), ("b.xml", b"<b/>"), ("[Content_Types].xml", b"<t/>"), level=1)
    assert canonical(one) == canonical(two)
    assert identity(one) == identity(two)
    with zipfile.ZipFile(io.BytesIO(canonical(one))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.flag_bits for entry in archive.infolist()} == {0}


@pytest.mark.parametrize(
    "other", [(("a.xml", b"<b/>"),), (("b.xml", b"<a/>"),), (("a.xml", b"<a/>"), ("b", b""))]
)
def test_other_parts_have_another_identity(other: tuple[tuple[str, bytes], ...]) -> None:
    assert identity(zipped(("a.xml", b"<a/>"))) != identity(zipped(*other))


def test_what_is_no_zip_has_no_identity() -> None:
    with pytest.raises(ValueError, match="zip"):
        identity(b"text")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "kind_empty"),
        (b"\0" * 100, "kind_empty"),
        (b"%PDF-1.7", "not_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "kind_doc"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "kind_encrypted",
        ),
        (zipped(("a.txt", b"x")), "not_word"),
        (zipped(("content.xml", b"<x/>"), ("mimetype", b"x")), "kind_odf"),
        (zipped(("../a.xml", b"<x/>")), "member_outside"),
        (zipped(("/a.xml", b"<x/>")), "member_outside"),
        (zipped(("a.xml", b" " * 3 * 2**20)), "member_swells"),
        (zipped(("a.xml", b"<!DOCTYPE a><a/>")), "entity"),
        (zipped(("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))), "entity"),
        (zipped(("a.xml", b"<a>")), "broken_member"),
    ],
)
def test_what_is_not_a_word_file_is_named(data: bytes, code: str) -> None:
    assert faults(data) == [code]


def test_a_name_given_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a.xml", b"<a/>"), ("a.xml", b"<b/>"))
    assert faults(data) == ["member_twice"]


def test_a_damaged_zip_is_named(make: Make) -> None:
    data = bytearray(make("好" * 1000))
    data[60:90] = b"\xff" * 30
    assert faults(bytes(data)) == ["damaged"]


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = unpack(data, PLACE)
    before = parts[part].decode()
    assert old in before
    return pack({**parts, part: before.replace(old, new, 1).encode()})


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("document.main+xml", "template.main+xml", "kind_dotx"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
            "kind_docm",
        ),
    ],
)
def test_other_kinds_of_word_files_are_named(make: Make, old: str, new: str, code: str) -> None:
    assert faults(changed(make("好"), "[Content_Types].xml", old, new)) == [code]


def test_a_strict_document_is_named(make: Make) -> None:
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert faults(changed(make("好"), "word/document.xml", transitional, strict)) == ["kind_strict"]


@pytest.mark.parametrize(
    ("kind", "target", "mode", "code"),
    [
        ("image", "http://example.invalid/x.png", "External", "outside"),
        ("attachedTemplate", "http://example.invalid/x.dotm", "External", "outside"),
        ("attachedTemplate", "\\\\server\\x.dotm", "External", "outside"),
        ("attachedTemplate", "file://server/x.dotm", "External", "outside"),
        ("subDocument", "x.docx", "External", "outside"),
        ("aFChunk", "x.html", "Internal", "holds_alt_chunk"),
        ("oleObject", "embeddings/x.bin", "Internal", "holds_ole"),
        ("vbaProject", "vbaProject.bin", "Internal", "holds_macro"),
        ("control", "activeX/activeX1.xml", "Internal", "holds_activex"),
    ],
)
def test_what_calls_out_or_runs_is_refused(
    make: Make, kind: str, target: str, mode: str, code: str
) -> None:
    relation = (
        f'<Relationship Id="x9" Type="{RELATION}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )
    data = changed(
        make("好"),
        "word/_rels/document.xml.rels",
        "</Relationships>",
        relation + "</Relationships>",
    )
    assert faults(data) == [code]


SPLIT = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> INCLUDE</w:instrText></w:r>"
    '<w:r><w:instrText>TEXT "x"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize("field", ['<w:fldSimple w:instr=" DDEAUTO excel x "/>', SPLIT])
def test_fields_that_fetch_are_refused(make: Make, field: str) -> None:
    assert faults(changed(make("好"), "word/document.xml", "</w:p>", field + "</w:p>")) == ["field"]


@pytest.mark.parametrize("target", ["C:\\模板\\x.dotm", "file:///C:/x.dotm", "Normal.dotm"])
def test_a_template_on_this_machine_is_a_note(make: Make, target: str) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/attachedTemplate" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    parts = {**unpack(make("好"), PLACE), "word/_rels/settings.xml.rels": rels.encode()}
    assert [f.code for f in check(parts, PLACE)] == ["document.local_template"]


def test_whatever_bytes_are_changed_the_file_is_read_or_named(make: Make) -> None:
    whole = make("好", [["{{ n }}"]])
    chance = random.Random(7)
    for _ in range(80):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ZgreportError):
            open_template(bytes(data[: chance.choice((len(data), 900))]), "x")
