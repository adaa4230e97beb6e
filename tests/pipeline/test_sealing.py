from __future__ import annotations

import json
import shutil
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import bagit
import docx
import pytest
from desk import SUMMARY, Desk, edited, silent
from told import refused

from zgreport.archive.record import read
from zgreport.pipeline.archive import (
    archive_diff,
    archive_list,
    archive_restore,
    archive_show,
    archive_verify,
)
from zgreport.pipeline.build import build
from zgreport.pipeline.order import Order
from zgreport.pipeline.sealing import Sealing, archive_add

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zgreport.pipeline.sealing import Added

pytestmark = pytest.mark.long(18)

DAY = date(2024, 1, 8)


def add(root: Path, document: Path | None = None, **how: object) -> Added:
    sealing = Sealing(DAY, document, **how)  # type: ignore[arg-type]  # as the test says
    return archive_add(Order(root, year=2023), sealing, silent)


def refusal(action: Callable[[], object]) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.place.file) for finding in refused(action)]


@pytest.fixture(scope="module")
def kept(built: Desk, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Added]:
    """The built example sealed, and what sealing said of it; to be left as they are."""
    desk = built.copied(tmp_path_factory.mktemp("kept") / "云川")
    return desk, add(desk.root)


@pytest.fixture
def spare(kept: tuple[Desk, Added], tmp_path: Path) -> tuple[Desk, Added]:
    """A copy of the built example sealed, to be spoilt."""
    return kept[0].copied(tmp_path / "云川"), kept[1]


def test_what_went_out_is_sealed_with_everything_it_was_made_of(kept: tuple[Desk, Added]) -> None:
    desk, added = kept
    assert (added.id, added.folder, added.changes) == ("2023-r1", "out/archive/2023-r1", ())
    folder = desk.root / added.folder
    data = folder / "data"
    built = desk.summary.read_bytes()
    assert (data / "综述.docx").read_bytes() == built
    assert (data / "综述-生成稿.docx").read_bytes() == built
    out = desk.root / "out/2023"
    for name in ("figures.json", "manifest.json"):
        assert (data / name).read_bytes() == (out / name).read_bytes()
    used = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    workspace = data / "workspace"
    sealed = {p.relative_to(workspace).as_posix() for p in workspace.rglob("*") if p.is_file()}
    assert sealed == set(used)
    for name in used:
        assert (data / "workspace" / name).read_bytes() == (desk.root / name).read_bytes()
    assert bagit.Bag(str(folder)).validate()
    assert archive_verify(desk.root, deep=True).all_hold


def test_the_code_is_the_beginning_of_the_checksum_of_the_figures(kept: tuple[Desk, Added]) -> None:
    desk, added = kept
    manifest = (desk.root / added.folder / "manifest-sha256.txt").read_text(encoding="utf-8")
    (line,) = (line for line in manifest.splitlines() if line.endswith("data/figures.json"))
    assert line.startswith(added.code)
    assert len(added.code) == 16


def test_values_are_sealed_exactly(kept: tuple[Desk, Added]) -> None:
    desk, added = kept
    record = read((desk.root / added.folder / "data/record.json").read_bytes())
    rate = record.figure("采用率", "")
    assert rate is not None
    assert (rate.value, rate.kind, rate.published) == (Fraction(36, 284), "share", None)
    assert rate.meaning.startswith('报送(采用="是") / 报送｜报送：篇，first')


def test_the_same_again_makes_no_revision(small_desk: Desk) -> None:
    first = add(small_desk.root)
    again = add(small_desk.root)
    assert (again.id, again.head) == (first.id, first.head)
    assert "archive.same" in {finding.code for finding in again.findings}
    assert [line.id for line in archive_list(small_desk.root)] == ["2023-r1"]


