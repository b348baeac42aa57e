"""The lines of copied text: what is seen of each, how it stands in the file, and whether a blank line is above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from raisable_gen.importing.aligned import tabbed
from raisable_gen.importing.page import (
    MAX_LINES,
    Cell,
    Row,
    Table,
    Unreadable,
    flat,
    hidden,
    lines_of,
)

# As long as a table of some thousand rows in one line.
MAX_LINE = 300_000
_BULLET = re.compile(r"^\s*[•·▪◦‣●○∙]\s*")
# Marks of Markdown, and the sign beside a title that leads to it; some of a page in Markdown may be copied text.
_HASHES = re.compile(r"^\s{0,3}#{1,6}[^\S\t]+(?=\S)")
_PERMALINK = re.compile(
    r"(?<=\S)\s*(?:¶|🔗|[\u200b\ufeff]#?|(?<=\s)#|\{#[\w-]{1,80}\})+\s*$"
)
_GLUED_LINK = re.compile(r"\s*[^\W_][^\t|#]{0,78}[\w)\]?!:]{3}#\s*")
_LINK = re.compile(r"!?\[([^\[\]]{1,300})\]\((?:[a-z]{2,8}:|[/#.])[^()\s]{0,1000}\)")
_STRONG = re.compile(r"\*\*([^*\s](?:[^*]{0,300}[^*\s])?)\*\*")
# What a page has for its readers to click on.
_FURNITURE = re.compile(
    r"""(?:learn|read|see|show|view)\ (?:more|less|all|details)|copy(?:\ (?:link|code|page))?|copied!?|copy\ to\ clipboard(?:\ ?error\ ?copied)?|examples?(?:\ response)?\ \([1-5][0-9]{2}\)
    |(?:(?:an?\ )?(?:example|sample)\ (?:error\ )?(?:response|request)|(?:error\ )?(?:response|request)\ (?:example|sample)|an\ error\ response)s?:?
    |(?:ejemplo\ de|exemplo\ de|exemple\ de|esempio\ di)\ (?:la\ )?(?:respuesta|resposta|réponse|risposta|solicitud|requisição|requête|richiesta):?
    |(?:beispiel(?:antwort|anfrage)|пример\ (?:ответа|запроса)|(?:响应|返回|请求)示例|(?:レスポンス|リクエスト)例|(?:응답|요청)\ ?예시):?
    |(?:back|scroll)\ to\ top
    |(?:was|is|did)\ this\ (?:page|article|section|answer)?\ ?(?:helpful|useful|help\ you)\??|edit\ this\ page|suggest\ (?:an\ )?edits?
    |\W{0,3}[0-9]{1,3}[\ -]min(?:ute)?s?\.?\ (?:read|reading\ time|to\ read|de\ (?:lectura|lecture|leitura)|di\ lettura|lesezeit|leestijd|czytania)
    |\W{0,3}(?:(?:estimated\ )?reading\ time|lesezeit):?\ [0-9]{1,3}\ min(?:ute[ns]?|s)?\.?
    |\W{0,3}(?:last\ (?:updated|modified|edited|reviewed|generated|synced|changed|revised|published|saved)|(?:re)?generated|published|revised|updated|最后更新|更新时间|最終更新日?|마지막\ 수정|zuletzt\ aktualisiert|dernière\ mise\ à\ jour|última\ actualización)(?:\ on|\ am|\ at|\ le|\ el)?\s?[:：]?\ ?[^a-z]{0,4}(?:[a-z]{3,9}\.?\ )?[0-9][^a-z]{0,24}(?:[zt]|utc|gmt|[ap]m)?
    |last\ (?:updated|modified|edited)(?:\ (?:[0-9]{1,3}|an?)\ (?:minute|hour|day|week|month|year)s?\ ago)?:?
    |(?:page|seite|página|pagina|strona|стр(?:аница|\.)?|sayfa|trang)\ ?[0-9]{1,4}(?:\ ?(?:of|von|de|di|sur|z|из|/)\ ?[0-9]{1,4})?|[-–—]\ ?[0-9]{1,4}\ ?[-–—]|第\ ?[0-9]{1,4}\ ?[页頁]
    |skip\ to\ (?:main\ )?content|on\ this\ page|table\ of\ contents|ask\ ai|mehr\ (?:erfahren|anzeigen)|nach\ oben|en\ savoir\ plus
    |ver\ más|leer\ más|más\ información|saiba\ mais|ver\ mais|voltar\ ao\ topo|scopri\ di\ più|meer\ informatie|czytaj\ więcej|daha\ fazla
    |подробнее|скопировать|копировать|наверх|复制|複製|了解更多|查看更多|展开|返回顶部|本页目录|もっと見る|詳細を見る|コピー|자세히\ 보기|더\ 보기|복사""",
    re.I | re.X,
)
# A line of a table that is drawn with signs, or one around an example.
_DRAWN = re.compile(
    r"(?=.*-{3})(?=.*\|)[-:|\s]+|[+|][-=+|]{2,}[+|]|[-=─━]{2,}(?:\s+[-=─━]{2,})+|`{3,}\w*"
)
# A title between signs: `=== Cards ===`.
_BETWEEN_SIGNS = re.compile(
    r"(?:={2,}|-{2,}|\*{3,}|/{2,}|#{2,})\s*([^\W_](?:[^=]{0,76}[^\W_])?)\s*(?:={2,}|-{2,}|\*{3,}|/{2,}|#{2,})(?:\s*//)?"
)
# A picture that has a part which nobody sees.
_PICTURE = re.compile(r"^\s*[^\w\s]\ufe0f\s*")
# A line below a title.
_UNDERLINE = re.compile(r"={4,}|-{4,}|~{4,}")


@dataclass(slots=True)
class Line:
    """A line that is not blank. `doubt` is what could not be settled where it was cut out of a longer one, `titled` that marks show
    the title of a section."""

    number: int
    text: str
    raw: str
    after_blank: bool
    doubt: str = ""
    titled: bool = False


@dataclass(slots=True)
class Part:
    """The lines from one line of titles to the next; `stacked` if a cell stands in each line, `undivided` names what may be codes behind
    titles in one line whose rows can't be told; `table` is what they are, if that is settled.
    """

    titles: list[str]
    line: int
    stacked: bool = False
    body: list[Line] = field(default_factory=list[Line])
    undivided: str = ""
    table: Table | None = None


def lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank; tabs and long white space stay in `raw`, and there are tabs between cells that are set in
    columns. Raises `Unreadable`."""
    found: list[Line] = []
    blank = True
    for number, raw, doubt in tabbed(lines_of(text)):
        if len(raw) > MAX_LINE:
            raise Unreadable(
                number,
                f"a line of over {MAX_LINE} characters: put a line break before each section of its table",
            )
        above = found[-1].text if found else ""
        raw, titled = _unmarked(_PICTURE.sub("", raw), blank=blank, above=above)
        bare = flat("".join(c for c in raw if c == "\t" or not hidden(c)))
        bare = _BULLET.sub("", bare)
        if _UNDERLINE.fullmatch(bare) and found and not blank:
            found[-1].titled |= found[-1].after_blank and len(found[-1].text) < 80
            continue
        if _DRAWN.fullmatch(bare):
            continue
        if len(bare) < 40 and _FURNITURE.fullmatch(bare):
            bare = ""
        if bare[:1] == bare[-1:] == "|":
            bare = bare.strip("| ")
        if bare:
            raw = _BULLET.sub("", raw)
            raw = re.sub(r"[^\S\t]{3,}", "   ", raw).strip(" \r")
            found.append(Line(number, bare, raw, blank, doubt, titled))
        blank = not bare
        if len(found) > MAX_LINES:
            raise Unreadable(number, f"over {MAX_LINES} lines: divide the page")
    return found


