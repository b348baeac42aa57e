"""What golden tests share: `pytest --accept` writes the expected files anew; then the diff is read."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from raisable_gen import format

settings.register_profile(
    "raisable",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],  # it is the machine that is
)
settings.load_profile("raisable")

# Black takes most of the time, and hundreds of tests have it format the same `__init__.py`.
format._by_black = lru_cache(maxsize=64)(format._by_black)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="rewrite the expected files of golden tests; read the diff before you commit it",
    )


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against the file with the expected one; with --accept, write that file."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            file.write_bytes(text.encode("utf-8"))
        wanted = file.read_bytes().decode("utf-8") if file.exists() else None
        assert text == wanted, f"{file}: is it right? `pytest --accept`, read the diff"

    return compare
