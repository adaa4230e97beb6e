"""The faults found in one definition, and the lines its keys stand in."""

from __future__ import annotations

from types import MappingProxyType

from zgreport.errors import Finding, Place, Severity

__all__ = ["Faults"]


class Faults:
    """Collects every fault of one file, so that a single run tells all of them.

    `lines` gives the line of each key path read so far; checks that look at several keys
    together take the lines from there.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[str, int] = {}
        self._findings: list[Finding] = []

    def add(self, code: str, line: int | None, key: str | None = None, **values: object) -> None:
        """Note an error at a line and key path; a fault that is already known is kept once."""
        place = Place(file=self.file, line=line, key=key)
        finding = Finding(code, Severity.ERROR, place, MappingProxyType(values))
        if finding not in self._findings:
            self._findings.append(finding)

    def at(self, code: str, key: str, **values: object) -> None:
        """Note an error at a key path that was read before."""
        self.add(code, self.lines.get(key), key, **values)

    @property
    def found(self) -> tuple[Finding, ...]:
        """The faults from the top of the file to its end."""
        return tuple(sorted(self._findings, key=lambda finding: finding.place.line or 0))
