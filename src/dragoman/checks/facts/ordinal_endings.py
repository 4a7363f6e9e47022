"""The ending of an ordinal in figures that its number does not take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.numbers import ordinal_suffix
from dragoman.model import Severity

_DIGIT = re.compile(r"\d")
_BY_SOUND = {
    "az": r"(?P<joint>-)(?P<ending>n?c[iıuü]|[iıuü]nc[iıuü])",
    "az-Cyrl": r"(?P<joint>-)(?P<ending>н?ҹ[иыуү]|[иыуү]нҹ[иыуү])",
    "tr": r"(?P<joint>['’])(?P<ending>[iıuü]?nc[iıuü])",
    "en": r"(?P<joint>)(?P<ending>st|nd|rd|th)",
}
"""Languages whose ending follows the number as it is read."""
_SHORTER = {
    "ru": {
        "ый": "й", "ий": "й", "ой": "й", "ая": "я", "ое": "е", "ее": "е", "ого": "го", "его": "го", "ому": "му",
        "ему": "му", "ым": "м", "им": "м", "ом": "м", "ую": "ю", "ые": "е", "ие": "е", "ых": "х", "их": "х",
        "ыми": "ми", "ими": "ми",
    },
    "uk": {
        "ий": "й", "ого": "го", "ому": "му", "ої": "ї", "ій": "й", "им": "м", "ою": "ю", "их": "х", "ими": "ми",
    },
}  # fmt: skip
"""Languages that write as little of the word as tells its form."""
_BEFORE = r"(?<![\w.,/\-])(?P<number>\d+)"


def _look(pair: Pair) -> Iterator[Hit]:
    text = pair.target_plain
    if not _DIGIT.search(text):
        return
    tag = _language(pair.locale)
    for match in _pattern(tag).finditer(text):
        wanted = _wanted(tag, match["number"], match["ending"])
        if wanted != match["ending"]:
            start, end = match.span("ending")
            yield Hit(
                f"{match[0]} is written {match['number']}{match['joint']}{wanted}.",
                start=match.start(), end=end, found=match[0], expected=f"{match['number']}{match['joint']}{wanted}",
                fixes=(Fix(start, end, wanted),),
            )  # fmt: skip


def _wanted(tag: str, number: str, ending: str) -> str:
    if tag in _BY_SOUND:
        return ordinal_suffix(int(number), tag)
    return _SHORTER[tag].get(ending, ending)


def _language(locale: str) -> str:
    return locale if locale in _BY_SOUND else locale.split("-")[0]


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    if tag in _BY_SOUND:
        return re.compile(_BEFORE + _BY_SOUND[tag] + r"(?!\w)")
    endings: Mapping[str, str] = _SHORTER[tag]
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return re.compile(_BEFORE + rf"(?P<joint>-)(?P<ending>{'|'.join(longest_first)})(?!\w)")


CHECK = Check(
    code="ordinal-ending",
    name="Endings of ordinals",
    family=Family.FACTS,
    severity=Severity.WARNING,
    finds="An ordinal in figures with an ending that its number does not take.",
    why="Readers say the number as they read; a wrong ending stops them, and is the first sign of a careless paper.",
    authority="Azerbaijani and Turkish orthography (vowel harmony); Russian: Milchin and Cheltsova,"
    " Reference Book for Publishers, 6.1.6.",
    flagged=example("The fifth session opened.", "5-cı sessiya açıldı."),
    clean=example("The fifth session opened.", "5-ci sessiya açıldı."),
    hint="Take the ending that the last word of the number has.",
    pair=_look,
    locales=("az", "az-Cyrl", "tr", "ru", "uk", "en"),
    fixes=True,
)
