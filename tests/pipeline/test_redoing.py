"""对照表 corrected as an office does, and the definition that the corrections mean."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hotline import CASES, HEAD, hotline, save
from terminal import called

from zgreport.definition.choices import MeasureKind
from zgreport.definition.read import read_definition
from zgreport.language.reference import RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zgreport.definition.model import Definition, LedgerDef

TABLE = "对照表.xlsx"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `init --from` leaves it; copied for each test."""
    folder = tmp_path_factory.mktemp("office")
    hotline(folder / "来源")
    assert called("init", "综述", "--from", "来源", folder=folder).code == 0
    return folder


@pytest.fixture
def office(begun: Path, tmp_path: Path) -> Path:
    shutil.copytree(begun, tmp_path / "office")
    return tmp_path / "office" / "综述"


def correct(office: Path, *corrections: tuple[str, str, str, str]) -> None:
    """Type into 对照表: the sheet, what the row is about, the head, the new text."""
    book = openpyxl.load_workbook(office / TABLE)
    for sheet, about, head, text in corrections:
        page = book[sheet]
        heads = [cell.value for cell in page[1]]
        (row,) = [r for r in page.iter_rows(min_row=2) if about in [cell.value for cell in r]]
        row[heads.index(head)].value = text or None
    book.save(office / TABLE)


def definition(office: Path) -> Definition:
    return read_definition(office / "inputs" / "report.yaml", "report.yaml", RESERVED)


def ledger(office: Path, name: str = "来电办理") -> LedgerDef:
    (found,) = [one for one in definition(office).ledgers if one.name == name]
    return found


def redo(office: Path) -> None:
    said = called("init", str(office), "--redo")
    assert said.code == 0, said.err


def test_without_a_correction_the_definition_is_the_same_and_the_older_one_stays(
    office: Path,
) -> None:
    before = (office / "inputs" / "report.yaml").read_bytes()
    redo(office)
    assert (office / "inputs" / "report.yaml").read_bytes() == before
    assert (office / "inputs" / "report-旧.yaml").read_bytes() == before
    redo(office)
    assert (office / "inputs" / "report-旧2.yaml").read_bytes() == before


def _measure(office: Path) -> tuple[str, str, MeasureKind, str]:
    (found,) = ledger(office).measures
    return found.name, found.column, found.kind, found.measure_word


def _column(name: str) -> Callable[[Path], object]:
    def found(office: Path) -> object:
        own = [(c.values, c.headers) for c in ledger(office).columns if c.name == name]
        return own[0] if own else None

    return found


CORRECTIONS: list[tuple[tuple[str, str, str, str], Callable[[Path], object], object]] = [
    (("列", "涉及金额", "算法", "期末数"), lambda o: _measure(o)[2], MeasureKind.LAST),
    (("列", "涉及金额", "名称", "挽回损失"), lambda o: _measure(o)[0], "挽回损失"),
    (("列", "涉及金额", "当作", "文字"), lambda o: ledger(o).measures, ()),
    (("列", "类型", "当作", "文字"), _column("类型"), (None, ())),
    (("列", "类型", "名称", "诉求"), _column("诉求"), (("咨询", "建议", "投诉"), ("类型",))),
    (("列", "承办单位", "当作", "文字"), _column("承办单位"), (None, ())),
    (("台账", "来电办理", "量词", "件"), lambda o: ledger(o).measure_word, "件"),
    (("台账", "来电办理", "日期", ""), lambda o: ledger(o).date, None),
    (("台账", "来电办理", "查重", "事项"), lambda o: ledger(o).duplicate_key, ("事项",)),
    (("综述", "署名", "写法", "云川市热线办"), lambda o: definition(o).issuer, "云川市热线办"),
    (
        ("综述", "标题", "写法", "{{ 年 }}年热线综述"),
        lambda o: definition(o).title.text,
        "{{ 年 }}年热线综述",
    ),
]


@pytest.mark.parametrize(
    ("correction", "found", "meant"),
    CORRECTIONS,
    ids=[f"{c[0][1]}.{c[0][2]}={c[0][3]}" for c in CORRECTIONS],
)
def test_the_definition_says_what_the_correction_means(
    office: Path,
    correction: tuple[str, str, str, str],
    found: Callable[[Path], object],
    meant: object,
) -> None:
    correct(office, correction)
    redo(office)
    assert found(office) == meant
    assert called("build", "-C", str(office)).code == 0
    redo(office)  # what was said once holds
    assert found(office) == meant


