"""The other Pythons of this machine, for tests."""

import shutil
import subprocess
from pathlib import Path

import pytest


def interpreter(version: str) -> str:
    """The command that runs Python `version`; skips the test where there is none that works."""
    pyenv = (Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python")
    for command in [shutil.which(f"python{version}"), *map(str, sorted(pyenv))]:
        asked = ["-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
        if command is not None:
            told = subprocess.run([command, *asked], capture_output=True, text=True)
            if told.stdout.strip() == version:
                return command
    pytest.skip(f"there is no Python {version} here")
