"""The order of words in a list: by the alphabet of a language."""

from __future__ import annotations

import unicodedata
from functools import cache

from dragoman.languages.casing import capitalise, fold
from dragoman.languages.profile import profile

_LIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ة": "ت", "ى": "ي", "ء": "ا", "ۀ": "ه", "ك": "ک", "ي": "ی",
}  # fmt: skip
"""Letters that stand where others do, in languages that do not count them among their own (CLDR 46, root collation)."""
_AS_SIGNS = {"ru": {"ё": "е"}, "ar": {"ة": "ت", "ى": "ي", "ء": "ا"}, "de": {"ß": "ss"}, "fr": {"œ": "oe", "æ": "ae"}}
"""Letters of the alphabet that dictionaries of the language file under another."""
_LAST = 10_000.0

Key = tuple[tuple[float, ...], str, str]


def sort_key(text: str, tag: str) -> Key:
    """What words are sorted by: letters in the order of the language's alphabet, then accents, then capitals.

    A blank comes before every letter; other marks are passed over (Unicode Technical Standard 10, "shifted"). A letter
    that is not in the alphabet stands with the one that it is a form of (é with e), a plain Latin one behind the one
    before it (w behind v), those of other scripts after all of them, by code point.
    """
    folded = unicodedata.normalize("NFC", fold(text, tag))
    return tuple(weight for character in folded for weight in _weights(character, tag)), folded, text


def initial(text: str, tag: str) -> str:
    """The letter under which a list files words: a capital, without an accent that the alphabet does not know.

    "0" for figures; "" for words in a script without an alphabet, and for those that have no letter at all.
    """
    for character in unicodedata.normalize("NFC", fold(text, tag)):
        if character.isdigit():
            return "0"
        if character.isalpha():
            letter = _filed(character, tag)[:1]
            return "" if unicodedata.category(letter) == "Lo" and _is_ideograph(letter) else capitalise(letter, tag)
    return ""


def _weights(character: str, tag: str) -> tuple[float, ...]:
    if character.isspace():
        return (0.0,)
    if character.isdigit():
        return (1.0 + unicodedata.digit(character, 0) / 10,)
    if not character.isalpha():
        return ()
    return tuple(_weight(letter, tag) for letter in _filed(character, tag))


def _weight(letter: str, tag: str) -> float:
    order = _order(tag)
    if letter in order:
        return order[letter]
    if "a" <= letter <= "z" and "b" in order:
        before = next((chr(code) for code in range(ord(letter), ord("a") - 1, -1) if chr(code) in order), "a")
        return order[before] + (ord(letter) - ord(before)) / 100
    return _LAST + ord(letter)


@cache
def _filed(letter: str, tag: str) -> str:
    """The letter or letters that a small letter is filed under."""
    order = _order(tag)
    if letter in order:
        return letter
    own = _AS_SIGNS.get(tag.split("-")[0], {}).get(letter) or _LIKE.get(letter)
    if own:
        return own
    base = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return base or letter


@cache
def _order(tag: str) -> dict[str, float]:
    """The letters that count, with their places. Accented forms behind the alphabet's end do not: German ä is a."""
    letters = str(profile(tag).get("alphabet", ""))
    signs = _AS_SIGNS.get(tag.split("-")[0], {})
    plain = [unicodedata.normalize("NFD", letter)[0] == letter for letter in letters]
    end = max((place for place, own in enumerate(plain) if own and letters[place] not in signs), default=-1)
    counted = (letter for letter in letters[:end + 1] if letter not in signs)
    return {letter: 10.0 + place for place, letter in enumerate(counted)}


def _is_ideograph(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA"))
