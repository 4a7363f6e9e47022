"""Quotation marks of a text: where they stand, which of them are apostrophes, and how many there are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.checks.check import Fix
from dragoman.checks.punctuation.habits import habits

DOUBLE = '"“”„‟«»「」『』〝〞＂״″'
"""Marks that quote on the outer level in some language."""
SINGLE = "'‘’‚‛‹›`´＇"
"""Marks that quote on the inner level; three of them are apostrophes, too."""
_ANY = re.compile(rf"[{DOUBLE}‘‚‛‹›《》〈〉`´＇]|'|’")
_IDEOGRAPHS = "\u3040"
_BREAKS = " \t\n\r\u00a0\u202f\u2009\u3000"
_BEFORE = frozenset(_BREAKS + "([{（［【—–-―/=:,;\u2060\u200b¿¡\u200f\u200e\u2068\u2067\u2066" + DOUBLE + SINGLE)
_AFTER = frozenset(_BREAKS + ".,;:!?…)]}）］】—–-―/，。、；：！？،؛؟\u2060\u200b\u200f\u200e\u2069।" + DOUBLE + SINGLE)
_ELISION = re.compile(r"(?<=[^\W\d_])(['’])\1(?=[^\W\d_])")
# Before the last letter of a Hebrew word: a sign of an acronym.
_GERSHAYIM = re.compile(r'(?<=[א-ת])["״](?=[א-ת](?!\w))')
_HEAD_APOSTROPHE = re.compile(r"['’](?:[nstkm]|\d\ds?|tis|twas|em|cause|bout|till?|round)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation mark."""

    start: int
    mark: str
    """Of one character; two where two single ones stand for a double one."""
    opens: bool | None
    """By what stands around it; None where that does not tell."""

    @property
    def end(self) -> int:
        """Offset past it."""
        return self.start + len(self.mark)

    @property
    def single(self) -> bool:
        """Whether it is a mark of the inner level."""
        return len(self.mark) == 1 and self.mark in SINGLE


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands between two quotation marks."""

    opening: Quote
    closing: Quote
    around: Quote | None
    """The opening mark of the passage that it stands in."""


def quotes(text: str, tag: str) -> tuple[Quote, ...]:
    """The quotation marks of covered words (see ``prose``), apostrophes and signs of feet and inches left out.

    Brackets of titles count where they are quotation marks in the language (《》 in Chinese).
    """
    if not _ANY.search(text):
        return ()
    titles = habits(tag).titles
    found: list[Quote] = []
    singles: list[Quote] = []
    place = -1
    for match in _ANY.finditer(text):
        start = match.start()
        if start < place:
            continue
        mark = match[0]
        if mark in "《》〈〉" and mark not in titles:
            continue
        if mark in "'’" and _ELISION.match(text, start):
            continue  # "l''accesso'": an apostrophe, and then a quotation mark.
        if mark in "'`´’‘" and text[start : start + 2] in {"''", "``", "´´", "’’", "‘‘"}:
            mark = text[start : start + 2]
            place = start + 2
        elif mark in "'’‘`´‛＇‚":
            if (single := _single(text, start, mark)) is not None:
                singles.append(single)
            continue
        if mark in '"″״＂' and (_measure(text, start, found) or _GERSHAYIM.match(text, start)):
            continue
        found.append(Quote(start, mark, _opens(text, start, start + len(mark), mark)))
    return tuple(sorted((*found, *_paired(singles)), key=lambda quote: quote.start))


def _opens(text: str, start: int, end: int, mark: str) -> bool | None:
    """Whether a mark opens a passage, by its neighbours first, for languages differ in the directions."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before, free_after = before in _BEFORE, after in _AFTER
    if free_before and not free_after:
        return True
    if free_after and not free_before:
        return False
    if mark in "„‚‟‛«‹「『《〈":
        return True
    if mark in "»›」』》〉":
        return False
    if before in _BREAKS and after not in _BREAKS:
        return True
    if after in _BREAKS and before not in _BREAKS:
        return False
    return None


def _single(text: str, start: int, mark: str) -> Quote | None:
    """A single mark as a quotation mark; None where it is an apostrophe within a word or a sign of feet."""
    before = text[start - 1] if start else " "
    after = text[start + 1] if start + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        # Between ideographs there are no apostrophes, nor spaces that would tell.
        ideographs = mark in "‘’" and (before >= _IDEOGRAPHS or after >= _IDEOGRAPHS)
        return Quote(start, mark, mark == "‘") if ideographs else None
    if before.isdigit() and mark in "'’´":
        return None
    if _HEAD_APOSTROPHE.match(text, start) and not before.isalnum():
        return None
    opens = _opens(text, start, start + 1, mark)
    if opens is None or (before in _BREAKS and after in _BREAKS):
        return None
    return Quote(start, mark, opens)


def _paired(singles: list[Quote]) -> list[Quote]:
    """The single marks that make pairs: one alone after a word is an apostrophe ("the boats’ crews")."""
    kept: list[Quote] = []
    waiting: list[Quote] = []
    for single in singles:
        if single.opens:
            waiting.append(single)
        elif waiting:
            kept += [waiting.pop(), single]
    return kept + [single for single in waiting if single.mark in "‘`‛‚"]


def _measure(text: str, start: int, found: list[Quote]) -> bool:
    """Whether a straight mark after a figure says inches or seconds: no passage is open that it could close."""
    if not start or not text[start - 1].isdigit():
        return False
    return sum(quote.mark == text[start] for quote in found) % 2 == 0


def passages(found: tuple[Quote, ...]) -> tuple[tuple[Passage, ...], tuple[Quote, ...]]:
    """The passages that the marks make, in the order of their ends, and the marks that are left without a partner."""
    waiting: list[Quote] = []
    made: list[Passage] = []
    loose: list[Quote] = []
    for quote in found:
        opens = quote.opens
        if opens is None:
            # Between ideographs no spaces tell: a second “ opens a passage within that of the first.
            within = bool(waiting) and quote.mark == "“" == waiting[-1].mark
            opens = within or not any(_fits(other, quote) for other in waiting)
        if opens:
            waiting.append(quote)
        elif waiting and _fits(waiting[-1], quote):
            opening = waiting.pop()
            made.append(Passage(opening, quote, waiting[-1] if waiting else None))
        else:
            loose.append(quote)
    return tuple(made), (*loose, *waiting)


def renewed(passage: Passage, opening: str, closing: str) -> tuple[Fix, ...]:
    """The repair that gives a passage other marks."""
    pairs = ((passage.opening, opening), (passage.closing, closing))
    return tuple(Fix(quote.start, quote.end, wanted) for quote, wanted in pairs if quote.mark != wanted)


def _fits(opening: Quote, closing: Quote) -> bool:
    """Whether two marks may make a pair: both of the outer level, or both of the inner."""
    return opening.single == closing.single


def unbalanced(found: tuple[Quote, ...]) -> Quote | None:
    """The last mark of a kind that stands there an odd number of times, or opens more often than it closes."""
    for group in _GROUPS:
        own = [quote for quote in found if quote.mark[0] in group and len(quote.mark) == 1]
        if len(own) % 2:
            return own[-1]
        if own and group == "«»" and all(quote.mark == "»" for quote in own):
            continue  # Finnish and Swedish open and close by the same mark.
        if own and group in _DIRECTED and 2 * sum(quote.mark == group[0] for quote in own) != len(own):
            return own[-1]
    return None


_DIRECTED = ("«»", "「」", "『』", "《》", "〈〉")
_GROUPS = ('"', "“”„‟", *_DIRECTED, "‹›", "״")
