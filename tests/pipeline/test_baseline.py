"""Last year's figures: from the inputs or from the archive, and what is said where they differ."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from desk import Desk, desk_in, edited, silent
from third_year import write_third_year
from told import codes, refused

from zgreport.document.text import read_text
from zgreport.pipeline import build as building
from zgreport.pipeline.archive import archive_verify
from zgreport.pipeline.figures import FigureLine, figures
from zgreport.pipeline.order import Choice, Order
from zgreport.pipeline.sealing import Sealing, archive_add

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.findings import Finding

pytestmark = pytest.mark.long(19)

CHANGE = ("name", "value", "previous", "difference", "ratio", "status", "text")
FIGURE = '  市级刊发: 发稿(级别="市级")\n'


def build(root: Path, year: int, baseline: Choice | None = None) -> tuple[Finding, ...]:
    return building.build(Order(root, year=year, baseline=baseline), silent, force=True).findings


def seal(root: Path, year: int, document: Path | None = None, reason: str = "") -> str:
    sealing = Sealing(date(year + 1, 1, 8), document, reason=reason)
    return archive_add(Order(root, year=year), sealing, silent).id


def text(root: Path, year: int) -> tuple[str, ...]:
    (path,) = (root / f"out/{year}").glob("*.docx")
    return read_text(path.read_bytes())


def changes(root: Path, year: int) -> list[dict[str, object]]:
    figures = json.loads((root / f"out/{year}/figures.json").read_text(encoding="utf-8"))
    return [{key: figure.get(key) for key in CHANGE} for figure in figures]


def named(root: Path, name: str, baseline: Choice | None = None) -> FigureLine:
    found = figures(Order(root, year=2022, baseline=baseline))
    return next(line for line in found.lines if line.name == name)


def said(findings: tuple[Finding, ...], name: str = "") -> list[str]:
    """The codes of the pipeline's findings, but for those of the example's media and its date."""
    findings = tuple(f for f in findings if not re.search("other_members|date_late", f.code))
    of_it = (f for f in findings if not name or f.values.get("name") == name)
    return codes(of_it, room="pipeline.")


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A workspace of three years; 2021 and 2022 are built from their inputs, 2021 is sealed."""
    desk = desk_in(tmp_path_factory.mktemp("three") / "云川")
    write_third_year(desk.inputs)
    build(desk.root, 2021)
    seal(desk.root, 2021)
    build(desk.root, 2022)
    return desk


@pytest.fixture
def desk(three_years: Desk, tmp_path: Path) -> Desk:
    """A copy of the workspace of three years, to be spoilt."""
    return three_years.copied(tmp_path / "云川")


