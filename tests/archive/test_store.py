from __future__ import annotations

import dataclasses
import shutil
from typing import TYPE_CHECKING

import pytest
from rights import bound
from small_archive import add, figure, opened, sealed, show
from terminal import called, started
from told import codes, refused

from zgreport.archive import chain, store
from zgreport.archive.verify import verify
from zgreport.findings import Severity, SurroundingsError
from zgreport.output import folders, lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desk import Desk
    from terminal import Said

pytestmark = pytest.mark.long(6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    add(folder, "2022-r1", sealed(2022, figure("市级", 512)))
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def half_added(folder: Path) -> dict[str, bytes]:
    """Leave the archive as a program does that dies between the bag and the chain; all of it."""
    whole = folder.with_name("archive-whole")
    shutil.copytree(folder, whole)
    add(whole, "2023-r1", sealed(2023, figure("市级", 563)))
    shutil.copytree(whole / "2023-r1", folder / "2023-r1")
    shutil.copy(whole / chain.CHAIN, folder / folders.PENDING)
    undisturbed = tree(whole)
    shutil.rmtree(whole)
    return undisturbed


def test_there_is_no_archive_before_the_first_bag(tmp_path: Path) -> None:
    found = opened(tmp_path / "archive")
    assert (found.ids(), found.chain, found.unfinished) == ((), chain.Chain(), False)


def test_bags_go_by_year_and_revision_not_by_spelling(folder: Path) -> None:
    for number in range(2, 12):
        add(folder, f"2022-r{number}", sealed(2022, figure("市级", number)))
    assert opened(folder).ids()[-3:] == ("2022-r9", "2022-r10", "2022-r11")


def test_an_interrupted_addition_is_named_and_finished(folder: Path) -> None:
    undisturbed = half_added(folder)
    found = opened(folder)
    assert found.unfinished
    codes = {f.code: f.severity for f in verify(found, found.ids()).all_findings}
    assert codes == {
        "archive.unchained": Severity.WARNING,
        "archive.unfinished": Severity.WARNING,
    }
    with folders.guarded(folder, show):
        finished, (named,) = store.finish(found)
    assert (named.code, named.place.file) == ("archive.finished", "archive/2023-r1")
    assert finished.ids() == ("2022-r1", "2023-r1")
    assert tree(folder) == undisturbed
    assert verify(finished, finished.ids()).all_findings == ()


def test_a_list_that_waits_for_no_bag_is_cleared_away(folder: Path) -> None:
    before = tree(folder)
    half_added(folder)
    shutil.rmtree(folder / "2023-r1")
    with folders.guarded(folder, show):
        found, named = store.finish(opened(folder))
    assert (named, tree(folder)) == ((), before)
    assert not found.chain.findings


def test_a_waiting_list_does_not_let_another_bag_in(folder: Path) -> None:
    half_added(folder)
    stray = folder / "2023-r1/bag-info.txt"
    stray.write_bytes(stray.read_bytes() + b"Note: x\n")
    with folders.guarded(folder, show):
        store.finish(opened(folder))
    found = opened(folder)
    assert [link.id for link in found.chain.links] == ["2022-r1"]
    assert not verify(found, found.ids()).all_hold


def test_half_a_bag_is_cleared_at_the_next_start(folder: Path) -> None:
    before = tree(folder)
    (folder / ".zg-folder/data").mkdir(parents=True)
    (folder / ".zg-folder/data/half").write_bytes(b"x")
    found = opened(folder)
    assert verify(found, found.ids()).all_hold
    with folders.guarded(folder, show):
        store.finish(found)
    assert tree(folder) == before


def test_a_bag_is_never_put_over_another(folder: Path) -> None:
    before = tree(folder)
    with pytest.raises(SurroundingsError):
        add(folder, "2022-r1", sealed(2022, figure("市级", 999)))
    assert tree(folder) == before


def test_a_name_that_leads_outside_is_not_written(folder: Path) -> None:
    before = tree(folder.parent)
    what = sealed(2023, figure("市级", 563))
    what = dataclasses.replace(what, workspace={"../../../outside": b"x"})
    with pytest.raises(ValueError, match="not a name inside"):
        add(folder, "2023-r1", what)
    after = tree(folder.parent)
    after.pop(".zgreport.lock", None)
    before.pop(".zgreport.lock", None)
    assert after == before


def test_two_at_once_do_not_write(folder: Path) -> None:
    with lock.held(folder.parent / ".zgreport.lock"):
        found = refused(lambda: add(folder, "2023-r1", sealed(2023, figure("市级", 563))))
    assert codes(found) == ["output.busy"]


def test_an_archive_that_is_a_link_is_not_written_to(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    before = tree(elsewhere)
    found = refused(lambda: add(folder, "2023-r1", sealed(2023, figure("市级", 563))))
    assert codes(found) == ["output.is_link"]
    assert tree(elsewhere) == before


# ---- with the rights of an ordinary user: a test run as root is refused nothing


@pytest.fixture
def plainly(tmp_path: Path) -> Callable[..., Said]:
    """Runs a command in a workspace with no right to pass over permissions."""
    before = bound(tmp_path)
    return lambda root, *arguments: started(*arguments, "-C", str(root), before=before)


def writable(root: Path) -> Iterator[Path]:
    yield root
    for path in root.rglob("*"):
        path.chmod(0o755)


@pytest.fixture
def mine(built_desk: Desk) -> Iterator[Path]:
    """The built example; what was made unwritable is made writable again."""
    yield from writable(built_desk.root)


@pytest.fixture
def kept(sealed_desk: Desk) -> Iterator[Path]:
    """The built example sealed; what was made unreadable is made readable again."""
    yield from writable(sealed_desk.root)


def test_a_folder_without_the_right_to_write_is_said_in_one_line(
    mine: Path, plainly: Callable[..., Said]
) -> None:
    (mine / "out/archive").mkdir()
    (mine / "out/archive").chmod(0o555)
    before = tree(mine)
    done = plainly(mine, "archive", "add", "2023", "--no-pdf")
    assert done.code == 3, done.err
    (line,) = (line for line in done.err.splitlines() if line.startswith("错误："))
    assert line == "错误：out/archive：没有权限写入这里。"
    assert "Traceback" not in done.err
    assert tree(mine) == before
    (mine / "out/archive").chmod(0o755)
    assert called("archive", "add", "2023", "--no-pdf", "-C", str(mine)).code == 0


def test_a_summary_in_a_folder_without_rights_is_left_as_it_is(
    mine: Path, plainly: Callable[..., Said]
) -> None:
    before = tree(mine)
    (mine / "out/2023").chmod(0o555)
    done = plainly(mine, "build", "2023", "--date", "2024-01-12")
    assert (done.code, done.out) == (3, "")
    assert "没有权限写入这里" in done.err
    assert tree(mine) == before


def test_a_bag_without_the_right_to_read_is_named(kept: Path, plainly: Callable[..., Said]) -> None:
    sealed_file = kept / "out/archive/2023-r1/data/record.json"
    sealed_file.chmod(0)
    done = plainly(kept, "archive", "verify")
    assert done.code == 1
    assert "out/archive/2023-r1/data/record.json" in done.out
