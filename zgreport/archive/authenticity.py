"""Authenticity (真实性): a bag is the one that was sealed, and what it says is of a piece."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from zgreport.archive import bag, contents
from zgreport.archive import record as records
from zgreport.document.charts.reading import read_whole
from zgreport.document.package import identity
from zgreport.findings import ZgreportError, room

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zgreport.archive.record import Record
    from zgreport.archive.store import Bag, Store
    from zgreport.findings import Finding

__all__ = ["authenticity", "chained"]

_ROOM = room("archive")

_LEAST_DIGITS = 16  # of a head; fewer could be met by chance
_CLOSE = Fraction(1, 10**6)  # figures.json has six decimals


def chained(store: Store, head: str | None) -> Iterator[Finding]:
    """What is wrong with the chain: its lines, bags without a line, and an end that is cut off."""
    yield from store.chain.findings
    for bag_id in store.bags:
        if store.chain.link(bag_id) is None:
            make = _ROOM.warning if store.unfinished else _ROOM.error
            yield make("unchained", store.shown(bag_id), id=bag_id)
    if store.unfinished:
        yield _ROOM.warning("unfinished", store.show(store.folder))
    if head is not None and len(head) < _LEAST_DIGITS:
        yield _ROOM.error("head_short", store.chain_file, head=head, digits=_LEAST_DIGITS)
    elif head and not any(link.hash.startswith(head.lower()) for link in store.chain.links):
        yield _ROOM.error("head_gone", store.chain_file, head=head)


def authenticity(store: Store, sealed: Bag) -> Iterator[Finding]:
    """Whether the bag is what the chain says, and its record, figures and text are of a piece."""
    link = store.chain.link(sealed.id)
    if link is not None:
        yield from _against(link.tags, store, sealed)
    held = bag.payload(sealed.files)
    try:
        record = records.read(held[records.RECORD])
        printed = _entries(held[contents.FIGURES])
    except (KeyError, ValueError):
        return  # integrity and usability say so
    yield from _of_a_piece(record, store, sealed)
    for entry in printed:
        yield from _figure(entry, record, store.shown(sealed.id, bag.PAYLOAD + contents.FIGURES))
    if contents.GENERATED in held:
        yield from _printed(printed, held[contents.GENERATED], store, sealed)


def _against(tags: Mapping[str, str], store: Store, sealed: Bag) -> Iterator[Finding]:
    found = bag.tags(sealed.files)
    for name in sorted({*tags, *found}):
        shown = store.shown(sealed.id, name)
        if name not in found:
            yield _ROOM.error("tag_missing", shown)
        elif name not in tags:
            yield _ROOM.error("tag_extra", shown)
        elif tags[name] != found[name]:
            yield _ROOM.error("tag_changed", shown)


def _of_a_piece(record: Record, store: Store, sealed: Bag) -> Iterator[Finding]:
    held = bag.payload(sealed.files)
    shown = store.shown(sealed.id, bag.PAYLOAD + records.RECORD)
    if contents.code_of(held[contents.FIGURES]) != record.code:
        yield _ROOM.error("code_differs", shown, digits=record.code)
    try:
        same = identity(held.get(contents.GENERATED, b"")) == record.identity
    except ValueError:
        return
    if not same:
        yield _ROOM.error(
            "identity_differs", store.shown(sealed.id, bag.PAYLOAD + contents.GENERATED)
        )


def _entries(data: bytes) -> list[dict[str, object]]:
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not (isinstance(found, list) and all(isinstance(entry, dict) for entry in found)):
        raise ValueError("not a list of figures")
    return found


def _figure(entry: Mapping[str, object], record: Record, shown: str) -> Iterator[Finding]:
    """An error where figures.json and the record give a figure different values."""
    if "value" not in entry:
        return
    name, expression = str(entry.get("name")), str(entry.get("expression"))
    figure = record.figure(name, expression)
    value = None if figure is None else figure.value
    if figure is None or not _is_close(entry["value"], value):
        values = {"here": str(entry["value"]), "there": "" if value is None else str(value)}
        yield _ROOM.error("figure_differs", shown, name=name, **values)


def _is_close(here: object, there: Fraction | None) -> bool:
    if here is None or there is None:
        return here is None and there is None
    try:
        found = records.exact(here)
    except (ValueError, ZeroDivisionError):
        return False
    return found is not None and abs(found - there) < _CLOSE


def _printed(
    entries: list[dict[str, object]], docx: bytes, store: Store, sealed: Bag
) -> Iterator[Finding]:
    """An error for a value that does not stand in the generated document where it should."""
    try:
        texts = dict(read_whole(docx))
    except ZgreportError:
        return
    shown = store.shown(sealed.id, bag.PAYLOAD + contents.GENERATED)
    for entry in entries:
        lines, number = texts.get(str(entry.get("part")), ()), entry.get("paragraph")
        line = lines[number - 1] if isinstance(number, int) and 0 < number <= len(lines) else ""
        if str(entry.get("text")) not in line:
            name, text = entry.get("name") or entry.get("expression"), entry.get("text")
            yield _ROOM.error("value_not_printed", shown, name=str(name), text=str(text))
