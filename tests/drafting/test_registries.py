"""Lists of the things that ledgers refer to: found, joined, their attributes named."""

from __future__ import annotations

from dataclasses import replace

from found_tables import column, family, named, table, taken

from zgreport.drafting.given import Given, GivenColumn
from zgreport.drafting.guesses import Role, Sureness

UNITS = ["甲县", "乙县", "丙区", "丁市"]
LIST = table("单位名称 简称 组别", [[u, u[0], "县" if "县" in u else "城"] for u in UNITS], 0)


def reports(header: str = "报送单位", values: list[str] = UNITS, year: int = 2023) -> object:
    rows = [[f"标题第{n}篇", values[n % len(values)]] for n in range(12)]
    return table(f"标题 {header}", rows, year)


def test_a_list_that_others_refer_to_is_a_registry_and_their_column_has_its_name() -> None:
    proposal = taken(family("名录", LIST), family("报送", reports()))  # type: ignore[arg-type]
    (registry,) = proposal.registries
    assert (registry.name, registry.key, registry.aliases) == ("单位", "单位名称", "简称")
    assert registry.members == tuple(UNITS)
    joined = column(named(proposal, "报送"), "报送单位")
    assert (joined.name, joined.role, joined.registry) == ("单位", Role.NAME, "单位")
    assert [one.name for one in proposal.ledgers] == ["报送"]


def test_names_are_known_by_their_aliases() -> None:
    proposal = taken(family("名录", LIST), family("报送", reports(values=["甲", "乙", "丙", "丁"])))  # type: ignore[arg-type]
    assert column(named(proposal, "报送"), "报送单位").role is Role.NAME


def test_a_registry_need_not_be_called_one() -> None:
    listed = table(
        "网点 类型 片区", [["东门", "大", "东"], ["西门", "小", "西"], ["南门", "大", "南"]], 0
    )
    kept = table(
        "日期 所在网点 笔数", [["2023年3月5日", n, 5.0] for n in ["东门", "西门", "南门"] * 4]
    )
    proposal = taken(family("网点设置", listed), family("业务", kept))
    (registry,) = proposal.registries
    assert (registry.name, registry.sure) == ("网点", Sureness.LIKELY)
    assert column(named(proposal, "业务"), "所在网点").role is Role.NAME


def test_a_list_of_what_there_was_each_year_is_a_ledger() -> None:
    counted = table(
        "街道 公厕数 果皮箱数 人数",
        [["甲街", 3.0, 9.0, 5.0], ["乙街", 4.0, 8.0, 6.0], ["丙街", 2.0, 7.0, 4.0]],
    )
    cases = table(
        "案由 街道", [[f"案由第{n}号", s] for n, s in enumerate(["甲街", "乙街", "丙街"] * 4)]
    )
    proposal = taken(family("设施", counted), family("案件", cases))
    assert proposal.registries == ()


def test_a_title_that_a_contest_lists_makes_no_registry_of_the_contest() -> None:
    titles = [f"标题第{n}篇" for n in range(12)]
    contest = table("标题 票数 评选日期", [[t, 9.0, "2023年12月1日"] for t in titles])
    proposal = taken(family("评选", contest), family("报送", reports()))  # type: ignore[arg-type]
    assert proposal.registries == ()


def test_an_attribute_that_a_ledger_has_already_is_renamed() -> None:
    kept = table("标题 单位 组别", [[f"标题{n}", UNITS[n % 4], "一组"] for n in range(12)])
    (registry,) = taken(family("名录", LIST), family("报送", kept)).registries
    assert dict(registry.renamed) == {"组别": "单位组别"}


def test_of_two_columns_of_one_registry_one_is_joined_and_the_other_told() -> None:
    rows = [[f"标题{n}", UNITS[n % 4], UNITS[(n + 1) % 4]] for n in range(12)]
    proposal = taken(family("名录", LIST), family("办件", table("标题 来文单位 单位", rows)))
    draft = named(proposal, "办件")
    assert column(draft, "单位").role is Role.NAME
    other = column(draft, "来文单位")
    assert (other.role, other.others) == (Role.TEXT, (Role.NAME,))


