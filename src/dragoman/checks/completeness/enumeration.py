"""Items numbered within a unit: (a), (b), (c) or 1), 2), 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Pair
from dragoman.model import Severity

_MARK = re.compile(
    r"(?:(?<=\s)|(?<=[(（«“\"—–:;,.，；：。])|(?<![^\W\d_]|\d)|^)[(（]?(?P<label>\d{1,2}|[ivx]{1,5}|[^\W\d_])[ـ\u200d]?(?:\)(?![\w(])|）)"
)
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "abcçdefgğhıijklmnoöprsştuüvyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщюя",
    "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "ابجدهوزحطیکلمنسعفصقرشتثخذضظغ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "一二三四五六七八九十",
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


@dataclass(frozen=True, slots=True)
class _Run:
    """Markers that count on from the first of their kind."""

    length: int
    start: int
    end: int
    """Of the last marker."""


def _look(pair: Pair) -> Iterable[Hit]:
    source = pair.source_plain
    if ")" not in source and "）" not in source:
        return ()
    wanted = _run(source)
    if wanted is None or wanted.length < 2:
        return ()
    found = _run(pair.target_plain)
    count = found.length if found else 0
    if count == wanted.length:
        return ()
    where = (found.start, found.end) if found else (None, None)
    message = f"{wanted.length} numbered items of the source are {count} here."
    return (Hit(message, start=where[0], end=where[1], found=str(count), expected=str(wanted.length)),)


def _run(text: str) -> _Run | None:
    """The markers of a text that count on from the first; None when there is no first."""
    marks = [(match["label"], match.start(), match.end()) for match in _MARK.finditer(text)]
    if not marks:
        return None
    best: _Run | None = None
    for sequence in _sequences([label for label, _, _ in marks]):
        run = _follow(marks, sequence)
        if run is not None and (best is None or run.length > best.length):
            best = run
    return best


def _sequences(labels: Sequence[str]) -> Iterable[Sequence[str]]:
    """The ways of counting that the labels may belong to."""
    if "1" in labels:
        yield [str(number) for number in range(1, 100)]
    if "i" in labels:
        yield _ROMANS
    small = {label.lower() for label in labels}
    yield from (alphabet for alphabet in _ALPHABETS if alphabet[0] in small)


def _follow(marks: Sequence[tuple[str, int, int]], sequence: Sequence[str]) -> _Run | None:
    """How far the marks go along a sequence; a letter may be left out, as alphabets of lists leave some out."""
    length, place, start, end = 0, -1, 0, 0
    for label, at, past in marks:
        label = label.lower()
        after = [step for step in (1, 2, 3) if place + step < len(sequence) and sequence[place + step] == label]
        if not after or (length == 0 and after[0] != 1) or (label.isdigit() and after[0] != 1):
            continue
        place += after[0]
        length += 1
        start, end = start or at, past
    return _Run(length, start, end) if length else None


CHECK = Check(
    code="enumeration",
    name="Numbered items within a sentence",
    family=Family.COMPLETENESS,
    severity=Severity.WARNING,
    finds="Items marked (a), (b), (c) or 1), 2), 3) within a unit whose number differs in the translation.",
    why="Such items are cited by their letter; one that is missing is a provision that is missing.",
    authority="House style: enumerations agree item by item, whatever the alphabet.",
    flagged=example(
        "The Office shall (a) measure, (b) publish and (c) keep the levels.",
        "Aparat səviyyələri a) ölçür, b) dərc edir və saxlayır.",
    ),
    clean=example(
        "The Office shall (a) measure, (b) publish and (c) keep the levels.",
        "Aparat səviyyələri a) ölçür, b) dərc edir və c) saxlayır.",
    ),
    hint="Mark the same items as the source.",
    pair=_look,
    covers=("brackets",),
)
