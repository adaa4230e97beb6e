from __future__ import annotations

import ast
import collections
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import zgreport

PACKAGE = Path(zgreport.__file__).parent


def catalogue(room: str, language: str) -> dict[str, str]:
    path = PACKAGE / "locale" / language / "LC_MESSAGES" / f"{room}.po"
    with path.open("rb") as stream:
        return {str(m.id): str(m.string) for m in read_po(stream) if m.id}


def constants(room: str) -> set[str]:
    """Every text in the source of a room that could be a code."""
    return {
        node.value
        for module in (PACKAGE / room).rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("room", ["document", "output"])
def test_every_sentence_has_a_hint_in_both_languages(room: str) -> None:
    chinese, english = catalogue(room, "zh_CN"), catalogue(room, "en")
    assert chinese.keys() == english.keys()
    for code in chinese:
        if not code.endswith(".hint"):
            assert f"{code}.hint" in chinese


@pytest.mark.parametrize("room", ["document", "output"])
def test_no_sentence_is_for_a_code_that_is_gone(room: str) -> None:
    known = constants(room)
    for code in catalogue(room, "en"):
        bare = code.removeprefix(f"{room}.").removesuffix(".hint")
        stem = re.sub("^holds_|^tag_in_|_beside$", "", bare)
        assert bare in known or stem in known, code


@pytest.mark.parametrize("room", ["document", "output"])
def test_both_languages_use_the_same_values(room: str) -> None:
    chinese, english = catalogue(room, "zh_CN"), catalogue(room, "en")
    for code, sentence in chinese.items():
        if not code.endswith(".hint"):
            names = re.findall(r"(?<!{){(\w+)}", sentence)
            assert sorted(names) == sorted(re.findall(r"(?<!{){(\w+)}", english[code])), code


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("room", ["document", "output"])
def test_every_sentence_can_be_filled(room: str, language: str) -> None:
    for code, sentence in catalogue(room, language).items():
        said = sentence.format_map(collections.defaultdict(lambda: "甲"))
        assert said, code
        assert "{{{" not in said, code
