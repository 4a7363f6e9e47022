"""What one language's rule file says, read once and made ready for look-up.

The files are ``rules/<tag>.toml``; ``rules/default.toml`` explains every key and serves the languages without a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from dragoman.languages.casing import capitalise, upper


class Kind(StrEnum):
    """How an abbreviation stands to the end of a sentence. The values are keys of ``[abbreviations]``."""

    NEVER_FINAL = "never_final"
    BEFORE_NUMBER = "before_number"
    BEFORE_NAME = "before_name"
    AFTER_NUMBER = "after_number"
    AFTER_YEAR = "after_year"
    MAY_END = "may_end"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language."""

    tag: str
    stops: str
    """Signs that end a sentence when white space follows."""
    wide_stops: str
    """Signs that end a sentence whether white space follows or not."""
    shortest_end: int
    """Letters that a word in small letters must have for a full stop after it to end a sentence."""
    ordinal_stop: bool
    """Whether a full stop after a number or a Roman numeral makes an ordinal ("3. Oktober")."""
    whole_exclamation: int
    """Quotations of up to so many characters that end in "!" or "?" stay whole; 0: none do."""
    speech_follows: bool
    """Whether the words that name a speaker may follow an exclamation directly, with a capital ("…?" Ann asked)."""
    glued: bool
    """Whether a sentence may end where a typist left out the space after the full stop."""
    long_sentence: int
    """Words after which an abbreviation that follows a year ends the sentence before any capital."""
    always_capital: frozenset[str]
    """Words with a capital within a sentence too, that are no sign of a beginning after an ellipsis ("I")."""
    abbreviations: dict[str, tuple[tuple[str, Kind], ...]]
    """By their last run of letters: the abbreviations without their last stop, the longest first."""
    joined: dict[str, tuple[str, ...]]
    """By the word after the stop: what stands before it, where the two are one expression."""
    starters: frozenset[str]
    labels: frozenset[str]
    magnitudes: frozenset[str]
    speech: frozenset[str]
    joints: frozenset[str]


@cache
def load(locale: str) -> Rules:
    """The rules of ``locale`` (a BCP 47 tag): of the tag, of its language, or the careful default; never raises."""
    tag = locale.replace("_", "-")
    names = tuple(entry.name for entry in _folder().iterdir())
    while tag and f"{tag.lower()}.toml" not in names:
        tag = tag.rpartition("-")[0]
    base = _read("default")
    return _rules(_over(base, _read(tag.lower())), tag) if tag else _rules(base, "und")


def normal(text: str) -> str:
    """``text`` as abbreviations are compared: every white space is one space, and none stands after a full stop."""
    return _AFTER_STOP.sub(".", _BLANK.sub(" ", text))


_BLANK = re.compile(r"\s+")
_AFTER_STOP = re.compile(r"\. ")
LAST_RUN = re.compile(r"[^\W_]+°?$")


def _read(name: str) -> dict[str, Any]:
    import tomllib  # Only a command that segments pays for it.

    return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))


def _folder() -> Any:
    from importlib import resources

    return resources.files("dragoman.segmentation") / "rules"


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """``base`` with the values of ``own``: tables are united key by key, other values replaced."""
    result = dict(base)
    for key, value in own.items():
        known = result.get(key)
        result[key] = _over(known, value) if isinstance(value, dict) and isinstance(known, dict) else value
    return result


def _rules(data: dict[str, Any], tag: str) -> Rules:
    signs, habits, words = data["signs"], data["habits"], data["words"]
    return Rules(
        tag=tag,
        stops=signs["stops"],
        wide_stops=signs["wide_stops"],
        shortest_end=habits["shortest_end"],
        ordinal_stop=habits["ordinal_stop"],
        whole_exclamation=habits["whole_exclamation"],
        speech_follows=habits["speech_follows"],
        glued=habits["glued"],
        long_sentence=habits["long_sentence"],
        always_capital=frozenset(words["always_capital"]),
        abbreviations=_abbreviations(data["abbreviations"], tag),
        joined=_joined(data["joined"]),
        starters=frozenset(capitalise(word, tag) for word in words["starters"]),
        labels=frozenset(words["labels"]),
        magnitudes=frozenset(words["magnitudes"]),
        speech=frozenset(words["speech"]),
        joints=frozenset(words["joints"]),
    )


def _abbreviations(classes: dict[str, list[str]], tag: str) -> dict[str, tuple[tuple[str, Kind], ...]]:
    found: dict[str, Kind] = {}
    for kind in Kind:
        for entry in classes.get(kind.value, ()):
            phrase = normal(entry).removesuffix(".")
            # What is written with a capital is meant so ("No." is not "no.", "Id." not "id."): only small letters vary.
            # A lone capital is an initial, whatever the small letter abbreviates.
            variants = (capitalise(phrase, tag), upper(phrase, tag)) if len(phrase) > 1 else ()
            for variant in variants:
                found.setdefault(variant, kind)
            found[phrase] = kind
    index: dict[str, list[tuple[str, Kind]]] = {}
    for phrase, kind in found.items():
        run = LAST_RUN.search(phrase)
        index.setdefault(run[0] if run else phrase, []).append((phrase, kind))
    return {run: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for run, entries in index.items()}


def _joined(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for phrase in data["expressions"]:
        before, _, after = phrase.rpartition(" ")
        index.setdefault(after, []).append(normal(before).rstrip())
    return {after: tuple(before) for after, before in index.items()}
