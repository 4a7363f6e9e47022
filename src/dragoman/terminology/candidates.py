"""Candidates for the glossary: what recurs in the texts and looks like a term or a name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.languages.inflection import words
from dragoman.terminology.spans import Capitals, Span, Stems, is_shouted, spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the texts."""

    text: str
    """Plain words, without markup."""
    weight: int = 1
    """How often it counts: a name that is a whole unit once for each paper that has it, running text once."""
    taken: tuple[tuple[int, int], ...] = ()
    """Stretches that are terms or names already."""
    is_name: bool = False
    """Whether it is the name of somebody or something and nothing else."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that may be a term."""

    text: str
    """In the form that is nearest to its dictionary form, of those that occur."""
    is_name: bool
    frequency: int
    """How often it occurs, nested occurrences included."""
    score: float
    """Its C-value."""
    forms: tuple[str, ...] = ()
    """All forms in which it occurs, the most frequent first."""


def candidates(sentences: Sequence[Sentence], tag: str, minimum: int = 2) -> tuple[Candidate, ...]:
    """Expressions that occur at least ``minimum`` times, those most likely to be terms first.

    They are ranked by C-value (K. Frantzi, S. Ananiadou, H. Mima, Automatic recognition of multi-word terms, 2000):
    the logarithm of the length times the frequency, less what an expression owes to longer ones that it is part of.
    One is added to the logarithm, so that names of a single word have a value too (A. Barrón-Cedeño et al., An
    improved automatic term recognition method for Spanish, 2009); of these only what stands by itself counts. Without a
    tagger of parts of speech, the runs of words between stop words stand for noun phrases. Forms of one word are
    counted together by the inflection of the language ``tag``.
    """
    capitals = Capitals((sentence.text for sentence in sentences), tag)
    met = [
        (sentence.weight, list(spans(sentence.text, tag, capitals, sentence.taken, is_name=sentence.is_name)))
        for sentence in sentences
        if not is_shouted(sentence.text)
    ]
    common = _common(tag)
    stems = Stems((*common, *(key for _, found in met for span in found for key in span.keys)), tag)
    common_stems = {stems[word] for word in common}
    groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    for weight, found in met:
        for span in found:
            keys = stems.all(span.keys)
            if len(keys) > 1 or keys[0] not in common_stems:
                groups[keys].add(span, weight)
    frequent = {keys: group for keys, group in groups.items() if group.frequency >= minimum}
    _nest(frequent)
    for weight, found in met:
        _count_free([(span, frequent.get(stems.all(span.keys))) for span in found], weight)
    made = [
        Candidate(group.text(tag), group.is_name, group.frequency, round(value, 2), group.ordered())
        for group in frequent.values()
        if (value := group.value(minimum)) > 0
    ]
    return tuple(sorted(made, key=lambda one: (-one.score, -one.frequency, one.text)))


@dataclass(slots=True)
class _Group:
    """Occurrences of one expression in all its forms."""

    frequency: int = 0
    size: int = 0
    names: int = 0
    forms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    free: int = 0
    """How often it stands in no longer candidate."""
    longer: list[int] = field(default_factory=list)
    """Frequencies of the longer candidates that it is part of."""

    def add(self, span: Span, weight: int) -> None:
        self.frequency += weight
        self.size = span.size
        self.names += weight * span.is_name
        self.forms[span.text] += weight

    @property
    def is_name(self) -> bool:
        return self.names * 2 > self.frequency

    def value(self, minimum: int) -> float:
        if self.size == 1:
            # By the mean of the longer ones a word that is part of many names would owe nearly nothing to each.
            return float(self.free) if self.free >= minimum else 0.0
        owed = sum(self.longer) / len(self.longer) if self.longer else 0.0
        return (1 + math.log2(self.size)) * (self.frequency - owed)

    def ordered(self) -> tuple[str, ...]:
        """The forms, the most frequent first."""
        return tuple(sorted(self.forms, key=lambda form: (-self.forms[form], form)))

    def text(self, tag: str) -> str:
        """The shortest form, as it is inflected least; of equal ones that in small letters unless it is a name."""

        def rank(form: str) -> tuple[int, int, int, str]:
            length = sum(len(word.key) for word in words(form, tag))
            capitals = sum(letter.isupper() for letter in form)
            return length, capitals if not self.is_name else 0, -self.forms[form], form

        return min(self.forms, key=rank)


def _nest(groups: dict[tuple[str, ...], _Group]) -> None:
    """Tell each expression of the longer ones that it is part of."""
    for keys, group in groups.items():
        inner = {
            keys[first:last] for first in range(len(keys)) for last in range(first + 1, len(keys) + 1)
            if last - first < len(keys)
        }  # fmt: skip
        for part in inner:
            if part in groups:
                groups[part].longer.append(group.frequency)


def _count_free(met: list[tuple[Span, _Group | None]], weight: int) -> None:
    """Count the occurrences in one sentence that stand in no longer candidate."""
    there = [(span, group) for span, group in met if group is not None]
    for span, group in there:
        if all(other is span or not _holds(other, span) for other, _ in there):
            group.free += weight


def _holds(longer: Span, span: Span) -> bool:
    return longer.start <= span.start and span.end <= longer.end


@cache
def _common(tag: str) -> frozenset[str]:
    """Names that everybody knows and CLDR has: of countries, languages, months and days."""
    from dragoman.languages import cldr
    from dragoman.languages.inflection import fold_word

    known = cldr.locale(tag)
    names: Iterable[str] = (
        *known.territories.values(), *known.languages.values(),
        *(name for table in (known.months, known.days) for name in table["format"]["wide"].values()),
    )  # fmt: skip
    return frozenset(fold_word(name, tag) for name in names)
