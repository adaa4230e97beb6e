"""The truth: every named figure of the example and its breakdowns, counted by SQL.

Nothing here goes through zgreport; its tests compare what it counts with this.
"""

from __future__ import annotations

from fractions import Fraction

from .database import database

__all__ = [
    "BREAKDOWNS",
    "FIGURES",
    "breakdown",
    "figure",
    "quickest",
    "rule_changes",
    "scores",
    "selected",
    "winners",
]

_LEVEL = "(select level from media m where m.year = a.year and m.name = a.medium)"
_KIND = "(select kind from media m where m.year = a.year and m.name = a.medium)"
_ARTICLES = "select count(*) from articles a where year = :year"
_SUBMITTED = "select count(*) from submissions a where year = :year"
_GROUP = "(select grp from units u where u.name = a.unit)"
_DEEDS = f"{_SUBMITTED} and category = '贯彻落实'"
_DAYS = "select sum(waited), count(waited) from submissions a where year = :year"

FIGURES: dict[str, str] = {
    "市级刊发": f"{_ARTICLES} and {_LEVEL} = '市级'",
    "省组工信息刊发": f"{_ARTICLES} and medium = '省组工信息'",
    "中组部刊物刊发": f"{_ARTICLES} and medium = '中央组工简报'",
    "其他省级以上刊发": f"{_ARTICLES} and {_LEVEL} in ('省级', '中央级') "
    "and medium not in ('省组工信息', '中央组工简报')",
    "全市报送": _SUBMITTED,
    "县市区报送": f"{_SUBMITTED} and {_GROUP} = '县（市）区'",
    "市直报送": f"{_SUBMITTED} and {_GROUP} = '市直单位'",
    "采用率": "select sum(adopted), count(*) from submissions where year = :year",
    "望远镜稿": f"{_ARTICLES} and mirror = '望远镜'",
    "三棱镜稿": f"{_ARTICLES} and mirror = '三棱镜'",
    "显微镜稿": f"{_ARTICLES} and mirror = '显微镜'",
    "显微镜采用": f"{_ARTICLES} and mirror = '显微镜' and medium in ('省组工信息', '中央组工简报')",
    "落实报送": _DEEDS,
    "落实用时": f"{_DAYS} and category = '贯彻落实'",
    "上级报纸": f"{_ARTICLES} and {_LEVEL} in ('省级', '中央级') and {_KIND} = '报纸'",
    "中央报纸": f"{_ARTICLES} and {_LEVEL} = '中央级' and {_KIND} = '报纸'",
    "省级报纸": f"{_ARTICLES} and {_LEVEL} = '省级' and {_KIND} = '报纸'",
    "主题供稿": "select count(*) from issues where year = :year and on_theme",
    "理论文章": f"{_ARTICLES} and medium = '云川党建' and genre = '理论文章'",
    "公众号稿": f"{_ARTICLES} and medium = '云川先锋'",
    "县市区公众号稿": f"{_ARTICLES} and medium = '云川先锋' and {_GROUP} = '县（市）区'",
    "市直公众号稿": f"{_ARTICLES} and medium = '云川先锋' and {_GROUP} = '市直单位'",
    "部机关省刊采用": f"{_ARTICLES} and medium = '省组工信息' and unit = '市委组织部'",
    "基层省刊采用": f"{_ARTICLES} and medium = '省组工信息' and {_GROUP} is not null",
    "刊物期数": "select count(distinct issue) from issues where year = :year",
    "推送条数": "select sum(pushed) from months where year = :year",
    "本部推送条数": "select sum(own) from months where year = :year",
    "阅读次数": "select sum(reads) from months where year = :year",
    "关注人数": "select followers from (select day, followers from days where year = :year "
    "union all select printf('%d-%02d-28', year, month), followers from months "
    "where year = :year and year not in (select year from days)) order by day desc limit 1",
    "每条阅读": "select sum(reads), sum(pushed) from months where year = :year",
    "全省位次": "select place from standings where year = :year order by day desc limit 1",
    "参训人数": "select sum(trained) from courses where year = :year",
    "改稿篇数": "select sum(revised) from courses where year = :year",
    "改稿刊发篇数": "select sum(published) from courses where year = :year",
    "超长报送": f"{_SUBMITTED} and characters > 3000",
    "不规范报送": f"{_SUBMITTED} and not in_form",
    # the figures of the design's table and of the weaknesses, by their expressions
    '发稿(标题_含="党建", 月=6)': f"{_ARTICLES} and title like '%党建%' and month = 6",
    '发稿(载体="省先锋网")': f"{_ARTICLES} and medium = '省先锋网'",
    '发稿(载体=["省先锋网", "省日报"])': f"{_ARTICLES} and medium in ('省先锋网', '省日报')",
    '发稿(载体="省党建月刊")': f"{_ARTICLES} and medium = '省党建月刊'",
    '发稿(载体="云川组工信息")': f"{_ARTICLES} and medium = '云川组工信息'",
    '报送(采用="是")': f"{_SUBMITTED} and adopted",
    '报送(格式="不规范")': f"{_SUBMITTED} and not in_form",
    "报送(字数_大于=3000)": f"{_SUBMITTED} and characters > 3000",
    "采用统计.采用": f"{_SUBMITTED} and adopted",
    "组工信息": "select count(*) from issues where year = :year",
    "发稿": _ARTICLES,
}
"""SQL by name or expression: one number, or a numerator and a denominator."""


