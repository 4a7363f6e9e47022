"""A mark with no space after it, or an opening bracket or quotation mark with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Fix, Hit, example
from dragoman.checks.pair import Pair
from dragoman.checks.prose import THING
from dragoman.checks.punctuation.habits import Habits, habits
from dragoman.checks.punctuation.marks import KIND
from dragoman.checks.punctuation.quoting import passages
from dragoman.model import Severity

_GLUED = re.compile(rf"[,.;:!?)\]،؛؟۔।](?=[^\W_{THING}])")
# A placeholder glued to a mark that the source parts from it by a space: "Error:%s".
_GLUED_THING = re.compile(rf"(?<=[^\W\d_{THING}])[,:;،؛](?={THING})")
_PARTED_THING = re.compile(rf"([,:;])\s+(?={THING})")
_FULL_WIDTH_SPACE = re.compile(r"[。，、；：！？] +(?=\S)")
_OPENED = re.compile(r"([(\[{¿¡])[ \u00a0\u202f\u2009]+(?=[^\W_])")
_TIGHT = re.compile(r"«(?=[^\s»\u2060])")
_WORD = re.compile(r"\S*\Z")
_WORD_ON = re.compile(r"\S*")
# Suffixes after a colon are spelling in Finnish and Swedish; a bracket may stand within a word ("(re)build").
_COLON_SUFFIX = frozenset({"fi", "sv", "se", "et"})


def _look(pair: Pair) -> Iterator[Hit]:
    target = pair.target_prose
    rules = habits(pair.locale)
    if rules.unspaced:
        for match in _FULL_WIDTH_SPACE.finditer(target):
            if f"{match[0][0]} " not in pair.source_prose:
                yield _extra(match, match[0][0])
    else:
        yield from _missing(pair, rules)
    for match in _OPENED.finditer(target):
        if f"{match[1]} " not in pair.source_prose:
            yield _extra(match, match[1])
    if pair.target_quotes and rules.outer and "»" not in rules.spaced:
        yield from _after_opening(pair)
    elif "«" in target and rules.spaced:
        for match in _TIGHT.finditer(target):
            yield Hit(
                "The space after « is missing.", start=match.start(), end=match.end(), found="«", expected="«\u00a0",
                fixes=(Fix(match.end(), match.end(), "\u00a0"),),
            )  # fmt: skip


def _missing(pair: Pair, rules: Habits) -> Iterator[Hit]:
    target = pair.target_prose
    for match in _GLUED.finditer(target):
        start, place, mark = match.start(), match.end(), match[0]
        if not _parts(target, start, mark, pair.source_prose) or _whole(target, start, place) in pair.source_plain:
            continue
        if mark == ":" and (rules.language in _COLON_SUFFIX or _between_letters(pair.source_prose, mark)):
            continue
        yield Hit(
            f"The space after {mark} is missing.", start=start, end=place + 1, found=target[start : place + 1],
            expected=f"{mark} {target[place]}", fixes=(Fix(place, place, " "),),
        )  # fmt: skip
    if THING in target:
        yield from _before_thing(pair)


def _before_thing(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_prose, pair.target_prose
    parted = {match[1] for match in _PARTED_THING.finditer(source)}
    for match in _GLUED_THING.finditer(target) if parted else ():
        mark, place = match[0], match.end()
        if KIND.get(mark, mark) in parted and mark + THING not in source:
            yield Hit(
                f"The space after {mark} is missing.", start=match.start(), end=place, found=mark, expected=f"{mark} ",
                fixes=(Fix(place, place, " "),),
            )  # fmt: skip


def _parts(text: str, place: int, mark: str, source: str) -> bool:
    """Whether the mark, with a letter or a figure behind it, parts words and belongs to none of them."""
    before, after = text[place - 1 : place], text[place + 1]
    if mark in ",;،؛!?؟":
        if after.isdigit():  # "Velsa,6 May", and not "3,50".
            return mark in ",;،؛" and before.isalpha()
        if before.isspace():  # " ,and" has its space on the wrong side.
            return mark in ",;،؛" and text[: place - 1][-1:].isalpha() and after.isalpha()
        return before.isalnum() or (bool(before) and (before in ')]"”»’' or unicodedata.category(before)[0] == "M"))
    if not after.isalpha():
        return False
    if mark in "۔।":
        return not before.isspace()
    if mark in ")]":
        return before.isalpha() and _aside(text, place, mark, source)
    # A full stop or a colon after three letters and before a word; shorter ones are abbreviations or names of files.
    # Two letters tell where the source has more of such marks with a space behind them ("Yes. No.").
    least = 2 if source.count(f"{mark} ") > text.count(f"{mark} ") else 3
    if not text[max(0, place - least) : place].isalpha() or place < least:
        return False
    word = text[place + 2 : place + 3]
    return (word.isalpha() or (mark == "." and word.isspace())) and _sentence(before, after, mark)


def _whole(text: str, start: int, end: int) -> str:
    """The stretch without white space around a place."""
    before = _WORD.search(text[:start])
    after = _WORD_ON.match(text, end)
    return text[before.start() if before else start : after.end() if after else end].strip("\"'“”«»().,;:!?")


def _between_letters(source: str, mark: str) -> bool:
    """Whether the source has such a mark between letters."""
    return any(
        source[place - 1].isalpha() and source[place + 1].isalpha()
        for place in range(1, len(source) - 1)
        if source[place] == mark
    )


def _sentence(before: str, after: str, mark: str) -> bool:
    """Whether sentences are parted there: a small letter before, a capital after; without case, letters alone tell."""
    if mark == ":":
        return before.islower() or before.lower() == before.upper()
    if before.lower() == before.upper():
        return after.lower() == after.upper()
    return before.islower() and after.isupper()


def _aside(text: str, place: int, mark: str, source: str) -> bool:
    """Whether a closing bracket ends an aside of its own, and not a part of the word after it ("(re)build")."""
    opening = text.rfind("(" if mark == ")" else "[", 0, place)
    if opening <= 0 or not text[opening - 1].isspace():
        return False
    return " " in text[opening:place] or (f"{mark} " in source and not _between_letters(source, mark))


def _after_opening(pair: Pair) -> Iterator[Hit]:
    text = pair.target_prose
    made, _ = passages(pair.target_quotes)
    for passage in made:
        start, end = passage.opening.end, passage.closing.start
        inside = text[start:end]
        after = len(text) - len(text[start:].lstrip(" \u00a0\u202f"))
        if after == start or not inside.lstrip()[:1].isalnum():
            continue
        fixes = [Fix(start, after, "")]
        if inside[-1] in " \u00a0\u202f":
            fixes.append(Fix(len(text[:end].rstrip(" \u00a0\u202f")), end, ""))
        yield Hit(
            f"There is a space after {passage.opening.mark}.", start=passage.opening.start, end=after,
            found=text[passage.opening.start : after], expected=passage.opening.mark, fixes=tuple(fixes),
        )  # fmt: skip


def _extra(match: re.Match[str], mark: str) -> Hit:
    return Hit(
        f"There is a space after {mark}.",
        start=match.start(),
        end=match.end(),
        found=match[0],
        expected=mark,
        fixes=(Fix(match.start() + 1, match.end(), ""),),
    )


CHECK = Check(
    code="space-after-mark",
    name="Space after a mark",
    family=Family.PUNCTUATION,
    severity=Severity.WARNING,
    finds="A comma or another mark with no space after it, and an opening bracket or quotation mark with one.",
    why="Words run together are read as one, and are found by no search.",
    authority="The orthography of each language.",
    flagged=example("The lock is closed, and the ferry waits.", "Şlüz bağlıdır,bərə gözləyir."),
    clean=example("It costs 3.50 at 10:30.", "Saat 10:30-da qiyməti 3,50-dir."),
    pair=_look,
    fixes=True,
)
