from __future__ import annotations

import pytest

from zgreport.document.addresses import is_harmful, is_ordinary, is_remote, leads_outside


@pytest.mark.parametrize(
    ("address", "outside", "remote", "ordinary", "harmful"),
    [
        ("media/图 1.png", False, False, True, False),
        ("#书签", False, False, True, False),
        ("http://例", True, True, True, False),
        ("file:///c:/x", True, False, False, False),
        ("file:c:/x", True, False, False, False),
        ("file://localhost/c$/x", True, True, False, False),
        ("c:/x", True, False, False, False),
        ("\\/server/x", True, True, False, False),
        ("\u202ejavascript:x", True, True, False, True),
        ("%6Aavascript:x", True, True, False, True),
        ("tel:12345", True, True, False, False),
    ],
)
def test_an_address_is_read_as_the_most_forgiving_program_would(
    address: str, outside: bool, remote: bool, ordinary: bool, harmful: bool
) -> None:
    assert leads_outside(address) is outside
    assert is_remote(address) is remote
    assert is_ordinary(address) is ordinary
    assert is_harmful(address) is harmful
