"""Drafting: a folder of an office's own spreadsheets into a proposal of a definition.

Nothing is decided silently: every guess carries what it rests on and how sure it is.
"""
