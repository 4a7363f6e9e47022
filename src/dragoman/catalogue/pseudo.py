"""Pseudo-translations: longer, accented and marked [[so]], to see what a layout does before there is a translation."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import replace
from functools import cache

from dragoman.catalogue.dating import noted_date
from dragoman.model import Catalogue, State, Unit

OPEN, CLOSE = "[[", "]]"
_ASCII = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ábćďéfĝĥíĵķĺmńópqŕśťúvŵxýž"
_CYRILLIC = "абцдефгхийклмнопярстувщкыз"
_KEPT = re.compile(
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)"  # target of a link
    r"|\[\^[^\]\s]+\]|<[^<>\s]+>|`[^`\n]*`|\\.|&\#?\w+;"  # footnote, autolink, code, escape, entity
    r"|(?:https?://|www\.)[^\s<>()\[\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[A-Z]+[/.])*\w*\d\w*(?:[-–./:]\w*\d\w*)*"
)


def pseudo(catalogue: Catalogue, locale: str, *, force: bool = False) -> Catalogue:
    """The catalogue with every untranslated live unit filled; ``force`` fills those with a translation as well.

    A pseudo-translation stands in [[…]], which every font has, and is about a third longer than its source; its
    letters are those of the locale's script. Numbers, markup, addresses, footnote marks and line feeds stay; a date is
    written in the locale's form. The same source always gives the same words.
    """
    return replace(catalogue, units=tuple(_filled(unit, locale, force) for unit in catalogue.units))


def _filled(unit: Unit, locale: str, force: bool) -> Unit:
    if unit.obsolete or not unit.source or (unit.state is not State.UNTRANSLATED and not force):
        return unit
    target = noted_date(unit, locale)
    texts = [unit.source] + [unit.source_plural or unit.source] * (len(unit.target) - 1)
    return replace(
        unit,
        target=tuple(target or pseudo_text(text, locale) for text in texts),
        flags=tuple(flag for flag in unit.flags if flag != "fuzzy"),
        previous_context=None,
        previous_source=None,
        previous_plural=None,
    )


def pseudo_text(source: str, locale: str) -> str:
    """The pseudo-translation of one source, inline Markdown like the source."""
    letters = _letters(locale)
    parts: list[str] = []
    end = 0
    for match in _KEPT.finditer(source):
        parts += [source[end : match.start()].translate(letters), match[0]]
        end = match.end()
    parts.append(source[end:].translate(letters))
    words = re.findall(r"[^\W\d_]+", _KEPT.sub(" ", source).translate(letters)) or ["…"]
    wanted = len(source) * 3 // 10
    more = itertools.cycle(words)
    filler = ""
    while len(filler) < wanted:
        filler = f"{filler} {next(more)}".lstrip()
    return f"{OPEN}{''.join(parts)}{' ' if filler else ''}{filler}{CLOSE}"


@cache
def _letters(locale: str) -> dict[int, str]:
    """ASCII letters → letters of the locale: its own accented ones first, then others with an accent."""
    from dragoman.languages import tags
    from dragoman.languages.profile import profile

    alphabet = str(profile(locale).get("alphabet", ""))
    script = tags.script(locale)
    small = dict(zip(_ASCII, _ACCENTED, strict=True))
    if script == "Latn":
        own = {unicodedata.normalize("NFD", letter)[0]: letter for letter in alphabet if not letter.isascii()}
        small |= {base: letter for base, letter in own.items() if base in small}
        small |= {base: letter for base, letter in (("a", "ə"), ("i", "ı")) if letter in alphabet}
    elif script == "Cyrl":
        small = dict(zip(_ASCII, _CYRILLIC, strict=True))
    elif alphabet:
        small = {letter: alphabet[index % len(alphabet)] for index, letter in enumerate(_ASCII)}
    capital = {letter.upper(): found.upper() for letter, found in small.items() if len(found.upper()) == 1}
    if small["i"] == "ı":
        capital["I"] = "İ"
    return str.maketrans(small | capital)
