"""Every finding of this room has its sentence and its remedy, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import zgreport

ROOT = Path(zgreport.__file__).parent
CODE = re.compile(r"\b(?:_ROOM\.(?:error|warning)|_column_of)\(\s*(?:table, [\w.]+, )?\"(\w+)\"")
UNKNOWN = re.compile(r"\bunknown\(\s*\"(\w+)\"")


def _codes() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "figures").glob("*.py")]
    codes = {code for text in sources for code in CODE.findall(text)}
    codes |= {f"unknown_{sort}" for text in sources for sort in UNKNOWN.findall(text)}
    return codes | {
        "number_expected",
        "date_expected",
        "accounts_untold",
        "account_twice",
    }


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_code_has_a_sentence_and_a_hint(language: str) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "figures.po"
    with path.open("rb") as file:
        catalogue = {m.id: m.string for m in read_po(file) if m.id}
    expected = {f"figures.{code}{end}" for code in _codes() for end in ("", ".hint")}
    assert set(catalogue) == expected
    assert all(catalogue.values())
