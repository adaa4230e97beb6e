"""Wording: exact numbers to the words of official prose."""
