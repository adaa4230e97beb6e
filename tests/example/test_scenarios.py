"""What happens in offices: rows, units, platforms and years go; numerals and sentences follow.

Each sentence was written by hand, for what the change leaves in the ledgers.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from editor import assert_passes
from variants import VARIANTS
from yunchuan.truth import selected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk import Desk

pytestmark = pytest.mark.long(30)

HOLLOW = r"的是。|(?<!没)有。|和。|零面|零个|零项"
WRONG = rf"\{{\{{|None|nan|《》|“”|（）|[，。；：、]{{2}}|^[，。；：、]|\s|{HOLLOW}"
ITEM = re.compile("([一二三四五六]是)?(用好“|建好|完善评价|抓好业务|开展优稿)")
CASES: list[tuple[str, Callable[[Desk], object], list[str], list[str]]] = []


def case(
    *said: str, never: Sequence[str] = ()
) -> Callable[[Callable[[Desk], object]], Callable[[Desk], object]]:
    """Register what an office does, what the summary must say then, and what it must not."""

    def register(change: Callable[[Desk], object]) -> Callable[[Desk], object]:
        CASES.append((change.__name__, change, list(said), list(never)))
        return change

    return register


def prose(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs before the annexes, which must read well whatever happened."""
    end = next(i for i, text in enumerate(paragraphs) if re.fullmatch("附件1?", text))
    body = paragraphs[:end]
    assert [text for text in body if re.search(WRONG, text)] == []
    assert_numbered(body)
    return body


def assert_numbered(body: tuple[str, ...]) -> None:
    """一、二、三 and 一是、二是 run without gaps, and each heading counts its items."""
    numerals = "一二三四五六七八九"
    headings = [text for text in body if re.match(f"[{numerals}]、", text)]
    assert [text[0] for text in headings] == list(numerals[: len(headings)])
    for heading in headings:
        at = body.index(heading)
        items: list[str] = []
        for text in body[at + 1 :]:
            if text in headings or "还存在一些不足" in text or "，全市组织部门将" in text:
                break
            items += [text] if ITEM.match(text) else []
        said = re.search("([一两三四])(面镜子|个平台|项举措)$|用好“(.)", heading)
        assert said is not None
        assert len(items) == ("零一两三四".index(said[1]) if said[1] else 1)
        first = [text[:2] for text in items]
        assert len(items) == 1 or first == [f"{n}是" for n in numerals[: len(items)]]


# ---- mirrors


@case(
    "一、把准方向，摸清实情，用好两面镜子",
    "一是用好“三棱镜”，",
    "二是用好“显微镜”，",
    "在市级刊物和媒体刊发稿件420多篇，同比下降17.4%；",
    never=["望远镜"],
)
def no_telescope(desk: Desk) -> None:
    VARIANTS["no reports on how decisions were carried out"](desk)


@case(
    "用好两面镜子",
    "一是用好“望远镜”，",
    "二是用好“显微镜”，",
    "此类稿件占全部稿件的65.2%",
    "刊发稿件覆盖面不够宽，没有刊发基层实践、经验做法类稿件；",
    never=["三棱镜"],
)
def no_prism(desk: Desk) -> None:
    VARIANTS["no articles about practice"](desk)


@case("用好两面镜子", "二是用好“三棱镜”，", never=["显微镜", "先后"])
def no_microscope(desk: Desk) -> None:
    desk.drop_words("问题建议")


@case(
    "一、把准方向，摸清实情，用好“望远镜”\n",
    "\n用好“望远镜”，登高看政策怎样落地。",
    never=["一是用好", "三棱镜", "显微镜"],
)
def only_the_telescope(desk: Desk) -> None:
    desk.drop_words("基层实践", "经验做法", "问题建议")


@case(
    "一、拓宽渠道，办精栏目，建好三个平台",
    "二、健全机制，带强队伍，落实三项举措",
    "在市级刊物和媒体刊发稿件33篇，同比下降93.6%；",
    never=["镜子", "把准方向", "《省组工信息》采用的"],
)
def no_mirror(desk: Desk) -> None:
    VARIANTS["no mirror at all"](desk)


# ---- platforms


