"""Whatever the figures are: what the template says rose did, and who is named first is first."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drafted import column, ledger, measure, office, proposal, registry
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.guesses import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.proposal import Proposal

pytestmark = pytest.mark.long(40)

UNITS = ["甲县", "乙局", "丙局", "丁县"]
KINDS = ["甲类", "乙类", "丙类"]
MEASURES = {  # and whether more of it is bad
    "死亡人数": ("人", MeasureKind.SUM, True),
    "培训人数": ("人", MeasureKind.SUM, False),
    "用电量": ("千瓦时", MeasureKind.SUM, None),
    "罚没收入": ("元", MeasureKind.SUM, None),
    "未结件数": ("件", MeasureKind.LAST, True),
    "合格率": ("", MeasureKind.PERCENT, False),
}
ROWS = st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(KINDS)), max_size=30)
CELLS = st.sampled_from([0, 1, 2, 9, 10, 100, 5000, 12_345, 130_000_000])
MONTHS = st.lists(CELLS, min_size=len(MEASURES), max_size=len(MEASURES))
YEARS = st.tuples(ROWS, MONTHS), st.one_of(st.none(), st.tuples(ROWS, MONTHS))
ANY_FIGURES = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a build an example: to shrink one takes minutes
    suppress_health_check=list(HealthCheck),
)
_ONE = re.compile(r"([^、，（]+(?:、[^、，（]+)*)（(各)?(\d+)件）")
_BAD_AND_GOOD = re.compile(r"(?<=，)([^，；。\d]+?)(增长|增加|提高|下降|减少|降低|翻|持平)")


def drafted() -> Proposal:
    kind = column("类别", Role.LIST, values=tuple(KINDS))
    unit = column("单位", Role.NAME, registry="单位")
    cases = ledger("投诉", "件", column("日期", Role.DATE), unit, kind, settings={"empty": "zero"})
    columns = [measure(name, word, how) for name, (word, how, _) in MEASURES.items()]
    running = ledger("运营", "", column("月份", Role.DATE), *columns)
    names = registry("单位", [["单位"], *([each] for each in UNITS)])
    return proposal(cases, running, registries=[names])


def tables(year: int, of: tuple[list[tuple[str, str]], list[int]]) -> dict[str, object]:
    rows, cells = of
    shown = [
        f"{c % 101}%" if name == "合格率" else c for name, c in zip(MEASURES, cells, strict=True)
    ]
    cases = [[f"{year}-{1 + n % 12:02}-03", *row] for n, row in enumerate(rows)]
    return {
        f"{year}/投诉": [["日期", "单位", "类别"], *cases],
        f"{year}/运营": [["月份", *MEASURES], [f"{year}-12", *shown]],
    }


def said(now: object, then: object) -> Sequence[str]:
    given_tables = {"单位名录": [["单位"], *([each] for each in UNITS)]}
    for year, of in ((2023, now), (2022, then)):
        given_tables |= tables(year, of) if of is not None else {}  # type: ignore[arg-type]  # rows
    with tempfile.TemporaryDirectory() as folder:
        desk = office(Path(folder) / "w", drafted(), given_tables)
        texts, findings = desk.draft(2023, None)
    assert [f for f in findings if f.code.startswith("lint.")] == []
    return [text for text in texts if text]


def named_in(text: str) -> dict[str, int]:
    """Each name in front of brackets, and the number in them."""
    found = _ONE.findall(re.sub(r".*(?:的有|的是)", "", text))
    return {name: int(size) for names, _, size in found for name in names.split("、")}


@ANY_FIGURES
@given(*YEARS)
def test_who_is_said_to_have_most_or_to_have_moved_most_does(
    now: tuple[list[tuple[str, str]], list[int]],
    then: tuple[list[tuple[str, str]], list[int]] | None,
) -> None:
    for text in said(now, then):
        for place, start in enumerate(("按单位", "按类别")):
            if not text.startswith(start):
                continue
            counts = Counter(row[place] for row in now[0])
            before = Counter(row[place] for row in then[0]) if then else None
            assert_true(text, counts, before, UNITS if place == 0 else KINDS)


def assert_true(
    text: str, now: Counter[str], before: Counter[str] | None, every: list[str]
) -> None:
    for clause in re.split("[。；]", text):
        sizes = None
        if "居前" in clause or "数量最多" in clause:
            sizes = dict(now)
        elif match := re.search("(增加|减少)(?:较多|最多)?的[有是]", clause):
            assert before is not None, clause
            sign = 1 if match[1] == "增加" else -1
            sizes = {name: sign * (now[name] - before[name]) for name in every}
        if sizes is None:
            continue
        told = named_in(clause)
        assert told, clause
        assert told == {name: sizes[name] for name in told}, clause
        assert min(told.values()) > 0, clause
        left = [size for name, size in sizes.items() if name not in told]
        assert all(size < min(told.values()) for size in left), clause
        if re.search("(?:增加|减少)的有", clause):
            assert all(size <= 0 for size in left), clause


@ANY_FIGURES
@given(*YEARS)
def test_only_what_went_the_wrong_way_is_a_weakness_and_all_of_it_is(
    now: tuple[list[tuple[str, str]], list[int]],
    then: tuple[list[tuple[str, str]], list[int]] | None,
) -> None:
    texts = said(now, then)
    told = next((text for text in texts if text.startswith("从数据看")), "")
    moved = {m[1]: m[2] for m in _BAD_AND_GOOD.finditer(told) if "相比" not in m[1]}
    bad = {"投诉": (len(now[0]), len(then[0]) if then else None, True)}
    earlier = then[1] if then else now[1]
    for (name, (_, _, worse)), *pair in zip(MEASURES.items(), now[1], earlier, strict=True):
        this, last = (p % 101 if name == "合格率" else p for p in pair)
        if worse is not None and then is not None:
            bad[name] = (this, last, worse)
    wrong = {
        name
        for name, (this, last, worse) in bad.items()
        if last is not None and this != last and (this > last) is worse
    }
    assert set(moved) == wrong, told
    assert any(text.endswith("存在的不足") for text in texts) is bool(wrong)
