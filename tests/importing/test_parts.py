"""The importer's parts: encodings, languages' words, addressee lists, names, glued words."""

from __future__ import annotations

import re

import pytest

from dragoman.reading.importing import addressees
from dragoman.reading.importing.decode import decode
from dragoman.reading.importing.glued import glued_words
from dragoman.reading.importing.lexicon import LANGUAGES, alternatives, lexicon
from dragoman.reading.importing.lines import split_lines
from dragoman.reading.importing.paragraphs import join
from dragoman.reading.importing.shapes import person


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ("Bəyanat".encode(), "Bəyanat", []),
        (b"\xef\xbb\xbfA", "A", []),
        ("Заявление".encode("utf-16"), "Заявление", []),
        ("Заявление о мире".encode("utf-16-le"), "Заявление о мире", []),
        ("Заявление Уполномоченного".encode("cp1251"), "Заявление Уполномоченного", ["guessed-encoding"]),
        ("Kamu Başdenetçiliği açıklaması".encode("cp1254"), "Kamu Başdenetçiliği açıklaması", ["guessed-encoding"]),
        ("Déclaration de l’État".encode("cp1252"), "Déclaration de l’État", ["guessed-encoding"]),
    ],
)
def test_encodings(data: bytes, text: str, codes: list[str]) -> None:
    got, findings = decode(data)
    assert (got, [finding.code for finding in findings]) == (text, codes)


@pytest.mark.parametrize("language", [*LANGUAGES, "default"])
def test_every_phrase_of_a_language_compiles_and_matches_something(language: str) -> None:
    for key, phrases in lexicon(language).data:
        for phrase in phrases:
            if phrase.strip():
                assert not re.compile(alternatives([phrase])).fullmatch(""), (key, phrase)


def test_languages_have_the_same_lists() -> None:
    english = {key for key, _ in lexicon("en").data if not key.startswith("title.last")}
    for language in LANGUAGES:
        keys = {key for key, _ in lexicon(language).data}
        assert english - keys <= {"annex.before", "dates.place_words", "signature.before"}, language


