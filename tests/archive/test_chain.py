from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zgreport.archive import chain

if TYPE_CHECKING:
    from collections.abc import Sequence


def chain_of(ids: Sequence[str]) -> chain.Chain:
    made = chain.Chain()
    for bag_id in ids:
        made = chain.added(made, bag_id, "2024-01-08", {"bagit.txt": "ab"})
    return made


def test_a_line_holds_the_hash_of_the_line_before_it() -> None:
    first, second = chain_of(["2022-r1", "2023-r1"]).links
    assert (first.number, first.previous) == (1, "0" * 64)
    assert (second.number, second.previous) == (2, first.hash)


def test_a_line_is_json_in_one_fixed_form() -> None:
    (line,) = chain.as_bytes(chain_of(["2022-r1"])).splitlines()
    found = json.loads(line)
    assert list(found) == sorted(found) == ["hash", "id", "n", "prev", "sealed", "tags"]
    assert b" " not in line


def test_what_was_written_is_read_again() -> None:
    made = chain_of(["2022-r1", "2023-r1", "2023-r2"])
    assert chain.read(chain.as_bytes(made), "chain.jsonl") == made


def test_an_empty_chain_has_no_head() -> None:
    assert chain.read(b"", "chain.jsonl") == chain.Chain()
    assert chain.Chain().head == ""


@pytest.mark.parametrize("data", [b"\n", b"{}\n", b"[1]\n", b"\xff\n", b'{"n":{}}\n', b"[" * 9999])
def test_what_is_no_line_is_an_error_and_never_a_crash(data: bytes) -> None:
    (finding,) = chain.read(data, "chain.jsonl").findings
    assert (finding.code, finding.place.line) == ("archive.chain_changed", 1)


_LINES = chain.as_bytes(chain_of(["2022-r1", "2023-r1", "2023-r2"])).splitlines(keepends=True)


@given(st.lists(st.sampled_from(_LINES), max_size=5))
def test_only_a_beginning_of_the_chain_is_a_chain(lines: list[bytes]) -> None:
    whole = chain.read(b"".join(lines), "chain.jsonl")
    assert (not whole.findings) == (lines == _LINES[: len(lines)])
