"""The oldest supported versions of the HTTP clients, and of tenacity, work like the newest: the same tests, in an environment of their own."""

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
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    install = subprocess.run(
        [
            python,
            "-m",
            "pip",
            "install",
            "-q",
            "pytest",
            "hypothesis",
            "ruamel.yaml",
            *floors(),
        ],
        capture_output=True,
        text=True,
    )
    if install.returncode:
        pytest.skip("the package registry can't be reached")
    run = subprocess.run(
        # Old clients warn of what newer Pythons deprecate: that is not what is tested.
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore"]
        + [str(Path(__file__).with_name("test_clients.py"))],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generated")},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "passed" in run.stdout and "skipped" not in run.stdout
