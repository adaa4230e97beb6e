"""The 对照表: a proposal as sheets that the office corrects, and what comes back of them.

`paper` is what is written, `rows`, `cells`, `columns` and `spellings` what is read of it, beside
what it `remembered` of itself; `corrections` are what follows.
"""
