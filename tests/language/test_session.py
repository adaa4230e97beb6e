"""What a tag prints: every row of the figure language's table, counted by hand."""

from __future__ import annotations

import html
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tagged import tags

from zgreport.definition.model import Phrase
from zgreport.figures.breakdown import Breakdown
from zgreport.figures.model import Figure
from zgreport.findings import ZgreportError
from zgreport.language.session import Session
from zgreport.marks import pieces
from zgreport.periods import Period

if TYPE_CHECKING:
    from tests.language.conftest import Said
    from zgreport.definition.model import Definition
    from zgreport.figures.facts import Facts


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ('{{ 发稿(级别="市级") }}', "563篇"),
        ('{{ 发稿(级别="市级").约 }}', "560多篇"),
        ("{{ 公众号.阅读.超 }}", "超过40万次"),
        ("{{ 发稿.余 }}", "570余篇"),
        ("{{ 发稿.多 }}", "570多篇"),
        ("{{ 发稿.近 }}", "近600篇"),
        ("{{ 公众号.阅读.逾 }} {{ 发稿.不足 }}", "逾40万次 不足580篇"),
        ("{{ 发稿.大约 }} {{ 公众号.阅读.大约 }}", "约580篇 约40万次"),
        ('{{ 发稿(级别="市级").同比 }}', "同比增长10.0%"),
        ('{{ 发稿(级别="市级").增幅 }}', "增长10.0%"),
        ('{{ 发稿(级别="市级").上年 }}', "512篇"),
        ('{{ 发稿(级别="市级").上年.数 }}', "512"),
        ('{{ 发稿(级别="市级").增减 }}', "增加51篇"),
        ('{{ 发稿(级别="市级")|带同比 }}', "563篇，同比增长10.0%"),
        ("{{ 市级刊发.约|带同比 }}", "560多篇，同比增长10.0%"),
        ('{{ 发稿(载体="省先锋网").较上年 }}', "比上年增加2篇"),
        ('{{ 发稿(载体=["省先锋网", "省日报"]).数 }}', "12"),
        ('{{ 发稿(标题_含="党建", 月=6) }}', "7篇"),
        ('{{ 报送(组别="县（市）区").占(报送) }}', "85.6%"),
        ("{{ 采用率 }}", "12.7%"),
        ("{{ 采用率.同比 }}", "比上年提高1.2个百分点"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|顿号 }}', "甲县、乙市、丙区、丁县"),
        ('{{ 发稿(载体="云川党建").前(2, "单位")|和 }}', "甲县和乙市"),
        (
            '{{ 发稿(镜子="三棱镜").列("标题", 3, 按="分值")|书名号 }}',
            "《大报0》《大报1》《经验0》等12篇",
        ),
        ('{{ 发稿(级别="省级").列("标题", 2)|书名号 }}', "《经验0》《经验1》"),
        ('{{ 组工信息.种数("期号") }}', "24期"),
        # A list cut: nothing, one, two, all and more; titles too.
        ('{{ 发稿.按("单位").高于(0.99)|等(2) }}。', "。"),
        ('{{ 发稿.按("单位").高于(0.9)|等(2, "个单位") }}', "戊局"),
        ('{{ 发稿(载体="云川党建").前(2, "单位")|等(2, "个单位") }}', "甲县、乙市"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|等(2, "个单位") }}', "甲县、乙市等4个单位"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|等(2) }}', "甲县、乙市等4个"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|和其他(2, "家") }}', "甲县、乙市和其他2家"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|和其他(1, "家") }}', "甲县和其他3家"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|和其他(4, "家") }}', "甲县、乙市、丙区、丁县"),
        ('{{ 发稿(级别="省级").列("标题")|书名号|等(2, "篇") }}', "《经验0》《经验1》等12篇"),
        # Equal counts together: nothing, one, all different, ties, zeros.
        ('{{ 发稿.按("单位").高于(0.99)|各 }}。', "。"),
        ('{{ 发稿.按("单位").高于(0.9)|各 }}', "戊局556篇"),
        ('{{ 发稿(载体="云川党建").前(2, "单位")|各 }}', "甲县3篇，乙市2篇"),
        ('{{ 发稿(载体="云川党建").前(3, "单位")|各 }}', "甲县3篇，乙市2篇，丙区、丁县各1篇"),
        ('{{ 发稿(级别="省级").按("组别")|各 }}', "县（市）区12篇，市直单位0篇"),
        ('{{ 采用率.按("组别")|各 }}', "县（市）区14.8%，市直单位0%"),
        # From the least to the greatest, both ends with their unit.
        ('{{ 发稿(载体="云川党建").前(3, "单位")|范围 }}', "1篇～3篇"),
        ('{{ 组工信息.按("期号")|范围 }}', "2篇"),
        ('{{ 采用率.按("组别")|范围 }}', "0%～14.8%"),
        ('{{ 发稿.按("单位").高于(0.99)|范围 }}。', "。"),
        # Large numbers, and what is none.
        ("{{ 公众号.阅读|万 }} {{ 公众号.阅读.上年|万 }}", "40.2万次 30万次"),
        ("{{ 公众号.阅读|万|带同比 }}", "40.2万次，同比增长34.1%"),
        (
            "{{ (公众号.阅读|万).数 }} {{ 发稿|万 }} {{ 公众号.阅读.数|万 }}",
            "40.2万 575篇 40.2万次",
        ),
        ("{{ 9999|万 }} {{ 99999999|万 }} {{ 0|万 }} {{ 12345|万 }}", "9999 1亿 0 1.2万"),
        ("{{ 视频.上年|万 }}。", "。"),
        ("{{ 120000000|亿 }} {{ 99999999|亿 }} {{ 99949999|亿 }}", "1.2亿 1亿 99949999"),
        ("{{ 1234500000000|亿 }} {{ 0|亿 }} {{ 345000000|亿 }}", "1.2万亿 0 3.5亿"),
        ("{{ 公众号.阅读|亿 }} {{ (公众号.阅读|亿).数 }}", "402371次 402371"),
        ("{{ 公众号.阅读|亿|带同比 }}", "402371次，同比增长34.1%"),
        ("{{ 视频.上年|亿 }}。", "。"),
        # Tables: groups, no measure word, signs, dashes.
        ("{{ 公众号.阅读|表格 }} {{ 公众号.阅读.上年|表格 }}", "402,371 300,000"),
        ("{{ 公众号.阅读.增减|表格 }} {{ 公众号.阅读.增幅|表格 }}", "102,371 34.1%"),
        ("{{ 采用率|表格 }} {{ 采用率.同比|表格 }}", "12.7% 1.2个百分点"),
        ("{{ 位次.全省|表格 }} {{ 位次.全省.增幅|表格 }}", "2 上升1位"),
        ("{{ 视频|表格 }} {{ 视频.上年|表格 }} {{ 视频.增幅|表格 }}", "— — —"),
        ("{{ 1234567|表格 }} {{ 1234.5|表格 }} {{ 0|表格 }}", "1,234,567 1,234.5 0"),
        # In characters.
        ("{{ 3|序数 }} {{ 11|序数 }} {{ 位次.全省|序数 }}", "第三 第十一 第二位"),
        ("{{ 1409.5|大写 }} {{ 0|大写 }}", "壹仟肆佰零玖元伍角 零元整"),
        ('{{ 组工信息.种数("期号").汉字 }}', "二十四期"),
        ('{{ 报送.平均("字数").数 }}', "1500"),
        ('{{ 报送.天数("事发日期", "报送日期") }}', "3天"),
        ("{{ 3|汉字 }}", "三"),
        ("{{ 年|汉字年 }}", "二〇二三"),
        ("{{ 年 }} {{ 上年 }} {{ 下年 }} {{ 期间 }}", "2023 2022 2024 2023年"),
        ("{{ 标题 }} {{ 署名 }} {{ 日期 }}", "2023年工作综述 中共云川市委组织部 2024年1月5日"),
        ("{{ 公众号.关注.同比 }}", "比上年末增长4.3%"),
        ("{{ 公众号(月=6).阅读 }} {{ 公众号.阅读(月=6) }}", "2371次 2371次"),
        ("{{ 公众号.阅读 / 公众号.推送 }}", "617.1次/条"),
        ("{{ (公众号.阅读 / 公众号.推送)(月=6) }}", "45.6次/条"),
        ('{{ 采用率(组别="县（市）区") }} {{ 甲县采用率 }}', "14.8% 14.8%"),
        ('{{ 报送 - 报送(组别="县（市）区") }}', "41篇"),
        ("{{ 位次.全省 }} {{ 位次.全省.同比 }}", "第2位 比上年上升1位"),
        ("{{ 发稿(月=[6, 9]) }}{{ 发稿(季=2) }}{{ 发稿(半年=2) }}", "17篇7篇12篇"),
        ('{{ 发稿(级别_不是="市级") }}', "12篇"),
        ('{{ 发稿(标题_不含=["简讯", "经验"]) }}', "9篇"),
        ("{{ 发稿(分值_大于=10) }}{{ 发稿(分值_至少=10) }}", "2篇12篇"),
        ("{{ 发稿(分值_小于=2) }}{{ 发稿(分值_至多=2) }}", "556篇563篇"),
        ("{{ 发稿(约稿_为空=true) }}", "575篇"),
        ('{{ "“甲”" }}', "“甲”"),
    ],
)
def test_each_tag_of_the_design_prints_what_it_says(said: Said, tag: str, printed: str) -> None:
    assert said(tag) == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{% if 发稿 > 574 %}是{% else %}否{% endif %}", "是"),
        ("{% if 发稿 > 575 %}是{% elif 发稿 == 575 %}等{% else %}否{% endif %}", "等"),
        ('{% if 发稿(载体="省日报") and not 视频 %}是{% endif %}', "是"),
        ("{% if 采用率 > 0.12 and 采用率 < 0.127 %}是{% endif %}", "是"),
        ("{% if 1 < 位次.全省 <= 2 %}是{% endif %}", "是"),
        ('{% if 发稿(载体="云川党建", 月=1) %}有{% else %}无{% endif %}', "无"),
        ('{% set 省级 = 发稿(级别="省级") %}{{ 省级 }}{{ 省级(月=12) }}', "12篇2篇"),
        ("{% if 发稿.同比 %}有{% endif %}{% if 视频.同比 %}有{% else %}无{% endif %}", "有无"),
        (
            (
                '{% for 项 in 发稿.按("季") if 项.值 %}{{ loop.index }}{{ 项.名 }}{{ 项.值 }}'
                "{% if not loop.last %}；{% endif %}{% endfor %}"
            ),
            "1第一季度556篇；2第二季度7篇；3第三季度10篇；4第四季度2篇",
        ),
        (
            (
                '{% for 项 in 发稿(级别="省级").按("单位").高于(0) %}'
                "{{ 项.名 }}{{ 报送(单位=项.名) }}{{ 项.值(月=12) }}{% endfor %}"
            ),
            "甲县243篇0篇乙市0篇2篇",
        ),
        (
            (
                '{% for 行 in 质效(组别="县（市）区") %}{{ 行.名次 }}{{ 行.名 }}{{ 行.得分 }}'
                "{{ 行.篇数.数 }} {% endfor %}"
            ),
            "1甲县106分13 2乙市44分4 3丙区2分1 3丁县2分1 ",
        ),
        ("{{ 十佳 }}{{ 十佳|个数 }}{{ 十佳.数|汉字 }}", "3篇3三"),
        (
            (
                "{% for 稿 in 十佳 %}"
                "{{ 稿.名次 }}{{ 稿.单位 }}{{ 稿.标题|书名号 }}{{ 稿.得分 }}{% endfor %}"
            ),
            "1甲县《一线》1002乙市《二线》882丙区《三线》88",
        ),
        (
            "{{ 评价办法.提高|顿号 }}/{{ 评价办法.新增|和 }}/{{ 评价办法.取消|和 }}",
            "云川党建/省日报/",
        ),
        (
            "{% for 条 in 不足 %}{{ 条.标题 }}：{{ 条.正文 }}。{% endfor %}{{ 不足|个数 }}",
            "覆盖面不够宽：省日报的稿件只有2篇。1",
        ),
        ("{% for 项 in 视频.按('标题') %}{{ 项.名 }}{% else %}没有{% endfor %}", "没有"),
        (
            (
                "{% for 项 in 发稿.前(1, '分值') %}{{ 项.名 }}{{ 项.值 }}，"
                "{{ 项.名 }}有{{ 项.值 }}，{{ 发稿(分值=项.名) }}"
                "{% if 项.名 == '1' %}是{% endif %}{% endfor %}"
            ),
            "分值1：556篇，分值1有556篇，556篇是",
        ),
        ("甲 {%- if 发稿 -%} 乙 {% endif %}{# 注 #}丙", "甲乙 丙"),
        ('{% for 名 in ["甲县", "戊局"] %}{{ 报送(单位=名) }}{% endfor %}', "243篇41篇"),
        ("{{ 年 - 1 }}{{ 12 / 8 }}", "20221.5"),
    ],
)
def test_conditions_and_loops_follow_the_data(said: Said, source: str, printed: str) -> None:
    assert said(source) == printed


