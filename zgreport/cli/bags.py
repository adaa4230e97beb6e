"""Bags: what is known of them as rows, pages and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.cli.messages import Messages
from zgreport.cli.report import finding_json
from zgreport.cli.speech import say

if TYPE_CHECKING:
    from zgreport.pipeline import Change, Line, Shown, Verified

__all__ = ["line_json", "row", "shown_json", "shown_text", "verified_json", "verified_text"]


def row(line: Line) -> tuple[str, ...]:
    """A bag as a row of the list."""
    year, _, revision = line.id.partition("-")
    record = line.record
    state = say("cli.archive.sound" if line.sound else "cli.archive.unsound")
    known = (record.title, record.date) if record else ("", "")
    code = record.code if record else ""
    return (year, revision, *known, line.sealed, f"{line.size / 1024:.0f} KB", code, state)


def line_json(line: Line) -> dict[str, object]:
    """A bag of the list as JSON."""
    year, _, revision = line.id.partition("-r")
    record = line.record
    return {
        "id": line.id,
        "year": int(year),
        "revision": int(revision),
        "title": record.title if record else None,
        "date": record.date or None if record else None,
        "sealed": line.sealed or None,
        "bytes": line.size,
        "code": record.code if record else None,
        "sound": line.sound,
    }


def shown_json(shown: Shown) -> dict[str, object]:
    """One bag as JSON."""
    record = shown.line.record
    changes = record.changes if record else ()
    return {
        **line_json(shown.line),
        "folder": shown.folder,
        "issuer": record.issuer if record else None,
        "reason": record.reason or None if record else None,
        "baseline": record.baseline or None if record else None,
        "figures": len(record.figures) if record else 0,
        "changes": [
            {"expression": c.expression, "computed": c.computed, "published": c.published or None}
            for c in changes
        ],
        "files": [{"name": name, "bytes": size} for name, size in shown.files],
    }


def shown_text(shown: Shown) -> str:
    """One bag as a page of text."""
    found = shown_json(shown)
    words = ("id", "title", "issuer", "date", "sealed", "code", "reason", "baseline", "folder")
    lines = [
        say(f"cli.archive.{word}_column") + say("cli.colon") + str(found[word])
        for word in words
        if found[word]
    ]
    lines.append(say("cli.archive.counts", figures=found["figures"], files=len(shown.files)))
    changes = shown.line.record.changes if shown.line.record else ()
    lines += [
        say(
            f"cli.archive.{'published' if c.published else 'gone'}",
            name=c.expression,
            there=c.computed,
            here=c.published,
        )
        for c in changes
    ]
    lines += [f"  {name}  {size}" for name, size in shown.files]
    return "\n".join(lines)


def _change(change: Change) -> str:
    word = "published" if change.published else "gone"
    values = {"name": change.expression, "there": change.computed, "here": change.published}
    return say(f"cli.archive.{word}", **values)


def verified_text(found: Verified, language: str) -> str:
    """What holds and what does not, under the four headings."""
    messages = Messages(language)
    lines = [say("cli.archive.verified", bags=say("cli.and").join(found.bags))]
    for heading, findings in found.findings.items():
        verdict = say("cli.archive.holds" if found.holds(heading) else "cli.archive.fails")
        lines.append(say(f"cli.archive.{heading}") + say("cli.colon") + verdict)
        lines += [f"  {messages.line(finding)}" for finding in findings]
    return "\n".join(lines)


def verified_json(found: Verified, language: str) -> dict[str, object]:
    """The same as JSON."""
    from zgreport.cli.messages import Messages

    messages = Messages(language)
    return {
        "bags": list(found.bags),
        "head": found.head,
        "holds": found.all_hold,
        "headings": {
            heading.value: {
                "holds": found.holds(heading),
                "findings": [finding_json(f, messages) for f in findings],
            }
            for heading, findings in found.findings.items()
        },
    }
