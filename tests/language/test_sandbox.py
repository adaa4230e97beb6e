"""Whatever a template tries, it runs nothing, reads nothing it should not, and ends soon."""

from __future__ import annotations

import html
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tagged import tags
from work import calls, processor_seconds

from zgreport.findings import ZgreportError
from zgreport.marks import pieces, strip

if TYPE_CHECKING:
    from tests.language.conftest import Faults, Said
    from zgreport.language.session import Session

pytestmark = pytest.mark.long(6)

CODE = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ '{0.__class__}'.format(发稿) }}",
    "{{ '{a.__class__}'.format_map(发稿) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(发稿) }}",
    "{{ [发稿]|map(attribute='__class__')|list }}",
    "{{ [发稿]|groupby('__class__') }}",
    "{{ [发稿]|sort(attribute='ground') }}",
    "{{ 发稿.__class__ }}",
    "{{ 发稿.ground.facts }}",
    "{{ 发稿.expression }}",
    "{{ 发稿.figure }}",
    "{{ 发稿.attribute('数') }}",
    "{{ 发稿.facts }}",
    "{{ 发稿._measures }}",
    "{{ 发稿.call() }}",
    "{{ 发稿.frame.query('@pd') }}",
    "{{ 发稿.按('单位').breakdown }}",
    "{{ 标题.format() }}",
    "{{ 标题.text }}",
    "{{ 年.exact.__class__ }}",
    "{{ 年.numerator }}",
    "{{ [1].append(2) }}",
    "{{ {}.update(发稿) }}",
    "{{ {'a': 1}.keys() }}",
    "{{ 发稿['数'] }}",
    "{{ 标题[0] }}",
    "{{ 标题[1:2] }}",
    "{{ (发稿|顿号).join }}",
    "{{ 发稿(**{'级别': '市级'}) }}",
    "{{ 发稿(*['市级']) }}",
    "{{ dict(a=1) }}",
    "{{ print(1) }}",
    "{{ open('/etc/passwd') }}",
    "{{ import_ }}",
    "{{ caller() }}",
    "{{ loop.__class__ }}",
    "{% for x in 不足 %}{{ loop.cycle('a') }}{% endfor %}{{ loop.index }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% do 发稿 %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call 发稿() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% with x = 1 %}{% endwith %}",
    "{% raw %}{{ 7*7 }}{% endraw %}",
    "{% autoescape false %}{{ '<w:p/>' }}{% endautoescape %}",
    "{% set ns.x = 1 %}",
    "{% set x, y = 1, 2 %}",
    "{% for x in 不足 recursive %}{{ loop(不足) }}{% endfor %}",
    "{{ '<w:p/>'|safe }}",
    "{{ '<w:p/>'|e }}",
    "{{ 发稿 is defined }}",
    "{{ 发稿 if 发稿 else 报送 }}",
    "{{ '甲' in 标题 }}",
    "{{ none }}",
    "{{ '\\x00' }}",
    "{{ '\\ud800' }}",
]

WORK = [
    "{{ range(10**9) }}",
    "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ [0] * 999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ 'a'|center(999999999) }}",
    "{{ 'a'|indent(999999999) }}",
    "{{ 'a'.ljust(999999999) }}",
    "{{ 9**9**9 }}",
    "{{ lipsum(1000000) }}",
    "{{ 'a' ~ 'a' }}",
    "{{ 'a' + 'a' }}",
    "{{ 999999999999999999999999999999 }}",
    "{{ 1e999 }}",
    "{{ " + "9" * 1900 + " }}",
    "{{ " + "9" * 5000 + " }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
    "{{ " + "not " * 490 + "1 }}",
    "{{ " + "- " * 900 + "1 }}",
    "{{ " + "1" + "+1" * 900 + " }}",
    "{{ 发稿" + "(月=6)" * 300 + " }}",
    "{{ 发稿" + ".数" * 900 + " }}",
    "{% if 发稿 %}" * 400 + "{% endif %}" * 400,
    "{% for a in 不足 %}" * 4 + "{% endfor %}" * 4,
    "{% set x = 10 %}" + "{% set x = x * x %}" * 200 + "{{ x }}",
    "{% set x = 发稿 %}" + "{% set x = x + x %}" * 200 + "{{ x }}",
    "{% set x = 发稿 %}" + "{% set x = x * 2 %}" * 2000 + "{{ x }}",
    (
        "{% for a in 发稿.列('标题') %}{% for b in 发稿.列('标题') %}{% for c in 发稿.列('标题') %}"
        "{{ a }}{{ b }}{{ c }}{% endfor %}{% endfor %}{% endfor %}"
    ),
    "{{ 年 }}" * 20_001,
    "{{" * 10_000,
    "{%" * 10_000,
    "{{ 年" * 3000,
    "{{ '" + "\\" * 1900 + " }}",
    "{{ " + "“" * 1900 + " }}",
]


