"""Speech: the language of help texts, of click's own sentences and of progress lines.

Plain gettext, since click already loads it: `--help` must not wait for Babel.  Findings are
worded by `messages`.
"""

from __future__ import annotations

import gettext
import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LOCALE", "choose", "say", "speak"]

LOCALE = Path(__file__).parent.parent / "locale"
_DOMAIN = "cli"


def choose(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language to speak, "zh_CN" or "en".

    `--lang` on the command line decides; else the locale of the environment, in the order
    POSIX gives its variables; Chinese where nothing is set.
    """
    named = _option(arguments)
    if named not in ("zh", "en"):
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        named = next((environ[name] for name in variables if environ.get(name)), "")
    return "en" if named.lower().startswith("en") else "zh_CN"


def _option(arguments: Sequence[str]) -> str | None:
    """What `--lang` was given, wherever it stands; the last one holds, as in click."""
    named = None
    for here, following in pairwise([*arguments, ""]):
        if here == "--lang":
            named = following or None
        elif here.startswith("--lang="):
            named = here.removeprefix("--lang=") or None
    return named


def speak(language: str) -> None:
    """Make this process speak `language`, in click's sentences as well."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)


def say(code: str, **values: object) -> str:
    """The sentence of a code of the `cli` catalogue, its placeholders filled."""
    return gettext.gettext(code).format_map(values)
