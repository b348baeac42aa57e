"""What is built, installed, vendored, and run by other Pythons than this one."""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GENERATED = ROOT / "generated" / "raisable"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# No variable of this process may lead a virtual environment to the checkout.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("PYTHON") and name != "VIRTUAL_ENV"
}

SPEC = """\
provider: Acme
title: Acme response codes
spaces:
  code: {type: integer, success: [0]}
groups:
  - title: Success
    codes:
      "0": {name: Success, message: OK}
  - title: Accounts (1xxx)
    name: Account
    range: 1xxx
    codes:
      "1001": {name: AccountNotFound, message: account does not exists, category: not_found}
"""

USE_OF_SPEC = """\
from generated.raisable import NotFound
from generated.raisable.acme import AcmeAccountError, AcmeError, raise_for_response
try:
    raise_for_response({"code": 1001, "message": "account does not exists"})
except NotFound as error:
    assert isinstance(error, AcmeAccountError)
    print(error)
"""

# Prints what the package under the import path `sys.argv[1]` does, without a word on where it is.
BEHAVIOUR = """\
import copy, importlib, inspect, json, pickle, sys

path = sys.argv[1]
package = importlib.import_module(path)
print(sorted(package.__all__))
for name in ("cardplus", "interlace", "keysecure", "legend", "xt"):
    module = getattr(package, name)
    print(name, module.__all__, sorted(map(str, module.SUCCESS)))
    for code, found in module.ERRORS.items():
        assert found.__module__ == f"{path}.{name}"
        error = module.error_from_code(code, "x" + found.message)
        assert isinstance(error, found) and isinstance(error, package.ProviderError)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(error, protocol))
            assert type(again) is type(error) and str(again) == str(error)
        assert type(copy.deepcopy(error)) is type(error)
        print(repr(code), [base.__name__ for base in type(error).__mro__])
        print(ascii(str(error)), json.dumps(error.to_dict(), sort_keys=True))
        print(ascii(inspect.getdoc(type(error))), error.code.name, error.retryable)
    for code in ("304950", 304950, "AUTH_999", 1999, True, 1.0, None, "823 ", "x" * 99):
        error = module.error_from_code(code)
        print(name, repr(code), ascii(error), error and error.to_dict())
    for body in (b"", b"<html>", b"[]", b'{"code": 1}', '{"rc": 1}', {"code": "101003"}, None):
        error = module.error_from_response(body, http_status=502)
        print(name, repr(body), ascii(error), type(error and error.__cause__).__name__)
"""