def _units(table: str, condition: str) -> str:
    """Counts of a table's rows by unit, units without any included."""
    return (
        f"select u.name, count(a.title) from units u left join {table} a "  # noqa: S608 - our own text
        f"on a.unit = u.name and a.year = :year and {condition} "
        "group by u.name order by 2 desc, u.place"
    )


BREAKDOWNS: dict[str, str] = {
    '省组工信息刊发.按("单位")': _units("articles", "medium = '省组工信息'"),
    '理论文章.按("单位")': _units("articles", "medium = '云川党建' and genre = '理论文章'"),
    '公众号稿.按("单位")': _units("articles", "medium = '云川先锋'"),
    '发稿.按("单位")': _units("articles", "true"),
    '全市报送.按("单位")': _units("submissions", "true"),
    '落实报送.按("单位")': _units("submissions", "category = '贯彻落实'"),
    '采用统计.采用.按("单位")': _units("submissions", "adopted"),
    '主题供稿.按("单位")': _units("issues", "on_theme"),
    '发稿.按("载体")': "select m.name, count(a.title) from media m left join articles a "
    "on a.medium = m.name and a.year = m.year where m.year = :year "
    "group by m.name order by 2 desc, m.place",
    '显微镜稿.按("季")': "select '第' || substr('一二三四', (month + 2) / 3, 1) || '季度', "
    "count(*) from articles where year = :year and mirror = '显微镜' "
    "group by 1 order by min(month)",
    '发稿.按("类别")': "select category, count(*) from articles where year = :year "
    "group by 1 order by 2 desc",
}
"""SQL by expression: names and counts, largest first, equal ones in the registry's order; quarters
as they follow."""

_QUICKEST = """
    select u.name, sum(waited), count(*) from submissions a join units u on u.name = a.unit
    where year = :year and category = '贯彻落实' group by u.name
    order by 1.0 * sum(waited) / count(*), u.place
"""
_SCORES = """
    select u.name,
        total(m.points + case when a.commissioned then ifnull(m.commissioned, 0) else 0 end),
        count(a.title)
    from units u left join articles a on a.unit = u.name and a.year = :year
        left join media m on m.name = a.medium and m.year = a.year
    where u.grp = :grp group by u.name order by 2 desc, u.place
"""


def selected(sql: str, **values: object) -> list[tuple[object, ...]]:
    """The rows of a query over the example's records."""
    return database().execute(sql, values).fetchall()


def figure(name: str, year: int) -> Fraction:
    """The figure of that name or expression, exact."""
    ((value, *below),) = selected(FIGURES[name], year=year)
    return Fraction(int(str(value)), int(str(below[0])) if below else 1)


def breakdown(expression: str, year: int) -> list[tuple[str, int]]:
    """Names and counts."""
    return [(str(name), int(str(n))) for name, n in selected(BREAKDOWNS[expression], year=year)]


def quickest(year: int) -> list[tuple[str, Fraction]]:
    """The units by mean days from event to report, the quickest first."""
    rows = selected(_QUICKEST, year=year)
    return [(str(name), Fraction(int(str(days)), int(str(n)))) for name, days, n in rows]


def scores(year: int, group: str) -> list[tuple[str, int, int]]:
    """质效评价 within a group: unit, points, articles; the highest first."""
    rows = selected(_SCORES, year=year, grp=group)
    return [(str(name), int(float(str(points))), int(str(n))) for name, points, n in rows]


def winners(year: int) -> list[tuple[str, str, Fraction]]:
    """The ten best articles and those that tie for the tenth place: title, unit, result."""
    rows = selected("select title, unit, votes, tenths from candidates where year = :y", y=year)
    highest = max(int(str(row[2])) for row in rows)
    results = [
        (str(title), str(unit), Fraction(40 * int(str(votes)), highest) + _marks(int(str(tenths))))
        for title, unit, votes, tenths in rows
    ]
    results.sort(key=lambda row: -row[2])
    return [row for row in results if row[2] >= results[9][2]]


def _marks(tenths: int) -> Fraction:
    return Fraction(60 * tenths, 1000)


def rule_changes() -> dict[str, list[str]]:
    """How the media table of 2023 differs from that of 2022: names by kind of change."""
    both = "from media n join media o on o.name = n.name and o.year = 2022 where n.year = 2023"
    new = (
        "from media n where year = 2023 and name not in (select name from media where year = 2022)"
    )
    old = (
        "from media n where year = 2022 and name not in (select name from media where year = 2023)"
    )
    conditions = {
        "提高": f"{both} and n.points > o.points",
        "降低": f"{both} and n.points < o.points",
        "新增": new,
        "取消": old,
        "约稿新增": f"{both} and n.commissioned > 0 and ifnull(o.commissioned, 0) = 0",
    }
    return {
        kind: [str(name) for (name,) in selected(f"select n.name {rest} order by n.place")]
        for kind, rest in conditions.items()
    }
