"""What `lint --fix` writes: `lint/fixed/<reason>.yaml` is what becomes of `lint/rejected/<reason>.yaml`."""

import json
import os
import random
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raisable_gen.compile import examine
from raisable_gen.config import sources
from raisable_gen.lint import rules
from raisable_gen.lint.edits import apply
from raisable_gen.lint.engine import lint
from raisable_gen.lint.finding import Edit
from raisable_gen.lint.fix import mended
from raisable_gen.lint.rewrite import rewrite
from raisable_gen.main import main
from raisable_gen.problem import Refused
from raisable_gen.source import Source

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "lint"
FIXED = ["field_order", "unpinned_name", "unquoted_code"]
REASONS = sorted(path.stem for path in CASES.glob("rejected/*.yaml"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("specs").mkdir()


def rejected(reason: str) -> bytes:
    return (CASES / "rejected" / f"{reason}.yaml").read_bytes()


def fixed(data: bytes, *args: str) -> bytes:
    """The file after `lint --fix`, with nothing left beside it."""
    file = Path("specs", "acme.yaml")
    file.write_bytes(data)
    main(["lint", "--fix", *args])
    assert os.listdir("specs") == ["acme.yaml"]
    return file.read_bytes()


@pytest.mark.parametrize("reason", FIXED)
def test_mended(reason: str, expect: Callable[[Path, str], None]) -> None:
    """Names are pinned, codes quoted and fields put in order; comments, blanks and all else stay to the byte."""
    expect(CASES / "fixed" / f"{reason}.yaml", fixed(rejected(reason)).decode("utf-8"))


@pytest.mark.parametrize("reason", REASONS)
def test_mended_twice_is_mended_once(reason: str) -> None:
    """A second run changes nothing, and what has nothing to mend is not touched."""
    once = fixed(rejected(reason))
    assert (once != rejected(reason)) == (reason in FIXED)
    assert fixed(once) == once


@pytest.mark.parametrize("reason", FIXED)
def test_line_ends_and_byte_order_mark_stay(reason: str) -> None:
    """A file of Windows is mended as one: the same edits, its own line ends, its mark at the start."""
    windows = b"\xef\xbb\xbf" + rejected(reason).replace(b"\n", b"\r\n")
    wanted = b"\xef\xbb\xbf" + fixed(rejected(reason)).replace(b"\n", b"\r\n")
    assert fixed(windows) == wanted


def package(capfd: pytest.CaptureFixture[str]) -> tuple[dict[str, str], object]:
    """What is generated from specs/, without what tells the spec's digest and lines; and what is exported."""
    assert main(["generate", "--out", "out"]) == 0
    files = {
        path.name: re.sub("sha256:? ?[0-9a-f]{64}|[0-9a-f]{64}", "", path.read_text())
        for path in Path("out").glob("*.py")
    }
    capfd.readouterr()
    assert main(["export"]) == 0
    exported = re.sub(r'"line": [0-9]+', "", capfd.readouterr().out)
    return files, json.loads(re.sub(r":[0-9]+\"", '"', exported).replace(", }", "}"))


@pytest.mark.parametrize("reason", FIXED)
def test_package_is_the_same(reason: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Mending changes what is written and not what it means."""
    Path("specs", "acme.yaml").write_bytes(rejected(reason))
    before = package(capfd)
    fixed(rejected(reason))
    assert package(capfd) == before


@pytest.mark.parametrize(
    "module", ["cardplus", "interlace", "keysecure", "legend", "xt"]
)
def test_scrambled_specs_are_put_right(module: str) -> None:
    """Our own specs, with the fields of each row shuffled and no code in quotes, are mended to what they were, to the byte."""
    text = (ROOT / "specs" / f"{module}.yaml").read_text("utf-8")
    chance = random.Random(module)

    def shuffled(found: re.Match[str]) -> str:
        fields: list[str] = re.findall(FIELD, found[2])
        assert ", ".join(fields) == found[2]
        chance.shuffle(fields)
        # A code of letters needs no quotes, so it keeps them.
        code = found[1] if found[1][1].isalpha() else found[1][1:-1]
        return f"{code}: {{{', '.join(fields)}}}"

    scrambled = re.sub(r'("[^"\n]+"): \{(name: .*)\}(?=$)', shuffled, text, flags=re.M)
    assert scrambled != text
    mixed = sum(a != b for a, b in zip(scrambled.split("\n"), text.split("\n")))
    assert mixed > 40
    assert fixed(scrambled.encode("utf-8")) == text.encode("utf-8")


# A field of a row as our specs write them: a text in quotes, a list, or a plain text.
FIELD = r'[a-z_]+: (?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|(?:[^,"\[]|,(?! [a-z_]+: ))+)'


def test_only_what_is_asked_is_mended() -> None:
    """Rules that are not selected, and findings that are suppressed, mend nothing."""
    data = rejected("field_order")
    assert fixed(data, "--ignore", "RBL112,RBL101") == data
    only = fixed(data, "--select", "RBL101")
    assert only == data.replace(
        b"{message: card closed", b"{name: CardClosed, message: card closed"
    )
    held = data.replace(
        b"category: not_found}\n",
        b"category: not_found}  # raisable: ignore[RBL112] as on the page\n",
    )
    assert b'"1": {message: card not found, name: CardNotFound' in fixed(held)


def test_specs_with_errors_are_not_touched(capfd: pytest.CaptureFixture[str]) -> None:
    """Where something does not compile, nothing is mended, in no file."""
    good = rejected("unquoted_code").replace(b"Acme", b"Good")
    Path("specs", "good.yaml").write_bytes(good)
    Path("specs", "acme.yaml").write_bytes(rejected("errors_alone"))
    assert main(["lint", "--fix"]) == 2
    assert Path("specs", "good.yaml").read_bytes() == good
    assert "nothing to mend" in capfd.readouterr().err


def test_all_files_are_mended(capfd: pytest.CaptureFixture[str]) -> None:
    """One run mends every spec of the folder, and says which."""
    Path("specs", "beta.yaml").write_bytes(
        rejected("unpinned_name").replace(b"Acme", b"Beta")
    )
    fixed_here = Path("specs", "acme.yaml")
    fixed_here.write_bytes(rejected("unquoted_code"))
    assert main(["lint", "--fix"]) == 0
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[0] == (
        "mended 17 findings in specs/acme.yaml, specs/beta.yaml"
    )


def test_link_and_permissions_stay() -> None:
    """A link to a spec stays a link; the file that it points to is written, with the permissions that it had."""
    real = Path("real.yaml")
    real.write_bytes(rejected("unquoted_code"))
    real.chmod(0o640)
    Path("specs", "acme.yaml").symlink_to(real.resolve())
    assert main(["lint", "--fix"]) == 0
    assert Path("specs", "acme.yaml").is_symlink()
    assert real.read_text("utf-8") == (
        CASES / "fixed" / "unquoted_code.yaml"
    ).read_text("utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_failure_leaves_the_file(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """If the mended file can't take its place, the old one is there, whole and alone; the exit code tells it."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    file = Path("specs", "acme.yaml")
    file.write_bytes(rejected("unquoted_code"))
    assert main(["lint", "--fix"]) == 4
    assert file.read_bytes() == rejected("unquoted_code")
    assert os.listdir("specs") == ["acme.yaml"]
    assert "No space left" in capfd.readouterr().err


def test_someone_else_was_faster() -> None:
    """A file that changed after it was read is not overwritten."""
    file = Path("specs", "acme.yaml")
    file.write_bytes(b"theirs")
    with pytest.raises(Refused) as refused:
        rewrite("specs/acme.yaml", b"as it was", b"mended")
    assert "run the command again" in str(refused.value.problems[0])
    assert file.read_bytes() == b"theirs"
    assert os.listdir("specs") == ["acme.yaml"]


def test_mending_is_pure() -> None:
    """`mended` writes nothing; a source without findings comes back as it went in."""
    categories, _ = sources(ROOT / "specs")
    source = Source("acme", "specs/acme.yaml", "acme.yaml", rejected("field_order"))
    clean = Source(
        "beta",
        "specs/beta.yaml",
        "beta.yaml",
        (CASES / "accepted" / "field_order.yaml")
        .read_bytes()
        .replace(b"Acme", b"Beta"),
    )
    after, count = mended(categories, [source, clean], frozenset(rules.RULES))
    assert (after[0] != source, after[1] is clean, count) == (True, True, 4)
    assert examine(categories, after).problems == []
    assert os.listdir(".") == ["specs"]


def test_a_wrong_edit_is_our_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """If mending would change what a spec means, nothing is written, and the exit code says that we are wrong."""
    monkeypatch.setattr(
        "raisable_gen.lint.edits.quoted", lambda code: Edit(1, 1, 1, 2, "P")
    )
    file = Path("specs", "acme.yaml")
    file.write_bytes(rejected("unquoted_code"))
    assert main(["lint", "--fix"]) == 3
    assert file.read_bytes() == rejected("unquoted_code")
    assert "a fault of our own" in capfd.readouterr().err


def test_edits_are_made_where_they_are_meant() -> None:
    """Edits may come in any order; a line feed becomes the line end of the file."""
    edits = [Edit(2, 2, 2, 3, "X"), Edit(1, 1, 1, 1, "<"), Edit(1, 4, 1, 4, "\n>")]
    assert apply("abc\ndef\n", edits) == "<abc\n>\ndXf\n"
    assert apply("abc\r\ndef", edits) == "<abc\r\n>\r\ndXf"


LAYOUTS = st.sampled_from(["braces", "braces over lines", "block", "explicit keys"])
WORDS = ["card", "not", "found", "null", "yes", "user", "frozen", "{0}", "é", "'s"]


@st.composite
def specs(draw: st.DrawFn) -> str:
    """A spec that compiles, with its rows in any layout and order of fields, codes with and without quotes, and comments."""
    lines = [
        "provider: Acme  # the provider",
        "title: Acme",
        "spaces: {code: {type: string}}",
        "groups:",
    ]
    used = draw(st.lists(st.integers(0, 999), min_size=1, max_size=8, unique=True))
    for position, number in enumerate(used):
        if position % 3 == 0:
            title = draw(st.sampled_from(["Group {}", '"Group: {}"']))
            title = title.format("ABC"[position // 3])
            name = draw(st.sampled_from(["", f"    name: N{position}x"]))
            head = [f"  - title: {title}  # group", name, "    codes:"]
            lines += [line for line in head if line]
        code = draw(st.sampled_from([f"{number:04}", f'"{number}"', f"'{number}'"]))
        message = f"{' '.join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4)))} T{number}x"
        fields = {"message": f'"{message}"', "category": "internal"}
        if "{0}" in message:
            holes = iter(range(9))
            text = re.sub(r"\{0\}", lambda found: f"{{{next(holes)}}}", message)
            names = [f"p{hole}" for hole in range(message.count("{0}"))]
            fields |= {"message": f'"{text}"', "params": f"[{', '.join(names)}]"}
        if draw(st.booleans()):
            fields["name"] = f"Name{chr(65 + position)}{chr(65 + position)}x"
        pairs = [f"{key}: {fields[key]}" for key in draw(st.permutations(list(fields)))]
        lines.append(f"      # on {number}")
        layout = draw(LAYOUTS)
        if layout == "braces":
            gap = draw(st.sampled_from(["", " "]))
            lines.append(f"      {code}: {{{gap}{', '.join(pairs)}{gap}}}  # row")
        elif layout == "braces over lines":
            lines += [f"      {code}: {{", *(f"          {x},  # f" for x in pairs)]
            lines += ["          }"]
        elif layout == "block":
            lines += [f"      {code}:", *(f"        {pair}  # field" for pair in pairs)]
        else:
            lines += [
                f"      ? {code}",
                *(f"      {':' if not at else ' '} {x}" for at, x in enumerate(pairs)),
            ]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join([*lines, ""])


CATEGORIES, _ = sources(ROOT / "specs")


@settings(max_examples=500 if os.environ.get("RAISABLE_FULL") == "1" else 30)
@given(specs())
def test_any_layout_is_mended(text: str) -> None:
    """However a spec is laid out, it means the same after it is mended, nothing is left to mend, and no comment is lost."""
    before = Source("acme", "specs/acme.yaml", "specs/acme.yaml", text.encode("utf-8"))
    assert examine(CATEGORIES, [before]).problems == []
    everything = frozenset(rules.RULES)
    (after,), count = mended(CATEGORIES, [before], everything)
    (again,), more = mended(CATEGORIES, [after], everything)
    assert (again, more) == (after, 0)
    left = {each.code for each in lint(CATEGORIES, [after], everything)}
    assert not {"RBL101", "RBL110"} & left
    mended_text = after.data.decode("utf-8")
    assert re.findall("#.*", mended_text) == re.findall("#.*", text)
    assert mended_text.count("\r\n") * (mended_text.count("\n") != 0) in (
        0,
        mended_text.count("\n"),
    )
    # What was there is there: letters and figures, but for names, quotes and the order of fields.
    kept = sorted(re.sub(r'name: "?\w+"?|[^\w]', "", mended_text))
    assert kept == sorted(re.sub(r'name: "?\w+"?|[^\w]', "", text))
