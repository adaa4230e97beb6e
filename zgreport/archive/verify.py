"""Verifying: whether an archive is what was sealed, under the four headings of the trade.

DA/T 70-2018: authenticity, integrity, usability, security (真实性 完整性 可用性 安全性).
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from zgreport.archive.authenticity import authenticity, chained
from zgreport.archive.integrity import integrity, strays
from zgreport.archive.usability import security, usability
from zgreport.findings import Found, SurroundingsError
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zgreport.archive.store import Store
    from zgreport.findings import Finding

__all__ = ["Heading", "Verified", "bag_findings", "is_sound", "verify"]


class Heading(enum.StrEnum):
    """The four headings."""

    AUTHENTICITY = "authenticity"
    INTEGRITY = "integrity"
    USABILITY = "usability"
    SECURITY = "security"


@dataclass(frozen=True, slots=True)
class Verified:
    """The bags that were looked at and what was found, by heading."""

    bags: tuple[str, ...]
    head: str
    findings: Mapping[Heading, tuple[Finding, ...]]

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What was found under any heading."""
        return tuple(finding for found in self.findings.values() for finding in found)

    def with_more(self, heading: Heading, findings: Iterable[Finding]) -> Verified:
        """The same with further findings under a heading."""
        more = {**self.findings, heading: (*self.findings[heading], *findings)}
        return Verified(self.bags, self.head, more)

    def holds(self, heading: Heading) -> bool:
        """True where there is no error under the heading."""
        return not Found(self.findings[heading]).has_errors

    @property
    def all_hold(self) -> bool:
        """True where there is no error at all."""
        return all(map(self.holds, Heading))


def verify(store: Store, bags: Iterable[str], head: str | None = None) -> Verified:
    """The chain, the archive's folder and the bags with these ids, verified.

    `head` is a hash of the chain (or its beginning) that was noted down when a bag was added.
    """
    wanted = tuple(bags)
    found: dict[Heading, list[Finding]] = {heading: [] for heading in Heading}
    found[Heading.AUTHENTICITY] += chained(store, head)
    found[Heading.INTEGRITY] += strays(store)
    for bag_id in wanted:
        for heading, findings in bag_findings(store, bag_id).items():
            found[heading] += findings
    return Verified(wanted, store.chain.head, {h: tuple(each) for h, each in found.items()})


def bag_findings(store: Store, bag_id: str) -> dict[Heading, tuple[Finding, ...]]:
    """What is wrong with one bag, by heading; nothing for one that is not there."""
    if bag_id not in store.bags:
        return {}
    try:
        sealed = store.read(bag_id)
    except SurroundingsError as error:  # of this bag; the others can be looked at
        return {Heading.INTEGRITY: error.findings}
    return {
        Heading.AUTHENTICITY: tuple(authenticity(store, sealed)),
        Heading.INTEGRITY: tuple(integrity(store, sealed)),
        Heading.USABILITY: tuple(usability(store, sealed)),
        Heading.SECURITY: tuple(security(store, sealed)),
    }


def is_sound(store: Store, bag_id: str) -> bool:
    """True where the bag is there, is in a whole chain, and nothing is wrong with it."""
    found = Found(f for each in bag_findings(store, bag_id).values() for f in each)
    chain = store.chain
    is_linked = not chain.findings and chain.link(bag_id) is not None
    return bag_id in store.bags and is_linked and not found.has_errors