@case("建好两个平台", "二是建好本级刊物平台，", never=["微信", "关注人数", "阅读量"])
def no_account(desk: Desk) -> None:
    VARIANTS["no account"](desk)


@case(
    "建好三个平台",
    "报送前逐篇核实、逐句推敲。\n《省组工信息》采用的稿件中，部机关采写9篇，县（市）区和市直单位采写11篇，"
    "篇数居前的有临云区、青崖县（各3篇）。",
    "二是刊发稿件覆盖面不够宽，干部选任类（20篇，占3.0%）、公务员管理类（16篇，占2.4%）稿件占比偏低。",
    never=["采用率", "平均用时", "市直单位向上报送稿件不够主动", "稿件质量还不够高"],
)
def no_submissions(desk: Desk) -> None:
    VARIANTS["no ledger of submissions"](desk)


@case("让工作经验交流得开。《云川党建》刊发理论文章21篇，", never=["出刊", "主题稿件"])
def no_bulletin(desk: Desk) -> None:
    desk.remove("2023/*组工信息*")


@case(
    "信息宣传工作有序开展，综合评价居全省第2位，比上年上升1位（主要指标见附件1）。",
    "一、拓宽渠道，办精栏目，建好三个平台",
    "名单见附件2。",
    "\n附件：1.信息宣传工作主要指标对比表\n2.“十佳组工信息”入选稿件名单",
    never=["镜子", "刊发稿件", "各单位稿件", "信息采写覆盖面"],
)
def no_articles(desk: Desk) -> None:
    VARIANTS["no articles but winners"](desk)


@case(
    "在市级刊物和媒体没有刊发稿件，上年刊发512篇；省委组织部《省组工信息》采用20篇，",
    "《云川党建》没有刊发理论文章，上年刊发18篇。",
)
def nothing_in_the_citys_media(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.inputs / "2023" / "计分办法.xlsx")
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    names = {n for row in rows if row[2] == "市级" for c in row[:2] for n in str(c).split("、")}
    desk.drop_words(*names)


# ---- units


def _names(desk: Desk, *wanted: str) -> set[str]:
    """Every name and alias of the units whose name or group is wanted."""
    book = openpyxl.load_workbook(desk.inputs / "名录.xlsx")
    rows = book.worksheets[0].iter_rows(values_only=True)
    return {
        name
        for row in rows
        if row[0] in wanted or row[2] in wanted
        for cell in row[:2]
        for name in str(cell).split("、")
    }


@case(
    "在市级刊物和媒体刊发稿件510多篇，与上年持平；省委组织部《省组工信息》采用17篇，",
    "部机关采写9篇，县（市）区和市直单位采写8篇，篇数最多的是临云区（3篇）。",
    "报送稿件采用率（采用篇数占报送篇数的比重）为11.5%，与上年基本持平。",
    "评出优秀稿件11篇（末位并列的一并入选），名单见附件3。",
    never=["青崖", "先后被", "《中央组工简报》采用"],
)
def a_unit_has_nothing(desk: Desk) -> None:
    names = _names(desk, "青崖县")
    for pattern in ("*发稿*", "*报送*", "*组工信息*", "*评选*", "采用*"):
        desk.drop(f"2023/{pattern}", lambda cells: bool(names & set(cells)))


@case(
    "县（市）区报送210多篇，占报送总数的74.6%。",
    "部机关采写9篇，县（市）区和市直单位采写8篇，篇数最多的是临云区（3篇）。",
    "青崖县的《村级后备干部“选得出留不住”问题调查与建议》先后被",
)
def a_unit_is_in_no_registry(desk: Desk) -> None:
    assert desk.drop("名录.xlsx", lambda cells: "青崖县" in cells) == 1


@case(
    "三是市直单位向上报送稿件不够主动，没有报送稿件，县（市）区报送243篇；",
    "县（市）区报送240多篇，占报送总数的95.7%。",
)
def the_citys_units_submit_nothing(desk: Desk) -> None:
    VARIANTS["the city's units submit nothing"](desk)


# ---- measures


@case("落实两项举措", "二是开展优稿评选，", never=["培训班", "业务培训", "培训学员"])
def no_course(desk: Desk) -> None:
    VARIANTS["no training"](desk)


