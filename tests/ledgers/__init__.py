"""Tests of the ledgers room."""
