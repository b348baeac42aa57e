"""Which function finds what: the rules of lint by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from raisable_gen.lint import (
    about_codes,
    about_meaning,
    about_names,
    about_origin,
    about_texts,
)
from raisable_gen.lint.file import File
from raisable_gen.lint.finding import Finding

CHECKS: dict[str, Callable[[File], Iterator[Finding]]] = {
    "RBL101": about_names.unpinned,
    "RBL102": about_names.unstable,
    "RBL103": about_names.similar,
    "RBL104": about_names.misleading,
    "RBL110": about_codes.unquoted,
    "RBL111": about_codes.similar,
    "RBL112": about_codes.disordered,
    "RBL120": about_texts.similar,
    "RBL121": about_texts.holes,
    "RBL122": about_texts.foreign,
    "RBL123": about_texts.confusable,
    "RBL124": about_texts.cards,
    "RBL130": about_meaning.success_like,
    "RBL131": about_meaning.pending_like,
    "RBL132": about_meaning.retry_hint,
    "RBL133": about_meaning.uncategorized,
    "RBL140": about_origin.no_source,
    "RBL141": about_origin.no_date,
    "RBL142": about_origin.empty_group,
    "RBL143": about_origin.unclear_date,
}
