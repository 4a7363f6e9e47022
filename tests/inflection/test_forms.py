"""Lists of words: which are forms of which, a file a language."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from dragoman.languages.inflection import Place, is_tail, matches, words

_LISTS = sorted(Path(__file__).parent.glob("*.tsv"))
_DATA = resources.files("dragoman.languages.inflection").joinpath("data")


def _rows(path: Path) -> list[tuple[str, str, bool]]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        lemma, form, verdict = line.split("\t")
        assert verdict in {"yes", "no"}, f"{path.name}:{number}"
        found.append((lemma, form, verdict == "yes"))
    return found


@pytest.mark.parametrize("path", _LISTS, ids=lambda path: path.stem)
def test_forms_of_a_list(path: Path) -> None:
    rows = _rows(path)
    assert len(rows) >= 30
    assert {verdict for *_, verdict in rows} == {True, False}
    wrong = [(lemma, form, wanted) for lemma, form, wanted in rows if matches(form, lemma, path.stem) != wanted]
    assert wrong == []


def _examples() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(_DATA.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            rules = [rule for rule in (*data.get("suffix", ()), *data.get("change", ())) if "example" in rule]
            found += [(file.name.removesuffix(".toml"), *rule["example"].split()) for rule in rules]
    return found


@pytest.mark.parametrize(("tag", "lemma", "form"), _examples())
def test_the_examples_of_the_data_files(tag: str, lemma: str, form: str) -> None:
    assert matches(form, lemma, tag)


@pytest.mark.parametrize(
    ("tag", "tails", "others"),
    [
        ("az", "nin in un dan dakı nı ya yə da də lar ların nındır", "Bakı və nazir li"),
        ("tr", "nın in ya da dan daki nın la lar", "ve bakan li"),
        ("en", "", "s in"),
    ],
)
def test_tails_behind_a_hyphen(tag: str, tails: str, others: str) -> None:
    assert [tail for tail in tails.split() if not is_tail(tail, tag)] == []
    assert [other for other in others.split() if is_tail(other, tag)] == []


@pytest.mark.parametrize(
    ("lemma", "form", "place", "wanted"),
    [
        ("şəhəri", "şəhərlərində", Place.LAST, True),
        ("şəhəri", "şəhərinin", Place.LAST, True),
        ("köməyi", "köməkləri", Place.LAST, True),
        ("müqaviləsi", "müqavilələrinə", Place.LAST, True),
        ("şəhəri", "şəhər", Place.LAST, False),
        ("insan", "insanın", Place.INNER, True),
        ("insan", "insanlardan", Place.INNER, False),
        ("insan", "insan", Place.INNER, True),
    ],
)
def test_words_of_an_expression(lemma: str, form: str, place: Place, wanted: bool) -> None:
    assert matches(form, lemma, "az", place) is wanted


def test_a_verb() -> None:
    assert matches("təsdiqlənmişdir", "təsdiqləmək", "az", verb=True)
    assert matches("ratified", "ratify", "en", verb=True)
    assert not matches("ratified", "ratify", "en")


def test_a_language_without_a_file_tolerates_endings() -> None:
    assert matches("komesarima", "komesar", "hr")
    assert not matches("komedija", "komesar", "hr")
    assert not matches("rada", "rad", "hr")


def test_words_of_a_text() -> None:
    text = "BMT-nin Ivoire’dəki\u00a0İclası"
    assert [(text[word.start : word.end], word.key) for word in words(text, "az")] == [
        ("BMT", "bmt"), ("nin", "nin"), ("Ivoire", "ıvoire"), ("dəki", "dəki"), ("İclası", "iclası")
    ]  # fmt: skip
    assert [word.key for word in words("Children’s Fund", "en")] == ["children's", "fund"]
    assert [word.key for word in words("العبّارات", "ar")] == ["العبارات"]
