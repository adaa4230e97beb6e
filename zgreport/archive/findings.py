"""Findings of the archive, by severity, at a file."""

from __future__ import annotations

from types import MappingProxyType

from zgreport.errors import Finding, Place, Severity

__all__ = ["error", "note", "warning"]


def error(code: str, file: str | None = None, **values: object) -> Finding:
    """An error."""
    return _finding(code, Severity.ERROR, file, values)


def warning(code: str, file: str | None = None, **values: object) -> Finding:
    """A warning."""
    return _finding(code, Severity.WARNING, file, values)


def note(code: str, file: str | None = None, **values: object) -> Finding:
    """A note."""
    return _finding(code, Severity.NOTE, file, values)


def _finding(code: str, severity: Severity, file: str | None, values: dict[str, object]) -> Finding:
    return Finding(f"archive.{code}", severity, Place(file=file), MappingProxyType(values))
