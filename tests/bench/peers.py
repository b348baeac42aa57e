"""Nothing in, what the exceptions of others cost out: import, and from a code to an exception.

Each peer is installed from the package index into a virtual environment that is thrown away; what does not install, or has
changed so that it does not run, is skipped with a word. The peers don't all do the same work: some keep more, or write the
whole message at once.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import bare
import raisable
from imports import own_times, providers, ratio
from raisable_gen import __version__
from table import figure, table

# Prints the modules that hold the exceptions, how many classes and enum members they have, and nanoseconds a statement.
PROBE = """\
import enum, gc, json, sys, timeit
class Bare(Exception): pass
peer = json.loads(sys.argv[1])
names = {}
exec(peer["setup"], names)
modules = [name for name in sys.modules if name == peer["modules"] or name.startswith(peer["modules"] + ".")]
own = [it for name in modules for it in vars(sys.modules[name]).values() if isinstance(it, type) and it.__module__ == name]
def ns(statement):
    if peer["raises"]:
        statement = f"try: {statement}\\nexcept Exception: pass"
    timer = timeit.Timer(statement, globals={**names, "Bare": Bare, "TABLE": {"a": Bare}, "code": "".join("a")})
    loops, _ = timer.autorange()
    return min(timer.repeat(7, loops)) / loops * 1e9
print(json.dumps({
    "modules": modules,
    "classes": sum(issubclass(it, Exception) for it in own),
    "members": sum(len(it) for it in own if issubclass(it, enum.Enum)),
    "limit": ns("raise TABLE[code]('m')" if peer["raises"] else "TABLE[code]('m')"),
    "known": ns(peer["known"]),
    "unknown": ns(peer["unknown"]),
}))
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A package, the module of its exceptions (with all below it), and statements for a documented code and another."""

    name: str
    requirement: str
    modules: str
    setup: str
    known: str
    unknown: str
    raises: bool = False


OURS = Peer(
    "raisable",
    "",
    "raisable",
    # `-X importtime` does not see what `from raisable import cardplus` loads through the package.
    f"import {', '.join(f'raisable.{name}' for name in providers())}; from raisable import cardplus",
    "cardplus.error_from_code(823, 'Insufficient balance')",
    "cardplus.error_from_code(9999, 'm')",
)
PEERS = (
    Peer(
        "Telethon",
        "telethon",
        "telethon.errors.rpcerrorlist",
        """\
from telethon.errors import rpc_message_to_error
from telethon.tl.types import RpcError
known, unknown = RpcError(400, 'CHAT_ADMIN_REQUIRED'), RpcError(400, 'NOT_DOCUMENTED')
""",
        "rpc_message_to_error(known, None)",
        "rpc_message_to_error(unknown, None)",
    ),
    Peer(
        "Kurigram",
        "kurigram",
        "pyrogram.errors.exceptions",
        """\
from pyrogram import raw
from pyrogram.errors import RPCError
known, unknown = (raw.types.RpcError(error_code=400, error_message=text) for text in ('CHAT_ADMIN_REQUIRED', 'NOT_DOCUMENTED'))
""",
        "RPCError.raise_it(known, raw.functions.Ping)",
        "RPCError.raise_it(unknown, raw.functions.Ping)",
        raises=True,
    ),
    Peer(
        "psycopg",
        "psycopg[binary]",
        "psycopg.errors",
        "from psycopg import errors",
        "errors.lookup('23505')('m')",
        "errors._class_for_state('23ZZZ')('m')",
    ),
    Peer(
        "asyncpg",
        "asyncpg",
        "asyncpg.exceptions",
        "from asyncpg.exceptions import PostgresError",
        "PostgresError.new({'C': '23505', 'M': 'm'})",
        "PostgresError.new({'C': '23ZZZ', 'M': 'm'})",
    ),
    Peer(
        "ccxt",
        "ccxt",
        "ccxt.base.errors",
        """\
