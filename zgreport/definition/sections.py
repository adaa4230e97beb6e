"""The other sections of the definition: registries, figures, checks, scoring, contests, 不足."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.definition.keys import Fields, Key, Kind, keys_of
from zgreport.definition.kinds import (
    FILE_PATTERN,
    FILLED_TEXTS,
    NAME,
    PHRASE,
    TAGGED,
    TEXT,
    any_of,
    by_name,
    choice,
    each_named,
    list_of,
    table,
    whole_number,
)
from zgreport.definition.model import (
    BonusDef,
    CheckDef,
    ContestDef,
    FigureDef,
    Phrase,
    RegistryDef,
    ScoringDef,
    WeaknessDef,
    WeightDef,
)
from zgreport.definition.nodes import Listing, Table
from zgreport.definition.readers import items, named, phrase, text
from zgreport.findings import Severity

if TYPE_CHECKING:
    from zgreport.definition.spots import Spot

__all__ = ["CHECKS", "CONDITIONS", "CONTESTS", "FIGURES", "REGISTRIES", "SCORING", "WEAKNESSES"]

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING}
_NOTHING = Phrase("", "", 0)


class RegistryKeys:
    """The keys of a registry."""

    files = Key(
        "files",
        FILE_PATTERN,
        "",
        "名录的文件，找法和台账相同；每年一份时放进各年度",
        "files: 名录.xlsx",
    )
    key = Key("key", TEXT, "", "规范名称在哪一列", "key: 单位")
    sheet = Key("sheet", TEXT, None, "在哪个工作表", "sheet: 单位", "找得到表头的工作表")
    aliases = Key(
        "aliases", TEXT, None, "简称和曾用名在哪一列，一格几个用顿号隔开", "aliases: 别名", "没有"
    )
    attributes = Key(
        "attributes",
        by_name(NAME, "表头", ""),
        (),
        "给其余各列（名录的属性）改名；和台账的列重名时用",
        "attributes: {级别: 载体级别}",
        "属性用自己的表头",
    )
    titles = Key(
        "titles",
        by_name(FILLED_TEXTS, "属性", ()),
        (),
        "属性是这些值的，`评价办法` 印它的名称时加书名号：报刊加，网站、公众号不加",
        "titles: {类型: [报纸, 期刊]}",
        "都不加",
    )


class CheckKeys:
    """The keys of a check that more is said of than its statement."""

    statement = Key("statement", PHRASE, None, "必须成立的话", "statement: 县市区报送 <= 报送")
    severity = Key(
        "severity",
        choice(_SEVERITIES),
        Severity.ERROR,
        "不成立时：`error` 不能生成；`warning` 只提醒",
        "severity: warning",
        "`error`",
    )


class BonusKeys:
    """The keys of extra points."""

    column = Key("column", NAME, "", "看哪一列", "column: 约稿")
    value = Key("value", TEXT, "", "是什么值才加分", "value: 是")
    points = Key("points", NAME, "", "加的分在哪一列或哪个属性", "points: 约稿分值")


def _bonus(spot: Spot) -> BonusDef:
    fields = Fields(spot, keys_of(BonusKeys))
    return BonusDef(
        column=fields.get(BonusKeys.column),
        value=fields.get(BonusKeys.value),
        points=fields.get(BonusKeys.points),
    )


class ScoringKeys:
    """The keys of 质效评价."""

    ledger = Key("ledger", NAME, "", "按哪本台账计分", "ledger: 发稿")
    by = Key("by", NAME, "", "给哪一列里的单位计分", "by: 单位")
    points = Key("points", NAME, "", "每行的分在哪一列或哪个属性", "points: 分值")
    bonus = Key(
        "bonus",
        table(keys_of(BonusKeys), _bonus),
        None,
        "某些行另外加分",
        "bonus: {column: 约稿, value: 是, points: 约稿分值}",
        "不加分",
    )
    groups = Key("groups", NAME, None, "按哪个属性分组排名", "groups: 组别", "不分组")


class WeightKeys:
    """The keys of one part of a contest."""

    weight = Key("weight", whole_number(1), 1, "占多少分", "weight: 60")
    full = Key(
        "full",
        Kind(
            lambda spot: None if text(spot) == "highest" else whole_number(1).read(spot),
            "整数，或 `highest`",
            {"anyOf": [{"const": "highest"}, whole_number(1).schema]},
        ),
        None,
        "多少折合满分；`highest` 就是最高的折合满分",
        "full: 100",
    )


def _weight(spot: Spot) -> WeightDef:
    fields = Fields(spot, keys_of(WeightKeys))
    weight, full = fields.get(WeightKeys.weight), fields.get(WeightKeys.full)
    return WeightDef(spot.title, weight, full)


def _weights(spot: Spot) -> tuple[WeightDef, ...]:
    if isinstance(spot.node, Table) and not spot.node.entries:
        spot.refuse("empty_list")
    return named(spot, _weight)


_EACH_WEIGHT = each_named(table(keys_of(WeightKeys), _weight), "列", least=1)


class ContestKeys:
    """The keys of a contest."""

    ledger = Key("ledger", NAME, "", "参评的在哪本台账，一行一件", "ledger: 评选")
    places = Key("places", whole_number(1), 1, "取几名；末位并列的都算", "places: 10")
    weights = Key(
        "weights",
        dataclasses.replace(_EACH_WEIGHT, read=_weights),
        (),
        "各列折算后各占多少分；列可以不写在 columns 里",
        "weights: {票数: {weight: 40, full: highest}, 评分: {weight: 60, full: 100}}",
    )


class WeaknessKeys:
    """The keys of a weakness."""

    title = Key("title", TAGGED, _NOTHING, "这条不足的标题", "title: 信息采写覆盖面不够宽")
    when = Key("when", PHRASE, _NOTHING, "什么时候说：条件成立才说", "when: 市直报送 < 10")
    text = Key(
        "text",
        TAGGED,
        _NOTHING,
        "说什么",
        'text: "市直单位报送{{ 市直报送 }}"',
    )


def _registry(spot: Spot) -> RegistryDef:
    fields = Fields(spot, keys_of(RegistryKeys))
    return RegistryDef(
        name=spot.title,
        files=fields.get(RegistryKeys.files),
        key=fields.get(RegistryKeys.key),
        sheet=fields.get(RegistryKeys.sheet),
        aliases=fields.get(RegistryKeys.aliases),
        attributes=dict(fields.get(RegistryKeys.attributes)),
        line=spot.line,
        titles=dict(fields.get(RegistryKeys.titles)),
    )


def _figures(spot: Spot) -> tuple[FigureDef, ...]:
    return () if _is_flow(spot) else named(spot, _figure)


def _figure(spot: Spot) -> FigureDef | None:
    words = phrase(spot)
    return None if words is None else FigureDef(spot.title, words)


def _checks(spot: Spot) -> tuple[CheckDef, ...]:
    return () if _is_flow(spot) else named(spot, _check)


def _check(spot: Spot) -> CheckDef | None:
    """An expression alone, or a table of the statement and how serious its failing is."""
    if not isinstance(spot.node, Table):
        words = phrase(spot)
        return None if words is None else CheckDef(spot.title, words)
    if _is_flow(spot):
        return None
    fields = Fields(spot, keys_of(CheckKeys))
    words, severity = fields.get(CheckKeys.statement), fields.get(CheckKeys.severity)
    return None if words is None else CheckDef(spot.title, words, severity)


def _is_flow(spot: Spot) -> bool:
    """True, and noted, where expressions stand between {} or [], whose commas cut them."""
    node = spot.node
    if not isinstance(node, Table | Listing) or not node.flow:
        return False
    if not (node.entries if isinstance(node, Table) else node.items):
        return False
    spot.refuse("flow_style")
    return True


def _scoring(spot: Spot) -> ScoringDef:
    fields = Fields(spot, keys_of(ScoringKeys))
    return ScoringDef(
        ledger=fields.get(ScoringKeys.ledger),
        by=fields.get(ScoringKeys.by),
        points=fields.get(ScoringKeys.points),
        bonus=fields.get(ScoringKeys.bonus),
        groups=fields.get(ScoringKeys.groups),
        line=spot.line,
    )


def _contest(spot: Spot) -> ContestDef:
    fields = Fields(spot, keys_of(ContestKeys))
    return ContestDef(
        name=spot.title,
        ledger=fields.get(ContestKeys.ledger),
        places=fields.get(ContestKeys.places),
        weights=fields.get(ContestKeys.weights),
        line=spot.line,
    )


def _weaknesses(spot: Spot) -> tuple[WeaknessDef, ...]:
    if _is_flow(spot):
        return ()
    return tuple(_weakness(item) for item in items(spot) if not _is_flow(item))


def _weakness(spot: Spot) -> WeaknessDef:
    fields = Fields(spot, keys_of(WeaknessKeys))
    return WeaknessDef(
        title=fields.get(WeaknessKeys.title),
        when=fields.get(WeaknessKeys.when),
        text=fields.get(WeaknessKeys.text),
    )


_EACH_FIGURE = each_named(Kind(_figure, PHRASE.takes, PHRASE.schema), "指标")
_EACH_CHECK = each_named(
    any_of(_check, PHRASE, table(keys_of(CheckKeys), _check), takes="表达式，或键和值"), "检查"
)
REGISTRIES = each_named(table(keys_of(RegistryKeys), _registry), "名录")
FIGURES = dataclasses.replace(_EACH_FIGURE, read=_figures)
CONDITIONS = dataclasses.replace(
    each_named(Kind(_figure, PHRASE.takes, PHRASE.schema), "条件"), read=_figures
)
CHECKS = dataclasses.replace(_EACH_CHECK, read=_checks)
SCORING = table(keys_of(ScoringKeys), _scoring)
CONTESTS = each_named(table(keys_of(ContestKeys), _contest), "评选")
WEAKNESSES = list_of(table(keys_of(WeaknessKeys), _weakness), _weaknesses)
