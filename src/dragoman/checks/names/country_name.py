"""A country that is another one in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.casing import fold
from dragoman.languages.inflection import is_spaced
from dragoman.model import Severity, Side
from dragoman.terminology.finder import Finder, Found, longest
from dragoman.terminology.phrases import phrase

_MARKS = str.maketrans(dict.fromkeys(",;:.!?()“”«»\"'’-/\n\u00a0", " "))
_STEM = 4
_SHORTEST = 5
"""Letters of a country's name from which it is no other word: Azerbaijani "mali" is "financial"."""
_SHORT = frozenset({"IR", "IQ"})
"""Countries with shorter names that are no other words anywhere."""
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_MORE = {"en": {"TR": "Turkey", "CZ": "Czech Republic", "CI": "Ivory Coast", "MM": "Burma", "NL": "Holland"}}
"""Usual names beside those of CLDR."""
_SHORTENED = frozenset({"US", "GB", "AE", "CD", "CG", "KR", "KP", "BA", "CF", "DO"})
"""Countries that translations call by letters or by shorter names."""
# Whom or what a country's people and language are called, where that begins otherwise than its name.
_PEOPLE = {
    "FR": ("French",), "NL": ("Dutch",), "GB": ("British", "Britain", "English", "England", "Scottish", "Welsh"),
    "US": ("American", "America"), "DK": ("Danish", "Dane"), "CH": ("Swiss",), "GR": ("Greek",), "IE": ("Irish",),
    "PH": ("Filipino",), "PL": ("Pole",), "RU": ("Soviet", "USSR"), "DE": ("Nazi", "Prussia", "Reich"),
    "TR": ("Ottoman", "Turk"), "IR": ("Persia",), "EG": ("Cairo",), "CN": ("Beijing",), "IT": ("Rome", "Roman"),
}  # fmt: skip


def _look(pair: Pair) -> Iterator[Hit]:
    if not is_spaced(pair.locale) or not is_spaced(pair.source_locale):
        return
    if _openings(pair.source_locale).isdisjoint(pair.source_prose.translate(_MARKS).split()):
        return
    said = _found(pair.source_prose, pair.source_locale)
    lost = {one.what: one for one in said if one.what not in _SHORTENED}
    if not lost:
        return
    there = _found(pair.target_prose, pair.locale)
    own = {one.what for one in said}
    others = {
        one.what: one for one in there
        if one.what not in own and (len(one.phrase.text) >= _SHORTEST or one.what in _SHORT)
    }  # fmt: skip
    if not others:
        return
    lost = {code: one for code, one in lost.items() if not _is_there(code, there, pair)}
    others = {code: one for code, one in others.items() if not _is_meant(code, pair)}
    if len(lost) != 1 or len(others) != 1:
        return
    (code, one), (_, other) = *lost.items(), *others.items()
    wanted, found = _names(pair.locale).get(code, ""), pair.target_plain[other.start : other.end]
    yield Hit(
        f"“{pair.source_plain[one.start : one.end]}” is “{wanted}”, and here stands “{found}”.",
        Side.TARGET, other.start, other.end, found, wanted,
    )  # fmt: skip


def _is_there(code: str, there: list[Found[str]], pair: Pair) -> bool:
    """Whether a translation has a country's name, or a word that begins as it does: российский for Россия."""
    if any(one.what == code for one in there):
        return True
    name = _names(pair.locale).get(code)
    text = fold(pair.target_prose, pair.locale)
    return name is None or any(
        word[:_STEM] in text for word in fold(name, pair.locale).replace("-", " ").split() if len(word) >= _STEM
    )


def _is_meant(code: str, pair: Pair) -> bool:
    """Whether the source has a word for a country's people: German for Germany."""
    name = _names(pair.source_locale).get(code, "")
    text = pair.source_prose
    return not name or name[:_STEM] in text or any(word in text for word in _PEOPLE.get(code, ()))


def _found(text: str, tag: str) -> list[Found[str]]:
    return longest(_finder(tag).find(text))


@cache
def _finder(tag: str) -> Finder[str]:
    return Finder(((phrase(name, tag, capitals=True), code) for code, name in _all_names(tag)), tag)


@cache
def _openings(tag: str) -> frozenset[str]:
    """Words that countries' names begin with, in the language of a source."""
    return frozenset(name.translate(_MARKS).split()[0] for _, name in _all_names(tag))


@cache
def _all_names(tag: str) -> tuple[tuple[str, str], ...]:
    return (*_names(tag).items(), *_MORE.get(tag.split("-")[0], {}).items())


@cache
def _names(tag: str) -> dict[str, str]:
    """Code of a country → its name in a language, by CLDR; those with brackets and the like left out."""
    from dragoman.languages import cldr

    return {
        code: name
        for code, name in cldr.locale(tag).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY and name.isprintable()
        and not set(name) & set("()[]&/,")
    }  # fmt: skip


CHECK = Check(
    code="country-name",
    name="Another country",
    family=Family.NAMES,
    severity=Severity.ERROR,
    finds="A country of the source whose name the translation lacks, while another country's stands there.",
    why="It says of one state what was said of another.",
    authority="Unicode CLDR, names of territories.",
    flagged=example("She came back from Georgia.", "O, Almaniyadan qayıtdı."),
    clean=example("She came back from Georgia.", "O, Gürcüstandan qayıtdı."),
    hint="Name the country that the source names.",
    pair=_look,
)
