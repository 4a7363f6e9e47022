"""Characters without width that have nothing to do where they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.letters import script
from dragoman.model import Severity

_NAMES = {
    "\u200b": "zero-width space", "\ufeff": "byte-order mark", "\u00ad": "soft hyphen",
    "\u180e": "Mongolian vowel separator", "\u200c": "zero-width non-joiner", "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
}  # fmt: skip
_ALL = frozenset(_NAMES)
_JOINERS = frozenset("\u200c\u200d")
# Scripts whose letters change with their neighbours, so that joining or parting them is part of spelling.
_JOINING = frozenset(
    ("Arab", "Syrc", "Deva", "Beng", "Guru", "Gujr", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Mymr", "Khmr", "Tibt")
) | {"Mong"}
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt"})  # Here the zero-width space tells where words end.


def _look(pair: Pair) -> Iterator[Hit]:
    found = pair.target_characters & _ALL
    if not found:
        return
    text = pair.target_plain
    for place, letter in enumerate(text):
        if letter in found and letter not in pair.source_plain and not _has_its_place(text, place, letter):
            yield Hit(
                f"An invisible {_NAMES[letter]} (U+{ord(letter):04X}) stands here.",
                start=place,
                end=place + 1,
                found=letter,
                fixes=(Fix(place, place + 1, ""),),
            )


def _has_its_place(text: str, place: int, letter: str) -> bool:
    before = next((one for one in reversed(text[:place]) if one not in _ALL), "")
    after = next((one for one in text[place + 1 :] if one not in _ALL), "")
    if letter in _JOINERS:
        if text[:place][-1:] in _ALL:
            return False  # One of two would do.
        if _joins(before) and (_joins(after) or letter == "\u200d"):
            return True  # A joiner may end a word: the h. of the Hijri year keeps its form by one.
        return letter == "\u200d" and (_is_picture(after) or _is_picture(before))
    if letter == "\u200b":
        return script(before) in _UNSPACED or script(after) in _UNSPACED
    if letter == "\u180e":
        return script(before) == "Mong"
    # The word joiner is a no-break space without width; next to a space it does nothing.
    return letter == "\u2060" and bool(before and after) and not (before.isspace() or after.isspace())


def _joins(character: str) -> bool:
    # Marks have no script by their name's first word alone, yet stand on letters that join.
    return bool(character) and (script(character) in _JOINING or unicodedata.category(character) in ("Mn", "Mc"))


def _is_picture(character: str) -> bool:
    return bool(character) and (character >= "\U0001f000" or "\u2190" <= character <= "\u2bff" or character == "\ufe0f")


CHECK = Check(
    code="zero-width",
    name="Characters without width",
    family=Family.SCRIPT,
    severity=Severity.WARNING,
    finds="A zero-width space, byte-order mark, soft hyphen, or joiner where nothing joins, that the source lacks.",
    why="Nobody sees it, and it splits the word for a search, the speller and the line breaker; "
    "it comes along with words copied from a web page.",
    authority="The Unicode Standard, section 23.2 (layout controls); in Persian the non-joiner stands between letters.",
    flagged=example("The harbour is open.", "Li\u00adman açıqdır."),
    clean=example("The harbour is open.", "Liman açıqdır."),
    hint="Delete it.",
    pair=_look,
    fixes=True,
)
