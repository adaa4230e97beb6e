"""Tests of the figures room, over ledgers written as text tables."""