def test_twenty_corrections_at_once_mean_what_each_means_alone(office: Path) -> None:
    chance = random.Random(12)
    apart = {c[0][1:3]: c for c in chance.sample(CORRECTIONS, len(CORRECTIONS))}
    chosen = [c for c in apart.values() if c[0][1] not in {"涉及金额", "类型"}]
    chosen += [CORRECTIONS[0], CORRECTIONS[1], CORRECTIONS[4]]
    correct(office, *(c[0] for c in chosen))
    redo(office)
    assert [found(office) for _, found, _ in chosen] == [meant for _, _, meant in chosen]


def test_two_headers_under_one_name_are_one_column(office: Path) -> None:
    save(
        office / "inputs" / "2023" / "来电办理台账补.xlsx",
        (*HEAD[:4], "诉求类别", *HEAD[5:]),
        *CASES(2023, 40)[36:],
    )
    redo(office)
    correct(
        office,
        ("文件", "2023/来电办理台账补.xlsx", "归入", "来电办理"),
        ("列", "诉求类别", "名称", "类型"),
        ("列", "诉求类别", "当作", "类别"),
    )
    redo(office)
    assert _column("类型")(office) == (("咨询", "建议", "投诉"), ("诉求类别",))


def test_a_table_that_was_left_out_is_fetched_when_it_is_wanted(office: Path) -> None:
    name = "原文件夹/2023年/来电办理台账2023 - 副本.xlsx"
    correct(office, ("文件", name, "归入", "另一本"))
    redo(office)
    assert [one.name for one in definition(office).ledgers] == ["来电办理", "另一本"]
    copied = office / "inputs" / "2023" / "来电办理台账2023 - 副本.xlsx"
    assert (
        copied.read_bytes()
        == (office.parent / "来源" / name.removeprefix("原文件夹/")).read_bytes()
    )


def test_a_table_that_is_not_to_be_used_is_not_read(office: Path) -> None:
    correct(office, ("文件", "2022/来电办理台账2022.xlsx", "归入", "不用"))
    redo(office)
    said = called("figures", "2023", "-C", str(office), "-e", "来电办理", "--json").json
    (count,) = [f for f in said["figures"] if f["name"] == "来电办理"]
    assert (count["value"], count["previous"]) == (36, None)


def test_a_template_that_was_edited_stays(office: Path) -> None:
    template = office / "templates" / "综述.docx"
    correct(office, ("台账", "来电办理", "量词", "件"))
    redo(office)
    assert "模板改动过" not in called("init", str(office), "--redo").err
    edited = template.read_bytes() + b"\0"
    template.write_bytes(edited)
    correct(office, ("台账", "来电办理", "量词", "个"))
    assert "模板改动过，没有替换" in called("init", str(office), "--redo").err
    assert template.read_bytes() == edited


BROKEN = [
    (("列", "类型", "当作", "分类"), "drafting.not_a_choice", "列", "H"),
    (("列", "类型", "名称", "2类"), "drafting.not_a_name", "列", "I"),
    (("列", "类型", "名称", "类型_含"), "drafting.not_a_name", "列", "I"),
    (("列", "涉及金额", "量词", ""), "drafting.no_measure_word", "列", "K"),
    (("列", "涉及金额", "算法", "累加"), "drafting.not_a_choice", "列", "J"),
    (("列", "类型", "当作", "数"), "drafting.not_a_choice", "列", "J"),
    (("列", "类型", "当作", "名录"), "drafting.no_registry", "列", "L"),
    (("列", "类型", "表头", "类型 2"), "drafting.unknown_row", "列", "D"),
    (("台账", "来电办理", "日期", "办结日期"), "drafting.no_such_column", "台账", "D"),
    (("台账", "来电办理", "日期", "类型"), "drafting.no_dates_there", "台账", "D"),
    (("台账", "来电办理", "台账", "来电"), "drafting.unknown_row", "台账", "A"),
    (("文件", "承办单位.xlsx", "文件", "单位.xlsx"), "drafting.unknown_row", "文件", "B"),
    (("台账", "来电办理", "量词", "5"), "drafting.not_a_word", "台账", "C"),
    (("台账", "来电办理", "名称", "单位"), "drafting.name_taken", "台账", "B"),
    (("列", "类型", "名称", "事项"), "drafting.name_twice", "列", "I"),
    (("列", "类型", "名称", "来电办理"), "drafting.name_taken", "列", "I"),
    (("列", "类型", "当作", "属性"), "drafting.no_names_column", "列", "H"),
    (("列", "属性", "当作", "数"), "drafting.not_in_registry", "列", "H"),
    (("列", "属性", "当作", "名录名称"), "drafting.two_keys", "列", "H"),
]


