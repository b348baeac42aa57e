"""Glued rows of copied text whose titles say little: the rows show which words of the titles belong together, and where codes end."""

from __future__ import annotations

import pytest
from importing.reading import copied, copied_cells, copied_page


def test_a_title_of_several_words_behind_the_texts() -> None:
    text = "Purse errors\n\nCodeDescriptionMatching HTTP error code\npurse_emptyThe purse is empty402\npurse_lostNobody knows the purse404\nbad_keyThe key of the purse is missing or bent401\n"
    assert copied_cells(text) == [
        ("purse_empty", "", "The purse is empty", "402"),
        ("purse_lost", "", "Nobody knows the purse", "404"),
        ("bad_key", "", "The key of the purse is missing or bent", "401"),
    ]


def test_a_part_in_small_letters_before_the_code() -> None:
    text = "Purse errors\n\nModuleError Codedescription\npurse1failed to open the purse\npurse2purse is empty\npurse3unknown purse kind\npurse14a coin is missing in it\n"
    rows, asked = copied(text)
    assert rows == [
        ("1", "failed to open the purse"),
        ("2", "purse is empty"),
        ("3", "unknown purse kind"),
        ("14", "a coin is missing in it"),
    ]
    assert asked == []


def test_titles_of_which_we_know_half() -> None:
    text = "purse_codeDescriptionSoft/Hard declineBook 12 code\nPURSE_EMPTYThe purse is emptySOFT11\nPURSE_LOSTNobody knows the purseHARD-\nPURSE_SHUTThe purse is shutSOFT12\nKEY_BENTThe key does not fitHARD14\n"
    rows, _ = copied(text)
    assert rows == [
        ("PURSE_EMPTY", "The purse is empty"),
        ("PURSE_LOST", "Nobody knows the purse"),
        ("PURSE_SHUT", "The purse is shut"),
        ("KEY_BENT", "The key does not fit"),
    ]


def test_a_code_of_which_we_know_the_end() -> None:
    text = "Purses\n\nPrsCodeMeaning\n00All is well\n01Purse not found\n02Purse is open already\n"
    assert copied_page(text)[0] == [
        ("00", "All is well", "Purses"),
        ("01", "Purse not found", "Purses"),
        ("02", "Purse is open already", "Purses"),
    ]


def test_a_value_beside_its_symbol() -> None:
    text = "返回码列表\n\n返回码值错误描述\nPRS_EMPTY1钱包为空\nPRS_LOST-1钱包丢失\nPRS_KEY_INVALID-2钥匙不合适\nPRS_SHUT-3钱包已锁定\n"
    assert copied_cells(text) == [
        ("1", "PRS_EMPTY", "钱包为空", ""),
        ("-1", "PRS_LOST", "钱包丢失", ""),
        ("-2", "PRS_KEY_INVALID", "钥匙不合适", ""),
        ("-3", "PRS_SHUT", "钱包已锁定", ""),
    ]


def test_words_in_capitals_are_whole() -> None:
    """`INVALID` doesn't end in `ID`, nor `ERROR` in `OR`, where capitals stand before a sentence."""
    text = "CodeShort descriptionLong description\n400ERROR FOUNDThe purse has a hole\n404INVALID PURSE IDThe purse has no such number\n405INVALID COINThe coin is not round\n406UNPAID COIN FOUNDThe coin was not paid\n"
    assert copied(text) == (
        [
            ("400", "ERROR FOUND"),
            ("404", "INVALID PURSE ID"),
            ("405", "INVALID COIN"),
            ("406", "UNPAID COIN FOUND"),
        ],
        [],
    )


@pytest.mark.parametrize("article", ["A purse", "I know no purse"])
def test_a_word_of_one_letter_behind_a_code_in_capitals(article: str) -> None:
    text = f"CodeMessage\nPURSE_EMPTYThe purse is empty\nPURSE_LOSTNobody knows the purse\nCOIN_OLD{article} with such a coin\nPURSE_SHUTThe purse is shut\n"
    rows, asked = copied(text)
    assert rows[2] == ("COIN_OLD", f"{article} with such a coin") or asked


def test_a_code_that_may_end_in_an_abbreviation_is_asked_about() -> None:
    text = "CodeMessage\nCOINS_MAXMax coins in the purse\nCOINS_MINMin coins in the purse\nPURSE_LOSTNobody knows it\nPURSE_SHUTThe purse is shut\n"
    rows, asked = copied(text)
    for code, message in (("COINS_MAX", "Max coins in the purse"), ("COINS_MIN", "Min coins in the purse")):  # fmt: skip
        assert (code, message) in rows or any(code in each for each in asked)


@pytest.mark.parametrize(
    "line",
    [
        "getCode returnsThe code of the purse",
        "Error CodeIs Described here",
        "CodePurse DescriptionHttp",
    ],
)
def test_lines_above_no_rows_are_no_titles(line: str) -> None:
    rows, _ = copied(f"Purses\n\n{line}\nOpen the purse first.\nTake a coin.\nShut it.\n")  # fmt: skip
    assert rows == []


