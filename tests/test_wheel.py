"""The wheel is the same by either way: straight from the checkout, or from the source distribution."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def contents(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """What is in the wheel from the checkout, and in the one by way of the source distribution."""
    found: list[dict[str, bytes]] = []
    for flags in (["--wheel"], []):
        folder = tmp_path_factory.mktemp("wheel")
        command = [sys.executable, "-m", "build", "--no-isolation", *flags]
        done = subprocess.run(
            [*command, "--outdir", folder, ROOT], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        (wheel,) = folder.glob("*.whl")
        found.append(contents(wheel))
    return found


def test_both_ways_give_the_same_wheel(wheels: list[dict[str, bytes]]) -> None:
    """Every file has the same name and the same bytes."""
    direct, by_source = wheels
    assert sorted(direct) == sorted(by_source)
    assert [name for name in direct if direct[name] != by_source[name]] == []


def test_wheel_has_all_it_needs(wheels: list[dict[str, bytes]]) -> None:
    """Two packages and the metadata; in them templates, vocabulary, typing marker and licence."""
    names = set(wheels[0])
    info = "dist-info"
    top = {re.sub(r"^raisable-[0-9.]+\.", "", name.split("/")[0]) for name in names}
    assert top == {"raisable", "raisable_gen", info}
    assert {"raisable/py.typed", "raisable/catalog.json"} <= names
    assert "raisable_gen/specs/categories.yaml" in names
    templates = {f"raisable_gen/templates/{p.name}" for p in ROOT.glob("templates/*.*")}
    assert "raisable_gen/templates/provider.py.jinja" in templates <= names
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]
