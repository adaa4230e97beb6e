"""The recipes of CONTRIBUTING.md, applied to a copy of the repository as they are written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import pytest
from desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = [
    pytest.mark.long(25),
    pytest.mark.skipif(not (ROOT / "zgreport").is_dir(), reason="there are no sources to change"),
]

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
COPIED = ("zgreport", "tests", "templates", "inputs", "docs", ".ci")


class Step(NamedTuple):
    """A fence of a recipe: in which file, how and where it is put, and its lines."""

    file: str
    how: str
    where: str
    lines: list[str]

    def apply(self, root: Path) -> None:
        path = root / self.file
        if self.how == "new":
            assert not path.exists()
            path.write_text("".join(self.lines), encoding="utf-8")
            return
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        first, last = self._span(lines)
        lines[first:last] = self.lines
        path.write_text("".join(lines), encoding="utf-8")

    def _span(self, lines: list[str]) -> tuple[int, int]:
        if self.how == "end":
            return len(lines), len(lines)
        found = [at for at, line in enumerate(lines) if self.where in line]
        assert found, f"{self.file} has no line with {self.where}"
        if self.how == "before-last":
            return found[-1], found[-1]
        at = found[0] + (self.how == "after")
        return at, at + (self.how == "replace")


def recipes() -> list[tuple[str, list[Step], list[str]]]:
    """Each recipe's heading, its steps and the commands it ends with."""
    found = []
    for part in PAGE.partition("## Five recipes")[2].split("\n### ")[1:]:
        steps, commands = [], list[str]()
        for head, body in re.findall(r"<!-- recipe (.*?) -->\n```\w+\n(.*?)```", part, re.DOTALL):
            if head == "run":
                commands += body.splitlines()
                continue
            file, how, where = (*head.split(" ", 2), "")[:3]
            steps.append(Step(file, how.rstrip(":"), where, body.splitlines(keepends=True)))
        found.append((part.splitlines()[0], steps, commands))
    return found


RECIPES = recipes()


def run(command: str, root: Path) -> None:
    program, *arguments = shlex.split(command)
    assert program == "python"
    environ = {**os.environ, "PYTHONPATH": str(root)}
    for name in ("PYTEST_XDIST_WORKER", "PYTHONDONTWRITEBYTECODE"):  # modules are compiled once
        environ.pop(name, None)
    done = subprocess.run(  # noqa: S603  # a line of our own page
        [sys.executable, *arguments],
        cwd=root,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}{done.stderr[-2000:]}"


def test_there_are_five() -> None:
    assert len(RECIPES) == 5
    assert all(steps and commands for _, steps, commands in RECIPES)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which every recipe was followed, one after the other."""
    root = tmp_path_factory.mktemp("checkout")
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name)  # with what is compiled of it
    for path in (*ROOT.glob("*.md"), *ROOT.glob("*.t*"), ROOT / "LICENSE"):
        shutil.copy(path, root)
    for _, steps, _ in RECIPES:
        for step in steps:
            step.apply(root)
    return root


def the_tests_of(commands: Iterable[str]) -> str:
    """One command that runs the test files which the commands run."""
    files = [command.split(" -m pytest -n 0 ")[1].split() for command in commands]
    return "python -m pytest -n 0 " + " ".join(dict.fromkeys(chain(*files)))


@pytest.mark.parametrize(
    "steps", [recipe[1] for recipe in RECIPES], ids=[recipe[0] for recipe in RECIPES]
)
def test_a_recipe_finds_its_places_without_the_others(tmp_path: Path, steps: list[Step]) -> None:
    for name in {step.file for step in steps}:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, tmp_path / name)
    for step in steps:
        before = _content(tmp_path / step.file)
        step.apply(tmp_path)
        assert "".join(step.lines) in _content(tmp_path / step.file)
        assert _content(tmp_path / step.file) != before


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize(
    ("steps", "commands"), [recipe[1:] for recipe in RECIPES], ids=[recipe[0] for recipe in RECIPES]
)
def test_a_recipe_with_new_sentences_has_them_compiled(
    steps: list[Step], commands: list[str]
) -> None:
    has_sentences = any(step.file.endswith(".po") for step in steps)
    assert has_sentences == ("python tests/compile_messages.py" in commands)


def test_the_recipes_work_as_they_are_written(checkout: Path) -> None:
    commands = list(dict.fromkeys(chain(*(commands for _, _, commands in RECIPES))))
    tests = [command for command in commands if " -m pytest " in command]
    for command in commands:
        if command not in tests:
            run(command, checkout)
    run(the_tests_of(tests), checkout)
    run("python -m ruff format zgreport tests", checkout)
    run("python -m ruff check zgreport tests", checkout)


def test_the_map_names_every_room_and_every_record_of_a_decision() -> None:
    rooms = {path.stem for path in (ROOT / "zgreport").iterdir() if path.suffix in ("", ".py")}
    for room in rooms - {"__init__", "__main__", "__pycache__", "locale"}:
        assert re.search(rf"\| .*`{room}/?`.*\|", PAGE), room
    for record in (ROOT / "docs" / "decisions").iterdir():
        assert f"docs/decisions/{record.name}" in PAGE
