"""Unit symbols: km, kW, MPa: small and capital letters mean different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.lint.rule import Hit, Rule, Strength, each
from zgreport.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zgreport.lint.text import Paragraph

__all__ = ["RULES"]

_WRITTEN = (
    *(
        "km",
        "cm",
        "mm",
        "dm",
        "kg",
        "mg",
        "m2",
        "m3",
        "m²",
        "m³",
        "km2",
        "km²",
        "cm2",
        "cm3",
        "hm2",
    ),
    *("hm²", "km/h", "m/s", "kW", "MW", "mW", "GW", "kW·h", "kWh", "MWh", "GWh", "Wh", "W·h", "kV"),
    *("kVA", "kV·A", "MVA", "Hz", "kHz", "MHz", "GHz", "Pa", "hPa", "kPa", "MPa", "mL", "ml", "dB"),
    *("kJ", "MJ", "mJ", "kcal", "mol", "mAh", "mA", "kN", "MN", "mN", "lx", "ha", "mg/L", "mg/l"),
    *("mg/m3", "mg/m³", "kg/m3", "kg/m³", "tce", "kB", "KB", "MB", "Mb", "GB", "Gb", "TB", "Tb"),
    *("Mbps", "kbps", "Gbps", "Kbps", "Mbit/s", "kbit/s", "Gbit/s", "Mb/s", "MB/s", "kb/s"),
)
_BY_LETTERS: dict[str, tuple[str, ...]] = {
    symbol.lower(): tuple(s for s in _WRITTEN if s.lower() == symbol.lower()) for symbol in _WRITTEN
}
_SYMBOL = Pattern(
    r"(?<![A-Za-z\d.\-])\d{1,16}(?:\.\d{1,16})?[万亿]?\s?"
    r"(?P<symbol>[A-Za-z]{1,4}[23²³]?(?:[/·][A-Za-z]{1,3}[23²³]?)?)(?![A-Za-z\d\-])"
)
_N = r"(?<![A-Za-z\d.\-])\d{1,16}(?:\.\d{1,16})?[万亿]?\s?"
_NOT_A_SYMBOL = (
    (Pattern(rf"{_N}(?:[Mm]u|MU)(?![A-Za-z\d\-])"), "亩"),
    (
        Pattern(
            rf"(?:重量?|载[重货]|净重|总重|毛重|吨位|产量|产能|吨)[为约达]?{_N}T(?![A-Za-z\d\-])"
        ),
        "t",
    ),
)


def _wrong_case(paragraph: Paragraph) -> Iterator[Hit]:
    for match in _SYMBOL.finditer(paragraph.masked):
        known = _BY_LETTERS.get(match["symbol"].lower(), ())
        if known and match["symbol"] not in known:
            yield Hit(paragraph.number, match.start(), match.end(), expected=known[0])
    for pattern, right in _NOT_A_SYMBOL:
        for match in pattern.finditer(paragraph.masked):
            yield Hit(paragraph.number, match.start(), match.end(), expected=right)


RULES = (
    Rule(
        "lint.unit_case",
        "单位符号的大小写",
        "GB 3100-93",
        Strength.ERROR,
        "新修党建主题步道3Km。",
        "新修党建主题步道3km。",
        each(_wrong_case, _SYMBOL, *(pattern for pattern, _ in _NOT_A_SYMBOL)),
    ),
)