def test_a_scan_that_comes_later_makes_the_next_revision(small_desk: Desk, tmp_path: Path) -> None:
    add(small_desk.root)
    first = small_desk.root / "out/archive/2023-r1"
    before = {p: p.read_bytes() for p in first.rglob("*") if p.is_file()}
    scan = tmp_path / "签发单 (扫描).pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    added = add(small_desk.root, attached=(scan,))
    assert added.id == "2023-r2"
    attached = list((small_desk.root / added.folder / "data/附件").iterdir())
    assert [path.read_bytes() for path in attached] == [b"%PDF-1.4 scan"]
    assert {p: p.read_bytes() for p in before} == before
    assert archive_verify(small_desk.root).all_hold


def test_an_edited_document_whose_numbers_stand_is_sealed_as_it_is(
    small_desk: Desk, tmp_path: Path
) -> None:
    final = tmp_path / "定稿.docx"
    document = docx.Document(str(small_desk.summary))
    document.paragraphs[1].insert_paragraph_before("（送审后修改）")
    document.save(str(final))
    added = add(small_desk.root, final)
    assert added.changes == ()
    assert (small_desk.root / added.folder / "data/综述.docx").read_bytes() == final.read_bytes()
    assert archive_verify(small_desk.root).all_hold


def test_other_values_stop_it_unless_there_is_a_reason(built_desk: Desk, tmp_path: Path) -> None:
    final = edited(built_desk.summary, tmp_path / "定稿.docx", "563", "565")
    found = refusal(lambda: add(built_desk.root, final))
    assert {code for code, _ in found} == {"archive.states_otherwise"}
    assert not (built_desk.root / "out/archive/2023-r1").exists()
    added = add(built_desk.root, final, reason="分管领导核定")
    record = read((built_desk.root / added.folder / "data/record.json").read_bytes())
    figure = record.figure("市级刊发", "")
    assert figure is not None
    assert (figure.value, figure.published, figure.stated) == (
        Fraction(563),
        Fraction(565),
        Fraction(565),
    )
    assert record.reason == "分管领导核定"
    assert {change.computed for change in record.changes} == {"563篇"}
    assert archive_verify(built_desk.root, deep=True).all_hold


def test_the_document_in_the_years_folder_may_be_the_edited_one(small_desk: Desk) -> None:
    out = small_desk.summary
    edited(out, out, "市级2篇", "市级3篇")
    assert {code for code, _ in refusal(lambda: add(small_desk.root))} == {
        "archive.states_otherwise"
    }
    added = add(small_desk.root, reason="核定")
    assert (small_desk.root / added.folder / "data/综述.docx").read_bytes() == out.read_bytes()


def test_a_definition_that_changed_since_the_build_is_named(small_desk: Desk) -> None:
    definition = small_desk.inputs / "report.yaml"
    definition.write_bytes(definition.read_bytes() + "# 改过\n".encode())
    (finding,) = refused(lambda: add(small_desk.root))
    assert (finding.code, finding.values["names"]) == (
        "archive.changed_since",
        ("inputs/report.yaml",),
    )


def test_a_year_that_is_not_built_cannot_be_sealed(desk: Desk) -> None:
    assert refusal(lambda: add(desk.root)) == [("archive.not_built", "out/2023")]


def test_the_date_given_to_the_build_is_the_one_sealed(small_desk: Desk) -> None:
    order = Order(small_desk.root, year=2023, date=date(2024, 1, 12))
    build(order, silent)
    record = read((small_desk.root / add(small_desk.root).folder / "data/record.json").read_bytes())
    assert record.date == "2024-01-12"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "document.kind_doc"),
        (b"PK\x03\x04 broken", "document.not_word"),
        (b"", "document.kind_empty"),
    ],
)
def test_a_file_that_is_no_word_file_is_refused(
    small_desk: Desk, tmp_path: Path, content: bytes, code: str
) -> None:
    final = tmp_path / "定稿.docx"
    final.write_bytes(content)
    assert [found for found, _ in refusal(lambda: add(small_desk.root, final))] == [code]
    assert not (small_desk.root / "out/archive").exists()


def test_two_attachments_of_one_name_are_refused(small_desk: Desk, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "签发单.pdf").write_bytes(b"%PDF")
    both = tuple(tmp_path / folder / "签发单.pdf" for folder in ("甲", "乙"))
    assert refusal(lambda: add(small_desk.root, attached=both))[0][0] == "archive.attached_twice"


