"""Reading the report definition: one file in, one frozen value or everything wrong with it out."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import TYPE_CHECKING

from zgreport.definition.archive_line import archive_of
from zgreport.definition.clashes import check_names
from zgreport.definition.log import Log
from zgreport.definition.references import check_references
from zgreport.definition.report import REPORT, USUAL_ARCHIVE
from zgreport.definition.spots import Spot
from zgreport.definition.yaml_source import read_tree
from zgreport.findings import SurroundingsError, ZgreportError, room

if TYPE_CHECKING:
    from pathlib import Path

    from zgreport.definition.model import Definition
    from zgreport.definition.names import Reserved

__all__ = ["parse_definition", "read_archive_line", "read_definition"]

_ROOM = room("definition")


def read_definition(path: Path, shown_as: str, reserved: Reserved) -> Definition:
    """The definition in the file at `path`; findings name it `shown_as`.

    `reserved` are the words of the figure language, which nothing in it may be called.

    Raises ZgreportError with everything wrong, SurroundingsError where the file cannot be opened.
    """
    data = _content(path, shown_as)
    if data is None:
        raise ZgreportError([_ROOM.error("missing", shown_as)])
    definition = parse_definition(data, shown_as, reserved)
    return dataclasses.replace(definition, checksum=hashlib.sha256(data).hexdigest())


def parse_definition(data: bytes, shown_as: str, reserved: Reserved) -> Definition:
    """The definition in these bytes; raises ZgreportError with everything wrong."""
    log = Log(shown_as)
    root = read_tree(data, log)
    definition = None if root is None else REPORT.read(Spot(root, "", log))
    if definition is not None:
        check_names(definition, reserved, log)
        check_references(definition, log)
    if definition is None or log.findings:
        raise ZgreportError(log.findings)
    return definition


def read_archive_line(path: Path, shown_as: str) -> str:
    """The folder of the archive, whatever else is wrong in the file at `path`.

    Raises ZgreportError where a fault hides whether and how `archive` is written: another
    folder than the one that is meant must not be taken for it.
    """
    data = _content(path, shown_as)
    if data is None:
        return USUAL_ARCHIVE
    log = Log(shown_as)
    where = archive_of(data, log)
    if where is None:
        raise ZgreportError(log.findings)
    return where


def _content(path: Path, shown_as: str) -> bytes | None:
    """The file's bytes, None where there is no file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise SurroundingsError([_ROOM.error("unreadable", shown_as)]) from None