@case("落实两项举措", "二是抓好业务培训，", never=["评选", "十佳"])
def no_vote(desk: Desk) -> None:
    VARIANTS["no vote"](desk)


@case(
    "三、健全机制，带强队伍，落实一项举措",
    "\n完善评价办法，以评促写。对照上年的计分标准作出调整，调高",
    never=["一是完善"],
)
def neither_course_nor_vote(desk: Desk) -> None:
    desk.remove("2023/*培训*", "2023/*评选*")


@case("落实两项举措", "一是抓好业务培训，", never=["完善评价办法", "计分标准"])
def the_rules_are_last_years(desk: Desk) -> None:
    shutil.copy(desk.inputs / "2023" / "计分办法.xlsx", desk.inputs / "2022" / "计分办法.xlsx")


@case("培训学员170多名，同比增长8.9%。\n", never=["课堂讲授", "修改稿件"])
def nothing_is_revised_at_the_course(desk: Desk) -> None:
    desk.replace("2023/*培训*", "26", 0)
    desk.replace("2023/*培训*", "8", 0)


@case("采取课堂讲授与改稿练笔相结合的方式，当场修改稿件26篇，已全部刊发。")
def all_that_is_revised_is_published(desk: Desk) -> None:
    desk.replace("2023/*培训*", "8", 26)


@case("3月、6月和9月举办信息写作培训班三期，培训学员270多名，")
def three_courses(desk: Desk) -> None:
    path = desk.inputs / "2023" / "信息员培训台账.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append([2, "2023年9月5日", "提高班", 50, 4, 1])
    book.worksheets[0].append([3, "2023年3月7日", "提高班", 50, 4, 1])
    book.save(path)


@case("评出优秀稿件3篇：", never=["末位并列"])
def three_articles_stand_in_the_vote(desk: Desk) -> None:
    VARIANTS["three winners"](desk)


@case("居全省第3位，与上年持平（主要指标见附件1）。")
def the_standing_is_the_same(desk: Desk) -> None:
    desk.replace("位次.xlsx", "2", 3)


@case("居全省第5位，比上年下降2位（主要指标见附件1）。")
def the_standing_is_worse(desk: Desk) -> None:
    desk.replace("位次.xlsx", "2", 5)


# ---- weaknesses


def _without_falls(desk: Desk) -> None:
    desk.define("when: 有指标下降\n", "when: 发稿 < 0\n")


def _without_weaknesses(desk: Desk) -> None:
    _without_falls(desk)
    desk.define("低于(0.05)", "低于(0.001)")
    desk.define("县市区报送 / 4", "县市区报送 / 400")
    desk.define("字数_大于=3000", "字数_大于=99999")
    desk.drop("2023/*报送*", lambda cells: "不规范" in cells)


@case("\n2024年，全市组织部门将坚持围绕中心选题、", never=["不足"])
def no_weakness(desk: Desk) -> None:
    _without_weaknesses(desk)


@case(
    "还存在一些不足，主要是刊发稿件覆盖面不够宽，公务员管理类（16篇，占2.4%）稿件占比偏低。\n"
    "2024年，全市组织部门将针对上述不足逐项改进，坚持",
    never=["一是刊发"],
)
def one_weakness(desk: Desk) -> None:
    _without_weaknesses(desk)
    desk.define("低于(0.001)", "低于(0.025)")


@case(
    "一是部分工作指标有所下降，",
    "二是刊发稿件覆盖面不够宽，",
    "三是稿件质量还不够高，报送的稿件中，篇幅超过3000字的有14篇，格式不规范的有11篇，采用率仅为12.7%。\n",
    never=["四是稿件"],
)
def three_weaknesses(desk: Desk) -> None:
    desk.define("县市区报送 / 4", "县市区报送 / 400")


@case("三是市直单位向上报送稿件不够主动，", never=["四是", "格式不规范", "稿件质量还不够高"])
def eleven_of_284_off_format_are_no_weakness(desk: Desk) -> None:
    desk.define("字数_大于=3000", "字数_大于=99999")


@case(never=["都没有被采用", "采用率"])
def none_is_marked_as_adopted_but_the_province_printed_twenty(desk: Desk) -> None:
    desk.remove("2023/*采用统计*")
    for path in desk.inputs.glob("2023/*报送*"):
        book = openpyxl.load_workbook(path)
        for cell in (c for s in book.worksheets for row in s.iter_rows() for c in row):
            if cell.value == "是":
                cell.value = "否"
        book.save(path)


