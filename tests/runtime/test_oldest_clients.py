"""The oldest supported versions of the HTTP clients, and of tenacity, work like the newest: the same tests, with these in front."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENTS = ("aiohttp", "httpx", "requests", "tenacity")


def floors() -> list[str]:
    """The clients pinned to the oldest version that pyproject.toml allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = [
        re.sub(r">=([^,]+),.*", r"==\1", line)
        for line in project["optional-dependencies"]["dev"]
        if line.startswith(CLIENTS)
    ]
    assert len(pins) == len(CLIENTS)
    return pins


def test_oldest_clients(tmp_path: Path) -> None:
    """test_clients.py passes with the oldest aiohttp, httpx, requests and tenacity."""
    pins, old = floors(), tmp_path / "old"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile"]
    install = subprocess.run(
        [*pip, "--target", old, *pins], capture_output=True, text=True
    )
    if install.returncode:
        pytest.skip("the package registry can't be reached")
    # What is on this path comes before what is installed, and so does what it says of its version.
    environment = {**os.environ, "PYTHONPATH": str(old)}
    asked = (
        "from importlib.metadata import version\n"
        f"for name in {CLIENTS}: print(name, version(name), __import__(name).__file__, sep='==')"
    )
    told = subprocess.check_output(
        [sys.executable, "-c", asked], env=environment, text=True
    )
    for line, pin in zip(told.splitlines(), sorted(pins), strict=True):
        assert line.startswith(f"{pin}.") or line.startswith(f"{pin}==")
        assert str(old) in line
    run = subprocess.run(
        # Old clients warn of what newer Pythons deprecate: that is not what is tested.
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        + ["-W", "ignore", str(Path(__file__).with_name("test_clients.py"))],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "passed" in run.stdout and "skipped" not in run.stdout
