from __future__ import annotations

import itertools
from collections import Counter
from datetime import timedelta
from fractions import Fraction

import pytest
from yunchuan.account import EXPORTS
from yunchuan.registry import MEDIA, UNITS
from yunchuan.truth import (
    BREAKDOWNS,
    FIGURES,
    breakdown,
    figure,
    quickest,
    rule_changes,
    scores,
    selected,
    winners,
)
from yunchuan.yearbook import YEARS, records_of_both_years

BOTH_YEARS = pytest.mark.parametrize("year", YEARS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市级刊发", 563),
        ("省组工信息刊发", 20),
        ("中组部刊物刊发", 1),
        ("其他省级以上刊发", 83),
        ("全市报送", 284),
        ("县市区报送", 243),
        ("理论文章", 21),
        ("关注人数", 8342),
        ("推送条数", 652),
        ("本部推送条数", 190),
        ("阅读次数", 402371),
        ("参训人数", 172),
        ("改稿篇数", 26),
        ("改稿刊发篇数", 8),
        ("全省位次", 2),
        ("刊物期数", 24),
        ('发稿(载体=["省先锋网", "省日报"])', 12),
        ('发稿(标题_含="党建", 月=6)', 7),
    ],
)
def test_the_figures_of_2023_are_those_the_summary_must_show(name: str, expected: int) -> None:
    assert figure(name, 2023) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("市级刊发", 512),
        ("全省位次", 3),
        ("刊物期数", 24),
        ('发稿(载体="省先锋网")', 6),
        ("采用率", Fraction(30, 261)),
    ],
)
def test_the_figures_of_2022_are_those_the_design_compares_with(
    name: str, expected: Fraction
) -> None:
    assert figure(name, 2022) == expected


def test_the_adoption_rate_rises_by_one_point_two() -> None:
    assert figure("采用率", 2023) == Fraction(36, 284)
    change = figure("采用率", 2023) - figure("采用率", 2022)
    assert Fraction(115, 10000) <= change < Fraction(125, 10000)


def test_the_provincial_paper_took_nine_from_the_department_and_three_from_each_of_two() -> None:
    first = breakdown('省组工信息刊发.按("单位")', 2023)[:4]
    assert first == [("市委组织部", 9), ("临云区", 3), ("青崖县", 3), ("望川区", 1)]


def test_the_course_is_held_in_june() -> None:
    (course,) = records_of_both_years()[2023].courses
    assert course.day.month == 6


def test_twelve_articles_win_because_three_tie_for_the_tenth_place() -> None:
    results = [result for _, _, result in winners(2023)]
    assert len(results) == 12
    assert len(set(results[9:])) == 1
    assert results[8] > results[9]
    assert len(winners(2022)) == 10


@BOTH_YEARS
@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("县市区报送", "全市报送"),
        ("市直报送", "全市报送"),
        ('报送(采用="是")', "全市报送"),
        ("本部推送条数", "推送条数"),
        ("改稿刊发篇数", "改稿篇数"),
        ("理论文章", "市级刊发"),
        ("显微镜采用", "显微镜稿"),
    ],
)
def test_no_part_exceeds_its_whole(part: str, whole: str, year: int) -> None:
    assert 0 <= figure(part, year) <= figure(whole, year)


@BOTH_YEARS
def test_the_checks_of_the_definition_hold(year: int) -> None:
    assert figure("采用统计.采用", year) == figure('报送(采用="是")', year)
    assert figure("组工信息", year) == figure('发稿(载体="云川组工信息")', year)
    sizes = selected(
        "select count(*), count(distinct theme), count(distinct day), sum(on_theme) "
        "from issues where year = :year group by issue",
        year=year,
    )
    assert all(
        3 <= int(str(n)) <= 5 and theme == 1 and day == 1 and leads
        for n, theme, day, leads in sizes
    )


@BOTH_YEARS
def test_the_contents_of_the_issues_are_the_articles_published_there(year: int) -> None:
    articles = selected(
        "select day, title, unit from articles where year = :year and medium = '云川组工信息'",
        year=year,
    )
    contents = selected("select day, title, unit from issues where year = :year", year=year)
    assert Counter(articles) == Counter(contents)


@BOTH_YEARS
def test_every_adopted_submission_was_published_later_by_its_unit(year: int) -> None:
    unmatched = selected(
        "select title from submissions s where year = :year and adopted and not exists "
        "(select 1 from articles a where a.year = s.year and a.title = s.title "
        "and a.unit = s.unit and a.medium = s.medium and a.category = s.category "
        "and a.day > s.day)",
        year=year,
    )
    assert unmatched == []


def _case(name: str) -> str:
    new, old = figure(name, 2023), figure(name, 2022)
    if name == "全省位次":
        return "rank"
    if name == "采用率":
        return "points"
    if 0 in (new, old) and new != old:
        return "from zero" if old == 0 else "to zero"
    if new == old:
        return "unchanged"
    if old < 10:
        return "small base"
    return "more than double" if new > 2 * old else "growth" if new > old else "decline"


