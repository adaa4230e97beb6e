"""Sealing: what goes out with a summary, from the built year to a bag in the archive."""

from __future__ import annotations

import dataclasses
import platform
from datetime import date
from importlib import metadata
from typing import TYPE_CHECKING

from zgreport import __version__, output
from zgreport.archive import bag, contents, restated, store
from zgreport.archive.contents import Sealed
from zgreport.archive.figures import sealed_figures
from zgreport.archive.record import Alteration, Record, SealedFigure
from zgreport.archive.store import Store, open_store
from zgreport.document import gate
from zgreport.document.charts.reading import read_whole
from zgreport.document.package import identity, load, unpack
from zgreport.figures.meaning import meaning
from zgreport.findings import Finding, Place, SurroundingsError, ZgreportError, room
from zgreport.output import folders, manifest, office
from zgreport.periods import Period
from zgreport.pipeline.build import Made, make
from zgreport.pipeline.fitness import left_in
from zgreport.pipeline.opening import open_year
from zgreport.pipeline.order import Choice
from zgreport.values import dataclass
from zgreport.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.year import Year

__all__ = ["Added", "Sealing", "archive_add"]

_ARCHIVE = room("archive")

_LIBRARIES = ("babel", "docxtpl", "jinja2", "lxml", "numpy", "python-calamine")


