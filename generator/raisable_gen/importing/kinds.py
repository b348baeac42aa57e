"""The titles of columns in, what stands under each out, as far as it helps to divide a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from raisable_gen.importing import column_titles, title_words
from raisable_gen.importing.code_column import VALUES

_STATUS = re.compile("[1-5][0-9]{2}", re.ASCII)
_NAMES = (
    frozenset(title_words.NAME)
    - set("type errortype exception exceptionname key errorkey error label".split())
    | VALUES
)
# What stands above names where another column has the codes.
_ERRORS = frozenset("error ошибка 错误 錯誤 エラー 에러 오류".split())


def kinds_in(titles: Sequence[str], rows: Sequence[str]) -> list[str]:
    """What stands under each title of a table with these rows: under `Status` a text where hardly a row has a status of HTTP."""
    kinds = kinds_of(titles)
    has_statuses = sum(map(bool, map(_STATUS.search, rows))) * 3 > len(rows)
    return kinds if has_statuses else ["text" if kind == "http" else kind for kind in kinds]  # fmt: skip


def kinds_of(titles: Sequence[str]) -> list[str]:
    """What stands under each title, as far as it helps to divide a line: code, http, name, flag or text."""
    if not titles:
        return ["code", "text"]
    kinds: list[str] = []
    for title in titles:
        word = column_titles.known(title)
        others = [other for other in titles if other is not title]
        is_status = column_titles.is_status_title(title)
        if len(titles) > 2 and (
            is_status or column_titles.is_status_beside(title, others)
        ):
            kinds.append("http")
        elif "code" not in kinds and column_titles.is_code_title(title):
            kinds.append("code")
        elif "code" not in kinds and not word:
            has_code = any(map(column_titles.is_code_title, others))
            kinds.append("name" if has_code else "code")
        elif "retr" in word:
            kinds.append("flag")
        elif word in _NAMES or (
            word in _ERRORS and any(map(column_titles.is_code_title, others))
        ):
            kinds.append("name")
        else:
            kinds.append("text")
    if "code" not in kinds:
        errors = (
            at
            for at, title in enumerate(titles)
            if column_titles.is_error_title(title) and kinds[at] != "http"
        )
        kinds[next(errors, 0)] = "code"
    return kinds
