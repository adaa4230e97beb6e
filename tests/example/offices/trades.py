"""Trades: folders of other offices, each told by its columns, with the messes of their sheets."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from truth import Column, Ledger, Office, Row
from yunchuan.dice import Dice
from yunchuan.sheets import Sheet, as_csv, as_xls, as_xlsx
from yunchuan.tables import start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["TRADES"]

_YEARS = (2022, 2023)
_WRITERS = {"xlsx": as_xlsx, "xls": as_xls}


def _as_it_is(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its headers of both years, what it is, what its cells are and how they look."""

    headers: tuple[str, ...]
    role: str
    value: Callable[[Dice, int, date], Any]
    kind: str = ""
    word: str = ""
    values: tuple[str, ...] = ()
    shown: Callable[[Any], Any] = _as_it_is

    def column(self) -> Column:
        plain = tuple(dict.fromkeys(h.partition("（")[0] for h in self.headers))
        return Column((*plain, *self.headers), self.role, self.kind, self.word, self.values)

    @property
    def name(self) -> str:
        return self.headers[0].partition("（")[0]


def _of(dice: Dice, values: Sequence[str]) -> str:
    return dice.pick(values)


def listed(values: Sequence[str], *headers: str) -> Field:
    return Field(headers, "list", lambda d, n, day: _of(d, values), values=tuple(values))


def number(low: int, high: int, word: str, *headers: str, kind: str = "sum", **more: Any) -> Field:
    return Field(headers, "number", lambda d, n, day: d.between(low, high), kind, word, **more)


def title(start_: str, *headers: str) -> Field:
    return Field(headers, "title", lambda d, n, day: f"{start_}{n:03d}号{d.below(900)}")


def text(values: Sequence[str], *headers: str) -> Field:
    return Field(headers, "text", lambda d, n, day: f"{_of(d, values)}{d.below(99999)}")


def dated(*headers: str, shown: Callable[[Any], Any] = _as_it_is) -> Field:
    return Field(headers, "date", lambda d, n, day: day, shown=shown)


def _some_days(year: int, dice: Dice) -> list[date]:
    days, day = [], date(year, 1, 2)
    while day.year == year:
        days.append(day)
        day += timedelta(days=dice.between(1, 4))
    return days


def _months(year: int, dice: Dice) -> list[date]:
    return [date(year, m, calendar.monthrange(year, m)[1]) for m in range(1, 13)]


def kept(  # noqa: PLR0917
    file: str,
    word: str,
    fields: Sequence[Field],
    days: Callable[[int, Dice], list[date]] = _some_days,
    ending: tuple[str, str] = ("xlsx", "xlsx"),
    caption: str = "{year}年{file}",
    total: bool = True,
    each: Sequence[str] = (),
) -> tuple[Ledger, dict[str, bytes]]:
    """A ledger of both years: `each` are names of which every day has a row."""
    files: dict[str, bytes] = {}
    rows: list[Row] = []
    for place, year in enumerate(_YEARS):
        dice = Dice(year + len(file))
        own = _rows(year, fields, days(year, dice), dice, each)
        table = start("Sheet1", [14] * len(fields), caption.format(year=year, file=file))
        table.header([f.headers[min(place, len(f.headers) - 1)] for f in fields])
        for row in own:
            table.add([f.shown(row[f.name]) for f in fields])
        if total:
            table.add(["合计", *(_total(f, own) for f in fields[1:])])
            table.notes("填表人：赵敏  审核：钱立")
        files[f"{year}/{file}.{ending[place]}"] = _written(table.sheet, ending[place])
        rows += own
    headers = next((f.column().headers for f in fields if f.role == "date"), ())
    columns = tuple(f.column() for f in fields)
    return Ledger(file, word, columns, tuple(rows), date=headers), files


