"""The outline of the starting template: every sentence true for whatever the figures are.

Sentences are guarded by the language's own means, so that nothing is printed that has no value;
what is compared, with what and in which words, is the business of the forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.conditions import ANYTHING, KNOWN, topics
from zgreport.drafting.joining import LAST_YEAR, joined
from zgreport.drafting.naming_figures import FigureKind
from zgreport.drafting.sentences import guarded, lead, section
from zgreport.outlines import Grid, GridRow, Line, Look, Outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import NamedFigure
    from zgreport.drafting.proposal import Proposal
    from zgreport.outlines import Block

__all__ = ["outline"]

_ANNEX = "主要指标对比表"
_PERIOD = "{{ 期间 }}"


def outline(proposal: Proposal, figures: Sequence[NamedFigure]) -> Outline:
    """Title, lead, a section a ledger, what needs a look, signature, and the table of figures."""
    every = topics(proposal, figures)
    blocks: list[Block] = [Line(Look.TITLE, "{{ 标题 }}"), *lead(every)]
    for topic in every:
        blocks += section(topic)
    blocks += _weaknesses()
    blocks += _ending(every)
    if every:
        blocks += _annex(every)
    return Outline("综述模板", tuple(blocks))


def _weaknesses() -> Iterator[Block]:
    said = Line(
        Look.BODY,
        "从数据看，{% if 不足|个数 > 1 %}还存在以下不足：{% else %}存在的不足主要是：{% endif %}"
        '{% for 条 in 不足 %}{% if 不足|个数 > 1 %}{{ 序("不足") }}是{% endif %}'
        "{{ 条.标题 }}，{{ 条.正文 }}{% if not loop.last %}；{% endif %}{% endfor %}。",
    )
    yield from guarded("不足", [Line(Look.HEADING, '{{ 序("部分") }}、存在的不足'), said])


def _ending(every: Sequence[Topic]) -> Iterator[Block]:
    last = Line(
        Look.LAST,
        "{% if 全年 %}{{ 下年 }}年{% else %}下一步{% endif %}，将"
        "{% if 不足 %}针对上述不足，{% endif %}进一步做好有关工作。",
    )
    yield from guarded(KNOWN, [last]) if every else (last,)
    if every:
        yield from guarded(ANYTHING, [Line(Look.ANNEX_LIST, f"附件：{_ANNEX}")])
    yield Line(Look.ISSUER, "{{ 署名 }}")
    yield Line(Look.DATE, "{{ 日期 }}")


def _annex(every: Sequence[Topic]) -> Iterator[Block]:
    yield Line(Look.LOGIC, f"{{%p if {ANYTHING} %}}")
    yield Line(Look.ANNEX_MARK, "附件")
    yield Line(Look.ANNEX_TITLE, _ANNEX)
    heads = ("指标", _PERIOD, "{% if 全年 %}{{ 上年 }}年{% else %}上年同期{% endif %}", "增减情况")
    yield Grid(_ANNEX, heads, tuple(row for topic in every for row in _rows(topic)))
    yield Line(
        Look.NOTE,
        f"注：本表统计{_PERIOD}的数，与{LAST_YEAR}对比{_stocks(every)}{_means(every)}；增减情况按未经四舍五入的数计算，“—”表示没有"
        "数或者不作比较。",
    )
    yield Line(Look.LOGIC, "{%p endif %}")


def _stocks(every: Sequence[Topic]) -> str:
    """What is compared with the end of last year, be the period a whole year or not."""
    mains = [main for topic in every for main in topic.mains]
    stocks = [main for main in mains if main.measure is MeasureKind.LAST]
    if not stocks:
        return ""
    said = joined([(f"{each.name}.上年", each.label) for each in stocks], mark="、")
    any_of_them = " or ".join(f"{each.name}.上年" for each in stocks)
    return f"{{% if {any_of_them} %}}，其中{said}与上年末对比{{% endif %}}"


def _means(every: Sequence[Topic]) -> str:
    """What is the mean of its rows, which is not always that of the whole year."""
    mains = [main for topic in every for main in topic.mains]
    means = [m for m in mains if m.measure in {MeasureKind.MEAN, MeasureKind.PERCENT}]
    labels = [main.label for main in means if "平均" not in main.label]
    return f"；{'、'.join(labels)}是各行的平均数" if labels else ""


def _rows(topic: Topic) -> Iterator[GridRow]:
    yield GridRow((f"{{%tr if {topic.when.name} %}}",))
    for main in topic.mains:
        yield _row(main)
        yield from (_row(part) for part in topic.parts if part.of == main.name)
    yield GridRow(("{%tr endif %}",))


def _row(figure: NamedFigure) -> GridRow:
    """The figure in both years; a place in a ranking with its words, as smaller is better.

    A part is counted in what the whole over it is, and does not say so again.
    """
    name, is_rank = figure.name, figure.measure is MeasureKind.RANK
    is_part = figure.kind is FigureKind.PART
    has_unit = figure.unit and not figure.unit.endswith("%") and not is_rank and not is_part
    label = f"{figure.label}（{figure.unit}）" if has_unit else figure.label
    change = f"{{{{ {name}.增幅|或横线 }}}}"
    now, before = f"{{{{ {name}|表格 }}}}", f"{{{{ {name}.上年|表格 }}}}"
    if is_rank:
        now = f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}—{{% endif %}}"
        before = f"{{{{ {name}.上年|或横线 }}}}"
    return GridRow((label, now, before, change), is_part=is_part)
