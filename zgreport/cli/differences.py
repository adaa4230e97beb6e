"""Differences: two sealed summaries side by side, as text and as one page."""

from __future__ import annotations

import html
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from zgreport.cli.report import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zgreport.cli.words import Words
    from zgreport.pipeline.archive import Difference, FigureChange, Passage

__all__ = ["page", "text"]

_STYLE = (
    "body{font-family:serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:.2em .5em;"
    "text-align:left}.same{color:#777}del{background:#fdd}ins{background:#dfd;"
    "text-decoration:none}p{margin:.4em 0}section{border-left:3px solid #ccc;padding-left:1em;"
    "margin:1em 0}"
)
_PIECE = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|.", re.DOTALL)


def text(found: Difference, words: Words) -> str:
    """The differences as a table of figures and, below, the paragraphs with - and +."""
    lines = [words.say("cli.archive.diff.title", before=found.before, after=found.after), ""]
    rows = [_row(change, words) for change in found.figures if not change.is_same]
    lines.append(
        table(_head(found, words), rows) if rows else words.say("cli.archive.diff.no_figures")
    )
    lines += ["", words.say("cli.archive.diff.paragraphs"), ""]
    for passage in found.passages:
        lines += [f"- {paragraph}" for paragraph in passage.before]
        lines += [f"+ {paragraph}" for paragraph in passage.after]
        lines.append("")
    return "\n".join(
        lines if found.passages else [*lines, words.say("cli.archive.diff.no_paragraphs")]
    )


def page(found: Difference, words: Words) -> str:
    """The same as one HTML page that needs nothing else, every figure in it."""
    title = html.escape(words.say("cli.archive.diff.title", before=found.before, after=found.after))
    parts = [
        '<!DOCTYPE html><html><head><meta charset="utf-8">',
        '<meta name="generator" content="zgreport">',
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>",
        "<table><tr>",
        *(f"<th>{html.escape(word)}</th>" for word in _head(found, words)),
        "</tr>",
        *(_table_row(change, words) for change in found.figures),
        f"</table><h2>{html.escape(words.say('cli.archive.diff.paragraphs'))}</h2>",
        *(_section(passage) for passage in found.passages),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _head(found: Difference, words: Words) -> list[str]:
    figure, *rest = (words.say(f"cli.archive.diff.{word}") for word in ("figure", "change", "note"))
    return [figure, found.before, found.after, *rest]


def _row(change: FigureChange, words: Words) -> list[str]:
    return [change.name, change.before, change.after, change.change, _note(change, words)]


def _note(change: FigureChange, words: Words) -> str:
    notes = []
    if change.redefined:
        notes.append(words.say("cli.redefined"))
    if change.published_before:
        notes.append(words.say("cli.archive.diff.published_before", value=change.published_before))
    if change.published_after:
        notes.append(words.say("cli.archive.diff.published_after", value=change.published_after))
    if not change.before:
        notes.append(words.say("cli.archive.diff.added"))
    if not change.after:
        notes.append(words.say("cli.archive.diff.dropped"))
    return words.say("cli.comma").join(notes)


def _table_row(change: FigureChange, words: Words) -> str:
    cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in _row(change, words))
    return f'<tr class="same">{cells}</tr>' if change.is_same else f"<tr>{cells}</tr>"


def _section(passage: Passage) -> str:
    """The paragraphs with what was taken out and put in marked."""
    before, after = (_pieces(each) for each in (passage.before, passage.after))
    marked = "".join(_marked(before, after)).replace("\n", "</p><p>")
    return f"<section><p>{marked}</p></section>"


def _pieces(paragraphs: Iterable[str]) -> list[str]:
    return _PIECE.findall("\n".join(paragraphs))


def _marked(before: list[str], after: list[str]) -> Iterator[str]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield html.escape("".join(before[i1:i2]))
            continue
        yield from _wrapped("del", before[i1:i2])
        yield from _wrapped("ins", after[j1:j2])


def _wrapped(tag: str, pieces: list[str]) -> Iterator[str]:
    """The pieces in the tag, paragraph by paragraph."""
    lines = "".join(pieces).split("\n")
    yield "\n".join(f"<{tag}>{html.escape(line)}</{tag}>" if line else "" for line in lines)
