"""Texts that have left the place where they were put, in some generator, exporter or terminal: by hand and by combination.

Whatever executes one of them leaves a file called `EXECUTED` in the current folder.
"""

from itertools import product

RUN = "__import__('pathlib').Path('EXECUTED').touch()"
RUN_TOO = '__import__("pathlib").Path("EXECUTED").touch()'

# What ends a place: a string, a docstring, a comment, a line, a call, a template's data.
ENDS = [
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    '\\"',
    "\\'",
    '\\"""',
    '\\\\"""',
    '""""',
    '"""\n',
    '"\n',
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x85",
    "\u2028",
    "\u2029",
    "\0",
    "\\\n",
    ")\n",
    '")\n',
    '"]\n',
    '"}\n',
    "#\n",
    '",',
    '"+',
    '"if',
    "*/",
    "-->",
    "]]>",
    "{{",
    "{%",
    "${",
    "$(",
    "`",
]
# What makes the rest of the line right again.
BEGINS = ["", '"', '"""', "\\", " #"]

COMBINED = [
    f"{end}{run}{begin}"
    for (end, begin), run in zip(
        product(ENDS, BEGINS), [RUN, RUN_TOO, RUN] * (len(ENDS) * len(BEGINS))
    )
]

QUOTES = [
    '"', '""', '"""', '""""', '"""""', "'", "''", "'''", "\"'\"'\"", "'\"\"\"'", '" "', '"""x"""', '""" """',
    'ends with "', "ends with '", 'ends with """', "ends with '''", '"begins', '"""begins', "ends with \\", "ends with \\\\",
    "ends with \\\\\\", '\\"', "\\'", "\\\\\"", '\\""""', "\\", "\\\\", "\\n", "\\x22", "\\u0022", "\\N{QUOTATION MARK}",
    "\\x", "\\u", "\\U", "\\N", "\\N{", "\\x2", "\\u002", "\\U0011FFFF", "\\8", "\\0", "\\777", "\\a\\b\\f\\r\\t\\v",
    "r'x'", 'f"{x}"', "b'\\xff'", "rb''", "u''", "%s", "%(x)s", "%", "%%", "%n", "%5000d",
]  # fmt: skip
TEMPLATES = [
    "{{ 7 * 7 }}", "{{ self }}", "{{ cycler.__init__.__globals__.os.system('touch EXECUTED') }}", "{{", "}}", "{%", "%}", "{#", "#}",
    "{% raw %}", "{% endraw %}", "{% include '/etc/passwd' %}", "{# comment #}", "{%- if true -%}", "{{ '{{' }}", "{{}}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}", "{% set x = 1 %}", "# for x in y", "## x", "{{ none }}",
    "${7*7}", "#{7*7}", "<%= 7 * 7 %>", "{7*7}", "${jndi:ldap://x}", "{{=7*7=}}", "@{7*7}", "*{7*7}", "[[${7*7}]]",
]  # fmt: skip
FORMATS = [
    "{0.__class__}", "{0!r}", "{0:>100000000}", "{x[0]}", "{__class__}", "{self.__init__.__globals__}", "{", "}", "{}", "{{}", "{}}",
    "{0", "0}", "{ 0 }", "{00}", "{-1}", "{1e3}", "{a.b}", "{a[b]}", "{a!s}", "{a:b}", "{A}", "{class}", "{message}", "{code}", "{args}",
    "{_}", "{a" + "b" * 300 + "}", "{0}{2}", "{0}{name}", "{0}", "{name}", "{field}", "{0}{1}", "{limit} and {limit}", "{None}",
]  # fmt: skip
COMMENTS = [
    "# type: ignore", "# type: int", "# -*- coding: utf-7 -*-", "coding: rot13", "# vim: set fileencoding=utf-16 :", "# noqa", "# fmt: off",
    "# fmt: skip", "# pragma: no cover", "#!/bin/sh", "#", "# pyright: strict", "# mypy: ignore-errors", "coding=latin-1",
    "+AAo-import os", "//", "/* */", "--", ";", "; import os", "\\ ", "-*- mode: python -*-", "# isort: skip", "# nosec",
]  # fmt: skip
INVISIBLE = [
    "\u202e" + RUN, "a\u202eb", "a\u2066b\u2069", "\u200b", "a\u200bb", "\u200d\U0001f468", "a\u00adb", "\ufeffx", "x\ufeff", "\u2060", "\u180e",
    "\u3164", "\uffa0", "a\ufe0f", "\U000e0041\U000e0042", "\U000e0100", "\u061c", "\u200e", "\u034f", "\u115f", "\u17b4", "\u206f", "\ufff9x\ufffb",
    "\x00", "a\x00b", "\x07", "\x08\x08\x08", "\x1b[31mred", "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\x7f", "\x85", "\x1a", "\x04", "\t", "a\tb",
    "\r", "a\rb", "\n", "\ud800", "\udfff", "\ud83d\ude00", "\udc80", "a\ud800b", "\ufffe", "\uffff", "\U0001d173", "\u13430", "\u2028", "\u2029",
]  # fmt: skip
CONFUSING = [
    "\uff43lass", "\uff45\uff56\uff41\uff4c", "\U0001d41e\U0001d42f\U0001d41a\U0001d425", "\u0435val", "\u0441lass", "\ufb01le", "\u017felf", "\u212aey",
    "\uff02\uff02\uff02", "\u201d\u201d\u201d", "\u2033", "\uff3c", "\u2216", "\uff1d1+1", "\uff08", "\u037e import os", "\u00a0", "\u3000", "\u2003", " ",
    "  ", " a", "a ", "a  b", "a\u00a0b", "\u00a0a\u00a0", "e\u0301", "\u00e9", "\u1e9e", "\u0130", "\u0131", "\u03c2", "\U0001f600", "\U0010ffff", "\ue000",
    "\u0378", "Z\u0351\u036b\u0343a\u0321lgo", "\u5931\u6557", "\u0627\u0644", "\u05d0", "\u2800", "\u20e3", "\ufdfd", "\u0e01\u0e33", "\u0f77",
]  # fmt: skip
TERMINAL = [
    "::error::x", "::set-output name=x::y", "::add-mask::x", "##[error]x", "##vso[task.setvariable variable=x]y", "::stop-commands::x", "::group::",
    "%0A::error::x", "%0D%0A", "x%25", "[bold]x[/bold]", "[link=https://x]y[/link]", "\\e[31m", "\\x1b[31m", "\\033[0m", "^[[31m", "error: x", "path:1:1: RBL001 x",
]  # fmt: skip
TABLES = [
    "=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "-1+1", "@SUM(A1)", "'=1", "''=1", "'", "=", "+", "-", "@", "|", "a|b", "\\|", "||", "a,b", 'a","b', '"a"', ";", "=\"x\"",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;", "&#x3c;", "&amp;amp;", "&", "[x](javascript:alert(1))", "![x](https://x/y.png)",
    "<https://x>", "https://example.com", "www.example.com", "`code`", "``", "```", "*b*", "**b**", "_i_", "~~s~~", "# h", "- x", "1. x", "> q", "---", "===", "| --- |",
    "[^1]", "[x]: y", ":smile:", "@someone", "#123", "$x$", "$$", "\\(x\\)", "<!--", "-->", "<br>", "<details>", "==m==", "x^2^", "H~2~O", "a\\", "\\*", "&nbsp;", "&#0;",
]  # fmt: skip
PATHS = [
    "../x", "..", ".", "/etc/passwd", "C:\\x", "\\\\server\\share", "a/../../b", "~/x", "~", "file:///etc/passwd", "con", "CON", "aux.py", "nul", "com1", "lpt9", "prn",
    "a:b", "x.", "x ", "%2e%2e%2f", "..\\..", "a//b", "./a", "-rf", "--help", "*", "?", "$HOME", "`id`", "$(id)", "a.b.c", "a..b", ".a", "a.", "__init__", "__init__.py",
    "_runtime", "py.typed", "categories",
]  # fmt: skip
NAMES = [
    "class", "None", "True", "def", "match", "_", "__class__", "__init__", "__doc__", "__reduce__", "__getattr__", "mro", "name", "value", "Error", "Exception", "eval",
    "Exec", "EXEC", "Import", "os", "sys", "a-b", "a b", "1a", "A", "a", "A1", "Aa", "ProviderError", "Code", "CodeError", "InvalidResponse", "Envelope", "Ranges", "Provider",
    "TYPE_CHECKING", "annotations", "field", "args", "message", "code", "Acme", "AcmeError", "Base", "print", "Print", "self", "cls", "super", "type", "Type", "NotFound",
]  # fmt: skip
NUMBERS = [
    "0", "00", "007", "-0", "+1", "1e3", "1E3", "0x1F", "0o17", "0b1", "1_000", "1,000", "1.0", ".5", "5.", "1e400", "-1", "--1", "9" * 18, "9" * 19, "9" * 5000, "0" * 100,
    ".inf", "-.inf", ".nan", "NaN", "Infinity", "null", "~", "Null", "true", "True", "yes", "no", "on", "off", "y", "n", "2026-11-20", "2026-11-20T10:00:00Z", "12:30:45",
    "190:20:30", "0777", "1j", "1L", "\u0663", "\u00b2", "\u2460", "\uff11", "1 000", "1xxx", "x", "AUTH_*", "*", "[1, 2]", "{a: b}", "<<", "=", "!!str x", "&a", "*a", "- a", "? a",
    "a: b", "a #b", "|", ">", "%YAML 1.1", "---", "...", "@x", "`x`", "",
]  # fmt: skip
LONG = [
    "x" * 300, "x" * 5_000, "x " * 2_000 + "x", '"' * 1_000, '"""' * 300, "\\" * 999, "\\" * 1_000, "'" * 999, "{" * 500, "#" * 500, "\U0001f600" * 400,
    "a b" * 1_500 + '"', "x" * 79 + '"', "x" * 80 + '"', "x" * 76 + '"""', "x" * 78 + "\\", "x" * 79 + "\\", "x" * 75 + "\\\\", "{{" * 300, "x" * 65_536, "x" * 65_537,
]  # fmt: skip

PAYLOADS = list(
    dict.fromkeys(
        [
            *COMBINED, *QUOTES, *TEMPLATES, *FORMATS, *COMMENTS, *INVISIBLE, *CONFUSING, *TERMINAL, *TABLES, *PATHS, *NAMES, *NUMBERS, *LONG,
        ]  # fmt: skip
    )
)
