"""Fixtures of the figures tests."""

from __future__ import annotations

import pytest
from books import Books


@pytest.fixture
def books() -> Books:
    """Books without any ledger yet."""
    return Books()