def _rows(
    year: int, fields: Sequence[Field], days: list[date], dice: Dice, each: Sequence[str]
) -> list[Row]:
    rows: list[Row] = []
    for day in days:
        for name in each or ("",):
            cells = {f.name: f.value(dice, len(rows), day) for f in fields}
            named = {f.name: name for f in fields if each and set(f.values) == set(each)}
            rows.append({"_year": year, "_day": day, **cells, **named})
    return rows


def _total(field: Field, rows: list[Row]) -> Any:
    return sum(row[field.name] for row in rows) if field.kind == "sum" else None


def _written(sheet: Sheet, ending: str) -> bytes:
    return as_csv(sheet) if ending == "csv" else _WRITERS[ending]([sheet])


def office(name: str, *ledgers: tuple[Ledger, dict[str, bytes]]) -> Callable[[], Office]:
    files = {file: content for _, own in ledgers for file, content in own.items()}
    return lambda: Office(name, files, tuple(ledger for ledger, _ in ledgers))


def _month(day: date) -> str:
    return f"{day.month}月"


def _clock(day: date) -> str:
    return f"{day.year}/{day.month}/{day.day} 09:{day.day:02d}"


def _tailed(word: str) -> Callable[[Any], str]:
    return lambda value: f"{value}{word}"


def _library() -> Callable[[], Office]:
    return office(
        "图书馆",
        kept(
            "借阅统计月报",
            "",
            (
                dated("月份", shown=_month),
                number(900, 2000, "册次", "借书册次", "外借（册次）"),
                number(2000, 6000, "人次", "到馆人次"),
                number(20, 90, "张", "新办证数（张）"),
            ),
            _months,
        ),
        kept(
            "读者活动台账",
            "次",
            (
                dated("活动时间", "举办日期"),
                title("读书会", "活动名称"),
                listed(("讲座", "展览", "亲子"), "活动类型"),
                number(10, 200, "人", "参加人数"),
            ),
            ending=("xls", "xlsx"),
        ),
    )


def _fire() -> Callable[[], Office]:
    return office(
        "消防",
        kept(
            "接处警登记表",
            "起",
            (
                dated("接警时间", shown=_clock),
                text(("东街", "西路", "南巷"), "警情地点"),
                listed(("火灾", "抢险救援", "社会救助", "虚假警"), "警情类型", "类型"),
                listed(("一站", "二站", "三站"), "出动消防站"),
                number(1, 6, "辆", "出动车辆（辆）"),
                number(5, 30, "人次", "出动警力（人次）"),
            ),
            ending=("csv", "xls"),
        ),
        kept(
            "消防监督检查台账",
            "次",
            (
                dated("检查日期"),
                title("某单位", "被检查单位名称"),
                number(0, 8, "处", "发现隐患（处）"),
                number(0, 8, "处", "督促整改（处）"),
                listed(("合格", "不合格"), "检查结果"),
            ),
        ),
    )


def _vehicles() -> Callable[[], Office]:
    return office(
        "用车",
        kept(
            "公务用车登记",
            "次",
            (
                Field(("序号",), "serial", lambda d, n, day: n + 1),
                dated("用车日期"),
                listed(("云A0001", "云A0002", "云A0003"), "车牌号"),
                text(("下乡", "开会", "送件"), "用车事由"),
                number(10, 200, "公里", "行驶里程（公里）"),
                number(30, 400, "元", "油费（元）", "加油费（元）"),
            ),
            total=False,
        ),
    )


def _volunteers() -> Callable[[], Office]:
    return office(
        "志愿",
        kept(
            "志愿服务活动记录",
            "次",
            (
                dated("日期", shown=lambda day: f"{day.year}年{day.month}月{day.day}日"),
                title("志愿活动", "活动主题"),
                listed(("社区服务", "交通劝导", "敬老助残"), "服务类别"),
                number(5, 60, "人", "参与人数", shown=_tailed("人")),
                number(1, 8, "小时", "服务时长", shown=_tailed("小时")),
            ),
            total=False,
        ),
    )


