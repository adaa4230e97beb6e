"""Ledgers: spreadsheets of any kind to rows with addresses."""
