"""The built-in list of bodies, entry by entry: what a slip of the keyboard could have put into the data files."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest

from dragoman.model import Term, TermKind, Wording
from dragoman.terminology.bodies import bodies

SEVEN = ("en", "az", "ru", "fr", "es", "ar", "zh")
SCRIPTS = {"ru": "CYRILLIC", "uk": "CYRILLIC", "ar": "ARABIC", "fa": "ARABIC", "zh": "CJK", "ka": "GEORGIAN"}
"""Script of each language; those not named are written in Latin letters."""
FOREIGN = {
    ("ru", "Amnesty International"), ("ru", "Human Rights Watch"), ("ru", "Transparency International"),
    ("ru", "Freedom House"), ("ru", "Save the Children"), ("ru", "WWF"), ("ru", "ISO"), ("ru", "G7"), ("ru", "G20"),
    ("ru", "D-8"), ("ru", "Организация экономического сотрудничества D-8"), ("ru", "TRACECA"),
    ("uk", "Amnesty International"), ("uk", "Human Rights Watch"), ("uk", "Transparency International"),
    ("uk", "Freedom House"), ("uk", "WWF"), ("uk", "ISO"), ("uk", "G7"), ("uk", "G20"), ("uk", "GRECO"),
    ("uk", "CEPEJ"), ("uk", "GANHRI"), ("uk", "ENNHRI"), ("uk", "TRACECA"), ("ar", "G77"),
}  # fmt: skip
"""Forms that stand in another script because the body is called so."""
ROMAN = re.compile(r"\b[IV]+\b")
AZERBAIJANI = set("abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ") | set("Ww")
RUSSIAN = set("абвгдежзийклмнопрстуфхцчшщъыьэюя")


def forms(locale: str | None = None) -> list[tuple[Term, Wording, str]]:
    return [
        (term, wording, form)
        for term in bodies()
        for wording in term.wordings
        if locale in (None, wording.locale)
        for form in (wording.preferred, *wording.admitted)
    ]


def name(term: Term) -> str:
    return term.position.path


def bad(found: list[tuple[Term, Wording, str]]) -> list[tuple[str, str, str]]:
    return [(name(term), wording.locale, form) for term, wording, form in found]


def test_how_many_there_are() -> None:
    complete = [term for term in bodies() if all(term.wording(locale) for locale in SEVEN)]
    counts = Counter(wording.locale for term in bodies() for wording in term.wordings)
    assert len(bodies()) >= 290
    assert len(complete) >= 240
    assert all(counts[locale] >= 260 for locale in SEVEN), counts


def test_every_entry_is_a_body_with_an_english_name() -> None:
    assert all(term.kind is TermKind.BODY and term.wording("en") for term in bodies())
    assert len({name(term) for term in bodies()}) == len(bodies())


@pytest.mark.parametrize("locale", [*SEVEN, "tr", "uk", "de", "fa", "ka"])
def test_no_two_bodies_have_one_official_name(locale: str) -> None:
    counted = Counter(wording.preferred.casefold() for _, wording, form in forms(locale) if form == wording.preferred)
    assert [preferred for preferred, count in counted.items() if count > 1] == []


def test_no_form_stands_twice_in_an_entry() -> None:
    twice = []
    for term in bodies():
        for wording in term.wordings:
            counted = Counter((wording.preferred, *wording.admitted))
            twice += [(name(term), wording.locale, form) for form, count in counted.items() if count > 1]
    assert twice == []


def test_blanks_and_normal_form() -> None:
    untidy = [
        one for one in forms()
        if one[2] != " ".join(one[2].split(" ")).strip() or "  " in one[2] or not one[2]
        or unicodedata.normalize("NFC", one[2]) != one[2]
        or any(unicodedata.category(sign) in ("Cc", "Cf") and sign != "\u200c" for sign in one[2])
    ]  # fmt: skip
    assert bad(untidy) == []
    # A zero-width non-joiner is a letter's neighbour in Persian and nowhere else.
    assert bad([one for one in forms() if "\u200c" in one[2] and one[1].locale != "fa"]) == []


def test_signs_are_those_of_print() -> None:
    straight = [one for one in forms() if set("'\"`") & set(one[2])]
    assert bad(straight) == []
    for opening, closing in ("«»", "()"):
        assert bad([one for one in forms() if one[2].count(opening) != one[2].count(closing)]) == []


def test_letters_are_of_the_language() -> None:
    strange = []
    for term, wording, form in forms():
        script = SCRIPTS.get(wording.locale, "LATIN")
        letters = [letter for letter in ROMAN.sub("", form) if letter.isalpha() and letter not in "ªº"]
        others = [letter for letter in letters if not unicodedata.name(letter).startswith(script)]
        if others and (wording.locale, form) not in FOREIGN:
            strange.append((name(term), wording.locale, form, "".join(others)))
    assert strange == []


def test_azerbaijani_and_russian_have_their_own_letters_alone() -> None:
    for locale, alphabet in (("az", AZERBAIJANI), ("ru", RUSSIAN | {letter.upper() for letter in RUSSIAN})):
        strange = [
            one for one in forms(locale)
            if (locale, one[2]) not in FOREIGN
            and any(letter.isalpha() and letter not in alphabet for letter in ROMAN.sub("", one[2]))
        ]  # fmt: skip
        assert bad(strange) == []


def test_acronyms_have_capitals() -> None:
    def is_short(form: str) -> bool:
        return " " not in form and len(form) <= 4 and not re.search(r"[^\w-]", form)

    cased = [one for one in forms() if one[1].locale not in ("ar", "fa", "zh", "ka") and is_short(one[2])]
    small = [
        one for one in cased
        if one[2] not in ("Nato",) and sum(letter.isupper() or letter.isdigit() for letter in one[2]) * 2 < len(one[2])
    ]
    assert len(cased) > 400
    assert bad(small) == []


@pytest.mark.parametrize(
    ("english", "locale", "preferred", "short"),
    [
        ("United Nations", "az", "Birləşmiş Millətlər Təşkilatı", "BMT"),
        ("United Nations", "ru", "Организация Объединенных Наций", "ООН"),
        ("Council of Europe", "ru", "Совет Европы", "СЕ"),
        ("Organization of Islamic Cooperation", "az", "İslam Əməkdaşlıq Təşkilatı", "İƏT"),
        ("European Court of Human Rights", "az", "Avropa İnsan Hüquqları Məhkəməsi", "AİHM"),
        ("European Court of Human Rights", "fr", "Cour européenne des droits de l’homme", "CEDH"),
        ("World Health Organization", "es", "Organización Mundial de la Salud", "OMS"),
        ("United Nations Children’s Fund", "ru", "Детский фонд Организации Объединенных Наций", "ЮНИСЕФ"),
        ("International Monetary Fund", "zh", "国际货币基金组织", "货币基金组织"),
        ("Organization of Turkic States", "tr", "Türk Devletleri Teşkilatı", "TDT"),
    ],
)  # fmt: skip
def test_some_that_everybody_knows(english: str, locale: str, preferred: str, short: str) -> None:
    found = [term for term in bodies() if term.wordings[0].preferred == english]
    assert len(found) == 1
    wording = found[0].wording(locale)
    assert wording is not None
    assert wording.preferred == preferred
    assert short in wording.admitted
