"""Sentences: the lead and the sections of the starting template, with their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.conditions import KNOWN, is_told
from zgreport.drafting.in_front import in_lead
from zgreport.drafting.joining import LAST_YEAR, joined
from zgreport.drafting.labels import said_as
from zgreport.drafting.naming_figures import FigureKind
from zgreport.outlines import Line, Look
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zgreport.drafting.conditions import Topic
    from zgreport.drafting.naming_figures import Division, NamedFigure

__all__ = ["guarded", "lead", "section"]

_LEADERS = 3
_MOVERS = 2
_EVERY = 99
_MEANS = frozenset({MeasureKind.MEAN, MeasureKind.PERCENT})
_ADDED = frozenset({MeasureKind.SUM, MeasureKind.LAST, MeasureKind.CUMULATIVE})
_TIMES = frozenset({"天", "工作日", "小时", "分钟"})
_OFFICE = (
    "单位|部门|平台|乡镇|街道|社区|科室|企业|台区|片区|窗口|学校|支部"
    "|[站所局院校镇村县区园班组队]$|^(?:Team|Dept)"
)
_OFFICES = Pattern(_OFFICE)
_AFFAIRS = Pattern(f"{_OFFICE}|事项|业务|诉求|故障|类别|类型")
_ABOUT = Pattern(r"(?:情况|工作)$")


def lead(every: Sequence[Topic]) -> Iterator[Line]:
    """The main figures, those that there are; else a plain opening, or that there is no data."""
    opening = Line(Look.BODY, "{{ 期间 }}有关工作情况综述如下。")
    mains = in_lead(every)
    if not mains:
        yield opening
        return
    said = joined([(main.name, _said(main, main.label)) for main in mains])
    yield Line(Look.LOGIC, f"{{%p if {' or '.join(main.name for main in mains)} %}}")
    yield Line(Look.BODY, f"{{{{ 期间 }}}}，{said}（主要指标见附件）。")
    yield Line(Look.LOGIC, f"{{%p elif {KNOWN} %}}")
    yield opening
    yield Line(Look.LOGIC, "{%p else %}")
    nothing = "{% if 全年 %}还没有数据{% else %}没有可以按这段时间统计的数据{% endif %}"
    yield Line(Look.BODY, f"{{{{ 期间 }}}}各台账{nothing}。")
    yield Line(Look.LOGIC, "{%p endif %}")


def section(topic: Topic) -> Iterator[Line]:
    """The heading and the paragraphs of one ledger, where there is anything to say."""
    heading = topic.what if _ABOUT.search(topic.what) else f"{topic.what}情况"
    said = [Line(Look.HEADING, f'{{{{ 序("部分") }}}}、{heading}')]
    counts = [main for main in topic.mains if main.kind is FigureKind.COUNT]
    said += [Line(Look.BODY, _counted(topic, count)) for count in counts]
    measures = [main for main in topic.mains if main.kind is FigureKind.MEASURE]
    if measures:
        told = [Line(Look.BODY, _measured(topic, measures))]
        said += guarded(topic.measured.name, told) if topic.measured else told
    if topic.whole is not None:
        said += _divided(topic, topic.whole)
    for mean in (main for main in topic.mains if main.measure in _MEANS):
        for by in topic.divisions:
            said += _leading(mean, by) if _tells(mean, by) else ()
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
    text = f"{{% if {name} %}}{_said(count, count.short)}。{asked}{{% else %}}没有{topic.what}记录"
    text += (
        f"{{% if {name}.上年 %}}，{LAST_YEAR}有{{{{ {name}.上年 }}}}{{% endif %}}。{{% endif %}}"
    )
    return text + _by_quarter(topic, count)


def _by_quarter(topic: Topic, figure: NamedFigure) -> str:
    """分季度看，第一季度5件，第二季度4件; of what the sentence before it counts."""
    if topic.by_quarter is None or figure is not topic.whole:
        return ""
    quarters = f'{{{{ {figure.name}.按("季")|逐项 }}}}'
    text = f"{{% if {topic.by_quarter.name} %}}分季度看，{quarters}。{{% endif %}}"
    if topic.by_month is None:
        return text
    most = f'{figure.name}.居前(1, "月")'
    mean = f"月均{{{{ ({figure.name} / 12)|亿 }}}}{{% if {most} %}}，{{{{ {most} }}}}{{% endif %}}"
    return text + f"{{% if {topic.by_month.name} %}}{mean}。{{% endif %}}"


def _asked(topic: Topic, count: NamedFigure, by: Division) -> str:
    """What was answered with yes, of a column of yes and no."""
    parts = (p for p in topic.parts if p.of == count.name and p.column == by.column)
    part = next(parts, None) if by.is_question else None
    if part is None:
        return ""
    share = f"占{{{{ {part.name}.占({count.name}) }}}}"
    return (
        f"{{% if {part.name} and {part.name} < {count.name} %}}其中，{part.label}"
        f"{{{{ {part.name} }}}}，{share}。{{% endif %}}"
    )


def _measured(topic: Topic, measures: Sequence[NamedFigure]) -> str:
    """A sentence each, so that one may be reworded or left out without the others."""
    return "".join(
        f"{{% if {is_told(each)} %}}{_said(each, each.short)}。{{% endif %}}"
        + _by_quarter(topic, each)
        for each in measures
    )


def _divided(topic: Topic, whole: NamedFigure) -> Iterator[Line]:
    """How the whole is made up, who leads, what rose and fell: a paragraph for each column."""
    for by, condition in topic.parted:
        said = Line(Look.BODY, _made_up(whole, by) + _moved(whole, by))
        yield from guarded(condition.name, [said])
    for by in topic.divisions:
        if not by.values and not by.is_question:
            yield from _leading(whole, by)


def _leading(figure: NamedFigure, by: Division) -> Iterator[Line]:
    """按单位看，数量居前的有甲县（7件）、乙局（4件）; 满意率较高的有甲县（98.0%）.

    Then what rose and fell most, of what adds up.
    """
    leaders = f'{figure.name}.居前({_LEADERS}, "{by.column}")'
    opening = f"按{by.column}看，"
    led = f"{opening}{_amount(figure)}{{{{ {leaders} }}}}。"
    if figure.measure in _MEANS:
        yield from guarded(leaders, [Line(Look.BODY, led)])
        return
    text = f"{{% if {leaders} %}}{led}{{% else %}}{opening}{{% endif %}}" + _moved(figure, by)
    anything = f"{figure.name} and ({leaders} or {_any_move(figure, by)})"
    yield from guarded(anything, [Line(Look.BODY, text)])


def _moved(whole: NamedFigure, by: Division) -> str:
    """与上年相比，增加较多的有甲类（5件）、乙类（2件）；减少的有丙类（1件）."""
    said = f"与{_before(whole)}相比，{joined(_moves(whole, by))}。"
    return f"{{% if {_any_move(whole, by)} %}}{said}{{% endif %}}"


def _moves(figure: NamedFigure, by: Division) -> list[tuple[str, str]]:
    forms = ("增加居前", "减少居前")
    moves = [f'{figure.name}.{form}({_MOVERS}, "{by.column}")' for form in forms]
    return [(move, f"{{{{ {move} }}}}") for move in moves]


def _any_move(figure: NamedFigure, by: Division) -> str:
    return " or ".join(condition for condition, _ in _moves(figure, by))


def _amount(figure: NamedFigure) -> str:
    return figure.short if figure.kind is FigureKind.MEASURE else "数量"


def _before(figure: NamedFigure) -> str:
    return "上年末" if figure.measure is MeasureKind.LAST else LAST_YEAR


def _made_up(whole: NamedFigure, by: Division) -> str:
    """How it is made up: 按类别分，甲类3件，乙类1件，其余1件未注明类别."""
    rest = f"{whole.name}({by.column}_为空=true)"
    what = whole.short if whole.kind is FigureKind.MEASURE else ""
    unsaid = "未注明" if by.is_list else "未归入上述"
    return (
        f'{what}按{by.column}分，{{{{ {whole.name}.前({_EVERY}, "{by.column}")|各 }}}}'
        f"{{% if {rest} %}}，其余{{{{ {rest} }}}}{unsaid}{by.column}{{% endif %}}。"
    )


def _said(figure: NamedFigure, label: str) -> str:
    """投诉共5件，比上年增加1件; 费用为3.46万元; 投资额为12.56亿元."""
    scaled = ""
    if figure.measure in _ADDED:
        scaled = "|万(2)" if figure.unit == "元" else "" if "万" in figure.unit else "|亿(2)"
    told = f"{{{{ {figure.name}{scaled}|带同比 }}}}"
    return said_as(label, figure.unit, figure.measure) + told


def _tells(mean: NamedFigure, by: Division) -> bool:
    """True where a mean by the column says something: of offices and places, times of affairs."""
    if by.is_question:
        return False
    wanted = _AFFAIRS if mean.unit in _TIMES else _OFFICES
    return by.is_registry or wanted.search(by.column) is not None
