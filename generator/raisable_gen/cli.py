"""Arguments in, an exit code out: knows each command's name and summary, and loads the one that is asked for.

Starting has to be quick, so nothing is imported before it is known what for.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from raisable_gen import __version__, output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

    from raisable_gen.parser import Parser

# Name, module in `commands`, summary. In the order in which people need them.
COMMANDS = {
    "init": (
        "init",
        "Start a project: a spec, the configuration, rules for make and CI",
    ),
    "generate": ("generate", "Write the package from the specs"),
    "import": ("import_page", "Read a documentation page into a spec"),
    "lint": ("lint", "Say everything that is worth saying about the specs"),
    "explain": ("explain", "Say what a response code means"),
    "export": ("export", "Print the catalog as a table"),
    "schema": ("schema", "Print the JSON Schema of a spec, for editors"),
    "completion": ("completion", "Print a script for a shell that completes commands"),
}

DESCRIPTION = """\
Compile specs of response codes into typed Python exceptions.

A spec is a YAML file with a provider's documented codes, messages and groups. From all specs of a folder comes one Python
package without dependencies: an enum of the codes, an exception class for each error, and functions that find the class
for a code or a response."""

EPILOG = """\
Folders come from the options, else from [tool.raisable] in pyproject.toml (specs, out, templates).

Exit codes:

  0    nothing to report
  1    findings: the package is stale, lint has warnings, nothing fits the question
  2    wrong usage, configuration or spec
  3    a fault of raisable
  4    the environment: a missing package, a full disk, no permission
  130  interrupted"""


def run(args: Sequence[str]) -> int:
    """Run the command that `args` name. Raises `WrongUsage`, and `SystemExit` after the help."""
    if args and args[0] == "--version":
        output.result(f"raisable {__version__}\n")
        return 0
    # In every CI job and before every commit: to see that nothing has changed takes no parser.
    if list(args) == ["generate"] and _module("generate").nothing_to_do():
        return 0
    chosen = args[0] if args and args[0] in COMMANDS else _chosen(args[:1])
    arguments = parser(chosen).parse(args[1:])
    code: int = _module(chosen).run(arguments)
    return code


def parser(command: str) -> Parser:
    """The parser of one command, with its options and its help."""
    from raisable_gen.parser import Parser

    made = Parser(f"raisable {command}")
    _module(command).arguments(made)
    return made


def _module(command: str) -> ModuleType:
    return import_module(f"raisable_gen.commands.{COMMANDS[command][0]}")


def _chosen(first: Sequence[str]) -> str:
    """The command that the first word names."""
    from argparse import SUPPRESS

    from raisable_gen.parser import Parser, near

    top = Parser("raisable")
    top.usage = "raisable COMMAND [options]"
    commands = [f"  {name:<11} {summary}" for name, (_, summary) in COMMANDS.items()]
    top.description = DESCRIPTION + "\n\n" + "\n".join(commands)
    top.epilog = EPILOG
    top.add_argument("--version", action="store_true", help="print the version")
    top.add_argument("command", nargs="?", help=SUPPRESS)
    chosen: str | None = top.parse(first).command
    if chosen is None:
        top.error("which command? There are " + ", ".join(COMMANDS))
    if chosen not in COMMANDS:
        top.error(f"there is no command {chosen!r}" + near(chosen, COMMANDS))
    return chosen
