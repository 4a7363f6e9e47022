"""Tags of XML and HTML in the words of a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[^\W\d][\w:.-]*)"
    r"(?P<attributes>(?:\s+[\w:.@-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\\\"[^\"]*\\\"|[^\s<>\"'=`]+))?)*)"
    r"\s*(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:.@-]+)(?:\s*=\s*(?:\\?\"([^\"]*?)\\?\"|'([^']*)'|([^\s<>\"'=`]+)))?")
# Attributes whose value a translator may have to change.
_TRANSLATED_NAMES = "alt title label summary placeholder aria-label content lang xml:lang xml-lang dir"
_TRANSLATED_THERE = frozenset({("link", "name"), ("input", "value")})
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_KNOWN_NAMES = """
a abbr acronym address article aside audio b bdi bdo big blockquote body button canvas caption center cite code
colgroup data datalist dd del details dfn dialog dir div dl dt em emphasis fieldset figcaption figure font footer form
h1 h2 h3 h4 h5 h6 head header html i iframe ins kbd label legend li main map mark menu meter nav object ol optgroup
option output p param picture pre progress q rp rt ruby s samp script section select small span strike strong style
sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video
"""
_TRANSLATED = frozenset(_TRANSLATED_NAMES.split())
_VOID = frozenset(_VOID_NAMES.split())
_KNOWN = _VOID.union(_KNOWN_NAMES.split())


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag."""

    text: str
    """As it stands."""
    start: int
    end: int
    name: str
    """"" for a comment."""
    closing: bool
    empty: bool
    """Whether it closes itself, by a stroke or by its kind (br)."""
    value: str
    """What must be the same in a translation: the tag without blanks and without attributes that are translated."""
    word: bool
    """Whether it may be no tag but a word in angle brackets, to be translated: <name>."""


@lru_cache(maxsize=4096)
def tags_of(text: str) -> tuple[Tag, ...]:
    """The tags of ``text``, in order; addresses in angle brackets are none.

    A string that is one tag from end to end has none: it is a word in angle brackets.
    """
    matches = list(_TAG.finditer(text))
    if len(matches) == 1 and matches[0].span() == (0, len(text)) and matches[0]["name"] not in _VOID:
        return ()
    closed = {match["name"] for match in matches if match["close"]}
    return tuple(_tag(match, closed) for match in matches)


def _tag(match: re.Match[str], closed: set[str]) -> Tag:
    if match["name"] is None:
        return Tag(match[0], match.start(), match.end(), "", False, True, "<!---->", False)
    name = match["name"]
    kept = sorted(
        f'{key}="{next((one for one in values if one), "")}"'
        for key, *values in _ATTRIBUTE.findall(match["attributes"])
        if key.lower() not in _TRANSLATED and (name, key) not in _TRANSLATED_THERE
    )
    value = "<" + match["close"] + " ".join([name, *kept]) + match["empty"] + ">"
    empty = bool(match["empty"]) or name.lower() in _VOID
    word = not (match["attributes"] or empty or name in closed or name.lower() in _KNOWN)
    return Tag(match[0], match.start(), match.end(), name, bool(match["close"]), empty, value, word)


def strays(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of < and & that are no part of a tag, an address or an entity (XML 1.0, clause 2.4)."""
    inside = [match.span() for match in _TAG.finditer(text)]
    return tuple(
        match.span()
        for match in _STRAY.finditer(text)
        if not any(start <= match.start() < end for start, end in inside)
    )


_STRAY = re.compile(r"<(?![A-Za-z][\w+.-]*:|[^\s<>@]+@)|&(?!#?\w+;)")


def misplaced(tags: tuple[Tag, ...]) -> Tag | None:
    """The first tag that closes what is not open, or that is not closed; None where all are in each other."""
    open_: list[Tag] = []
    for tag in tags:
        if tag.word:
            continue
        if tag.closing:
            if not open_ or open_[-1].name != tag.name:
                return tag
            open_.pop()
        elif not tag.empty:
            open_.append(tag)
    return open_[0] if open_ else None
