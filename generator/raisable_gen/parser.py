"""argparse as we want it: no shortened options, help that fits the window, and complaints that name the cure."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from raisable_gen import output

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing takes as long as importing argparse
    from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that takes no shortened options and says what would be right."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, formatter_class=_Help, allow_abbrev=False)

    def parse(self, args: Sequence[str]) -> argparse.Namespace:
        """All of `args`. Raises `WrongUsage`, and `SystemExit` after `--help`."""
        arguments, extra = self.parse_known_args(args)
        if not extra:
            return arguments
        if not extra[0].startswith("-"):
            self.error(f"{extra[0]!r} is one argument too many")
        name = extra[0].partition("=")[0]
        known = [option for each in self.actions for option in each.option_strings]
        self.error(f"there is no option {name}" + near(name, known))

    @property
    def actions(self) -> Sequence[argparse.Action]:
        """Its options and arguments."""
        return self._actions

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments. Raises `WrongUsage`."""
        from raisable_gen.problem import WrongUsage

        raise WrongUsage(f"{self.prog}: {message}", f"{self.prog} --help")


class _Help(argparse.HelpFormatter):
    """Wraps each paragraph to the window; one that begins with spaces keeps its lines."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=min(output.columns(), 100) - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n\n".join(
            part if part[:1] == " " else super(_Help, self)._fill_text(part, width, "")
            for part in text.split("\n\n")
        )


def near(word: str, known: Iterable[str]) -> str:
    """What someone who wrote `word` may have meant, as the end of a sentence."""
    import difflib

    known = list(known)
    found = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {found[0]}?" if found else f"; there are {', '.join(known)}"
