"""Offices and bodies written with other capitals elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.checks.check import Check, Example, Family, Hit, Line
from dragoman.checks.consistency.likeness import small, typed
from dragoman.checks.pair import Record
from dragoman.model import Role, Severity, Side

_NAMES = frozenset({Role.OFFICE.value, Role.ADDRESSEE.value})
# A title or heading may have capitals of its own.
_LEFT_OUT = frozenset({Role.TITLE.value, Role.HEADING.value})
_SHORTEST = 10
_LONGEST_ENDING = 6


def _look(records: tuple[Record, ...]) -> Iterator[tuple[Record, Hit]]:
    for locale in dict.fromkeys(record.locale for record in records):
        own = [record for record in records if record.locale == locale]
        names = _names(own, locale)
        if names:
            yield from _uses(own, locale, names)


def _names(records: Iterable[Record], locale: str) -> dict[str, Counter[str]]:
    """Name of an office or addressee in small letters → how often with which capitals it stands by itself."""
    found: dict[str, Counter[str]] = {}
    for record in records:
        if record.role in _NAMES:
            for line in record.target.split("\n"):
                name = typed(line)
                if len(name) >= _SHORTEST and " " in name and name.upper() != name != name.lower():
                    found.setdefault(small(name, locale), Counter())[small(name[:1], locale) + name[1:]] += 1
    return found


def _uses(records: Iterable[Record], locale: str, names: dict[str, Counter[str]]) -> Iterator[tuple[Record, Hit]]:
    index: dict[str, list[str]] = {}
    for name in names:
        index.setdefault(name.split(" ", 1)[0], []).append(name)
    for candidates in index.values():
        candidates.sort(key=len, reverse=True)
    usual = {name: max(forms, key=lambda form: (forms[form], form)) for name, forms in names.items()}
    for record in records:
        if record.role in _LEFT_OUT:
            continue
        for line in record.target.split("\n"):
            words = typed(line)
            yield from _in_line(record, words, small(words, locale), index, usual)


def _in_line(
    record: Record, words: str, folded: str, index: dict[str, list[str]], usual: dict[str, str]
) -> Iterator[tuple[Record, Hit]]:
    if len(words) != len(folded):
        return
    place = 0
    for word in folded.split(" "):
        for name in index.get(word, ()):
            end = place + len(name)
            if folded.startswith(name, place) and _ends(folded, end):
                used = words[place:end]
                if used[1:] != usual[name][1:] and used.upper() != used:
                    at = record.target.find(used)
                    first = usual[name] if used[:1].islower() else used[:1] + usual[name][1:]
                    yield record, Hit(
                        f"“{used}” is written “{first}” elsewhere.", Side.TARGET, at if at >= 0 else None,
                        at + len(used) if at >= 0 else None, used, first, raw=True,
                    )  # fmt: skip
                break
        place += len(word) + 1


def _ends(text: str, end: int) -> bool:
    """Whether the name ends there, or has an ending of its case and no more."""
    past = end
    while past < len(text) and past - end <= _LONGEST_ENDING and text[past].isalpha():
        past += 1
    return past - end <= _LONGEST_ENDING


CHECK = Check(
    code="office-capitals",
    name="Capitals of offices and bodies",
    family=Family.CONSISTENCY,
    severity=Severity.WARNING,
    finds="The name of an office or an addressee that is written with other capitals than where it stands by itself.",
    why="Which words of an office have capitals is fixed; two ways in one edition look like carelessness.",
    authority="House style: offices and bodies are written alike everywhere.",
    flagged=Example((
        Line("Commissioner for Inland Waters", "Daxili Sular üzrə Müvəkkil", Role.OFFICE),
        Line("The Commissioner for Inland Waters spoke.", "Daxili sular üzrə müvəkkil çıxış etdi."),
    )),
    clean=Example((
        Line("Commissioner for Inland Waters", "Daxili Sular üzrə Müvəkkil", Role.OFFICE),
        Line("The Commissioner for Inland Waters spoke.", "Daxili Sular üzrə Müvəkkil çıxış etdi."),
    )),
    hint="Use the same capitals everywhere.",
    workspace=_look,
)  # fmt: skip
