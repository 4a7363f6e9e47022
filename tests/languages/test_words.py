"""The template words are complete in every language, and well formed by gettext's own measure."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dragoman.languages import plurals, tags
from dragoman.languages.words import available, words

FOLDER = Path(str(resources.files("dragoman.languages").joinpath("words")))
LOCALES = ("ar", "az", "az-Cyrl", "de", "en", "es", "fa", "fr", "ka", "ru", "tr", "uk", "zh-Hans")


def _template() -> list[str]:
    with (FOLDER / "words.pot").open("rb") as file:
        return [str(entry.id) for entry in read_po(file) if entry.id]


def test_the_languages_are_those_that_are_promised() -> None:
    assert available() == LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_of_words_is_complete(locale: str) -> None:
    with (FOLDER / f"{locale}.po").open("rb") as file:
        catalogue = read_po(file)
    entries = {str(entry.id): str(entry.string) for entry in catalogue if entry.id}
    assert list(entries) == _template()
    for source, target in entries.items():
        assert target, source
        assert sorted(re.findall(r"%\(\w+\)s", target)) == sorted(re.findall(r"%\(\w+\)s", source))
    assert not any(entry.fuzzy for entry in catalogue if entry.id)
    header = dict(catalogue.mime_headers)
    assert header["Language"] == tags.gettext_name(locale)
    assert header["Plural-Forms"] == plurals.plural_forms(locale)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.po*")), ids=lambda path: path.name)
def test_gettext_takes_the_catalogue(path: Path) -> None:
    command = ["msgfmt", "-c", "-o", "/dev/null", str(path)]
    if path.suffix == ".pot":
        command.remove("-c")  # A template has no header to check.
    run = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_words_of_a_language_and_its_regions() -> None:
    assert words("az")("Draft") == words("az-AZ")("Draft") == "Layihə"
    assert words("az-Cyrl")("Draft") == "Лајиһә"
    assert words("zh")("Draft") == words("zh-CN")("Draft") == words("zh-Hans")("Draft")


def test_a_missing_word_is_english_and_noted() -> None:
    azerbaijani, swahili = words("az"), words("sw")
    assert azerbaijani("No such word") == "No such word"
    assert azerbaijani.missing == {"No such word"}
    assert swahili("Draft") == "Draft"
    assert swahili.missing == {"Draft"}
    assert words("az").missing == set()
    english = words("en-GB")
    assert english("No such word") == "No such word"
    assert english.missing == set()
