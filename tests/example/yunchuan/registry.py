"""Registries: the units and media of 云川市, a city that does not exist."""

from __future__ import annotations

from .records import Medium, Unit

__all__ = ["CITY_LEVEL", "COUNTIES", "COUNTY_LEVEL", "DEPARTMENT", "MEDIA", "UNITS"]

COUNTIES = "县（市）区"
CITY_LEVEL = "市直单位"

_COUNTY_NAMES = (
    "临云区",
    "望川区",
    "鹿泽市",
    "青崖县",
    "白鹭县",
    "禾丰县",
    "柳津县",
    "梧岭县",
    "桐浦县",
    "霞屿县",
)
_CITY_LEVEL_NAMES = {
    "市委办公室": ("市委办",),
    "市委宣传部": ("宣传部", "市委宣传部办公室"),
    "市委统战部": ("统战部",),
    "市委政法委": ("政法委", "市委政法委员会"),
    "市委党校": ("党校", "云川市委党校"),
    "市直机关工委": ("机关工委", "市委市直机关工委"),
    "市教育局": ("教育局", "市委教育工委"),
    "市国资委": ("国资委", "市国资委党委"),
    "市卫生健康委": ("市卫健委", "卫健委"),
    "市农业农村局": ("农业农村局",),
}


def _county(name: str) -> Unit:
    aliases = (f"{name}委组织部", f"{name}委", name[:-1])
    return Unit(name, aliases, COUNTIES, name)


DEPARTMENT = Unit(
    "市委组织部", ("部机关", "本部", "市委组织部办公室", "云川市委组织部"), None, "云川市"
)
UNITS: tuple[Unit, ...] = (
    *(_county(name) for name in _COUNTY_NAMES),
    *(Unit(name, aliases, CITY_LEVEL, name) for name, aliases in _CITY_LEVEL_NAMES.items()),
    DEPARTMENT,
)
COUNTY_LEVEL = tuple(unit.name for unit in UNITS if unit.group == COUNTIES)

_MEDIA_2022 = (
    Medium("云川组工信息", ("组工信息", "《云川组工信息》"), "市级", "内刊", 3, None),
    Medium("云川党建", ("《云川党建》", "云川党建杂志"), "市级", "期刊", 4, None),
    Medium("云川先锋", ("云川先锋公众号", "“云川先锋”"), "市级", "公众号", 1, None),
    Medium("云川组工网", ("市组工网",), "市级", "网站", 1, None),
    Medium("省组工信息", ("《省组工信息》", "省委组织部组工信息"), "省级", "内刊", 15, None),
    Medium("省先锋网", ("先锋网",), "省级", "网站", 8, None),
    Medium("省日报", ("《省日报》",), "省级", "报纸", 12, None),
    Medium("省党建月刊", ("《省党建月刊》",), "省级", "期刊", 12, None),
    Medium("省远教在线", ("远教在线",), "省级", "网站", 5, None),
    Medium("中央组工简报", ("《中央组工简报》",), "中央级", "内刊", 50, None),
    Medium("国家党建报", ("《国家党建报》",), "中央级", "报纸", 30, None),
)
_MEDIA_2023 = (
    Medium("云川组工信息", ("组工信息", "《云川组工信息》"), "市级", "内刊", 3, 1),
    Medium("云川党建", ("《云川党建》", "云川党建杂志"), "市级", "期刊", 5, 2),
    Medium("云川先锋", ("云川先锋公众号", "“云川先锋”"), "市级", "公众号", 2, None),
    Medium("云川组工网", ("市组工网",), "市级", "网站", 1, None),
    Medium("省组工信息", ("《省组工信息》", "省委组织部组工信息"), "省级", "内刊", 20, 5),
    Medium("省先锋网", ("先锋网",), "省级", "网站", 8, None),
    Medium("省日报", ("《省日报》",), "省级", "报纸", 10, None),
    Medium("省党建月刊", ("《省党建月刊》",), "省级", "期刊", 12, None),
    Medium("省基层党建云", ("党建云",), "省级", "网站", 6, None),
    Medium("中央组工简报", ("《中央组工简报》",), "中央级", "内刊", 50, None),
    Medium("全国组工网", ("组工网（全国）",), "中央级", "网站", 12, None),
    Medium("国家党建报", ("《国家党建报》",), "中央级", "报纸", 30, None),
)
MEDIA: dict[int, tuple[Medium, ...]] = {2022: _MEDIA_2022, 2023: _MEDIA_2023}
