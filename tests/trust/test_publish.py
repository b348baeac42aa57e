"""Publishing: killed, out of space, read-only, many at once, and among other people's files."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from interrupted import (
    ORDINARY,
    Files,
    Steps,
    content,
    in_child,
    killed,
    published,
    watch,
)
from raisable_gen import manifest
from raisable_gen.digests import digest
from raisable_gen.main import main
from raisable_gen.problem import NotOurs, Refused
from raisable_gen.publish import Package, compare
from raisable_gen.running import run

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("RAISABLE_FULL") == "1"
LONG = "x = 1\n" * 2000
SETS: list[Files] = [
    {"__init__.py": "# a\n", "acme.py": "# a\n" + LONG, "gone.py": "", "py.typed": ""},
    {"__init__.py": "# b\n", "acme.py": "# b\n" + LONG, "beta.py": LONG},
    {"__init__.py": "# a\n", "beta.py": "# c\n", "gone.py": "# c\n" + LONG},
    {"__init__.py": "# d\n"},
]
FOREIGN = {"helpers.py": "# mine\n", ".hidden": "mine", "notes.json": "{}"}

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs processes that fork"
)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everyone may enter, with one of other people's files in `out`."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o777)
    (top / "out").mkdir()
    for name, text in FOREIGN.items():
        (top / "out" / name).write_text(text)
    yield top
    for folder in (top, *top.rglob("*")):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o777)
    shutil.rmtree(top)


def check_whole(files: Files, out: Path) -> None:
    """The folder holds the files, other people's files, a manifest of exactly ours, and nothing else."""
    assert content(out) == {**files, **FOREIGN}
    known = manifest.read((out / "manifest.json").read_bytes()).files
    assert known == {name: {digest(text.encode())} for name, text in files.items()}
    assert list(compare(Package(files, {}), out)) == []


def check_not_torn(old: Files, new: Files, out: Path) -> None:
    """Under its own name each file is the old or the new one, whole; other people's are as they were."""
    found = content(out)
    assert {name: found.get(name) for name in FOREIGN} == FOREIGN
    for name in {*found, *old, *new}.difference(FOREIGN):
        if not name.startswith(".raisable-"):
            assert found.get(name) in (old.get(name), new.get(name)), name


# Killed


def kill_at_every_step(out: Path) -> None:
    """A kill before, after and amid every write, replace, fsync and removal leaves what the next run makes whole."""
    old, new, other = SETS[:3]
    for at in count(1):
        published(old, out)
        if not killed(new, out, at):
            break
        check_not_torn(old, new, out)
        published((old, new, other)[at % 3], out)
        check_whole((old, new, other)[at % 3], out)
    assert at > 40


def kill_again_and_again(out: Path) -> None:
    """Runs that repair may be killed as well, time and again, before one comes through."""
    chance = random.Random(1)
    for _ in range(200 if FULL else 20):
        published(chance.choice(SETS), out)
        for _ in range(chance.randrange(1, 5)):
            killed(chance.choice(SETS), out, chance.randrange(1, 60))
            assert {name: content(out).get(name) for name in FOREIGN} == FOREIGN
        last = chance.choice(SETS)
        published(last, out)
        check_whole(last, out)


def kill_at_random_times(out: Path) -> None:
    """A process that publishes one package after the other is killed at any time."""
    chance = random.Random(2)
    for _ in range(500 if FULL else 25):
        child = os.fork()
        if not child:
            while True:
                published(chance.choice(SETS), out)
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        chance.random()
        last = chance.choice(SETS)
        published(last, out)
        check_whole(last, out)


# The system says no


