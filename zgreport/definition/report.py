"""The top level of the definition: its keys, and the whole of them as one value."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from zgreport.definition.keys import Fields, Key, keys_of
from zgreport.definition.kinds import (
    ARCHIVE,
    DAY,
    FILE_NAME,
    LINE,
    LINE_PHRASE,
    TEXTS,
    choice,
    table,
    whole_number,
)
from zgreport.definition.ledger_section import LEDGERS
from zgreport.definition.model import Definition, Phrase
from zgreport.definition.sections import (
    CHECKS,
    CONDITIONS,
    CONTESTS,
    FIGURES,
    REGISTRIES,
    SCORING,
    WEAKNESSES,
)

if TYPE_CHECKING:
    from zgreport.definition.model import ContestDef, LedgerDef, ScoringDef
    from zgreport.definition.spots import Spot

__all__ = ["REPORT", "USUAL_ARCHIVE", "ReportKeys"]

USUAL_ARCHIVE = "out/archive"
"""Where the archive is unless the definition says otherwise."""


class ReportKeys:
    """The keys of the definition's top level."""

    title = Key(
        "title",
        LINE_PHRASE,
        Phrase("", "title", 0),
        "综述的标题",
        'title: "{{ 期间 }}组织部门信息宣传工作综述"',
    )
    template = Key("template", FILE_NAME, "", "模板，templates 里的文件名", "template: 综述.docx")
    issuer = Key("issuer", LINE, "", "署名", "issuer: 中共云川市委组织部")
    date = Key(
        "date", DAY, None, "成文日期；命令里写 --date 就用那个", "date: 2024-01-05", "没有成文日期"
    )
    approximate = Key(
        "approximate",
        choice({"多": "多", "余": "余"}),
        "多",
        "概数用哪个字，全文只用一个",
        "approximate: 余",
        "`多`",
    )
    small_base = Key(
        "small_base",
        whole_number(0),
        10,
        "上年数小于它时，只说增减多少，不说百分之几",
        "small_base: 20",
        "`10`",
    )
    decimals = Key(
        "decimals",
        choice({"0": 0, "1": 1, "2": 2}),
        1,
        "百分数留几位小数",
        "decimals: 2",
        "`1`",
    )
    archive = Key(
        "archive", ARCHIVE, USUAL_ARCHIVE, "归档的文件夹", "archive: ../归档", f"`{USUAL_ARCHIVE}`"
    )
    comparable = Key(
        "comparable",
        TEXTS,
        (),
        "口径变了、本机关认为仍可以比较的指标或名录",
        "comparable: [市级刊发, 载体]",
        "口径变了就不比较",
    )
    registries = Key(
        "registries",
        REGISTRIES,
        (),
        "名录：台账里提到的单位、载体；台账里和名录同名的列按它统一名称，并带上它的属性",
        "registries: {单位: {files: 名录.xlsx, key: 单位}}",
        "没有名录",
    )
    ledgers = Key(
        "ledgers",
        LEDGERS,
        (),
        "台账：一行一条记录",
        'ledgers: {报送: {files: "*报送*", measure_word: 篇}}',
    )
    figures = Key(
        "figures",
        FIGURES,
        (),
        "给多处使用的数起名字；一行一个，不写在花括号里",
        'figures:\n  市级刊发: 发稿(级别="市级")',
        "没有",
    )
    conditions = Key(
        "conditions",
        CONDITIONS,
        (),
        "给模板里的条件起名字，模板里写 `{% if 名字 %}`；一行一个，不写在花括号里",
        "conditions:\n  有稿件: 市级刊发 or 市级刊发.上年",
        "没有",
    )
    checks = Key(
        "checks",
        CHECKS,
        (),
        "必须成立的话，两个年度各试一次；一行一个，不写在花括号里",
        'checks:\n  约稿不超过发稿: 发稿(约稿="是") <= 发稿',
        "没有",
    )
    scoring = Key(
        "scoring",
        SCORING,
        None,
        "质效评价：按载体的分值给单位计分",
        "scoring: {ledger: 发稿, by: 单位, points: 分值}",
        "没有",
    )
    contests = Key(
        "contests",
        CONTESTS,
        (),
        "评选：几项折算后加权排名",
        "contests: {十佳: {ledger: 发稿, places: 10, weights: {票数: {weight: 100, full: 50}}}}",
        "没有",
    )
    weaknesses = Key(
        "weaknesses",
        WEAKNESSES,
        (),
        "不足：各条只在条件成立时才说，按这里的先后；不写在花括号里",
        "weaknesses:\n  - title: 稿件偏少\n    when: 发稿 < 10\n    text: 全年只有{{ 发稿 }}",
        "没有",
    )


def _definition(spot: Spot) -> Definition:
    fields = Fields(spot, keys_of(ReportKeys))
    scoring, contests = fields.get(ReportKeys.scoring), fields.get(ReportKeys.contests)
    return Definition(
        file=spot.log.file,
        title=fields.get(ReportKeys.title),
        template=fields.get(ReportKeys.template),
        issuer=fields.get(ReportKeys.issuer),
        date=fields.get(ReportKeys.date),
        approximate=fields.get(ReportKeys.approximate),
        small_base=fields.get(ReportKeys.small_base),
        decimals=fields.get(ReportKeys.decimals),
        archive=fields.get(ReportKeys.archive),
        registries=fields.get(ReportKeys.registries),
        ledgers=tuple(
            dataclasses.replace(
                ledger,
                named_elsewhere=_columns_named(ledger, scoring, contests),
                counted_elsewhere=_columns_counted(ledger, scoring, contests),
            )
            for ledger in fields.get(ReportKeys.ledgers)
        ),
        figures=fields.get(ReportKeys.figures),
        conditions=fields.get(ReportKeys.conditions),
        checks=fields.get(ReportKeys.checks),
        scoring=scoring,
        contests=contests,
        weaknesses=fields.get(ReportKeys.weaknesses),
        comparable=fields.get(ReportKeys.comparable),
    )


def _columns_named(
    ledger: LedgerDef, scoring: ScoringDef | None, contests: tuple[ContestDef, ...]
) -> tuple[str, ...]:
    """The ledger's columns that scoring and contests name; points may be a registry's as well."""
    found = [w.column for c in contests if c.ledger == ledger.name for w in c.weights]
    if scoring and scoring.ledger == ledger.name:
        found += [scoring.by, *([scoring.bonus.column] if scoring.bonus else [])]
    return tuple(name for name in dict.fromkeys(found) if name)


def _columns_counted(
    ledger: LedgerDef, scoring: ScoringDef | None, contests: tuple[ContestDef, ...]
) -> tuple[str, ...]:
    """The columns whose numbers scoring and contests count, where the ledger has them."""
    found = [w.column for c in contests if c.ledger == ledger.name for w in c.weights]
    if scoring and scoring.ledger == ledger.name:
        found += [scoring.points, *([scoring.bonus.points] if scoring.bonus else [])]
    return tuple(name for name in dict.fromkeys(found) if name)


REPORT = table(keys_of(ReportKeys), _definition)
"""The whole of a definition."""
