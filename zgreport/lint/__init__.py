"""Lint: a reader of finished text that finds the known breaches of rules."""