def test_numbers_names_and_texts_without_titles() -> None:
    """What all rows begin with shows the columns; that there are no titles is said once."""
    text = "Purse error codes\n\n0PRS_FINEAll is well\n-3PRS_EMPTYThe purse is empty\n-6PRS_LOSTNobody knows the purse\n-7PRS_KEY_BENTThe key does not fit.\n-12PRS_COIN_OLDA coin is too old\n"
    assert copied_cells(text) == [
        ("0", "PRS_FINE", "All is well", ""),
        ("-3", "PRS_EMPTY", "The purse is empty", ""),
        ("-6", "PRS_LOST", "Nobody knows the purse", ""),
        ("-7", "PRS_KEY_BENT", "The key does not fit.", ""),
        ("-12", "PRS_COIN_OLD", "A coin is too old", ""),
    ]
    asked = copied(text)[1]
    assert len(asked) == 1
    assert "no titles of columns: a number, a name and a text" in asked[0]


def test_a_word_is_not_cut_for_a_name() -> None:
    """No name ends in `Un`, nor does `2FA` end a name and begin a text."""
    text = "Purses\n\n100PRS_EMPTYThe purse is empty\n101PRS_KEY_ERRORUnKeyed\n102PRS_CHECK_FAIL2FA is off\n103PRS_LOSTNobody knows it\n104PRS_SHUTThe purse is shut\n"
    found = {code: (name, message) for code, name, message, _ in copied_cells(text)}
    asked = " ".join(copied(text)[1])
    assert found["100"] == ("PRS_EMPTY", "The purse is empty")
    assert found["101"] == ("PRS_KEY_ERROR", "UnKeyed") or "101" in asked
    assert found["102"] == ("PRS_CHECK_FAIL", "2FA is off") or "102" in asked


def test_symbols_below_titles_that_name_no_code() -> None:
    """Symbols are codes, whatever the title above them says, where all rows leave no choice."""
    text = "Purses\n\nDeğerAçıklama\nPURSE_EMPTYKese boş\nPURSE_LOSTKese kayıp\nKEY_BENTAnahtar eğri\nCOIN_OLDPara eski\n"
    rows, _ = copied(text)
    assert rows == [
        ("PURSE_EMPTY", "Kese boş"),
        ("PURSE_LOST", "Kese kayıp"),
        ("KEY_BENT", "Anahtar eğri"),
        ("COIN_OLD", "Para eski"),
    ]


def test_words_put_together_among_codes_of_several_words() -> None:
    """Where no line alone shows a code all rows together do; one whose code has blanks is asked about, and none is lost."""
    text = "Purse errors\n\nError CodeDescription\nBent KeyThe key does not fit.\nNo PurseNobody knows the purse.\npurseEmptyThe purse is empty.\ncoinTooOldThe coin is too old.\npurseShutThe purse is shut.\nkeyLostThe key was lost.\ncoinLostThe coin was lost.\n"
    rows, asked = copied(text)
    assert rows == [
        ("purseEmpty", "The purse is empty."),
        ("coinTooOld", "The coin is too old."),
        ("purseShut", "The purse is shut."),
        ("keyLost", "The key was lost."),
        ("coinLost", "The coin was lost."),
    ]
    assert len(asked) == 2
    assert "Bent KeyThe key" in asked[0] and "No PurseNobody" in asked[1]


def test_a_range_in_front_of_glued_words_is_no_row() -> None:
    text = "Purses\n\nCodeMessageSolution\n11XXPurse Errors\n1101No purse hereMake a purse\n1102Purse is openShut the purse\n1103Purse is lostFind the purse\n12XXKey Errors\n1201Key is bentTake a hammer\n1202Key is lostFind the key\n"
    rows, _ = copied(text)
    assert [code for code, _ in rows] == ["1101", "1102", "1103", "1201", "1202"]


def test_names_of_members_are_not_divided() -> None:
    """A text goes on in `coinKey`: the row is told, or asked about."""
    text = "CodeMessageResolution\n1No such purseVerify purseId and coinKey are right\n2No such keySend it again\n3Coin is oldVerify that coinDate is right\n4Purse is shutOpen the purse\n5Purse is lostFind the purse\n"
    rows, asked = copied(text)
    for code, message in (("1", "No such purse"), ("3", "Coin is old")):
        assert (code, message) in rows or any(f"{code} | " in each for each in asked)
    assert {("2", "No such key"), ("4", "Purse is shut"), ("5", "Purse is lost")} <= {*rows}  # fmt: skip


def test_codes_that_are_said_twice_are_asked_about() -> None:
    """`0505` on a line that `0101` and `0303` are around may be a code, and a text that begins with it."""
    text = "Purse codes\n\nCodeMessage\n0101Call the purse\n0303No such purse\n0505Purse is shut\n0606Purse is lost\n1212Coin is old\n"
    _, asked = copied(text)
    assert len(asked) == 5 and all("twice" in each for each in asked)
