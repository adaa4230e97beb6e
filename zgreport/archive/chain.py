"""The chain: one line a bag, each with the hash of the line before it.

A line that is changed, removed, swapped or put in twice no longer fits its neighbours.  What
no chain can show is that its end was cut off; for that its head is kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from zgreport.findings import room
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zgreport.findings import Finding

__all__ = ["CHAIN", "Chain", "Link", "added", "as_bytes", "read"]

_ROOM = room("archive")

CHAIN = "chain.jsonl"
_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One line: the bag's id, when it was sealed, the sha256 of its tag files, and the hashes.

    `previous` is the hash of the line before, zeros for the first; `hash` covers all the rest.
    """

    number: int
    id: str
    sealed: str
    tags: Mapping[str, str]
    previous: str
    hash: str

    def line(self) -> bytes:
        """The line as it stands in the file: JSON in one fixed form."""
        return _canonical({**_covered(self), "hash": self.hash})


@dataclass(frozen=True, slots=True)
class Chain:
    """The lines that could be read, and what is wrong with the chain, by line."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def head(self) -> str:
        """The hash of the last line: what is noted down elsewhere; empty for no line."""
        return self.links[-1].hash if self.links else ""

    def link(self, bag: str) -> Link | None:
        """The line of a bag."""
        return next((link for link in self.links if link.id == bag), None)


def added(chain: Chain, bag: str, sealed: str, tags: Mapping[str, str]) -> Chain:
    """The chain with one more line."""
    plain = Link(len(chain.links) + 1, bag, sealed, dict(tags), chain.head or _FIRST, "")
    link = Link(plain.number, bag, sealed, plain.tags, plain.previous, _hash(plain))
    return Chain((*chain.links, link))


def as_bytes(chain: Chain) -> bytes:
    """The file `chain.jsonl`."""
    return b"".join(link.line() for link in chain.links)


def read(data: bytes, shown_as: str) -> Chain:
    """The chain in these bytes, with an error for every line that is not as it was written."""
    links: list[Link] = []
    findings: list[Finding] = []
    for number, line in enumerate(data.splitlines(keepends=True), start=1):
        link = _parsed(line)
        if link is None or _line(link) != line or link.hash != _hash(link):
            findings.append(_ROOM.error("chain_changed", shown_as).at(line=number))
        elif not _fits(link, number, links):
            findings.append(_ROOM.error("chain_broken", shown_as, id=link.id).at(line=number))
        if link is not None:
            links.append(link)
    return Chain(tuple(links), tuple(findings))


def _line(link: Link) -> bytes:
    """The line as it should stand; none where it holds what is no text."""
    try:
        return link.line()
    except UnicodeEncodeError:
        return b""


def _fits(link: Link, number: int, before: Sequence[Link]) -> bool:
    previous = before[-1].hash if before else _FIRST
    fresh = all(link.id != other.id for other in before)
    return link.number == number and link.previous == previous and fresh


def _parsed(line: bytes) -> Link | None:
    try:
        found = json.loads(line)
        tags = {str(name): str(value) for name, value in found["tags"].items()}
        words = [str(found[key]) for key in ("id", "sealed", "prev", "hash")]
        return Link(int(found["n"]), words[0], words[1], tags, words[2], words[3])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ArithmeticError):
        return None


def _hash(link: Link) -> str:
    return hashlib.sha256(_canonical(_covered(link))).hexdigest()


def _covered(link: Link) -> dict[str, object]:
    return {
        "n": link.number,
        "id": link.id,
        "sealed": link.sealed,
        "tags": dict(link.tags),
        "prev": link.previous,
    }


def _canonical(value: Mapping[str, object]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode()
