from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from zgreport.names import comparable, is_blank, near_misses, tidy
from zgreport.pipeline.figures import figures
from zgreport.pipeline.order import Order

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = "\u200b"  # copied along from a web page; no screen shows it


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市级", f"市级{UNSEEN}"),
        ("市级", f"{UNSEEN}市\ufeff级\u00ad"),
        ("省 先锋网", "省\u3000先\n锋网"),
        ("Ａ县（市）", "A县(市)"),
    ],
)
def test_what_reads_alike_compares_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_letters_of_either_case_stay_different() -> None:
    assert comparable("A组") != comparable("a组")


def test_a_tidied_text_keeps_its_inner_spaces() -> None:
    assert tidy(f" 云川 先锋{UNSEEN}\n") == "云川 先锋"
    assert is_blank(f" {UNSEEN}")


def test_near_misses_come_with_the_likest_first() -> None:
    assert near_misses("市级刊法", ["报送", "市级发稿", "市级刊发"]) == ("市级刊发", "市级发稿")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two articles of the city's, one of the province's; unseen characters behind most names."""
    (tmp_path / "inputs" / "2022").mkdir(parents=True)
    (tmp_path / "inputs" / "2023").mkdir()
    texts = {
        "report.yaml": f"""
title: 综述
template: 综述.docx
issuer: 市委
registries:
  单位: {{files: 名录.csv, key: 单位, aliases: 别名}}
ledgers:
  发稿:
    files: "*发稿*"
    date: 日期
    measure_word: 篇
    columns: {{日期: [], 单位: [], "级别{UNSEEN}": {{values: ["市级{UNSEEN}", 省级]}}}}
    groups:
      层: {{from: "级别{UNSEEN}", values: {{上: ["省级{UNSEEN}"]}}, rest: 下}}
figures:
  市级刊发: 发稿(级别="市级")
""",
        "名录.csv": f"单位,别名\n甲县{UNSEEN},甲{UNSEEN}\n乙县,乙\n",
        "2022/上年数.csv": f"名称,数值\n市级刊发{UNSEEN},1\n",
        "2023/发稿.csv": f"日期,单位{UNSEEN},级别\n2023-01-05,甲县,市级\n"
        f"2023-02-06,甲{UNSEEN},{UNSEEN}市级\n2023-03-07,乙县{UNSEEN},省级{UNSEEN}\n",
    }
    for name, text in texts.items():
        (tmp_path / "inputs" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("市级刊发", "2篇"),
        (f'发稿(级别="市级{UNSEEN}")', "2篇"),
        (f'发稿(级别_不是="{UNSEEN}市级")', "1篇"),
        (f'发稿(单位_含="甲{UNSEEN}县")', "2篇"),
        (f'发稿(单位="甲县{UNSEEN}")', "2篇"),
        ('发稿(层="上")', "1篇"),
        (f'发稿.种数("单位{UNSEEN}")', "2个"),
    ],
)
def test_an_unseen_character_behind_a_name_makes_no_other_name_of_it(
    office: Path, expression: str, value: str
) -> None:
    (*_, line) = figures(Order(office, year=2023), [expression]).lines
    assert line.text == value


def test_a_typed_in_figure_is_found_behind_an_unseen_character(office: Path) -> None:
    (line,) = figures(Order(office, year=2023)).lines
    assert (line.text, line.previous_text) == ("2篇", "1篇")
