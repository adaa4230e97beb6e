"""The pipeline: the stages in their order.  Read this room first.

Each stage takes frozen values from the one before it, and only this room knows the order:
`opening` reads the definition and the ledgers, `summary` fills the template, `build` writes,
`figures` lists, `check` tells all that is wrong.  All faults that can be found are found
before anything is refused, and nothing is written when anything was refused.
"""

from __future__ import annotations

from zgreport.example import copy_to as init
from zgreport.pipeline.build import Built, build, draft
from zgreport.pipeline.check import (
    Checked,
    Fault,
    Remark,
    check,
    check_document,
    write_list,
    write_remarks,
)
from zgreport.pipeline.figures import FigureTable, figures
from zgreport.pipeline.opening import Order

__all__ = [
    "Built",
    "Checked",
    "Fault",
    "FigureTable",
    "Order",
    "Remark",
    "build",
    "check",
    "check_document",
    "draft",
    "figures",
    "init",
    "write_list",
    "write_remarks",
]
