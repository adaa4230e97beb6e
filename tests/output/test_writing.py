from __future__ import annotations

import errno
import io
import json
import os
import stat
import subprocess
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from rights import nobody
from told import refused

from zgreport.document.package import identity, pack
from zgreport.findings import Finding, Place, Severity, SurroundingsError
from zgreport.output import edited_by_hand, write_all
from zgreport.output.manifest import entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "综述.docx"


def word(text: str) -> bytes:
    return pack({"[Content_Types].xml": b"<t/>", "word/document.xml": f"<d>{text}</d>".encode()})


def files(text: str) -> dict[str, bytes]:
    return {NAME: word(text), "figures.json": f'"{text}"'.encode()}


def build(folder: Path, text: str, *, force: bool = False) -> tuple[Finding, ...]:
    record = {"version": "1", "text": text}
    return write_all(folder, files(text), lambda: record, show=lambda path: path.name, force=force)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def refusal(action: Callable[[], object]) -> tuple[str, str | None]:
    (finding,) = refused(action)
    return finding.code, finding.place.file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out" / "2023"


def test_a_build_holds_its_files_and_a_manifest_of_them(folder: Path) -> None:
    assert build(folder, "一") == ()
    assert sorted(contents(folder)) == ["figures.json", "manifest.json", NAME]
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["version"] == "1"
    assert manifest["outputs"][NAME]["identity"] == identity(word("一"))
    assert set(manifest["outputs"]["figures.json"]) == {"sha256"}


def test_the_manifest_lists_findings_as_codes_and_values(folder: Path) -> None:
    place = Place(year=2023, file="inputs/2023/发稿.xlsx", cell="C14")
    finding = Finding("ledgers.bad", Severity.WARNING, place, {"text": "甲", "known": ("乙", "丙")})
    write_all(folder, files("一"), lambda: {"version": "1", "findings": entries([finding])})
    text = (folder / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(text)["findings"] == [
        {
            "code": "ledgers.bad",
            "severity": "warning",
            "values": {"text": "甲", "known": ["乙", "丙"]},
            "place": {"year": 2023, "file": "inputs/2023/发稿.xlsx", "cell": "C14"},
        }
    ]
    assert text.endswith("}\n")
    assert '\n "findings"' in text


def test_the_same_build_gives_the_same_bytes_again(folder: Path) -> None:
    build(folder, "一")
    first = contents(folder)
    build(folder, "二")
    assert build(folder, "一") == ()
    assert contents(folder) == first


def test_a_document_edited_by_hand_is_not_replaced(folder: Path) -> None:
    build(folder, "一")
    assert not edited_by_hand(folder, NAME)
    (folder / NAME).write_bytes(word("改"))
    assert edited_by_hand(folder, NAME)
    before = contents(folder)
    assert refusal(lambda: build(folder, "二")) == ("output.edited_by_hand", NAME)
    assert contents(folder) == before
    build(folder, "二", force=True)
    assert contents(folder)[NAME] == word("二")


def test_a_document_only_packed_anew_was_not_edited(folder: Path) -> None:
    build(folder, "一")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", "<d>一</d>")
        archive.writestr("[Content_Types].xml", "<t/>")
    (folder / NAME).write_bytes(stream.getvalue())
    assert not edited_by_hand(folder, NAME)


@pytest.mark.parametrize("data", [b"", b"text", word("别人的")])
def test_a_document_that_no_manifest_knows_is_not_replaced(folder: Path, data: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(data)
    assert refusal(lambda: build(folder, "一"))[0] == "output.edited_by_hand"


def test_what_is_made_later_is_made_when_the_document_is_in_place(folder: Path) -> None:
    seen: list[bytes] = []

    def figures() -> bytes:
        seen.append((folder / NAME).read_bytes())
        return b"later"

    write_all(folder, {NAME: word("一")}, dict, later={"figures.json": figures})
    assert seen == [word("一")]
    assert contents(folder)["figures.json"] == b"later"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest["outputs"]) == {"figures.json", NAME}


def test_where_what_is_made_later_fails_everything_is_as_it_was(folder: Path) -> None:
    build(folder, "一")
    before = contents(folder)

    def figures() -> bytes:
        raise MemoryError

    with pytest.raises(MemoryError):
        write_all(folder, {NAME: word("二")}, dict, later={"figures.json": figures})
    assert contents(folder) == before


def test_stray_temporary_files_are_cleared_and_others_stay(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / ".zg-new-7").write_bytes(b"half")
    (folder / "笔记.txt").write_bytes(b"mine")
    build(folder, "一")
    assert sorted(contents(folder)) == ["figures.json", "manifest.json", "笔记.txt", NAME]


@pytest.mark.parametrize("name", ["../x.docx", "a/b.docx", ".hidden", ""])
def test_only_plain_names_are_written(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        write_all(folder, {name: b""}, dict)


# ---- the disk, other programs, rights


def failing(
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    code: int,
    when: Callable[[tuple[object, ...]], bool],
) -> None:
    real = getattr(os, call)

    def faulty(*arguments: object, **options: object) -> object:
        if when(arguments):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **options)

    monkeypatch.setattr(os, call, faulty)
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.mark.parametrize("name", [NAME, "figures.json", "manifest.json"])
def test_where_a_file_is_in_use_nothing_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    build(folder, "一")
    before = contents(folder)

    def locked(arguments: tuple[object, ...]) -> bool:
        return str(arguments[1]) == str(folder / name) and ".zg-new" in str(arguments[0])

    failing(monkeypatch, "replace", errno.EACCES, locked)
    assert refusal(lambda: build(folder, "二")) == ("output.in_use", name)
    assert contents(folder) == before


def test_a_first_build_that_fails_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(arguments: tuple[object, ...]) -> bool:
        return str(arguments[1]).endswith("manifest.json")

    failing(monkeypatch, "replace", errno.EIO, locked)
    assert refusal(lambda: build(folder, "一")) == ("output.failed", "manifest.json")
    assert contents(folder) == {}


def test_a_file_that_is_let_go_of_in_time_is_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder, "一")
    held = [True, True]
    failing(monkeypatch, "replace", errno.EACCES, lambda _: bool(held and held.pop()))
    assert build(folder, "二") == ()


