"""What the example's definition wants read is what is read."""

from __future__ import annotations

from pathlib import Path

from zgreport.definition.read import read_definition
from zgreport.language.reference import RESERVED
from zgreport.ledgers.files.matching import wanted_files
from zgreport.ledgers.load import load_records
from zgreport.workspace import Workspace

ROOT = Path(__file__).parents[2]


def test_the_files_that_are_wanted_are_the_files_that_are_read() -> None:
    workspace = Workspace(ROOT)
    definition = read_definition(workspace.definition, "inputs/report.yaml", RESERVED)
    wanted = wanted_files(definition, workspace, 2023)
    assert len(wanted) == len(set(wanted))
    shown = sorted(workspace.show(path) for path in wanted)
    assert tuple(shown) == load_records(definition, workspace, 2023).inputs