def test_a_change_that_cannot_be_said_prints_nothing(said: Said) -> None:
    assert said("{{ 视频.上年 }}{{ 视频.同比 }}{{ 视频.较上年 }}{{ 组工信息.上年 }}") == "0篇"
    assert said('{{ 发稿(载体="云川党建", 月=6)|带同比 }}') == "7篇，上年同期没有"


def test_the_values_of_a_text_carry_their_identity(session: Session) -> None:
    text = session.render(tags('刊发{{ 市级刊发|带同比 }}，{{ "甲" }}{{ 年 }}年'))
    assert list(pieces(text)) == [
        (None, "刊发"),
        ("f1", "563篇，同比增长10.0%"),
        (None, "，甲"),
        ("f2", "2023"),
        (None, "年"),
    ]
    first, second = session.printed
    assert (first.key, first.expression, first.form) == ("f1", "市级刊发", "|带同比")
    assert first.figure is not None
    assert first.figure.value == 563
    assert (second.expression, second.figure) == ("年", None)


def test_what_was_printed_can_be_evaluated_again(session: Session) -> None:
    source = (
        '{{ 发稿(级别="省级").约 }}{{ 发稿(载体="云川党建").前(3, "单位")|顿号 }}'
        '{{ 发稿.按("载体").低于(0.01)|顿号 }}'
        '{{ 发稿(级别="省级").列("标题", 3, 按="分值")|书名号 }}'
        "{{ 采用率.同比 }}{{ 市级刊发|带同比 }}{{ 年|汉字年 }}{{ 评价办法.提高|和 }}"
        '{% for 项 in 发稿.按("季") %}{{ 项.值.增幅 }}{% endfor %}'
    )
    session.render(tags(source))
    assert len(session.printed) >= source.count("{{")
    for printed in session.printed:
        form = printed.form if printed.form[:1] in ("", ".", "|") else f".{printed.form}"
        assert session.expression(f"{printed.expression}{form}") == printed.text, printed


