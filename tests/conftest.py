"""What the tests of several rooms share: copies of the example, and its golden text."""

from __future__ import annotations

import difflib
import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from spares import Spares

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk import Desk

GOLDEN = Path(__file__).parent / "golden"

# One process calls the program thousands of times: its readers need not be started each time.
Spares().open(pytest.MonkeyPatch())

# No test looks at the clock, so that none fails because the machine is busy.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long(seconds): about what the file takes; begun first")
    gc.disable()  # while the tests are being collected, nothing of them is garbage


def pytest_collection_finish() -> None:
    """Let no later search for garbage go through the thousands of tests again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files, so that no worker is left alone with one."""
    items.sort(key=lambda item: -next((m.args[0] for m in item.iter_markers("long")), 0))


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
    """A workspace in which `zgreport build 2023` has run; to be left as it is."""
    from desk import desk_in
    from terminal import called

    desk = desk_in(tmp_path_factory.mktemp("built") / "云川")
    said = called("build", "2023", "-C", str(desk.root))
    assert said.code == 0, said.err
    return desk


@pytest.fixture(scope="session")
def sealed(built: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The built workspace with the summary in its archive; to be left as it is."""
    from terminal import called

    desk = built.copied(tmp_path_factory.mktemp("sealed") / "云川")
    said = called("archive", "add", "2023", "--no-pdf", "-C", str(desk.root))
    assert said.code == 0, said.err
    return desk


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The small office's workspace in which 2023 is built; to be left as it is."""
    from small_office import small_office
    from terminal import called

    desk = small_office(tmp_path_factory.mktemp("small") / "云川")
    said = called("build", "2023", "-C", str(desk.root))
    assert said.code == 0, said.err
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A copy of the example, to be spoilt."""
    from desk import desk_in

    return desk_in(tmp_path / "云川")


@pytest.fixture
def built_desk(built: Desk, tmp_path: Path) -> Desk:
    """A copy of the example in which 2023 is built, to be spoilt."""
    return built.copied(tmp_path / "云川")


@pytest.fixture
def small_desk(small: Desk, tmp_path: Path) -> Desk:
    """A copy of the small office's workspace, to be spoilt."""
    return small.copied(tmp_path / "云川")


@pytest.fixture
def sealed_desk(sealed: Desk, tmp_path: Path) -> Desk:
    """A copy of the example in which 2023 is built and sealed, to be spoilt."""
    return sealed.copied(tmp_path / "云川")
