"""zgreport: the annual summary that proves itself.

The flow runs one way, and `pipeline` is the only module that knows its order:

    definition, ledgers -> figures -> wording -> language -> document -> output

A room hands frozen values on and never calls backwards.  Read `pipeline` first.
This module imports nothing, so that `zgreport --help` is quick.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__"]
