from __future__ import annotations

import pytest

from zgreport.charts import Asked, alternative_text, asked, is_meant, repaired

QUARTERS = '发稿.按("季")'


@pytest.mark.parametrize(
    "text",
    [
        f"图：{QUARTERS}",
        f"图:{QUARTERS}",
        f" 图 ： {QUARTERS} ",
        f"图表：{QUARTERS}",
        f"图：{QUARTERS}。",
        f"图：{QUARTERS}；",
        f"图：{{{{ {QUARTERS} }}}}",
        f"｛｛ 图：{QUARTERS} ｝｝",
        f"\ufeff图：\u3000{QUARTERS}\r\n",
    ],
)
def test_however_it_is_typed_the_text_asks_for_one_breakdown(text: str) -> None:
    assert asked(text) == (Asked("", QUARTERS),)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("图：甲；乙", [("", "甲", False), ("", "乙", False)]),
        ("图：甲;乙", [("", "甲", False), ("", "乙", False)]),
        ("图：县：甲；市：乙", [("县", "甲", False), ("市", "乙", False)]),
        ("图：甲.上年；甲", [("", "甲", True), ("", "甲", False)]),
        ("图：甲。上年", [("", "甲", True)]),
        ("图：上年", [("", "上年", False)]),
        (
            '图：甲(标题="一；二：三")；乙',
            [("", '甲(标题="一；二：三")', False), ("", "乙", False)],
        ),
        ("图：甲(标题=“一；二”)", [("", "甲(标题=“一；二”)", False)]),
        ("图：", []),
    ],
)
def test_series_stand_between_semicolons_each_with_its_name_and_year(
    text: str, series: list[tuple[str, str, bool]]
) -> None:
    found = asked(text)
    assert found == tuple(Asked(*each) for each in series)
    assert asked(alternative_text(found)) == found


@pytest.mark.parametrize("text", ["", "各季度发稿", "图1：发稿", "地图：发稿", QUARTERS, "图"])
def test_any_other_text_asks_for_nothing(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize("text", [QUARTERS, f"图 {QUARTERS}", f"图表{QUARTERS}", f"图、{QUARTERS}"])
def test_a_breakdown_without_its_beginning_is_told_from_a_description(text: str) -> None:
    assert is_meant(text)
    assert asked(text) is None
    assert repaired(text) == f"图：{QUARTERS}"
    assert not is_meant("2022年按季度发稿情况（单位：篇）")


def test_a_very_long_text_is_read_in_no_time() -> None:
    assert asked("图：" + "（" * 300_000) == (Asked("", "（" * 300_000),)
    assert asked("图：" + ' "' * 100_000) is not None
    assert not is_meant("." * 300_000)
    assert not is_meant(". " * 150_000)


@pytest.mark.parametrize(
    "words", ["描述已自动生成", "\n\n描述已自动生成", "\nDescription automatically generated"]
)
def test_what_word_writes_below_an_alternative_text_is_none_of_it(words: str) -> None:
    assert asked(f'图：发稿.按("季"){words}') == asked('图：发稿.按("季")')


@pytest.mark.parametrize("beginning", ["图1：", "圖：", "Chart: ", "图 ", "图表2:", "图；", ""])
def test_another_beginning_is_put_right(beginning: str) -> None:
    assert repaired(f'{beginning}发稿.按("季")') == '图：发稿.按("季")'
