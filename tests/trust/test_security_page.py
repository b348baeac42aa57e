"""SECURITY.md names tests that there are."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    line
    for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| threat |")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:40])
def test_each_threat_has_its_tests(row: str) -> None:
    """Each row of the table names at least one test, and each is there."""
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row)
    assert named
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text("utf-8"))
        names = {it.name for it in tree.body if isinstance(it, ast.FunctionDef)}
        assert test in names if test else any(n.startswith("test_") for n in names)


def test_the_table_is_found() -> None:
    """There are as many threats as there were when this was written, or more."""
    assert len(ROWS) >= 17