@pytest.mark.parametrize(("typed", "code", "sheet", "column"), BROKEN)
def test_what_cannot_be_meant_is_refused_by_its_cell_and_nothing_is_written(
    office: Path, typed: tuple[str, str, str, str], code: str, sheet: str, column: str
) -> None:
    correct(office, typed)
    before = {p: p.read_bytes() for p in office.rglob("*") if p.is_file()}
    said = called("init", str(office), "--redo", "--json")
    found = {
        (f["code"], f["file"], f["sheet"], (f["cell"] or "")[:1]) for f in said.json["findings"]
    }
    assert said.code == 1
    assert (code, TABLE, sheet, column) in found
    assert {p: p.read_bytes() for p in office.rglob("*") if p.is_file()} == before


def test_a_sheet_or_a_head_that_is_gone_is_told(office: Path) -> None:
    book = openpyxl.load_workbook(office / TABLE)
    book["台账"].title = "别的"
    book["列"]["H1"].value = "角色"
    book.save(office / TABLE)
    said = called("init", str(office), "--redo", "--json")
    assert {f["code"] for f in said.json["findings"]} == {"drafting.no_page", "drafting.no_head"}


def test_without_a_table_of_its_own_a_workspace_cannot_be_done_again(tmp_path: Path) -> None:
    assert called("init", "空", "--blank", folder=tmp_path).code == 0
    said = called("init", "空", "--redo", "--json", folder=tmp_path)
    assert (said.code, [f["code"] for f in said.json["findings"]]) == (1, ["pipeline.no_crosswalk"])


def spell(office: Path, *rows: tuple[str, str, str, str]) -> None:
    """Type rows into 写法: the registry or column, the name, the other spellings, 合并."""
    book = openpyxl.load_workbook(office / TABLE)
    for owner, name, others, merged in rows:
        book["写法"].append([owner, name, others, "", merged])
    book.save(office / TABLE)


def count(office: Path, expression: str, year: str = "2023") -> int:
    said = called("figures", year, "-C", str(office), "-e", expression, "--json").json
    return int(next(f["value"] for f in said["figures"] if f["expression"] == expression))


def test_spellings_that_are_one_name_count_as_one(office: Path) -> None:
    spell(office, ("来电办理.类型", "咨询", "建议", "是"), ("单位", "甲局", "乙局", "是"))
    redo(office)
    assert count(office, '来电办理(类型="咨询")') == 24
    assert count(office, '来电办理(单位="甲局")') == 36
    redo(office)
    assert count(office, '来电办理(类型="咨询")') == 24


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("单位", "甲局", "乙局", "是"), ("单位", "丙局", "乙局", "是")], "spelling_twice"),
        ([("单位", "甲局", "乙局", "是"), ("单位", "丙局", "甲局", "是")], "spelling_twice"),
        ([("单位", "戊局", "乙局", "是")], "no_member"),
        ([("单位", "甲局", "", "是")], "spelling_blank"),
        ([("部门", "甲局", "乙局", "是")], "unknown_row"),
        ([("单位", "甲局", "乙局", "对")], "not_a_choice"),
    ],
)
def test_spellings_that_cannot_be_one_name_are_refused(
    office: Path, rows: list[tuple[str, str, str, str]], code: str
) -> None:
    spell(office, *rows)
    said = called("init", str(office), "--redo", "--json")
    assert [(f["code"], f["sheet"]) for f in said.json["findings"]] == [
        (f"drafting.{code}", "写法")
    ]


def test_a_renamed_ledger_keeps_what_was_said_of_it_and_takes_next_year_s_files(
    office: Path,
) -> None:
    correct(
        office,
        ("台账", "来电办理", "名称", "热线"),
        ("台账", "来电办理", "量词", "件"),
        ("列", "类型", "名称", "诉求"),
    )
    redo(office)
    assert ledger(office, "热线").measure_word == "件"
    save(office / "inputs" / "2024" / "来电办理台账2024.xlsx", HEAD, *CASES(2024, 40))
    assert count(office, '热线(诉求="咨询")', "2024") == 14
    redo(office)
    assert [one.name for one in definition(office).ledgers] == ["热线"]
    assert "诉求" in [column.name for column in ledger(office, "热线").columns]


