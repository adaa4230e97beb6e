"""Numerals: numbers in Chinese characters and as people type them, both directions.

Below every other room: ledgers read with it, documents number with it, wording writes with it.
"""
