"""The example's build: what the issue asks of it, its golden text, its evidence, its sameness."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from charted import shown
from desk import SUMMARY, desk_in
from libreoffice import SOFFICE, convert
from terminal import called, started
from yunchuan.registry import MEDIA, UNITS
from yunchuan.yearbook import records_of_both_years

from zgreport.document.package import identity
from zgreport.document.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desk import Desk
    from yunchuan.records import Article, Submission

pytestmark = pytest.mark.long(10)

FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")


@pytest.fixture(scope="session")
def paragraphs(built: Desk) -> tuple[str, ...]:
    return read_text((built.root / "out" / "2023" / SUMMARY).read_bytes())


@pytest.fixture(scope="session")
def body(paragraphs: tuple[str, ...]) -> str:
    """The prose: everything before the annexes."""
    return "\n".join(paragraphs[: paragraphs.index("附件1")])


# ---- what it must show


def test_the_folder_holds_the_summary_its_figures_and_the_manifest(built: Desk) -> None:
    found = {path.name for path in (built.root / "out" / "2023").iterdir()}
    assert {SUMMARY, "figures.json", "manifest.json"} <= found
    assert not [name for name in found if name.startswith((".", "~")) or name.endswith(".tmp")]


@pytest.mark.parametrize(
    "said",
    [
        "2023年组织部门信息宣传工作综述",
        "在市级刊物和媒体刊发稿件560多篇，",
        "《省组工信息》采用20篇，",
        "部机关采写9篇，县（市）区和市直单位采写11篇，篇数居前的有临云区、青崖县（各3篇）",
        "《中央组工简报》采用1篇，",
        "其他省级以上媒体刊发83篇，",
        "全省第2位，比上年上升1位",
        "向上级报送稿件280多篇，",
        "县（市）区报送240多篇，",
        "刊发理论文章21篇，",
        "关注用户有8300多人，",
        "推送信息652条，",
        "部机关采编190条",
        "阅读量超过40万次",
        "6月举办",
        "培训学员170多名",
        "当场修改稿件26篇，其中8篇已刊发",
        "评出优秀稿件12篇（末位并列的一并入选）",
        "网络投票占40%、专家评分占60%",
    ],
)
def test_every_figure_stands_as_it_is_to_be_written(body: str, said: str) -> None:
    assert said in body


def test_headings_and_items_are_numbered_by_what_there_is(body: str) -> None:
    lines = body.splitlines()
    assert [line for line in lines if re.match("[一二三四]、", line)] == [
        "一、把准方向，摸清实情，用好三面镜子",
        "二、拓宽渠道，办精栏目，建好三个平台",
        "三、健全机制，带强队伍，落实三项举措",
    ]
    items = [line.partition("，")[0] for line in lines if re.match("[一二三四]是", line)]
    assert items == [
        "一是用好“望远镜”",
        "二是用好“三棱镜”",
        "三是用好“显微镜”",
        "一是建好对上供稿平台",
        "二是建好本级刊物平台",
        "三是建好微信公众平台",
        "一是完善评价办法",
        "二是抓好业务培训",
        "三是开展优稿评选",
    ]


def test_the_weaknesses_are_told_in_one_paragraph(body: str) -> None:
    (told,) = (line for line in body.splitlines() if "还存在一些不足" in line)
    assert re.findall("[一二三四]是[^，]*", told) == [
        "一是部分工作指标有所下降",
        "二是刊发稿件覆盖面不够宽",
        "三是市直单位向上报送稿件不够主动",
        "四是稿件质量还不够高",
    ]
    assert "《省组工信息》采用篇数下降9.1%" in told
    assert "按可比口径下降19.0%" in told
    assert "2024年，全市组织部门将" in body


WRONG = r"\{\{|\}\}|\{%|None|\bnan\b|inf|《》|“”|（）|[，。；：、]{2}|，。|^[，。；：、]|\s"


def test_nothing_is_left_over_empty_or_doubled(paragraphs: tuple[str, ...]) -> None:
    prose = [text for text in paragraphs if not text.startswith("— ")]
    assert [text for text in prose if re.search(WRONG, text)] == []
    body = prose[: prose.index("附件1")]
    figures = [n for n, text in enumerate(body) if text.startswith("图1")]
    assert [n + 1 for n, text in enumerate(body) if not text] == figures  # the chart itself


def test_the_whole_text_is_the_one_that_was_read(
    paragraphs: tuple[str, ...], golden: Callable[[str, str], None]
) -> None:
    golden("综述-2023.txt", "\n".join(paragraphs) + "\n")


# ---- the evidence


@pytest.fixture(scope="session")
def printed(built: Desk) -> list[dict[str, Any]]:
    text = (built.root / "out/2023/figures.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


LEVELS = {medium.name: medium.level for medium in MEDIA[2023]}
GROUPS = {unit.name: unit.group for unit in UNITS}
COUNTED: dict[str, Callable[[Article], bool]] = {
    "市级刊发": lambda row: LEVELS[row.medium] == "市级",
    "省组工信息刊发": lambda row: row.medium == "省组工信息",
    "中组部刊物刊发": lambda row: row.medium == "中央组工简报",
    "其他省级以上刊发": lambda row: (
        LEVELS[row.medium] != "市级" and row.medium not in {"省组工信息", "中央组工简报"}
    ),
    "望远镜稿": lambda row: row.category == "贯彻落实",
    "三棱镜稿": lambda row: row.category in {"基层实践", "经验做法"},
    "显微镜稿": lambda row: row.category == "问题建议",
    "理论文章": lambda row: row.medium == "云川党建" and row.genre == "理论文章",
}
SUBMITTED: dict[str, Callable[[Submission], bool]] = {
    "全市报送": lambda row: True,
    "县市区报送": lambda row: GROUPS[row.unit] == "县（市）区",
    "市直报送": lambda row: GROUPS[row.unit] == "市直单位",
}


def _titles(built: Desk, sources: list[dict[str, str]]) -> Counter[str]:
    """The texts in the rows that the evidence names, read without zgreport."""
    return Counter(
        cell
        for source in sources
        for row in _rows(built.root / source["file"], source["sheet"], source["rows"])
        for cell in row
    )


def _rows(path: Path, sheet: str, ranges: str) -> Iterator[list[str]]:
    if path.suffix == ".csv":
        lines = [line.split(",") for line in path.read_text(encoding="gbk").splitlines()]
    else:
        book = openpyxl.load_workbook(path, read_only=True)
        lines = [[str(c) for c in row] for row in book[sheet].iter_rows(values_only=True)]
    for span in ranges.split(","):
        first, _, last = span.partition("-")
        yield from lines[int(first) - 1 : int(last or first)]


@pytest.mark.parametrize("name", [*COUNTED, *SUBMITTED])
def test_the_rows_named_for_a_figure_are_the_records_it_counts(
    built: Desk, printed: list[dict[str, Any]], name: str
) -> None:
    records = records_of_both_years()[2023]
    if name in COUNTED:
        expected = [row.title for row in records.articles if COUNTED[name](row)]
    else:
        expected = [row.title for row in records.submissions if SUBMITTED[name](row)]
    entries = [entry for entry in printed if entry.get("name") == name]
    assert entries
    for entry in entries:
        assert entry["value"] == entry["rows"] == len(expected)
        found = _titles(built, entry["sources"])
        assert {title: found[title] for title in expected} == Counter(expected)


def test_every_value_stands_where_the_evidence_says(
    printed: list[dict[str, Any]], paragraphs: tuple[str, ...]
) -> None:
    assert len(printed) > 200
    charted = [entry for entry in printed if entry["part"] == "word/charts/chart1.xml"]
    assert {entry["chart"] for entry in charted} == {"图1各季度刊发稿件篇数（单位：篇）"}
    for entry in printed:
        if entry in charted:
            continue
        assert entry["part"] == "word/document.xml"
        assert entry["text"] in paragraphs[entry["paragraph"] - 1]


def test_the_chart_shows_the_articles_of_each_quarter_of_both_years(built: Desk) -> None:
    chart = shown(built.summary.read_bytes())
    quarters = ["第一季度", "第二季度", "第三季度", "第四季度"]
    assert (chart.names, chart.categories) == (["2022年", "2023年"], quarters)
    for year, values in zip((2022, 2023), chart.values, strict=True):
        articles = records_of_both_years()[year].articles
        counted = Counter((row.day.month - 1) // 3 for row in articles)
        assert values == {quarter: str(counted[quarter]) for quarter in range(4)}
    rows = [(q, *(int(v[n]) for v in chart.values)) for n, q in enumerate(quarters)]
    assert chart.workbook == ((None, "2022年", "2023年"), *rows)


def test_the_manifest_seals_what_was_read_and_what_was_written(built: Desk) -> None:
    manifest = json.loads((built.root / "out/2023/manifest.json").read_text(encoding="utf-8"))
    assert manifest["period"] == ["2023-01-01", "2023-12-31"]
    sealed = {built.root / name: entry for name, entry in manifest["inputs"].items()}
    sealed |= {
        built.root / "out/2023" / name: entry["sha256"]
        for name, entry in manifest["outputs"].items()
    }
    assert {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in sealed} == sealed
    every = {path for path in built.inputs.rglob("*") if path.is_file() and path.suffix != ".md"}
    assert every | {built.root / "templates" / "综述.docx"} <= set(sealed)
    assert {finding["code"] for finding in manifest["findings"]} == {
        "ledgers.hidden_sheet",
        "ledgers.hidden_rows",
        "ledgers.duplicate_left_out",
        "ledgers.attribute_changed",
        "ledgers.members_added",
        "ledgers.members_dropped",
        "pipeline.other_members",
        "ledgers.number_as_text",
    }


# ---- the same everywhere


def _outputs(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "out/2023").iterdir())}


@pytest.mark.parametrize(
    "environ",
    [
        {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4242"},
        {"LD_PRELOAD": str(FAKETIME), "FAKETIME": "2031-02-28 23:59:59"},
    ],
    ids=["shanghai", "newfoundland", "another day"],
)
def test_the_same_inputs_give_the_same_bytes(
    built: Desk, tmp_path: Path, environ: dict[str, str]
) -> None:
    if "LD_PRELOAD" in environ and not FAKETIME.exists():
        pytest.skip("libfaketime is not installed")
    desk = desk_in(tmp_path / "别处")
    done = started("build", "2023", "-C", str(desk.root), environ=environ)
    assert (done.code, done.out) == (0, f"out/2023/{SUMMARY}\n")
    assert _outputs(desk.root) == _outputs(built.root)


def test_the_checksum_over_the_parts_is_the_one_kept_here(
    built: Desk, golden: Callable[[str, str], None]
) -> None:
    """It holds on every machine; the files' own checksums hang on the compression library."""
    docx = (built.root / "out/2023" / SUMMARY).read_bytes()
    golden("identity.txt", f"{identity(docx)}  {SUMMARY}\n")


