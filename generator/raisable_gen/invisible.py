"""The characters that no reader sees, as a fixed list: what is refused must not depend on the Python that runs.

They are the control, format, line-end and surrogate characters (categories Cc, Cf, Zl, Zp, Cs) and those that are drawn as
nothing (the property Default_Ignorable_Code_Point) of Unicode 17, and U+FFFE and U+FFFF, which YAML can't hold. White space
is not among them.
"""

from __future__ import annotations

import re

_CONTROLS = "\x00-\x1f\x7f-\x9f"
_LINE_ENDS = "\u2028\u2029"
_SURROGATES = "\ud800-\udfff"
_NO_CHARACTERS = "\ufffe\uffff"
# Zero-width and bidirectional characters, marks that stand in front of numbers, fillers, variation selectors, tags.
_FORMATS = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)

INVISIBLE = re.compile(
    f"[{_CONTROLS}{_LINE_ENDS}{_SURROGATES}{_NO_CHARACTERS}{_FORMATS}]"
)
# Those that a provider's text may really hold, as in emoji, Arabic or Persian.
FORMATS = re.compile(f"[{_FORMATS}]")
