"""The archive's folder, read alone: the archive's commands need no more of the definition."""

from __future__ import annotations

from zgreport.definition.keys import keys_of
from zgreport.definition.log import Log
from zgreport.definition.nodes import Table
from zgreport.definition.readers import entries
from zgreport.definition.report import USUAL_ARCHIVE, ReportKeys
from zgreport.definition.spots import Spot
from zgreport.definition.yaml_source import decoded, read_tree
from zgreport.names import comparable, near_misses
from zgreport.patterns import Pattern

__all__ = ["archive_of"]

_KEY = ReportKeys.archive.name
_KNOWN = tuple(key.name for key in keys_of(ReportKeys))
_COMMENT = Pattern(r"(?:^|\s)#.*")


def archive_of(data: bytes, log: Log) -> str | None:
    """The folder that a definition's bytes name, the usual one where they surely name none.

    Where YAML gives no tree of the whole, the one line that begins with the key is read for
    itself.  None where a fault may hide the key or its value; it is noted in `log`.
    """
    tree = read_tree(data, log)
    if isinstance(tree, Table):
        return _of_table(tree, data, log)
    if tree is not None:
        log.add("expected_table", tree.line)
        return None
    if {finding.code for finding in log.findings} == {"definition.empty"}:
        return USUAL_ARCHIVE
    return _of_lines(data, log)


def _of_table(tree: Table, data: bytes, log: Log) -> str | None:
    """What the top level says; its other faults are nothing to the archive."""
    own = Log(log.file)
    spots = dict(entries(Spot(tree, "", own)) or ())
    twice = [finding for finding in own.findings if finding.place.key == _KEY]
    if _KEY in spots:
        where = None if twice else ReportKeys.archive.kind.read(spots[_KEY])
        for finding in own.findings if where is None else ():
            if finding.place.key == _KEY:
                log.take(finding)
        return where
    misspelt = [name for name in spots if name not in _KNOWN and near_misses(name.lower(), [_KEY])]
    for name in misspelt:
        log.add("unknown_key", spots[name].line, name, name=name, near=(_KEY,), known=_KNOWN)
    hidden = bool(log.findings) and bool(_lines_with_key(data, log))
    return None if misspelt or hidden else USUAL_ARCHIVE


def _of_lines(data: bytes, log: Log) -> str | None:
    """What the one line says that begins with the key, where the next goes on with another."""
    lines = _lines(data, log)
    named = _lines_with_key(data, log)
    if lines and not named:
        return USUAL_ARCHIVE
    if len(named) != 1 or lines[named[0]][:1].isspace() or lines[0].lstrip().startswith("{"):
        return None
    at = named[0]
    following = next((line for line in lines[at + 1 :] if line.strip()), "")
    alone = Log(log.file)
    tree = read_tree(lines[at].encode(), alone)
    if following.startswith((" ", "\t")) or not isinstance(tree, Table) or alone.findings:
        return None
    spots = dict(entries(Spot(tree, "", alone)) or ())
    return ReportKeys.archive.kind.read(spots[_KEY]) if _KEY in spots else None


def _lines(data: bytes, log: Log) -> list[str]:
    return (decoded(data, Log(log.file)) or "").splitlines()


def _lines_with_key(data: bytes, log: Log) -> list[int]:
    """The places of the lines, without their comments, in which the key stands in any width."""
    plain = (comparable(_COMMENT.sub("", line)).casefold() for line in _lines(data, log))
    return [at for at, line in enumerate(plain) if _KEY in line]