import ccxt
exchange = ccxt.bybit()
exact = exchange.exceptions['exact']
known = next(iter(exact))
""",
        "exchange.throw_exactly_matched_exception(exact, known, 'm')",
        "exchange.throw_exactly_matched_exception(exact, 'none', 'm')",
        raises=True,
    ),
    Peer(
        "botocore",
        "botocore",
        "botocore.exceptions",
        """\
from botocore.session import get_session
client = get_session().create_client('dynamodb', region_name='us-east-1')
answer = {'Error': {'Code': 'ResourceNotFoundException', 'Message': 'm'}}
""",
        "client.exceptions.from_code('ResourceNotFoundException')(answer, 'GetItem')",
        "client.exceptions.from_code('NotDocumented')(answer, 'GetItem')",
    ),
)


def tables(scratch: Path, rounds: int) -> str:
    """Markdown; imports are run `rounds` times."""
    rows: list[tuple[str, ...]] = []
    skipped: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        python = _environment(Path(folder))
        for peer in (OURS, *PEERS):
            try:
                rows.append(_measured(peer, python, scratch, rounds))
            except subprocess.CalledProcessError as failure:
                told = str(failure.stderr).strip().splitlines() or ["no word"]
                skipped.append(f"{peer.name} ({told[-1][:200]})")
    heads = (
        "package",
        "classes",
        "enum members",
        "import: \u00b5s each",
        "ratio to bare",
    ) + ("known code: ns", "ratio", "unknown code: ns", "ratio")
    left_out = f"Skipped: {'; '.join(skipped)}.\n\n" if skipped else ""
    return (
        "Import is the time of the modules that hold the exceptions, without what they import from elsewhere, divided by what they "
        f"hold, beside a module of as many bare classes and members (medians of {rounds} fresh processes). A code is held against "
        "a look-up in a dict and a bare constructor; for Kurigram and ccxt, which raise, both are raised and caught. "
        "All are given the server's text. They do not all do the same work: raisable masks secrets in it, Telethon and Kurigram write "
        "the whole message at once, and ccxt raises nothing for an unknown code.\n\n"
        f"{left_out}{table(heads, rows)}"
    )


def _environment(folder: Path) -> str:
    venv.create(folder, with_pip=True, symlinks=True)
    return str(folder / "bin" / "python")


def _measured(peer: Peer, python: str, scratch: Path, rounds: int) -> tuple[str, ...]:
    """A row of the table. Raises `CalledProcessError` for what can't be installed or does not run."""
    version = __version__
    if peer.requirement:
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        _said([*pip, peer.requirement])
        name = peer.requirement.partition("[")[0]
        asked = f"from importlib.metadata import version; print(version({name!r}))"
        version = _said([python, "-c", asked]).strip()
    product = Path(str(raisable.__file__)).parents[1]
    inside = f"import sys; sys.path.append({str(product)!r})\n" + PROBE
    probe = [python, "-c", inside, json.dumps(asdict(peer))]
    found = json.loads(_said(probe, scratch))
    held = found["classes"] + found["members"]
    enums = [("StrEnum", found["members"])] if found["members"] else []
    (scratch / "bare_peer.py").write_text(bare.module(enums, found["classes"]), "utf-8")
    programs = {"peer": peer.setup, "bare": "import enum, bare_peer"}
    times = own_times(programs, [scratch, product], rounds, python)
    own = [taken for name, taken in times["peer"].items() if name in found["modules"]]
    each = [sum(taken) for taken in zip(*own, strict=True)]
    limit = found["limit"]
    return (
        f"{peer.name} {version}",
        str(found["classes"]),
        str(found["members"]),
        figure(median(each) / held),
        figure(ratio(each, times["bare"]["bare_peer"])),
        figure(found["known"]),
        figure(found["known"] / limit),
        figure(found["unknown"]),
        figure(found["unknown"] / limit),
    )


def _said(command: list[str], folder: Path | None = None) -> str:
    run = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout
