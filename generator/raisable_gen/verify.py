"""The texts of modules in, nothing out, or `SelfCheckFailed`: nothing is written but what the catalog asks for.

Security: the second layer. Whatever a spec, a template or a fault of ours makes of the text, it is parsed here as Python
parses it and held, statement by statement, against `blueprint`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from raisable_gen import blueprint
from raisable_gen.catalog import Catalog
from raisable_gen.problem import SelfCheckFailed


def verify(files: Mapping[str, str], catalog: Catalog) -> None:
    """Hold the modules among `files`, texts by file name, against the catalog; the runtime is copied, not made."""
    for provider in catalog.providers:
        name = f"{provider.module}.py"
        if name in files:
            banner = blueprint.provider_banner(provider)
            statements = blueprint.provider(catalog, provider)
            _verify(name, files[name], banner, statements)
    if "__init__.py" in files:
        statements = blueprint.package(catalog)
        _verify(
            "__init__.py", files["__init__.py"], blueprint.package_banner(), statements
        )


def _verify(
    name: str, text: str, banner: Sequence[str], statements: Iterable[str]
) -> None:
    # Bytes that an editor, a codec or a terminal may read otherwise than the parser does.
    if not text.isascii() or any(sign in text for sign in "\0\r\f\v\x1b"):
        raise SelfCheckFailed(f"{name}: a character that generated code never has")
    if text.split("\n", len(banner))[: len(banner)] != list(banner):
        raise SelfCheckFailed(f"{name}:1: the banner is not {' / '.join(banner)!r}")
    wanted = list(statements)
    try:
        same = all(
            found is not None
            and expected is not None
            and (_written(found) == expected or _plain(found) == _respelled(expected))
            for found, expected in zip_longest(_statements(text), wanted)
        )
        if not same:
            raise SelfCheckFailed(_difference(name, ast.parse(text).body, wanted))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as failure:
        raise SelfCheckFailed(f"{name}: this is not Python: {failure}") from None


def _statements(text: str) -> Iterator[ast.stmt]:
    """The statements of a module, parsed in pieces, so that a long text does not need memory in proportion.

    Where a piece is Python by itself, from its first column to its last line end, nothing of it reaches into the next: the
    pieces one after the other are the module. One that is cut inside a text in quotes is no Python, and grows.
    """
    start = end = 0
    while end < len(text):
        end = text.find(_CUT, end + _PIECE) + 1 or len(text)
        try:
            body = ast.parse(text[start:end]).body
        except SyntaxError:
            if end == len(text):
                raise
        else:
            start = end
            yield from body


_CUT = "\n\n\nclass "
_PIECE = 1_000_000
"""Characters."""


def _difference(name: str, body: list[ast.stmt], wanted: list[str]) -> str:
    """Which statement is too many or too few, in words."""
    found = [_plain(statement) for statement in body]
    expected = [_respelled(statement) for statement in wanted]
    at = next(
        (i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]),
        min(len(found), len(expected)),
    )
    added = [i for i in range(at, len(found)) if found[i] not in expected]
    lost = [statement for statement in expected[at:] if statement not in found]
    words: list[str] = []
    if added:
        words.append(
            f"the catalog has no such statement as {_excerpt(found[added[0]])}"
        )
    if lost:
        words.append(f"the catalog asks for {_excerpt(lost[0])}")
    where = added[0] if added else min(at, len(body) - 1)
    line = body[where].lineno if body else 1
    return f"{name}:{line}: {'; '.join(words) or 'a statement is out of order or twice: ' + _excerpt((found + expected)[at])}"


def _excerpt(statement: str) -> str:
    flat = " ".join(statement.split())
    return repr(flat if len(flat) <= 200 else f"{flat[:200]}...")


def _respelled(expected: str) -> str:
    """A statement of the blueprint as this Python's `ast.unparse` spells it."""
    return _plain(ast.parse(expected).body[0])


def _plain(statement: ast.stmt) -> str:
    """Any statement as text, its docstrings as `DOC`."""
    for node in _nested(statement):
        if _is_text(node):
            node.value.value = "..."  # type: ignore[attr-defined]
    return ast.unparse(statement)


