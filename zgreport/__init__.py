"""zgreport: the annual summary that proves itself.

The flow runs one way, and `pipeline` is the only room that knows its order:

    definition, ledgers -> figures -> wording -> language -> document -> output -> archive
                                                                |
                                                               lint

`document` cuts a template into XML and tags, `language` turns each tag into a text by way of
figures and wording, `document` puts the texts in the tags' places; `lint` reads the finished
paragraphs.  A room hands frozen values on and never calls backwards.  CONTRIBUTING.md has the
map; `pipeline` is where to begin reading.  This module imports nothing, so that
`zgreport --help` is quick.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
