"""What a command that failed leaves with, and what it says of the system."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from small_office import small_office
from terminal import called

from zgreport.cli.faults import code_of, plain
from zgreport.cli.words import Words
from zgreport.findings import SurroundingsError, ZgreportError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (ZgreportError([]), 1),
        (SurroundingsError([]), 3),
        (OSError(errno.ENOSPC, "No space left on device"), 3),
    ],
)
def test_a_fault_leaves_with_its_code(fault: Exception, code: int) -> None:
    assert code_of(fault) == code


def test_the_system_speaks_our_language_and_names_the_file() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "out/2023/综述.docx")
    said = plain(full, Words("zh_CN"))
    assert "No space" not in said
    assert "磁盘" in said
    assert "out/2023/综述.docx" in said


def test_a_figure_that_is_no_number_may_be_called_comparable(tmp_path: Path) -> None:
    small_office(tmp_path)
    report = tmp_path / "inputs" / "report.yaml"
    text = report.read_text(encoding="utf-8")
    report.write_text(f"{text}  名称: 标题\ncomparable: [名称]\n", encoding="utf-8")
    assert called("check", "2023", folder=tmp_path).code in {0, 1}
