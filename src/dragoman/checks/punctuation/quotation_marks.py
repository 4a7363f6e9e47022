"""Quotation marks that are not those of the language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.checks.punctuation.marks import OPENING
from dragoman.checks.punctuation.quoting import Passage, Quote, passages, renewed
from dragoman.model import Severity

_AROUND = " \u00a0\u202f" + OPENING + "…—–-¿¡"
_STRAIGHT = frozenset({'"', "'", "''", "``", "`", "´", "´´", "＂", "＇", "״"})


def _look(pair: Pair) -> Iterator[Hit]:
    marks = pair.target_quotes
    if not marks:
        return
    rules = habits(pair.locale)
    if rules.typewriter == "tolerated":
        yield from _other_level(pair)
    if not rules.outer:
        return
    opening, closing = _accepted(rules)
    made, loose = passages(marks)
    outer = _in_use(made, rules)
    for passage in made:
        first, second = passage.opening, passage.closing
        if _fits(first, opening, rules) and _fits(second, closing, rules):
            if not passage.around and _mixed(passage, outer, rules):
                yield _hit(
                    pair, passage, outer, rules, f"Other passages here stand in {outer[0]}…{outer[1]}.", sure=not loose
                )
            continue
        wanted = _meant(passage, outer, rules) if passage.around is None else _inner(passage.around, rules)
        yield _hit(
            pair, passage, wanted, rules,
            f"The language quotes with {wanted[0]}…{wanted[1]} and not with {first.mark}…{second.mark}.",
            sure=not loose,
        )  # fmt: skip
    for quote in loose:
        if not _fits(quote, opening if quote.opens else closing, rules) and quote.opens is not None:
            wanted = rules.outer[0]
            yield Hit(
                f"{quote.mark} is no {'opening' if quote.opens else 'closing'} quotation mark of the language.",
                start=quote.start, end=quote.end, found=quote.mark, expected=wanted[0 if quote.opens else 1],
            )  # fmt: skip


def _other_level(pair: Pair) -> Iterator[Hit]:
    """Single marks of a typewriter where the source has its double ones, or the reverse."""
    here = {quote.mark for quote in pair.target_quotes}
    there = {quote.mark for quote in pair.source_quotes}
    if (here, there) in (({'"'}, {"'"}), ({"'"}, {'"'})):
        first = pair.target_quotes[0]
        yield Hit(
            f"The source quotes with {pair.source_quotes[0].mark}, the translation with {first.mark}.",
            start=first.start, end=first.end, found=first.mark, expected=pair.source_quotes[0].mark,
        )  # fmt: skip


@cache
def _accepted(rules: Habits) -> tuple[frozenset[str], frozenset[str]]:
    pairs = (*rules.outer, *rules.inner, *rules.also)
    return (
        frozenset(pair[0] for pair in pairs).union(rules.titles),
        frozenset(pair[1] for pair in pairs).union(rules.titles),
    )


def _fits(quote: Quote, accepted: frozenset[str], rules: Habits) -> bool:
    if quote.mark in _STRAIGHT:
        return rules.typewriter != "wrong" or quote.mark == "'"
    return quote.mark in accepted


def _in_use(made: tuple[Passage, ...], rules: Habits) -> tuple[str, str]:
    """The outer pair that the text has first; else the usual one."""
    for passage in sorted(made, key=lambda each: each.opening.start):
        if passage.around is None and (pair := (passage.opening.mark, passage.closing.mark)) in rules.outer:
            return pair
    return rules.outer[0]


def _meant(passage: Passage, outer: tuple[str, str], rules: Habits) -> tuple[str, str]:
    """The outer pair that has both marks, turned round or doubled; else the one in use."""
    here = {passage.opening.mark, passage.closing.mark}
    return next((pair for pair in rules.outer if here <= set(pair)), outer)


def _mixed(passage: Passage, outer: tuple[str, str], rules: Habits) -> bool:
    pair = (passage.opening.mark, passage.closing.mark)
    return pair != outer and pair in rules.outer and pair not in rules.inner and not rules.titles


def _inner(around: Quote, rules: Habits) -> tuple[str, str]:
    """The inner pair within a passage that opens with a mark: another one than its own."""
    return next((pair for pair in rules.inner if pair[0] != around.mark), rules.inner[0] if rules.inner else ("‘", "’"))


def _hit(pair: Pair, passage: Passage, wanted: tuple[str, str], rules: Habits, message: str, *, sure: bool) -> Hit:
    first, second = passage.opening, passage.closing
    spaced = "»" in rules.spaced and wanted[0] == "«"
    text = pair.target_plain
    after = "\u00a0" if spaced and not text[first.end : first.end + 1].isspace() else ""
    before = "\u00a0" if spaced and not text[second.start - 1 : second.start].isspace() else ""
    # With no word beside the opening mark, what looks like a passage may be the gap between two.
    sure = sure and text[first.end :].lstrip(_AROUND)[:1].isalnum()
    return Hit(
        message, start=first.start, end=second.end, found=f"{first.mark}…{second.mark}",
        expected=f"{wanted[0]}…{wanted[1]}",
        fixes=renewed(passage, wanted[0] + after, before + wanted[1]) if sure else (),
    )  # fmt: skip


CHECK = Check(
    code="quotation-marks",
    name="Quotation marks of the language",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="Quotation marks of another language, of a typewriter where the language has angle marks, or of two kinds "
    "in one unit.",
    why="“ closes a quotation in German and opens it in English; a page with marks of three languages looks copied "
    "together.",
    authority="CLDR, delimiters; the orthography of each language (Russian: «…», within it „…“).",
    flagged=example("The log reads “To be continued”.", "В журнале записано “Продолжение следует”.", "ru"),
    clean=example("The log reads “To be continued”.", "В журнале записано «Продолжение следует».", "ru"),
    hint="`dragoman check --fix` puts the marks of the language where each has its counterpart.",
    pair=_look,
    fixes=True,
)