@dataclass(frozen=True, slots=True)
class Sealing:
    """How a summary is to be sealed.

    `document` is the file that went out, None for the one in the year's folder; `attached` are
    further files; `reason` why it states other values than were computed; `sealed` the day;
    `program` is LibreOffice, None for no PDF.
    """

    sealed: date
    document: Path | None = None
    attached: tuple[Path, ...] = ()
    reason: str = ""
    program: Path | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What was sealed: the bag's id and folder, the chain's head, the 核验码, what was found."""

    id: str
    folder: str
    head: str
    code: str
    changes: tuple[Alteration, ...]
    findings: tuple[Finding, ...]


def archive_add(order: Order, sealing: Sealing, progress: Progress) -> Added:
    """Seal a built year: the document that went out with everything it was made of.

    Where the same has been sealed already, nothing is added and a note says so.  Raises
    ZgreportError where the year is not built, its inputs changed since, the document is not fit,
    or states other values and no reason is given; SurroundingsError where writing fails.
    """
    year, made, built = _built(order, progress)
    path = sealing.document or year.workspace.out_of(year.period) / made.document
    final = _document(path, year)
    fit = left_in(final, made.files[made.document], year.workspace.show(path))
    changes = _changes(made, final)
    if any(change.published for change in changes) and not sealing.reason.strip():
        shown = year.workspace.show(path)
        raise ZgreportError([_differs(change, shown) for change in changes if change.published])
    found: list[Finding] = [*fit]
    found += [_gone(c, year.workspace.show(path)) for c in changes if not c.published]
    progress("sealing", len(year.records.inputs))
    files = _workspace_files(year)
    _refuse_changed(files, made, order)
    sealed = Sealed(
        record=_record(year, made, changes, sealing.reason.strip()),
        final=final,
        generated=made.files[made.document],
        figures=made.files["figures.json"],
        manifest=built,
        workspace=files,
        attached=_attached(sealing.attached, year),
    )
    return _add(year, sealed, sealing, found, changes)


def _built(order: Order, progress: Progress) -> tuple[Year, Made, bytes]:
    """The year made again, with the manifest of its build; refused where they differ."""
    workspace = Workspace(order.folder)
    folder = workspace.out_of(Period.whole(order.year or 0))
    shown = workspace.show(folder)
    known = manifest.read(folder / manifest.MANIFEST)
    if not known:
        raise ZgreportError([_ARCHIVE.error("not_built", shown, year=order.year)])
    year = open_year(_as_built(order, known), progress)
    made = make(year, progress)
    again = manifest.whole(made.record(), made.files)
    if manifest.as_bytes(known) != again:
        raise ZgreportError([_stale(known, made, shown, order.year)])
    return year, made, again


def _as_built(order: Order, known: Mapping[str, object]) -> Order:
    """The order with the date and the baseline of the build."""
    dated = known.get("date")
    return dataclasses.replace(
        order,
        date=date.fromisoformat(dated) if isinstance(dated, str) else None,
        baseline=Choice.ARCHIVE if known.get("baseline") else Choice.INPUTS,
    )


def _stale(known: Mapping[str, object], made: Made, shown: str, year: int | None) -> Finding:
    names = _moved(known, made)
    if names:
        return _ARCHIVE.error("changed_since", shown, names=names, year=year)
    return _ARCHIVE.error("built_otherwise", shown, year=year)


def _moved(known: Mapping[str, object], made: Made) -> tuple[str, ...]:
    """The inputs that are not what the build read; none where something else changed."""
    before, now = known.get("inputs"), made.sources["inputs"]
    if not isinstance(before, dict) or not isinstance(now, dict):
        return ()
    return tuple(n for n in sorted({*before, *now}) if before.get(n) != now.get(n))


def _document(path: Path, year: Year) -> bytes:
    shown = year.workspace.show(path)
    data = _read(path, shown)
    place = Place(file=shown)
    gate.check(unpack(data, place), place)
    return data


def _read(path: Path, shown: str) -> bytes:
    try:
        return load(path, Place(file=shown))
    except FileNotFoundError:
        raise ZgreportError([_ARCHIVE.error("no_file", shown)]) from None
    except OSError as error:
        found = _ARCHIVE.error("unreadable", shown, reason=str(error.strerror))
        raise SurroundingsError([found]) from None


def _changes(made: Made, final: bytes) -> tuple[Alteration, ...]:
    generated = made.files[made.document]
    if identity(final) == identity(generated):
        return ()
    return restated.changes(made.statements, read_whole(generated), read_whole(final))


def _differs(change: Alteration, shown: str) -> Finding:
    values = {"name": change.expression, "here": change.published, "there": change.computed}
    return _ARCHIVE.error("states_otherwise", shown, **values)


def _gone(change: Alteration, shown: str) -> Finding:
    return _ARCHIVE.warning("no_longer_said", shown, name=change.expression, there=change.computed)


def _record(year: Year, made: Made, changes: Sequence[Alteration], reason: str) -> Record:
    definition = year.definition
    record = made.record()
    return Record(
        year=year.period.year,
        title=year.session.text(definition.title),
        issuer=definition.issuer,
        date=definition.date.isoformat() if definition.date else "",
        document=made.document,
        identity=identity(made.files[made.document]),
        code=contents.code_of(made.files["figures.json"]),
        reason=reason,
        baseline=str(record["baseline"] or ""),
        figures=_figures(year, made, changes),
        changes=tuple(changes),
        sources={key: value for key, value in record.items() if key != "findings"},
        findings=tuple(record["findings"]),  # type: ignore[arg-type]  # as `entries` made them
    )


def _figures(year: Year, made: Made, changes: Sequence[Alteration]) -> tuple[SealedFigure, ...]:
    """The named figures and every other that was counted."""
    for named in year.definition.figures:
        year.session.figure(named.expression, named.name)
    counted = ((f, meaning(expression, year.definition)) for expression, f in year.facts.counted)
    printed = {said.expression: said.figure for said in made.statements if said.figure}
    return sealed_figures(counted, changes, printed)


def _workspace_files(year: Year) -> dict[str, bytes]:
    """Inputs, template and definition by their paths in the workspace, as they were read."""
    workspace = year.workspace
    template = workspace.show(workspace.templates / year.definition.template)
    names = {*year.records.inputs, year.definition.file, template}
    inside = sorted(name for name in names if name.startswith(("inputs/", "templates/")))
    return {name: _read(workspace.root / name, name) for name in inside}


def _refuse_changed(files: Mapping[str, bytes], made: Made, order: Order) -> None:
    """Refuse to seal a file that was saved since it was read."""
    read = made.sources["inputs"]
    known = read if isinstance(read, dict) else {}
    names = tuple(n for n, data in files.items() if known.get(n) != output.checksum(data))
    if names:
        raise ZgreportError([_ARCHIVE.error("changed_since", names=names, year=order.year)])


def _attached(paths: Sequence[Path], year: Year) -> dict[str, bytes]:
    attached: dict[str, bytes] = {}
    for path in paths:
        name = output.file_name(path.stem, path.suffix)
        shown = year.workspace.show(path)
        if name in attached:
            raise ZgreportError([_ARCHIVE.error("attached_twice", shown, name=name)])
        attached[name] = _read(path, shown)
    return attached


def _add(
    year: Year,
    sealed: Sealed,
    sealing: Sealing,
    found: list[Finding],
    changes: tuple[Alteration, ...],
) -> Added:
    folder = year.workspace.root / year.definition.archive
    with folders.guarded(folder, year.workspace.show):
        archive, finished = store.finish(open_store(folder, year.workspace.show))
        found += finished
        same = _same(archive, sealed)
        if same is None:
            sealed, noted = _with_pdf(sealed, sealing.program)
            same, archive = _new(archive, sealed, sealing.sealed)
        else:
            noted = (_ARCHIVE.warning("same", archive.shown(same), id=same),)
        head = archive.chain.head
    code = sealed.record.code
    return Added(same, archive.shown(same), head, code, changes, (*found, *noted))


def _same(archive: Store, sealed: Sealed) -> str | None:
    """The newest bag of the year, where it holds the same but for the PDF."""
    mine = [b for b in archive.bags if store.year_of(b) == sealed.record.year]
    if not mine:
        return None
    held = bag.payload(archive.read(mine[-1]).files)
    held.pop(contents.PDF, None)
    return mine[-1] if held == contents.payload(sealed) else None


def _with_pdf(sealed: Sealed, program: Path | None) -> tuple[Sealed, tuple[Finding, ...]]:
    if program is None:
        return sealed, (_ARCHIVE.note("no_pdf"),)
    made = office.to_pdfa(sealed.final, program)
    if isinstance(made, office.Failure):
        return sealed, (_ARCHIVE.note("no_pdf"),)
    return dataclasses.replace(sealed, pdf=made), ()


def _new(archive: Store, sealed: Sealed, day: date) -> tuple[str, Store]:
    record = sealed.record
    taken = [store.revision(b) for b in archive.ids() if store.year_of(b) == record.year]
    bag_id = f"{record.year:04}-r{max(taken, default=0) + 1}"
    info = {
        "Source-Organization": record.issuer,
        "External-Description": record.title,
        "External-Identifier": bag_id,
        "Bagging-Date": day.isoformat(),
        "Bag-Software-Agent": _versions(),
    }
    files = bag.make(contents.payload(sealed), info)
    longer = store.add(archive, bag_id, files, day.isoformat())
    return bag_id, dataclasses.replace(archive, chain=longer, bags=(*archive.bags, bag_id))


def _versions() -> str:
    found = [f"Python {platform.python_version()}"]
    found += [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return f"zgreport {__version__} ({', '.join(found)})"
