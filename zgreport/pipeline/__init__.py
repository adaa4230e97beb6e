"""The pipeline: the stages in their order.  Read this room first.

Each stage takes frozen values from the one before it, and only this room knows the order:
`opening` reads the definition and the ledgers, `summary` fills the template, `build` writes,
`figures` lists, `check` tells all that is wrong, `sealing` seals what goes out, `archive` lists
and verifies it.  Everything wrong that can be found is found before anything is refused, and
nothing is written when anything was refused.
"""

from __future__ import annotations

from zgreport.example import copy_to as init
from zgreport.output.office import find as find_office
from zgreport.pipeline.archive import (
    Change,
    Difference,
    FigureChange,
    Line,
    Passage,
    Shown,
    Verified,
    archive_diff,
    archive_list,
    archive_restore,
    archive_show,
    archive_verify,
    write_page,
)
from zgreport.pipeline.baseline import Choice
from zgreport.pipeline.build import Built, build, draft
from zgreport.pipeline.check import (
    Checked,
    FindingWithRow,
    Remark,
    check,
    check_document,
    refuse_place,
    write_list,
    write_remarks,
)
from zgreport.pipeline.figures import FigureLine, FigureTable, figures
from zgreport.pipeline.opening import Order
from zgreport.pipeline.sealing import Added, Sealing, archive_add

__all__ = [
    "Added",
    "Built",
    "Change",
    "Checked",
    "Choice",
    "Difference",
    "FigureChange",
    "FigureLine",
    "FigureTable",
    "FindingWithRow",
    "Line",
    "Order",
    "Passage",
    "Remark",
    "Sealing",
    "Shown",
    "Verified",
    "archive_add",
    "archive_diff",
    "archive_list",
    "archive_restore",
    "archive_show",
    "archive_verify",
    "build",
    "check",
    "check_document",
    "draft",
    "figures",
    "find_office",
    "init",
    "refuse_place",
    "write_list",
    "write_page",
    "write_remarks",
]
