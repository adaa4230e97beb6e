"""Rivals: columns that the same name of the definition fits, and which of them is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.findings import Finding, room
from zgreport.ledgers.coded import Coded
from zgreport.ledgers.texts import are_blank
from zgreport.names import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.definition.model import LedgerDef
    from zgreport.ledgers.files.sheet import Sheet
    from zgreport.ledgers.files.shelf import InputSheet
    from zgreport.ledgers.tables.body import Body
    from zgreport.ledgers.tables.header import Table

__all__ = ["rival_findings"]

_ROOM = room("ledgers")

_FEWEST = 2  # names whose headers come twice, where two lists stand side by side


def rival_findings(
    source: InputSheet, ledger: LedgerDef, table: Table, body: Body
) -> Iterator[Finding]:
    """What is said where more than one column fits a name.

    An error where nothing tells which is meant: columns under one header (金额 over 预算, 决算),
    of one header under several (条数 under 2022年, 2023年), and lists side by side that cannot be
    parted.
    """
    sheet = source.sheet
    rivals = {n: own for n, own in table.rivals.items() if not _is_one(sheet, table, body, own, n)}
    spread = {
        n
        for n, own in rivals.items()
        if _is_spread(sheet, table, own) or _is_parted(sheet, table, own)
    }
    repeated = [name for name in rivals if name not in spread and _is_repeated(rivals[name])]
    shown: dict[str, object] = {"ledger": ledger.name}
    if len(repeated) >= _FEWEST:
        place = source.place(None, table.bottom, sorted(rivals[repeated[0]])[1])
        yield _ROOM.error("lists_side_by_side", place, **shown, columns=tuple(repeated))
        return
    for name, own in rivals.items():
        shown["column"] = name
        place = source.place(None, table.bottom, table.columns[name])
        if name in spread:
            whole = {column: _whole(sheet, table, column, texts) for column, texts in own.items()}
            headers = tuple("/".join(texts) for texts in whole.values())
            years = (c for c, texts in whole.items() if str(source.hint) in texts[0])
            joined = comparable("".join(whole[next(years, table.columns[name])]))
            yield _ROOM.error("header_spread", place, **shown, headers=headers, joined=joined)
        else:
            yield _ROOM.warning("header_twice", place, **shown)


def _is_one(
    sheet: Sheet, table: Table, body: Body, own: Mapping[int, tuple[str, ...]], name: str
) -> bool:
    """True where a header is merged over columns of which only the first has values."""
    merged = any(
        s.left <= min(own) and s.right >= max(own) and table.top <= s.top <= table.bottom
        for s in sheet.merges
    )
    if not merged:
        return False
    rest = (Coded.of_sheet(sheet, c, body.records) for c in own if c != table.columns[name])
    return all(all(are_blank(cells.values)) for cells in rest)


def _is_spread(sheet: Sheet, table: Table, own: Mapping[int, tuple[str, ...]]) -> bool:
    """True for columns with headers of their own under one, or with none under a merged one."""
    uppers = {texts[0] for texts in own.values()}
    lowest = {texts[-1] for texts in own.values()}
    if len(uppers) == 1 and len(lowest) == len(own):
        return True
    rows = range(table.top, table.bottom + 1)
    spans = (s for s in sheet.merges if s.top in rows and s.right > s.left)
    return any(s.left <= min(own) and s.right >= max(own) for s in spans)


def _is_parted(sheet: Sheet, table: Table, own: Mapping[int, tuple[str, ...]]) -> bool:
    """True for one header under several: 条数 under 2022年 and 2023年, 上半年 and 下半年."""
    whole = [_whole(sheet, table, column, texts) for column, texts in own.items()]
    return min(map(len, whole)) > 1 and len({comparable(texts[0]) for texts in whole}) == len(own)


def _whole(sheet: Sheet, table: Table, column: int, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts over a column, with the one right above the header where it has but one."""
    above = sheet.at(table.top - 1, column)
    is_header = len(texts) == 1 and isinstance(above, str) and bool(above.strip())
    return (str(above).strip(), *texts) if is_header else texts


def _is_repeated(own: Mapping[int, tuple[str, ...]]) -> bool:
    return len({comparable(texts[-1]) for texts in own.values()}) == 1
