"""Names: a file name that is safe on every system, made of a title that may hold anything."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["file_name", "pdf_name"]

_MOST_BYTES = 240
_ALLOWED_SIGNS = frozenset("._-·（）〔〕《》—、")
_ALLOWED_KINDS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc"))
_UNSEEN_KINDS = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_NOTHING = "综述"


def file_name(title: str, suffix: str) -> str:
    """The title as a file name with the suffix (".docx"), at most 240 bytes of UTF-8.

    Letters, digits, Chinese characters and a few signs stay; control and invisible characters
    go; any other becomes "-".  Never a path, hidden, or a name that Windows keeps for itself.
    """
    kept = "".join(map(_kept, unicodedata.normalize("NFC", title)))
    kept = _trimmed(re.sub("-{2,}", "-", kept)) or _NOTHING
    if _RESERVED.match(kept):
        kept = f"_{kept}"
    room = _MOST_BYTES - len(suffix.encode())
    return _trimmed(kept.encode()[:room].decode(errors="ignore")) + suffix


def pdf_name(document: str) -> str:
    """The name of the PDF beside a Word file of that name."""
    return document.removesuffix(".docx") + ".pdf"


def _kept(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in _UNSEEN_KINDS:
        return ""
    return sign if kind in _ALLOWED_KINDS or sign in _ALLOWED_SIGNS else "-"


def _trimmed(name: str) -> str:
    return name.lstrip(".- ").rstrip(".- ")
