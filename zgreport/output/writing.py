"""Writing: a build's files into their folder, so that nothing is ever half or lost."""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zgreport.document.package import identity, load
from zgreport.findings import Finding, Place, SurroundingsError, ZgreportError, room
from zgreport.output import files as disk
from zgreport.output import folders, lock, manifest
from zgreport.output.names import pdf_name
from zgreport.output.trouble import Show, naming
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Later", "edited_by_hand", "write_all", "write_file", "write_together"]

_ROOM = room("output")

Later: TypeAlias = "Mapping[str, Callable[[], bytes]]"
"""What makes files, by their names."""

_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_NOTHING_LATER: Later = MappingProxyType({})
_NOTE = ".zgreport-build.json"
_LOCK = ".zgreport.lock"


@dataclass(frozen=True, slots=True)
class _State:
    """What is known of a folder before writing: its manifest, and what a build noted."""

    manifest: Mapping[str, object]
    noted: Mapping[str, tuple[str, ...]]
    unfinished: bool

    def known(self, name: str) -> set[str]:
        """The identities a Word file of that name may have when nobody has edited it."""
        return manifest.identities(self.manifest, name) | set(self.noted.get(name, ()))


def write_all(  # noqa: PLR0913  # what is written, and how
    folder: Path,
    files: Mapping[str, bytes],
    record: Callable[[], Mapping[str, object]],
    *,
    later: Later = _NOTHING_LATER,
    beside: Mapping[str, bytes] = _NOTHING,
    show: Show = str,
    force: bool = False,
) -> tuple[Finding, ...]:
    """Write the files into the folder, and a manifest of the record and the files' checksums.

    Those to be made `later`, none of them a Word file, are asked for when the others are in place,
    and then the record: it may tell what is being found meanwhile.
    Those `beside` them are written with them and are not in the manifest, as they come out
    otherwise each time.  Returns a warning `output.unfinished` where an earlier build was
    interrupted, which this one has finished, and `output.old_pdf` where a PDF of the document
    as it was stays.  `show` gives a path as messages name it.  Raises ZgreportError where a Word
    file there was edited by hand (not with `force`), SurroundingsError where the disk, another
    build or a program that has a file open is in the way; the folder is then as it was.
    """
    names = (*files, *later, *beside)
    if any(Path(name).name != name or name[:1] in ("", ".") for name in names):
        raise ValueError("not a plain file name")
    with naming(show, folder):
        folders.prepare(folder, show)
        try:
            with lock.held(folder.parent / _LOCK):
                folder.mkdir(exist_ok=True)
                return _write(folder, files, record, later, beside, show=show, force=force)
        except lock.Busy:
            raise SurroundingsError([_ROOM.error("busy", show(folder))]) from None


def write_file(path: Path, data: bytes, show: Show = str) -> None:
    """Write one file whole or not at all; SurroundingsError names what is in the way."""
    with naming(show, path.parent):
        disk.put(path.parent, path.name, data)


def write_together(folder: Path, files: Mapping[str, bytes], show: Show = str) -> None:
    """Write files in a folder and in folders of it, in their order, all of them or none.

    Raises SurroundingsError with the name of what is in the way.
    """
    with naming(show, folder):
        disk.put_all(folder, files)


def edited_by_hand(folder: Path, name: str) -> bool:
    """True where the Word file there is not as a build, finished or not, has written it.

    A link, or a file no manifest knows, counts as edited; a file that is not there does not.
    """
    return _is_edited(folder / name, _state(folder).known(name))


def refuse_edited(folder: Path, files: Mapping[str, bytes], show: Show = str) -> None:
    """Raise ZgreportError where a Word file there was edited by hand, as `write_all` does."""
    with naming(show, folder):
        _refuse_edited(folder, files, _state(folder), show)


def _write(  # noqa: PLR0913  # what `write_all` takes
    folder: Path,
    files: Mapping[str, bytes],
    record: Callable[[], Mapping[str, object]],
    later: Later,
    beside: Mapping[str, bytes],
    *,
    show: Show,
    force: bool,
) -> tuple[Finding, ...]:
    state = _state(folder)
    disk.clear(folder)
    if not force:
        _refuse_edited(folder, files, state, show)
    described = {name: manifest.describe(name, data) for name, data in files.items()}
    old = tuple(_old_pdfs(folder, described, beside, show))
    _note(folder, described, b"", state)

    made = {name: functools.cache(make) for name, make in later.items()}

    def last() -> bytes:
        whole = manifest.whole(record(), {**files, **{n: make() for n, make in made.items()}})
        _note(folder, described, whole, state)
        return whole

    with _noted(folder, state):
        documents = _documents_first({**files, **beside})
        disk.put_all(folder, documents, {**made, manifest.MANIFEST: last})
    if not state.unfinished:
        return old
    return (_ROOM.warning("unfinished", show(folder)), *old)


@contextlib.contextmanager
def _noted(folder: Path, state: _State) -> Iterator[None]:
    """Take the note away when all is written, or when all is again as it was before."""
    try:
        yield
    except BaseException as error:
        restored = not isinstance(error, disk.Unplaced) or error.restored
        if restored and not state.unfinished:
            (folder / _NOTE).unlink(missing_ok=True)
        raise
    (folder / _NOTE).unlink(missing_ok=True)


def _old_pdfs(
    folder: Path,
    described: Mapping[str, Mapping[str, str]],
    beside: Mapping[str, bytes],
    show: Show,
) -> Iterator[Finding]:
    """A warning for each PDF there that will not say what the document of its name says."""
    for name, entry in described.items():
        pdf = folder / pdf_name(name)
        if not name.endswith(".docx") or pdf.name in beside or not pdf.exists():
            continue
        if not (folder / name).exists() or _is_edited(folder / name, {entry["identity"]}):
            yield _ROOM.warning("old_pdf", show(pdf))


def _state(folder: Path) -> _State:
    note = manifest.read(folder / _NOTE)
    path = folder / manifest.MANIFEST
    found = manifest.read(path)
    noted = note.get("identities")
    finished = bool(found) and manifest.checksum(path.read_bytes()) == note.get("manifest")
    known = noted.items() if isinstance(noted, dict) else ()
    return _State(
        found,
        {name: tuple(map(str, i)) for name, i in known if isinstance(i, list)},
        bool(note) and not finished,
    )


def _note(
    folder: Path, described: Mapping[str, Mapping[str, str]], last: bytes, state: _State
) -> None:
    """Note what will be written, and what an interrupted build may already have written."""
    identities = {name: set(idents) for name, idents in state.noted.items()}
    for name, entry in described.items():
        if "identity" in entry:
            identities.setdefault(name, set()).add(entry["identity"])
    note = {
        "identities": {name: sorted(idents) for name, idents in identities.items()},
        "manifest": manifest.checksum(last) if last else "",
    }
    disk.put(folder, _NOTE, manifest.as_bytes(note))


def _documents_first(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Word files first: they are the likeliest to be open in another program."""
    return {name: files[name] for name in sorted(files, key=lambda n: (n[-5:] != ".docx", n))}


def _refuse_edited(folder: Path, files: Mapping[str, bytes], state: _State, show: Show) -> None:
    edited = [
        _ROOM.error("edited_by_hand", show(folder / name))
        for name in sorted(files)
        if name.endswith(".docx") and _is_edited(folder / name, state.known(name))
    ]
    if edited:
        raise ZgreportError(edited)


def _is_edited(path: Path, known: set[str]) -> bool:
    if path.is_symlink():
        return True
    try:
        return identity(load(path, Place())) not in known
    except FileNotFoundError:
        return False
    except (ValueError, ZgreportError):
        return True
