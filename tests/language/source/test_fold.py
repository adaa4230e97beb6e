"""What an input method types inside a tag is taken as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment

from zgreport.language.source.fold import fold
from zgreport.quotes import SORTS, Quotes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{ 发稿 }}", "{{ 发稿 }}"),
        ("｛｛　发稿　｝｝", "{{ 发稿 }}"),
        ("{％ if 发稿 ％}", "{% if 发稿 %}"),
        ("发稿（级别＝“市级”）", '发稿(级别="市级")'),
        ("发稿（级别=“市级“）", '发稿(级别="市级")'),
        ("发稿（级别=”市级”）", '发稿(级别="市级")'),
        ("发稿(级别=‘市级’)", "发稿(级别='市级')"),
        ("发稿(级别=＂市级＂)", '发稿(级别="市级")'),
        ('发稿(级别="市级”)', '发稿(级别="市级")'),
        ('发稿(级别=“市级")', '发稿(级别="市级")'),
        ('发稿(级别="市级”，单位="甲县")', '发稿(级别="市级",单位="甲县")'),
        ("发稿(载体=【“甲报”、“乙报”】)", '发稿(载体=["甲报","乙报"])'),
        ("发稿(标题——含=“党建”，月＝６)", '发稿(标题_含="党建",月=6)'),
        ("发稿(标题＿含=“党建”)", '发稿(标题_含="党建")'),
        ("市级刊发。同比", "市级刊发.同比"),
        ("市级刊发．同比", "市级刊发.同比"),
        ("市级刊发｜带同比", "市级刊发|带同比"),
        ("发稿－报送＋报送＊２／３", "发稿-报送+报送*2/3"),
        ("发稿＞３", "发稿>3"),
        ("发稿《3 and 报送》5", "发稿<3 and 报送>5"),
        ("发稿≥3", "发稿>=3"),
        ("发稿！＝３", "发稿!=3"),
        ("ｉｆ 发稿", "if 发稿"),
        ("发稿\u00a0(月=6)\u200b", "发稿 (月=6)"),
        ("市级\u00ad刊发\u2060", "市级刊发"),
        ("市级\u2028刊发\u202c", "市级刊发"),
    ],
)
def test_marks_outside_literals_become_half_width(typed: str, meant: str) -> None:
    assert fold(typed) == meant


@pytest.mark.parametrize(
    ("typed", "literal"),
    [
        ("标题_含=“一网通办”", "一网通办"),
        ("标题_含=““一网通办””", "“一网通办”"),
        ('标题_含="“一网通办”"', "“一网通办”"),
        ("标题_含='“一网通办”'", "“一网通办”"),
        ("标题_含=“推进“一网通办”改革”", "推进“一网通办”改革"),
        ("标题_含=“县（市）区，党建：３”", "县（市）区，党建：３"),
        ("标题_含=‘他说“好”’", "他说“好”"),
        ("标题_含='它’s'", "它’s"),
        ('标题_含=“甲"乙”', '甲"乙'),
    ],
)
def test_text_inside_a_literal_is_kept(typed: str, literal: str) -> None:
    folded = fold(f"发稿（{typed}）")
    assert not set("“”‘’") & set(folded)
    assert Environment(autoescape=True).compile_expression(folded.replace("发稿", "dict"))() == {
        "标题_含": literal
    }


def test_a_literal_that_is_never_closed_is_left_as_it_is() -> None:
    assert fold("发稿（级别=“市级）") == "发稿(级别=“市级）"


TYPED = st.text(st.sampled_from("甲“”‘’\"'＂\\ (),（），。=＝|{}%a1—"), max_size=20)


@given(TYPED)
@example("“a\\”")
@example('"“\\”')
@example("——－——")
def test_folding_again_changes_nothing(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


LITERAL = st.text(st.sampled_from("甲乙（），。“”a "), max_size=6).map(lambda text: f'"{text}"')
CONDITION = st.tuples(st.sampled_from(["级别=", "标题_含="]), LITERAL).map("".join)


@given(st.lists(CONDITION, max_size=3), st.sampled_from(["", ".同比", "|带同比", " / 报送"]))
def test_a_well_formed_tag_changes_in_its_escapes_only(conditions: list[str], form: str) -> None:
    tag = f"{{{{ 发稿({', '.join(conditions)}){form} }}}}"
    unescaped = fold(tag)
    for quote in "“”":
        unescaped = unescaped.replace(f"\\u{ord(quote):04x}", quote)
    assert unescaped == tag


def test_a_literal_ends_before_whatever_is_folded_to_a_mark_that_can_follow_it() -> None:
    following = tuple(" \t\r\n)],|}%:=<>!+-*/~.{")
    for sign in (chr(n) for n in range(0x10000) if chr(n) not in SORTS):
        ends = Quotes(f"“甲”{sign}乙").end(0) == 2
        assert ends == fold(sign).startswith(following), f"U+{ord(sign):04X}"
