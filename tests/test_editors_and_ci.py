"""The places where people already work: pre-commit, the GitHub action, and every line that docs/editors-and-ci.md shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from raisable_gen.cli import COMMANDS
from raisable_gen.main import main

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "editors-and-ci.md").read_text("utf-8")
SPEC = """provider: Acme
title: Acme response codes
docs: {url: "https://docs.acme.example/errors", retrieved: 2026-11-20}
spaces:
  code: {type: integer}
groups:
  - title: Card errors
    name: Card
    codes:
      "1": {name: CardLost, message: Card lost, category: not_found}
"""
needs_lint = pytest.mark.skipif("lint" not in COMMANDS, reason="there is no lint yet")


def run(
    *command: str | Path, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder; git takes no settings from the machine, and pip compiles nothing in advance."""
    identity = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@acme.example"}
    identity |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@acme.example"}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    settings |= {"PIP_NO_COMPILE": "1"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **identity, **settings, **environment},
        capture_output=True,
        text=True,
    )


def commit(folder: Path) -> str:
    """Make a folder a git repository with all its files in one commit; gives the commit."""
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "-qm", "All"]):
        done = run("git", *words, cwd=folder)
        assert done.returncode == 0, done.stderr
    return run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


def change(folder: Path, old: str, new: str) -> None:
    """Change the project's spec."""
    spec = folder / "specs" / "acme.yaml"
    spec.write_text(spec.read_text("utf-8").replace(old, new), "utf-8")


