"""Faults: what a command that failed says of the system, and what it leaves with."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zgreport.cli.words import Words

__all__ = ["INTERRUPTED", "SURROUNDINGS", "WRONG_INPUT", "code_of", "plain"]

WRONG_INPUT, SURROUNDINGS, INTERRUPTED = 1, 3, 130


def code_of(fault: Exception) -> int:
    """The exit code of a command that was refused, or failed on the system."""
    from zgreport.findings import SurroundingsError, ZgreportError

    is_ours = isinstance(fault, ZgreportError) and not isinstance(fault, SurroundingsError)
    return WRONG_INPUT if is_ours else SURROUNDINGS


def plain(fault: Exception, words: Words) -> str:
    """What the system says, in words of ours where we have them."""
    if not isinstance(fault, OSError):
        return str(fault)
    code = f"cli.os.{errno.errorcode.get(fault.errno or 0, '')}"
    said = words.say(code)
    reason = str(fault.strerror or fault) if said == code else said
    if not fault.filename:
        return reason
    return words.say("cli.os.at", file=fault.filename, reason=reason)
