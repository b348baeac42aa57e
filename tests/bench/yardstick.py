"""A folder in, another generator of exceptions in it out: what the speed of ours is held against, in the same process.

The goal of 60,000 codes a second was set on a machine where Pyrogram's generator, which has no names to resolve and no text to
quote, makes 141,765 a second. Other machines are slower or faster, and this one from minute to minute.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

REQUIREMENT = "Pyrogram==2.0.106"
SPEED_WHERE_GOALS_WERE_SET = 141_765
"""Codes a second."""


@contextmanager
def memory() -> Iterator[Path]:
    """A folder for as long as it is needed, kept in memory where the machine has such: files of the other generator cost least there."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


def fetch(folder: Path) -> Path | None:
    """The source of the other generator, unpacked in `folder`; None where the package index does not give it."""
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    options = ["--no-binary", ":all:", "--dest", str(folder)]
    run = subprocess.run([*pip, *options, REQUIREMENT], capture_output=True, text=True)
    if run.returncode:
        print(run.stderr, file=sys.stderr)
        return None
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def generator(source: Path) -> tuple[Callable[[], None], int]:
    """The other generator, from its tables to files beside them; and how many codes it has."""
    sys.path.append(str(source))
    from compiler.errors import compiler  # type: ignore[import-not-found]

    def run() -> None:
        with chdir(source):  # it takes all paths from there
            compiler.start()

    codes = 0
    for table in (source / "compiler" / "errors" / "source").glob("*.tsv"):
        with table.open(encoding="utf-8", newline="") as file:
            codes += sum(1 for row in csv.reader(file, delimiter="\t") if row) - 1
    return run, codes
