"""The number words of a language, made from its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.checks.recognising.seeing import Table, data, seen

NO_NUMBER = -1
"""Value of several words that together are no number: "third party"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A number word."""

    value: int
    ordinal: bool
    joined: bool = False
    """Whether it begins with the "and" of its language: وعشرون."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What number words a language has and how they are put together."""

    words: Mapping[str, Word]
    """Keys as ``seen``; several words, and those that a hyphen joins, are parted by one space."""
    heads: frozenset[str]
    """First words of the keys of several words."""
    connectors: frozenset[str]
    teens_after: frozenset[int]
    """Tens that take 10 to 19: soixante-douze."""
    tens_from: int
    """The first ten that a unit follows: 10 where eleven is "ten one", else 20."""
    units_first: bool
    """Whether units stand before tens: واحد وعشرون."""
    hundred: str
    """Piece of a glued word that means hundred; "" where there is none."""
    thousand: str
    unspaced: bool
    idioms: re.Pattern[str] | None
    """Where words are not spaced: what looks like a number and is none."""

    def lookup(self, word: str) -> Word | None:
        """The number that a word is; a word glued of several is taken apart."""
        found = self.words.get(word)
        if found is None and not word.isascii():
            found = self.words.get(_without_points(word))
        if found is None and self.hundred and (self.hundred in word or self.thousand in word):
            found = self._taken_apart(word)
        return found

    def _taken_apart(self, word: str) -> Word | None:
        for piece, scale in ((self.thousand, 1000), (self.hundred, 100)):
            if piece not in word:
                continue
            head, _, tail = word.partition(piece)
            tail = tail.removeprefix("und") if tail not in self.words else tail
            before = self.lookup(head) if head not in {"", "ein"} else Word(1, ordinal=False)
            after = self.lookup(tail) if tail else Word(0, ordinal=False)
            if before is None or after is None or before.value >= scale * 10 or after.value >= scale:
                return None
            return Word(before.value * scale + after.value, after.ordinal)
        return None


@cache
def lexicon(tag: str) -> Lexicon:
    """The lexicon of the language of a canonical tag; without a word for a language that has no file."""
    file = data(tag)
    glued: Table = file.get("glued", {})
    attached = ("", *file.get("attached", ()))
    by = str(file.get("joined_by", ""))
    words: dict[str, Word] = {}
    for key, value, ordinal in _listed(file):
        for prefix in attached:
            words.setdefault(seen(prefix + key, tag), Word(value, ordinal, bool(by) and prefix.startswith(by)))
    for word in file.get("not", ()):
        words.pop(seen(word, tag), None)
        if " " in word:
            words[seen(word, tag)] = Word(NO_NUMBER, ordinal=False)
    unspaced = bool(file.get("unspaced"))
    return Lexicon(
        words,
        heads=frozenset(key.split(" ")[0] for key in words if " " in key),
        connectors=frozenset(file.get("connectors", ())),
        teens_after=frozenset(file.get("teens_after", ())),
        tens_from=20 if "11" in file.get("cardinals", ()) else 10,
        units_first=bool(by),
        hundred=str(glued.get("hundred", "")),
        thousand=str(glued.get("thousand", "")),
        unspaced=unspaced,
        idioms=re.compile("|".join(map(re.escape, file["not"]))) if unspaced and "not" in file else None,
    )


def _listed(file: Table) -> Iterator[tuple[str, int, bool]]:
    """All words with their endings: cardinals before ordinals, so that a word that is both is a cardinal."""
    glued: Table = file.get("glued", {})
    for name in ("cardinals", "ordinals"):
        table: Table = file.get(name, {})
        endings = table.get("endings", ("",))
        for key, forms in table.items():
            if key != "endings":
                for form in forms:
                    for word in _with_endings(form, endings):
                        yield word, int(key), name == "ordinals"
        for value, form in _glued(glued, "units" if name == "cardinals" else "ordinal_units"):
            tail = "~" if "~" in str(file.get(name, {})) and not glued.get("ordinal") else ""
            if name == "cardinals" or "ordinal" in glued or "ordinal_units" in glued:
                ending = str(glued["ordinal"]) if name == "ordinals" and "ordinal" in glued else tail
                for word in _with_endings(form + ending, endings):
                    yield word, value, name == "ordinals"


def _glued(rules: Table, units_of: str) -> Iterator[tuple[int, str]]:
    """Tens and units written as one word."""
    if "form" in rules:
        for tens, ten in rules["tens"].items():
            for units, unit in rules.get(units_of, rules["units"]).items():
                yield int(tens) + int(units), rules["form"].format(tens=ten, unit=unit)


def _with_endings(form: str, endings: tuple[str, ...]) -> Iterator[str]:
    spaced = form.strip().replace("-", " ")
    if spaced.endswith("~"):
        yield from (spaced[:-1] + ending for ending in endings)
    else:
        yield spaced


def _without_points(word: str) -> str:
    """Arabic without its vowel points and its lengthening stroke; Persian without the joiner."""
    return re.sub("[\u064b-\u0652\u0670\u0640\u200c]", "", word)
