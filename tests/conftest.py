"""What the tests of the whole program share: the example built once, and its golden text."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk import Desk

GOLDEN = Path(__file__).parent / "golden"

# No test looks at the clock, so that none fails because the machine is busy.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew; read the difference"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file of tests/golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = difflib.unified_diff(
            kept.splitlines(), text.splitlines(), f"golden/{name}", "built", lineterm=""
        )
        if kept != text:
            pytest.fail("\n".join(difference), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A workspace in which `zgreport build 2023` has run."""
    from desk import desk_in

    from zgreport.cli.run import run

    desk = desk_in(tmp_path_factory.mktemp("built") / "云川")
    assert run(["build", "2023", "-C", str(desk.root)], {"LANG": "zh_CN.UTF-8"}) == 0
    return desk
