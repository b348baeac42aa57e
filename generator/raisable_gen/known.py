"""The catalog that `generate` leaves beside the package: whoever asks for it need not compile the specs."""

from __future__ import annotations

import json
import os

from raisable_gen import digests
from raisable_gen.digests import content
from raisable_gen.shipped import HERE, shipped

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes as long as importing argparse
    from typing import Any

    Data = dict[str, Any]

FILE = "catalog.json"
# Goes up with every field that is added, so that no catalog of an earlier version is read that lacks one.
FORMAT = 1
MANIFEST = "manifest.json"  # as in `manifest`, which takes long to import


def fresh(specs: str, out: str) -> Data | None:
    """The catalog in the folder `out`, if it is there as we wrote it, and of just the specs in the folder `specs`."""
    try:
        manifest: Data = json.loads(content(os.path.join(out, MANIFEST)))
        inputs = {**manifest["inputs"], **digests.specs(specs)}
        data = content(os.path.join(out, FILE))
        ours = manifest["files"][FILE] == digests.digest(data)
        found: Data = json.loads(data)
        good = ours and inputs == manifest["inputs"] and found["format"] == FORMAT
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
    return found if good else None


def installed() -> Data:
    """The catalog of the package `raisable`, which stands beside us; in a checkout, where it is generated."""
    path = os.path.join(os.path.dirname(HERE), "raisable", FILE)
    if not os.path.isfile(path):
        path = os.path.join(shipped("generated"), "raisable", FILE)
    found: Data = json.loads(content(path))
    return found
