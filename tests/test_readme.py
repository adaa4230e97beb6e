"""Every command of the README is run, its links exist, and its set-up lines agree."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest
from desk import ROOT
from hotline import hotline
from readme import README, command, fences
from terminal import Said, called

from zgreport import __version__
from zgreport.cli.run import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long(18)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


INIT, *EVERYDAY = [line for fence in fences("run") for line in fence.splitlines()]


def zgreport(arguments: list[str], folder: Path) -> Said:
    """What `zgreport` says when it is called there."""
    return called(*arguments, folder=folder)


def arguments_of(line: str) -> list[str]:
    name, *arguments = shlex.split(line)
    assert name == "zgreport"
    return arguments


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    done = zgreport(arguments_of(INIT), folder)
    assert done.code == 0, done.err
    return folder / "示例"


# The commands of every day.


@pytest.mark.parametrize("line", EVERYDAY)
def test_each_command_of_the_readme_does_its_work(workspace: Path, line: str) -> None:
    done = zgreport(arguments_of(line), workspace)
    assert done.code == 0, done.err
    assert done.out or "--docx" in line  # what it wrote is said on the other page


def test_the_readme_starts_with_a_new_workspace() -> None:
    assert INIT == "zgreport init 示例"
    assert len(EVERYDAY) >= 10


def test_the_readme_lists_every_command() -> None:
    assert re.findall(r"^\| `zgreport (\w+)", README, re.MULTILINE) == list(COMMANDS)


# From one's own spreadsheets to the first summary.


def test_the_path_from_own_spreadsheets_leads_to_a_summary(tmp_path: Path) -> None:
    tables = tmp_path / "我的表格"
    hotline(tables)
    lines = [line for fence in fences("start") for line in fence.splitlines()]
    for line in lines:
        done = zgreport(arguments_of(line), tmp_path)
        assert done.code == 0, done.err
    assert lines[0] == "zgreport init 我的综述 --from 我的表格"
    office = tmp_path / "我的综述"
    assert len(list(office.glob("out/2023/*.docx"))) == 1
    assert (office / "对照表.xlsx").is_file()
    assert list(office.glob("inputs/2024/*.xlsx"))


# Windows.


def windows_arguments(line: str) -> list[str]:
    """The arguments of a command line by the rules of Microsoft's C runtime.

    2n backslashes before a quotation mark are n backslashes and the mark delimits; 2n+1 are n
    and the mark is itself; elsewhere backslashes are themselves.
    """
    found: list[str] = []
    argument, quoted, started, position = "", False, False, 0
    while position < len(line):
        run = re.match(r'(\\*)("?)', line[position:])
        assert run is not None
        slashes, mark = run.groups()
        position += len(slashes) + len(mark)
        if mark:
            argument += "\\" * (len(slashes) // 2) + ('"' if len(slashes) % 2 else "")
            quoted ^= len(slashes) % 2 == 0
            started = True
        elif slashes:
            argument += slashes
            started = True
        elif line[position] in " \t" and not quoted:
            found += [argument] if started else []
            argument, started, position = "", False, position + 1
        else:
            argument, started, position = argument + line[position], True, position + 1
    return [*found, argument] if started else found


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ('"abc" d e', ["abc", "d", "e"]),
        (r"a\\b d\"e f\"g h", [r"a\\b", 'd"e', 'f"g', "h"]),
        (r"a\\\"b c d", [r"a\"b", "c", "d"]),
        (r'a\\\\"b c" d e', [r"a\\b c", "d", "e"]),
        (r'a "" b', ["a", "", "b"]),
    ],
)
def test_windows_arguments_are_read_as_its_documentation_says(
    line: str, arguments: list[str]
) -> None:
    assert windows_arguments(line) == arguments


def in_cmd() -> str:
    (line,) = re.findall(r"```bat\n(.*?)\n *```", README, re.DOTALL)
    return str(line).strip()


def test_the_quoting_for_cmd_says_what_the_one_for_a_shell_says(workspace: Path) -> None:
    name, *arguments = windows_arguments(in_cmd())
    same = next(line for line in EVERYDAY if " -e " in line)
    assert name == "zgreport"
    assert arguments[-1] in shlex.split(same)
    done = zgreport(arguments, workspace)
    assert done.code == 0, done.err
    last = done.out.splitlines()[-1]
    assert last.startswith('发稿(载体="云川党建").前(3, "单位")')
    assert last.endswith("青崖县8篇、临云区7篇、市委党校6篇、市委组织部6篇")


def test_chinese_quotation_marks_need_no_quoting_in_cmd(workspace: Path) -> None:
    (example,) = re.findall(r"`(-e 发稿\(.*?\))`", README)
    arguments = windows_arguments(example)
    assert len(arguments) == 2
    done = zgreport(["figures", "2023", *arguments], workspace)
    assert done.code == 0, done.err
    assert "66篇" in done.out.splitlines()[-1]


def steps(line: str) -> list[list[str]]:
    """A set-up line's commands, in the Debian way of naming programs."""
    as_debian = re.sub(r"; if \(\$\?\) \{ (.*?) \}", r" && \1", line)
    as_debian = as_debian.replace("py -3", "python3").replace(".venv\\Scripts\\", ".venv/bin/")
    return [shlex.split(step) for step in as_debian.split(" && ")]


