"""The summary of a year: the template filled, and everything wrong found before any refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport import evidence, output
from zgreport.archive.contents import code_of
from zgreport.document.render import Properties, Rendered, render
from zgreport.findings import Finding, Found, ZgreportError, room
from zgreport.pipeline.reading import read_over

if TYPE_CHECKING:
    from zgreport.language.session import Session
    from zgreport.pipeline.opening import Progress, Year

__all__ = ["summarise"]

_ROOM = room("pipeline")


def summarise(year: Year, progress: Progress) -> tuple[Rendered, tuple[Finding, ...]]:
    """The rendered summary with all findings; everything wrong there is, before any refusal."""
    findings = Found((*year.records.findings, *year.failed_checks(), *year.session.check()))
    progress("figures", len(year.definition.figures))
    try:
        rendered = _render(year)
        if year.session.wants_code:
            printed = evidence.printed(year.session.printed, rendered.placed, year.facts)
            year.session.seal(code_of(evidence.as_bytes(printed)))
            rendered = _render(year)
    except ZgreportError as error:
        findings.extend(error.findings)
        raise ZgreportError(findings) from None
    findings.extend((*year.session.findings, *_unverified(year.session), *rendered.findings))
    findings.extend(year.compared())
    findings.refuse()
    name = output.file_name(rendered.title, ".docx")
    shown = year.workspace.show(year.workspace.out_of(year.period) / name)
    findings.extend(read_over(rendered, year.session.printed, shown))
    progress("document", len(rendered.placed))
    return rendered, tuple(findings)


def _render(year: Year) -> Rendered:
    template = year.workspace.templates / year.definition.template
    properties = Properties(
        title=year.session.text(year.definition.title),
        author=year.definition.issuer,
        date=year.definition.date,
    )
    return render(
        template,
        year.workspace.show(template),
        renderer=year.session.render,
        properties=properties,
    )


def _unverified(session: Session) -> tuple[Finding, ...]:
    """A warning that names the printed figures with a typed-in value behind them."""
    printed = (value.figure for value in session.printed)
    names = tuple(dict.fromkeys(f.name for f in printed if f is not None and f.unverified))
    return (_ROOM.warning("unverified", names=names, count=len(names)),) if names else ()