def _nested(statement: ast.AST) -> Iterator[ast.AST]:
    """The statement and those in its blocks, and in theirs."""
    yield statement
    for block in ("body", "orelse", "handlers", "finalbody", "cases"):
        for inner in getattr(statement, block, ()):
            yield from _nested(inner)


def _is_text(node: ast.AST) -> bool:
    """Whether this is a text that stands alone, as docstrings do."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and type(node.value.value) is str
    )


def _written(statement: ast.stmt) -> str:
    """The same text as `_plain`, sooner, for the kinds of statement that a module has thousands of."""
    try:
        return _KINDS[type(statement)](statement)
    except KeyError:  # rare enough for `ast.unparse`
        return _plain(statement)


def _class(node: ast.ClassDef) -> str:
    if node.keywords or getattr(node, "type_params", None):
        raise KeyError
    head = "".join([f"@{_KINDS[type(name)](name)}\n" for name in node.decorator_list])
    bases = ", ".join([_KINDS[type(base)](base) for base in node.bases])
    body = "\n    ".join([_KINDS[type(inner)](inner) for inner in node.body])
    return f"{head}class {node.name}({bases}):\n    {body}"


def _text(node: ast.Expr) -> str:
    if not _is_text(node):
        raise KeyError
    return blueprint.DOC


def _assign(node: ast.Assign) -> str:
    if len(node.targets) != 1:
        raise KeyError
    return f"{_name(node.targets[0])} = {_KINDS[type(node.value)](node.value)}"


def _annotated(node: ast.AnnAssign) -> str:
    if not node.simple:  # the name in parentheses
        raise KeyError
    type_ = _KINDS[type(node.annotation)](node.annotation)
    return f"{_name(node.target)}: {type_} = {_KINDS[type(node.value)](node.value)}"


def _constant(node: ast.Constant) -> str:
    if type(node.value) not in _LITERALS:
        raise KeyError
    return repr(node.value)


def _name(node: ast.expr) -> str:
    """A name, dotted or not: what may be assigned, called, subscripted or asked for an attribute."""
    if type(node) is ast.Name:
        return node.id
    if type(node) is ast.Attribute:
        return f"{_name(node.value)}.{node.attr}"
    raise KeyError


def _subscript(node: ast.Subscript) -> str:
    if type(node.slice) is ast.Tuple:
        return f"{_name(node.value)}[{_items(node.slice.elts)}]"
    return f"{_name(node.value)}[{_KINDS[type(node.slice)](node.slice)}]"


def _items(nodes: list[ast.expr]) -> str:
    return ", ".join([_KINDS[type(node)](node) for node in nodes])


def _tuple(node: ast.Tuple) -> str:
    return f"({_items(node.elts)}{',' if len(node.elts) == 1 else ''})"


def _dict(node: ast.Dict) -> str:
    pairs = zip(node.keys, node.values)
    items = [
        (
            f"{_KINDS[type(key)](key)}: {_KINDS[type(value)](value)}"
            if key is not None
            else f"**{_name(value)}"
        )
        for key, value in pairs
    ]
    return f"{{{', '.join(items)}}}"


def _union(node: ast.BinOp) -> str:
    """`A | B | C`, the only operator that annotations have; it binds to the left."""
    if type(node.op) is not ast.BitOr or type(node.right) is ast.BinOp:
        raise KeyError
    return (
        f"{_KINDS[type(node.left)](node.left)} | {_KINDS[type(node.right)](node.right)}"
    )


def _call(node: ast.Call) -> str:
    arguments = [_KINDS[type(argument)](argument) for argument in node.args]
    for keyword in node.keywords:
        if keyword.arg is None:
            raise KeyError
        arguments.append(f"{keyword.arg}={_KINDS[type(keyword.value)](keyword.value)}")
    return f"{_name(node.func)}({', '.join(arguments)})"


_LITERALS = (str, int, bool, type(None))
_KINDS: dict[type[object], Callable[[Any], str]] = {
    ast.ClassDef: _class,
    ast.Expr: _text,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.Name: _name,
    ast.Attribute: _name,
    ast.Constant: _constant,
    ast.Subscript: _subscript,
    ast.Tuple: _tuple,
    ast.List: lambda node: f"[{_items(node.elts)}]",
    ast.Dict: _dict,
    ast.BinOp: _union,
    ast.Call: _call,
}
