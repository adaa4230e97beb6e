"""The structure of the program, held to CONTRIBUTING.md by reading its imports."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "zgreport"
if not PACKAGE.exists():  # the tests are run against an installed wheel
    import zgreport

    PACKAGE = Path(zgreport.__file__).parent

MODULES = sorted(PACKAGE.rglob("*.py"))
# Beneath every room: how classes and patterns are made.
FLOOR = {"initialisers", "patterns", "values"}
BASE = {"block_words", "charts", "findings", "marks", "names", "numerals", "outlines", "periods"}
BASE |= {"quotes", "tags"}

MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "findings": set(),
    **{floor: set() for floor in sorted(FLOOR)},
    "names": set(),
    "numerals": {"names"},
    "periods": set(),
    "marks": set(),
    "quotes": set(),
    "block_words": {"quotes"},
    "charts": {"quotes"},
    "outlines": set(),
    "tags": {"findings", "quotes"},
    "processes": set(),
    "saves": set(),
    "statements": {"figures"},
    "workspace": {"findings", "periods"},
    "definition": {"findings", "marks", "names", "numerals"},
    "ledgers": BASE | {"definition", "processes", "workspace"},
    "drafting": BASE | {"definition", "language", "ledgers", "workspace"},
    "figures": BASE | {"definition", "ledgers"},
    "wording": BASE | {"figures"},
    "language": BASE | {"definition", "ledgers", "figures", "wording"},
    "lint": BASE | {"statements", "wording"},
    "document": BASE | {"wording"},
    "layout": BASE | {"document"},
    "output": {"findings", "document"},  # the identity of a Word file
    "archive": {"findings", "numerals", "document", "figures", "output", "statements", "wording"},
    "example": {"findings"},
    "pipeline": BASE
    | {
        "archive",
        "definition",
        "document",
        "drafting",
        "example",
        "figures",
        "language",
        "layout",
        "ledgers",
    }
    | {"lint", "output", "processes", "saves", "statements", "wording", "workspace", "__init__"},
    "cli": {"example", "findings", "names", "output", "pipeline", "__init__"},
}

LIBRARY_ROOMS = {
    "python_calamine": {"ledgers"},
    "openpyxl": {"output"},
    "xlrd": {"ledgers"},
    "numpy": {"ledgers", "figures", "drafting"},
    "jinja2": {"language"},
    "markupsafe": {"language"},
    "docxtpl": {"document"},
    "lxml": {"document"},
    "click": {"cli"},
    "yaml": {"definition"},
    "xlsxwriter": {"output"},
    "babel": {"wording"},
    "watchfiles": {"saves"},
}
NOWHERE = {"pandas", "docx"}  # what is slow to load and was outgrown: docs/decisions

IMPURE = {
    ("os", "environ"),
    ("os", "getcwd"),
    ("os", "getenv"),
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("time", "time"),
    ("Path", "cwd"),
    ("Path", "home"),
}
CORE = {
    "numerals",
    "archive",
    "definition",
    "ledgers",
    "drafting",
    "figures",
    "wording",
    "language",
    "document",
    "layout",
    "lint",
}


def room(module: Path) -> str:
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else module.stem


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imports(module: Path) -> Iterator[str]:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            yield node.module or ""
            if node.module == "zgreport":
                yield from (f"zgreport.{alias.name}" for alias in node.names)


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_room_imports_only_the_rooms_before_it(module: Path) -> None:
    here = room(module)
    for imported in imports(module):
        if not imported.startswith("zgreport."):
            continue
        there = imported.split(".")[1]
        if there == "__version__":
            there = "__init__"
        assert there in {here, *MAY_IMPORT[here], *FLOOR}, f"{name(module)} imports {imported}"


def dotted(module: Path) -> str:
    parts = ("zgreport", *module.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def needed(module: Path) -> Iterator[str]:
    """Every module that is imported, those for types only included."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in DOTTED else node.module for name in names)


DOTTED = {dotted(module): module for module in MODULES}


def test_no_two_modules_need_each_other_not_even_for_their_types() -> None:
    others = {
        here: {there for there in needed(module) if there in DOTTED and there != here}
        for here, module in DOTTED.items()
    }
    TopologicalSorter(others).prepare()  # raises CycleError with the modules of a cycle


SUB_ROOMS: dict[str, set[str]] = {  # and which modules of the room around it each may need
    "drafting/crosswalk": {"found", "given", "guesses", "proposal"},
    "ledgers/files": set(),
    "ledgers/tables": {"files", "cells", "coded", "counts", "dates", "dittos"}
    | {"margins", "nothing", "texts"},
    "language/values": {"entries", "faults", "source"},
    "language/source": {"entries", "faults", "filters", "forms", "methods", "values", "vocabulary"},
}


@pytest.mark.parametrize("sub_room", SUB_ROOMS)
def test_a_sub_room_needs_nothing_of_the_room_around_it_but_what_is_named(sub_room: str) -> None:
    around, _, inside = sub_room.partition("/")
    for here, module in DOTTED.items():
        if here.startswith(f"zgreport.{around}.{inside}"):
            for there in needed(module):
                package, _, beside = there.removeprefix("zgreport.").partition(".")
                if package == around and beside.split(".")[0] != inside:
                    assert beside.split(".")[0] in SUB_ROOMS[sub_room], f"{here} imports {there}"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_library_is_known_in_its_room_only(module: Path) -> None:
    for imported in imports(module):
        library = imported.split(".")[0]
        assert library not in NOWHERE, f"{name(module)} imports {imported}"
        if library in LIBRARY_ROOMS:
            assert room(module) in LIBRARY_ROOMS[library], f"{name(module)} imports {imported}"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_the_core_asks_neither_clock_nor_environment_nor_folder(module: Path) -> None:
    if room(module) not in CORE:
        return
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in IMPURE, f"{name(module)}:{node.lineno}"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_modules_and_functions_stay_short(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert source.count("\n") < 300, f"{name(module)} is too long"
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef):
            doc = ast.get_docstring(node)
            length = (node.end_lineno or 0) - node.lineno + 1
            length -= doc.count("\n") + 1 if doc else 0
            assert length <= 40, f"{name(module)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_module_says_its_job_first(module: Path) -> None:
    assert ast.get_docstring(parsed(module)), f"{name(module)} has no docstring"


HEAVY = {"pandas", "numpy", "docxtpl", "docx", "lxml", "jinja2", "babel", "yaml", "openpyxl"} | {
    "python_calamine",
    "xlsxwriter",
    "watchfiles",
}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["build", "--help"], 0),
        (["watch", "--help"], 0),
        (["check", "--help"], 0),
        (["figures", "--help"], 0),
        (["tags", "--help"], 0),
        (["bild"], 2),
        (["build", "--froce"], 2),
        (["build", "--through", "2023-13-01"], 2),
        (["figures", "20x3"], 2),
        (["init"], 2),
    ],
)
def test_help_and_complaints_come_without_the_heavy_libraries(
    arguments: list[str], code: int
) -> None:
    program = (
        "import sys; from zgreport.cli.run import run\n"
        f"assert run({arguments}, {{}}) == {code}\n"
        f"loaded = {HEAVY} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603  # our own code
