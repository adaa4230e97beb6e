"""Setting up without a network, from the folder of wheels that the README has made."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from desk import ROOT
from readme import command

from zgreport import __version__

pytestmark = pytest.mark.long(90)


@pytest.mark.skipif(os.environ.get("CI") != "true", reason="takes minutes: only where CI=true")
def test_a_machine_without_network_can_install_from_the_wheels(tmp_path: Path) -> None:
    def run(line: str) -> subprocess.CompletedProcess[str]:
        line = line.replace("python3", shlex.quote(sys.executable), 1)
        return subprocess.run(  # noqa: S602  # the README's own lines, which need a shell
            line, shell=True, cwd=copy, capture_output=True, encoding="utf-8", check=False
        )

    ignored = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "out")
    copy = Path(shutil.copytree(ROOT, tmp_path / "zgreport", ignore=ignored))
    if not (copy / "zgreport").exists():
        pytest.skip("the tests run without the sources, there is nothing to make a wheel of")
    made = run(command("wheels"))
    if made.returncode != 0 and "No matching distribution" in made.stderr:
        pytest.skip("no package index can be reached")
    assert made.returncode == 0, made.stderr
    installed = run(command("offline"))
    assert installed.returncode == 0, installed.stderr
    answered = run(".venv/bin/zgreport --version")
    assert answered.stdout.strip() == f"zgreport {__version__}"
    started = run(".venv/bin/zgreport init ../医院 --example 医院")
    assert started.returncode == 0, started.stderr