@pytest.mark.parametrize(
    ("call", "code", "expected"),
    [
        ("fsync", errno.ENOSPC, "output.disk_full"),
        ("fsync", errno.EIO, "output.failed"),
        ("open", errno.EROFS, "output.read_only"),
        ("open", errno.EMFILE, "output.failed"),
    ],
)
def test_an_error_of_the_disk_is_one_finding_and_the_old_files_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, expected: str
) -> None:
    build(folder, "一")
    before = contents(folder)
    for which in range(5):  # the note, the two files, the note with the manifest, and that
        seen = iter(range(100))

        def here(arguments: tuple[object, ...], which: int = which) -> bool:
            return is_of_a_new_file(arguments[0]) and next(seen) == which  # noqa: B023  # used up within the turn

        with monkeypatch.context() as patch:
            failing(patch, call, code, here)
            assert refusal(lambda: build(folder, "二"))[0] == expected
        assert contents(folder) == before


def is_of_a_new_file(argument: object) -> bool:
    if isinstance(argument, int):
        return stat.S_ISREG(os.fstat(argument).st_mode)
    return ".zg-new" in str(argument)


@pytest.mark.parametrize("closed", ["out", "out/2023"])
def test_a_folder_that_may_not_be_written_is_named(closed: str) -> None:
    with nobody() as root:
        build(root / "out" / "2023", "一")
        before = contents(root / "out" / "2023")
        if closed == "out":
            (root / "out" / ".zgreport.lock").unlink()
        (root / closed).chmod(0o555)
        assert refusal(lambda: build(root / "out" / "2023", "二")) == ("output.read_only", "2023")
        (root / closed).chmod(0o755)
        assert contents(root / "out" / "2023") == before


