"""Building: the summary of a year written with its evidence, or printed as a draft."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from zgreport import __version__, output
from zgreport.output import manifest
from zgreport.pipeline.opening import open_year
from zgreport.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from zgreport.findings import Finding
    from zgreport.output.writing import Later
    from zgreport.pipeline.layout import Layout
    from zgreport.pipeline.order import Order, Progress
    from zgreport.pipeline.outset import Outset
    from zgreport.pipeline.pdf import Pdf
    from zgreport.pipeline.summary import Summary
    from zgreport.pipeline.year import Year
    from zgreport.statements import Statement

__all__ = ["Built", "Made", "build", "draft", "make"]

_FIGURES = "figures.json"
_FILLING = "zgreport.pipeline.summary"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the document's path and everything that was found on the way.

    `layout` is in how many ways `check --layout` finds the document to depart from the standard;
    `pdf` the path of the PDF beside it, empty where none was asked for; `paragraphs` its text.
    """

    document: str
    findings: tuple[Finding, ...]
    layout: int = 0
    pdf: str = ""
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A summary that is made and not written: the name of its document, and what it was made of.

    `sources` are that for the manifest; `layout` is how its layout departs from the standard.
    """

    document: str
    sources: Mapping[str, object]
    summary: Summary
    layout: Layout

    @property
    def files(self) -> Mapping[str, bytes]:
        """Its files by name, the document first."""
        return {**self.documents, **{name: make() for name, make in self.later.items()}}

    @property
    def documents(self) -> Mapping[str, bytes]:
        """Its Word file by name."""
        return {self.document: self.summary.rendered.docx}

    @property
    def later(self) -> Later:
        """What makes the files that may be made when the document is in place, by name."""
        return {_FIGURES: self.summary.figures}

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.summary.statements

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.summary.findings

    def record(self) -> dict[str, object]:
        """What the manifest says beside the files' checksums; waits for what is being found."""
        return {**self.sources, "findings": manifest.entries(self.findings)}


def build(  # noqa: PLR0913  # each is asked for on the command line
    order: Order,
    progress: Progress,
    *,
    force: bool = False,
    hurried: bool = False,
    program: Path | None = None,
    begun: Outset | None = None,
) -> Built:
    """Write the summary with its evidence and manifest; what was written and found.

    `program` is LibreOffice, where a PDF is wanted beside the document.  Where it is `hurried`,
    what the files do not tell is found after they are written.  `begun` is the order's outset,
    where its files are being read already.  Raises ZgreportError when the inputs, the definition
    or the template have an error, or the document was edited by hand and `force` is not set;
    SurroundingsError when writing or LibreOffice fails.
    """
    year = _opened(order, progress, begun)
    made = make(year, progress, hurried=hurried)
    folder = year.workspace.out_of(year.period)
    show = year.workspace.show
    if program and not force:
        output.refuse_edited(folder, made.documents, show)  # before LibreOffice takes its time
    pdf = _pdf(made, program, show(folder / made.document), progress) if program else None
    beside = {output.pdf_name(made.document): pdf.data} if pdf else {}
    documents, later, record = made.documents, made.later, made.record
    noted = output.write_all(
        folder, documents, record, later=later, beside=beside, show=show, force=force
    )
    progress("output", len(documents) + len(later) + len(beside) + 1)
    return Built(
        show(folder / made.document),
        (*made.findings, *(pdf.findings if pdf else ()), *noted),
        made.layout.ways,
        "".join(show(folder / name) for name in beside),
        made.summary.rendered.paragraphs,
    )


def _pdf(made: Made, program: Path, shown: str, progress: Progress) -> Pdf:
    from zgreport.pipeline.pdf import pdf_of  # most builds need none

    progress("pdf", 1)
    return pdf_of(made.summary.rendered.docx, made.layout.looks, program, shown)


def _opened(order: Order, progress: Progress, begun: Outset | None) -> Year:
    """The year, opened while the proofreader gets ready on the core that the worker has left.

    What fills the template is imported in between: it takes as long as the proofreader takes to
    get half ready.
    """
    if begun is not None:
        begun.start_proofreader()
    import_module(_FILLING)
    return open_year(order, progress, begun)


def make(year: Year, progress: Progress, *, hurried: bool = False) -> Made:
    """The summary of an opened year, with its evidence; raises ZgreportError as `build` does."""
    from zgreport.pipeline.layout import Layout  # not above: see `_opened`
    from zgreport.pipeline.summary import summarise

    summary = summarise(year, progress, hurried=hurried)
    layout = Layout(summary.rendered.parts)
    if not hurried:
        _ = summary.figures(), layout.ways  # while its text is being read over
    name = output.file_name(summary.rendered.title, ".docx")
    return Made(name, _sources(year, summary.rendered.template), summary, layout)


def draft(
    order: Order, progress: Progress, begun: Outset | None = None
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The paragraphs of the summary and what was found; nothing is written.

    What has no value is a blank to be filled in.
    """
    year = _opened(order, progress, begun)
    from zgreport.pipeline.summary import summarise  # not above: see `_opened`

    year.session.leave_blanks()
    summary = summarise(year, progress, hurried=True)
    return summary.rendered.paragraphs, summary.findings


def _sources(year: Year, template: str) -> dict[str, object]:
    """What the manifest says the build was made of: version, period, checksums.

    The checksums are those of the bytes that were read: a file saved meanwhile is another one.
    """
    definition, workspace = year.definition, year.workspace
    name = workspace.show(workspace.templates / definition.template)
    inputs = {**year.records.checksums, definition.file: definition.checksum, name: template}
    return {
        "zgreport": __version__,
        "date": year.definition.date.isoformat() if year.definition.date else None,
        "baseline": year.last_year.bag.id if year.last_year.used and year.last_year.bag else None,
        "period": [year.period.start.isoformat(), year.period.end.isoformat()],
        "inputs": dict(sorted(inputs.items())),
    }
