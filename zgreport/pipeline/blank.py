"""A blank start: one ledger with three records to write over, one figure, one page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zgreport.document.starting import starting_template
from zgreport.example import made_whole, starter
from zgreport.outlines import Line, Look, Outline
from zgreport.output.spreadsheet import Table, as_workbook
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["start_blank"]

_YEAR = 2023
_TEMPLATE = "综述.docx"
_LEDGER = "工作台账.xlsx"
_ROWS = (
    ("2023-03-01", "示例：开展专题调研", "甲科"),
    ("2023-06-15", "示例：举办业务培训", "乙科"),
    ("2023-11-20", "示例：召开工作例会", "甲科"),
)
_DEFINITION = """\
# 报告定义：台账在哪里、列叫什么、哪些数有名字。关键字用英文，名称用中文。
# 改完运行 zgreport check，有错会指出在第几行、应当怎样写。
# 每个键怎样写，查程序说明里的 DEFINITION.md。

title: "{{ 期间 }}工作综述"
template: 综述.docx          # templates 里的模板，用 Word 或 WPS 改
issuer: 某某单位             # 署名：改成本单位的名称
# date: 2024-01-05           # 成文日期：改成发文那天，去掉行首的“# ”

# ---- 台账：一行一条记录。每年一个文件夹：inputs/2023、inputs/2024…… ----
ledgers:
  工作:                      # 台账的名称，标签里写 {{ 工作 }}
    files: "*工作台账*"      # 文件名，* 代表任意几个字；几个文件一起读
    date: 日期               # 日期在哪一列
    measure_word: 项         # 一行记录的量词：件、篇、次、人……
    columns:
      日期: []               # 方括号里写这一列的其他表头，如 [办理日期, 完成时间]
      事项: []
      科室: []

# ---- 指标：多处使用的数，起一个名字（表达式怎样写，查 LANGUAGE.md） ----
figures:
  甲科工作: 工作(科室="甲科")
"""
_PAGE = Outline(
    "综述模板",
    (
        Line(Look.TITLE, "{{ 标题 }}"),
        Line(
            Look.BODY,
            "{{ 期间 }}，共开展工作{{ 工作|带同比 }}"
            "{% if 甲科工作 %}，其中甲科{{ 甲科工作 }}，占{{ 甲科工作.占(工作) }}{% endif %}。"
            "{# 花括号里是标签，生成时换成数；标签外面的字随便改。这样写的是说明，不会印出来。 #}",
        ),
        Line(
            Look.LAST,
            "{% if 工作.前(3, '科室') %}"
            "按科室看，数量居前的有{{ 工作.前(3, '科室')|顿号 }}。{% endif %}",
        ),
        Line(Look.ISSUER, "{{ 署名 }}"),
        Line(Look.DATE, "{{ 日期 }}"),
    ),
)


def start_blank(target: Path) -> Path:
    """Make `target` a workspace to begin from, whole or not at all; raises as `made_whole`."""
    with made_whole(target) as made:
        workspace = Workspace(made)
        starter(made, for_windows=sys.platform == "win32")
        workspace.inputs_of(_YEAR).mkdir(parents=True)
        workspace.templates.mkdir()
        table = Table("台账", ("日期", "事项", "科室"), _ROWS)
        (workspace.inputs_of(_YEAR) / _LEDGER).write_bytes(as_workbook((table,)))
        workspace.definition.write_text(_DEFINITION, encoding="utf-8", newline="\n")
        (workspace.templates / _TEMPLATE).write_bytes(starting_template(_PAGE))
    return target
