"""What a wrong tag gets: every fault in one run, at its line, with the right form shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.definition.model import FigureDef, Phrase, WeaknessDef
from zgreport.findings import ZgreportError
from zgreport.language.session import Session
from zgreport.periods import Period

if TYPE_CHECKING:
    from tests.language.conftest import Faults
    from zgreport.definition.model import Definition
    from zgreport.figures.facts import Facts


@pytest.mark.parametrize(
    ("tag", "code", "value"),
    [
        ('发稿("市级")', "language.condition_form", ("right", '级别="市级"')),
        ('发稿("某处")', "language.condition_form", ("right", '列名="某处"')),
        (
            '发稿(级别="市级" or "省级")',
            "language.condition_form",
            ("right", '级别=["市级", "省级"]'),
        ),
        ('发稿(级别=[["市级"]])', "language.condition_form", ("right", '级别=["市级"]')),
        ('发稿("市级" or "省级")', "language.condition_form", ("right", '级别=["市级", "省级"]')),
        ("发稿(月=6-8)", "language.condition_form", ("right", "月=[6, 7, 8]")),
        ("发稿(月=6—8)", "language.condition_form", ("right", "月=[6, 7, 8]")),
        ("发稿(月=6～8)", "language.condition_form", ("right", "月=[6, 7, 8]")),
        ("发稿(级别=市级)", "language.condition_form", ("right", '级别="市级"')),
        ("发稿(级别=[市级, 省级])", "language.condition_form", ("right", '级别=["市级", "省级"]')),
        ('发稿(级别=="市级")', "language.condition_form", ("right", '级别="市级"')),
        ('发稿(级别!="市级")', "language.condition_form", ("right", '级别_不是="市级"')),
        ("发稿(分值>3)", "language.condition_form", ("right", "分值_大于=3")),
        ("发稿(分值>=3)", "language.condition_form", ("right", "分值_至少=3")),
        (
            '发稿(级别=="市级" or 级别=="省级")',
            "language.condition_form",
            ("right", '级别=["市级", "省级"]'),
        ),
        ("发稿(月=发稿)", "language.condition_form", ("right", '月="发稿"')),
        ("发稿(约稿_为空=3)", "language.condition_form", ("right", "约稿_为空=true")),
        ("发稿(标题_包含='党建')", "language.unknown_suffix", ("near", ("含", "不含"))),
        ("发稿(级别=[])", "language.condition_empty", ("name", "级别")),
        ('发稿(级别="市级", 级别="省级")', "language.condition_twice", ("name", "级别")),
        ("发稿.按(单位)", "language.quotes_missing", ("right", '"单位"')),
        ("市级", "language.quotes_missing", ("right", '"市级"')),
        ("法稿", "language.unknown_name", ("near", ("发稿",))),
        ("推送", "language.unknown_name", ("near", ("公众号.推送",))),
        ("发稿.同笔", "language.unknown_attribute", ("near", ("同比",))),
        ("公众号.阅", "language.unknown_attribute", ("near", ("阅读",))),
        ("发稿|带同笔", "language.unknown_filter", ("near", ("带同比",))),
        ("发稿(级别='市及')", "figures.unknown_value", ("near", ("市级",))),
        ("发稿(级边='市级')", "figures.unknown_column", ("near", ("级别",))),
        ("评选(月=3)", "figures.undated_ledger", ("ledger", "评选")),
        ("发稿 + 公众号.推送", "figures.mixed_units", ("left", "篇")),
        ("发稿 / 报送.同比", "language.use_parentheses", ("right", "(… / …).同比")),
        ("发稿 - 报送|带同比", "language.use_parentheses", ("right", "(… - …)|带同比")),
        ("发稿 + 3", "language.arithmetic", ("sign", "+")),
        ("发稿 / 0", "language.division_by_zero", None),
        ("发稿.占()", "language.form_arguments", ("name", "占")),
        ("发稿.占", "language.form_arguments", ("takes", "指标")),
        ("发稿.按", "language.form_arguments", ("name", "按")),
        ('发稿.前("单位", 3)', "language.form_arguments", ("name", "前")),
        ('发稿.前(0, "单位")', "language.form_arguments", ("name", "前")),
        ('发稿.按("单位").低于("多")', "language.form_arguments", ("name", "低于")),
        ('(发稿 + 报送).列("标题")', "language.needs_rows", ("form", "列")),
        ('公众号.阅读.种数("月份")', "language.needs_rows", ("form", "种数")),
        ('发稿.按("单位")', "language.needs_joining", ("of", '发稿.按("单位")')),
        ('发稿.列("标题")', "language.needs_joining", ("of", '发稿.列("标题")')),
        ("公众号.阅读.近", "language.not_true", ("form", "近")),
        ("采用率.超", "language.never_round", ("form", "超")),
        ("公众号.关注(月=6).不足", "language.not_true", ("form", "不足")),  # 8100
        ('发稿(载体="省日报").大约', "language.not_true", ("form", "大约")),  # 2
        ('发稿(载体="省先锋网").逾', "language.not_true", ("form", "逾")),  # 10
        ("位次.全省.多", "language.never_round", ("of", "位次.全省")),
        ('发稿(载体="省日报").余', "language.not_true", ("form", "余")),  # 2
        ('报送(采用="是").近', "language.not_true", ("value", "36篇")),
        ('发稿.按("单位")|等', "language.filter_takes", ("least", 2)),
        ('发稿.按("单位")|等(1)', "language.filter_takes", ("least", 2)),
        ('发稿.按("单位")|等(2.5)', "language.filter_takes", ("name", "等")),
        ('发稿.按("单位")|等(true)', "language.filter_takes", ("name", "等")),
        ('发稿.按("单位")|等("个")', "language.filter_takes", ("takes", "几[, 量词]")),
        ('发稿.按("单位")|等(3, 3)', "language.filter_takes", ("name", "等")),
        ('发稿.按("单位")|等(3, "个", "家")', "language.filter_takes", ("name", "等")),
        ('发稿.按("单位")|和其他(0)', "language.filter_takes", ("least", 1)),
        ('发稿.按("单位")|顿号(3)', "language.filter_arguments", ("name", "顿号")),
        ('发稿.列("标题")|各', "language.filter_needs_breakdown", ("filter", "各")),
        ("[发稿, 3]|减少的", "language.filter_needs_figures", ("filter", "减少的")),
        ("质效|范围", "language.filter_needs_breakdown", ("filter", "范围")),
        ("发稿|各", "language.not_a_list", ("of", "发稿")),
        ("采用率|万", "language.filter_needs_quantity", ("of", "采用率")),
        ("位次.全省|万", "language.filter_needs_quantity", ("filter", "万")),
        ("视频|万", "language.no_value", ("of", "视频")),
        ("采用率|亿", "language.filter_needs_quantity", ("filter", "亿")),
        ("位次.全省|亿", "language.filter_needs_quantity", ("of", "位次.全省")),
        ("视频|亿", "language.no_value", ("of", "视频")),
        ("发稿.同比|万", "language.not_a_number", ("of", "发稿.同比")),
        ("发稿|大写", "language.not_money", ("of", "发稿")),
        ("发稿|序数", "language.not_an_ordinal", ("of", "发稿")),
        ("0|序数", "language.not_an_ordinal", ("of", "0")),
        ("发稿.约|表格", "language.not_for_tables", ("of", "发稿.约")),
        ('发稿.按("单位")|表格', "language.not_for_tables", ("of", '发稿.按("单位")')),
        ("视频", "language.no_value", ("of", "视频")),
        ("视频.约", "language.no_value", ("of", "视频")),
        ("采用率|汉字", "language.not_whole", ("of", "采用率")),
        ("发稿|顿号", "language.not_a_list", ("of", "发稿")),
        ("年|带同比", "language.filter_needs_figure", ("filter", "带同比")),
        ("3|汉字年", "language.not_a_year", ("of", "3")),
        ("序", "language.function_without_name", ("right", '序("镜子")')),
        ("共(镜子)", "language.function_without_name", ("name", "共")),
        ("不足", "language.not_printable", ("of", "不足")),
        ("发稿(", "language.parentheses", ("tag", "发稿(")),
        ('发稿(级别="市级)', "language.quote_not_closed", ("tag", '发稿(级别="市级)')),
        ("发稿 ？", "language.unexpected_character", ("character", "?")),
        ("发稿 发稿", "language.syntax", ("tag", "发稿 发稿")),
        ("", "language.empty_tag", None),
    ],
)
def test_a_wrong_expression_is_told_how_to_be_right(
    faults: Faults, tag: str, code: str, value: tuple[str, object] | None
) -> None:
    (found,) = faults("{{ " + tag + " }}")
    assert found.code == code
    assert found.place.line == 1
    if value:
        assert found.values[value[0]] == value[1]


@pytest.mark.parametrize(
    ("condition", "words", "right", "whole"),
    [
        ("发稿 AND 报送", "AND", "and", "发稿 and 报送"),
        ("发稿 ＡＮＤ 报送", "AND", "and", "发稿 and 报送"),
        ("发稿 Or 报送", "Or", "or", "发稿 or 报送"),
        ("Not 发稿", "Not", "not", "not 发稿"),
        ("NOT(发稿)", "NOT", "not", "not (发稿)"),
        ("发稿 且 报送", "且", "and", "发稿 and 报送"),
        ("发稿且报送", "且", "and", "发稿 and 报送"),
        ("发稿 并且 非 报送", "并且", "and", "发稿 and not 报送"),
        ("发稿 或者 报送", "或者", "or", "发稿 or 报送"),
        ("不是 发稿", "不是", "not", "not 发稿"),
        ("发稿.数 不是 3", "不是", "!=", "发稿.数 != 3"),
        ("发稿 大于 3", "大于", ">", "发稿 > 3"),
        ("发稿大于3", "大于", ">", "发稿 > 3"),
        ("发稿 小于等于 3", "小于等于", "<=", "发稿 <= 3"),
        ("发稿 不等于 3", "不等于", "!=", "发稿 != 3"),
        ("发稿 <> 3", "<>", "!=", "发稿 != 3"),
        ("发稿 => 3", "=>", ">=", "发稿 >= 3"),
        ("发稿 && ！报送", "&&", "and", "发稿 and not 报送"),
        ("发稿 || 报送", "||", "or", "发稿 or 报送"),
        ('发稿(级别="或") 或 报送', "或", "or", '发稿(级别="或") or 报送'),
    ],
)
def test_an_operator_as_people_say_it_is_told_as_the_language_has_it(
    faults: Faults, condition: str, words: str, right: str, whole: str
) -> None:
    found = faults("{% if " + condition + " %}有{% endif %}")[0]
    assert (found.code, found.values) == (
        "language.operator_spoken",
        {"words": words, "right": right, "whole": whole},
    )


@pytest.mark.parametrize("condition", ["发稿 和 报送", "发稿 加强", "法稿且报宋", "发稿 or"])
def test_what_could_be_several_operators_is_none(faults: Faults, condition: str) -> None:
    found = faults("{% if " + condition + " %}有{% endif %}")
    assert "language.operator_spoken" not in {each.code for each in found}


@pytest.mark.parametrize(
    ("tag", "code", "right"),
    [
        ('{% if 年 == "2023" %}有{% endif %}', "number_quoted", "2023"),
        ('{% if "５" < 发稿 %}有{% endif %}', "number_quoted", "5"),
        ("{{ 序“镜子” }}", "function_without_name", '序("镜子")'),
        ("{{ 共 '镜子' }}", "function_without_name", "共('镜子')"),
        ('{{ 发稿.按("单\n位")|顿号 }}', "literal_broken", '"单位"'),
        ('{{ 发稿.按("单\t位")|顿号 }}', "literal_tab", '"单位"'),
    ],
)
def test_a_slip_that_has_one_right_form_is_told_with_it(
    faults: Faults, tag: str, code: str, right: str
) -> None:
    (found,) = faults(tag)
    assert (found.code, found.values["right"]) == (f"language.{code}", right)


def test_a_name_that_is_taken_goes_on_meaning_what_it_means(faults: Faults) -> None:
    (found,) = faults('{% set 发稿 = 3 %}{{ 发稿.按("级别")|各 }}{{ 报送.占(发稿) }}')
    assert found.code == "language.name_taken"


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("{% if 发稿 = 3 %}{% endif %}", [(1, "single_equals")]),
        ("{{ 发稿|带同比|带同比 }}", [(1, "filter_twice")]),
        ("{% if 发稿 %}", [(1, "block_not_closed")]),
        ("{% endif %}", [(1, "block_not_opened")]),
        ("{% else %}", [(1, "block_not_opened")]),
        ("{% if 发稿 %}{% else %}{% else %}{% endif %}", [(1, "block_not_opened")]),
        ("{% if 发稿 %}{% for 项 in 不足 %}\n{% endif %}", [(1, "block_not_closed")]),
        ("{% fi 发稿 %}", [(1, "unknown_block")]),
        ("{% 如过 发稿 %}", [(1, "unknown_block")]),
        ("{% set 甲 %}甲{% endset %}", [(1, "set_form"), (1, "unknown_block")]),
        ("{% set 发稿 = 3 %}", [(1, "name_taken")]),
        ("{% for 年 in 不足 %}{% endfor %}", [(1, "name_taken")]),
        ("{% for a, b in 不足 %}{{ a }}{% endfor %}", [(1, "not_in_language")]),
        ("{{ 发稿\n{{ 报送 }}", [(1, "tag_not_closed")]),
        ("甲\n{{ 法稿 }}\n{% if 报宋 %}{{ 发稿.同笔 }}{% endif %}", None),
        ("{% for 项 in 发稿 %}{{ 项.名 }}{% endfor %}", [(1, "not_a_list")]),
        ("{% if 发稿 %}{% set 甲 = 发稿 %}{% endif %}{{ 甲 }}", []),
        ("{% if not 发稿 %}{% set 甲 = 1 %}{% endif %}\n{{ 甲 }}", [(2, "name_not_set")]),
        ("{% for 条 in 不足 if loop.last %}{% endfor %}", [(1, "unknown_name")]),
        ("{% for 条 in 不足 if 条.标 %}{% endfor %}", [(1, "unknown_attribute")]),
        ("{% for 条 in 不足 %}{% set 乙 = 条 %}{% endfor %}{{ 乙 }}", [(1, "unknown_name")]),
    ],
)
def test_faults_of_blocks_name_the_tag(
    faults: Faults, source: str, codes: list[tuple[int, str]] | None
) -> None:
    expected = codes
    if expected is None:
        expected = [(2, "unknown_name"), (3, "unknown_name"), (3, "unknown_attribute")]
    found = [(f.place.line, f.code.removeprefix("language.")) for f in faults(source)]
    assert found == expected


def test_every_fault_of_a_template_is_found_in_one_run(faults: Faults) -> None:
    source = "\n".join(
        [
            "{{ 法稿 }}",
            "{{ 发稿(级别=市级) }}",
            "{{ 发稿(级别='市及') }}{{ 发稿(级边='市级') }}",
            "{% if 视频 %}{{ 发稿.同笔 }}{% else %}{{ 发稿( }}{% endif %}",
            "{% for 项 in 法稿 %}{{ 项.名 }}{{ 报宋 }}{% endfor %}",
            "{% for 项 in 视频.按('标题') %}{{ 发稿(级别='省') }}{% endfor %}",
            "{% if 发稿 or 报送(采用='好') %}{% endif %}",
            "{{ 公众号.阅读.近 }}",
            "{% if 发稿 < 3 %}{{ 公众号.阅读.近 }}{{ 视频 }}{% endif %}",
            "{% if 发稿",
        ]
    )
    assert [(f.place.line, f.code.partition(".")[2]) for f in faults(source)] == [
        (1, "unknown_name"),
        (2, "condition_form"),
        (3, "unknown_value"),
        (3, "unknown_column"),
        (4, "parentheses"),
        (4, "unknown_attribute"),
        (5, "unknown_name"),
        (5, "unknown_name"),
        (6, "unknown_value"),
        (7, "unknown_value"),
        (8, "not_true"),
        (10, "tag_not_closed"),
    ]


def test_a_fault_in_the_definition_has_its_place_there(session: Session) -> None:
    with pytest.raises(ZgreportError) as error:
        session.figure(Phrase("发稿(级别='市及')", "figures.甲", 12))
    (found,) = error.value.findings
    assert (found.place.file, found.place.key, found.place.line) == (
        "inputs/report.yaml",
        "figures.甲",
        12,
    )


def test_a_figure_that_leads_to_itself_is_named_with_its_way(
    definition: Definition, facts: Facts
) -> None:
    session = _session(definition, facts, 甲="乙 + 乙", 乙="丙", 丙="甲 / 甲")
    found = session.check()
    assert {each.code for each in found} == {"language.cycle"}
    assert found[0].values["chain"] == "甲 → 乙 → 丙 → 甲"
    assert found[0].place.key == "figures.丙"


def test_figures_that_double_each_other_do_not_run_away(
    definition: Definition, facts: Facts
) -> None:
    chain = {f"倍{n}": f"倍{n - 1} + 倍{n - 1}" for n in range(1, 60)}
    session = _session(definition, facts, 倍0="发稿", **chain)
    assert {each.code for each in session.check()} == {"language.expression_too_large"}


def test_a_fault_of_a_figure_is_reported_wherever_it_is_used(
    definition: Definition, facts: Facts
) -> None:
    session = _session(definition, facts, 甲="发稿(级别='市及')")
    for _ in range(2):
        with pytest.raises(ZgreportError) as error:
            session.render(tags("{{ 甲 }}{{ 甲.同比 }}{% if 甲 %}{% endif %}"))
        assert [found.place.key for found in error.value.findings] == ["figures.甲"]


def test_faults_of_weaknesses_and_the_title_are_found_without_rendering(
    definition: Definition, facts: Facts
) -> None:
    phrases = [Phrase(text, f"weaknesses[0].{text}", 9) for text in ("标题", "报宋", "{{ 法稿 }}")]
    wrong = replace(
        definition,
        title=Phrase("{{ 标题 }}", "title", 1),
        figures=(),
        checks=(),
        weaknesses=(WeaknessDef(*phrases),),
    )
    session = Session(wrong, facts, Period.whole(2023), issuer="部", date=None)
    assert [(f.code.partition(".")[2], f.place.line) for f in session.check()] == [
        ("unknown_name", 9),
        ("cycle", 1),
        ("unknown_name", 9),
    ]


def _session(definition: Definition, facts: Facts, **expressions: str) -> Session:
    """A session whose definition has these figures only."""
    figures = tuple(
        FigureDef(name, Phrase(text, f"figures.{name}", line))
        for line, (name, text) in enumerate(expressions.items(), start=1)
    )
    other = replace(definition, figures=figures, checks=(), weaknesses=())
    return Session(other, facts, Period.whole(2023), issuer="部", date=None)