def test_built_again_it_replaces_itself_with_the_same(built: Desk) -> None:
    before = _outputs(built.root)
    assert called("build", "2023", "-C", str(built.root)).code == 0
    assert _outputs(built.root) == before


# ---- the pages


@pytest.fixture(scope="session")
def pages(built: Desk, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page, as LibreOffice lays it out."""
    if SOFFICE is None or shutil.which("pdftotext") is None:
        pytest.skip("soffice and pdftotext are not installed")
    folder = tmp_path_factory.mktemp("pages")
    shutil.copy(built.root / "out/2023" / SUMMARY, folder / "a.docx")
    convert(folder / "a.docx", "pdf", folder)
    command = [shutil.which("pdftotext") or "", "-layout", str(folder / "a.pdf"), "-"]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own file
    return done.stdout.decode("utf-8").split("\f")[:-1]


def test_the_pages_are_as_many_as_a_summary_has(pages: list[str]) -> None:
    assert 6 <= len(pages) <= 9
    for number, page in enumerate(pages, start=1):
        assert re.search(rf"— *{number} *—", page)
        assert not re.search(r"\{\{|\{%|\}\}", page)


def test_the_signature_stands_below_text_and_the_annexes_begin_pages(pages: list[str]) -> None:
    signed = next(page for page in pages if "2024年1月5日" in "".join(page.split()))
    lines = ["".join(line.split()) for line in signed.splitlines() if line.strip()]
    assert lines.index("中共云川市委组织部") >= 3
    starts = ["".join(page.split())[:3] for page in pages]
    assert starts.index("附件1") + 1 == starts.index("附件2")