def fault_at_every_step(out: Path) -> None:
    """A full disk at any step is told; the package is the old one still, or what the next run makes whole."""
    old, new = SETS[:2]
    for at in count(1):
        published(old, out)
        reached, told = out.parent / "reached", out.parent / "told"

        def fault() -> None:
            reached.touch()
            raise OSError(errno.ENOSPC, "No space left on device")

        def act() -> None:
            watch(Steps(at, fault))
            try:
                published(new, out)
            except OSError as failure:
                assert str(failure.filename).startswith(str(out))
                told.touch()

        assert in_child(act) == 0
        if not told.exists():  # it was some cleaning up that failed, or nothing
            check_whole(new, out)
        told.unlink(missing_ok=True)
        if not reached.exists():
            break
        reached.unlink()
        check_not_torn(old, new, out)
        published(new, out)
        check_whole(new, out)
    assert at > 40


def file_size_limit(out: Path) -> None:
    """A file that the system cuts off is no file: the package stays as it was, to the byte."""
    published(SETS[3], out)
    before = content(out)

    def act() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        with pytest.raises(OSError, match="too large") as failure:
            published(SETS[0], out)
        assert "acme.py" in str(failure.value.filename)

    assert in_child(act) == 0
    assert content(out) == before


# Many at once


def many_at_once(out: Path) -> None:
    """Sixteen processes publish at once, round after round: one of them was the last, and none waits for ever."""
    chance = random.Random(3)
    for _ in range(50 if FULL else 4):
        chosen = [chance.choice(SETS) for _ in range(16)]
        children = []
        for files in chosen:
            child = os.fork()
            if not child:
                code = 1
                try:
                    signal.alarm(60)
                    published(files, out)
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 16
        found = content(out)
        [last] = [files for files in SETS if {**files, **FOREIGN} == found]
        check_whole(last, out)


# Other people's files


def histories(out: Path) -> None:
    """Whatever happened before, no run loses what somebody else wrote; one that can't go on names what is in its way."""
    for seed in range(1_000 if FULL else 40):
        one_history(random.Random(seed), out.parent / f"history{seed}")


def one_history(chance: random.Random, out: Path) -> None:
    """A dozen random events; `theirs` is what other people's files must hold."""
    out.mkdir()
    theirs: dict[str, str] = {}
    names = ["__init__.py", "acme.py", "beta.py", "gone.py", "mine.py", "py.typed"]
    for number in range(12):
        name = chance.choice(names)
        file = out / name
        match chance.randrange(6):
            case 0:  # somebody writes or edits a file
                theirs[name] = f"# {number}\n"
                file.write_text(theirs[name])
            case 1:  # somebody removes one
                file.unlink(missing_ok=True)
                theirs.pop(name, None)
            case 2 if file.exists() and name not in theirs:  # or changes line ends only
                plain = file.read_bytes().replace(b"\r\n", b"\n")
                file.write_bytes(plain.replace(b"\n", b"\r\n"))
            case 3:
                killed(chance.choice(SETS), out, chance.randrange(1, 60))
            case _:
                files = chance.choice(SETS)
                try:
                    published(files, out)
                except NotOurs as refusal:
                    assert set(refusal.names) <= set(theirs), refusal.names
                else:
                    assert content(out) == {**theirs, **files}
                    theirs = {n: text for n, text in theirs.items() if n not in files}
        found = content(out)
        assert {n: found.get(n) for n in theirs} == theirs


SCENARIOS: list[Callable[[Path], None]] = [
    kill_at_every_step,
    kill_again_and_again,
    kill_at_random_times,
    fault_at_every_step,
    file_size_limit,
    many_at_once,
    histories,
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda it: it.__name__)
@pytest.mark.parametrize("ordinary", [False, True], ids=["as we are", "ordinary user"])
def test_scenario(
    scenario: Callable[[Path], None], ordinary: bool, place: Path
) -> None:
    """The file tests, run by who runs the tests, and, if that is root, by an ordinary user too."""
    out = place / "out"
    if not ordinary:
        scenario(out)
        return
    if os.geteuid() != 0:
        pytest.skip("this is an ordinary user already")
    for path in (place, out, *out.iterdir()):
        os.chown(path, ORDINARY, ORDINARY)
    assert in_child(lambda: scenario(out), ordinary=True) == 0


