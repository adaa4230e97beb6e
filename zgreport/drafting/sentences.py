"""Sentences: the lead and the sections of the starting template, with their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.conditions import is_told
from zgreport.drafting.joining import LAST_YEAR, joined
from zgreport.drafting.naming_figures import FigureKind
from zgreport.names import comparable
from zgreport.outlines import Line, Look
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import Division, NamedFigure

__all__ = ["guarded", "lead", "section"]

_MOST_IN_LEAD = 4
_LEADERS = 3
_EVERY = 99
_MEANS = frozenset({MeasureKind.MEAN, MeasureKind.PERCENT})
_ASKED = Pattern("^(?:是否|能否|可否)已?|(?:与|是)?否$")
_IS = Pattern("[有为属在能可被经]")
_SAYS_YES = frozenset({"是", "√", "✓", "✔", "☑", "y", "yes"})
_ABOUT = Pattern(r"(?:情况|工作)$")


def lead(every: Sequence[Topic]) -> Iterator[Line]:
    """The main figure of each of the first ledgers, those that there are; else a plain opening."""
    opening = Line(Look.BODY, "{{ 期间 }}有关工作情况综述如下。")
    mains = [topic.mains[0] for topic in every][:_MOST_IN_LEAD]
    if not mains:
        yield opening
        return
    said = joined([(main.name, _said(main)) for main in mains])
    yield Line(Look.LOGIC, f"{{%p if {' or '.join(main.name for main in mains)} %}}")
    yield Line(Look.BODY, f"{{{{ 期间 }}}}，{said}（主要指标见附件）。")
    yield Line(Look.LOGIC, "{%p else %}")
    yield opening
    yield Line(Look.LOGIC, "{%p endif %}")


def section(topic: Topic) -> Iterator[Line]:
    """The heading and the paragraphs of one ledger, where there is anything to say."""
    heading = topic.what if _ABOUT.search(topic.what) else f"{topic.what}情况"
    said = [Line(Look.HEADING, f'{{{{ 序("部分") }}}}、{heading}')]
    counts = [main for main in topic.mains if main.kind is FigureKind.COUNT]
    said += [Line(Look.BODY, _counted(topic, count)) for count in counts]
    measures = [main for main in topic.mains if main.kind is FigureKind.MEASURE]
    if measures:
        told = [Line(Look.BODY, _measured(measures))]
        said += guarded(topic.measured.name, told) if topic.measured else told
    if topic.whole is not None:
        said += _divided(topic, topic.whole)
    for mean in (main for main in topic.mains if main.measure in _MEANS):
        for by in topic.divisions:
            said += () if by.is_question else _leading(mean, by)
    yield from guarded(topic.when.name, said)


def guarded(condition: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines where the condition holds."""
    yield Line(Look.LOGIC, f"{{%p if {condition} %}}")
    yield from lines
    yield Line(Look.LOGIC, "{%p endif %}")


def _counted(topic: Topic, count: NamedFigure) -> str:
    """How many, how that changed, how many of them are a yes, and when in the year."""
    name = count.name
    asked = "".join(_asked(topic, count, each) for each in topic.divisions)
    text = f"{{% if {name} %}}{_said(count)}。{asked}{{% else %}}没有{topic.what}记录"
    text += (
        f"{{% if {name}.上年 %}}，{LAST_YEAR}有{{{{ {name}.上年 }}}}{{% endif %}}。{{% endif %}}"
    )
    if topic.by_quarter:
        quarters = f'{{{{ {name}.按("季")|逐项 }}}}'
        text += f"{{% if {topic.by_quarter.name} %}}分季度看，{quarters}。{{% endif %}}"
    return text


def _asked(topic: Topic, count: NamedFigure, by: Division) -> str:
    """What was answered with yes, of a column of yes and no."""
    if not by.is_question:
        return ""
    start = f"{count.expression}({by.column}="
    part = next((each for each in topic.parts if each.expression.startswith(start)), None)
    if part is None:
        return ""
    said = _answered(by.column, part.label.partition("：")[2])
    share = f"占{{{{ {part.name}.占({count.name}) }}}}"
    return (
        f"{{% if {part.name} and {part.name} < {count.name} %}}其中，{said}{{{{ {part.name} }}}}，"
        f"{share}。{{% endif %}}"
    )


