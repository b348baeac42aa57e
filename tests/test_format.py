"""Formatting in pieces and side by side gives what Black gives for the whole, and fails as Black does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import black
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raisable_gen import format

ROOT = Path(__file__).parents[1]
FULL = os.environ.get("RAISABLE_FULL") == "1"
TEXTS = {
    path.name: path.read_text("utf-8")
    for name in ("__init__.py", "_redact.py", "cardplus.py")
    for path in [ROOT / "generated" / "raisable" / name]
}
# What may stand at the top of a module, well and badly formatted; each ends its line.
STATEMENTS = [
    "x = 1\n",
    "import os\n",
    "from a import (b, c)\n",
    '"""A text,\n\n\nclass NotOne: in it."""\n',
    "x = '''\n\n\ndef not_one():\n    pass\n'''\n",
    "class A: pass\n",
    "class A:\n\n    x=1\n    def f(self): return 1\n    y = 2\n",
    "class A:\n    '''A text.'''\n",
    "def f(): ...\n",
    "def f():\n    return {'a':1,}\n",
    "async def f(): await g()\n",
    "@decorator\nclass A(B,C):\n    pass\n",
    "@decorator\n\n# why\n@other\ndef f(): pass\n",
    "# a comment\n",
    "#!a comment\n\n",
    "if x:\n    def f(): pass\nelse:\n    def f(): pass\n",
    "if x:\n\n    class A: pass\n\n\n",
    "@overload\ndef f(a): ...\n@overload\ndef f(b): ...\n",
    "try:\n    import a\nexcept ImportError: a = None\n",
    "# fmt: off\n",
    "# fmt: on\n",
    "x = [  # fmt: skip\n    1]\n",
    "\f\n",
]
MODULES = st.lists(
    st.tuples(
        st.sampled_from(STATEMENTS), st.sampled_from(["", "\n", "\n\n", "\n\n\n"])
    ),
    max_size=12,
).map(lambda found: "".join(text + space for text, space in found))


def by_black(text: str) -> str:
    """What Black makes of the whole text."""
    return black.format_str(text, mode=format.MODE)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut wherever it can be cut."""
    monkeypatch.setattr(format, "PIECE", 1)


def two_processes(monkeypatch: pytest.MonkeyPatch, processors: int = 2) -> None:
    """So many processes, however little there is to do."""
    monkeypatch.setattr(format, "_processors", lambda: processors)
    monkeypatch.setattr(format, "SIDE_BY_SIDE", 0)


@settings(max_examples=20_000 if FULL else 150)
@given(MODULES)
@pytest.mark.usefixtures("small_pieces")
def test_pieces_are_formatted_as_the_whole(text: str) -> None:
    """Whatever stands at the top of a module, and however many empty lines are between."""
    assert format.formatted(text) == by_black(text)


@pytest.mark.usefixtures("small_pieces")
def test_generated_modules_are_cut() -> None:
    """A generated module has a piece for each class and function, which are formatted as the whole is."""
    text = TEXTS["cardplus.py"]
    wanted = 1 + text.count("\nclass ") + text.count("\ndef ")
    assert len(format.pieces(text)) == wanted
    assert "\n\n".join(format.pieces(text)) == text
    assert format.formatted(text) == by_black(text) == text


@pytest.mark.parametrize("processors", [1, 2, 5])
def test_side_by_side(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one process, in two or in more: the same files in the same order, badly formatted ones too."""
    two_processes(monkeypatch, processors)
    bad = {name: text.replace(" = ", "=") for name, text in TEXTS.items()}
    made = format.formatted_files(bad, proved=False)
    assert list(made.items()) == [(name, by_black(text)) for name, text in bad.items()]


def test_without_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started, all is done in this one."""

    def refused() -> int:
        raise OSError("no more processes")

    two_processes(monkeypatch)
    monkeypatch.setattr(os, "fork", refused)
    assert format.formatted_files(TEXTS, proved=False) == TEXTS


def test_killed_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that is killed costs its work, not the result."""
    parent = os.getpid()

    def dies(text: str) -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return by_black(text)

    two_processes(monkeypatch)
    monkeypatch.setattr(format, "_by_black", dies)
    assert format.formatted_files(TEXTS, proved=False) == TEXTS


@pytest.mark.parametrize("processors", [1, 2])
def test_what_is_no_python_is_told(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The complaint is that of Black on the whole text, with the line of the whole text, wherever it was found."""
    two_processes(monkeypatch, processors)
    broken = TEXTS["cardplus.py"].replace("raise_for_code(", "raise_for_code((")
    with pytest.raises(black.InvalidInput) as alone:
        by_black(broken)
    with pytest.raises(black.InvalidInput) as caught:
        format.formatted_files({**TEXTS, "cardplus.py": broken}, proved=False)
    assert str(caught.value) == str(alone.value)


INTERRUPTED = """\
import sys, time
from raisable_gen import format
format._processors = lambda: 2
format.PIECE = 1
def slow(text):
    time.sleep(0.3)
    return text
format._by_black = slow
print("ready", flush=True)
try:
    format.formatted_files({str(n): "x" * 50_000 for n in range(100)}, proved=False)
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_interrupt_leaves_no_process() -> None:
    """Ctrl-C reaches the caller at once, without a word of the children, and none of them is left."""
    run = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    time.sleep(3)  # on a busy machine the children take a second to start
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    assert run.communicate(timeout=20) == ("interrupted\n", "")
    assert run.returncode == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_long_texts_of_our_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is proved that Black changes nothing, a long text is left as it is; any other is formatted."""
    monkeypatch.setattr(format, "LONG", 20)
    files = {"long.py": "x  =  'a long text'\n", "short.py": "x  =  1\n"}
    kept = format.formatted_files(files, proved=True)
    assert kept == {**files, "short.py": "x = 1\n"}
    made = format.formatted_files(files, proved=False)
    assert made == {"long.py": 'x = "a long text"\n', "short.py": "x = 1\n"}