def test_numbering_is_left_to_the_document(session: Session) -> None:
    source = '{{ 共("镜子") }}面{{ 序("镜子") }}是{% if 共("镜子") > 1 %}多{% endif %}'
    marked = [("共:镜子", ""), (None, "面"), ("序:镜子", ""), (None, "是")]
    assert list(pieces(session.render(tags(source)))) == marked
    assert list(pieces(session.render(tags(source), {"镜子": 2})))[-1] == (None, "是多")
    assert session.printed == ()


def test_a_value_is_written_as_the_document_asks_and_what_stands_is_left_alone(
    session: Session,
) -> None:
    parts = tags('<w:t>{{ "<w:p>&" }}</w:t>{{ "a{b}" }}')
    assert session.render(parts, {}, html.escape) == "<w:t>&lt;w:p&gt;&amp;</w:t>a{b}"


def test_braces_in_a_literal_end_no_tag(said: Said) -> None:
    assert said('{{ 发稿(标题_含="}}") }}') == "0篇"


def test_phrases_of_the_definition_are_figures_statements_and_texts(
    session: Session, definition: Definition
) -> None:
    figure = session.figure(definition.figures[0].expression, "市级刊发")
    assert (figure.name, figure.value) == ("市级刊发", Fraction(563))
    assert [session.holds(check.expression) for check in definition.checks] == [True, None]
    assert session.text(definition.title) == "2023年工作综述"
    assert session.check() == ()


