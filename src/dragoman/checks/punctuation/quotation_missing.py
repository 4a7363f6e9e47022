"""Passages in quotation marks of which the translation has more or fewer than the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import habits
from dragoman.checks.punctuation.quoting import Quote, passages, unbalanced
from dragoman.model import Severity

# “A,” said B, “C”: in most languages of the continent the words of the author do not interrupt the marks.
_INTERRUPTED = re.compile(r"[,.?!…—–-]\s?[\"”»“][^\"“”«»]{3,160}[,.:—–-]\s?[\"“«„]")
_NAME = re.compile(r"(?<!^)(?<![.!?“\"«„] )\b[A-ZÀ-ÞА-ЯЁЇІЄҐƏĞİÖŞÜÇ]\w+")


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_quotes, pair.target_quotes
    if len(source) == len(target):
        return
    source, target = _without_labels(pair.source_prose, source), _without_labels(pair.target_prose, target)
    wanted, found = len(source), len(target)
    if wanted == found:
        return
    if unbalanced(target) is not None and unbalanced(source) is None:
        return  # That is the other check's.
    if _explained(pair, wanted, found):
        return
    if found < wanted:
        yield Hit(
            f"The source has {_told(source)}, the translation {_told(target)}.",
            expected=_text(pair.source_prose, source),
        )
        return
    last = target[-1]
    yield Hit(
        f"The translation has {_told(target)}, the source {_told(source)}.",
        start=target[0].start,
        end=last.end,
        found=_text(pair.target_prose, target),
    )


def _without_labels(text: str, marks: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The marks without those around a single letter: subparagraph “b” of one language is 4(b) of another."""
    if len(marks) < 2:
        return marks
    made, _ = passages(marks)
    labels = {
        mark
        for each in made
        if len(text[each.opening.end : each.closing.start].strip()) == 1
        for mark in (each.opening, each.closing)
    }
    return tuple(mark for mark in marks if mark not in labels) if labels else marks


def _explained(pair: Pair, wanted: int, found: int) -> bool:
    """Whether the difference is one of customs: names in italics there, an interrupted quotation here."""
    few, many = sorted((wanted, found))
    prose = pair.source_prose if wanted > found else pair.target_prose
    interruptions = len(_INTERRUPTED.findall(prose))
    if interruptions and many - few <= 2 * interruptions and few:
        return True
    emphasis = (pair.source if found > wanted else pair.target).count("*") // 2
    if emphasis and many - few <= 2 * emphasis:
        return True
    rules = habits(pair.locale if found > wanted else pair.source_locale)
    if not rules.names_quoted:
        return False
    text, marks = (pair.target_prose, pair.target_quotes) if found > wanted else (prose, pair.source_quotes)
    other = pair.source_prose if found > wanted else pair.target_prose
    named = sum(_is_name(text, quote) for quote in marks if quote.opens)
    return many - few <= 2 * named and bool(_NAME.search(other))


def _is_name(text: str, quote: Quote) -> bool:
    first = text[quote.end : quote.end + 2].lstrip()[:1]
    return first.isalnum() and first == first.title()


def _told(marks: tuple[Quote, ...]) -> str:
    if not marks:
        return "no quotation marks"
    made, loose = passages(marks)
    if loose:
        return f"{len(marks)} quotation mark{'s' if len(marks) > 1 else ''}"
    return "one passage in quotation marks" if len(made) == 1 else f"{len(made)} passages in quotation marks"


def _text(text: str, marks: tuple[Quote, ...]) -> str:
    """The first passage, for the report."""
    made, _ = passages(marks)
    return text[made[0].opening.start : made[0].closing.end] if made else marks[0].mark


CHECK = Check(
    code="quotation-missing",
    name="Quotations",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="Passages in quotation marks of which the translation has more or fewer than the source.",
    why="Without its marks a quotation becomes the statement of the office that signs; with marks added, a plain word "
    "sounds doubtful.",
    authority="House style: what is quoted in the source is quoted in the translation.",
    flagged=example("The log reads “To be continued”.", "Jurnalda davamı var yazılıb."),
    clean=example("The ferry *Heron* sails.", "“Vağ” bərəsi üzür."),
    hint="Put in quotation marks what the source quotes, and nothing else.",
    pair=_look,
)
