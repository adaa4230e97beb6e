"""Addresses: where a link, a relation or a picture leads, however it is written.

Programs read an address through letter case, percent signs, backslashes, full-width signs and
characters that nobody sees; so it is judged without them.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from zgreport.patterns import Pattern

__all__ = ["is_harmful", "is_ordinary", "is_remote", "leads_outside"]

_ORDINARY = {"", "http", "https", "mailto"}
# They run something, or hand the reader's file to a program: nobody types them into a summary.
_HARMFUL = {"javascript", "vbscript", "livescript", "data", "search", "shell", "wscript", "jar"}
_HARMFUL |= {"mhtml", "mk", "its", "hcp", "ldap", "res", "view-source", "feed", "about", "script"}
_HARMFUL_FAMILIES = ("ms-", "search-", "vnd.", "microsoft-", "x-")
_SCHEME = Pattern("([a-z][a-z0-9+.-]+):")
_DRIVE = Pattern("[a-z]:")
_LOCAL_FILE = Pattern("file:(?:/|///)?(?!/)(?!localhost/)")
_UNSEEN = ("C", "Z")  # Unicode's categories of controls and of gaps
_MOST_LAYERS = 4
_LONGEST = 4_000


def leads_outside(address: str) -> bool:
    """True where it names anything that is no part of the file: a server, a drive, a program."""
    said = _plain(address)
    return said.startswith("//") or bool(_SCHEME.match(said) or _DRIVE.match(said))


def is_remote(address: str) -> bool:
    """True where it leads off this machine, or nobody knows where to."""
    said = _plain(address)
    if said.startswith("//"):
        return True
    return bool(_SCHEME.match(said)) and not _LOCAL_FILE.match(said)


def is_ordinary(address: str) -> bool:
    """True for a link as people make them: to a page, a mailbox or a place in the document."""
    said = _plain(address)
    return _scheme(said) in _ORDINARY and not said.startswith("//") and not _DRIVE.match(said)


def is_harmful(address: str) -> bool:
    """True for a link that would run something."""
    scheme = _scheme(_plain(address))
    return scheme in _HARMFUL or scheme.startswith(_HARMFUL_FAMILIES)


def _scheme(said: str) -> str:
    found = _SCHEME.match(said)
    return found[1] if found else ""


def _plain(address: str) -> str:
    """The address as the most forgiving reader takes it."""
    said = address[:_LONGEST]
    for _ in range(_MOST_LAYERS):
        said, before = unquote(said), said
        if said == before:
            break
    said = unicodedata.normalize("NFKC", said)
    shown = (sign for sign in said if not unicodedata.category(sign).startswith(_UNSEEN))
    return re.sub(r"^[\"']+", "", "".join(shown).replace("\\", "/").casefold())
