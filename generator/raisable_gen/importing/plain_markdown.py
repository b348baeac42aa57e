"""What is written of a page as plain Markdown: its lines, the headings in place of marks, and what is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from raisable_gen.importing.page import Heading

# The level of a heading in Markdown ends at 6.
LEVEL = 7
MAX_OPEN = 32
_MARK = "<!-- -->"


@dataclass(slots=True)
class _Open:
    """What is open: its name, the level of its heading or 0, and how far a container is indented that ends with that."""

    name: str
    level: int
    indent: int = -1
    # How far the first line in it is indented, which the others are as well.
    inner: int = -1


@dataclass(slots=True)
class Plain:
    """Plain Markdown: its lines, the number of each on the page, the headings that stand in place of marks, by line, and what is
    open."""

    lines: list[str] = field(default_factory=list[str])
    numbers: list[int] = field(default_factory=list[int])
    headings: dict[int, Heading] = field(default_factory=dict[int, Heading])
    # Whether there are components: what is indented in them is no code.
    nested: bool = False
    open: list[_Open] = field(default_factory=list[_Open])

    def add(self, line: str, number: int) -> None:
        """Put a line here, the one with this `number` on the page."""
        self.lines.append(line)
        self.numbers.append(number)

    def mark(self, level: int, title: str, number: int) -> None:
        """Put a heading here; one without a title closes those down to `level`."""
        self.add("", number)
        self.headings[len(self.lines)] = Heading(level, title, number)
        self.add(_MARK, number)
        self.add("", number)

    def moved(self, line: str) -> str:
        """A line without the indentation that all have in what is open: it is no part of Markdown."""
        bare = line.lstrip(" \t")
        if not self.open or not bare:
            return line
        last = self.open[-1]
        indent = len(line) - len(bare)
        if last.inner < 0:
            last.inner = indent
        return line[min(indent, last.inner) :]

    def enter(self, name: str, title: str, number: int, indent: int = -1) -> None:
        """Go on in what is called `name`; a `title` is a heading, and an `indent` is that of a container that ends with it."""
        self.nested = True
        level = LEVEL + sum(1 for each in self.open if each.level) if title else 0
        if title:
            self.mark(level, title, number)
        else:
            self.add("", number)
        self.open.append(_Open(name, level, indent))
        del self.open[:-MAX_OPEN]

    def entitle(self, title: str, number: int) -> None:
        """Give what is open its title."""
        if self.open and self.open[-1].name == "details":
            self.open.pop()
        self.enter("details", title, number)

    def is_open(self, name: str) -> bool:
        """Whether something called `name` is open."""
        return any(each.name == name for each in self.open)

    def close(self, name: str, number: int) -> None:
        """Close what is called `name`, and what is open in it."""
        self.add("", number)
        if not self.is_open(name):
            return
        while self.open:
            if self._end(number) == name:
                return

    def close_indented(self, indent: int, number: int) -> None:
        """Close the containers that a line with so much `indent` ends."""
        while self.open and self.open[-1].indent >= indent:
            self._end(number)

    def _end(self, number: int) -> str:
        """Close what was opened last; gives its name."""
        last = self.open.pop()
        if last.level:
            self.mark(last.level, "", number)
        return last.name