@case(
    "一是部分工作指标有所下降，与上年相比，《省组工信息》采用篇数下降9.1%，其他省级以上媒体刊发篇数"
    "按可比口径下降19.0%，中央和省级报纸刊登篇数下降25.0%；"
    "二是刊发稿件覆盖面不够宽，干部选任类（20篇，占3.0%）、公务员管理类（16篇，占2.4%）稿件占比偏低；"
    "三是市直单位向上报送稿件不够主动，报送30篇，占报送总数的10.6%，明显少于县（市）区的243篇；"
    "四是稿件质量还不够高，报送的稿件中，篇幅超过3000字的有14篇，格式不规范的有11篇，采用率仅为12.7%。\n",
)
def four_weaknesses(desk: Desk) -> None:
    """Nothing is changed."""


# ---- last year


@case(
    "刊发稿件560多篇；省委组织部《省组工信息》采用20篇；中央组织部《中央组工简报》采用1篇；"
    "其他省级以上媒体刊发83篇。",
    "关注用户有8300多人。推送信息652条；其中，部机关采编190条。",
    "报送稿件采用率（采用篇数占报送篇数的比重）为12.7%。",
    "落实两项举措",
    never=["同比", "上年末", "完善评价办法"],
)
def nothing_of_last_year(desk: Desk) -> None:
    VARIANTS["no last year"](desk)


@case(
    "刊发稿件560多篇，同比增长10.0%；省委组织部《省组工信息》采用20篇；",
    "报送稿件采用率（采用篇数占报送篇数的比重）为12.7%，比上年提高1.2个百分点。",
    "关注用户有8300多人，比上年末增长18.9%。推送信息652条；",
)
def a_few_figures_of_last_year_are_typed_in(desk: Desk) -> None:
    VARIANTS["a few figures of last year are typed"](desk)


@case(
    "《省组工信息》采用20篇，上年没有；",
    "刊发贯彻落实类稿件161篇，上年没有；此类稿件占全部稿件的24.1%。",
    "刊发稿件560多篇，比上年增加562篇；",
)
def it_starts_from_nothing(desk: Desk) -> None:
    desk.remove("2022/*发稿*")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["日期", "标题", "报送单位", "采用载体", "信息类别", "体裁", "是否约稿"])
    sheet.append(["2022-03-05", "试刊", "市委组织部", "云川先锋", "经验做法", "信息", "否"])
    book.save(desk.inputs / "2022" / "发稿.xlsx")


