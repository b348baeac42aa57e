"""The walls of the generator: imports point down one list, and each big library comes in at one door."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator" / "raisable_gen"
# Each module imports only from those below it in the table of generator/README.md.
TABLE = [
    name
    for line in (ROOT / "generator" / "README.md").read_text("utf-8").splitlines()
    if line[:3] == "| `"
    for name in line.split("|")[1].split("`")[1::2]
]
ORDER = ["__main__", *TABLE, "__init__"]
DOORS = {
    "black": {"format"},
    "jinja2": {"render"},
    "ruamel": {"node"},
    "shtab": {"commands.completion"},
    "bs4": {"importing.html"},
    "docutils": {"importing.restructured"},
    "markdown_it": {"importing.markdown"},
}


def name_of(file: Path) -> str:
    """A module as the order names it: `commands.generate`, and `commands` for the package."""
    parts = file.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[1:] and parts[-1] == "__init__" else parts)


FILES = {name_of(file): file for file in sorted(GENERATOR.rglob("*.py"))}


def below(name: str) -> str:
    """The module of the order that an imported name is or is in: `raisable_gen.quote.terminal` is in `quote`."""
    parts = name.split(".")[1:]
    while parts and ".".join(parts) not in FILES:
        parts.pop()
    return ".".join(parts) or "__init__"


def imported(file: Path) -> set[str]:
    """The absolute names that a file imports, wherever in it; those of the generator with their module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            assert node.module is not None
            if node.module.split(".")[0] == "raisable_gen":
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
            else:
                found.add(node.module)
    return found


def test_every_module_has_its_place() -> None:
    """The table names each module of the generator once, and no other."""
    assert sorted(ORDER) == sorted(FILES)


@pytest.mark.parametrize("module", ORDER)
def test_imports_point_down(module: str) -> None:
    """A module imports only modules that stand below it."""
    names = {
        below(name)
        for name in imported(FILES[module])
        if name.split(".")[0] == "raisable_gen"
    }
    assert names <= set(ORDER[ORDER.index(module) + 1 :])


@pytest.mark.parametrize("package", DOORS)
def test_doors(package: str) -> None:
    """A library from outside is imported in the modules that are its door, and in no other."""
    users = {
        module
        for module, path in FILES.items()
        if package in {name.split(".")[0] for name in imported(path)}
    }
    assert users == DOORS[package]


def test_no_other_library() -> None:
    """The generator needs the standard library and the libraries that have a door, nothing else."""
    names = {name.split(".")[0] for path in FILES.values() for name in imported(path)}
    assert names - sys.stdlib_module_names - {"raisable_gen"} == set(DOORS)


@pytest.mark.parametrize("folder", ["templates", "generated/raisable"])
def test_product_needs_the_standard_library_alone(folder: str) -> None:
    """What is vendored into an SDK imports nothing but the standard library and its own neighbours, by relative name."""
    files = sorted((ROOT / folder).glob("*.py"))
    names = {name.split(".")[0] for file in files for name in imported(file)}
    assert "enum" in names or folder == "templates"
    assert len(files) >= 4
    assert names <= sys.stdlib_module_names
