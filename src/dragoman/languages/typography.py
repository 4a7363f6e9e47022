"""No-break spaces where a language wants them, and what a renderer must keep on one line.

Only spaces ever change: a plain space becomes U+00A0, or U+202F where the language's file says ``narrow``. A space that
is not there is not put in, and no other character is touched, so the text with its spaces made plain is the text given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from dragoman.languages.profile import Table, table

NO_BREAK, NARROW = "\u00a0", "\u202f"


def apply(text: str, tag: str) -> str:
    """``text`` with no-break spaces by the rules of a canonical tag; a second time changes nothing.

    The rules are lists of words in the language's file, table ``typography``; a capital and a small letter differ:

    - ``before``: marks and words that stay with what is before them (ru —, fr : »); ``narrow_before``: by a narrow
      space;
    - ``after``: marks and words that stay with what follows (№, «, в); ``after_if_number``: only with a number or a
      Roman numeral (No. 5, ст. 51); ``after_if_capital``: only with a capital or a numeral (г. Лесной, H.E. Mr.);
    - ``after_number``: units and words that stay with the number before them (52 kq, 100 %, 2022 г.);
      ``after_ordinal``: words that stay with an ordinal in digits and its suffix (2022-ci il);
    - ``months_after_day``: whether a day stays with its month; ``initials``: whether initials stay with the surname
      after them; ``initials_after``: also with that before them; ``grouped``: whether the groups of a number are parted
      by spaces (12 000);
    - ``together``: fixed groups (z. B., и т. д.).
    """
    for pattern, space in _rules(tag):
        text = pattern.sub(lambda match, space=space: match[0].replace(" ", space), text)  # type: ignore[misc]
    return text


def plain(text: str) -> str:
    """``text`` with its no-break spaces made plain: what ``apply`` was given."""
    return text.replace(NO_BREAK, " ").replace(NARROW, " ")


def unbreakable(text: str, tag: str) -> tuple[tuple[int, int], ...]:
    """Offsets of stretches that must not be parted at a line's end although a hyphen, dash or slash allows it.

    Symbols of documents (A/46/951, A/75/357–S/2020/948), numbers and acronyms with a suffix (1992-ci, BMT-nin), ranges
    of numbers (23–25). In order, never overlapping; the same in all languages but for the length of a suffix
    (``suffix_letters`` in the language's file, 4 where it says nothing).
    """
    letters = int(table(tag, "typography").get("suffix_letters", 4))
    return tuple(match.span() for match in _never_parted(letters).finditer(text))


@cache
def _never_parted(letters: int) -> re.Pattern[str]:
    symbol = r"[A-Z]{1,6}(?=[\w/.()]*\d)(?:/(?:[\w.()]*[\w)]))+"
    number = r"\d+(?:[.,]\d+)*"
    suffix = rf"[-‑]{_small()}{{1,{letters}}}"
    numbers = rf"{number}(?:(?:[-–]{number})+(?:{suffix})?|{suffix})"
    before, after = rf"(?<!{_SPACED})(?<!/)", rf"(?!{_SPACED})(?!/)"
    return re.compile(rf"{before}(?:{symbol}(?:[-–]{symbol})*|{numbers}|{_capital()}{{2,}}{suffix}){after}")


_SPACED = "[^\\W\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
"""A letter or digit of a script that parts its words by spaces: a symbol in Chinese stands between characters."""


@cache
def _rules(tag: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The expressions of a language; all plain spaces of what one matches become the space beside it."""
    rules = table(tag, "typography")
    made: list[tuple[str, str]] = []
    if marks := rules.get("narrow_before"):
        made.append((rf"(?<=\S) (?={_any(marks)})", NARROW))
    if marks := rules.get("before"):
        made.append((rf"(?<=\S) (?={_any(marks)})", NO_BREAK))
    made += [(expression, NO_BREAK) for expression in _word_rules(rules)]
    if rules.get("months_after_day"):
        from dragoman.languages.dates import month_names

        made.append((rf"(?<!\d)\d{{1,2}}\.? (?={_any(month_names(tag))})", NO_BREAK))
    if groups := rules.get("together"):
        made.append((_any(groups), NO_BREAK))
    return tuple((re.compile(expression), space) for expression, space in made)


def _word_rules(rules: Table) -> list[str]:
    made: list[str] = []
    ahead = {"after": r"\S", "after_if_number": r"[\dIVXLC]", "after_if_capital": rf"[«„“\"*_]*(?:\d|{_capital()})"}
    for key, condition in ahead.items():
        if words := rules.get(key):
            made.append(rf"{_any(words)} (?={condition})")
    if units := rules.get("after_number"):
        made.append(rf"(?<=\d) (?={_any(units)})")
    if nouns := rules.get("after_ordinal"):
        made.append(rf"\d-{_small()}+ (?={_any(nouns)})")
    if rules.get("grouped"):
        made.append(r"(?<=\d) (?=\d{3}(?!\d))")
    if rules.get("initials"):
        initial = rf"{_capital()}{_small()}?\."
        made.append(rf"(?<!\w){initial}(?: ?{initial})* (?={_capital()}{_small()})")
    if rules.get("initials_after"):
        made.append(rf"(?<={_small()}) {_capital()}\. ?{_capital()}\.(?!\w)")
    return made


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first; where one begins or ends with a letter, no letter may be next to it."""
    made = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        start = r"(?<![\w.])" if word[0].isalnum() else ""
        end = r"(?!\w)" if word[-1].isalnum() else ""
        made.append(start + re.escape(word) + end)
    return "(?:" + "|".join(made) + ")"


@cache
def _capital() -> str:
    return _letters(str.isupper)


@cache
def _small() -> str:
    return _letters(str.islower)


def _letters(test: Callable[[str], bool]) -> str:
    """A class of the letters of the cased scripts before Hebrew (Latin, Greek, Cyrillic, Armenian) that pass a test."""
    return "[" + "".join(letter for letter in map(chr, range(0x41, 0x590)) if letter.isalpha() and test(letter)) + "]"
