"""A space before a mark where the language has none, or none where it wants one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.checks.punctuation.quoting import passages
from dragoman.model import Severity

_MARKS = ",.;:!?)]}،؛؟。，、；：！？”»"
_SPACED = re.compile(
    r"(?<=[\w)\]}»”’\"%…°])[ \u00a0\u202f\u2009]+(?=[,.;:!?،؛؟。，、；：！？])"
    r"|(?<=[\w)\]}%…°.!?])[ \u00a0\u202f\u2009]+(?=[)\]}])"
)
# What each of them has in it; the search leaps from space to space.
_LIKELY = re.compile(r"[ \u00a0\u202f\u2009][,.;:!?،؛؟。，、；：！？)\]}]")
# What follows a mark that ends something: ".5", ".NET", ":-)", "?x=1", ". . ." and "…" do not.
_ENDING = re.compile(r"[,;:!?.،؛؟。，、；：！？]+(?=[\s\"'”»“’)\]\u2060]|$)|[)\]}]")
_FACE = re.compile(r"[:;]-?[()DPp|/]|\.\.")
_NO_BREAK = "\u00a0"


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    rules = habits(pair.locale)
    if rules.spaced and not rules.unspaced:  # Khmer has the space or not, as the writer likes.
        yield from _missing(pair, rules)
    for match in _SPACED.finditer(target) if _LIKELY.search(target) else ():
        ending = _ENDING.match(target, match.end())
        if ending is None or _FACE.match(target, match.end()):
            continue
        mark = ending[0]
        if mark[0] in rules.spaced or (len(mark) > 1 and mark[0] == "."):
            continue
        if _in_source(pair.source_prose, match[0][0], mark) or (mark == ":" and _between(target, match)):
            continue
        yield Hit(
            f"There is a space before {mark}.",
            start=match.start(),
            end=match.end() + len(mark),
            found=match[0] + mark,
            expected=mark,
            fixes=(Fix(match.start(), match.end(), ""),),
        )
    if pair.target_quotes and not rules.spaced:
        yield from _before_closing(pair)


def _in_source(source: str, space: str, mark: str) -> bool:
    """Whether the source has the mark with a space before it, too: then it is meant."""
    return f" {mark}" in source or f"\u00a0{mark}" in source


def _between(text: str, match: re.Match[str]) -> bool:
    """Whether a colon stands for a ratio: "1 : 2"."""
    return text[match.start() - 1].isdigit() and bool(re.match(r":\s?\d", text[match.end() : match.end() + 3]))


def _before_closing(pair: Pair) -> Iterator[Hit]:
    text = pair.target_prose
    made, _ = passages(pair.target_quotes)
    for passage in made:
        end = passage.closing.start
        start = len(text[:end].rstrip(" \u00a0\u202f"))
        inside = text[passage.opening.end : end]
        ended = text[start - 1 : start].isalnum() or text[start - 1 : start] in ".!?…)]%"
        if start == end or not inside.strip() or not inside[0].isalnum() or not ended:
            continue  # With spaces on both sides it is a habit, and told once, by the space after the opening mark.
        yield Hit(
            f"There is a space before {passage.closing.mark}.",
            start=start,
            end=passage.closing.end,
            found=text[start : passage.closing.end],
            expected=passage.closing.mark,
            fixes=(Fix(start, end, ""),),
        )


def _missing(pair: Pair, rules: Habits) -> Iterator[Hit]:
    """The space that French has before ; : ! ? and »."""
    target = pair.target_prose
    for match in _wanted(rules).finditer(target):
        place = match.start()
        mark = match[0]
        if mark == ":" and (target[place - 1].isdigit() and target[place + 1 : place + 2].isdigit()):
            continue
        yield Hit(
            f"The space before {mark} is missing.",
            start=place,
            end=place + 1,
            found=mark,
            expected=f"{_NO_BREAK}{mark}",
            fixes=(Fix(place, place, _NO_BREAK),),
        )


@cache
def _wanted(rules: Habits) -> re.Pattern[str]:
    marks = re.escape("".join(mark for mark in rules.spaced if mark.isascii() or mark == "»"))
    tail = r"(?=[\s\u2060»”\"’)\]!?…]|$)"
    others = rf"(?<=[^\s{marks}(\[«“…\u2060]){'[' + marks + ']'}{tail}"
    return re.compile(others)


CHECK = Check(
    code="space-before-mark",
    name="Space before a mark",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A space before a mark where the language has none, and none before ; : ! ? » where French wants one.",
    why="The mark may go to the head of the next line, away from its word.",
    authority="The orthography of each language; French: Lexique des règles typographiques de l’Imprimerie nationale.",
    flagged=example("The lock is closed, and the ferry waits.", "Şlüz bağlıdır , bərə gözləyir."),
    clean=example("Is the lock closed?", "L’écluse est-elle fermée\u00a0?", "fr"),
    pair=_look,
    fixes=True,
)
