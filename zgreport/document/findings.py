"""The findings of this room: shorthand for an error or a warning at a place."""

from __future__ import annotations

from types import MappingProxyType

from zgreport.errors import Finding, Place, Severity

__all__ = ["around", "error", "note", "warning"]

_WIDTH = 40


def error(code: str, place: Place, **values: object) -> Finding:
    """An error `document.<code>` at the place."""
    return _finding(code, Severity.ERROR, place, values)


def warning(code: str, place: Place, **values: object) -> Finding:
    """A warning `document.<code>` at the place."""
    return _finding(code, Severity.WARNING, place, values)


def note(code: str, place: Place, **values: object) -> Finding:
    """A note `document.<code>` at the place."""
    return _finding(code, Severity.NOTE, place, values)


def around(text: str, position: int, width: int = _WIDTH) -> str:
    """About `width` characters of the text around the position, with … where it was cut."""
    start = max(0, min(position - width // 3, len(text) - width))
    end = min(len(text), start + width)
    cut = text[start:end].strip()
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")


def _finding(code: str, severity: Severity, place: Place, values: dict[str, object]) -> Finding:
    return Finding(f"document.{code}", severity, place, MappingProxyType(dict(values)))