def test_read_only_folder(place: Path) -> None:
    """An ordinary user who may not write there is told so, with exit code 4, and nothing changes."""
    out = place / "out"
    published(SETS[0], out)
    before = content(out)
    out.chmod(0o555)
    told = place / "told"

    def command(path: Path) -> int:
        return run(lambda args: published(SETS[1], path) or 0, [])

    def act() -> None:
        with told.open("w") as sys.stderr:
            assert (command(out), command(out / "sub")) == (4, 4)

    assert command(out / "acme.py") == 4  # now all is loaded: not everyone may read it
    assert in_child(act, ordinary=os.geteuid() == 0) == 0
    first, second = told.read_text().splitlines()
    assert first == f"raisable: {out}/.raisable-new-__init__.py: Permission denied"
    assert second == f"raisable: {out}/sub: Permission denied"
    assert content(out) == before


# From a user's seat


def generate(*args: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """`raisable generate` in a process of its own."""
    command = [sys.executable, "-m", "raisable_gen", "generate", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a spec and its package in `out`."""
    shutil.copytree(ROOT / "tests" / "cases" / "minimal" / "specs", tmp_path / "specs")
    assert generate("--out", "out", cwd=tmp_path).returncode == 0
    return tmp_path


def test_edited_file_is_named(project: Path) -> None:
    """Exit code 1, the name, how to go on; nothing is written. Once the file is gone, the next run writes it."""
    file = next((project / "out").glob("[a-z]*.py"))
    edited = file.read_text() + "# mine\n"
    file.write_text(edited)
    (project / "out" / "__init__.py").unlink()
    run = generate("--out", "out", cwd=project)
    assert run.returncode == 1
    assert f"out/{file.name}: not written by raisable, or changed since" in run.stderr
    assert file.read_text() == edited
    assert not (project / "out" / "__init__.py").exists()
    check = generate("--out", "out", "--check", cwd=project)
    assert (check.returncode, "-# mine\n" in check.stdout) == (1, True)
    assert f"{file.name} (not as raisable wrote it" in check.stderr
    file.unlink()
    assert generate("--out", "out", cwd=project).returncode == 0
    assert generate("--out", "out", "--check", cwd=project).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<<<<<<< ours\n{}\n",
        "[]",
        '{"version": 2, "inputs": {}, "files": {}}',
        '{"version": 1, "inputs": {}, "files": {"../specs/acme.py": "'
        + 64 * "0"
        + '"}}',
        '{"version": 1, "inputs": {}, "files": {"/etc/passwd.py": "' + 64 * "0" + '"}}',
        '{"version": 1, "inputs": {}, "files": {"helpers.PY": "' + 64 * "0" + '"}}',
        '{"version": 1, "inputs": {}, "files": {"acme.py": 1}}',
        '{"version": 1, "inputs": {}, "files": []}',
        '{"version": 1, "inputs": {"generator": "x"}, "files": {}}',
        "[" * 100_000,
    ],
)
def test_manifest_of_somebody_else(text: str, place: Path) -> None:
    """A manifest that is damaged, or leads elsewhere, is named, and nothing happens until it is gone."""
    (place / "out" / "manifest.json").write_text(text)
    for act in (published, lambda files, out: compare(Package(files, {}), out)):
        with pytest.raises(NotOurs) as refusal:
            act(SETS[0], place / "out")
        assert list(refusal.value.names) == ["manifest.json"]
    (place / "out" / "manifest.json").unlink()
    published(SETS[0], place / "out")
    check_whole(SETS[0], place / "out")


def test_links_are_not_followed(project: Path) -> None:
    """A link in the folder, or the folder itself, is named and refused; what it leads to stays as it is."""
    outside = project / "outside"
    outside.mkdir()
    for name in ("__init__.py", "manifest.json", ".raisable-journal"):
        file = project / "out" / name
        data = file.read_bytes() if file.exists() else None
        (outside / name).write_text("{}")
        file.unlink(missing_ok=True)
        file.symlink_to(outside / name)
        run = generate("--out", "out", cwd=project)
        assert (run.returncode, f"out/{name}: not written" in run.stderr) == (1, True)
        assert (outside / name).read_text() == "{}"
        file.unlink()
        if data is not None:
            file.write_bytes(data)
    (project / "link").symlink_to(outside)
    for flags in ([], ["--check"]):
        run = generate("--out", "link", *flags, cwd=project)
        assert run.returncode == 2
        assert run.stderr.startswith("link:1:1: RBL010 this is a symbolic link: ")
    assert len(list(outside.iterdir())) == 3


def test_folder_that_is_swapped_for_a_link(place: Path) -> None:
    """Whoever puts a link in place of the folder while we write leads nothing outside."""
    out, moved, outside = place / "out", place / "moved", place / "outside"
    outside.mkdir()
    for at in count(1):
        published(SETS[0], out)

        def swap() -> None:
            out.rename(moved)
            out.symlink_to(outside)

        def act() -> None:
            watch(Steps(at, swap))
            try:
                published(SETS[1], out)
            except (Refused, OSError):
                pass

        assert in_child(act) == 0
        assert list(outside.iterdir()) == []
        if not moved.exists():
            break
        assert moved.is_dir()
        out.unlink()
        moved.rename(out)
        published(SETS[1], out)
        check_whole(SETS[1], out)
    assert at > 40


STEMS = """
    .. ... .hidden CON con nul aux com1 lpt9 __init__ _runtime _lookup py.typed a.b a-b -x a\\b ..\\x C:x a:b é ﬁx
    ａcme class None print Acme 1a a;b a'b a"b a$b a`b a|b a*b a?b a<b a%b ~ ~root $HOME {{x}}
    import os match type _ __ manifest.json raisable raisable_gen
""".split() + [
    " ",
    "a b",
    "a\nb",
    "a\tb",
    "a\x1bb",
    "x" * 200,
    "a\u202eb",
    "a\u200bb",
]


@pytest.mark.parametrize("stem", STEMS, ids=ascii)
def test_name_of_a_spec_is_no_path(stem: str, tmp_path: Path) -> None:
    """Whatever a spec's file is called, nothing is written but in the output folder, and there only as its module."""
    specs = tmp_path / "specs"
    specs.mkdir()
    source = next((ROOT / "tests" / "cases" / "minimal" / "specs").glob("*.yaml"))
    (specs / f"{stem}.yaml").write_bytes(source.read_bytes())
    out = tmp_path / "deep" / "out"
    code = main(["generate", "--specs", str(specs), "--out", str(out)])
    assert code in (0, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == (
        ["deep", "specs"] if code == 0 else ["specs"]
    )
    if code == 0:
        assert stem.isascii() and stem.isidentifier() and (out / f"{stem}.py").exists()
        assert sorted(path.name for path in out.parent.iterdir()) == ["out"]


@pytest.mark.parametrize("number", range(25 if FULL else 3))
def test_command_that_is_killed(number: int, project: Path) -> None:
    """The command itself, killed at any time, is made good by the next one."""
    spec = next((project / "specs").glob("*.yaml"))
    spec.write_text(spec.read_text("utf-8").replace("title:", "title: New"), "utf-8")
    command = [sys.executable, "-m", "raisable_gen", "generate", "--out", "out"]
    child = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL)
    time.sleep(random.Random(number).random() * 1.5)
    child.kill()
    child.wait()
    run = generate("--out", "out", cwd=project)
    assert run.returncode == 0, run.stderr
    names = [path.name for path in (project / "out").iterdir()]
    assert not [name for name in names if name.startswith(".raisable-")]
