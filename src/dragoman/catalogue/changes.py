"""What changed between two sources, in the words of someone who must review the translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

from dragoman.catalogue.typography import bare, only_typography

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:['\u2019][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,/:\u00a0 -]?\d+)*%?")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"\w")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n]\s+|[\"“«(]\s*)$")
_SHARED = 60
"""How many characters beside a change are looked at too; no date is longer."""


class Change(StrEnum):
    """A kind of change, as it stands in ``#.`` comments and summaries."""

    TYPOGRAPHY = "typography"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    WORDING = "wording"
    SPLIT = "split"
    """The source was a part of a longer one."""
    JOINED = "joined"
    """The source was several."""
    ROLE = "role"
    """The same words stood in another role or context."""


def kinds(old: str, new: str, locale: str = "en") -> tuple[Change, ...]:
    """What parts two sources in the language ``locale``, in the order of ``Change``; several where it is several.

    A date is one when ``languages.dates`` finds it, or the name of a month or a day; a number is what is left of
    figures, or a word for one; a name is a changed word with a capital that does not begin a sentence; negation a
    change in the language's negating words, or within a word where the language negates there; wording the rest.
    """
    if old == new:
        return ()
    old, new = _windows(old, new)
    if only_typography(old, new):
        return (Change.TYPOGRAPHY,)
    found: set[Change] = set()
    one, other, old_dates, new_dates = old, new, Counter[str](), Counter[str]()
    if _around_figures(old) != _around_figures(new):
        (old_dates, one), (new_dates, other) = _without_dates(old, locale), _without_dates(new, locale)
    if old_dates != new_dates:
        found.add(Change.DATE)
    if Counter(_NUMBER.findall(one)) != Counter(_NUMBER.findall(other)):
        found.add(Change.NUMBER)
    one, other = _NUMBER.sub(" ", one), _NUMBER.sub(" ", other)
    mine, theirs = _words(one), _words(other)
    gone, come = mine - theirs, theirs - mine
    changed = gone + come
    days = {word for word in changed if word in _listed("calendar", locale)}
    if days:
        found.add(Change.DATE)
    negating = {word for word in changed if word in _listed("negation", locale)}
    negating |= _turned(gone, come, locale)
    if negating:
        found.add(Change.NEGATION)
    listed = _listed("numbers", locale)
    compound = {word for text in (one, other) for parts in _compounds(text) if parts[0] in listed for word in parts}
    numbers = {word for word in changed - Counter(days) if word in listed or word in compound}
    if numbers:
        found.add(Change.NUMBER)
    recased = Counter(word.casefold() for word in changed)
    names = {
        word
        for word in changed
        if word[:1].isupper() and recased[word.casefold()] == 1 and (_is_name(word, one) or _is_name(word, other))
    } - days
    if names:
        found.add(Change.NAME)
    told = names | negating | numbers | days
    rest = Counter(word.casefold() for word in gone.elements() if word not in told)
    rest_new = Counter(word.casefold() for word in come.elements() if word not in told)
    reordered = not changed and _WORD.findall(one.casefold()) != _WORD.findall(other.casefold())
    if rest != rest_new or reordered or not found or max(recased.values(), default=0) > 1:
        found.add(Change.WORDING)
    return tuple(kind for kind in Change if kind in found)


def _windows(old: str, new: str) -> tuple[str, str]:
    """The stretch in which two texts differ, with enough of what they share on both sides for any date or number.

    What lies outside is the same in both, and so is what a cut makes of a date that crosses it.
    """
    head = max(0, _shared_head(old, new) - _SHARED)
    head = old.rfind(" ", 0, head) + 1
    old, new = old[head:], new[head:]
    tail = max(0, _shared_head(old[::-1], new[::-1]) - _SHARED)
    blank = old.find(" ", len(old) - tail)
    tail = len(old) - blank if tail and blank >= 0 else 0
    return old[: len(old) - tail], new[: len(new) - tail]


