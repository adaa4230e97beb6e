"""The log of reading one definition: what is wrong in it, and the lines its keys stand in."""

from __future__ import annotations

from zgreport.findings import Finding, Found, Place, room

__all__ = ["Log"]

_ROOM = room("definition")


class Log:
    """Collects everything wrong in one file, so that a single run tells all of it.

    `lines` gives the line of each key path read so far; checks that look at several keys
    together take the lines from there.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[str, int] = {}
        self._found = Found()

    def add(self, code: str, line: int | None, key: str | None = None, **values: object) -> None:
        """Note an error at a line and key path; one that is already known is kept once."""
        place = Place(file=self.file, line=line, key=key)
        self._found.add(_ROOM.error(code, place, **values))

    def take(self, finding: Finding) -> None:
        """Note an error that another log has."""
        self._found.add(finding)

    def at(self, code: str, key: str, **values: object) -> None:
        """Note an error at a key path that was read before."""
        self.add(code, self.lines.get(key), key, **values)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The errors from the top of the file to its end."""
        return tuple(sorted(self._found, key=lambda finding: finding.place.line or 0))
