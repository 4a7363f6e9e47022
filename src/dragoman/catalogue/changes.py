"""What changed between two sources, in the words of someone who must review the translation."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache

from dragoman.catalogue.typography import bare, only_typography

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:['\u2019][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,/:\u00a0 -]?\d+)*%?")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n]\s+|[\"“«(]\s*)$")


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

    A date is one when ``languages.dates`` finds it; a number is what is left of figures, or a word for one; a name
    is a changed word with a capital that does not begin a sentence; negation a change in the language's negating
    words; wording the rest.
    """
    if old == new:
        return ()
    if only_typography(old, new):
        return (Change.TYPOGRAPHY,)
    found: set[Change] = set()
    (old_dates, one), (new_dates, other) = _without_dates(old, locale), _without_dates(new, locale)
    if old_dates != new_dates:
        found.add(Change.DATE)
    if Counter(_NUMBER.findall(one)) != Counter(_NUMBER.findall(other)):
        found.add(Change.NUMBER)
    one, other = _NUMBER.sub(" ", one), _NUMBER.sub(" ", other)
    mine, theirs = _words(one), _words(other)
    changed = (mine - theirs) + (theirs - mine)
    negating = {word for word in changed if word in _listed("negation", locale)}
    if negating:
        found.add(Change.NEGATION)
    numbers = {word for word in changed if word in _listed("numbers", locale)}
    if numbers:
        found.add(Change.NUMBER)
    names = {word for word in changed if word[:1].isupper() and (_is_name(word, one) or _is_name(word, other))}
    if names:
        found.add(Change.NAME)
    told = names | negating | numbers
    rest = Counter(word.casefold() for word in (mine - theirs).elements() if word not in told)
    rest_new = Counter(word.casefold() for word in (theirs - mine).elements() if word not in told)
    order = [word.casefold() for word in _WORD.findall(one)] != [word.casefold() for word in _WORD.findall(other)]
    if rest != rest_new or (order and not changed) or not found:
        found.add(Change.WORDING)
    return tuple(kind for kind in Change if kind in found)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(bare(text).replace('"', "'")))


def _without_dates(text: str, locale: str) -> tuple[Counter[str], str]:
    """The dates of a text, as days where they are told, and the text without them."""
    if not any(map(str.isdigit, text)):
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
        _SENTENCE_START.search(text[max(0, match.start() - 4) : match.start()] if match.start() else "") is None
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    )


class _Words:
    """A list of words of the data file, with its stars."""

    def __init__(self, words: list[str]) -> None:
        self._whole = frozenset(word for word in words if "*" not in word)
        self._beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
        self._endings = tuple(word[1:] for word in words if word.startswith("*"))

    def __contains__(self, word: str) -> bool:
        plain = word.casefold().replace("’", "'")
        return plain in self._whole or plain.startswith(self._beginnings) or plain.endswith(self._endings)


@cache
def _listed(table: str, locale: str) -> _Words:
    import tomllib
    from importlib import resources

    text = resources.files("dragoman.catalogue").joinpath("changes.toml").read_text(encoding="utf-8")
    return _Words(tomllib.loads(text)[table].get(locale.replace("_", "-").split("-")[0], []))
