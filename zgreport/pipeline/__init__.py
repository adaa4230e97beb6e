"""The pipeline: the stages in their order.  Read this room first.

    order -> opening -> summary -> build, check; build -> sealing
                     -> figures

Each stage takes frozen values from the one before it, and only this room knows the order:
`order` is what is asked for, `opening` reads the definition and the ledgers, `summary` fills the
template, `build` writes, `figures` lists, `check` tells all that is wrong, `sealing` seals what
goes out, `archive` lists and verifies it.  All faults that can be found are found before anything
is refused, and nothing is written when anything was refused.

A command imports the stage it needs and no other: a build must not wait for the archive.
"""
