"""Corrected columns: what the office has said of one, or a trial has shown, goes before guesses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from zgreport.definition.choices import MeasureKind
from zgreport.drafting.given import CELLS, NOTHING
from zgreport.drafting.guesses import Reason, Role, Sureness
from zgreport.drafting.identifiers import measure_name
from zgreport.drafting.roles import number_column
from zgreport.ledgers.texts import texts_of

if TYPE_CHECKING:
    from zgreport.drafting.given import Given, GivenColumn
    from zgreport.drafting.joints import Joint, Joints
    from zgreport.drafting.proposal import ColumnDraft
    from zgreport.ledgers.coded import Numbers

__all__ = ["as_given", "cells_as_given"]

_ANY = "个"


def as_given(
    draft: ColumnDraft, told: GivenColumn, joint: Joint, joints: Joints, months: Numbers | None
) -> ColumnDraft:
    """The column as it was said to be; what was not said is as it was guessed."""
    if told == NOTHING:
        return draft
    if told.role is not None and told.role is not draft.role:
        draft = _in_role(draft, told, joint, joints, months)
    if draft.kind is not None and draft.role in {Role.NUMBER, Role.LAST_YEAR}:
        word = draft.measure_word if told.measure_word is None else told.measure_word
        draft = replace(draft, kind=told.kind or draft.kind, measure_word=word)
    sure = Sureness.DOUBTFUL if told.reason else Sureness.SURE
    reason = told.reason or Reason("drafting.given")
    return replace(
        draft, sure=sure, reasons=(reason,), others=() if not told.reason else draft.others
    )


def cells_as_given(draft: ColumnDraft, given: Given, ledger: str) -> ColumnDraft:
    """The numbers of a cross-table as they were said to be."""
    told = given.column(ledger, (CELLS,))
    if told == NOTHING:
        return draft
    said = replace(draft, sure=Sureness.SURE, others=(), reasons=(Reason("drafting.given"),))
    if told.role is not Role.NUMBER:
        return replace(said, role=Role.TEXT, measure="")
    word = draft.measure_word if told.measure_word is None else told.measure_word
    name = measure_name(told.name or draft.measure or draft.name)
    kind = told.kind or draft.kind
    return replace(said, role=Role.NUMBER, kind=kind, measure=name, measure_word=word)


def _in_role(
    draft: ColumnDraft, told: GivenColumn, joint: Joint, joints: Joints, months: Numbers | None
) -> ColumnDraft:
    role = told.role or draft.role
    bare = replace(draft, role=role, kind=None, measure_word="", also=(), registry="", values=())
    if role in {Role.NUMBER, Role.LAST_YEAR}:
        guessed = number_column(joint, joints, months)
        if guessed.role is Role.TEXT:
            kind, word = guessed.kind or MeasureKind.SUM, guessed.measure_word or _ANY
            return replace(bare, kind=kind, measure_word=word)
        return replace(guessed, role=role)
    if role is Role.LIST:
        return replace(
            bare, values=tuple(dict.fromkeys(filter(None, texts_of(joint.cells.values))))
        )
    if role is Role.NAME:
        return replace(bare, registry=draft.registry or told.registry or "")
    return bare
