"""A quotation within a quotation that has the marks of the outer one, or inner marks with nothing around them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.checks.punctuation.quoting import Passage, passages, renewed
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    marks = pair.target_quotes
    if len(marks) < 2:
        return
    rules = habits(pair.locale)
    if not rules.outer or not rules.inner:
        return
    made, loose = passages(marks)
    for passage in made:
        own = (passage.opening.mark, passage.closing.mark)
        if passage.around is not None:
            if own[0] == passage.around.mark and own in rules.outer and not _nests(own, rules):
                wanted = next((each for each in rules.inner if each[0] != own[0]), rules.inner[0])
                yield _hit(
                    passage, wanted, f"Within {own[0]}…{own[1]} the language quotes with {wanted[0]}…{wanted[1]}."
                )
        elif not loose and _inner_alone(own, rules):
            wanted = rules.outer[0]
            yield _hit(
                passage, wanted, f"{own[0]}…{own[1]} are the inner marks; the outer ones are {wanted[0]}…{wanted[1]}."
            )


def _nests(own: tuple[str, str], rules: Habits) -> bool:
    """Whether the outer marks are inner ones, too, as in French; of two outer pairs, one is inner to the other."""
    return own in rules.inner and len(rules.outer) == 1


def _inner_alone(own: tuple[str, str], rules: Habits) -> bool:
    """Whether the marks are for the inner level alone; where double and single ones change places, nobody errs."""
    return own in rules.inner and own not in rules.outer and own not in rules.also and own[0] not in "‘'"


def _hit(passage: Passage, wanted: tuple[str, str], message: str) -> Hit:
    first, second = passage.opening, passage.closing
    return Hit(
        message,
        start=first.start,
        end=second.end,
        found=f"{first.mark}…{second.mark}",
        expected=f"{wanted[0]}…{wanted[1]}",
        fixes=renewed(passage, *wanted),
    )


CHECK = Check(
    code="quotation-nesting",
    name="Quotation within a quotation",
    family=Family.PUNCTUATION,
    severity=Severity.NOTE,
    finds="A quotation within a quotation that has the same marks as the outer one, and inner marks that stand alone.",
    why="With one kind of marks for both levels the reader takes the first closing mark for the end of the whole.",
    authority="CLDR, delimiters; Russian: Rules of Orthography and Punctuation, § 133 (2007).",
    flagged=example("“The ‘Heron’ sails”, he said.", "«Паром «Цапля» идёт», — сказал он.", "ru"),
    clean=example("“The ‘Heron’ sails”, he said.", "«Паром „Цапля“ идёт», — сказал он.", "ru"),
    hint="Let the inner quotation have the inner marks of the language.",
    pair=_look,
    fixes=True,
)
