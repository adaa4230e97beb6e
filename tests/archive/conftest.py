"""The archives that the tests of this room share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from small import add, figure, sealed  # the folder of the tests is no package


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of two years, the second in two revisions."""
    folder = tmp_path / "archive"
    add(folder, "2022-r1", sealed(2022, figure("市级", 512), figure("省级", 22)))
    add(folder, "2023-r1", sealed(2023, figure("市级", 563)))
    add(folder, "2023-r2", sealed(2023, figure("市级", 563), figure("省级", 20)))
    return folder
