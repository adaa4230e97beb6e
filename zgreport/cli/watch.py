"""`zgreport watch`: the summary built anew whenever what it is made of is saved."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

from zgreport.cli.faults import code_of, plain
from zgreport.cli.options import (
    baseline_option,
    date_option,
    everywhere,
    open_option,
    option,
    pdf_option,
    through_option,
    year_argument,
)
from zgreport.cli.pages import Command

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from zgreport.cli.words import Words
    from zgreport.findings import Finding
    from zgreport.pipeline.build import Built
    from zgreport.pipeline.order import Choice
    from zgreport.pipeline.revision import Revision
    from zgreport.pipeline.watch import Round

__all__ = ["command"]

_MOST_FILES = 3  # named in one line


def command(words: Words) -> click.Command:
    """The command, speaking the words."""
    once = option(words, "cli.watch.once", "--once", is_flag=True)
    shared = [year_argument(words), through_option(words), baseline_option(words)]
    taken = [
        *shared,
        date_option(words),
        once,
        pdf_option(words),
        open_option(words),
        *everywhere(words),
    ]
    return Command(words, "cli.watch", _run, taken)


@click.pass_context
def _run(
    ctx: click.Context,
    folder: Path,
    *,
    year: int | None,
    through: date | None,
    baseline: Choice | None,
    dated: date | None,
    once: bool,
    pdf: bool,
    shown: bool,
) -> None:
    """Build at every save, and say what became of it; with `--once` leave after the first."""
    from zgreport.cli.report import progress
    from zgreport.cli.results import office
    from zgreport.pipeline.order import Order
    from zgreport.pipeline.warm import KEPT
    from zgreport.pipeline.watch import watch

    words: Words = ctx.obj
    order = Order(folder, year=year, through=through, date=dated, baseline=baseline)
    program = office() if pdf else None
    teller = _Teller(words, folder, shown=shown)
    try:
        with closing(watch(order, progress(words), KEPT, program)) as rounds:
            for done in rounds:
                teller.tell(done)
                if once and teller.told == 2:
                    ctx.exit(code_of(done.refusal) if done.refusal else 0)
    except KeyboardInterrupt:
        if once or not teller.told:
            raise
        click.echo(words.say("cli.watch.ended"), err=True)


class _Teller:
    """Says what became of each build, and nothing twice that stays as it is."""

    def __init__(self, words: Words, folder: Path, *, shown: bool) -> None:
        self.told = 0
        self._words, self._folder, self._shown = words, folder, shown
        self._known: set[Finding] = set()
        self._layout = 0

    def tell(self, done: Round) -> None:
        """Print it; raises the first refusal where there is nothing that could be saved."""
        if not self.told and done.refusal and not (self._folder / "inputs").is_dir():
            raise done.refusal
        if done.saved:
            self._tell_saved(done.saved)
        if done.built:
            self._tell_built(done.built, done.revision)
        elif done.refusal:
            self._tell_refusal(done.refusal)
        self.told += 1
        if self.told == 1:
            self._say("cli.watch.waiting")

    def _tell_saved(self, files: tuple[str, ...]) -> None:
        code = "cli.watch.saved" if len(files) <= _MOST_FILES else "cli.watch.saved_many"
        self._say(code, files=files[:_MOST_FILES], count=len(files), time=_time())

    def _tell_built(self, built: Built, revision: Revision | None) -> None:
        from zgreport.cli.results import print_layout, print_paths, show

        self._tell_findings(built.findings)
        self._known &= set(built.findings)  # what was mended and comes back is told again
        if revision:
            self._tell_revision(revision)
        if built.layout != self._layout:
            print_layout(built, self._words)
        self._layout = built.layout
        print_paths(built)
        if self._shown:
            show(built, self._words, self._folder)
            self._shown = False

    def _tell_refusal(self, refusal: Exception) -> None:
        from zgreport.findings import ZgreportError

        if isinstance(refusal, ZgreportError):
            self._tell_findings(tuple(refusal.findings))
        else:
            self._say("cli.surroundings", error=plain(refusal, self._words))

    def _tell_findings(self, findings: tuple[Finding, ...]) -> None:
        """Those that were not told yet, and how many there are in all."""
        from zgreport.cli.report import print_findings
        from zgreport.findings import Severity

        found = {finding for finding in findings if finding.severity is not Severity.NOTE}
        if found - self._known:
            print_findings(findings, self._words, notes=False, known=self._known)
        elif found:
            self._say("cli.watch.same", count=len(found))
        self._known |= found

    def _tell_revision(self, revision: Revision) -> None:
        first, more = revision.first, revision.count - 1
        if first is None:
            self._say("cli.watch.unchanged")
            return
        kind = "changed" if first.before and first.after else "added" if first.after else "removed"
        line = self._words.say(f"cli.watch.{kind}", before=first.before, after=first.after)
        more_of = self._words.say("cli.watch.more", count=more) if more else ""
        click.echo(line + more_of, err=True)

    def _say(self, code: str, **values: object) -> None:
        click.echo(self._words.say(code, **values), err=True)


def _time() -> str:
    """The time on the wall of the office: the same line comes again and again."""
    from datetime import datetime

    return datetime.now().strftime("%H:%M:%S")  # noqa: DTZ005  # the clock on the wall