@pytest.mark.parametrize(
    ("change", "said", "never"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_the_sentences_follow(
    desk: Desk, change: Callable[[Desk], object], said: list[str], never: list[str]
) -> None:
    change(desk)
    paragraphs = desk.text()
    assert_passes(paragraphs)
    text = "\n".join(prose(paragraphs))
    assert [sentence for sentence in said if sentence not in text] == []
    assert [word for word in never if word in text] == []


# ---- tables


def _row(paragraphs: tuple[str, ...], name: str) -> tuple[str, ...]:
    at = paragraphs.index(name)
    return paragraphs[at + 1 : at + 4]


def test_a_table_has_a_dash_where_last_year_is_unknown(desk: Desk) -> None:
    desk.remove("2022")
    desk.type_in(2022, [("全市报送", 261)])
    text, findings = desk.draft()
    assert _row(text, "市级刊物和媒体刊发") == ("563篇", "—", "—")
    assert _row(text, "向上级报送稿件") == ("284篇", "261篇", "增长8.8%")
    assert _row(text, "综合评价全省位次") == ("第2位", "第3位", "上升1位")
    (unverified,) = (f for f in findings if f.code.endswith("unverified"))
    assert unverified.values["names"] == ("全市报送",)


def test_a_figure_that_falls_to_nothing_stays_in_the_table(desk: Desk) -> None:
    book = openpyxl.load_workbook(desk.inputs / "2023" / "计分办法.xlsx")
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    (medium,) = (row for row in rows if row[0] == "省组工信息")
    assert (
        desk.drop_words("省组工信息", *str(medium[1]).split("、")) == 20 + 12
    )  # of a hidden sheet
    text = desk.text()
    assert _row(text, "《省组工信息》采用") == ("0篇", "22篇", "减少22篇")
    body = "".join(prose(text))
    assert "《省组工信息》没有采用稿件，上年采用22篇；" in body
    assert "《省组工信息》采用篇数减少22篇，" in body


# ---- part of a year


def test_the_first_half_is_compared_with_the_first_half(desk: Desk) -> None:
    text = desk.text(through=date(2023, 6, 30))
    body = "\n".join(prose(text))
    for said in (
        "2023年1—6月组织部门信息宣传工作综述\n2023年1—6月，全市组织部门",
        "居全省第3位，比上年同期上升1位（主要指标见附件1）。",
        "《省组工信息》采用10篇，与上年同期持平；",
        "比上年末增长9.3%。",
        "按季度看，第一季度12篇、第二季度9篇。",
        "落实两项举措",
        "二是抓好业务培训，",
        "市直单位向上报送稿件不够主动，报送17篇，",
        "\n下一步，全市组织部门将针对上述不足逐项改进，",
    ):
        assert said in body
    assert not re.search("全年|2024年，|评选|末位", body)
    head = text[text.index("指标") :]
    assert head[:4] == ("指标", "2023年1—6月", "上年同期", "增减情况")
    assert _row(text, "《中央组工简报》采用") == ("0篇", "0篇", "—")


def test_two_months_have_no_course_no_vote_and_no_standing(desk: Desk) -> None:
    body = "\n".join(prose(desk.text(through=date(2023, 2, 28))))
    assert "2023年1—2月，全市组织部门" in body
    assert "落实一项举措\n完善评价办法，" in body
    assert "其他省级以上媒体刊发4篇，上年同期没有。" in body
    assert "刊发问题建议类稿件8篇，与上年同期持平。\n" in body
    assert not re.search("全省第|业务培训|优稿评选|按季度看", body)


def test_a_part_that_ends_within_a_month_names_its_days(desk: Desk) -> None:
    body = prose(desk.text(through=date(2023, 2, 15)))
    assert body[0] == "2023年1月1日至2月15日组织部门信息宣传工作综述"


def test_the_whole_year_asked_for_by_its_last_day_is_the_whole_year(desk: Desk) -> None:
    assert desk.text(through=date(2023, 12, 31)) == desk.text(2023)


def test_the_leap_day_is_compared_with_the_end_of_february(desk: Desk) -> None:
    shutil.copytree(desk.inputs / "2023", desk.inputs / "2024")
    shutil.rmtree(desk.inputs / "2022")
    for path in (desk.inputs / "2024").glob("*"):
        if path.suffix not in {".xlsx"} or not re.search("发稿|计分", path.name):
            path.unlink()
    (desk.inputs / "2024" / "发稿台账.xlsx").unlink()
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["日期", "标题", "单位", "载体", "类别", "体裁", "约稿"])
    for day, title in (("2024-02-28", "甲"), ("2024-02-29", "乙"), ("2024-03-01", "丙")):
        sheet.append([day, title, "市委组织部", "云川先锋", "经验做法", "信息", "否"])
    book.save(desk.inputs / "2024" / "发稿台账.xlsx")
    text = desk.text(through=date(2024, 2, 29))
    assert text[0] == "2024年1—2月组织部门信息宣传工作综述"
    ((before,),) = selected(
        "select count(*) from articles a join media m on m.name = a.medium and m.year = a.year "
        "where a.year = 2023 and a.day <= '2023-02-28' and m.level = '市级'"
    )
    assert _row(text, "市级刊物和媒体刊发")[:2] == ("2篇", f"{before}篇")


# ---- other years


def test_the_older_year_can_be_told_alone(desk: Desk) -> None:
    desk.remove("2023")
    body = "\n".join(prose(desk.text()))
    assert body.startswith("2022年组织部门信息宣传工作综述\n2022年，")
    assert "刊发稿件510多篇；省委组织部《省组工信息》采用22篇；其他省级以上媒体刊发38篇。" in body
    assert "评出优秀稿件10篇，名单见附件3。" in body
    assert "\n2023年，全市组织部门将" in body
    assert "同比" not in body
