"""The libraries the program names, the versions pinned, and what no file may hold."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest
from desk import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
NEEDED = PROJECT["project"]["dependencies"]
WANTED = [
    *NEEDED,
    *PROJECT["project"]["optional-dependencies"]["test"],
    *PROJECT["build-system"]["requires"],
]


def plain(name: str) -> str:
    """A distribution's name as all its spellings have it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


PINNED = {plain(pin.partition("==")[0]): pin.partition("==")[2] for pin in PINS}


@pytest.mark.parametrize("pin", PINS)
def test_a_pin_is_a_name_and_a_version(pin: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._-]+==\d+(\.\d+)*", pin)


def test_nothing_is_pinned_twice() -> None:
    assert len(PINNED) == len(PINS)


@pytest.mark.parametrize("requirement", WANTED)
def test_what_the_project_needs_is_pinned_no_older_than_it_may_be(requirement: str) -> None:
    found = re.fullmatch(r"([\w.-]+)(?:>=([\d.]+))?", requirement)
    assert found is not None
    name, least = found.groups()
    assert numbers(PINNED[plain(name)]) >= numbers(least or "0")


def test_each_need_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in NEEDED:
        (line,) = [line for line in lines if f'"{requirement}"' in line]
        assert re.search(r"# \S", line), line


def test_what_the_needs_need_is_pinned_as_well() -> None:
    pending, seen = [plain(re.split(r"[>=]", need)[0]) for need in NEEDED], set[str]()
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        for further in metadata.requires(name) or ():
            if ";" not in further:
                pending.append(plain(re.split(r"[^\w.-]", further)[0]))
    assert seen <= set(PINNED)


def test_every_library_the_program_imports_is_one_it_needs() -> None:
    package = ROOT / "zgreport"
    if not package.exists():
        pytest.skip("the tests run against an installed wheel, without the sources")
    imported: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"zgreport"}
    makers = metadata.packages_distributions()
    needed = {plain(re.split(r"[>=]", need)[0]) for need in NEEDED}
    for library in outside:
        assert {plain(name) for name in makers[library]} & needed, library


# Written in pieces, so that this file does not hold what it looks for.
FORBIDDEN = [
    "index" + "-url",
    "extra" + "-index",
    "pypi" + ".org",
    "python" + "hosted",
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/tm" + "p/zg",
]


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="this is no clone"
)
@pytest.mark.parametrize("words", FORBIDDEN)
def test_no_file_holds_the_address_of_a_registry_or_of_a_workplace(words: str) -> None:
    git = shutil.which("git") or ""
    listed = subprocess.run(  # noqa: S603  # a command of the system
        [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    )
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    holding = [p for p in paths if p.is_file() and words.encode() in p.read_bytes().lower()]
    assert not holding
    packages = re.compile(rb"https?://[^\s\"']*(simple/|/packages/|mirrors?[./])")
    assert not [p for p in paths if p.is_file() and packages.search(p.read_bytes())]
