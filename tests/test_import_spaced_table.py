"""A table in one line with a blank between all of its cells: the codes of all rows decide what begins one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing.reading import copied, copied_cells


def test_numbers_of_any_length_before_texts() -> None:
    text = "Purse errors\n\nCode Description 0 All is well 1 Purse Burst 11 The purse is too small for this coin 41 Purse was lost 42 Purse was found 403 Access Denied 404 Not Found 410 The purse is gone 500 Purse burst\n"
    rows, asked = copied(text)
    assert rows == [
        ("0", "All is well"),
        ("1", "Purse Burst"),
        ("11", "The purse is too small for this coin"),
        ("41", "Purse was lost"),
        ("42", "Purse was found"),
        ("403", "Access Denied"),
        ("404", "Not Found"),
        ("410", "The purse is gone"),
        ("500", "Purse burst"),
    ]
    assert all("may begin another row" in each for each in asked)


def test_statuses_behind_the_texts() -> None:
    text = "ErrorCode Description HTTP Status Code 0 All is well 200 10001 Purse Error 200 10002 Purse holds less than 100 coins 400 10003 api-key can't be read 401 10004 Too many coins, please try 3 later 429\n"
    assert copied_cells(text) == [
        ("0", "", "All is well", "200"),
        ("10001", "", "Purse Error", "200"),
        ("10002", "", "Purse holds less than 100 coins", "400"),
        ("10003", "", "api-key can't be read", "401"),
        ("10004", "", "Too many coins, please try 3 later", "429"),
    ]
    assert copied(text)[1] == []


def test_names_before_the_codes() -> None:
    text = "错误 错误码 释义 HTTP 状态码 OK 0 ok 200 ErrPurse 97 通用错误 200 ErrPurseLost 98 钱包不存在 404 ErrKeyBent 99 钥匙弯曲，请稍后重试 200 ErrCoinOld 100 硬币太旧 400\n"
    assert copied(text)[0] == [
        ("0", "ok"),
        ("97", "通用错误"),
        ("98", "钱包不存在"),
        ("99", "钥匙弯曲，请稍后重试"),
        ("100", "硬币太旧"),
    ]


def test_titles_that_only_end_like_some() -> None:
    text = "Error kinds\n\nPurse2PurseErrorType Description DECLINED Purse declined EMPTY_PURSE Empty purse EXPIRED_KEY Key expired INVALID_PIN Invalid PIN PIN_TRIES_OVER PIN tries are over TIMEOUT Purse timeout UNKNOWN Other error\n"
    rows, _ = copied(text)
    assert rows == [
        ("DECLINED", "Purse declined"),
        ("EMPTY_PURSE", "Empty purse"),
        ("EXPIRED_KEY", "Key expired"),
        ("INVALID_PIN", "Invalid PIN"),
        ("PIN_TRIES_OVER", "PIN tries are over"),
        ("TIMEOUT", "Purse timeout"),
        ("UNKNOWN", "Other error"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["Purse closed with error", "Under repair", "Lost", "Key bent"],
        ["Not more than", "Items", "Lost", "Key bent"],
    ],
)
def test_what_may_be_of_the_text_is_asked_about(texts: list[str]) -> None:
    """A short number behind `error` or `than` may be one of the text, or begin a row: the row is told or asked about."""
    codes = [401, 503, 504, 601]
    table = " ".join(f"{code} {text}" for code, text in zip(codes, texts, strict=True))
    rows, asked = copied(f"Purse errors\n\nCode Description {table}\n")
    wanted = [(str(code), text) for code, text in zip(codes, texts, strict=True)]
    assert rows == wanted or asked


def test_a_name_of_several_words_is_asked_about() -> None:
    text = "Purse errors\n\nHTTP Status Name Description 400 Bad Purse The purse was bent 401 Unknown No key fits 403 Shut The purse is shut for you 404 Not There Nobody knows the purse\n"
    rows, asked = copied(text)
    assert len(rows) == len(asked) == 4


def test_texts_that_all_begin_with_a_symbol_are_asked_about() -> None:
    text = "Purse errors\n\nCode Description 4221 NO_PURSE No purse is there 4222 NO_KEY No key is there 4223 NO_COIN No coin is there 4224 NO_LUCK No luck today\n"
    assert copied_cells(text)[0][:3] == ("4221", "NO_PURSE", "No purse is there") or len(copied(text)[1]) == 4  # fmt: skip


_WORDS = (
    "purse coin key lost bent old missing Purse Coin Key than of 30 5 API id".split()
)


@settings(max_examples=60, deadline=None)
@given(
    first=st.sampled_from([100, 1000, 20001]),
    steps=st.lists(st.integers(1, 9), min_size=3, max_size=12),
    texts=st.data(),
)
def test_rows_are_exact_or_asked_about(
    first: int, steps: list[int], texts: st.DataObject
) -> None:
    codes, wanted = first, []
    for step in steps:
        words = texts.draw(st.lists(st.sampled_from(_WORDS), max_size=4))
        wanted.append((str(codes), " ".join(["Invalid", *words])))
        codes += step
    table = " ".join(" ".join(row) for row in wanted)
    rows, asked = copied(f"Purse errors\n\nCode Description {table}\n")
    missing = [row for row in wanted if row not in rows]
    assert not missing or len(asked) >= 1
