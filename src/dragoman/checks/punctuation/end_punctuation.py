"""The closing mark of a unit is another than that of the source, or not the language's own form of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.closing import Tail, tail
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.checks.punctuation.marks import (
    COLON,
    COMMA,
    ELLIPSIS,
    EXCLAMATION,
    KIND,
    QUESTION,
    SEMICOLON,
    STOP,
    named,
)
from dragoman.model import Role, Severity

# What ends a salutation or a complimentary close, and the parts of a list of addressees, is each language's custom.
_CUSTOM = frozenset(
    {
        Role.SALUTATION,
        Role.CLOSING,
        Role.SIGNED_MARK,
        Role.ADDRESSEES_LEAD,
        Role.ADDRESSEE_JOINT,
        Role.ADDRESSEE,
        Role.ADDRESSEES_CLOSE,
        Role.DATE,
        Role.PLACE,
        Role.DATELINE,
    }
)
_SPACES = " \t\n\r\u00a0\u202f\u2060\u200e\u200f"
_LAST = re.compile(r"[^\s(«“„\"'\u00a0]+$")
_FRAGMENT = 4
_TALK = frozenset({QUESTION, EXCLAMATION, ELLIPSIS, COMMA})


def _look(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_plain, pair.target_plain
    if source[-1:] == "." == target[-1:] and source[-2:-1].isalnum() and target[-2:-1].isalnum() and target[-2] <= "ӿ":
        return
    source, target = pair.source_prose, pair.target_prose
    if not target.strip(_SPACES) or not source.strip(_SPACES):
        return
    wanted, found = tail(source), tail(target)
    rules = habits(pair.locale)
    kinds = _as_meant(found, wanted.kinds, target, rules)
    expected = _as_meant(wanted, frozenset(), source, habits(pair.source_locale))
    if kinds != expected and not _allowed(pair, expected, kinds, wanted, found, rules):
        place = found.marks[0][0] if found.marks else found.start
        yield Hit(
            f"The source ends with {named(expected)}, the translation with {named(kinds)}.",
            start=place,
            end=found.end,
            found=target[found.start : found.end],
            expected=_form(expected, rules),
        )
    elif kinds:
        yield from _forms(pair, wanted, found, rules)


def _as_meant(end: Tail, other: frozenset[str], text: str, rules: Habits) -> frozenset[str]:
    """The kinds of a tail as the language means them; where a mark has two readings, that of the other side."""
    kinds = end.kinds
    if rules.language == "el" and ((marks := {mark for _, mark in end.marks}) & {";", "\u037e", "·", "\u0387"}):
        if marks & {"·", "\u0387"} or (SEMICOLON in other and ";" in marks):
            return kinds - {STOP} | {SEMICOLON}
        return kinds - {SEMICOLON, STOP} | {QUESTION}
    if rules.language == "hy":
        if QUESTION in other and "\u055e" in text:
            return kinds - {STOP, COLON} | {QUESTION}
        if EXCLAMATION in other and "\u055c" in text:
            return kinds - {STOP, COLON} | {EXCLAMATION}
        if kinds & {STOP, COLON} and other & {STOP, COLON, SEMICOLON}:
            return kinds - {STOP, COLON} | (other & {STOP, COLON, SEMICOLON})
        if not kinds and COLON in other and text.rstrip(_SPACES).endswith("`"):
            return frozenset({COLON})
        if kinds == {COLON} and any(mark == ":" for _, mark in end.marks):
            return frozenset({STOP})
    if rules.language in {"hi", "bn", "or", "ne", "mr", "as"} and not kinds and text.rstrip(_SPACES).endswith("|"):
        return frozenset({STOP})
    return kinds


def _allowed(
    pair: Pair, expected: frozenset[str], kinds: frozenset[str], wanted: Tail, found: Tail, rules: Habits
) -> bool:
    """Whether the languages or the order of words explain the difference."""
    source, target = pair.source_prose, pair.target_prose
    odd = expected ^ kinds
    if pair.role in _CUSTOM and odd <= {STOP, COMMA, COLON, EXCLAMATION}:
        return True
    if odd == {STOP}:
        # "Apr." and the like: the other language need not abbreviate, which no mark but "." does.
        if len(source.strip(_SPACES)) <= _FRAGMENT and all(mark == "." for _, mark in found.marks):
            return True
        side, end, locale = (target, found, pair.locale) if STOP in kinds else (source, wanted, pair.source_locale)
        if _abbreviated(side, end, habits(locale)):
            return True
    if rules.no_stop and not kinds and expected <= {STOP, QUESTION}:
        return True
    # A list may be led in by a full stop in Japanese; Burmese closes questions by its full stop.
    if rules.language == "ja" and kinds == {STOP} and expected and expected <= {COLON, SEMICOLON}:
        return True
    # A question that か makes one closes by the full stop.
    if rules.language == "ja" and kinds == {STOP} and expected == {QUESTION} and target[: found.start].endswith("か"):
        return True
    if rules.language == "my" and kinds == {STOP} and expected == {QUESTION}:
        return True
    # “Why?” he asked. – «…?» in the end or in the middle, as the order of words goes.
    if wanted.enclosed and expected <= _TALK and kinds <= {STOP, COMMA}:
        return expected <= _inside(target, found.start)
    if found.enclosed and kinds <= _TALK and expected <= {STOP, COMMA}:
        return kinds <= _inside(source, wanted.start)
    return False


def _inside(text: str, end: int) -> frozenset[str]:
    """Kinds of the marks within a text."""
    kinds = {KIND[char] for char in text[:end] if char in KIND}
    if "..." in text[:end]:
        kinds.add(ELLIPSIS)
    return frozenset(kinds)


def _abbreviated(text: str, end: Tail, rules: Habits) -> bool:
    """Whether the last full stop belongs to an abbreviation: "2022 г.", "a.m.", "etc."."""
    if not end.marks or len(end.marks) > 1:
        return False
    word = _LAST.search(text[: end.start])
    if word is None:
        return False
    letters = word[0].lower()
    return "." in letters or (len(letters) == 1 and letters.isalpha()) or letters in rules.abbreviations


def _forms(pair: Pair, wanted: Tail, found: Tail, rules: Habits) -> Iterator[Hit]:
    """The right mark in a form that is not the language's own; three full stops for an ellipsis."""
    target = pair.target_plain
    if ELLIPSIS in found.kinds and any(mark == "…" for _, mark in wanted.marks):
        places = [place for place, mark in found.marks if mark == "."]
        if len(places) == 3 and places[2] == places[0] + 2:
            yield _form_hit(places[0], places[2] + 1, "...", "…")
            return
    if len(found.marks) > 2 or not rules.forms:
        return
    for place, mark in found.marks:
        own = rules.forms.get(mark)
        if own is None or own == mark or (rules.at_end and mark not in rules.at_end):
            continue
        if mark == ";" and rules.language == "el":
            continue
        if rules.language == "hy" and mark == "." and COLON in wanted.kinds:
            continue  # The middle mark of Armenian, which leads in a list.
        if rules.after is None or (place and rules.after.match(_before(target, place))):
            yield _form_hit(place, place + 1, mark, own)


