"""The pipeline: the stages in their order.  Read this room first.

    order -> outset -> opening -> summary -> build, check
                          |                    |
                       figures              sealing, recount

Each stage takes frozen values from the one before it, and only this room knows the order:
`order` is what is asked for; `outset` reads the definition and has the ledgers' files read ahead;
`opening` makes them a `year` that can be asked; `summary` fills the template and joins what was
printed with where it stands; `build` writes, `figures` lists, `check` tells all that is wrong,
`sealing` seals what goes out, `recount` counts it again, `archive` lists and verifies it.
`handbook` lists the names a tag may use with what they print, `usage` those the template uses,
`tag_changes` what changed in its tags since another template.
Everything wrong that can be found is found before anything is refused, and nothing is written
when anything was refused.

A command imports the stage it needs and no other: a build must not wait for the archive.
"""
