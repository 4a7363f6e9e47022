"""Words of the page templates ("page", "draft", "Original: …") in every language, by gettext."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from dragoman.languages.tags import gettext_name


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The template words of one language: call it with the English word."""

    tag: str
    entries: dict[str, str] = field(default_factory=dict)
    """English word → word of the language; only those that are translated."""
    missing: set[str] = field(default_factory=set)
    """Words that were asked for and have no translation, so that English stood in."""

    def __call__(self, word: str) -> str:
        """The word in the language; itself, noted in ``missing``, when there is none. English misses nothing."""
        found = self.entries.get(word)
        if found is None and self.tag.split("-")[0] != "en":
            self.missing.add(word)
        return found or word


def words(tag: str) -> Words:
    """The template words for a canonical tag, with its own record of what is missing."""
    return Words(tag, _entries(tag))


def available() -> tuple[str, ...]:
    """Names of the catalogues of words that come with dragoman, in gettext's spelling, in order."""
    folder = resources.files("dragoman.languages").joinpath("words")
    return tuple(sorted(file.name[:-3] for file in folder.iterdir() if file.name.endswith(".po")))


@cache
def _entries(tag: str) -> dict[str, str]:
    name = _file_name(tag)
    if name is None:
        return {}
    from babel.messages.pofile import read_po

    with resources.files("dragoman.languages").joinpath("words", f"{name}.po").open("rb") as file:
        catalogue = read_po(file)
    return {
        str(entry.id): str(entry.string)
        for entry in catalogue
        if entry.id and isinstance(entry.id, str) and entry.string and not entry.fuzzy
    }


def _file_name(tag: str) -> str | None:
    """The nearest catalogue: of the tag itself, of its language and script, of its language in its usual script."""
    from dragoman.languages import cldr

    language, script, _ = cldr.maximise(tag)
    base = language if script == cldr.maximise(language)[1] else f"{language}-{script}"
    names = available()
    for candidate in (tag, base, f"{language}-{script}"):
        for name in (candidate, gettext_name(candidate)):
            if name in names:
                return name
    return None
