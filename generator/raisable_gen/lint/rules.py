"""All rules by code: those of `generate`, and those that only lint has. Codes are append-only."""

from __future__ import annotations

from collections.abc import Iterable

from raisable_gen.lint.errors import ERRORS
from raisable_gen.lint.rule import Rule

ADVICE = (
    # Names
    Rule(
        "RBL101",
        "unpinned-name",
        "warning",
        "A row or a group without `name`: its class is named by the words of the documented text.",
        "The name is what users catch. When the provider rewords the text, or a row with the same text comes, it changes or is refused.",
        '"1001": {message: card not found, category: not_found}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found}',
        fixable=True,
    ),
    Rule(
        "RBL102",
        "unstable-name",
        "warning",
        "A name with a figure of the text in it, or with a number at its end that is not the code's.",
        "A limit of 10 today is 20 tomorrow, and a counted name depends on its neighbours; the name must stay.",
        '"1001": {name: AtMost10Cards, message: at most 10 cards, category: limit_exceeded}',
        '"1001": {name: TooManyCards, message: at most 10 cards, category: limit_exceeded}',
    ),
    Rule(
        "RBL103",
        "similar-names",
        "warning",
        "Two names of a provider that differ in one letter, in look-alike characters, or only in the order of their words.",
        "Who catches one will sooner or later write the other, and nothing will say so.",
        '"1001": {name: EmailInvalid, message: email error, category: invalid_request}\n'
        '"1002": {name: InvalidEmail, message: the address is wrong, category: invalid_request}',
        '"1001": {name: EmailInvalid, message: email error, category: invalid_request}\n'
        '"1002": {name: EmailAddressInvalid, message: the address is wrong, category: invalid_request}',
    ),
    Rule(
        "RBL104",
        "misleading-name",
        "warning",
        "A name whose words contradict the documented text: NotFound for what exists already, Invalid for what has expired, a lost negation.",
        "Users read the name and not the text: they would handle the wrong case.",
        '"1001": {name: CardNotFound, message: card already exists, category: already_exists}',
        '"1001": {name: CardAlreadyExists, message: card already exists, category: already_exists}',
    ),
    # Codes
    Rule(
        "RBL110",
        "unquoted-code",
        "warning",
        "A code without quotes that other readers of YAML take for a number, a date or a truth value.",
        "raisable reads it as it is spelled. Editors, schemas and scripts turn 0200 into 200 or 128, and 1e3 into 1000.",
        "1001: {name: CardNotFound, message: card not found, category: not_found}",
        '"1001": {name: CardNotFound, message: card not found, category: not_found}',
        fixable=True,
    ),
    Rule(
        "RBL111",
        "similar-codes",
        "warning",
        "Two codes of a space that differ only in leading zeros, in capitals, in separators or in look-alike characters.",
        "One of them is likely mistyped, and who compares codes as numbers takes them for one.",
        "spaces: {code: {type: string}}\ngroups:\n  - title: Cards\n    name: Card\n    codes:\n"
        '      "0200": {name: CardNotFound, message: card not found, category: not_found}\n'
        '      "200": {name: CardFrozen, message: the card is frozen, category: invalid_state}',
        "spaces: {code: {type: string}}\ngroups:\n  - title: Cards\n    name: Card\n    codes:\n"
        '      "0200": {name: CardNotFound, message: card not found, category: not_found}\n'
        '      "0201": {name: CardFrozen, message: the card is frozen, category: invalid_state}',
    ),
    Rule(
        "RBL112",
        "field-order",
        "note",
        "The fields of a row stand in another order than the one in which the guide lists them, the name first.",
        "Rows are read as columns of a table, and a diff of two specs is short when their columns agree. The order has no meaning.",
        '"1001": {message: card not found, category: not_found, name: CardNotFound}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found}',
        fixable=True,
    ),
    # Texts
    Rule(
        "RBL120",
        "similar-messages",
        "warning",
        "Two codes with the same text in one group, or with texts that differ in a letter, in punctuation or in the order of words.",
        "Nothing tells the two apart, or a text was copied wrongly from the page. If the page has it so, suppress it and say so.",
        '"1001": {name: CardNotFound, message: card not found, category: not_found}\n'
        '"1002": {name: OtherCardNotFound, message: card not found, category: not_found}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found}\n'
        '"1002": {name: OtherCardNotFound, message: the other card was not found, category: not_found}',
    ),
    Rule(
        "RBL121",
        "lost-placeholder",
        "warning",
        'A text with a hole where a value belongs: "max 0", "at least  characters", empty quotes, an end like "less than".',
        "Renderers of documentation swallow {0}. With the placeholder, the value that arrives becomes an attribute of the exception.",
        '"1001": {name: TextTooShort, message: "at least  characters", category: invalid_request}',
        '"1001": {name: TextTooShort, message: "at least {minimum} characters", category: invalid_request}',
    ),
    Rule(
        "RBL122",
        "foreign-placeholder",
        "warning",
        "A placeholder of another notation: %s, {}, ${name}, {{name}}, <name>.",
        "It is taken for plain text: what arrives will not be recognised, and its value is lost. A `template` can say it in our notation.",
        '"1001": {name: FieldRequired, message: "%s is required", category: invalid_request}',
        '"1001": {name: FieldRequired, message: "%s is required", category: invalid_request, template: "{field} is required"}',
    ),
    Rule(
        "RBL123",
        "confusable-characters",
        "warning",
        "A letter of another script within a word, a word of look-alike letters, a full-width letter or digit, or a space that is no plain space.",
        "It looks like the text of the page and is not equal to it; whoever searches for it finds nothing.",
        '"1001": {name: CardNotFound, message: "c\u0430rd not found", category: not_found}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found}',
    ),
    Rule(
        "RBL124",
        "card-number",
        "warning",
        "A number that has the length and the check digit of a payment card.",
        "Specs are committed, packaged and logged: a real card number must not be among them. Write a placeholder or x in its place.",
        '"1001": {name: CardFrozen, message: card 4111 1111 1111 1111 is frozen, category: invalid_state}',
        '"1001": {name: CardFrozen, message: "card {number} is frozen", category: invalid_state}',
    ),
    # Meanings
    Rule(
        "RBL130",
        "success-like-error",
        "warning",
        "A text that speaks of success, in a row that is declared an error.",
        "Users would get an exception after their money has moved. Say `kind: success`, or list the code as a success of its space.",
        '"1001": {name: CardAdded, message: card added successfully, category: already_exists}',
        '"1001": {name: CardAdded, message: card added successfully, kind: success}',
    ),
    Rule(
        "RBL131",
        "pending-like-error",
        "warning",
        "A text that speaks of something unfinished, in a row that is declared an error.",
        "Users would take it for a failure and do it again. Say `kind: pending` if the outcome is open.",
        '"1001": {name: TransferProcessing, message: the transfer is being processed, category: invalid_state}',
        '"1001": {name: TransferProcessing, message: the transfer is being processed, kind: pending}',
    ),
    Rule(
        "RBL132",
        "retry-hint",
        "warning",
        "A text that asks to try again, in a row of which it is not known whether a retry may help.",
        "Retry loops ask `retryable`. Say true if the very same request may succeed later, false if something has to change first.",
        '"1001": {name: SystemBusy, message: "busy, try again later", category: operation_failed}',
        '"1001": {name: SystemBusy, message: "busy, try again later", category: operation_failed, retryable: true}',
    ),
    Rule(
        "RBL133",
        "missing-category",
        "warning",
        "An error without a category.",
        "Nobody who catches the shared meaning (`except NotFound`) catches it.",
        '"1001": {name: CardNotFound, message: card not found}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found}',
    ),
    # Origin
    Rule(
        "RBL140",
        "missing-source",
        "warning",
        "A spec without the address of its documentation page.",
        "Nobody can check a row, and the exceptions can't say where they are documented.",
        "docs: {retrieved: 2026-11-20}",
        "docs: {url: https://docs.acme.example/errors, retrieved: 2026-11-20}",
    ),
    Rule(
        "RBL141",
        "missing-date",
        "warning",
        "A spec that does not say when its page was read.",
        "Pages change: without the date nobody knows whether a difference is news or a slip.",
        "docs: {url: https://docs.acme.example/errors}",
        "docs: {url: https://docs.acme.example/errors, retrieved: 2026-11-20}",
    ),
    Rule(
        "RBL142",
        "empty-group",
        "warning",
        "A group without codes and without a range.",
        "It gives no class and no code finds it: it is left over, or its codes were lost.",
        "- title: Cards\n  name: Card\n  codes: {}",
        "- title: Cards (1xxx)\n  name: Card\n  range: 1xxx\n  codes: {}",
    ),
    Rule(
        "RBL143",
        "unclear-date",
        "warning",
        "A `since`, `deprecated`, `removed` or `retrieved` that is neither a day of the calendar nor a version.",
        "`removed: true` does not say since when, and no 31st of February can be compared.",
        '"1001": {name: CardNotFound, message: card not found, category: not_found, removed: "true"}',
        '"1001": {name: CardNotFound, message: card not found, category: not_found, removed: 2026-11-20}',
    ),
    # Suppressions
    Rule(
        "RBL190",
        "bad-suppression",
        "warning",
        "A suppression without a reason, of another form, or for a rule that can't be suppressed or does not exist.",
        "It suppresses nothing. The reason is for the next reader, who else can't know whether it still holds.",
        '# raisable: ignore[RBL133]\n"1001": {name: Unclear, message: no comment}',
        '# raisable: ignore[RBL133] the page says nothing of its cause\n"1001": {name: Unclear, message: no comment}',
    ),
    Rule(
        "RBL191",
        "unused-suppression",
        "warning",
        "A suppression of something that is not there.",
        "It would hide the next slip in its line.",
        '# raisable: ignore[RBL133] the page says nothing of its cause\n"1001": {name: Failed, message: it failed, category: internal}',
        '"1001": {name: Failed, message: it failed, category: internal}',
    ),
)
RULES = {rule.code: rule for rule in (*ERRORS, *ADVICE)}
# What a comment or the configuration may suppress: whatever `generate` does not refuse, except slips in suppressions.
SUPPRESSIBLE = frozenset(
    code
    for code, rule in RULES.items()
    if rule.severity != "error" and code not in ("RBL190", "RBL191")
)


def explained(code: str) -> str | None:
    """The text of one rule, or `None` if there is none with this code."""
    rule = RULES.get(code.upper())
    return None if rule is None else rule.text


def matching(prefixes: Iterable[str]) -> frozenset[str]:
    """The codes that begin with one of `prefixes`. Raises `KeyError` with the first prefix that no code begins with."""
    found: set[str] = set()
    for prefix in prefixes:
        matched = {code for code in RULES if prefix and code.startswith(prefix.upper())}
        if not matched:
            raise KeyError(prefix)
        found |= matched
    return frozenset(found)