@pytest.mark.parametrize("what", ["build", "test"])
def test_the_set_up_is_the_same_in_powershell(what: str) -> None:
    debian, powershell = command(f"{what}-debian"), command(f"{what}-powershell")
    assert "&&" not in powershell, "Windows PowerShell 5 knows no &&"
    assert steps(powershell) == steps(debian)


# Setting up.


def test_the_set_up_lines_install_with_the_pinned_versions() -> None:
    make, install, build = steps(command("build-debian"))
    *_, install_tests, test = steps(command("test-debian"))
    assert make == ["python3", "-m", "venv", ".venv"]
    assert install[:4] == [".venv/bin/python", "-m", "pip", "install"]
    assert install[install.index("-c") + 1] == "constraints.txt"
    assert install_tests[:-1] == install[:-1]
    assert (install[-1], install_tests[-1]) == (".", ".[test]")
    assert "test" in PROJECT["project"]["optional-dependencies"]
    assert build == [".venv/bin/zgreport", "build", "2023"]
    assert test == [".venv/bin/python", "-m", "pytest"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize("marker", ["build-debian", "test-debian"])
def test_ci_runs_the_lines_of_the_readme(marker: str) -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert f"\nrun_readme {marker}\n" in script
    function = script[script.index("readme_command()") : script.index("\n}\n") + 3]
    read = subprocess.run(  # noqa: S603  # our own script
        [shutil.which("bash") or "", "-c", f"{function}readme_command {marker}"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert read.stdout.strip() == command(marker)


def test_wheels_are_made_and_found_in_one_folder() -> None:
    make = shlex.split(command("wheels"))
    *_, install = steps(command("offline"))
    folder = make[make.index("-w") + 1]
    assert make[:4] == ["python3", "-m", "pip", "wheel"]
    assert make[make.index("-c") + 1] == "constraints.txt"
    assert make[-1] == "."
    assert "--no-index" in install
    assert install[install.index("--find-links") + 1] == folder
    assert install[-1] == PROJECT["project"]["name"]


# What the README points to.


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)]+)\)", README))))
def test_what_the_readme_links_to_exists(target: str) -> None:
    assert "://" not in target
    assert (ROOT / target).is_file()


@pytest.mark.parametrize("picture", re.findall(r"!\[[^]]+\]\(([^)]+)\)", README))
def test_a_picture_is_small(picture: str) -> None:
    data = (ROOT / picture).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 150_000


def test_the_changelog_tells_of_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (\S+)", changelog, re.MULTILINE)[0] == __version__
