"""One side of translated units, to be asked which units have an expression in whatever form."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.languages.inflection import fold_word, is_spaced, words
from dragoman.terminology.spans import Stems
from dragoman.terminology.term_words import term_words

_HYPHENS = "-\u2010\u2011"
_ENDING = 3
"""Letters at the end of a word that may be an ending."""
_OPENING = 2
"""Letters that two forms of one word have in common at least."""

Spots = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a unit; in a language without spaces a sign."""

    stem: str
    start: int
    end: int
    parted: bool
    """Whether punctuation stands before it."""
    inner: bool
    """Whether it can only stand within a term: a link, a figure, a word that stands in no term."""
    none: bool = False
    """Whether it stands in no term at all."""
    group: int = -1
    """Which of the known stretches it lies in; -1 for none."""


class Concordance:
    """The texts of one language, by their words.

    Nothing is looked up in a dictionary before it is asked for: a workspace of thousands of papers has more words than
    a morphological analyser reads in a minute.
    """

    def __init__(self, texts: Sequence[str], tag: str, taken: Sequence[Spots] = ()) -> None:
        self._texts, self._tag, self._taken = texts, tag, taken
        self._spaced = is_spaced(tag)
        self._with: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(texts):
            for key in self._keys(text):
                self._with[key].add(number)
        self._vocabulary = sorted(self._with)
        self.stems = Stems(self._vocabulary if self._spaced else (), tag)
        self._words: dict[int, tuple[Word, ...]] = {}
        self._forms: dict[str, set[int]] = {}

    def expression(self, text: str) -> tuple[str, ...]:
        """An expression as ``units`` takes it."""
        return self.stems.all(self._keys(text))

    def words(self, number: int) -> tuple[Word, ...]:
        """The words of a text."""
        found = self._words.get(number)
        if found is None:
            made = self._spaced_words(number) if self._spaced else self._signs(number)
            found = self._words[number] = tuple(made)
        return found

    def units(self, stems: tuple[str, ...]) -> set[int]:
        """The numbers of the texts that have an expression, in any forms of its words."""
        if not stems:
            return set()
        having = set.intersection(*map(self._having, dict.fromkeys(stems)))
        return {number for number in having if self._has(number, stems)}

    def is_all(self, number: int, stems: tuple[str, ...]) -> bool:
        """Whether a text is the expression and nothing else."""
        return tuple(word.stem for word in self.words(number)) == stems

    def _has(self, number: int, stems: tuple[str, ...]) -> bool:
        there = self.words(number)
        return any(
            all(there[place + offset].stem == stem for offset, stem in enumerate(stems))
            for place in range(len(there) - len(stems) + 1)
        )

    def _having(self, stem: str) -> set[int]:
        found = self._forms.get(stem)
        if found is None:
            found = self._forms[stem] = set().union(*(self._with[form] for form in self._all_forms(stem)))
        return found

    def _all_forms(self, stem: str) -> Iterator[str]:
        if not self._spaced:
            yield stem
            return
        opening = stem[: max(_OPENING, len(stem) - _ENDING)]
        for place in range(bisect_left(self._vocabulary, opening), len(self._vocabulary)):
            word = self._vocabulary[place]
            if not word.startswith(opening):
                break
            if len(word) >= len(stem) and self.stems[word] == stem:
                yield word

    def _keys(self, text: str) -> Iterable[str]:
        if self._spaced:
            return [word.key for word in words(text, self._tag)]
        return [fold_word(sign, self._tag) for sign in text if sign.isalnum()]

    def _signs(self, number: int) -> Iterator[Word]:
        end = 0
        for place, sign in enumerate(self._texts[number]):
            if sign.isalnum():
                figure = sign.isdigit()
                key, group = fold_word(sign, self._tag), self._group(number, place)
                yield Word(key, place, place + 1, place > end, figure, figure, group)
                end = place + 1

    def _spaced_words(self, number: int) -> Iterator[Word]:
        text, end = self._texts[number], 0
        listed = term_words(self._tag)
        links = listed.links | listed.name_links
        for word in words(text, self._tag):
            gap = text[end : word.start]
            # The suffix of an ordinal goes with its figure: "2025-ci".
            suffix = bool(gap) and not gap.strip(_HYPHENS) and text[end - 1].isdigit()
            none = suffix or text[word.start].isdigit() or (word.key in listed.stop and word.key not in links)
            weak = word.key in listed.weak and not text[word.start].isupper()
            yield Word(
                self.stems[word.key], word.start, word.end, bool(gap.strip(f"{_HYPHENS} \u00a0\n'’")),
                none or weak or word.key in links, none, self._group(number, word.start),
            )  # fmt: skip
            end = word.end

    def _group(self, number: int, place: int) -> int:
        if not self._taken:
            return -1
        spots = self._taken[number]
        return next((index for index, (start, end) in enumerate(spots) if start <= place < end), -1)
