"""Azerbaijani in its two alphabets."""

from __future__ import annotations

from functools import cache

from dragoman.languages.profile import profile

_CYRILLIC = "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш"
_LATIN = "abvqğdeəjziıykglmnoöprstuüfxhçcş"
_CAPITALS = ("АБВГҒДЕӘЖЗИЫЈКҜЛМНОӨПРСТУҮФХҺЧҸШ", "ABVQĞDEƏJZİIYKGLMNOÖPRSTUÜFXHÇCŞ")
_TO_LATIN = str.maketrans(_CYRILLIC + _CAPITALS[0], _LATIN + _CAPITALS[1])
_TO_CYRILLIC = str.maketrans(_LATIN + _CAPITALS[1], _CYRILLIC + _CAPITALS[0])
_OWN = {"Cyrl": frozenset("әҝҹһјөүғӘҜҸҺЈӨҮҒ"), "Latn": frozenset("əğıöüçşƏĞİÖÜÇŞ")}
"""Letters that no other language of the neighbourhood has."""


def is_azerbaijani(word: str, kind: str) -> bool:
    """Whether ``word``, all in the script ``kind`` ("Cyrl" or "Latn"), is Azerbaijani beyond doubt.

    It is when it has a letter that no language of the neighbourhood shares, or is a frequent word.
    """
    return not _OWN[kind].isdisjoint(word) or word.lower() in _frequent(kind)


def transliterated(word: str, kind: str) -> str:
    """``word`` in the script ``kind``, letter for letter; borrowed words may be spelled otherwise."""
    return word.translate(_TO_LATIN if kind == "Latn" else _TO_CYRILLIC)


@cache
def _frequent(kind: str) -> frozenset[str]:
    """Frequent Azerbaijani words in one script that are no Russian or English ones."""
    own, foreign = ("az-Cyrl", "ru") if kind == "Cyrl" else ("az", "en")
    listed = [frozenset(str(profile(tag).get("detect", {}).get("frequent", "")).split()) for tag in (own, foreign)]
    return frozenset(word for word in listed[0] - listed[1] if len(word) > 2)