def _answered(column: str, value: str) -> str:
    """What is so of those that were answered with yes: 约稿 of 是否约稿, 有附件的 of 有无附件."""
    if column.startswith("有无"):
        return f"有{column[2:]}的"
    said = _ASKED.sub("", column)
    if not said or comparable(value).casefold() not in _SAYS_YES:
        return f"“{column}”为“{value}”的有"
    return f"{said}的" if _IS.match(said) else said


def _measured(measures: Sequence[NamedFigure]) -> str:
    """A sentence each, so that one may be reworded or left out without the others."""
    return "".join(f"{{% if {is_told(each)} %}}{_said(each)}。{{% endif %}}" for each in measures)


def _divided(topic: Topic, whole: NamedFigure) -> Iterator[Line]:
    """How the whole is made up, who leads, what fell: a paragraph for each column."""
    for by, condition in topic.parted:
        said = Line(Look.BODY, _made_up(whole, by) + _fallen(whole, by))
        yield from guarded(condition.name, [said])
    for by in topic.divisions:
        if not by.values and not by.is_question:
            yield from _leading(whole, by)
            yield from _falling(whole, by)


def _leading(figure: NamedFigure, by: Division) -> Iterator[Line]:
    """按单位看，数量居前的有甲县（7件）、乙局（4件）; 满意率较高的有甲县（98.0%）."""
    leaders = f'{figure.name}.居前({_LEADERS}, "{by.column}")'
    said = Line(Look.BODY, f"按{by.column}看，{_amount(figure)}{{{{ {leaders} }}}}。")
    yield from guarded(leaders, [said])


def _falling(figure: NamedFigure, by: Division) -> Iterator[Line]:
    """与上年相比，按单位看，数量减少较多的有丙局（3件）、甲县（1件）."""
    falls = f'{figure.name}.减少居前({_LEADERS}, "{by.column}")'
    said = f"与{_before(figure)}相比，按{by.column}看，{_amount(figure)}{{{{ {falls} }}}}。"
    yield from guarded(f"{figure.name} and {falls}", [Line(Look.BODY, said)])


def _amount(figure: NamedFigure) -> str:
    return figure.label if figure.kind is FigureKind.MEASURE else "数量"


def _before(figure: NamedFigure) -> str:
    return "上年末" if figure.measure is MeasureKind.LAST else LAST_YEAR


def _made_up(whole: NamedFigure, by: Division) -> str:
    """How it is made up: 按类别分，甲类3件，乙类1件，其余1件未注明类别."""
    rest = f"{whole.name}({by.column}_为空=true)"
    what = whole.label if whole.kind is FigureKind.MEASURE else ""
    unsaid = "未注明" if by.is_list else "未归入上述"
    return (
        f'{what}按{by.column}分，{{{{ {whole.name}.前({_EVERY}, "{by.column}")|各 }}}}'
        f"{{% if {rest} %}}，其余{{{{ {rest} }}}}{unsaid}{by.column}{{% endif %}}。"
    )


def _fallen(whole: NamedFigure, by: Division) -> str:
    """What fell: 与上年相比，丙类减少1件."""
    return (
        f'{{% for 项 in {whole.name}.按("{by.column}") if 项.值.降幅 and 项.名 != "未列入名录" %}}'
        f"{{% if loop.first %}}与{_before(whole)}相比，{{% endif %}}"
        "{{ 项.名 }}{{ 项.值.降幅 }}"
        "{% if loop.last %}。{% else %}，{% endif %}{% endfor %}"
    )


def _said(figure: NamedFigure) -> str:
    """投诉共5件，比上年增加1件; 费用为34567.5元."""
    if figure.kind is FigureKind.COUNT:
        return f"{figure.label}共{{{{ {figure.name}|带同比 }}}}"
    is_mean = figure.measure in _MEANS and "均" not in figure.label
    return f"{figure.label}{'平均' if is_mean else ''}为{{{{ {figure.name}|带同比 }}}}"
