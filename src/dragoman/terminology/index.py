"""The terms and names that hold between two languages, made ready for looking them up in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from dragoman.languages.inflection import is_spaced
from dragoman.model import Term, TermKind, Wording
from dragoman.terminology.finder import Finder, Found, longest
from dragoman.terminology.phrases import Phrase, find, phrase


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text."""

    term: Term
    group: str
    """Of the terms that the index was given: which ones it is among."""
    start: int
    """Offset in the text, in code points."""
    end: int
    wording: str
    """Which of the term's wordings it is, in its dictionary form."""


class Index:
    """Terms by group (``glossary``, ``names``, ``bodies``), from a source locale into another.

    Terms are found in the words of a source in one pass, whatever their number. The longest wins: "Commissioner for
    Inland Waters" hides "Commissioner", also where the one is in another group.
    """

    def __init__(self, groups: Mapping[str, Iterable[Term]], source_locale: str, locale: str) -> None:
        self.source_locale, self.locale = source_locale, locale
        terms = [(group, term) for group, those in groups.items() for term in those]
        self._terms = terms
        self._source = Finder(
            ((form, (group, term)) for group, term in terms for form in _source_forms(term, source_locale)),
            source_locale,
        )
        alone = ((group, term) for group, term in terms if not _source_forms(term, source_locale))
        self._alone = Finder(
            ((form, (group, term)) for group, term in alone for form in self._forbidden(term)), locale
        )

    def in_source(self, plain: str, text: str = "", role: str = "") -> tuple[Match, ...]:
        """The terms in the plain words of a source, in order; only those that hold in the text and the role."""
        if not self._source:
            return ()
        found = self._source.find(plain)
        return tuple(map(_match, longest(one for one in found if holds(one.what[1], text, role)))) if found else ()

    def in_target(self, term: Term, plain: str) -> Match | None:
        """Where the plain words of a translation have the term, in one of its wordings; the preferred one first."""
        return next(self._in_target(term, plain), None)

    def all_in_target(self, term: Term, plain: str) -> tuple[Match, ...]:
        """Everywhere that the plain words of a translation have the term."""
        return tuple(self._in_target(term, plain))

    def names_in_target(self, plain: str, start: int, end: int) -> bool:
        """Whether a stretch of a translation has a name or a case-sensitive term of the index, whichever it is."""
        return any(one.start < end and start < one.end for one in self._names.find(plain))

    def _in_target(self, term: Term, plain: str) -> Iterator[Match]:
        wording = term.wording(self.locale)
        for form in () if wording is None else _forms(term, wording, self.locale):
            for start, end in find(form, plain):
                yield Match(term, "", start, end, form.text)

    def forbidden_for(self, term: Term, plain: str) -> tuple[Match, ...]:
        """Where a translation has words that must not stand for the term.

        Words within a wording that may stand for it are none: "Komissar" is forbidden, "Baş Komissar" is right.
        """
        forbidden = self._forbidden(term)
        if not forbidden:
            return ()
        good = [(one.start, one.end) for one in self._in_target(term, plain)]
        found: list[Match] = []
        for form in sorted(forbidden, key=lambda one: -len(one.text)):
            for start, end in find(form, plain):
                taken = (*good, *((one.start, one.end) for one in found))
                if all(end <= one or other <= start for one, other in taken):
                    found.append(Match(term, "", start, end, form.text))
        return tuple(sorted(found, key=lambda one: one.start))

    def forbidden_in(self, plain: str, text: str = "", role: str = "") -> tuple[Match, ...]:
        """Words in a translation that are forbidden whatever the source says: those of entries without a source."""
        found = self._alone.find(plain) if self._alone else ()
        return tuple(map(_match, longest(one for one in found if holds(one.what[1], text, role))))

    @cached_property
    def _names(self) -> Finder[tuple[str, Term]]:
        """The names in the words of the translation's language."""
        return Finder(
            (
                (phrase(word, self.locale, capitals=True), (group, term))
                for group, term in self._terms
                if (term.kind is not TermKind.TERM or term.case_sensitive)
                and (wording := term.wording(self.locale)) is not None
                for word in (wording.preferred, *wording.admitted)
            ),
            self.locale,
        )

    def _forbidden(self, term: Term) -> tuple[Phrase, ...]:
        wording = term.wording(self.locale)
        words = () if wording is None else wording.forbidden
        # A forbidden spelling may differ from the right one in nothing but capitals.
        return tuple(phrase(word, self.locale, capitals=term.case_sensitive) for word in words)


def holds(term: Term, text: str, role: str) -> bool:
    """Whether a term holds in a text and a role; "" is any."""
    if term.roles and role and role not in term.roles:
        return False
    return not term.texts or not text or any(fnmatchcase(text, wanted) for wanted in term.texts)


def _source_forms(term: Term, locale: str) -> tuple[Phrase, ...]:
    wording = term.wording(locale)
    if wording is None:
        return ()
    # A name is told from a word by its capital: Ostel is no hostel.
    capitals = term.case_sensitive or term.kind is not TermKind.TERM
    own = (wording.preferred, *wording.admitted)
    more = term.transliterations if is_spaced(locale) else ()
    return tuple(phrase(word, locale, verb=_is_verb(term), capitals=capitals) for word in (*own, *more) if word)


def _forms(term: Term, wording: Wording, locale: str) -> tuple[Phrase, ...]:
    words = (wording.preferred, *wording.admitted)
    # What stands within a compound is there; as a source, or as a forbidden word, it would be another word.
    return tuple(phrase(word, locale, verb=_is_verb(term), compounds=True) for word in words if word)


def _is_verb(term: Term) -> bool:
    return term.part_of_speech.lower() == "verb"


def _match(found: Found[tuple[str, Term]]) -> Match:
    group, term = found.what
    return Match(term, group, found.start, found.end, found.phrase.text)
