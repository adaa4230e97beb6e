"""Bags: what is known of them as rows, pages and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zgreport.cli.report import finding_json

if TYPE_CHECKING:
    from zgreport.cli.words import Words
    from zgreport.pipeline.archive import Alteration, Line, Shown, Verified

__all__ = ["line_json", "row", "shown_json", "shown_text", "verified_json", "verified_text"]


def row(line: Line, words: Words) -> tuple[str, ...]:
    """A bag as a row of the list."""
    year, _, revision = line.id.partition("-")
    record = line.record
    state = words.say("cli.archive.sound" if line.sound else "cli.archive.unsound")
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


def shown_text(shown: Shown, words: Words) -> str:
    """One bag as a page of text."""
    found = shown_json(shown)
    names = ("id", "title", "issuer", "date", "sealed", "code", "reason", "baseline", "folder")
    lines = [
        words.say(f"cli.archive.{name}_column") + words.say("cli.colon") + str(found[name])
        for name in names
        if found[name]
    ]
    lines.append(words.say("cli.archive.counts", figures=found["figures"], files=len(shown.files)))
    changes = shown.line.record.changes if shown.line.record else ()
    lines += [_change(change, words) for change in changes]
    lines += [f"  {name}  {size}" for name, size in shown.files]
    return "\n".join(lines)


def _change(change: Alteration, words: Words) -> str:
    code = "cli.archive.published" if change.published else "cli.archive.gone"
    return words.say(code, name=change.expression, there=change.computed, here=change.published)


def verified_text(found: Verified, words: Words) -> str:
    """What holds and what does not, under the four headings."""
    lines = [words.say("cli.archive.verified", bags=words.say("cli.and").join(found.bags))]
    for heading, findings in found.findings.items():
        verdict = words.say("cli.archive.holds" if found.holds(heading) else "cli.archive.fails")
        lines.append(words.say(f"cli.archive.{heading}") + words.say("cli.colon") + verdict)
        lines += [f"  {words.line(finding)}" for finding in findings]
    return "\n".join(lines)


def verified_json(found: Verified, words: Words) -> dict[str, object]:
    """The same as JSON."""
    return {
        "bags": list(found.bags),
        "head": found.head,
        "holds": found.all_hold,
        "headings": {
            heading.value: {
                "holds": found.holds(heading),
                "findings": [finding_json(f, words) for f in findings],
            }
            for heading, findings in found.findings.items()
        },
    }
