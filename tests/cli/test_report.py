"""Findings as lines: their order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from zgreport.cli.report import print_findings
from zgreport.cli.words import Words
from zgreport.findings import Finding, Place, Severity

if TYPE_CHECKING:
    import pytest

TOLD = [
    (Severity.ERROR, Place(file="inputs/2023/报送.xlsx", sheet="一", cell="B9")),
    (Severity.ERROR, Place(file="inputs/2023/报送.xlsx", sheet="一", cell="B10")),
    (Severity.ERROR, Place(file="inputs/2023/报送.xlsx", sheet="二", cell="B2")),
    (Severity.ERROR, Place(file="inputs/2023/采用.xlsx", sheet="一", cell="B2")),
    (Severity.WARNING, Place(file="inputs/2022/报送.xlsx", sheet="一", cell="B2")),
]


def test_findings_stand_by_weight_file_sheet_and_row_however_they_were_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    findings = [Finding(f"nowhere.{n}", *where) for n, where in enumerate(TOLD)]
    for found in itertools.permutations(findings):
        print_findings(found, Words("en"), err=False)
        *lines, _ = capsys.readouterr().out.splitlines()
        assert [line[-9:] for line in lines] == [f"nowhere.{n}" for n in range(len(TOLD))]