def _before(text: str, place: int) -> str:
    """The character before a mark, closing quotation marks and brackets apart."""
    return text[:place].rstrip("\"'»”’」』）)]】》\u00a0 ")[-1:]


def _form_hit(start: int, end: int, found: str, own: str) -> Hit:
    return Hit(
        f"This ends with {found}, where the language has {own}.",
        start=start,
        end=end,
        found=found,
        expected=own,
        fixes=(Fix(start, end, own),),
    )


def _form(kinds: frozenset[str], rules: Habits) -> str:
    return "".join(rules.forms.get(kind, kind) for kind in "?!….:;," if kind in kinds)


CHECK = Check(
    code="end-punctuation",
    name="Closing mark",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A unit that ends with another kind of mark than its source, or with a mark in a form foreign to the "
    "language.",
    why="A lost question mark changes what is said, a lost colon parts a list from its lead, and a page of headings "
    "and items that end differently looks careless.",
    authority="The orthography of each language; forms of the marks: Unicode Standard, chapter 6.2.",
    flagged=example("Is the lock at Ostel open?", "Osteldə şlüz açıqdır."),
    clean=example("He asked: “Is the lock open?”", "O, “Şlüz açıqdır?” deyə soruşdu."),
    hint="End it as the source does, in the language's own form of the mark.",
    pair=_look,
    fixes=True,
)
