"""Places of the source that somebody meant to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity, Side

_LEFT = re.compile(
    r"(?<![\w/.-])(?:TODO|TBD|TBC|TBA|FIXME|XXXX+|NNN+|TK TK)(?![\w/-])"
    # XXX is also thirty, behind a word with a capital or in brackets: Article XXX, resolution 3379 (XXX).
    r"|(?:(?<=\s[^\W\d_A-ZА-ЯƏ]{2} )|(?<=\s[^\W\d_A-ZА-ЯƏ]{3} ))XXX(?![\w/-])"
    r"|\?{3,}|_{3,}|\.{6,}"
    r"|\[(?:(?i:insert|date|name|number|place|title|year|add|check|to be|data|дата|имя|фамилия|номер|tarix|ad|nömrə)\b"
    r"|[xX]+|__)[^\]\n]{0,60}\](?!\()"
    r"|\bLorem ipsum\b|(?<!\d)(?:xx|XX|__)[./](?:xx|XX|__)[./](?:20)?(?:xx|XX|__|\d\d)"
)
_SIGNS = (
    "TODO", "TB", "FIXME", "XX", "xx", "NNN", "TK TK", "???", "__", "......", "[", "Lorem",
)  # fmt: skip
"""One of these is in every such place: to look for them first is many times faster."""
_ELLIPSIS = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")


def _look(pair: Pair) -> Iterable[Hit]:
    text = pair.source_plain
    if not any(sign in text for sign in _SIGNS):
        return ()
    hits = [_hit(match) for match in _LEFT.finditer(text)]
    if "[" in text and _ELLIPSIS.search(text) and pair.role.is_body:
        # Within a quotation an ellipsis in brackets says that words were left out.
        bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        if not set("“«„\"") & set(bare):
            hits += [_hit(match) for match in _ELLIPSIS.finditer(bare)]
    return hits


def _hit(match: re.Match[str]) -> Hit:
    message = f"“{match[0]}” is a place to be filled in."
    return Hit(message, Side.SOURCE, match.start(), match.end(), match[0])


CHECK = Check(
    code="source-unfinished",
    name="Unfinished source",
    family=Family.SOURCE,
    severity=Severity.ERROR,
    finds="TODO, TBD, XXX, ???, blanks to be filled in and an ellipsis in brackets outside quotations.",
    why="Such a text is a draft, and what is put in later is translated nowhere.",
    authority="House style: a text is finished before it is translated.",
    flagged=example("The harbour opens on TBD with 12 ferries."),
    clean=example("The harbour opens on 12 May 2025 with 12 ferries."),
    hint="Complete the text.",
    pair=_look,
    side=Side.SOURCE,
)
