"""Which block tag a fault is told at, where one of several is lost, moved or misspelt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Faults = Callable[..., list[tuple[str, int | None]]]

IF, FOR, ENDIF, ENDFOR = "{%p if 有 %}", "{%p for 项 in 项们 %}", "{%p endif %}", "{%p endfor %}"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # An opening is lost: its end is told, not another block's, and where it may have stood.
        ([IF, "甲", ENDIF, "乙", ENDIF], [("block_not_open", 5), ("block_opening_lost", 4)]),
        ([IF, "甲", ENDIF, "乙", "丙", ENDIF], [("block_not_open", 6), ("block_opening_lost", 4)]),
        ([FOR, "甲", ENDIF, ENDFOR], [("block_not_open", 3), ("block_opening_lost", 2)]),
        (["甲", ENDIF], [("block_not_open", 2), ("block_opening_lost", 1)]),
        ([IF, "甲{% endif %}", ENDIF], [("block_not_open", 2)]),
        (["{% if 有 %}甲{% endif %}{% endif %}", IF, ENDIF], [("block_not_open", 1)]),
        # An end is lost: its opening is told, and where the end may have stood.
        (
            [IF, "甲", IF, "乙", ENDIF, IF, "丙", ENDIF],
            [("block_not_closed", 1), ("block_end_lost", 2)],
        ),
        ([IF, FOR, "甲", ENDIF], [("block_not_closed", 2), ("block_end_lost", 3)]),
        ([FOR, IF, "甲", ENDFOR], [("block_not_closed", 2), ("block_end_lost", 3)]),
        ([IF, "甲"], [("block_not_closed", 1), ("block_end_lost", 2)]),
        ([IF, IF, "甲", ENDIF, ENDIF, ENDIF], [("block_not_open", 6)]),
        ([IF, "甲", ENDIF, ENDIF, IF, "乙", ENDIF], [("block_not_open", 4)]),
        ([IF, IF, "甲", ENDIF], [("block_not_closed", 2)]),
        # A misspelt one is told alone, whichever it is.
        (["{%p iff 有 %}", "甲", ENDIF], [("block_misspelt", 1)]),
        ([IF, "甲", "{%p endiff %}"], [("block_misspelt", 3)]),
        ([IF, IF, "甲", "{%p edif %}", ENDIF], [("block_misspelt", 4)]),
        ([IF, "甲", "{%p esle %}", "乙", ENDIF], [("block_misspelt", 3)]),
        (["{%p fro 项 in 项们 %}", "甲", ENDFOR], [("block_misspelt", 1)]),
        (["{{ if 有 }}甲{% endif %}"], [("block_in_output", 1)]),
        (["{% if 有 %}甲{{ endif }}"], [("block_in_output", 1)]),
        # The end of another kind, and blocks that cross: both ends are told.
        ([IF, "甲", ENDFOR], [("block_crossed", 1), ("block_crossed", 3)]),
        (
            [IF, FOR, "甲", ENDIF, ENDFOR],
            [
                ("block_crossed", 1),
                ("block_crossed", 5),
                ("block_crossed", 2),
                ("block_crossed", 4),
            ],
        ),
        # Half of a block in another place.
        ([IF, "甲{% endif %}"], [("block_across", 1), ("block_across", 2)]),
        ([[["{% if 有 %}甲", "乙{% endif %}"]]], [("block_across", 1), ("block_across", 2)]),
        # 否则 outside of its block.
        (["甲{% else %}乙"], [("block_not_open", 1)]),
        ([FOR, "{%p elif 有 %}", ENDFOR], [("block_not_open", 2)]),
        # A bare 结束 closes what is open.
        (
            ["{%段 如果 有 %}", "{%段 循环 项 在 项们 %}", "甲", "{%段 结束 %}"],
            [("block_not_closed", 1), ("block_end_lost", 4)],
        ),
        (["{%段 结束 %}"], [("block_not_open", 1)]),
    ],
)
def test_a_fault_of_blocks_is_told_where_it_is(
    make: Callable[..., bytes], faults: Faults, blocks: list[object], expected: object
) -> None:
    assert faults(make(*blocks), 有=True, 项们=["一"]) == expected


@pytest.mark.parametrize(
    "blocks",
    [
        ["{%段 如果 有 %}", "甲", "{%段 否则 %}", "乙", "{%段 结束如果 %}"],
        ["{%段 如果 有 %}", "甲", "{%段 结束 %}"],
        ["{%P IF 有 %}", "甲", "{%ｐ　ｅｎｄｉｆ %}"],
        ["{% 如果 有 %}甲{% 结束 %}"],
    ],
)
def test_chinese_block_words_fill_like_the_english_ones(
    make: Callable[..., bytes], fill: Callable[..., object], blocks: list[object]
) -> None:
    assert fill(make(*blocks), 有=True).paragraphs == ("甲",)  # type: ignore[attr-defined]  # Rendered


def test_a_long_part_with_a_lost_end_is_read_in_time(
    make: Callable[..., bytes], faults: Faults
) -> None:
    blocks = [IF, "甲", ENDIF] * 300
    assert faults(make(*blocks, IF), 有=True) == [("block_not_closed", 901)]