@pytest.fixture(scope="module")
def restated(three_years: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same with 2021 sealed again, with another number decided by somebody."""
    folder = tmp_path_factory.mktemp("restated")
    desk = three_years.copied(folder / "云川")
    (generated,) = (desk.root / "out/2021").glob("*.docx")
    final = edited(generated, folder / "定稿.docx", "563", "570")
    seal(desk.root, 2021, final, "领导核定")
    return desk


def test_a_year_compared_with_the_archive_reads_as_one_compared_with_inputs(desk: Desk) -> None:
    counted_text, counted = text(desk.root, 2022), changes(desk.root, 2022)
    shutil.rmtree(desk.inputs / "2021")
    findings = build(desk.root, 2022)
    assert text(desk.root, 2022) == counted_text
    assert changes(desk.root, 2022) == counted
    assert said(findings) == ["pipeline.baseline"]
    assert {figure["previous"] for figure in counted} > {None}
    manifest = json.loads((desk.root / "out/2022/manifest.json").read_text(encoding="utf-8"))
    assert manifest["baseline"] == "2021-r1"


def test_the_year_after_next_needs_only_its_own_and_the_bags(desk: Desk) -> None:
    """2022 from the bag of 2021, and 2023 from that of 2022: a chain of published figures."""
    build(desk.root, 2023)
    counted = changes(desk.root, 2023)
    shutil.rmtree(desk.inputs / "2021")
    build(desk.root, 2022)
    seal(desk.root, 2022)
    shutil.rmtree(desk.inputs / "2022")
    build(desk.root, 2023)
    assert changes(desk.root, 2023) == counted
    assert archive_verify(desk.root, deep=True).all_hold


def test_the_published_value_is_compared_with_not_the_computed_one(
    restated: Desk, tmp_path: Path
) -> None:
    desk = restated.copied(tmp_path / "云川")
    shutil.rmtree(desk.inputs / "2021")
    figure = named(desk.root, "市级刊发").figure
    assert figure is not None
    assert (figure.value, figure.previous) == (Fraction(512), Fraction(570))


def test_inputs_and_archive_that_disagree_are_named_with_both_numbers(
    restated: Desk, tmp_path: Path
) -> None:
    desk = restated.copied(tmp_path / "云川")
    found = build(desk.root, 2022)
    (finding,) = (f for f in found if f.code == "pipeline.disagrees_inputs")
    assert finding.severity == "warning"
    values = {key: finding.values[key] for key in ("name", "counted", "published", "id")}
    assert values == {"name": "市级刊发", "counted": "563篇", "published": "570篇", "id": "2021-r2"}
    decided = build(desk.root, 2022, Choice.INPUTS)
    assert [f.severity for f in decided if f.code == "pipeline.disagrees_inputs"] == ["note"]
    assert named(desk.root, "市级刊发").figure.previous == 563  # type: ignore[union-attr]
    by_archive = build(desk.root, 2022, Choice.ARCHIVE)
    assert "pipeline.disagrees_archive" in said(by_archive, name="市级刊发")
    assert named(desk.root, "市级刊发", Choice.ARCHIVE).figure.previous == 570  # type: ignore[union-attr]


def test_inputs_and_archive_that_agree_are_not_mentioned(desk: Desk) -> None:
    assert said(build(desk.root, 2022)) == []
    assert said(build(desk.root, 2022, Choice.ARCHIVE)) == ["pipeline.baseline"]


def test_a_redefined_figure_is_marked_and_not_compared(desk: Desk) -> None:
    desk.define(FIGURE, '  市级刊发: 发稿(级别="市级", 体裁="信息")\n')
    shutil.rmtree(desk.inputs / "2021")
    line = named(desk.root, "市级刊发")
    assert line.redefined
    assert line.figure is not None
    assert (line.figure.previous, line.change) == (None, "")
    (finding,) = (f for f in build(desk.root, 2022) if f.code == "pipeline.redefined")
    assert finding.values["names"] == ("市级刊发",)


def test_a_changed_group_redefines_the_figures_that_rest_on_it(desk: Desk) -> None:
    desk.define("三棱镜: [基层实践, 经验做法]", "三棱镜: [基层实践]")
    shutil.rmtree(desk.inputs / "2021")
    assert named(desk.root, "三棱镜稿").redefined
    assert not named(desk.root, "市级刊发").redefined


def test_the_definition_may_say_that_they_are_the_same(desk: Desk) -> None:
    desk.define(FIGURE, '  市级刊发: 发稿(级别="市级", 体裁="信息")\n')
    desk.define("small_base: 10", "comparable: [市级刊发]\nsmall_base: 10")
    shutil.rmtree(desk.inputs / "2021")
    line = named(desk.root, "市级刊发")
    assert not line.redefined
    assert line.figure is not None
    assert line.figure.previous == 563


def test_a_figure_that_only_changed_its_name_is_found_by_what_it_counts(desk: Desk) -> None:
    desk.define(FIGURE, '  本市刊物: 发稿(级别="市级")\n  市级刊发: 本市刊物\n')
    shutil.rmtree(desk.inputs / "2021")
    line = named(desk.root, "本市刊物")
    assert line.figure is not None
    assert (line.figure.previous, line.redefined) == (Fraction(563), False)


def test_a_damaged_bag_is_never_compared_with(desk: Desk) -> None:
    path = desk.root / "out/archive/2021-r1/data/record.json"
    path.write_bytes(path.read_bytes().replace(b"563", b"999"))
    shutil.rmtree(desk.inputs / "2021")
    findings = build(desk.root, 2022)
    assert "pipeline.baseline_unsound" in said(findings)
    line = named(desk.root, "市级刊发")
    assert line.figure is not None
    assert (line.figure.previous, line.figure.change.status) == (None, "not_available")
    assert codes(refused(lambda: build(desk.root, 2022, Choice.ARCHIVE))) == [
        "pipeline.no_baseline"
    ]


def test_part_of_a_year_is_counted_from_the_sealed_inputs(desk: Desk) -> None:
    order = Order(desk.root, through=date(2022, 6, 30))
    counted = [line.figure for line in figures(order).lines]
    shutil.rmtree(desk.inputs / "2021")
    again = [line.figure for line in figures(order).lines]
    assert [f and f.previous for f in again] == [f and f.previous for f in counted]
