"""The words that texts and codes of this field are made of, for telling where one ends and the next begins: `requestnot_found`."""

from __future__ import annotations

import re
from collections.abc import Collection

WORDS = frozenset("""
    a above accepted access account accounts action active address allowed already amount an and api apikey app application are argument
    arguments asset at attempt attempts auth authenticated authentication authorization authorized available bad balance bank batch be been
    below blocked body bucket business busy by call can cancel canceled cancelled cannot card cards change channel characters charge check
    checksum client closed code condition configuration conflict conflicts connection contact content could country created credentials
    currency customer daily data database date decimal declined default delete deleted denied deposit deprecated detected device did
    digest disabled disallowed document does down duplicate duplicated email empty enabled endpoint entity entry environment error errors
    exceed exceeded exceeds exist existing exists expected expired expiry external fail failed fails failure field fields file files fix
    for forbidden form format found from frozen full fund funds gateway generic gone grant group handle has have header headers hash high
    host id identity illegal in inactive incomplete incorrect input instance insufficient integrity internal invalid invoice ip is issuer
    item job json key keys kyc large later length level limit limited limits list load local lock locked login long lost low maintenance
    malformed market match matched maximum media memory merchant message method minimum mismatch missing mobile mode model module more
    moved multiple must name network new no not null number object of offline ok on online only open operation option or order origin
    outage out output over own owner page parameter parameters params parse part password path pay payload payment payments pending
    permission permissions permitted phone pin plan platform please port position precondition present price processing product profile
    prohibited project provided provider proxy purchase quantity query queue quota range rate reached read received record redirect
    reference refund refused region reject rejected remote request requested requests required resource response restricted result retry
    risk role route rule running runtime same schema scope script secret security server service session set setting settings should sign
    signature size sms socket source space state status step storage store strategy subscription success successful successfully support
    supported suspended symbol syntax system table target task template temporarily temporary tenant terminal than that the there this
    throttled time timeout timestamp to token tokens too trade trading traffic transaction transfer try twice type unable unauthenticated
    unauthorized unavailable unexpected unique unknown unprocessable unreachable unsupported update upgrade upload upstream uri url usage
    use used user username users valid validate validation value values verification verified verify version violation volume wait wallet
    was web webhook when while with withdraw withdrawal within without write wrong yet you your zone
    """.split())
ACRONYMS = frozenset(
    "AML ACH API BIN CVV HTTP HTTPS ID IDs IP JSON KYC OTP PIN QR RFI SMS SSL SSN TLS UID URL UUID VPN".split()
)
# No text ends with these words and marks: what is behind them belongs to it.
LEADS = re.compile(
    r".*[,(\[=<>≤≥+/&#$€£:–—-]|(?:a|an|the|of|is|are|than|to|at|by|in|or|and|with|for|from|between|see"
    r"|der|die|das|von|bis|mit|und|oder|siehe|de|del|la|el|los|le|les|du|et|ou|y|o|e|da|do|em|en|con|com|para|por|pour|ver|voir|di|из|в|на|до|и|или|с|от|см)",
    re.I,
)


def joint(run: str, words: Collection[str]) -> int | None:
    """Where two words are glued in `run`, `requestnot`: both are known, and there is no other way. `None` if it can't be told."""
    small = run.casefold()
    ways = [
        at for at in range(1, len(small)) if small[:at] in words and small[at:] in words
    ]
    return ways[0] if len(ways) == 1 else None