def run(
    *command: str | Path, cwd: Path, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a command that knows nothing of this checkout but what it is given."""
    done = subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def contents(folder: Path) -> dict[str, str]:
    """The digest of each file of a package, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


@dataclass(frozen=True)
class Venv:
    """A virtual environment without pip."""

    path: Path

    @property
    def python(self) -> Path:
        return self.path / "bin" / "python"

    @property
    def raisable(self) -> Path:
        return self.path / "bin" / "raisable"

    @property
    def site_packages(self) -> Path:
        version = "{}.{}".format(*sys.version_info)
        return self.path / "lib" / f"python{version}" / "site-packages"

    def install(self, *what: str | Path) -> subprocess.CompletedProcess[str]:
        """Install with the pip of the environment that runs the tests."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install"]
        quiet = ["--quiet", "--retries", "0", "--timeout", "20", "--no-compile"]
        return run(*pip, *quiet, *what, cwd=self.path, check=False)


def new_venv(path: Path, wheel: Path) -> Venv:
    """An environment that has the wheel and nothing else."""
    run(sys.executable, "-m", "venv", "--without-pip", path, cwd=path.parent)
    venv = Venv(path)
    done = venv.install("--no-deps", "--no-index", wheel)
    assert done.returncode == 0, done.stderr
    return venv


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution of the checkout, and the wheel built from that."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir"]
    run(*command, folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The built wheel."""
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Venv:
    """An environment with the wheel alone."""
    return new_venv(tmp_path_factory.mktemp("bare") / "venv", wheel)


@pytest.fixture(scope="session")
def with_extra(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Venv:
    """An environment with the wheel, and with what the generator needs lent by the environment that runs the tests."""
    venv = new_venv(tmp_path_factory.mktemp("extra") / "venv", wheel)
    lent = sysconfig.get_paths()["purelib"]
    (venv.site_packages / "lent.pth").write_text(f"{lent}\n", "utf-8")
    return venv


# What is built


def test_wheel_holds_the_package_and_the_generator(wheel: Path) -> None:
    """The wheel's top level is `raisable`, `raisable_gen` and the metadata."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    (metadata,) = {name.split("/")[0] for name in names} - {"raisable", "raisable_gen"}
    assert re.fullmatch(r"raisable-[0-9.]+\.dist-info", metadata)
    assert {"raisable", "raisable_gen"} < {name.split("/")[0] for name in names}
    assert [name for name in names if name.endswith((".pyc", ".orig", "~"))] == []


def test_wheel_holds_the_package_as_committed(wheel: Path, tmp_path: Path) -> None:
    """The package in the wheel is the generated one, byte for byte, with its typing marker."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    assert contents(tmp_path / "raisable") == contents(GENERATED)
    assert (tmp_path / "raisable" / "py.typed").exists()
    packed = tmp_path / "raisable_gen"
    assert contents(packed / "templates") == contents(ROOT / "templates")
    assert (packed / "specs" / "categories.yaml").read_bytes() == (
        ROOT / "specs" / "categories.yaml"
    ).read_bytes()


def test_wheel_needs_nothing_without_the_extra(wheel: Path) -> None:
    """Every requirement of the wheel belongs to an extra, and the extra `gen` to the generator."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode("utf-8")
    required = re.findall(r"^Requires-Dist: (.*)$", metadata, re.M)
    assert [each for each in required if "extra ==" not in each] == []
    gen = [each for each in required if re.search("extra == ['\"]gen['\"]", each)]
    assert len(gen) == len(PROJECT["optional-dependencies"]["gen"])
    assert "License-File: LICENSE\n" in metadata


def test_source_distribution_is_enough_to_build_from(built: Path) -> None:
    """The source distribution holds what the wheel is made of, and no one's virtual environment."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "PKG-INFO"} <= names
    assert {"generated/raisable/xt.py", "generator/raisable_gen/main.py"} <= names
    assert [n for n in names if n.startswith((".venv", ".git/")) or ".pyc" in n] == []


# What is installed


def test_installed_package_imports(bare: Venv, tmp_path: Path) -> None:
    """In an empty environment all of the package imports, from the environment."""
    program = (
        "import raisable\n"
        "from raisable import cardplus, interlace, keysecure, legend, xt\n"
        "print(raisable.__file__)\n"
        "print(repr(cardplus.error_from_code(823)))\n"
    )
    done = run(bare.python, "-W", "error", "-c", program, cwd=tmp_path)
    file, shown = done.stdout.splitlines()
    assert Path(file).is_relative_to(bare.path)
    assert shown == ("<CardPlusInsufficientBalance CardPlus 823: Insufficient balance>")


@pytest.mark.parametrize("arguments", [["generate"], ["export"]])
def test_generator_without_its_extra_explains_itself(
    bare: Venv, tmp_path: Path, arguments: list[str]
) -> None:
    """Without the extra, the command says what to install, exits with 4 and shows no traceback."""
    done = run(bare.raisable, *arguments, cwd=tmp_path, check=False)
    assert done.returncode == 4
    assert done.stdout == ""
    assert "pip install 'raisable[gen]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["explain", "823"]])
def test_without_the_extra_questions_are_answered(
    bare: Venv, tmp_path: Path, arguments: list[str]
) -> None:
    """The version, the help and `explain` need nothing but what the package itself needs."""
    done = run(bare.raisable, *arguments, cwd=tmp_path)
    assert done.stderr == ""
    told = "CardPlusInsufficientBalance" if "explain" in arguments else "raisable "
    assert told in done.stdout


def test_generator_works_from_an_empty_folder(with_extra: Venv, tmp_path: Path) -> None:
    """With the extra, one spec in an otherwise empty folder becomes a package that works."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(SPEC, "utf-8")
    where = "import raisable_gen; print(raisable_gen.__file__)"
    file = run(with_extra.python, "-c", where, cwd=tmp_path).stdout.strip()
    assert Path(file).is_relative_to(with_extra.path)
    run(with_extra.raisable, "generate", cwd=tmp_path)
    run(with_extra.raisable, "generate", "--check", cwd=tmp_path)
    done = run(with_extra.python, "-c", USE_OF_SPEC, cwd=tmp_path)
    assert done.stdout == "Acme 1001: account does not exists\n"


def test_installed_generator_gives_the_same_bytes(
    with_extra: Venv, tmp_path: Path
) -> None:
    """The installed generator makes of this repository's specs what is committed."""
    arguments = ["generate", "--specs", str(ROOT / "specs"), "--out", "out"]
    run(with_extra.raisable, *arguments, cwd=tmp_path)
    assert contents(tmp_path / "out") == contents(GENERATED)


# The oldest dependencies that are allowed


def floors(requirements: Iterable[str]) -> list[str]:
    """The lowest version of each requirement, pinned: `black>=26.3.1,<27` gives `black==26.3.1`."""
    found = []
    for requirement in requirements:
        match = re.match(r"([A-Za-z0-9._-]+?)(?:~=|>=)([0-9.]+)", requirement)
        assert match is not None, f"{requirement} states no lowest version"
        found.append(f"{match[1]}=={match[2]}")
    return found


def test_oldest_dependencies_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """With the lowest version of everything that the generator needs, the output is what is committed."""
    venv = new_venv(tmp_path / "venv", wheel)
    done = venv.install(*floors(PROJECT["optional-dependencies"]["gen"]))
    if re.search(r"from versions: none|Connection|Retry\(|timed out", done.stderr):
        pytest.skip("the package registry can't be reached")
    assert done.returncode == 0, done.stderr
    arguments = ["generate", "--specs", str(ROOT / "specs"), "--out", "out"]
    run(venv.raisable, *arguments, cwd=tmp_path)
    assert contents(tmp_path / "out") == contents(GENERATED)


# Other Pythons, and other import paths


def interpreter(version: str) -> str:
    """A Python of that version that runs; skips the test where there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = shutil.which(f"python{version}")
    candidates = [] if found is None else [found]
    candidates += map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python")))
    for candidate in candidates:
        told = [candidate, "-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
        done = subprocess.run(told, capture_output=True, text=True)
        if done.stdout.strip() == version:
            return candidate
    pytest.skip(f"there is no Python {version}")


def behaviour(python: str, folder: Path, path: str) -> str:
    """What the package under `path` in `folder` does, as text, with no other package at hand."""
    program = f"import sys; sys.path.insert(0, {str(folder)!r})\n{BEHAVIOUR}"
    command = [python, "-I", "-S", "-B", "-W", "error", "-c", program, path]
    return run(*command, cwd=folder).stdout


@pytest.fixture(scope="session")
def expected() -> str:
    """What the package does under this Python."""
    shown = behaviour(sys.executable, GENERATED.parent, "raisable")
    assert "CardPlus 823: Insufficient balance" in shown
    return shown


@pytest.fixture(scope="session")
def vendored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package at acme/_vendor/errors."""
    folder = tmp_path_factory.mktemp("vendored")
    copy = folder / "acme" / "_vendor" / "errors"
    shutil.copytree(GENERATED, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "acme" / "__init__.py").touch()
    (folder / "acme" / "_vendor" / "__init__.py").touch()
    return folder


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_package_behaves_the_same_on_every_python(
    version: str, expected: str, vendored: Path
) -> None:
    """Classes, texts, pickles and look-ups are the same on each Python, and under another import path."""
    python = interpreter(version)
    assert behaviour(python, GENERATED.parent, "raisable") == expected
    assert behaviour(python, vendored, "acme._vendor.errors") == expected


def test_copy_never_imports_by_the_name_of_the_original(vendored: Path) -> None:
    """A copy under another path works without the original, which it never imports."""
    program = (
        f"import sys; sys.path.insert(0, {str(vendored)!r})\n"
        "sys.modules['raisable'] = None  # any import of it now fails\n"
        "from acme._vendor.errors import ProviderError, cardplus, xt, legend\n"
        "error = cardplus.error_from_response(b'{\"code\": 2801}')\n"
        "assert isinstance(error, ProviderError)\n"
        "print(type(error).__module__, error.to_attributes()['error.type'])\n"
    )
    done = run(sys.executable, "-I", "-S", "-c", program, cwd=vendored)
    assert done.stdout.split() == [
        "acme._vendor.errors.cardplus",
        "acme._vendor.errors.cardplus.CardPlusMinimumTransferOrMarginAsset",
    ]


@pytest.mark.parametrize("file", sorted(GENERATED.glob("*.py")), ids=lambda p: p.name)
def test_imports_inside_the_package_are_relative(file: Path) -> None:
    """Each import is relative, or of a module of the standard library."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        for name in names:
            assert name.partition(".")[0] in sys.stdlib_module_names, name
