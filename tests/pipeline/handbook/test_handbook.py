"""Every name a tag may use: each tag that is listed prints what is said beside it."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bare_office import awkward_office, one_year, typed_last_year, typed_only
from desk import ROOT, Desk
from small_office import small_office
from tagged import tags

from zgreport.findings import ZgreportError
from zgreport.language.source.fold import fold
from zgreport.marks import strip
from zgreport.pipeline.handbook.handbook import handbook
from zgreport.pipeline.handbook.search import search
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Order, silent
from zgreport.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from zgreport.pipeline.handbook.model import Handbook, Item

pytestmark = pytest.mark.long(6)

OFFICES: dict[str, Callable[[Path], Desk]] = {
    "example": lambda _: Desk(ROOT),
    "without registries": small_office,
    "one year only": one_year,
    "last year typed in": typed_last_year,
    "typed-in figures only": typed_only,
    "awkward names": awkward_office,
}
NUMBERED = ("序", "共")  # what these print is known when the whole document is


def listed(book: Handbook) -> list[Item]:
    return [item for section in book.sections for item in section.items]


def of(book: Handbook, *names: str) -> list[Item]:
    """The items that stand under these names."""
    return [item for item in listed(book) if item.of == names]


def tag_at(book: Handbook, kind: str, name: str) -> tuple[str, str]:
    found = next(item for item in listed(book) if (item.kind, item.name) == (kind, name))
    return found.tag, found.prints


@pytest.fixture(scope="module")
def example() -> Handbook:
    return handbook(Order(ROOT, year=2023))


@pytest.mark.parametrize("office", OFFICES)
def test_every_tag_that_is_listed_prints_what_stands_beside_it(tmp_path: Path, office: str) -> None:
    order = Order(OFFICES[office](tmp_path).root, year=2023)
    session = open_year(order, silent).session
    items = [item for item in listed(handbook(order)) if item.tag and item.name not in NUMBERED]
    wrong = []
    for item in items:
        try:
            printed = strip(session.render(tags(item.tag)))
        except ZgreportError as error:
            printed = str(error)
        if not item.prints or printed.split() != item.prints.split():
            wrong.append((item.tag, item.prints, printed))
    assert not wrong
    assert len(items) > 5


@pytest.mark.parametrize("office", OFFICES)
def test_every_tag_is_typed_with_the_marks_of_a_keyboard(tmp_path: Path, office: str) -> None:
    for item in listed(handbook(Order(OFFICES[office](tmp_path).root, year=2023))):
        for piece in tags(item.tag):
            if isinstance(piece, Tag) and not set(piece.body) & set("“”‘’"):
                assert fold(piece.body) == piece.body


# What is listed of a workspace.


@pytest.mark.parametrize(
    ("kind", "name", "tag", "prints"),
    [  # counted by SQL in tests/example, or read off the ledgers
        ("ledger", "发稿", "{{ 发稿 }}", "667篇"),
        ("measure", "阅读", "{{ 公众号.阅读 }}", "402371次"),
        ("value", "市级", '{{ 发稿(级别="市级") }}', "563篇"),
        ("figure", "采用率", "{{ 采用率 }}", "12.7%"),
        ("condition", "市级停用", "{% if 市级停用 %}是{% else %}否{% endif %}", "否"),
        ("contest", "十佳", "{{ 十佳 }}", "12篇"),
        ("built_in", "期间", "{{ 期间 }}", "2023年"),
        ("form", "增幅", "{{ 发稿.增幅 }}", "增长16.6%"),
        ("filter", "表格", "{{ 公众号.阅读|表格 }}", "402,371"),
        ("suffix", "含", '{{ 发稿(标题_含="党建") }}', "65篇"),
    ],
)
def test_each_sort_of_name_is_listed_with_what_it_prints(
    example: Handbook, kind: str, name: str, tag: str, prints: str
) -> None:
    assert tag_at(example, kind, name) == (tag, prints)


def test_a_closed_list_is_whole_also_where_a_value_has_no_row(example: Handbook) -> None:
    known = [(item.name, item.prints) for item in of(example, "报送", "级别")]
    assert [name for name, _ in known] == ["市级", "省级", "中央级"]
    assert dict(known)["市级"] == "0篇"


def test_of_many_values_the_ten_most_frequent_are_listed_and_how_many_more_there_are(
    example: Handbook,
) -> None:
    (column,) = (item for item in of(example, "组工信息") if item.name == "期号")
    assert (column.values["count"], column.values["more"]) == (24, 14)
    rows = [item.values["rows"] for item in of(example, "组工信息", "期号")]
    assert len(rows) == 10
    assert rows == sorted(rows, reverse=True)  # type: ignore[type-var]  # all numbers


def test_titles_are_not_listed_numbers_and_dates_have_their_ends(example: Handbook) -> None:
    columns = {item.name: item for item in of(example, "报送") if item.kind == "column"}
    assert not of(example, "报送", "标题")
    assert columns["标题"].code == "column_text"
    ends = [(columns[n].values["first"], columns[n].values["last"]) for n in ("字数", "报送日期")]
    assert ends == [("602", "4588"), ("2023-01-09", "2023-12-29")]


def test_a_member_of_a_registry_has_its_aliases_and_attributes(example: Handbook) -> None:
    member = next(item for item in of(example, "载体") if item.name == "云川党建")
    assert member.aliases == ("《云川党建》", "云川党建杂志")
    assert "级别=市级" in member.values["attributes"]  # type: ignore[operator]  # texts
    assert member.prints == "66篇"


# Names and values that are awkward.


def test_marks_in_values_are_escaped_where_they_must_be(tmp_path: Path) -> None:
    book = handbook(Order(awkward_office(tmp_path).root, year=2023))
    shown = {item.name: (item.tag, item.prints) for item in listed(book) if item.kind == "value"}
    assert shown['退回"重办"'] == ('{{ 办件(结果="退回\\"重办\\"") }}', "1件")
    assert shown["a's"] == ('{{ 办件(备注="a\'s") }}', "1件")
    assert shown["b}}c"] == ('{{ 办件(备注="b}}c") }}', "1件")


def test_values_with_marks_of_every_sort_find_their_rows(tmp_path: Path) -> None:
    values = [
        *("“一网通办”", "甲”、“乙", '说"好"', "x'\"y", "‘单’", "路径C:\\甲", "a\\"),
        *("{{ 甲 }}", "%}", "#}"),
    ]
    office = small_office(tmp_path)
    with (office.inputs / "2023" / "发稿.csv").open("w", encoding="utf-8", newline="") as file:
        rows = ((f"2023-03-{day}", f"题{day}", values[day % 10]) for day in range(10, 31))
        csv.writer(file).writerows([("日期", "标题", "级别"), *rows])
    book = handbook(Order(office.root, year=2023))
    shown = {item.name: item.prints for item in of(book, "发稿", "级别")}
    assert shown == {value: "3篇" if value == values[0] else "2篇" for value in values}


def test_a_column_that_is_called_like_the_month_has_no_tag_of_the_dates(tmp_path: Path) -> None:
    book = handbook(Order(awkward_office(tmp_path).root, year=2023))
    column = next(item for item in of(book, "办件") if (item.kind, item.name) == ("column", "月"))
    assert (column.tag, column.values["asked"]) == ("", False)
    assert {item.tag for item in of(book, "办件", "月")} == {""}


def test_a_ledger_that_cannot_be_read_is_told_and_the_rest_is_listed(tmp_path: Path) -> None:
    book = handbook(Order(awkward_office(tmp_path).root, year=2023))
    (broken,) = (f for f in book.findings if f.severity.value == "error")
    assert broken.place.file == "inputs/2023/走访.xlsx"
    assert tag_at(book, "ledger", "走访") == ("", "")
    assert tag_at(book, "ledger", "办件") == ("{{ 办件 }}", "4件")


def test_part_of_a_year_is_counted_to_its_day(tmp_path: Path) -> None:
    office = small_office(tmp_path)
    book = handbook(Order(office.root, through=date(2023, 6, 30)))
    assert tag_at(book, "ledger", "发稿") == ("{{ 发稿 }}", "2篇")
    assert [i.name for i in of(book, "发稿", "级别")] == ["市级"]


# Search.


def found(book: Handbook, *words: str) -> tuple[list[str], tuple[str, ...]]:
    hits = search(book.sections, words, lambda item: item.meaning)
    return [item.name for section in hits.sections for item in section.items], hits.near


def test_a_word_is_looked_for_in_names_aliases_and_values(example: Handbook) -> None:
    names, near = found(example, "卫健委")
    assert set(names) == {"市卫生健康委"}
    assert near == ()


def test_width_case_and_spaces_make_no_difference(example: Handbook) -> None:
    assert found(example, "ｌｏｏｐ") == found(example, "LOOP")
    assert found(example, "卫 健 委") == found(example, "卫健委")


def test_of_several_words_all_must_match_the_ledger_among_them(example: Handbook) -> None:
    names, _ = found(example, "报送", "省级")
    assert "省级" in names
    hits = search(example.sections, ("报送", "省级"), lambda item: item.meaning)
    ledgers = [section.name for section in hits.sections if section.code == "ledger"]
    assert ledgers == ["报送"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("党健", "党建"), ("基成实践", "基层实践"), ("市级刊法", "市级刊发"), ("卫健为", "卫健委")],
)
def test_where_nothing_matches_words_like_it_are_shown(
    example: Handbook, typed: str, meant: str
) -> None:
    names, near = found(example, typed)
    assert near[0] == meant
    assert names


def test_a_word_like_nothing_finds_nothing(example: Handbook) -> None:
    assert found(example, "xyzzy") == ([], ())