def test_an_expression_on_the_command_line_is_what_it_is(session: Session) -> None:
    figure = session.expression("发稿（级别＝“市级”）")
    assert isinstance(figure, Figure)
    assert (figure.name, figure.value) == ('发稿(级别="市级")', Fraction(563))
    assert isinstance(session.expression("{{ 发稿.按('单位') }}"), Breakdown)
    assert session.expression('发稿(载体="省日报").列("标题")') == ("大报0", "大报1")
    assert session.expression("采用率.同比") == "比上年提高1.2个百分点"


def test_a_weakness_nobody_can_judge_is_left_out_with_a_warning(session: Session) -> None:
    session.render(tags("{% if 不足 %}{% endif %}"))
    (found,) = session.findings
    assert (found.code, found.values["title"]) == ("language.weakness_unknown", "视频太少")


def test_a_document_without_a_date_has_blanks_and_a_warning(
    definition: Definition, facts: Facts
) -> None:
    session = Session(definition, facts, Period.whole(2023), issuer="部", date=None)
    (printed,) = [text for _, text in pieces(session.render(tags("{{ 日期 }}")))]
    assert printed == "\u3000\u3000年\u3000月\u3000日"
    assert [found.code for found in session.findings] == ["language.no_date"]


def test_a_figure_that_is_none_is_refused_at_its_place(session: Session) -> None:
    with pytest.raises(ZgreportError) as error:
        session.figure(Phrase("发稿.同比", "figures.甲", 7))
    (found,) = error.value.findings
    assert (found.code, found.place.key, found.place.line) == (
        "language.not_a_figure",
        "figures.甲",
        7,
    )
    assert found.place.file == "inputs/report.yaml"


def test_the_period_may_be_part_of_a_year(definition: Definition, facts: Facts) -> None:
    session = Session(definition, facts, Period.through(date(2023, 6, 30)), issuer="部", date=None)
    assert session.expression("期间") == "2023年1—6月"