def skip_without_registry(said: str) -> None:
    """Skip the test if that was all that was wrong."""
    if re.search(r"from versions: none|Connection|Retry\(|timed out", said):
        pytest.skip("the package registry can't be reached")


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project with a spec and a fresh package, to be copied."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "specs").mkdir()
    (folder / "specs" / "acme.yaml").write_text(SPEC, "utf-8")
    table = '[tool.raisable]\nspecs = "specs"\nout = "src/acme/errors"\n'
    (folder / "pyproject.toml").write_text(table, "utf-8")
    done = run(sys.executable, "-m", "raisable_gen", "generate", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(fresh: Path, tmp_path: Path) -> Path:
    """A user's project, in which a test may change things."""
    return Path(shutil.copytree(fresh, tmp_path / "project"))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it is now, without what is ignored."""
    folder = tmp_path_factory.mktemp("raisable") / "checkout"
    skipped = (".*_cache", ".hypothesis", ".venv", ".git", "__pycache__", "dist")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*skipped))
    return folder


# pre-commit


def test_manifest_of_hooks_is_valid() -> None:
    """pre-commit takes .pre-commit-hooks.yaml as it is."""
    command = [sys.executable, "-m", "pre_commit", "validate-manifest"]
    done = run(*command, ".pre-commit-hooks.yaml", cwd=ROOT)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="session")
def pre_commit(
    tmp_path_factory: pytest.TempPathFactory, checkout: Path, fresh: Path
) -> Path:
    """A project whose .pre-commit-config.yaml names the repository and a commit of it, all hooks installed."""
    top = tmp_path_factory.mktemp("pre_commit")
    shutil.copytree(fresh, top / "project")
    rev = commit(checkout)
    config = f"repos:\n- repo: {checkout}\n  rev: {rev}\n  hooks:\n"
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    config += "".join(f"  - id: {hook['id']}\n" for hook in hooks)
    (top / "project" / ".pre-commit-config.yaml").write_text(config, "utf-8")
    commit(top / "project")
    done = hook_run(top / "project", "install-hooks")
    if done.returncode:
        skip_without_registry(done.stdout + done.stderr)
    assert done.returncode == 0, done.stdout
    return top / "project"


def hook_run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit in the project."""
    home = str(project.parent / "home")
    command = [sys.executable, "-m", "pre_commit", *words]
    return run(*command, cwd=project, PRE_COMMIT_HOME=home)


@pytest.fixture
def committed(pre_commit: Path, tmp_path: Path) -> Path:
    """A copy of that project, in which a test may change things."""
    shutil.copytree(pre_commit, tmp_path / "project")
    (tmp_path / "home").symlink_to(pre_commit.parent / "home")
    return tmp_path / "project"


def test_hook_passes_a_fresh_package(committed: Path) -> None:
    """The check passes where nothing is to be said."""
    done = hook_run(committed, "run", "raisable-check")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_hook_stops_a_stale_package(committed: Path) -> None:
    """The check fails with the diff and the cure; the generating hook cures it, and the commit passes then."""
    change(committed, "Card lost", "Card was lost")
    run("git", "add", "--all", cwd=committed)
    done = hook_run(committed, "run", "raisable-check")
    assert done.returncode == 1
    assert '+    message = "Card was lost"' in done.stdout
    assert "stale: acme.py" in done.stdout
    done = hook_run(committed, "run", "raisable-generate")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    run("git", "add", "--all", cwd=committed)
    assert hook_run(committed, "run", "raisable-check").returncode == 0


def test_hook_stops_when_a_spec_is_deleted(committed: Path) -> None:
    """A commit that deletes a spec and nothing else is checked as well."""
    shutil.copy(committed / "specs" / "acme.yaml", committed / "specs" / "beta.yaml")
    beta = committed / "specs" / "beta.yaml"
    beta.write_text(SPEC.replace("Acme", "Beta"), "utf-8")
    hook_run(committed, "run", "raisable-generate")
    commit(committed)
    run("git", "rm", "--quiet", "specs/beta.yaml", cwd=committed)
    done = hook_run(committed, "run", "raisable-check")
    assert done.returncode == 1
    assert "beta.py (to be removed)" in done.stdout


@pytest.mark.parametrize(
    "hook", ["raisable-check", pytest.param("raisable-lint", marks=needs_lint)]
)
def test_hook_stops_a_broken_spec(committed: Path, hook: str) -> None:
    """The checks fail on a spec that can't be read, with its place."""
    change(committed, "message:", "mesage:")
    run("git", "add", "--all", cwd=committed)
    done = hook_run(committed, "run", hook)
    assert done.returncode == 1
    assert "specs/acme.yaml:10:29" in done.stdout


@needs_lint
def test_lint_hook_passes_and_fails(committed: Path) -> None:
    """The lint hook passes a good spec and stops one that only lint has something to say about."""
    assert hook_run(committed, "run", "raisable-lint", "-a").returncode == 0
    change(committed, "name: CardLost, ", "")
    run("git", "add", "--all", cwd=committed)
    assert hook_run(committed, "run", "raisable-lint").returncode == 1


# The GitHub action

ACTION: Any = YAML(typ="safe").load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def check_schema(name: str, file: Path) -> None:
    """Hold a file against a schema that check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", name]
    done = run(*command, file, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_action_is_valid() -> None:
    """GitHub's schema accepts the action."""
    check_schema("vendor.github-actions", ROOT / "action.yml")


def test_action_interpolates_nothing_and_uses_nobody() -> None:
    """No value becomes part of a script, and no other action runs."""
    for step in STEPS:
        assert "${{" not in step["run"]
        assert "uses" not in step


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """The runner's folder for temporary files, after the action's first step."""
    temp = tmp_path_factory.mktemp("runner")
    done = act(STEPS[0], temp, temp, checkout=checkout)
    if done.returncode:
        skip_without_registry(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr
    return temp


def act(
    step: dict[str, Any], temp: Path, cwd: Path, checkout: Path = ROOT, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """Do what GitHub does with a step."""
    given = {name: inputs.get(name, "") for name in ACTION["inputs"]}
    environment: dict[str, str] = {}
    for name, value in step.get("env", {}).items():
        value = re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda m: given[m[1]], value)
        environment[name] = value.replace("${{ runner.temp }}", str(temp))
    script = temp / "step.sh"
    script.write_text(step["run"], "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment |= {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(checkout)}
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail"]
    return run(*shell, script, cwd=cwd, PATH=path, **environment)


def test_action_passes_a_fresh_package_and_stops_a_stale_one(
    runner: Path, project: Path
) -> None:
    """The action's check says what `raisable generate --check` says, with its exit code."""
    done = act(STEPS[2], runner, project)
    assert done.returncode == 0, done.stderr
    change(project, "Card lost", "Card was lost")
    done = act(STEPS[2], runner, project)
    assert done.returncode == 1
    assert '+    message = "Card was lost"' in done.stdout
    assert "stale: acme.py" in done.stderr


def test_action_runs_what_it_installed(runner: Path, project: Path) -> None:
    """Files of the checked repository that are called as libraries are not imported."""
    for name in ("raisable_gen", "jinja2", "ruamel", "argparse", "black"):
        (project / f"{name}.py").write_text("raise SystemExit('taken over')", "utf-8")
    done = act(STEPS[2], runner, project)
    assert (done.returncode, done.stderr) == (0, "")


def test_action_passes_its_inputs(runner: Path, project: Path) -> None:
    """Folders may have spaces in their names; args are words."""
    (project / "my $errors").mkdir()
    (project / "specs").rename(project / "my $errors" / "specs")
    inputs = {"specs": "my $errors/specs", "out": "src/acme/errors"}
    done = act(STEPS[2], runner, project, **inputs, args=" --only acme\n--only=acme ")
    assert done.returncode == 0, done.stderr
    done = act(STEPS[2], runner, project, **inputs, args="--only beta")
    assert done.returncode == 2
    assert "there is no spec 'beta'" in done.stderr


def test_inputs_are_never_run(runner: Path, project: Path) -> None:
    """Whatever inputs hold is a folder or an option that does not exist, and never a command."""
    for payload in (
        "$(touch taken)",
        "`touch taken`",
        "; touch taken;",
        '"; touch taken; "',
        "'; touch taken; '",
        "x\ntouch taken\n",
        "${{ github.token }}",
    ):
        inputs = dict.fromkeys(ACTION["inputs"], payload)
        done = act(STEPS[2], runner, project, **inputs)
        assert done.returncode == 2, payload
        assert not (project / "taken").exists(), payload


@needs_lint
def test_action_lints(runner: Path, project: Path) -> None:
    """The action's lint passes a good spec, and tells a bad one's faults as GitHub's workflow commands."""
    assert act(STEPS[1], runner, project).returncode == 0
    change(project, "message:", "mesage:")
    done = act(STEPS[1], runner, project)
    assert done.returncode != 0
    assert "::error file=specs/acme.yaml,line=10," in done.stdout


def test_old_python_is_told(tmp_path: Path) -> None:
    """A runner whose python3 is too old is told so, and nothing is installed."""
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    python.chmod(0o755)
    script = tmp_path / "step.sh"
    script.write_text(STEPS[0]["run"], "utf-8")
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    done = run("bash", "-e", script, cwd=tmp_path, PATH=path)
    assert done.returncode == 4
    assert done.stdout.startswith("::error::raisable needs Python 3.11 or newer")


# The page


def blocks(language: str) -> list[str]:
    """The page's code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


def shell_lines() -> list[str]:
    """Every line for a shell that the page shows, in whatever block."""
    lines = [line for text in blocks("sh") for line in text.splitlines()]
    lines += [line for text in blocks("make") for line in text.splitlines()[1:]]
    lines += re.findall("^    - (.+)$", blocks("yaml")[-1], re.M)
    return sorted({line.strip() for line in lines})


def test_page_shows_the_commands() -> None:
    """The lines that are run below are the ones that people copy; the installation is the wheel's business."""
    assert [line for line in shell_lines() if not line.startswith("raisable ")] == [
        "pip install 'raisable[gen]'"
    ]
    assert {line.split()[1] for line in shell_lines()} == {
        "install",
        "schema",
        "lint",
        "generate",
    }


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, marks=needs_lint) if line.split()[1] == "lint" else line
        for line in shell_lines()
        if line.startswith("raisable ")
    ],
)
def test_shown_line_runs(line: str, project: Path) -> None:
    """Each line passes in a project where nothing is wrong; the checks stop one where a spec is broken."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = run("bash", "-e", "-c", line, cwd=project, PATH=path)
    assert done.returncode == 0, done.stderr
    change(project, "message:", "mesage:")
    done = run("bash", "-e", "-c", line, cwd=project, PATH=path)
    assert (done.returncode == 0) == (line.split()[1] == "schema")


def test_make_recipe_is_one(project: Path) -> None:
    """The lines for make are a rule of make."""
    (project / "Makefile").write_text(blocks("make")[0], "utf-8")
    done = run("make", "--dry-run", "--no-print-directory", "check-errors", cwd=project)
    assert done.stdout == "raisable lint\nraisable generate --check\n"


@pytest.mark.parametrize(
    ("schema", "sign"),
    [("vendor.github-workflows", "runs-on:"), ("vendor.gitlab-ci", "script:")],
)
def test_shown_workflow_is_valid(schema: str, sign: str, tmp_path: Path) -> None:
    """The schemas of GitHub and GitLab accept what the page shows."""
    (text,) = [text for text in blocks("yaml") if sign in text]
    (tmp_path / "ci.yml").write_text(text, "utf-8")
    check_schema(schema, tmp_path / "ci.yml")


def test_shown_inputs_and_hooks_exist() -> None:
    """The page's tables name the action's inputs and the hooks, all of them and no other."""
    named = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M)
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    wanted = {hook["id"] for hook in hooks} | set(ACTION["inputs"])
    assert sorted(named) == sorted(wanted)
    (workflow,) = [text for text in blocks("yaml") if "runs-on:" in text]
    *_, step = YAML(typ="safe").load(workflow)["jobs"]["response-codes"]["steps"]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_shown_modeline_finds_the_schema(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first line that the page shows leads from a spec to the file that its command writes."""
    monkeypatch.chdir(project)
    modeline = blocks("yaml")[0]
    (command,) = [line for line in shell_lines() if " schema >" in line]
    assert main(command.partition(" > ")[0].split()[1:]) == 0
    target = Path(command.partition(" > ")[2])
    target.write_text(capsys.readouterr().out, "utf-8")
    named = re.search(r"\$schema=(\S+)", modeline)
    assert named is not None and (Path("specs") / named[1]).samefile(target)
    spec = Path("specs", "acme.yaml")
    spec.write_text(modeline + SPEC, "utf-8")
    command_line = [sys.executable, "-m", "check_jsonschema", "--schemafile", target]
    assert run(*command_line, spec, cwd=project).returncode == 0
