"""The exception tree of a provider as lines of text, for the docstring of its module."""

from __future__ import annotations

from raisable_gen.catalog import Provider


def draw(provider: Provider) -> tuple[str, ...]:
    """One line a class, indented below the class it inherits from, with the code or the documented range."""
    children: dict[str, list[tuple[str, str]]] = {}
    children.setdefault(provider.root, []).append(
        (provider.invalid_response, "a response that can't be read")
    )
    for group in provider.groups:
        if group.class_name:
            children.setdefault(group.parent, []).append(
                (group.class_name, group.written_range or "")
            )
    for meanings in provider.meanings:
        children.setdefault(meanings.parent, []).append(
            (meanings.class_name, f"{meanings.code}, unless told apart")
        )
    for row in provider.rows:
        if row.class_name and row.parent:
            children.setdefault(row.parent, []).append((row.class_name, row.code))

    lines = [provider.root]

    def draw_below(name: str, indent: str) -> None:
        for child, remark in children.get(name, ()):
            lines.append(
                f"{indent}+-- {child}  {remark}" if remark else f"{indent}+-- {child}"
            )
            if child in children:
                draw_below(child, indent + "    ")

    draw_below(provider.root, "")
    return tuple(lines)
