"""The recipes of CONTRIBUTING.md, applied to a copy of the repository as they are written."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from desk import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.long(60),
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
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    environ.pop("PYTEST_XDIST_WORKER", None)
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


@pytest.mark.parametrize(
    ("steps", "commands"), [recipe[1:] for recipe in RECIPES], ids=[recipe[0] for recipe in RECIPES]
)
def test_a_recipe_works_as_it_is_written(
    tmp_path: Path, steps: list[Step], commands: list[str]
) -> None:
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (*ROOT.glob("*.md"), *ROOT.glob("*.t*"), ROOT / "LICENSE"):
        shutil.copy(path, tmp_path)
    for step in steps:
        step.apply(tmp_path)
    for command in commands:
        run(command, tmp_path)
    run("python -m ruff format zgreport tests", tmp_path)
    run("python -m ruff check zgreport tests", tmp_path)


def test_the_map_names_every_room_and_every_record_of_a_decision() -> None:
    rooms = {path.stem for path in (ROOT / "zgreport").iterdir() if path.suffix in ("", ".py")}
    for room in rooms - {"__init__", "__main__", "__pycache__", "locale"}:
        assert re.search(rf"\| .*`{room}/?`.*\|", PAGE), room
    for record in (ROOT / "docs" / "decisions").iterdir():
        assert f"docs/decisions/{record.name}" in PAGE
