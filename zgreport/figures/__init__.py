"""Figures: rows to exact numbers, their counterparts of last year and their changes."""