def _shared_head(one: str, other: str) -> int:
    """How many characters two texts have in common at their heads, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(bare(text).replace('"', "'")))


def _compounds(text: str) -> list[list[str]]:
    """The pieces of each word with hyphens: "twenty-one"."""
    plain = bare(text)
    return [found.split("-") for found in _HYPHENATED.findall(plain)] if "-" in plain else []


def _turned(gone: Counter[str], come: Counter[str], locale: str) -> set[str]:
    """Words of which one is the other with a negation before or within it."""
    prefixes: list[str] = _table("negation_before").get(_language(locale), [])
    within: str = _table("negation_within").get(_language(locale), "")
    if not prefixes and not within:
        return set()
    found: set[str] = set()
    for one in gone:
        for other in come:
            plain, denied = sorted((one.casefold(), other.casefold()), key=len)
            if any(denied == prefix + plain for prefix in prefixes) or (within and _denies(denied, plain, within)):
                found |= {one, other}
    return found


def _denies(denied: str, plain: str, within: str) -> bool:
    """Whether ``denied`` is ``plain`` with the negation ``within`` after its stem, and the same ending.

    A stem's last letter may be voiced before a vowel: etmədi, edəcək.
    """
    found = re.match(rf"(\w{{2,}}?){within}", denied)
    if found is None:
        return False
    stem = found[1]
    voiced = stem[:-1] + "d" if stem.endswith("t") else stem
    same = plain.startswith((stem, voiced)) and re.match(within, plain[len(stem) :]) is None
    return same and (denied[-1] == plain[-1] or denied.endswith("z"))


def _around_figures(text: str) -> list[list[str]]:
    """Each word with figures among its neighbours, in order: where these are the same, so are the dates."""
    words = text.split()
    places = [place for place, word in enumerate(words) if not word.isalpha() and _DIGIT.search(word)]
    return [words[max(0, place - 4) : place + 5] for place in places]


def _without_dates(text: str, locale: str) -> tuple[Counter[str], str]:
    """The dates of a text, as days where they are told, and the text without them."""
    if _DIGIT.search(text) is None:
        return Counter(), text
    from dragoman.languages.dates import find_dates

    dates: Counter[str] = Counter()
    rest, end = [], 0
    for found in find_dates(text, locale, partial=True):
        dates[str(found.date or text[found.start : found.end])] += 1
        rest.append(text[end : found.start])
        end = found.end
    return dates, " ".join((*rest, text[end:]))


def _is_name(word: str, text: str) -> bool:
    """Whether ``word`` stands in the text elsewhere than at the beginning of a sentence."""
    return any(
        _SENTENCE_START.search(text[max(0, start - 4) : start] if start else "") is None
        for start in _places(word, text)
    )


def _places(word: str, text: str) -> Iterator[int]:
    """Where ``word`` stands in a text, and not within a longer word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _LETTER.match(text, end) and not (start and _LETTER.match(text, start - 1)):
            yield start
        start = text.find(word, end)


class _Words:
    """A list of words of the data file, with its stars."""

    def __init__(self, words: list[str]) -> None:
        self._whole = frozenset(word for word in words if "*" not in word)
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
        self._endings = tuple(word[1:] for word in words if word.startswith("*"))

        self._asked: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        found = self._asked.get(word)
        if found is None:
            found = self._asked[word] = self._lists(word) or self._lists(word.casefold().replace("’", "'"))
        return found

    def _lists(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._beginnings) or word.endswith(self._endings)


@cache
def _listed(table: str, locale: str) -> _Words:
    return _Words(_table(table).get(_language(locale), []))


def _language(locale: str) -> str:
    return locale.replace("_", "-").split("-")[0]


@cache
def _table(name: str) -> dict[str, Any]:
    import tomllib
    from importlib import resources

    text = resources.files("dragoman.catalogue").joinpath("changes.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)[name]
    return table