def test_a_column_of_the_same_header_that_does_not_refer_keeps_the_registry_from_its_name() -> None:
    goods = table(
        "品名 单位 数量", [[f"物品{n}", ["元", "个", "箱"][n % 3], 5.0] for n in range(9)]
    )
    proposal = taken(family("名录", LIST), family("报送", reports()), family("物资", goods))  # type: ignore[arg-type]
    (registry,) = proposal.registries
    assert registry.name != "单位"
    assert column(named(proposal, "报送"), "报送单位").name == registry.name


def test_a_year_has_its_own_registry() -> None:
    lists = [
        table(
            "载体 别名 分值", [["省报", "报", p], ["市报", "日报", 1.0], ["县报", "小报", 2.0]], y
        )
        for y, p in ((2022, 5.0), (2023, 8.0))
    ]
    kept = table("标题 采用载体", [[f"标题{n}", ["省报", "日报", "县报"][n % 3]] for n in range(9)])
    (registry,) = taken(family("计分办法", *lists), family("发稿", kept)).registries
    assert (registry.name, registry.members) == ("载体", ("省报", "市报", "县报"))


def test_the_office_may_say_that_a_family_is_a_registry() -> None:
    listed = table("品种 产地", [["稻", "东"], ["麦", "西"], ["豆", "南"]], 0)
    said = Given(columns={("品种表", "品种"): GivenColumn(role=Role.KEY)})
    assert taken(family("品种表", listed), given=said).registries[0].key == "品种"
    assert taken(family("品种表", listed)).registries == ()


def test_an_attribute_that_no_tag_could_name_is_renamed() -> None:
    listed = table("Code Region", [["S1", "North"], ["S2", "South"], ["S3", "North"]], 0)
    spaced = dict(listed.columns) | {"Site Name": listed.columns["Region"]}
    listed = replace(listed, columns=spaced)
    kept = table("Date Code", [["2023-03-05", f"S{n % 3 + 1}"] for n in range(12)])
    (registry,) = taken(family("sites", listed), family("visits", kept)).registries
    assert dict(registry.renamed) == {"Site Name": "SiteName"}


STATIONS = [["甲站", 20.0, 3.0, 1900.0], ["乙站", 15.0, 2.0, 2100.0], ["丙站", 12.0, 2.0, 1750.0]]
CALLS = table("日期 出动站 类型", [["2023-03-05", s[0], "火灾"] for s in STATIONS * 4])


def test_one_table_of_what_things_are_is_a_registry_though_it_is_mostly_numbers() -> None:
    listed = table("站名 执勤人数 车辆数 海拔", STATIONS, 0)
    (registry,) = taken(family("站点", listed), family("出警", CALLS)).registries
    assert registry.key == "站名"
    assert [c.name for c in registry.columns if c.role is Role.ATTRIBUTE] == [
        "执勤人数",
        "车辆数",
        "海拔",
    ]


def test_what_was_done_at_each_is_none() -> None:
    done = table("站名 出动次数 接警次数 救助人数", STATIONS, 0)
    assert taken(family("站点", done), family("出警", CALLS)).registries == ()


def test_a_registry_that_is_said_is_known_by_its_table() -> None:
    yearly = table("站名 执勤人数 车辆数 海拔", STATIONS)
    said = Given(
        columns={
            ("站点", "站名"): GivenColumn(role=Role.KEY),
            ("出警", "出动站"): GivenColumn(role=Role.NAME, registry="站点"),
        }
    )
    proposal = taken(family("站点", yearly), family("出警", CALLS), given=said)
    (registry,) = proposal.registries
    joined = column(named(proposal, "出警"), "出动站")
    assert (joined.role, joined.registry) == (Role.NAME, registry.name)
