"""The examples of a check as papers, and what the check says of them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from dragoman.checks.check import Check, Example
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.checks.running import check_claims, check_paper, check_workspace
from dragoman.model import ALL, Finding, Glossary, Position, Rules, Selection, Side, TermKind

EVERYTHING = Selection(Rules(select=(ALL,)))


def paper(example: Example, reference: Reference = NO_REFERENCE, *, source: bool = False) -> Paper:
    """An example as a paper; with ``source`` its source alone."""
    locale = example.source_locale if source else example.locale
    if example.terms:
        glossary, names = (
            Glossary(tuple(term for term in example.terms if (term.kind is TermKind.TERM) is terms))
            for terms in (True, False)
        )
        reference = Reference(glossary, names, reference.dictionaries)
    if example.spelled:
        reference = Reference(reference.glossary, reference.names, {example.locale: WordList(example.spelled)})
    pairs = tuple(
        Pair(
            line.source, "" if source else line.target, example.source_locale, locale, line.role, line.state,
            units=(f"u{number}",), comments=line.comments, text="example", block=number,
            position=Position("example.po", 10 * number), source_position=Position("example.md", number),
            reference=reference,
        )
        for number, line in enumerate(example.lines, 1)
    )  # fmt: skip
    return Paper("example", locale, example.source_locale, pairs, position=Position("example.po"), reference=reference)


@dataclass(frozen=True, slots=True)
class WordList:
    """A spelling dictionary of a few words, in small letters."""

    words: tuple[str, ...]

    def knows(self, word: str) -> bool:
        """Whether the word is in the list, capitals apart."""
        return word in self.words or word.replace("İ", "i").lower() in self.words

    def suggestions(self, word: str) -> tuple[str, ...]:
        """The words of the list that are like it, the likest first."""
        return tuple(difflib.get_close_matches(word, self.words, n=3))


def findings(check: Check, example: Example, reference: Reference = NO_REFERENCE) -> tuple[Finding, ...]:
    """What a check says of an example, whatever runs by default."""
    whole = paper(example, reference, source=check.side is Side.SOURCE)
    if check.claim is not None:
        from dragoman.checks.collection import checks

        return check_claims(check_paper(whole, checks(), EVERYTHING).claims, [check], EVERYTHING)
    found = check_paper(whole, [check], EVERYTHING, side=check.side)
    if check.workspace is not None:
        return (*found.findings, *check_workspace(found.records, [check], EVERYTHING)[0])
    return found.findings
