"""Taking: what the families of a folder are taken for, as a proposal of a definition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.drafting.checks import checks_of
from zgreport.drafting.guesses import Role
from zgreport.drafting.identifiers import ledger_name
from zgreport.drafting.issuers import issuer_of
from zgreport.drafting.joints import joints_of
from zgreport.drafting.ledgers import ledger_of
from zgreport.drafting.proposal import Proposal
from zgreport.drafting.registries import found_registries
from zgreport.drafting.registry_drafts import named_registries, registry_draft
from zgreport.drafting.spellings import spellings_of, together, with_said, with_spellings
from zgreport.ledgers.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.drafting.found import Family, Gathered
    from zgreport.drafting.given import Given
    from zgreport.drafting.joints import Joints
    from zgreport.drafting.proposal import LedgerDraft, RegistryDraft, SpellingDraft
    from zgreport.drafting.registries import FoundRegistry
    from zgreport.drafting.spellings import Counted

__all__ = ["take"]

_TITLE = "{{ 期间 }}工作综述"
_MOST_COUNTED = 1000


def take(gathered: Gathered, given: Given) -> Proposal:
    """What the families are taken for; what is given goes before every guess."""
    families = [joints_of(family, _called(family, given)) for family in gathered.families]
    registries = found_registries(families, given)
    lists = {id(registry.joints) for registry in registries}
    rest = [joints for joints in families if id(joints) not in lists]
    named = named_registries(registries, rest)
    ledgers = [
        (with_spellings(ledger, given), joints) for ledger, joints in _ledgers(rest, named, given)
    ]
    drafts = tuple(ledger for ledger, _ in ledgers)
    tables = [table for family in gathered.families for table in family.tables]
    return Proposal(
        given.title or _TITLE,
        given.issuer or issuer_of(tables),
        gathered.years,
        gathered.files,
        gathered.left_out,
        _registries(named, drafts, given),
        drafts,
        _spellings(ledgers, named, given),
        checks_of(ledgers),
    )


def _called(family: Family, given: Given) -> dict[str, str]:
    """What the office calls the columns of a family, by header."""
    own = ((header, told) for (name, header), told in given.columns.items() if name == family.name)
    return {header: told.name for header, told in own if told.name}


def _ledgers(
    families: Sequence[Joints], registries: Mapping[str, FoundRegistry], given: Given
) -> list[tuple[LedgerDraft, Joints]]:
    names: list[str] = []
    found = []
    for joints in families:
        names.append(ledger_name(joints.family.name, names))
        found.append((ledger_of(joints, names[-1], registries, given), joints))
    return found


def _registries(
    named: Mapping[str, FoundRegistry], ledgers: Sequence[LedgerDraft], given: Given
) -> tuple[RegistryDraft, ...]:
    found: list[RegistryDraft] = []
    for name, registry in named.items():
        others = {c.name for draft in found for c in draft.columns if c.role is Role.ATTRIBUTE}
        found.append(registry_draft(name, registry, ledgers, given, others | {*named}))
    return tuple(found)


def _spellings(
    ledgers: Sequence[tuple[LedgerDraft, Joints]],
    registries: Mapping[str, FoundRegistry],
    given: Given,
) -> tuple[SpellingDraft, ...]:
    """The spellings of all ledgers, those of one registry put together."""
    found: dict[tuple[str, str], SpellingDraft] = {}
    for ledger, joints in ledgers:
        for draft in spellings_of(ledger, _counted(ledger, joints), registries):
            key = draft.owner, draft.kept
            found[key] = draft if key not in found else together(found[key], draft)
    return with_said(found.values(), given)


def _counted(ledger: LedgerDraft, joints: Joints) -> dict[str, Counted]:
    """How many rows have each value of the ledger's columns that have few of them."""
    by_headers = {joint.headers: joint for joint in joints.columns}
    counted: dict[str, Counted] = {}
    for column in ledger.columns:
        joint = by_headers.get(column.headers)
        if joint is None or len(joint.profile.values) > _MOST_COUNTED:
            continue
        pairs = zip(texts_of(joint.profile.values), joint.profile.counts, strict=True)
        own = counted.setdefault(column.name, {})
        for text, count in pairs:
            if text:
                own[text] = own.get(text, 0) + count
    return counted
