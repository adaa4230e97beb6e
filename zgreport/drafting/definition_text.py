"""The definition's text: a proposal as `inputs/report.yaml`, every guess with its ground beside it.

The keys stand in the order of the example's definition; what is doubtful stands as a comment
that becomes a key when its # is taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.conditions import conditions
from zgreport.drafting.ledger_text import ledger_lines
from zgreport.drafting.remarks import beside
from zgreport.drafting.weaknesses import weaknesses
from zgreport.drafting.yaml_text import clean, comment, phrase, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zgreport.drafting.naming_figures import NamedFigure
    from zgreport.drafting.proposal import Proposal, RegistryDraft
    from zgreport.drafting.remarks import Say

__all__ = ["NO_ISSUER", "definition_text"]

NO_ISSUER = "（署名单位）"
"""What stands for the office's own name until somebody writes it."""
_TEMPLATE = "综述.docx"
_TITLE = "{{ 期间 }}工作综述"


def definition_text(proposal: Proposal, figures: Sequence[NamedFigure], say: Say) -> str:
    """The whole text, in UTF-8 to be; `say` gives the sentence of a reason."""
    lines = [
        *_top(proposal),
        *_registries(proposal, say),
        *_spellings(proposal, say),
        *_ledgers(proposal, say),
        *_figures(figures),
        *_conditions(proposal, figures),
        *_checks(proposal, say),
        *_weaknesses(proposal, figures),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _top(proposal: Proposal) -> Iterator[str]:
    yield "# 报告定义：由 zgreport init --from 写成；依据和把握在旁边：确定、多半、存疑，请看。"
    yield "# 认错了的，最好在 对照表.xlsx 里改，再运行 zgreport init --redo；也可以直接改这里，"
    yield "# 改完运行 zgreport check。每个键怎样写，查程序说明里的 DEFINITION.md。"
    yield ""
    yield f"title: {_title(proposal.title)}"
    yield f"template: {_TEMPLATE}"
    issuer = clean(proposal.issuer)
    missing = "" if issuer else "   # 请写上署名单位的名称"
    yield f"issuer: {scalar(issuer or NO_ISSUER)}{missing}"
    yield "# date: 2024-01-05        # 成文日期：改成发文那天，去掉行首的“# ”；也可以用 --date"
    yield "approximate: 多           # 概数用“多”还是“余”，全文只用一个"
    yield "small_base: 10            # 上年数小于它时，只说增减多少，不说百分之几"
    yield "decimals: 1               # 百分数留几位小数：0、1 或 2"
    yield "archive: out/archive"


def _title(title: str) -> str:
    said = clean(title) or _TITLE
    return scalar(said) if "{{" not in said else f'"{said}"' if '"' not in said else f"'{said}'"


def _registries(proposal: Proposal, say: Say) -> Iterator[str]:
    if not proposal.registries:
        return
    yield from _head("名录：台账里提到的单位、载体之类。名录里的先后就是排列的先后")
    yield "registries:"
    for registry in proposal.registries:
        yield from _registry(registry, say)


def _registry(registry: RegistryDraft, say: Say) -> Iterator[str]:
    yield f"  {scalar(registry.name)}:"
    yield comment(beside(registry.sure, registry.reasons, say), 4)
    yield f"    files: {scalar(registry.files)}"
    if registry.sheet:
        yield f"    sheet: {scalar(registry.sheet)}"
    yield f"    key: {scalar(registry.key)}"
    if registry.aliases:
        yield f"    aliases: {scalar(registry.aliases)}"
    if registry.renamed:
        yield "    attributes:"
        for header, name in registry.renamed.items():
            yield f"      {scalar(header)}: {scalar(name)}"


def _spellings(proposal: Proposal, say: Say) -> Iterator[str]:
    """What may be one name: never merged unasked, so it stands as a comment only."""
    offered = [spelling for spelling in proposal.spellings if not spelling.accepted]
    if not offered:
        return
    yield ""
    yield "# 下面这些写法可能是一个名称，没有合并；要合并，在 对照表.xlsx 里认定："
    for spelling in offered:
        others = "、".join(map(clean, spelling.others))
        grounds = "；".join(clean(say(reason)).rstrip("。；") for reason in spelling.reasons)
        said = f"  {spelling.owner}：{others} → {spelling.kept}（{spelling.rows}行）"
        yield comment(said + (f"：{grounds}" if grounds else ""))


def _ledgers(proposal: Proposal, say: Say) -> Iterator[str]:
    yield from _head("台账：一行一条记录；合计、签名、附注由程序认出，不算记录")
    yield "ledgers:"
    for ledger in proposal.ledgers:
        yield from ledger_lines(ledger, say)
        yield ""


def _figures(figures: Sequence[NamedFigure]) -> Iterator[str]:
    if not figures:
        return
    yield from _head("指标：多处使用的数，起一个名字（表达式怎样写，查 LANGUAGE.md）", gap=False)
    yield "figures:"
    for figure in figures:
        yield f"  {scalar(figure.name)}: {phrase(figure.expression)}"


def _conditions(proposal: Proposal, figures: Sequence[NamedFigure]) -> Iterator[str]:
    named = conditions(proposal, figures)
    if not named:
        return
    yield from _head("条件：模板里哪句话什么时候说，长的在这里起个名字，模板里只写 {% if 名字 %}")
    yield "conditions:"
    for condition in named:
        yield f"  {scalar(condition.name)}: {phrase(condition.expression)}"


def _checks(proposal: Proposal, say: Say) -> Iterator[str]:
    if not proposal.checks:
        return
    yield from _head("检查：两个年度都成立的话；warning 只提醒，不妨碍生成")
    yield "checks:"
    for check in proposal.checks:
        grounds = "；".join(clean(say(reason)).rstrip("。；") for reason in check.reasons)
        if grounds:
            yield comment(grounds, 2)
        yield f"  {scalar(check.name)}:"
        yield f"    statement: {phrase(check.statement)}"
        if check.is_warning:
            yield "    severity: warning"


def _weaknesses(proposal: Proposal, figures: Sequence[NamedFigure]) -> Iterator[str]:
    told = weaknesses(proposal, figures)
    if not told:
        return
    yield from _head("需要关注的情况（不足）：只在条件成立时才说")
    yield "weaknesses:"
    for weakness in told:
        yield f"  - title: {phrase(weakness.title)}"
        yield f"    when: {phrase(weakness.when)}"
        yield f"    text: {phrase(weakness.text)}"


def _head(words: str, *, gap: bool = True) -> Iterator[str]:
    if gap:
        yield ""
    yield f"# ---- {words} ----"