def _supervised() -> Callable[[], Office]:
    return office(
        "督查",
        kept(
            "重点督办事项台账",
            "件",
            (
                dated("交办日期"),
                title("关于督办事项", "督办事项"),
                listed(("甲局", "乙局", "丙委", "丁办"), "牵头单位"),
                listed(("已完成", "推进中"), "完成情况", "进展情况"),
                Field(("办结时限",), "date", lambda d, n, day: day + timedelta(days=30)),
            ),
            total=False,
        ),
        kept(
            "简报采用排名",
            "",
            (
                dated("月份", shown=_month),
                number(1, 9, "位", "全市排名", kind="rank", shown=lambda v: f"第{v}名"),
                number(3, 30, "分", "得分", kind="mean"),
            ),
            _months,
            total=False,
        ),
    )


def _welfare() -> Callable[[], Office]:
    villages = ("东村", "西村", "南村", "北村")
    return office(
        "低保",
        kept(
            "低保金发放表",
            "",
            (
                dated("发放月份", "月份", shown=_month),
                listed(villages, "村（社区）"),
                number(30, 90, "户", "期末在册户数", kind="last"),
                number(3000, 9000, "元", "发放金额（元）"),
            ),
            _months,
            each=villages,
        ),
    )


def _market() -> Callable[[], Office]:
    return office(
        "市场监管",
        kept(
            "行政处罚案件台账",
            "件",
            (
                Field(("案号",), "serial", lambda d, n, day: f"云市监{day.year}-{n:04d}"),
                dated("立案时间", "立案日期"),
                text(("某超市", "某餐馆", "某药店"), "当事人"),
                listed(("食品", "药品", "价格", "广告"), "案件类别"),
                Field(
                    ("罚没款（万元）",),
                    "number",
                    lambda d, n, day: d.between(1, 80) / 10,
                    "sum",
                    "万元",
                ),
                listed(("是", "否"), "是否听证"),
            ),
            ending=("xls", "csv"),
        ),
        kept(
            "消费投诉登记",
            "件",
            (
                dated("登记日期"),
                listed(("12315", "来电", "来访"), "投诉来源"),
                listed(("质量", "价格", "服务"), "投诉类别"),
                number(10, 900, "元", "挽回损失（元）"),
                listed(("调解成功", "调解不成", "撤诉"), "处理结果"),
            ),
        ),
    )


def _letters() -> Callable[[], Office]:
    return office(
        "党建",
        kept(
            "三会一课记录",
            "次",
            (
                dated("时间"),
                listed(("支部党员大会", "支部委员会", "党小组会", "党课"), "会议类型"),
                title("学习专题", "会议主题"),
                number(5, 40, "人", "应到人数"),
                number(5, 40, "人", "实到人数"),
            ),
            total=False,
        ),
    )


def _greenery() -> Callable[[], Office]:
    return office(
        "环卫",
        kept(
            "垃圾清运月报",
            "",
            (
                dated("月份", shown=_month),
                Field(
                    ("生活垃圾清运量（吨）",),
                    "number",
                    lambda d, n, day: d.between(30000, 50000) / 10,
                    "sum",
                    "吨",
                ),
                number(80, 130, "辆次", "出车（辆次）"),
                number(90, 100, "", "密闭运输率（%）", kind="percent"),
            ),
            _months,
        ),
        kept(
            "数字城管案件",
            "件",
            (
                Field(("任务号",), "serial", lambda d, n, day: 230000 + n),
                dated("上报时间", shown=_clock),
                listed(("暴露垃圾", "占道经营", "井盖缺失", "乱贴广告"), "小类"),
                listed(("城东", "城西", "城北"), "所属片区"),
                listed(("按期结案", "超期结案"), "结案状态"),
            ),
            total=False,
        ),
    )


TRADES: dict[str, Callable[[], Office]] = {
    "图书馆": _library(),
    "消防": _fire(),
    "用车": _vehicles(),
    "志愿": _volunteers(),
    "督查": _supervised(),
    "低保": _welfare(),
    "市场监管": _market(),
    "党建": _letters(),
    "环卫": _greenery(),
}