@pytest.mark.parametrize("source", CODE, ids=range(len(CODE)))
def test_nothing_of_python_can_be_reached(faults: Faults, source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize("source", WORK, ids=range(len(WORK)))
def test_no_template_hangs_or_exhausts(faults: Faults, source: str) -> None:
    begin = processor_seconds()
    found = faults(source)
    assert processor_seconds() - begin < 20  # the worst takes 3
    assert found


def test_text_of_the_data_stays_text(session: Session) -> None:
    text = session.render(tags('{{ 评选(单位="丁县").列("标题")|顿号 }}'), {}, html.escape)
    ((key, printed),) = pieces(text)
    assert key == "f1"
    assert printed == ("{{ 7*7 }}{_{ 7 }_}{% raw %}&lt;w:p&gt;&amp; 甲")


def test_a_loop_over_a_ledger_is_no_work(said: Said) -> None:
    titles: list[str] = []
    loop = "{% for 题 in 发稿.列('标题') %}{{ 题 }}{% endfor %}"
    work = calls(lambda: titles.append(said(loop)))
    assert titles[0].count("简讯") == 556
    assert work < 300 * 556


def test_marks_in_a_literal_are_taken_out(session: Session) -> None:
    assert session.render(tags('{{ "甲\ufdd0乙\u3000丙" }}')) == "甲乙\u3000丙"


WORDS = [
    *(
        "发稿",
        "报送",
        "公众号",
        ".阅读",
        "采用率",
        "视频",
        "年",
        "质效",
        "十佳",
        "不足",
        "评价办法",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        "=",
        "==",
        "<",
        ">",
        "!",
        "+",
        "-",
        "*",
        "/",
        "|",
        ".",
        "%",
    ),
    *('"', "'", "“", "”", "\\", '"市级"', '"单位"', "3", "0.5", "0", " ", "\n", "_", "#", "~", ":"),
    *(
        ".同比",
        ".约",
        ".占(",
        '.按("单位")',
        '.前(3, "单位")',
        '.列("标题", 2)',
        "|顿号",
        "|带同比",
    ),
    *(
        '(级别="市级")',
        "(月=6)",
        "|汉字",
        "|个数",
        ".数",
        ".名",
        ".值",
        ".上年",
        ".低于(0.1)",
        "|书名号",
    ),
    *(" and ", " or ", "not ", " if ", " else ", " in ", " is ", "for 项 in ", "项", "loop.last"),
    *(
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "if ",
        "endif",
        "endfor",
        "set 甲 = ",
        "甲",
        "elif ",
        "else",
        "-%}",
    ),
    *(
        '序("甲")',
        '共("甲")',
        "none",
        "true",
        "发稿.按('单位')",
        "{#",
        "#}",
        "，",
        "（",
        "）",
        "。",
    ),
]


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join))
def test_any_text_prints_or_is_told_what_is_wrong(session: Session, text: str) -> None:
    for source in (text, f"{{{{ {text} }}}}", f"{{% if {text} %}}{{% endif %}}"):
        with suppress(ZgreportError):
            strip(session.render(tags(source)))
