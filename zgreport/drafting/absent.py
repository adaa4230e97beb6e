"""Absent columns: what a build asks of every table, and some tables do not have.

A measure, or a name whose registry brings attributes, that a table lacks is an error of a build
(`ledgers.lacking`): such a column is left as text, and told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from zgreport.drafting.guesses import Reason, Role, Sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft
    from zgreport.ledgers.coded import Numbers

__all__ = ["without_absent"]

_NEEDED = frozenset({Role.NUMBER, Role.LAST_YEAR, Role.NAME})
_MEASURES = _NEEDED - {Role.NAME}


def without_absent(
    drafts: Sequence[ColumnDraft], joints: Joints, months: Numbers | None
) -> list[ColumnDraft]:
    """The columns, those as text that not all tables have and a build needs in all."""
    measures = [joints.columns[n] for n, draft in enumerate(drafts) if draft.role in _MEASURES]
    return [
        _judged(draft, joints.columns[n], measures, joints, months)
        for n, draft in enumerate(drafts)
    ]


def _judged(
    draft: ColumnDraft,
    joint: Joint,
    measures: Sequence[Joint],
    joints: Joints,
    months: Numbers | None,
) -> ColumnDraft:
    if draft.role not in _NEEDED:
        return draft
    without = _without(joint, joints)
    if draft.role in _MEASURES:
        without = [n for n in without if not _is_apart(n, joint, measures, joints, months)]
    if not without:
        return draft
    tables = [joints.family.tables[n] for n in without]
    shown = {"header": joint.headers[0], "files": tuple(dict.fromkeys(t.file for t in tables))}
    return replace(
        draft,
        role=Role.TEXT,
        sure=Sureness.DOUBTFUL,
        registry="",
        reasons=(Reason("drafting.not_in_all", shown),),
        others=(draft.role,),
    )


def _without(joint: Joint, joints: Joints) -> list[int]:
    """The tables with records that lack the column, by their place in the family."""
    tables = joints.family.tables
    return [n for n, header in enumerate(joint.header_in) if header is None and tables[n].records]


def _is_apart(
    table: int,
    joint: Joint,
    measures: Sequence[Joint],
    joints: Joints,
    months: Numbers | None,
) -> bool:
    """True for a table of other measures altogether, of months that tables with the column have."""
    years = joints.family.tables[table].years
    having = [
        n
        for n, header in enumerate(joint.header_in)
        if header is not None and joints.family.tables[n].years == years
    ]
    own = [m for m in measures if m.header_in[table] is not None]
    shared = any(m.header_in[n] is not None for m in own for n in having)
    if not having or not own or shared or months is None:
        return False
    held = set(months[np.isin(joints.table_of, having)].tolist())
    return set(months[joints.table_of == table].tolist()) <= held
