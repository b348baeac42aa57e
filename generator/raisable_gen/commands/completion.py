"""`raisable completion`: a script for a shell that completes commands and options, to stdout."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from raisable_gen import cli, output

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.description = (
        "Print a script that completes raisable's commands and options. Where it goes:\n\n"
        "  # bash, in ~/.bashrc\n"
        '  eval "$(raisable completion bash)"\n\n'
        "  # zsh, in ~/.zshrc after compinit\n"
        '  eval "$(raisable completion zsh)"\n\n'
        "  # fish, once\n"
        "  raisable completion fish > ~/.config/fish/completions/raisable.fish"
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell that you use")


def run(arguments: Namespace) -> int:
    """Always 0."""
    import shtab

    whole = ArgumentParser("raisable")
    whole.add_argument("--version", action="store_true", help="print the version")
    commands = whole.add_subparsers()
    for name, (_, summary) in cli.COMMANDS.items():
        parser = cli.parser(name)
        for action in parser.actions:
            if action.metavar == "DIR":
                setattr(action, "complete", shtab.DIRECTORY)
        commands.add_parser(name, help=summary, parents=[parser], add_help=False)
    output.result(shtab.complete(whole, arguments.shell) + "\n")
    return 0
