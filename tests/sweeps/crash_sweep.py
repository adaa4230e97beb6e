"""Kills `build` and `archive add` at every call that changes a file, and makes every one fail.

Run it as `python tests/sweeps/crash_sweep.py [--every N] [build|rebuild|add]`; it needs strace
(Linux).  After each disturbance every file must be the old or the new one, never half; the next
run must finish, name what was interrupted, and leave the bytes of an undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CALLS = (
    "write,pwrite64,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,"
    "symlink,symlinkat,fsync,fdatasync,ftruncate,copy_file_range,sendfile,fchmod,fchmodat"
)
ERRORS = {
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "mkdir": ("ENOSPC", "EACCES"),
    "rename": ("EIO", "EACCES"),
    "link": ("EPERM",),
    "unlink": ("EIO",),
    "rmdir": ("EIO",),
}
OURS = re.compile(r"^(\w+)\(")
NAMED = ("中途停了",)
IGNORED = (".zgreport.lock",)
Tree = dict[str, bytes]


@dataclass
class Tally:
    """What was tried, and what went wrong."""

    kills: int = 0
    errors: int = 0
    interrupted: int = 0
    broken: list[str] = field(default_factory=list)


class Scene:
    """One command over one state of a workspace."""

    def __init__(self, name: str, home: Path, arguments: list[str]) -> None:
        self.name, self.home, self.arguments = name, home, arguments
        self.work = home.parent / "work"
        self.old = self.tree()
        self.points = list(self._points())
        self.new = self.tree()

    def reset(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.home, self.work)

    def tree(self) -> Tree:
        """The files of out/ in the workspace as it is (at first, as it was prepared)."""
        out = (self.work if self.work.exists() else self.home) / "out"
        found = (path for path in sorted(out.rglob("*")) if path.is_file())
        return {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in found
            if path.name not in IGNORED
        }

    def run(self, *strace: str) -> subprocess.CompletedProcess[str]:
        traced = ["strace", "-qq", "-y", "-e", f"trace={CALLS}", *strace] if strace else []
        return subprocess.run(  # noqa: S603  # our own program
            [*traced, sys.executable, "-m", "zgreport", *self.arguments, "-C", str(self.work)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def _points(self) -> Iterator[tuple[str, int]]:
        """The calls on files of the workspace: the name and which one of that name it is."""
        self.reset()
        log = self.home.parent / "strace.log"
        done = self.run("-o", str(log))
        assert done.returncode == 0, done.stderr
        counts: Counter[str] = Counter()
        for line in log.read_text(errors="replace").splitlines():
            call = OURS.match(line)
            if call:
                counts[call[1]] += 1
                if self._is_here(line, call[1]):
                    yield call[1], counts[call[1]]

    def _is_here(self, line: str, call: str) -> bool:
        """True for a call on a file of the workspace, not one that only mentions its name."""
        by_name = call.startswith(("rename", "unlink", "mkdir", "rmdir", "link", "symlink"))
        return str(self.work) in (line if by_name else line.partition(">")[0])


def disturb(scene: Scene, tally: Tally, every: int) -> None:
    """Kill at every point, then fail at every point."""
    log = scene.home.parent / "disturbed.log"
    for call, number in scene.points[::every]:
        scene.reset()
        done = scene.run("-o", str(log), "-e", f"inject={call}:signal=KILL:when={number}")
        tally.kills += 1
        what = f"{scene.name}: killed at {call} {number}"
        if done.returncode not in (-9, 137):
            tally.broken.append(f"{what}: it was not killed")
        judge(scene, tally, what, killed=True)
        for error in ERRORS.get(call.removesuffix("2").removesuffix("at"), ()):
            scene.reset()
            done = scene.run("-o", str(log), "-e", f"inject={call}:error={error}:when={number}")
            tally.errors += 1
            what = f"{scene.name}: {call} {number} gives {error}"
            if "INJECTED" not in log.read_text(errors="replace"):
                tally.broken.append(f"{what}: it was not disturbed")
            if done.returncode not in (0, 3) or "Traceback" in done.stderr:
                tally.broken.append(f"{what}: exit code {done.returncode}")
            judge(scene, tally, what, killed=False)


def judge(scene: Scene, tally: Tally, what: str, *, killed: bool) -> None:
    """Every file is old or new; the next run ends with the undisturbed bytes."""
    found = scene.tree()
    known = {name: data for name, data in found.items() if not is_ours(name)}
    half = [n for n, data in known.items() if data not in (scene.old.get(n), scene.new.get(n))]
    if half:
        tally.broken.append(f"{what}: half written: {half}")
    mixed = known not in (scene.old, scene.new)
    if mixed and not killed:
        tally.broken.append(f"{what}: neither as before nor done")
    if found in (scene.old, scene.new):
        return  # the next run starts from where an undisturbed one has started already
    done = scene.run()
    if done.returncode != 0:
        tally.broken.append(f"{what}: the next run fails: {done.stderr[-300:]}")
    elif scene.tree() != scene.new:
        tally.broken.append(f"{what}: the next run leaves something else")
    if mixed:
        tally.interrupted += 1
        if not any(word in done.stderr for word in NAMED):
            tally.broken.append(f"{what}: the next run does not name it")


def is_ours(name: str) -> bool:
    """True for a temporary file or folder, or a note, of an unfinished run."""
    return any(part.startswith((".zg-", ".zgreport")) for part in name.split("/"))


def prepared(folder: Path, *commands: list[str]) -> Path:
    """A copy of the example in which the commands have run."""
    home = folder / "home"
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, home / name)
    for command in commands:
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-m", "zgreport", *command, "-C", str(home)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
    return home


SCENES: dict[str, tuple[list[list[str]], list[str]]] = {
    "build": ([], ["build", "2023"]),
    "rebuild": ([["build", "2023"]], ["build", "2023", "--date", "2024-01-12"]),
    "add": (
        [
            ["build", "2023"],
            ["archive", "add", "2023", "--no-pdf"],
            ["build", "2023", "--date", "2024-01-12"],
        ],
        ["archive", "add", "2023", "--no-pdf"],
    ),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", metavar="|".join(SCENES))
    parser.add_argument("--every", type=int, default=1, help="try only every n-th point")
    chosen = parser.parse_args()
    broken = 0
    for name in chosen.scenes or SCENES:
        before, command = SCENES[name]
        tally = Tally()
        with tempfile.TemporaryDirectory() as scratch:
            scene = Scene(name, prepared(Path(scratch), *before), command)
            disturb(scene, tally, chosen.every)
        print(  # noqa: T201  # what it is run for
            f"{name}: {len(scene.points)} points, {tally.kills} kills, {tally.errors} errors, "
            f"{tally.interrupted} left between old and new, {len(tally.broken)} broken"
        )
        for line in tally.broken:
            print(f"  {line}")  # noqa: T201  # what it is run for
        broken += len(tally.broken)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
