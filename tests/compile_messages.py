"""Writes each message catalogue's .mo beside its .po, the same bytes on every machine.

Run as `python tests/compile_messages.py` after a .po was changed; both are committed.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "zgreport" / "locale"


class FixedCatalog(Catalog):
    """A catalogue whose header holds no date and no program's version."""

    mime_headers = [("Content-Type", "text/plain; charset=utf-8")]  # noqa: RUF012  # babel's own


def compile_catalogue(source: Path) -> None:
    """Write the .mo of one .po; refuses a .po with a fuzzy or an untranslated message."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    fixed = FixedCatalog()
    for message in catalogue:
        if message.id:
            assert message.string, f"{source}: {message.id} has no translation"
            assert not message.fuzzy, f"{source}: {message.id} is fuzzy"
            fixed.add(message.id, message.string)
    with source.with_suffix(".mo").open("wb") as file:
        write_mo(file, fixed)


if __name__ == "__main__":
    for path in sorted(LOCALE.rglob("*.po")):
        compile_catalogue(path)
