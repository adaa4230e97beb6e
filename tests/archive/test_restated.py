from __future__ import annotations

from fractions import Fraction

import pytest

from zgreport.archive.record import Alteration
from zgreport.archive.restated import changes, published_value, stated
from zgreport.figures.model import Basis, Change, Figure, Kind, Status
from zgreport.statements import Statement

PART = "word/document.xml"
TEXTS = [
    "2023年综述",
    "全年刊发560多篇，同比增长10.0%，其中省级20篇。",
    "甲县、乙市、丙区供稿较多。",
    "三面镜子用得好。",
    "563",
    "284",
]
VALUES = [
    (2, "560多篇", "市级.约"),
    (2, "同比增长10.0%", "市级.同比"),
    (2, "20篇", "省级"),
    (3, "甲县、乙市、丙区", "前三"),
    (4, "三", "镜子"),
    (5, "563", "市级.数"),
    (6, "284", "报送.数"),
]


def said(paragraph: int, text: str, expression: str) -> Statement:
    start = TEXTS[paragraph - 1].index(text)
    return Statement(expression, "", text, PART, paragraph, start, None)


def laid(*final: str) -> dict[str, str]:
    values = [said(*value) for value in VALUES]
    found = changes(values, [(PART, TEXTS)], [("word/body.xml", final)])
    return {change.expression: change.published for change in found}


def edited(old: str, new: str) -> dict[str, str]:
    assert any(old in text for text in TEXTS)
    return laid(*(text.replace(old, new) for text in TEXTS))


def test_the_same_text_states_the_same() -> None:
    assert laid(*TEXTS) == {}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("560多篇", "570多篇", {"市级.约": "570多篇"}),
        ("20篇", "120篇", {"省级": "120篇"}),
        ("20篇", "2篇", {"省级": "2篇"}),
        ("10.0%", "12.5%", {"市级.同比": "同比增长12.5%"}),
        ("增长10.0%", "下降10.0%", {"市级.同比": "同比下降10.0%"}),
        ("丙区", "丁区", {"前三": "甲县、乙市、丁区"}),
        ("三面", "四面", {"镜子": "四"}),
        ("563", "565", {"市级.数": "565"}),
        ("284", "2 84", {"报送.数": "2 84"}),
    ],
)
def test_a_value_changed_by_hand_is_found(old: str, new: str, found: dict[str, str]) -> None:
    assert edited(old, new) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全年刊发560多篇", "一年来，全市共刊登各类稿件560多篇"),
        ("其中省级20篇", "省级刊物用了20篇"),
        ("，同比增长10.0%，", "（同比增长10.0%），"),
        ("甲县、乙市、丙区供稿较多", "供稿较多的有甲县、乙市和丙区"),
        ("560", "５６０"),
        ("2023年综述", "2023年工作综述（送审稿）"),
    ],
)
def test_other_words_around_a_value_are_no_other_value(old: str, new: str) -> None:
    assert edited(old, new) == {}


def test_paragraphs_put_in_and_moved_change_no_value() -> None:
    first, *rest = TEXTS
    assert laid(first, "新加的一段，提到2024年的3件事。", *rest) == {}


def test_a_value_that_is_taken_out_is_gone_and_not_changed() -> None:
    assert edited("，其中省级20篇", "") == {"省级": ""}
    assert laid(*TEXTS[:4], TEXTS[5]) == {"市级.数": ""}


def test_two_changes_in_a_row_of_cells_are_told_apart() -> None:
    assert laid(*TEXTS[:4], "565", "290") == {"市级.数": "565", "报送.数": "290"}


def test_title_signature_and_date_are_not_counted() -> None:
    value = Statement("日期", "", "2024年1月5日", PART, 1, 0, None)
    assert changes([value], [(PART, ["2024年1月5日"])], [(PART, ["2024年1月8日"])]) == ()


def test_values_in_headers_are_found_whatever_their_part_is_called() -> None:
    value = Statement("年", "", "2023", "word/header1.xml", 1, 0, None)
    generated = [(PART, ["正文"]), ("word/header1.xml", ["2023年"])]
    final = [(PART, ["正文"]), ("word/header3.xml", ["2022年"])]
    assert stated([value], generated, final) == ("2022",)


COUNT = Figure(
    "市级", "发稿", Kind.FLOW, "篇", Fraction(563), None, Change(Status.NEW, Basis.LAST_YEAR)
)
SHARE = Figure(
    "率", "甲 / 乙", Kind.SHARE, "", Fraction(36, 284), None, Change(Status.NEW, Basis.LAST_YEAR)
)


@pytest.mark.parametrize(
    ("figure", "computed", "published", "value"),
    [
        (COUNT, "563篇", "565篇", Fraction(565)),
        (COUNT, "563", "565", Fraction(565)),
        (COUNT, "563篇，同比增长10.0%", "565篇，同比增长10.4%", Fraction(565)),
        (COUNT, "560多篇", "570多篇", None),
        (COUNT, "563篇", "570多篇", None),
        (COUNT, "563篇", "565条", None),
        (COUNT, "同比增长10.0%", "同比增长12.0%", None),
        (SHARE, "12.7%", "13.0%", Fraction(13, 100)),
        (SHARE, "12.7%", "约13%", None),
    ],
)
def test_only_a_plain_number_states_a_value(
    figure: Figure, computed: str, published: str, value: Fraction | None
) -> None:
    assert published_value(figure, Alteration("x", "", 1, computed, published)) == value