def test_the_same_summary_gives_the_same_bag_in_any_folder(
    kept: tuple[Desk, Added], built_desk: Desk
) -> None:
    desk, added = kept
    bags = []
    for folder in (desk.root / added.folder, built_desk.root / add(built_desk.root).folder):
        files = sorted(p for p in folder.rglob("*") if p.is_file())
        bags.append({p.relative_to(folder).as_posix(): p.read_bytes() for p in files})
    assert bags[0] == bags[1]


def test_the_workspace_comes_back_as_it_was(spare: tuple[Desk, Added], tmp_path: Path) -> None:
    desk, added = spare
    shutil.rmtree(desk.root / "inputs")
    assert archive_restore(desk.root, "2023", tmp_path / "取回") == added.id
    restored = tmp_path / "取回"
    before = desk.summary.read_bytes()
    assert (restored / "out/2023" / SUMMARY).read_bytes() == before
    build(Order(restored, year=2023), silent)
    assert (restored / "out/2023" / SUMMARY).read_bytes() == before


def test_a_folder_with_something_in_it_is_not_restored_over(
    kept: tuple[Desk, Added], tmp_path: Path
) -> None:
    desk, _ = kept
    (tmp_path / "取回").mkdir()
    (tmp_path / "取回/别动.txt").write_text("x", encoding="utf-8")
    found = refusal(lambda: archive_restore(desk.root, "2023", tmp_path / "取回"))
    assert found[0][0] == "archive.target_taken"
    assert [path.name for path in (tmp_path / "取回").iterdir()] == ["别动.txt"]


def test_a_damaged_bag_is_not_restored(spare: tuple[Desk, Added], tmp_path: Path) -> None:
    desk, added = spare
    path = desk.root / added.folder / "data/record.json"
    path.write_bytes(path.read_bytes() + b" ")
    found = refusal(lambda: archive_restore(desk.root, "2023", tmp_path / "取回"))
    assert [code for code, _ in found] == ["archive.not_sound"]
    assert not (tmp_path / "取回").exists()


def test_a_year_without_a_bag_is_said_with_those_there_are(
    built: Desk, kept: tuple[Desk, Added]
) -> None:
    (found,) = refusal(lambda: archive_show(built.root, "2023"))
    assert found[0] == "archive.nothing_there"
    desk, _ = kept
    (found,) = refusal(lambda: archive_show(desk.root, "2022"))
    assert found[0] == "archive.unknown_bag"
    assert archive_show(desk.root, "2023").line.id == "2023-r1"


def test_the_two_documents_are_compared_figures_first(
    spare: tuple[Desk, Added], tmp_path: Path
) -> None:
    desk, _ = spare
    final = edited(desk.summary, tmp_path / "定稿.docx", "563", "565")
    add(desk.root, final, reason="核定")
    found = archive_diff(desk.root, "2023-r1", "2023-r2")
    (changed,) = (change for change in found.figures if not change.is_same)
    assert (changed.name, changed.after, changed.published_after) == ("市级刊发", "563篇", "565篇")
    assert changed.change == "增加2篇"
    assert all("563" in passage.before[0] for passage in found.passages)
    assert all("565" in passage.after[0] for passage in found.passages)


def test_the_code_in_the_footer_is_the_one_of_the_archive(spare: tuple[Desk, Added]) -> None:
    desk, plain = spare
    template = desk.root / "templates/综述.docx"
    document = docx.Document(str(template))
    document.sections[0].footer.paragraphs[0].add_run("核验码 {{ 核验码 }}")
    document.save(str(template))
    build(Order(desk.root, year=2023), silent, force=True)
    built = docx.Document(str(desk.summary))
    footer = "".join(p.text for p in built.sections[0].footer.paragraphs)
    added = add(desk.root)
    assert f"核验码 {added.code}" in footer
    assert added.code == plain.code, "a code in the footer is none of the figures"
    assert archive_verify(desk.root).all_hold
