"""A name that is spelled in two ways within a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.completeness.anatomy import done, unique
from dragoman.checks.pair import Pair, Paper
from dragoman.model import Severity

_CAPITALS = "".join(chr(code) for code in range(0x41, 0x590) if chr(code).isupper())
_WORD = re.compile(rf"[{_CAPITALS}](?<=\b.)[^\W\d_]{{4,}}")  # The capital stands first, so that the search leaps.
_ENDING = 3
"""Letters at the end of a word that may differ by its case."""


def _look(paper: Paper) -> Iterator[Hit]:
    sources: dict[str, set[int]] = {}
    targets: dict[str, set[int]] = {}
    pairs = [pair for pair in unique(paper) if done(pair)]
    for number, pair in enumerate(pairs):
        for word in _WORD.findall(pair.source_plain):
            if not word.isupper():
                sources.setdefault(word, set()).add(number)
    names = [found for found in sources.values() if len(found) > 1]
    if not names:
        return
    for number, pair in enumerate(pairs):
        for word in _WORD.findall(pair.target_plain):
            if not word.isupper():
                targets.setdefault(word, set()).add(number)
    told: set[str] = set()
    for rarer, commoner in _variants(targets):
        # Both must be what the same name of the source became.
        used = targets[rarer] | targets[commoner]
        if rarer in told or targets[rarer] & _all_forms(commoner, targets):
            continue
        if any(used <= name for name in names):
            told.add(rarer)
            for number in sorted(targets[rarer]):
                # A name that stands so in the source is another one.
                if rarer not in pairs[number].source_plain:
                    yield _hit(pairs[number], rarer, commoner)


def _variants(words: Mapping[str, set[int]]) -> Iterator[tuple[str, str]]:
    """Words that are nearly the same but not by their endings, the rarer first."""
    initials: dict[str, list[str]] = {}
    for word in words:
        for other in initials.setdefault(word[:1], []):
            if abs(len(word) - len(other)) <= _ENDING and _is_variant(word, other):
                ordered = sorted((word, other), key=lambda one: (len(_all_forms(one, words)), -min(words[one])))
                yield ordered[0], ordered[1]
        initials[word[:1]].append(word)


def _all_forms(word: str, words: Mapping[str, set[int]]) -> set[int]:
    """Where a name stands, in whatever case."""
    stem = word[: max(4, len(word) - _ENDING)]
    found: set[int] = set()
    for other, places in words.items():
        if other.startswith(stem):
            found |= places
    return found


def _is_variant(one: str, other: str) -> bool:
    """Whether a letter within two words differs, is missing or has changed places, and the rest is the same."""
    size = min(len(one), len(other))
    place = next((at for at in range(size) if one[at] != other[at]), size)
    if place >= size - _ENDING + 1 or size - place < 3:
        return False
    rest, others = one[place:], other[place:]
    return (
        _same_rest(rest[1:], others[1:])
        or _same_rest(rest[1:], others)
        or _same_rest(rest, others[1:])
        or (rest[:2] == others[1::-1] and _same_rest(rest[2:], others[2:]))
    )


def _same_rest(one: str, other: str) -> bool:
    """Whether two words go on alike, their endings apart."""
    shorter = min(len(one), len(other))
    if shorter < 3:
        return one == other
    return one[: max(3, shorter - 1)] == other[: max(3, shorter - 1)]


def _hit(pair: Pair, word: str, usual: str) -> Hit:
    start = pair.target_plain.find(word)
    return Hit(f"“{word}” is spelled “{usual}” elsewhere in the paper.", start=start, end=start + len(word), found=word,
               expected=usual, pair=pair)  # fmt: skip


CHECK = Check(
    code="name-variants",
    name="Name spelled in two ways",
    family=Family.CONSISTENCY,
    severity=Severity.WARNING,
    finds="A name of the source that recurs and whose translations differ by a letter within the word.",
    why="A person or a town has one spelling in a language; two spellings are two bearers.",
    authority="House style: one transliteration a name.",
    flagged=Example((
        Line("The quay of Lindrik is new.", "Lindrik körpüsü yenidir."),
        Line("All ferries call at Lindrik.", "Bütün bərələr Lintrikdə dayanır."),
        Line("The museum of Lindrik is open.", "Lindrik muzeyi açıqdır."),
    )),
    clean=Example((
        Line("The quay of Lindrik is new.", "Lindrik körpüsü yenidir."),
        Line("All ferries call at Lindrik.", "Bütün bərələr Lindrikdə dayanır."),
    )),
    hint="Spell it alike, and enter it into names.yaml.",
    paper=_look,
)  # fmt: skip