def test_every_case_of_change_occurs() -> None:
    assert {_case(name) for name in FIGURES} == {
        "growth",
        "decline",
        "unchanged",
        "more than double",
        "from zero",
        "to zero",
        "small base",
        "points",
        "rank",
    }


@BOTH_YEARS
def test_only_two_categories_fall_below_five_in_a_hundred(year: int) -> None:
    counts = breakdown('发稿.按("类别")', year)
    whole = figure("发稿", year)
    rare = {name for name, n in counts if n < whole / 20}
    assert rare == {"干部选任", "公务员管理"}
    assert all(n > whole / 15 for name, n in counts if name not in rare)


@BOTH_YEARS
def test_every_weakness_shows(year: int) -> None:
    assert figure("市直报送", year) < figure("县市区报送", year) / 4
    assert figure('报送(格式="不规范")', year) > 0
    assert figure("报送(字数_大于=3000)", year) > 0


@BOTH_YEARS
def test_three_units_report_clearly_soonest(year: int) -> None:
    days = [mean for _, mean in quickest(year)]
    assert days[0] < days[1] < days[2] <= Fraction(5, 2)
    assert days[3] >= days[2] + 1
    waits = selected("select min(waited), max(waited) from submissions where year = :y", y=year)
    assert waits == [(0, 9)]


def test_one_problem_is_adopted_by_the_province_and_later_by_the_centre() -> None:
    rows = selected(
        "select unit, title, group_concat(medium, '、') from (select * from articles "
        "where year = 2023 order by day) group by title having count(*) > 1"
    )
    assert [(unit, media) for unit, _, media in rows] == [("青崖县", "省组工信息、中央组工简报")]
    assert figure("显微镜采用", 2023) == 5


def test_first_places_are_shared_and_some_units_have_nothing() -> None:
    theory = breakdown('理论文章.按("单位")', 2023)
    assert [n for _, n in theory[:4]] == [5, 3, 3, 2]
    account = breakdown('公众号稿.按("单位")', 2023)
    groups = {unit.name: unit.group for unit in UNITS}
    city_level = [n for name, n in account if groups[name] == "市直单位"]
    assert city_level[:4] == [9, 7, 5, 5]
    assert city_level[-1] == 0


@BOTH_YEARS
def test_breakdowns_add_up_to_their_figures(year: int) -> None:
    for expression in BREAKDOWNS:
        name = expression.partition(".按")[0]
        assert sum(n for _, n in breakdown(expression, year)) == figure(name, year)


@BOTH_YEARS
def test_every_article_is_in_a_medium_and_unit_of_its_year(year: int) -> None:
    assert {row.medium for row in records_of_both_years()[year].articles} <= {
        medium.name for medium in MEDIA[year]
    }
    grouped = sum(n for group in ("县（市）区", "市直单位") for _, _, n in scores(year, group))
    alone = selected(
        "select count(*) from articles where year = :year and unit = '市委组织部'", year=year
    )
    assert grouped + int(str(alone[0][0])) == figure("发稿", year)


def test_the_scoring_tables_differ_in_every_way() -> None:
    assert rule_changes() == {
        "提高": ["云川党建", "云川先锋", "省组工信息"],
        "降低": ["省日报"],
        "新增": ["省基层党建云", "全国组工网"],
        "取消": ["省远教在线"],
        "约稿新增": ["云川组工信息", "云川党建", "省组工信息"],
    }


def test_there_are_21_units_and_12_media() -> None:
    groups = Counter(unit.group for unit in UNITS)
    assert groups == {"县（市）区": 10, "市直单位": 10, None: 1}
    assert len(MEDIA[2023]) == 12


@BOTH_YEARS
def test_no_name_or_alias_stands_for_two_things(year: int) -> None:
    for entries in (UNITS, MEDIA[year]):
        names = Counter(name for entry in entries for name in (entry.name, *entry.aliases))
        assert set(names.values()) == {1}


def test_no_title_occurs_twice_but_where_one_item_was_adopted_twice() -> None:
    titles = Counter(
        title
        for (title,) in selected(
            "select title from articles union all select title from submissions s where not adopted"
        )
    )
    assert sum(n - 1 for n in titles.values()) == 1
    assert all(8 <= len(str(title)) <= 24 for title in titles)


def test_the_exports_follow_one_another_and_span_90_days_at_most() -> None:
    assert len(EXPORTS) == 5
    assert all((last - first).days < 90 for first, last in EXPORTS)
    for (_, end), (start, _) in itertools.pairwise(EXPORTS):
        assert start == end + timedelta(days=1)


def test_each_day_of_the_account_follows_from_the_day_before() -> None:
    days = records_of_both_years()[2023].follower_days
    assert len(days) == 365
    for before, after in itertools.pairwise(days):
        assert after.followers == before.followers + after.new - after.cancelled


def test_the_months_of_2023_agree_with_its_days() -> None:
    year = records_of_both_years()[2023]
    last = {day.day.month: day.followers for day in year.follower_days}
    assert {month.month: month.followers for month in year.months} == last