def test_links_are_replaced_and_never_followed(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder.mkdir(parents=True)
    (folder / "figures.json").symlink_to(victim)
    build(folder, "一")
    assert victim.read_bytes() == b"mine"
    assert not (folder / "figures.json").is_symlink()
    (folder / NAME).unlink()
    (folder / NAME).symlink_to(victim)
    assert refusal(lambda: build(folder, "二"))[0] == "output.edited_by_hand"


def test_a_folder_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    folder.parent.mkdir()
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert refusal(lambda: build(folder, "一")) == ("output.is_link", "2023")
    assert contents(tmp_path / "elsewhere") == {}


def test_files_get_the_rights_that_new_files_have(folder: Path) -> None:
    build(folder, "一")
    (folder / "plain").write_bytes(b"")
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == stat.S_IMODE(
        (folder / "plain").stat().st_mode
    )


# ---- two at once


HOLD = """
import sys
from pathlib import Path
from zgreport.output.lock import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_refused_while_one_runs_and_a_killed_one_holds_nothing(
    folder: Path,
) -> None:
    build(folder, "一")
    command = [sys.executable, "-c", HOLD, str(folder.parent / ".zgreport.lock")]
    with subprocess.Popen(  # noqa: S603  # our own code
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(SurroundingsError, match=r"output\.busy"):
            build(folder, "二")
        other.kill()
    assert build(folder, "二") == ()


def test_a_reader_always_sees_a_whole_document(folder: Path) -> None:
    texts = ["一" * 5000, "二" * 50000]
    build(folder, texts[0])
    whole = {word(text) for text in texts}
    done = threading.Event()

    def write() -> None:
        try:
            for k in range(20):
                build(folder, texts[k % 2])
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        assert (folder / NAME).read_bytes() in whole
    writer.join()


# ---- killed at every step


KILLED = """
import os, sys
from pathlib import Path
from zgreport.document.package import pack
from zgreport.output import write_all
folder, left, text = Path(sys.argv[1]), [int(sys.argv[2])], sys.argv[3]
def stepping(real):
    def step(*arguments, **options):
        left[0] -= 1
        if left[0] < 0:
            os._exit(9)
        return real(*arguments, **options)
    return step
for call in ("open", "fsync", "replace", "link", "unlink", "mkdir"):
    setattr(os, call, stepping(getattr(os, call)))
part = f"<d>{text}</d>".encode()
files = {
    "综述.docx": pack({"[Content_Types].xml": b"<t/>", "word/document.xml": part}),
    "figures.json": f'"{text}"'.encode(),
}
write_all(folder, files, lambda: {"version": "1", "text": text})
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def killed(folder: Path, step: int) -> bool:
    """Build with a kill before that step; False where the build came to its end."""
    command = [sys.executable, "-c", KILLED, str(folder), str(step), "二"]
    done = subprocess.run(command, capture_output=True, env=environment())  # noqa: S603, PLW1510  # our own code; the code is checked
    assert done.returncode in (0, 9), done.stderr.decode()
    return done.returncode == 9


def test_a_build_killed_at_any_step_is_whole_named_and_finished_by_the_next(
    tmp_path: Path,
) -> None:
    build(tmp_path / "undisturbed" / "2023", "二")
    expected = contents(tmp_path / "undisturbed" / "2023")
    named = 0
    for step in range(200):
        folder = tmp_path / str(step) / "2023"
        build(folder, "一")
        if not killed(folder, step):
            break
        assert (folder / NAME).read_bytes() in (word("一"), word("二"))
        assert (folder / "figures.json").read_bytes() in (b'"\xe4\xb8\x80"', b'"\xe4\xba\x8c"')
        assert not edited_by_hand(folder, NAME)
        changed = (folder / NAME).read_bytes() != word("一")
        done = (folder / "manifest.json").read_bytes() == expected["manifest.json"]
        findings = build(folder, "二")
        if changed and not done:
            assert [finding.code for finding in findings] == ["output.unfinished"]
            named += 1
        assert contents(folder) == expected
    assert step > 20
    assert named > 2


def test_a_build_killed_twice_is_not_taken_for_an_edit(tmp_path: Path) -> None:
    for step in (14, 16, 18, 20):
        folder = tmp_path / str(step) / "2023"
        build(folder, "一")
        killed(folder, step)
        killed(folder, step // 2)
        build(folder, "三")
        assert contents(folder)[NAME] == word("三")
