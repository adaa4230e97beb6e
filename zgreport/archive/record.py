"""The record: what is said of a sealed summary, as values and as the JSON in its bag."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from zgreport.figures.model import Kind
from zgreport.patterns import Pattern
from zgreport.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RECORD", "Alteration", "Json", "Record", "SealedFigure", "as_bytes", "exact", "read"]

RECORD = "record.json"
_SCHEMA = 1
_EXACT = Pattern(r"-?[0-9]{1,400}([./][0-9]{1,400})?")
Json: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class SealedFigure:
    """A figure as it was sealed: computed and published, exact, with what it counts.

    `meaning` is the definition's text of everything the figure depends on.  `published` is the
    value of the final document where that states another one, else None.
    """

    name: str
    expression: str
    meaning: str
    kind: str
    unit: str
    text: str
    change: str
    value: Fraction | None
    previous: Fraction | None
    published: Fraction | None = None

    @property
    def stated(self) -> Fraction | None:
        """The value that went out: the published one, else the computed one."""
        return self.value if self.published is None else self.published


@dataclass(frozen=True, slots=True)
class Alteration:
    """A printed value that the final document states otherwise, or, as "", no longer."""

    expression: str
    form: str
    paragraph: int
    computed: str
    published: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is sealed with a summary.

    `code` is the 核验码; `identity` the checksum over the parts of the generated document;
    `document` its file name; `baseline` the bag last year's values came from, or empty;
    `sources` what it was made of (versions, period, checksums); `findings` as in the manifest.
    """

    year: int
    title: str
    issuer: str
    date: str
    document: str
    identity: str
    code: str
    reason: str
    baseline: str
    figures: tuple[SealedFigure, ...]
    changes: tuple[Alteration, ...]
    sources: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[Mapping[str, object], ...] = ()

    def figure(self, name: str, expression: str) -> SealedFigure | None:
        """The figure of that name, else of that expression."""
        by_name = (f for f in self.figures if f.name == name)
        by_expression = (f for f in self.figures if f.expression == expression)
        return next(by_name, None) or next(by_expression, None)


_WORDS = ("title", "issuer", "date", "document", "identity", "code", "reason", "baseline")
_FIGURE_WORDS = ("name", "expression", "meaning", "kind", "unit", "text", "change")
_NUMBERS = ("value", "previous", "published")
_CHANGE_WORDS = ("expression", "form", "computed", "published")


def as_bytes(record: Record) -> bytes:
    """The record as JSON that never varies; numbers are exact, as text: "563", "9/71"."""
    value: Json = {
        "schema": _SCHEMA,
        "year": record.year,
        **{word: getattr(record, word) for word in _WORDS},
        "figures": [_figure_json(figure) for figure in record.figures],
        "changes": [_change_json(change) for change in record.changes],
        "sources": dict(record.sources),
        "findings": list(record.findings),
    }
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(data: bytes) -> Record:
    """The record in these bytes; raises ValueError where they hold none."""
    try:
        found = json.loads(data)
        if found["date"]:
            date.fromisoformat(found["date"])
        words = {word: str(found[word]) for word in _WORDS}
        return Record(
            year=int(found["year"]),
            **words,
            figures=tuple(_figure(entry) for entry in found["figures"]),
            changes=tuple(_change(entry) for entry in found["changes"]),
            sources=dict(found["sources"]),
            findings=tuple(dict(entry) for entry in found["findings"]),
        )
    except (KeyError, TypeError, AttributeError, RecursionError, ArithmeticError) as error:
        raise ValueError("not a record") from error


def _figure_json(figure: SealedFigure) -> Json:
    words: Json = {word: getattr(figure, word) for word in _FIGURE_WORDS}
    numbers = {name: getattr(figure, name) for name in _NUMBERS}
    return {**words, **{name: None if n is None else str(n) for name, n in numbers.items()}}


def _figure(entry: Json) -> SealedFigure:
    words: dict[str, Any] = {word: str(entry[word]) for word in _FIGURE_WORDS}
    words["kind"] = Kind(words["kind"]).value
    numbers = {name: exact(entry[name]) for name in _NUMBERS}
    return SealedFigure(**{**words, **numbers})


def exact(value: object) -> Fraction | None:
    """The number in a text such as "563", "9/71", "0.5", or None; ValueError for any other.

    Exponents are none: a few digits could stand for more memory than there is.
    """
    if value is None:
        return None
    if not _EXACT.fullmatch(str(value)):
        raise ValueError("not a number")
    return Fraction(str(value))


def _change_json(change: Alteration) -> Json:
    words: Json = {word: getattr(change, word) for word in _CHANGE_WORDS}
    return {**words, "paragraph": change.paragraph}


def _change(entry: Json) -> Alteration:
    words = {word: str(entry[word]) for word in _CHANGE_WORDS}
    return Alteration(paragraph=int(str(entry["paragraph"])), **words)
