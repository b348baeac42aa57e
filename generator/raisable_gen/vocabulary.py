"""The shared vocabulary in, the categories of the catalog out."""

from __future__ import annotations

from collections.abc import Mapping

from raisable_gen import catalog, names
from raisable_gen.node import Text, spelling
from raisable_gen.problem import Problem
from raisable_gen.spec import Category


def resolve_categories(
    written: Mapping[Text, Category], problems: list[Problem]
) -> tuple[catalog.Category, ...]:
    """In the order of the file; the class names differ from each other and from every builtin."""
    hides = "the class {} would hide a name of Python or of the package: choose another"
    taken = names.Taken(problems, names.HIDDEN, hides)
    for category in written.values():
        taken.take(category.name, category.name)
    return tuple(
        catalog.Category(
            key=str(key),
            class_name=str(category.name),
            description=str(category.description),
            retryable=category.retryable,
            http_status=category.http_status,
            grpc=spelling(category.grpc),
        )
        for key, category in written.items()
    )
