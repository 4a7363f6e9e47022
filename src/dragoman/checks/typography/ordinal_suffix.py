"""The ending of an ordinal in figures that the number as read does not have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.languages.numbers import ordinal_suffix
from dragoman.model import Severity

_NUMBER = r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d{1,9})"
_AZ = re.compile(_NUMBER + r"[-‑](?P<suffix>(?:[ıiuü]?n)?c[ıiuü])(?P<rest>[a-zəğıöüşç]*)")
_AZ_ROMAN = re.compile(r"(?<![\w-])[IVXLC]{1,7}[-‑](?P<suffix>(?:[ıiuü]?n)?c[ıiuü])(?!\w)")
_AZ_CYRILLIC = re.compile(_NUMBER + r"[-‑](?P<suffix>(?:[ыиуү]?н)?ҹ[ыиуү])(?P<rest>[а-яәғҝөүһҹј]*)")
_TR = re.compile(_NUMBER + r"['’](?P<suffix>[ıiuü]?nc[ıiuü])(?P<rest>[a-zçğıöşü]*)")
_EN = re.compile(_NUMBER + r"(?P<suffix>st|nd|rd|th)(?P<rest>)(?!\w)")
_RU = re.compile(
    _NUMBER + r"[-‑](?P<suffix>ый|ий|ой|ого|его|ому|ему|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ым|им|ыми|ими)(?!\w)"
)
_UK = re.compile(_NUMBER + r"[-‑](?P<suffix>ий|ій|ого|ього|ому|ьому|ої|их|им|ими)(?!\w)")
_FR = re.compile(_NUMBER + r"(?P<suffix>ièmes?|èmes?|emes?|ères?|iemes?)(?!\w)")
# What every ordinal with an ending has in it; a text without it is done with after one search, which leaps from figure
# to figure.
_LIKELY = re.compile(r"\d[-‑'’snrtièe]")
_ROMAN_LIKELY = re.compile(r"[IVXLC][-‑]")

# What is left of the ending after the last vowel but one.
_RU_SHORT = {
    "ый": "й",
    "ий": "й",
    "ой": "й",
    "ого": "го",
    "его": "го",
    "ому": "му",
    "ему": "му",
    "ая": "я",
    "яя": "я",
    "ую": "ю",
    "юю": "ю",
    "ое": "е",
    "ее": "е",
    "ые": "е",
    "ие": "е",
    "ых": "х",
    "их": "х",
    "ым": "м",
    "им": "м",
    "ыми": "ми",
    "ими": "ми",
}
_UK_SHORT = {
    "ий": "й",
    "ій": "й",
    "ого": "го",
    "ього": "го",
    "ому": "му",
    "ьому": "му",
    "ої": "ї",
    "их": "х",
    "им": "м",
    "ими": "ми",
}


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    language = "az-Cyrl" if pair.locale.startswith("az-Cyrl") else pair.locale.split("-")[0]
    pattern, right = _RULES[language]
    for match in pattern.finditer(target) if _LIKELY.search(target) else ():
        wanted = right(match)
        suffix = match["suffix"]
        if wanted and suffix != wanted:
            start, end = match.span("suffix")
            yield Hit(
                f"The ending of {match['number']} is “{wanted}” and not “{suffix}”.",
                start=match.start(),
                end=end,
                found=target[match.start() : end],
                expected=target[match.start() : start] + wanted,
                fixes=(Fix(start, end, wanted),),
            )
    if language == "az" and _ROMAN_LIKELY.search(target):
        for match in _AZ_ROMAN.finditer(target):
            yield Hit(
                "A Roman numeral is read as an ordinal without an ending.",
                start=match.start(),
                end=match.end(),
                found=match[0],
                expected=match[0][: match.start("suffix") - match.start() - 1],
            )


def _by_number(tag: str) -> Callable[[re.Match[str]], str]:
    def right(match: re.Match[str]) -> str:
        return ordinal_suffix(int(re.sub(r"\D", "", match["number"])), tag)

    return right


def _french(match: re.Match[str]) -> str:
    many = "s" if match["suffix"].endswith("s") else ""
    if int(re.sub(r"\D", "", match["number"])) == 1:
        return f"re{many}" if "ère" in match["suffix"] else ""
    return f"e{many}" if "ère" not in match["suffix"] else ""


_RULES: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    "az": (_AZ, _by_number("az")),
    "az-Cyrl": (_AZ_CYRILLIC, _by_number("az-Cyrl")),
    "tr": (_TR, _by_number("tr")),
    "en": (_EN, _by_number("en")),
    "ru": (_RU, lambda match: _RU_SHORT[match["suffix"]]),
    "uk": (_UK, lambda match: _UK_SHORT[match["suffix"]]),
    "fr": (_FR, _french),
}

CHECK = Check(
    code="ordinal-suffix",
    name="Ending of an ordinal",
    family=Family.TYPOGRAPHY,
    severity=Severity.WARNING,
    finds="The ending of an ordinal in figures that breaks vowel harmony or the custom of the language: “2022-cı”, "
    "“5-ый”, “2th”.",
    why="The ending is read aloud: with another one the number is another, or no word.",
    authority="Azərbaycan dilinin orfoqrafiya qaydaları (2020); TDK, Yazım Kılavuzu; Milchin, Spravochnik izdatelya, "
    "6.1.2; Lexique des règles typographiques de l’Imprimerie nationale.",
    flagged=example("in 2022", "2022-cı ildə"),
    clean=example("in 2022", "2022-ci ildə"),
    pair=_look,
    locales=("az", "az-Cyrl", "tr", "en", "ru", "uk", "fr"),
    fixes=True,
)
