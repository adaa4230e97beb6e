from __future__ import annotations

from collections.abc import Callable

import pytest

from zgreport.document.numbering import Counts, count, expected, numbered, oddly_numbered
from zgreport.document.render import Rendered
from zgreport.findings import Place
from zgreport.marks import COUNT, ORDINAL, wrap
from zgreport.tags import Tag

Make = Callable[..., bytes]
Fill = Callable[..., Rendered]
Faults = Callable[..., list[tuple[str, int | None]]]


def item(name: str) -> str:
    return wrap(ORDINAL + name, "")


def total(name: str) -> str:
    return wrap(COUNT + name, "")


def test_items_are_numbered_in_their_order_over_all_parts() -> None:
    texts = [f"{total('镜')}面：{item('镜')}是，{item('台')}、，{item('镜')}是", item("镜")]
    assert numbered(texts) == ("三面：一是，一、，二是", "三")


def test_a_single_item_is_not_told_as_the_first() -> None:
    texts = [f"{total('镜')}面：{item('镜')}是用好", f"{item('部')}、总的"]
    assert numbered(texts) == ("一面：用好", "一、总的")


@pytest.mark.parametrize(
    ("items", "said"), [(0, "零"), (1, "一"), (2, "两"), (3, "三"), (10, "十"), (12, "十二")]
)
def test_a_count_is_said_as_before_a_measure_word(items: int, said: str) -> None:
    assert numbered([total("镜") + item("镜") * items])[0].startswith(said)


def test_counts_are_of_items_and_names_only_counted_have_none() -> None:
    assert count([item("甲&amp;乙") * 2, total("丙")]) == {"甲&乙": 2, "丙": 0}


def test_only_a_count_that_was_asked_for_must_agree() -> None:
    counts = Counts({"镜": 1})
    assert counts.wrong({"镜": 2}) == ()
    assert counts["镜"] == 1
    assert counts.get("台", 0) == 0
    assert counts.wrong({"镜": 2, "台": 1}) == ("台", "镜")
    assert counts.wrong({"镜": 1, "台": 0}) == ()


def test_a_copy_of_the_counts_asks_for_all_of_them() -> None:
    counts = Counts({})
    assert dict(counts) == {}
    assert counts.wrong({"镜": 2}) == ("镜",)


def test_dropping_an_item_changes_numerals_and_count(make: Make, fill: Fill) -> None:
    template = make(
        "用好{{ 共('镜') }}面镜子",
        "{%p if a %}",
        "{{ 序('镜') }}是望远镜",
        "{%p endif %}",
        "{{ 序('镜') }}是三棱镜",
        "{{ 序('镜') }}是显微镜",
    )
    assert fill(template, a=True).paragraphs == (
        "用好三面镜子",
        "一是望远镜",
        "二是三棱镜",
        "三是显微镜",
    )
    assert fill(template, a=False).paragraphs == ("用好两面镜子", "一是三棱镜", "二是显微镜")


def test_a_condition_may_ask_for_a_count_that_is_known_later(make: Make, fill: Fill) -> None:
    template = make(
        "{% if 几('足') > 1 %}有{{ 共('足') }}点不足{% else %}还有不足{% endif %}",
        "{% for x in xs %}{{ 序('足') }}是{{ x }}。{% endfor %}",
    )
    assert fill(template, xs="甲乙").paragraphs == ("有两点不足", "一是甲。二是乙。")
    assert fill(template, xs="甲").paragraphs == ("还有不足", "甲。")


def test_a_count_that_changes_itself_is_refused(make: Make, faults: Faults) -> None:
    template = make("{% if 几('足') == 0 %}{{ 序('足') }}是{% endif %}")
    assert faults(template) == [("numbering_restless", None)]


def test_the_first_guess_is_what_the_template_numbers() -> None:
    tags = [Tag("{", body, Place()) for body in ('序("镜子")', "序('镜子')", '共("平台")', "发稿")]
    assert expected(tags) == {"镜子": 2, "平台": 0}


def numbering(*bodies: str) -> list[tuple[str, str]]:
    """What is told of tags that stand one after another: each name, and the first like it."""
    tags = [
        Tag("%" if body.startswith(("if", "for", "end")) else "{", body, Place()) for body in bodies
    ]
    found = [f for f in oddly_numbered(tags) if f.code.endswith("ordinal_alone")]
    return [(str(f.values["name"]), str(*f.values["near"])) for f in found]  # type: ignore[misc]  # one


def test_a_name_that_numbers_once_and_is_like_another_is_told() -> None:
    assert numbering('序("镜子")', '序("镜某")', '序("镜子")') == [("镜某", "镜子")]


@pytest.mark.parametrize(
    "bodies",
    [
        ('序("镜子")', '序("镜子")', '序("平台")'),  # like no other
        ('序("镜子")', '序("镜头")', '序("镜子")', '序("镜头")'),  # two of each
        ('序("镜子")', '共("镜某")', '序("镜某")'),  # counted, so it is meant
        ('序("镜子")', "for 项 in 不足", '序("镜某")', "endfor"),  # one that numbers many
        ('序("镜子")', "for 项 in 不足", "if 项", "endif", '序("镜某")', "end"),
    ],
)
def test_a_name_that_is_meant_is_not_told(bodies: tuple[str, ...]) -> None:
    assert not [name for name, _ in numbering(*bodies) if name != "镜子"]
