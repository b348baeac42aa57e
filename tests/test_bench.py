"""The benchmark runs from end to end and writes what people look at; what it measures is nobody's business here."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).parents[1]
SPEC = """\
provider: Acme
title: Acme response codes
docs:
  url: https://docs.acme.example/errors
  retrieved: 2026-11-20
spaces: {code: {type: integer, success: [0]}}
groups:
  - title: All
    name: General
    codes:
      "0": {name: Success, message: OK}
      "823": {name: AccountNotFound, message: account not found, category: not_found}
"""
# The sections, and how many rows each table has: those of the text below the heading.
SECTIONS = {
    "Commands, as whole processes": 10,
    "Stages": 8,
    "Stages, 20 codes in one spec": 8,
    "More codes": 2,
    "Importing the package": 5,
    "From a code to an exception": 13,
    "Types": 1,
}


def test_quick_mode(tmp_path: Path) -> None:
    """Each section has its table, whose rows have as many cells as its head, with figures in them; the curve is SVG."""
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "acme.yaml").write_text(SPEC, "utf-8")
    options = ["--quick", "--date", "2026-11-21", "--sizes", "10", "20"]
    places = ["--specs", str(specs), "--out", str(tmp_path)]
    run = subprocess.run(
        [sys.executable, ROOT / "tests" / "bench" / "bench.py", *options, *places],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    text = (tmp_path / "BENCHMARKS.md").read_text("utf-8")
    head, *sections = re.split(r"^## ", text, flags=re.M)
    assert "Measured on 2026-11-21: " in head and "quick mode" in head
    found: dict[str, int] = {}
    for section in sections:
        title, _, body = section.partition("\n")
        lines = [line for line in body.splitlines() if line.startswith("|")]
        assert len({line.count(" | ") for line in lines}) == 1, title
        rows = lines[2:]
        assert all(re.search(r" \| [\d.,]+ \|", row) for row in rows), title
        found[title] = len(rows)
    assert found == SECTIONS
    (picture,) = re.findall(r"!\[.*\]\((.*)\)", text)
    svg = ElementTree.parse(tmp_path / picture)
    circles = svg.iter("{http://www.w3.org/2000/svg}circle")
    assert len(list(circles)) == 4  # a time and a size for each number of codes
