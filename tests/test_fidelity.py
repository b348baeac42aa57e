"""The export against the providers' documentation, row by row, where the rows are at hand."""

import json
import subprocess
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(__file__).parents[2] / "shared"
TRUTH = {
    path.name.partition(".")[0]: path for path in sorted(SHARED.rglob("*.truth.json"))
}
PROVIDERS = ("cardplus", "interlace", "keysecure", "legend", "xt")

pytestmark = pytest.mark.skipif(
    set(TRUTH) != set(PROVIDERS), reason="the documented rows are not at hand"
)

# What the pages show otherwise than the providers write it: an escape of the page, the space that masking an e-mail
# address left, and the placeholder that the page's renderer swallowed (the published source has it).
AS_WRITTEN = {
    "The minimum recharge must be no less than 1\\$": "The minimum recharge must be no less than 1$",
    "Minimum withdrawal not less than 1\\$": "Minimum withdrawal not less than 1$",
    "Withdrawal limited, max 0 this time": "Withdrawal limited, max {0} this time",
    "Must be greater than 0": "Must be greater than {0}",
    "Must be less than 0": "Must be less than {0}",
    "Your account has been suspended. For further assistance, please contact support at [email\u00a0protected]": (
        "Your account has been suspended. For further assistance, please contact support at [email protected]"
    ),
}


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `raisable export --format json` prints."""
    path = tmp_path_factory.mktemp("export") / "export.json"
    command = [sys.executable, "-m", "raisable_gen", "export", "--format", "json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    path.write_bytes(run.stdout)
    return path


def test_every_documented_row_and_no_other(export: Path) -> None:
    """The check of the documentation finds all 494 rows, in their spaces and sections, and nothing that is not there."""
    command = [sys.executable, str(SHARED / "check_fidelity"), str(export)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.stdout == "494 of 494 documented rows exported, 0 not documented\n"
    assert run.returncode == 0


@pytest.mark.parametrize("module", PROVIDERS)
def test_messages_are_verbatim_in_the_order_of_the_page(
    export: Path, module: str
) -> None:
    """Code, message and section are the page's, letter by letter and in its order; a repeated row is there once."""
    documented: list[dict[str, Any]] = json.loads(TRUTH[module].read_text("utf-8"))
    wanted = Counter(
        (
            row["code"],
            AS_WRITTEN.get(row["message"], row["message"]),
            row["section"],
        )
        for row in documented
    )
    (provider,) = (
        found
        for found in json.loads(export.read_text("utf-8"))["providers"]
        if found["module"] == module
    )
    exported = [
        (row["code"], row["message"], row["group"]) for row in provider["codes"]
    ]
    assert exported == list(wanted)
    repeated = {row for row, count in wanted.items() if count > 1}
    assert repeated == (
        {("SYMBOL_001", "Symbol not exist", "Message Code (mc)")}
        if module == "xt"
        else set()
    )


def test_exceptions_carry_the_documented_text() -> None:
    """The message of each generated exception is the text of its row."""
    for module, path in TRUTH.items():
        package = import_module(f"raisable.{module}")
        for row in json.loads(path.read_text("utf-8")):
            wanted = AS_WRITTEN.get(row["message"], row["message"])
            error = package.error_from_code(row["code"], wanted)
            if error is not None:
                assert error.message == error.server_message == wanted
                assert error.group == row["section"]
                assert str(error.code) == row["code"]