def test_a_registry_may_be_made_a_ledger_and_a_registry_again(office: Path) -> None:
    correct(office, ("列", "单位名称", "当作", "文字"))
    redo(office)
    assert definition(office).registries == ()
    assert len(definition(office).ledgers) == 2
    correct(office, ("列", "单位名称", "当作", "名录名称"))
    redo(office)
    assert [(one.name, one.key) for one in definition(office).registries] == [("单位", "单位名称")]


def test_rows_may_be_sorted_or_deleted_and_columns_moved(office: Path) -> None:
    correct(office, ("列", "类型", "名称", "诉求"))
    book = openpyxl.load_workbook(office / TABLE)
    page = book["列"]
    head, *rows = ([cell.value for cell in row][::-1] for row in page.iter_rows())
    page.delete_rows(1, page.max_row)
    for row in (head, *[r for r in rows[::-1] if "备注" not in r]):
        page.append(row)
    book.save(office / TABLE)
    redo(office)
    assert _column("诉求")(office) == (("咨询", "建议", "投诉"), ("类型",))


def test_while_the_table_is_open_nothing_is_done(office: Path) -> None:
    (office / f"~${TABLE}").write_bytes(b"x")
    before = {p: p.read_bytes() for p in office.rglob("*") if p.is_file()}
    said = called("init", str(office), "--redo")
    assert (said.code, "先保存、关闭" in said.err) == (3, True)
    assert {p: p.read_bytes() for p in office.rglob("*") if p.is_file()} == before


def test_what_the_table_remembers_cannot_be_done_without(office: Path) -> None:
    book = openpyxl.load_workbook(office / TABLE)
    book.remove(book["存底"])
    book.save(office / TABLE)
    said = called("init", str(office), "--redo", "--json")
    assert [f["code"] for f in said.json["findings"]] == ["drafting.no_memory"]


def test_a_definition_edited_by_hand_is_kept_beside(office: Path) -> None:
    path = office / "inputs" / "report.yaml"
    edited = path.read_bytes() + "# 手工改过\n".encode()
    path.write_bytes(edited)
    redo(office)
    assert (office / "inputs" / "report-旧.yaml").read_bytes() == edited


QUARTERS = ("一季度", "二季度", "三季度", "四季度")
TOWNS = [["柳林乡", 20.0, 21.0, 23.0, 22.0], ["石桥镇", 31.0, 33.0, 32.0, 34.0]]


@pytest.fixture
def crossed(tmp_path: Path) -> Path:
    save(tmp_path / "来源" / "2023年低保在册人数.xlsx", ["乡镇", *QUARTERS], *TOWNS)
    assert called("init", "综述", "--from", "来源", folder=tmp_path).code == 0
    return tmp_path / "综述"


def test_the_numbers_of_a_cross_table_have_a_row_in_which_they_are_corrected(crossed: Path) -> None:
    cells = "（格中的数）"
    correct(crossed, ("列", cells, "算法", "平均"), ("列", cells, "名称", "低保对象"))
    correct(crossed, ("列", cells, "量词", "名"))
    redo(crossed)
    (found,) = definition(crossed).ledgers
    (told,) = found.measures
    assert (told.name, told.kind, told.measure_word) == ("低保对象", MeasureKind.MEAN, "名")
    assert not found.measure_word


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("台账", "确定", "量词", "人"), "drafting.word_of_cells"),
        (("列", "（格中的数）", "当作", "日期"), "drafting.not_a_choice"),
    ],
)
def test_the_numbers_of_a_cross_table_are_no_records_and_no_dates(
    crossed: Path, typed: tuple[str, str, str, str], code: str
) -> None:
    page = openpyxl.load_workbook(crossed / TABLE)["台账"]
    about = page.cell(2, 1).value if typed[0] == "台账" else typed[1]
    book_row = (typed[0], str(about), typed[2], typed[3])
    correct(crossed, book_row)
    said = called("init", str(crossed), "--redo", "--json")
    assert said.code == 1
    assert code in [f["code"] for f in said.json["findings"]]
