"""What is not changed is not made again, and whatever is changed is."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from raisable_gen import digests, pipeline
from raisable_gen.main import main

ROOT = Path(__file__).parents[1]
GENERATOR = ROOT / "generator" / "raisable_gen"
SPEC = """\
provider: {provider}
title: {provider} response codes
spaces: {{code: {{type: integer, success: [0]}}}}
groups:
  - title: All
    codes:
      "0": {{message: OK, kind: success}}
      "1": {{message: Not found, category: not_found}}
"""


@pytest.fixture
def rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[], tuple[list[str], str]]:
    """A project with two specs; a call generates, and gives the modules that were rendered, and what was said."""
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()
    for name in ("Acme", "Beta"):
        text = SPEC.format(provider=name)
        Path("specs", f"{name.lower()}.yaml").write_text(text, "utf-8")
    made: list[str] = []
    formatted = pipeline.formatted_files

    def heard(files: Mapping[str, str], *, proved: bool) -> dict[str, str]:
        made.extend(text.splitlines()[0] for text in files.values())
        return formatted(files, proved=proved)

    monkeypatch.setattr(pipeline, "formatted_files", heard)

    def generate() -> tuple[list[str], str]:
        made.clear()
        assert main(["generate", "--out", "out"]) == 0
        modules = [
            line.split("/")[1].split(".")[0] for line in made if "specs/" in line
        ]
        return modules, capsys.readouterr().err

    generate()
    return generate


def replace(file: str, old: str, new: str) -> None:
    """Change a file."""
    path = Path(file)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_changed(rendered: Callable[[], tuple[list[str], str]]) -> None:
    """Nothing is rendered, and the command says so."""
    assert rendered() == ([], "2 providers: up to date\n")


def test_one_spec_changed(rendered: Callable[[], tuple[list[str], str]]) -> None:
    """Only that provider's module, and the package's own, which names all of them, are rendered and formatted."""
    replace("specs/beta.yaml", "Not found", "Lost")
    modules, said = rendered()
    assert sorted(modules) == ["beta", "categories"]
    assert said.endswith(": wrote beta.py, catalog.json\n")
    assert "Lost" in Path("out/beta.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "wrote"),
    [
        (lambda: Path("out/acme.py").unlink(), "acme.py"),
        (lambda: Path("out/py.typed").unlink(), "py.typed"),
        (lambda: Path("out/_lookup.py").unlink(), "_lookup.py"),
        (
            lambda: Path("specs/beta.yaml").unlink(),
            "__init__.py, catalog.json; removed beta.py",
        ),
        (
            lambda: Path("specs/beta.yaml").rename("specs/gamma.yaml"),
            "__init__.py, catalog.json, gamma.py; removed beta.py",
        ),
        (
            lambda: replace("specs/acme.yaml", "Acme response", "Acme's response"),
            "__init__.py, acme.py, catalog.json",
        ),
        (
            lambda: Path("out/acme.py").write_bytes(
                Path("out/acme.py").read_bytes().replace(b"\n", b"\r\n")
            ),
            "acme.py",
        ),
    ],
)
def test_whatever_changed_is_made_good(
    change: Callable[[], object],
    wrote: str,
    rendered: Callable[[], tuple[list[str], str]],
) -> None:
    """A file that is gone, a spec that is gone, renamed or new: the next run sees it."""
    change()
    assert rendered()[1].endswith(f": wrote {wrote}\n")
    assert rendered() == (
        [],
        f"{len(list(Path('specs').iterdir()))} provider{'s' * (len(list(Path('specs').iterdir())) > 1)}: up to date\n",
    )


def test_one_module_alone_leaves_the_rest_to_do(
    rendered: Callable[[], tuple[list[str], str]],
) -> None:
    """After a run for one module, the next sees that the files that tell of all providers are still to be made."""
    replace("specs/beta.yaml", "Beta response", "Beta's response")
    alone = ["generate", "--out", "out", "--only", "beta"]
    assert main(alone) == main([*alone, "--check"]) == 0
    assert rendered()[1].endswith(": wrote __init__.py, catalog.json\n")
    replace("specs/beta.yaml", "Beta's response", "Beta response")
    assert rendered()[1].endswith(": wrote __init__.py, beta.py, catalog.json\n")


def test_changed_generator(
    rendered: Callable[[], tuple[list[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another generator, or another vocabulary, has everything made again."""
    monkeypatch.setattr(digests, "generator", lambda templates: "0" * 64)
    assert sorted(rendered()[0]) == ["acme", "beta", "categories"]
    categories = (ROOT / "specs" / "categories.yaml").read_text("utf-8")
    Path("specs", "categories.yaml").write_text(categories + "# mine\n", "utf-8")
    assert sorted(rendered()[0]) == ["acme", "beta", "categories"]


def test_what_is_written_is_what_a_run_from_nothing_writes(
    rendered: Callable[[], tuple[list[str], str]],
) -> None:
    """Module by module or all at once: the same bytes."""
    replace("specs/beta.yaml", "Not found", "Lost")
    rendered()
    assert main(["generate", "--out", "new"]) == 0
    for file in Path("new").iterdir():
        assert file.read_bytes() == Path("out", file.name).read_bytes()


def test_check_believes_nothing(rendered: Callable[[], tuple[list[str], str]]) -> None:
    """A file that was changed together with its digest in the manifest is found by --check."""
    file = Path("out/acme.py")
    before = digests.digest(file.read_bytes())
    file.write_bytes(file.read_bytes() + b"import os\n")
    replace("out/manifest.json", before, digests.digest(file.read_bytes()))
    assert rendered()[0] == []
    assert main(["generate", "--out", "out", "--check"]) == 1


def test_nothing_heavy_is_loaded(
    rendered: Callable[[], tuple[list[str], str]],
) -> None:
    """To see that nothing has changed takes neither Jinja nor Black nor ruamel.yaml."""
    program = (
        "import sys; from raisable_gen.main import main; "
        "assert main(['generate', '--out', 'out']) == 0; "
        "print(sorted({'black', 'jinja2', 'ruamel', 'ruamel.yaml'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.check_output(command, text=True) == "[]\n"


def test_stages_are_all_that_has_a_say() -> None:
    """The digest of the generator is over the pipeline, the compiler, and all that they import."""
    loaded = (
        "import sys; import raisable_gen.pipeline, raisable_gen.compile; "
        "print(*(name for name in sys.modules if name.startswith('raisable_gen.')))"
    )
    command = [sys.executable, "-c", loaded]
    names = subprocess.check_output(command, text=True).split()
    modules = {name.removeprefix("raisable_gen.") for name in names}
    # How a digest is made, and where we are, changes no output.
    assert set(digests.STAGES) == modules - {"digests", "shipped"}