def _unmarked(raw: str, *, blank: bool, above: str) -> tuple[str, bool]:
    """A line without the marks of Markdown and of links to titles; and whether they show that it is a title. The sign of a link may be
    glued to a title below a `blank` line, or to one that says what stands `above` it once more.
    """
    shown = raw
    framed = _BETWEEN_SIGNS.fullmatch(raw.strip())
    if framed:
        return framed[1], True
    if "](" in shown:
        shown = _LINK.sub(r"\1", shown)
    if "**" in shown:
        shown = _STRONG.sub(r"\1", shown)
    hashes = _HASHES.match(shown)
    if hashes:
        shown = shown[hashes.end() :].rstrip(" #")
    linked = _PERMALINK.search(shown[-100:])
    if linked:
        shown = _PERMALINK.sub("", shown)
    elif shown.rstrip()[-1:] == "#" and (
        blank and _GLUED_LINK.fullmatch(shown) or shown.rstrip()[:-1] == above
    ):
        return shown.rstrip(" #"), True
    return shown, bool(linked) or hashes is not None and "##" in hashes[0]


def may_begin(text: str, at: int, most: int = 30) -> str:
    """The doubt about a row with something at `at` in its text that looks like a code; it names `most` characters."""
    return f"{text[at : at + most]!r} in its text may begin another row: see whether it is whole"


# The doubt about a row whose text begins with what looks like a code.
TEXT_WITH_CODE = "its text may begin with its code: see which it is"


def more(line: Line) -> str:
    """The doubt about a row that `line` follows, which may be more of it."""
    return f"more lines follow than it has cells; the next is {line.text[:40]!r}: see whether its text is whole"


def next_title(text: str) -> str:
    """The doubt about a row below which a line stands that is taken for a title."""
    return f"the line below it, {text!r}, is read as the title of the next section"


def row_of(cells: Sequence[Line]) -> Row:
    """The row whose cells stand one in each of the lines `cells`."""
    shown = " | ".join(cell.text for cell in cells)
    return Row(
        cells[0].number, [Cell(cell.text, cell.number) for cell in cells], shown=shown
    )
