"""The signature and the date placed from both lengths, by hand arithmetic.

A character (字) of 三号 is 320 twips; these styles take 5 from each.  A digit is half a character:
中共云川市委组织部 is 9 × 320 − 45 = 2835 wide, 2024年1月5日 6 × 160 + 3 × 320 − 9 × 5 = 1875.
"""

from __future__ import annotations

import pytest
from official import BODY, found, paragraph, parts

from zgreport.document.ooxml import Element, parse, serialise, w
from zgreport.document.package import pack
from zgreport.document.paragraphs import paragraphs
from zgreport.document.signature import place_signature

_BODY = paragraph("", "全年报送稿件二百余篇，质量比上年有所提高。")


def _placed(*ending: str, issuer: str = "") -> Element:
    made = parts(paragraph("Title", "信息工作综述"), _BODY, *ending)
    root = parse(made[BODY])
    place_signature(root, made, BODY, issuer)
    return root


def _last(root: Element, count: int, name: str, attribute: str) -> list[str | None]:
    """An attribute of a property of the last paragraphs."""
    found = [p.element.find(f"{w('pPr')}/{w(name)}") for p in paragraphs(root)[-count:]]
    return [element.get(w(attribute)) if element is not None else None for element in found]


def _rights(root: Element, count: int) -> list[int]:
    """The right indents, in twips, of the last paragraphs, all of them set to the right."""
    assert _last(root, count, "jc", "val") == ["right"] * count
    assert _last(root, count, "ind", "rightChars") == ["0"] * count
    return [int(right or "") for right in _last(root, count, "ind", "right")]


PAIRS = [
    # The name is longer, or as long: it ends 2 characters (640) from the right, and the date ends
    # where the name's length less its own leaves off: 2 further right at its beginning.
    ("中共云川市委组织部", "2024年1月5日", 640, 2835 - 1875),
    ("中共云川市委组织部", "2024年10月15日", 640, 2835 - (8 * 160 + 960 - 55)),
    ("云川市档案局", "2024年1月5日", 640, 0 + (6 * 315) - 1875),
    ("云川市人民政府", "2024年1月5日", 640, 7 * 315 - 1875),
    ("中共云川市委党史和地方志研究室", "2024年1月5日", 640, 15 * 315 - 1875),
    ("云川市推进信息化工作领导小组办公室", "2024年12月31日", 640, 17 * 315 - 2185),
    ("云川市信访局第12科", "2024年1月5日", 640, (8 * 320 + 2 * 160 - 50) - 1875),
    # The date is longer: it ends 2 characters from the right, and the name begins 2 before it,
    # so that it ends 4 characters and the difference from the right.
    ("云川市委", "2024年1月5日", 1280 + 1875 - 4 * 315, 640),
    ("云川市局", "2024年11月30日", 1280 + 2185 - 4 * 315, 640),
    ("局", "2024年1月5日", 1280 + 1875 - 315, 640),
    ("云川档案局", "2024年1月15日", 1280 + (7 * 160 + 960 - 50) - 5 * 315, 640),
    ("云川市财政局", "2024年12月5日", 1280 + 2030 - 6 * 315, 640),
]


@pytest.mark.parametrize(("name", "date", "name_right", "date_right"), PAIRS)
def test_both_stand_where_their_lengths_put_them(
    name: str, date: str, name_right: int, date_right: int
) -> None:
    root = _placed(paragraph("Issuer", name), paragraph("IssueDate", date))
    assert _rights(root, 2) == [name_right, date_right]


@pytest.mark.parametrize(("name", "date", "name_right", "date_right"), PAIRS)
def test_what_is_placed_so_is_right_for_the_check_too(
    name: str, date: str, name_right: int, date_right: int
) -> None:
    made = parts(_BODY, paragraph("Issuer", name), paragraph("IssueDate", date))
    root = _placed(paragraph("Issuer", name), paragraph("IssueDate", date))
    assert _rights(root, 2) == [name_right, date_right]
    assert found(pack({**made, BODY: serialise(root)})) == ()


def test_without_styles_the_last_lines_are_known_by_their_words() -> None:
    # The plain style is the text's own: 16 points, 5 twips taken from each character.
    root = _placed(
        paragraph("", "云川市人民政府"), paragraph("", "2024年1月5日"), issuer="云川市人民政府"
    )
    assert _rights(root, 2) == [640, 7 * 315 - 1875]


def test_several_names_begin_in_one_column() -> None:
    root = _placed(
        paragraph("Issuer", "中共云川市委办公室"),
        paragraph("Issuer", "云川市档案局"),
        paragraph("IssueDate", "2024年1月5日"),
    )
    assert _rights(root, 3) == [640, 640 + 3 * 315, 9 * 315 - 1875]


def test_a_name_longer_than_a_line_keeps_two_characters_free_on_both_sides() -> None:
    root = _placed(paragraph("Issuer", "云川市" * 10), paragraph("IssueDate", "2024年1月5日"))
    # 8844 between the margins; the date begins 2 characters behind the name's 2.
    assert _last(root, 2, "ind", "left") == ["640", "0"]
    assert _last(root, 2, "ind", "right") == ["640", str(8844 - 1280 - 1875)]


@pytest.mark.parametrize(
    "ending",
    [
        # Four characters behind the date, and a name in its middle: for a seal.
        (
            paragraph("Issuer", "云川市人民政府", '<w:jc w:val="center"/>'),
            paragraph("IssueDate", "2024年1月5日", '<w:ind w:rightChars="400" w:right="1280"/>'),
        ),
        (paragraph("Issuer", "云川市人民政府"), paragraph("", "电话：12345")),
        (paragraph("IssueDate", "2024年1月5日"),),
        (paragraph("", "会议定于2024年1月5日"), paragraph("", "云川市人民政府")),
    ],
)
def test_what_is_no_pair_or_is_to_have_a_seal_stays(ending: tuple[str, ...]) -> None:
    before = parse(parts(paragraph("Title", "信息工作综述"), _BODY, *ending)[BODY])
    assert serialise(_placed(*ending)) == serialise(before)


def test_a_day_still_to_be_filled_in_is_placed_as_wide_as_its_blanks() -> None:
    root = _placed(paragraph("Issuer", "云川市人民政府"), paragraph("IssueDate", "2024年  月  日"))
    assert _rights(root, 2) == [640, 7 * 315 - (8 * 160 + 3 * 320 - 11 * 5)]


def test_what_word_leaves_free_at_digits_counts() -> None:
    # Five times a quarter of 320 in 2024年1月5日, where digits and characters meet.
    spaced = "<w:autoSpaceDN/>"
    root = _placed(
        paragraph("Issuer", "中共云川市委组织部"), paragraph("IssueDate", "2024年1月5日", spaced)
    )
    assert _rights(root, 2) == [640, 2835 - 1875 - 5 * 80]
