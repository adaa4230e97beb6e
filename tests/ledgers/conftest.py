"""Fixtures of the ledgers tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from office import Office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An empty workspace with folders for 2022 and 2023."""
    return Office(tmp_path)
