from __future__ import annotations

import dataclasses
import shutil
from typing import TYPE_CHECKING

import bagit
import pytest
from small_archive import DAY, add, document, figure, opened, sealed

from zgreport.archive import bag, chain, contents
from zgreport.archive.verify import Heading, Verified, verify
from zgreport.findings import Severity

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(5)

IDS = ("2022-r1", "2023-r1", "2023-r2")
_FLIPS = 500  # spread evenly; tests/sweeps/flip_sweep.py tries every byte


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two years, the second in two revisions."""
    folder = tmp_path / "archive"
    add(folder, "2022-r1", sealed(2022, figure("市级", 512), figure("省级", 22)))
    add(folder, "2023-r1", sealed(2023, figure("市级", 563)))
    add(folder, "2023-r2", sealed(2023, figure("市级", 563), figure("省级", 20)))
    return folder


def checked(folder: Path, head: str | None = None) -> Verified:
    store = opened(folder)
    return verify(store, store.ids(), head)


def errors(folder: Path, head: str | None = None) -> set[tuple[str, str | None]]:
    found = checked(folder, head).all_findings
    return {(f.code, f.place.file) for f in found if f.severity is Severity.ERROR}


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def lines_of(folder: Path) -> list[bytes]:
    return (folder / chain.CHAIN).read_bytes().splitlines(keepends=True)


def write_lines(folder: Path, *lines: bytes) -> None:
    (folder / chain.CHAIN).write_bytes(b"".join(lines))


def test_an_archive_nobody_touched_holds_under_every_heading(archive: Path) -> None:
    found = checked(archive)
    assert found.bags == IDS
    assert found.all_hold
    assert found.all_findings == ()
    assert [found.holds(heading) for heading in Heading] == [True] * 4


def test_the_public_package_accepts_every_bag(archive: Path) -> None:
    for bag_id in IDS:
        assert bagit.Bag(str(archive / bag_id)).validate()


def test_every_flipped_byte_is_caught_and_its_file_named(archive: Path) -> None:
    files = [(path, path.read_bytes()) for path in files_of(archive)]
    total = sum(len(data) for _, data in files)
    every = max(total // _FLIPS, 1)
    seen = 0
    for path, data in files:
        for at in range(-seen % every, len(data), every):
            path.write_bytes(data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :])
            named = {file for _, file in errors(archive)}
            shown = path.relative_to(archive.parent).as_posix()
            assert shown in named, f"{shown}, byte {at}"
        seen += len(data)
        path.write_bytes(data)
    assert errors(archive) == set()


def test_every_removed_file_is_caught_and_named(archive: Path) -> None:
    for path in files_of(archive):
        data = path.read_bytes()
        path.unlink()
        shown = path.relative_to(archive.parent).as_posix()
        named = {file for _, file in errors(archive)}
        if path.name == chain.CHAIN:
            assert named == {f"archive/{bag_id}" for bag_id in IDS}
        else:
            assert shown in named
        path.write_bytes(data)


def test_every_added_file_is_caught_and_named(archive: Path) -> None:
    for folder in [archive, *(path for path in archive.rglob("*") if path.is_dir())]:
        added = folder / "补充.docx"
        added.write_bytes(b"x")
        assert added.relative_to(archive.parent).as_posix() in {f for _, f in errors(archive)}
        added.unlink()


def test_every_renamed_file_is_caught_and_named(archive: Path) -> None:
    for path in files_of(archive):
        renamed = path.with_name(f"旧{path.name}")
        path.rename(renamed)
        named = {file for _, file in errors(archive)}
        shown = {each.relative_to(archive.parent).as_posix() for each in (path, renamed)}
        assert named & shown, path
        renamed.rename(path)


def test_a_renamed_file_of_the_payload_is_said_to_be_renamed(archive: Path) -> None:
    path = archive / "2023-r1/data/workspace/inputs/2023/甲=25乙.csv"
    path.rename(path.with_name("丙.csv"))
    (finding,) = checked(archive).findings[Heading.INTEGRITY]
    assert (finding.code, finding.place.file) == (
        "archive.file_renamed",
        "archive/2023-r1/data/workspace/inputs/2023/甲=25乙.csv",
    )
    assert finding.values["to"] == "data/workspace/inputs/2023/丙.csv"


@pytest.mark.parametrize("bag_id", IDS)
def test_a_bag_that_is_removed_or_renamed_is_caught(archive: Path, bag_id: str) -> None:
    (archive / bag_id).rename(archive / "2021-r1")
    assert {
        ("archive.bag_missing", f"archive/{bag_id}"),
        ("archive.unchained", "archive/2021-r1"),
    } <= errors(archive)
    shutil.rmtree(archive / "2021-r1")
    assert errors(archive) == {("archive.bag_missing", f"archive/{bag_id}")}


def test_two_bags_that_change_places_are_caught(archive: Path) -> None:
    (archive / "2023-r1").rename(archive / "spare")
    (archive / "2022-r1").rename(archive / "2023-r1")
    (archive / "spare").rename(archive / "2022-r1")
    named = {file for code, file in errors(archive) if code == "archive.tag_changed"}
    assert {"archive/2022-r1/manifest-sha256.txt", "archive/2023-r1/manifest-sha256.txt"} <= named


@pytest.mark.parametrize("removed", [0, 1])
def test_a_removed_line_breaks_the_chain(archive: Path, removed: int) -> None:
    lines = lines_of(archive)
    write_lines(archive, *lines[:removed], *lines[removed + 1 :])
    found = checked(archive).findings[Heading.AUTHENTICITY]
    assert ("archive.chain_broken", removed + 1) in {(f.code, f.place.line) for f in found}
    assert ("archive.unchained", f"archive/{IDS[removed]}") in errors(archive)


@pytest.mark.parametrize("first", [0, 1])
def test_swapped_lines_break_the_chain(archive: Path, first: int) -> None:
    lines = lines_of(archive)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    write_lines(archive, *lines)
    found = checked(archive).findings[Heading.AUTHENTICITY]
    assert ("archive.chain_broken", first + 1) in {(f.code, f.place.line) for f in found}


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_repeated_line_breaks_the_chain(archive: Path, at: int) -> None:
    lines = lines_of(archive)
    write_lines(archive, *lines[: at + 1], lines[at], *lines[at + 1 :])
    found = checked(archive).findings[Heading.AUTHENTICITY]
    assert ("archive.chain_broken", at + 2) in {(f.code, f.place.line) for f in found}


def test_the_last_line_alone_leaves_its_bag_behind(archive: Path) -> None:
    write_lines(archive, *lines_of(archive)[:-1])
    assert errors(archive) == {("archive.unchained", "archive/2023-r2")}


def test_a_cut_off_end_is_caught_by_the_head_that_was_noted(archive: Path) -> None:
    head = opened(archive).chain.head
    write_lines(archive, *lines_of(archive)[:-1])
    shutil.rmtree(archive / "2023-r2")
    assert errors(archive) == set(), "no chain can show this by itself"
    assert errors(archive, head) == {("archive.head_gone", "archive/chain.jsonl")}
    assert errors(archive, head[:16].upper()) == {("archive.head_gone", "archive/chain.jsonl")}


def test_a_head_of_a_few_digits_proves_nothing(archive: Path) -> None:
    head = opened(archive).chain.head
    assert errors(archive, head[:15]) == {("archive.head_short", "archive/chain.jsonl")}
    assert errors(archive, head[:16]) == set()


def test_a_head_noted_earlier_is_still_on_the_chain(archive: Path) -> None:
    earlier = opened(archive).chain.links[0].hash
    assert errors(archive, earlier) == set()


def _rewritten(folder: Path, bag_id: str, name: str, data: bytes) -> dict[str, bytes]:
    """A file of a bag changed, and all manifests made to fit."""
    store = opened(folder)
    held = bag.payload(store.read(bag_id).files)
    info = bag.read_info(store.read(bag_id).files["bag-info.txt"])
    info.pop("Payload-Oxum")
    files = bag.make({**held, name: data}, info)
    for path, content in files.items():
        (folder / bag_id / path).write_bytes(content)
    return files


def test_rewritten_manifests_are_caught_by_the_chain(archive: Path) -> None:
    held = opened(archive).read("2023-r1").files["data/figures.json"]
    _rewritten(archive, "2023-r1", contents.FIGURES, held.replace(b"563", b"565"))
    assert bagit.Bag(str(archive / "2023-r1")).validate(), "the manifests fit"
    found = errors(archive)
    assert ("archive.tag_changed", "archive/2023-r1/manifest-sha256.txt") in found
    assert ("archive.code_differs", "archive/2023-r1/data/record.json") in found
    named = {f.values["name"] for f in checked(archive).all_findings if "name" in f.values}
    assert named == {"市级"}


def test_even_with_a_new_chain_the_figures_do_not_agree(archive: Path) -> None:
    """Who rewrites everything must change the record, the figures and the text together."""
    held = opened(archive).read("2023-r2").files["data/figures.json"]
    files = _rewritten(archive, "2023-r2", contents.FIGURES, held.replace(b"563", b"565"))
    links = opened(archive).chain.links
    again = chain.added(chain.Chain(links[:-1]), "2023-r2", DAY, bag.tags(files))
    (archive / chain.CHAIN).write_bytes(chain.as_bytes(again))
    codes = {code for code, _ in errors(archive)}
    assert codes == {"archive.code_differs", "archive.figure_differs", "archive.value_not_printed"}


def test_a_link_is_caught_and_not_followed(archive: Path, tmp_path: Path) -> None:
    secret = tmp_path / "秘密.txt"
    secret.write_text("x", encoding="utf-8")
    (archive / "2023-r1/data/秘密.txt").symlink_to(secret)
    assert errors(archive) == {("archive.is_link", "archive/2023-r1/data/秘密.txt")}


def test_a_document_that_calls_out_fails_security_alone(tmp_path: Path) -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="http://example.com/a.png" TargetMode="External"/>'
        "</Relationships>"
    )
    final = document("刊发563篇。", extra={"word/_rels/document.xml.rels": outside.encode()})
    folder = tmp_path / "archive"
    add(folder, "2023-r1", sealed(2023, figure("市级", 563), final=final))
    found = checked(folder)
    assert [h for h in Heading if not found.holds(h)] == [Heading.SECURITY]
    (finding,) = found.findings[Heading.SECURITY]
    assert (finding.code, finding.place.file) == (
        "document.outside",
        "archive/2023-r1/data/综述.docx",
    )


def test_a_document_that_does_not_open_fails_usability(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    add(folder, "2023-r1", sealed(2023, figure("市级", 563), final=b"\xd0\xcf\x11\xe0 nothing"))
    found = checked(folder)
    assert not found.holds(Heading.USABILITY)
    assert found.holds(Heading.INTEGRITY)


def test_a_pdf_must_be_pdfa(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    what = sealed(2023, figure("市级", 563))
    good = b"%PDF-1.7 <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
    for number, pdf in enumerate((good, b"%PDF-1.4", b""), start=1):
        add(folder, f"2023-r{number}", dataclasses.replace(what, pdf=pdf))
    assert errors(folder) == {("archive.not_pdfa", "archive/2023-r2/data/综述.pdf")}
