"""A number of codes in, the text of a provider's spec with so many codes out, the same each time.

It is like the real ones: groups of some dozen codes with a range each, texts from two words to three sentences, names
pinned or derived, every category, now and then a placeholder, a pending code or a word on retries.
`python tests/bench/synthetic.py 10000 > specs/acme.yaml`
"""

from __future__ import annotations

import sys

OPERATIONS = """
    Incoming Outgoing Internal External Scheduled Recurring Reversed Partial Instant Delayed Manual Automatic Domestic
    International Primary Secondary Temporary Virtual Physical Shared Personal Corporate Linked Frozen Archived Pending
    Historic Daily Weekly Monthly Quarterly Yearly First Last Current Previous Next Original Duplicate Foreign
    """.split()
THINGS = """
    Account Address Agent Agreement Amount Asset Balance Bank Batch Beneficiary Bill Branch Card Cardholder Certificate
    Chain Channel Contract Country Currency Customer Deposit Device Document Email Employer Exchange Fee Identity Invoice
    Ledger Limit Loan Margin Member Merchant Message Network Order Passport Password Payee Payment Phone Position Price
    Quote Receipt Recipient Refund
    """.split()
TROUBLES = """
    NotFound NotSupported NotAllowed NotActive NotVerified NotReady NotAssigned NotConfigured NotShared NotSigned
    AlreadyExists AlreadyClosed AlreadyPaid AlreadyUsed AlreadyLinked AlreadyApproved AlreadyCancelled AlreadyReported
    Invalid Required Expired Blocked Rejected Locked Suspended Mismatch TooLong TooShort TooLarge TooSmall TooOld TooNew
    Unavailable Unknown Unreadable Incomplete Inconsistent Outdated Misplaced Restricted Withdrawn Disputed Overdue
    Overdrawn Exhausted Unsigned Unpaid Unmatched Undelivered Unconfirmed
    """.split()
CATEGORIES = (
    "invalid_request",
    "not_found",
    "already_exists",
    "invalid_state",
    "insufficient_funds",
    "limit_exceeded",
    "unsupported",
    "permission_denied",
)
TAILS = (
    "",
    "",
    ", please check",
    " for the customer in question",
    ": correct the request and send it once more, or ask the support desk for help",
    '. See "Limits" in the handbook. It can\'t be changed through this interface, only by the desk in charge of it',
)
MOST = len(OPERATIONS) * len(THINGS) * len(TROUBLES)
GROUP = 40


def spec(codes: int) -> str:
    """The YAML text of a spec with that many codes, at most `MOST`, and one success beside them."""
    if codes > MOST:
        raise ValueError(f"there are words for {MOST} codes")
    lines = [
        "provider: Acme",
        "title: Acme response codes",
        "docs:",
        "  url: https://docs.acme.example/errors",
        "  retrieved: 2026-11-20",
        "spaces:",
        "  code: {type: integer, success: [0]}",
        "groups:",
        "  - title: Success",
        "    codes:",
        '      "0": {name: Success, message: OK}',
    ]
    for place in range(codes):
        group, inside = divmod(place, GROUP)
        if inside == 0:
            first = THINGS[group % len(THINGS)]
            lines += [
                f"  - title: {first} operations, part {group // len(THINGS) + 1} ({group + 10}xx)",
                f"    name: {first}Part{group // len(THINGS) + 1}",
                f"    range: {group + 10}xx",
                "    codes:",
            ]
        lines.append(f'      "{(group + 10) * 100 + inside}": {{{_row(place)}}}')
    return "\n".join(lines) + "\n"


def _row(place: int) -> str:
    # A step that has no divisor in common with MOST meets each combination of words once.
    mixed = place * 7919 % MOST
    mixed, trouble = divmod(mixed, len(TROUBLES))
    operation, thing = divmod(mixed, len(THINGS))
    words = (OPERATIONS[operation], THINGS[thing], TROUBLES[trouble])
    said = "".join(f" {c.lower()}" if c.isupper() else c for c in words[2])
    message = f"{words[0]} {words[1].lower()} is{said}{TAILS[place % len(TAILS)]}"
    fields = [f"name: {''.join(words)}"] if place % 4 else []
    if place % 25 == 7:
        fields.append("params: [reference]")
        message += ", reference {0}"
    fields.append(f"message: '{message.replace(chr(39), 2 * chr(39))}'")
    if place % 50 == 11:
        fields.append("kind: pending")
    else:
        fields.append(f"category: {CATEGORIES[place % len(CATEGORIES)]}")
    if place % 30 == 13:
        fields.append("retryable: true")
    return ", ".join(fields)


if __name__ == "__main__":
    print(spec(int(sys.argv[1])), end="")
