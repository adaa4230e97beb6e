"""The archive: its bags listed, shown and verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.archive import bag, contents
from zgreport.archive import listing as listings
from zgreport.archive import verify as verifying
from zgreport.archive.diff import Difference, FigureChange, Passage, difference, passages
from zgreport.archive.listing import Line
from zgreport.archive.record import Alteration
from zgreport.archive.restore import restore
from zgreport.archive.store import Store, open_store
from zgreport.archive.verify import Verified
from zgreport.definition.read import read_archive_line
from zgreport.document.text import read_text
from zgreport.findings import ZgreportError, room
from zgreport.names import near_misses
from zgreport.pipeline.recount import recounted
from zgreport.pipeline.targets import write_target
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Alteration",
    "Difference",
    "FigureChange",
    "Line",
    "Passage",
    "Shown",
    "Verified",
    "archive_diff",
    "archive_list",
    "archive_restore",
    "archive_show",
    "archive_verify",
    "choose",
    "open_archive",
    "write_page",
]

_ARCHIVE = room("archive")


@dataclass(frozen=True, slots=True)
class Shown:
    """One bag: its line of the list, its folder, and its files with their sizes."""

    line: Line
    folder: str
    files: tuple[tuple[str, int], ...]


def open_archive(folder: Path) -> Store:
    """The archive of the workspace, whatever else is wrong in its definition.

    Raises ZgreportError where a fault hides which folder it names.
    """
    workspace = Workspace(folder)
    where = read_archive_line(workspace.definition, workspace.show(workspace.definition))
    return open_store(workspace.root / where, workspace.show)


def archive_list(folder: Path) -> tuple[Line, ...]:
    """Every bag in one line, by year and revision."""
    return listings.listing(open_archive(folder))


def archive_show(folder: Path, wanted: str) -> Shown:
    """One bag, by id ("2023-r1") or, the newest, by year; ZgreportError where there is none."""
    store = open_archive(folder)
    bag_id = choose(store, wanted)
    line = next(line for line in listings.listing(store) if line.id == bag_id)
    files = store.read(bag_id).files
    return Shown(line, store.shown(bag_id), tuple((n, len(files[n])) for n in sorted(files)))


def archive_verify(
    folder: Path, wanted: str | None = None, head: str | None = None, *, deep: bool = False
) -> Verified:
    """The archive verified, with all bags, those of a year, or one; `deep` counts again, too.

    Raises ZgreportError where there is no archive, or no such bag.
    """
    store = open_archive(folder)
    ids = store.ids()
    if wanted is not None:
        ids = tuple(each for each in ids if each == wanted or each.startswith(f"{wanted}-r"))
    if not ids:
        raise _unknown(store, wanted)
    found = verifying.verify(store, ids, head)
    if not deep:
        return found
    again = (f for each in ids if each in store.bags for f in recounted(store, each))
    return found.with_more(verifying.Heading.AUTHENTICITY, again)


def archive_restore(folder: Path, wanted: str, target: Path) -> str:
    """Make `target` the workspace as it was when a bag was sealed; the bag's id.

    Raises ZgreportError where there is no such bag, it does not verify, or `target` is taken.
    """
    store = open_archive(folder)
    bag_id = choose(store, wanted)
    if not verifying.is_sound(store, bag_id):
        raise ZgreportError([_ARCHIVE.error("not_sound", store.shown(bag_id), id=bag_id)])
    restore(store, bag_id, target)
    return bag_id


def archive_diff(folder: Path, first: str, second: str) -> Difference:
    """What differs between two bags, figures first; ZgreportError where one cannot be read."""
    store = open_archive(folder)
    ids = (choose(store, first), choose(store, second))
    records, texts = [], []
    for bag_id in ids:
        sealed = store.read(bag_id)
        record = listings.record_of(sealed)
        if record is None:
            raise ZgreportError([_ARCHIVE.error("not_readable", store.shown(bag_id))])
        records.append(record)
        final = bag.payload(sealed.files).get(contents.FINAL, b"")
        texts.append(_text(final, store.shown(bag_id, bag.PAYLOAD + contents.FINAL)))
    return Difference(*ids, difference(*records), passages(*texts))


def write_page(folder: Path, target: Path, page: str) -> None:
    """Write a page whole or not at all; raises as `write_target`."""
    write_target(folder, target, page.encode())


def choose(store: Store, wanted: str) -> str:
    """The id that is meant: itself, or the newest revision of a year."""
    ids = [each for each in store.ids() if each == wanted or each.startswith(f"{wanted}-r")]
    if not ids:
        raise _unknown(store, wanted)
    return ids[-1]


def _text(docx: bytes, shown: str) -> tuple[str, ...]:
    try:
        return read_text(docx)
    except ZgreportError as error:
        raise ZgreportError(f.at(file=shown) for f in error.findings) from None


def _unknown(store: Store, wanted: str | None) -> ZgreportError:
    known = store.ids()
    shown = store.show(store.folder)
    if wanted is None or not known:
        return ZgreportError([_ARCHIVE.error("nothing_there", shown)])
    near = near_misses(wanted, known)
    return ZgreportError([_ARCHIVE.error("unknown_bag", shown, id=wanted, known=known, near=near)])