LISTS = {
    "en": [
        ("the A Council, B Committee and the C Court.", ["the A Council,", "B Committee", "and the C Court."]),
        (
            "the United Nations Educational, Scientific and Cultural Organization and UNICEF",
            ["the United Nations Educational, Scientific and Cultural Organization", "and UNICEF"],
        ),
        (
            "embassies of Estria and the foreign embassies in Lowen, as well as to the press",
            ["embassies of Estria and the foreign embassies in Lowen,", "as well as to the press"],
        ),
        (
            "the Council of Europe (Strasbourg, France), the European Union and to the OSCE",
            ["the Council of Europe (Strasbourg, France),", "the European Union", "and to the OSCE"],
        ),
        (
            "the Ministry of Foreign Affairs; the Committee on Law, Order and Rights; the press.",
            ["the Ministry of Foreign Affairs;", "the Committee on Law, Order and Rights;", "the press."],
        ),
        ("International and European Ombudsman Institutions", ["International and European Ombudsman Institutions"]),
        (
            "Human Rights Watch, Amnesty International, Freedom House and the Red Cross",
            ["Human Rights Watch,", "Amnesty International,", "Freedom House", "and the Red Cross"],
        ),
    ],
    "ru": [
        (
            "Совету Европы и Организации по безопасности и сотрудничеству в Европе",
            ["Совету Европы", "и Организации по безопасности и сотрудничеству в Европе"],
        ),
        (
            "Фонду А, Организации Объединенных Наций по вопросам образования, науки и культуры, а также послам",
            ["Фонду А,", "Организации Объединенных Наций по вопросам образования, науки и культуры,", "а также послам"],
        ),
        (
            "Фонду А, зарубежным омбудсменам и национальным институтам, "  # a list with an inner "and"
            "посольствам Эстрии в странах и иностранным посольствам, а также диаспорам",
            [
                "Фонду А,",
                "зарубежным омбудсменам и национальным институтам,",
                "посольствам Эстрии в странах и иностранным посольствам,",
                "а также диаспорам",
            ],
        ),
        ("Amnesty International и Human Rights Watch", ["Amnesty International", "и Human Rights Watch"]),
    ],
    "es": [
        (
            "a la Unión Europea, a las embajadas de Altamira y a las embajadas extranjeras, así como a la diáspora",
            [
                "a la Unión Europea,",
                "a las embajadas de Altamira y a las embajadas extranjeras,",
                "así como a la diáspora",
            ],
        ),
        (
            "al Secretario General, a la Unión Europea y a la Corte Interamericana",
            ["al Secretario General,", "a la Unión Europea", "y a la Corte Interamericana"],
        ),
    ],
    "fr": [
        (
            "au Secrétaire général, à l'Union européenne et aux ambassades",
            ["au Secrétaire général,", "à l'Union européenne", "et aux ambassades"],
        ),
    ],
    "tr": [
        (
            "Avrupa Konseyine, BM Eğitim, Bilim ve Kültür Örgütüne ve büyükelçiliklere",
            ["Avrupa Konseyine,", "BM Eğitim, Bilim ve Kültür Örgütüne", "ve büyükelçiliklere"],
        ),
    ],
    "az": [
        (
            "Avropa Şurasına, Elm və Təhsil Nazirliyinə və xarici səfirliklərə",
            ["Avropa Şurasına,", "Elm və Təhsil Nazirliyinə", "və xarici səfirliklərə"],
        ),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "items"), [(tag, *each) for tag, lists in LISTS.items() for each in lists]
)
def test_lists_of_addressees(language: str, text: str, items: list[str]) -> None:
    got = addressees.split_items(text, lexicon(language))
    assert list(got) == items
    assert " ".join(got) == text


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Ingrid Halvorsen", True),
        ("en", "Dr. J. P. Marsh", True),
        ("en", "Permanent Representative", False),
        ("en", "New York", False),
        ("en", "Anna de Witt", True),
        ("en", "United Nations", False),
        ("en", "of the Republic", False),
        ("en", "JOHN SMITH", True),
        ("az", "Leyla Əli qızı Məmmədzadə", True),
        ("az", "Baş katib", False),
        ("ru", "И. И. Петров", True),
        ("ru", "Иванов И.И.", True),
        ("ru", "Постоянный представитель", False),
        ("tr", "Mehmet Yıldırım", True),
        ("tr", "Kamu Başdenetçisi", False),
        ("es", "María Luisa Fernández de la Vega", True),
        ("es", "Defensora del Pueblo", False),
        ("fr", "Claire Dubois-Martin", True),
        ("fr", "Représentant permanent", False),
    ],
)
def test_names(language: str, text: str, name: bool) -> None:
    assert person(text, lexicon(language)) is name


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the docu-", "ment of", "the document of"),
        ("a long-", "term plan", "a long-term plan"),
        ("the Secretary-", "General of", "the Secretary-General of"),
        ("soft hy\u00ad", "phen", "soft hyphen"),
        ("no hyphen", "here", "no hyphen here"),
        ("2019-", "2020 years", "2019-2020 years"),
    ],
)
def test_words_over_lines(first: str, second: str, whole: str) -> None:
    assert join(first, second, lexicon("en"), set(), set())[0] == whole


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. OleHansen came", ["OleHansen"]),
        ("of humanity,150 people", ["humanity,150"]),
        ("McDonald and DeVries", []),
        ("an iPhone and YouTube", []),
        ("1,500 people and 3.5 per cent", []),
        ("see example.org and a@b.net", []),
        ("the end.The next", ["end.The"]),
        ("UNESCO and OSCEs", []),
    ],
)
def test_glued_words(text: str, found: list[str]) -> None:
    findings = glued_words(split_lines(text), lexicon("en"), "")
    assert [finding.message.split("”")[0].lstrip("“") for finding in findings] == found
