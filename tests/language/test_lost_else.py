"""Lost else: a condition that says two things of which only one can have been meant is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.findings import ZgreportError

if TYPE_CHECKING:
    from collections.abc import Callable

    from zgreport.language.session import Session

END = "</w:t></w:r></w:p>"  # of a paragraph
CELL = f"{END}</w:tc>"

# What is left of a condition when its 否则 was deleted.
LOST = {
    "a figure in two forms": "{% if 发稿 < 100 %}{{ 发稿 }}{{ 发稿.约 }}{% endif %}",
    "with their changes": "{% if 发稿 < 100 %}{{ 发稿|带同比 }}{{ 发稿.约|带同比 }}{% endif %}",
    "with the same word before each": "{% if 全年 %}刊发{{ 发稿 }}刊发{{ 发稿.约 }}{% endif %}",
    "words that begin alike": "与{% if 全年 %}上年上年同期{% endif %}相比",
    "a number and none": "{% if 发稿 %}刊发稿件{{ 发稿 }}没有刊发稿件{% endif %}",
    "a clause and none": "{% if 发稿 %}；刊发稿件{{ 发稿 }}；没有刊发稿件{% endif %}",
    "a sentence begun again": (
        "{% if 发稿 %}在媒体刊发{% if 发稿 < 9 %}{{ 发稿 }}{% else %}{{ 发稿.约 }}{% endif %}"
        "在媒体没有刊发稿件{% endif %}"
    ),
    "two pauses": "不足{% if 不足|个数 > 1 %}：，主要是{% endif %}如下",
    "a title behind a number": (
        "{% if 发稿 > 1 %}{{ 发稿 }}面镜子“甲”{% elif 报送 %}“乙”{% else %}“丙”{% endif %}"
    ),
    "two titles": "{% if 发稿 > 1 %}很多{% elif 报送 %}“甲”“乙”{% else %}“丙”{% endif %}",
    "two paragraphs of the same figures": (
        f"{{% if 全年 %}}刊发{{{{ 发稿 }}}}，报送{{{{ 报送 }}}}。{END}"
        f"报送{{{{ 报送|带同比 }}}}；刊发{{{{ 发稿|带同比 }}}}。{END}{{% endif %}}"
    ),
    "two paragraphs of one": (
        f"{{% if 发稿 < 9 %}}刊发稿件{{{{ 发稿 }}}}。{END}"
        f"刊发稿件{{{{ 发稿.约 }}}}。{END}{{% endif %}}"
    ),
    "a paragraph and none": (
        f"{{% if 发稿 %}}刊发稿件{{{{ 发稿 }}}}。{END}全年没有刊发稿件。{END}{{% endif %}}"
    ),
}

SOUND = [
    "{% if 发稿 < 100 %}{{ 发稿 }}{% else %}{{ 发稿.约 }}{% endif %}",
    "{% if 发稿 %}，{{ 发稿 }}{% endif %}{% if 报送 %}，{{ 报送 }}{% endif %}",
    "{% if 全年 %}{{ 发稿 }}{{ 发稿.同比 }}{% endif %}",
    "{% if 发稿 %}{{ 发稿 }}（即{{ 发稿.约 }}）{% endif %}",
    "{% if 发稿 %}其中{{ 报送 }}没有被采用{% endif %}",
    "{% if 发稿 %}；刊发稿件{{ 发稿 }}{% endif %}{% if not 报送 %}；没有报送稿件{% endif %}",
    (
        "{% if 全年 %}{% if 发稿 < 9 %}{{ 发稿 }}{% endif %}"
        "{% if 发稿 > 9 %}{{ 发稿.约 }}{% endif %}{% endif %}"
    ),
    "{% if 发稿 > 1 %}用好“甲”{% else %}“乙”{% endif %}",
    "{% if 发稿 %}增长{{ 发稿 }}{% else %}{{ 发稿 }}{% endif %}",
    "{% if 全年 %}市委组织部组织开展{% endif %}",
    f"{{% if 发稿 %}}{{{{ 发稿 }}}}{CELL}{{{{ 发稿.上年 }}}}{CELL}{{% endif %}}",
    f"{{% if 发稿 %}}刊发{{{{ 发稿 }}}}。{END}报送{{{{ 报送 }}}}。{END}{{% endif %}}",
    (
        f"{{% if 全年 %}}刊发{{{{ 发稿 }}}}，报送{{{{ 报送 }}}}。{END}{{% else %}}"
        f"刊发{{{{ 发稿.约 }}}}，报送{{{{ 报送.约 }}}}。{END}{{% endif %}}"
    ),
]

_HABIT = "{% if 全年 %}上年{% else %}上年同期{% endif %}，" * 2

OTHERS = [
    (_HABIT + "{% if 全年 %}{{ 下年 }}年下一步{% endif %}", ["else_missing"]),
    (_HABIT + "{% if 全年 %}，全年{{ 发稿 }}{% endif %}", []),  # an addition to the sentence
    ("{% if 全年 %}上年{% else %}上年同期{% endif %}{% if 全年 %}{{ 下年 }}年{% endif %}", []),
    ("{% if 发稿 %}有稿件{% else %}{% endif %}没有稿件", ["else_empty"]),
    ("{% if 发稿 %}有稿件{% else %}<w:drawing/>{% endif %}", []),
    ("{% if 发稿 > 9 %}{% elif 发稿 %}有{% else %}没有{% endif %}", []),
]


@pytest.fixture
def told(session: Session) -> Callable[[str], list[str]]:
    def codes(source: str) -> list[str]:
        session.render(tags(source))
        return [found.code.removeprefix("language.") for found in session.doubts]

    return codes


@pytest.mark.parametrize("source", LOST.values(), ids=LOST)
def test_two_sides_without_an_else_between_them_are_told(
    told: Callable[[str], list[str]], source: str
) -> None:
    assert told(source) == ["else_lost"]


@pytest.mark.parametrize("source", SOUND)
def test_one_side_or_an_addition_is_not(told: Callable[[str], list[str]], source: str) -> None:
    assert told(source) == []


@pytest.mark.parametrize(("source", "codes"), OTHERS)
def test_the_habit_of_the_template_and_an_empty_side_are_told(
    told: Callable[[str], list[str]], source: str, codes: list[str]
) -> None:
    assert told(source) == codes


def test_the_finding_names_both_sides_at_the_second(session: Session) -> None:
    session.render(tags("{% if 发稿 < 9 %}{{ 发稿 }}{{ 发稿.约 }}{% endif %}"))
    (found,) = session.doubts
    assert found.values == {"first": "{{ 发稿 }}", "second": "{{ 发稿.约 }}"}


def test_of_faulty_tags_nothing_else_is_said(session: Session) -> None:
    with pytest.raises(ZgreportError):
        session.render(tags("{% if 发稿 %}{{ 法稿 }}{{ 报宋 }}{% endif %}"))
    assert session.doubts == ()
