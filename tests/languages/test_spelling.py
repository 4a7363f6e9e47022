"""Spelling dictionaries: small ones of our own, where the binding to Hunspell is installed."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dragoman.languages.spelling import Dictionaries, SpellingDictionary, is_available, one_letter_away

needs_hunspell = pytest.mark.skipif(not is_available(), reason="the binding to Hunspell (chunspell) is not installed")


def _written(folder: Path, name: str, words: str, rules: str = "", encoding: str = "UTF-8") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.aff").write_text(f"SET {encoding}\n{rules}", encoding=encoding)
    listed = words.split()
    path = folder / f"{name}.dic"
    path.write_text("\n".join([str(len(listed)), *listed]) + "\n", encoding=encoding)
    return path


@needs_hunspell
def test_words_and_their_forms(tmp_path: Path) -> None:
    rules = "SFX A Y 1\nSFX A 0 s [^s]\n"
    dictionary = SpellingDictionary(_written(tmp_path, "en", "harbour/A river/A o'clock", rules), "en")
    for word in ("harbour", "harbours", "Harbour", "HARBOURS", "o’clock"):
        assert dictionary.knows(word), word
    assert not dictionary.knows("harbor")
    assert dictionary.suggestions("rivver") == ("river",)
    assert dictionary.suggestions("riverharbour") == ("river harbour",)
    assert dictionary.suggestions("zzzzz") == ()


@needs_hunspell
def test_bare_words_know_their_forms_in_azerbaijani(tmp_path: Path) -> None:
    dictionary = SpellingDictionary(_written(tmp_path, "az", "liman körpü uşaq dəniz"), "az")
    for word in ("limanların", "körpüdən", "uşağın", "DƏNİZDƏ", "Limanda"):
        assert dictionary.knows(word), word
    for word in ("limənların", "körpi", "uşaxın"):
        assert not dictionary.knows(word), word


@needs_hunspell
def test_frequent_words_are_known_whatever_the_dictionary_lacks(tmp_path: Path) -> None:
    assert SpellingDictionary(_written(tmp_path, "az", "liman"), "az").knows("üçün")


@needs_hunspell
def test_letters_that_the_encoding_lacks_are_not_judged(tmp_path: Path) -> None:
    dictionary = SpellingDictionary(_written(tmp_path, "de", "Hafen", encoding="ISO8859-1"), "de")
    assert dictionary.knows("Ə")
    assert not dictionary.knows("Haffen")
    assert dictionary.suggestions("Haffen") == ("Hafen",)


@needs_hunspell
def test_an_open_dictionary_goes_to_another_process(tmp_path: Path) -> None:
    dictionary = SpellingDictionary(_written(tmp_path, "en", "river"), "en")
    assert dictionary.knows("river")
    again = pickle.loads(pickle.dumps(Dictionaries({"en": dictionary.path})))  # noqa: S301
    assert again["en"].knows("river")


@needs_hunspell
def test_a_dictionary_that_cannot_be_opened_finds_no_fault(tmp_path: Path) -> None:
    assert SpellingDictionary(tmp_path / "en.dic", "en").knows("rivver")


def test_the_nearest_dictionary(tmp_path: Path) -> None:
    installed = Dictionaries(
        {"en-GB": tmp_path / "en_GB.dic", "en-US": tmp_path / "en_US.dic", "az": tmp_path / "az.dic"}
    )
    assert installed["en-GB"].path.name == "en_GB.dic"
    assert installed["en"].path.name == "en_US.dic"
    assert installed["en-AU"].path.name == "en_GB.dic"
    assert installed["az"] is installed["az"]
    assert "az-Cyrl" not in installed
    assert installed.get("ru") is None
    assert len(installed) == 3


def test_one_letter_away() -> None:
    found = list(one_letter_away("iclsa", "az"))
    assert {"iclas", "clsa", "içlsa", "iclsaa"} <= set(found)
    assert found.index("iclas") < found.index("içlsa")
    assert "iclsa" not in found
