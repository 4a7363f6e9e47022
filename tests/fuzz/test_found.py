"""What random inputs and histories brought to light once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.catalogue import parse
from dragoman.model import Catalogue, State, Unit
from tests.catalogue.harbour import merged, message, translated
from tests.fuzz.po_files import failure

WHOLE = "The council thanked the builders for many years of patient work, and everyone praised the stone of the quay."
FIRST = "The council thanked the builders for many years of patient work."
SECOND = "Everyone praised the stone of the quay."
BOATS = "Thirteen boats carry grain to the islands every week."
CALM = "Nobody was hurt in the storm of that winter."


@pytest.mark.parametrize(
    "data",
    [
        b'msgid "a"\nmsgstr "\xc3\xa9"\n\n#~ msgid ""\n#~ msgstr "c"\n',
        b'#: a.md:7\n# File:, line:4\nmsgid "a"\nmsgstr "b"\n',
        b'#: d.md: 13 :7 x.md\nmsgid "a"\nmsgstr "b"\n',
        b'#file: moon.md,line number:5\nmsgid "a"\nmsgstr "b"\n',
        '# File: sun.md, lin\u2069: moon.md,line number:5\nmsgid "a"\nmsgstr "b"\n'.encode(),
        b'domain "a\\"b"\nmsgid "a"\nmsgstr "b"\n',
    ],
    ids=["an obsolete header", "no name", "no file", "a comment once", "an isolate's end", "a quoted domain"],
)
def test_files(data: bytes) -> None:
    assert failure(data) == ""


def unit(catalogue: Catalogue, source: str) -> Unit:
    return next(unit for unit in catalogue.units if unit.source == source)


def test_a_piece_that_moved_away_carries_its_share() -> None:
    done = translated([message(WHOLE), message(BOATS), message(CALM)])
    after = merged([message(FIRST), message(BOATS), message(CALM), message(SECOND)], done).catalogue
    for piece in (FIRST, SECOND):
        assert (unit(after, piece).previous_source, unit(after, piece).state) == (WHOLE, State.FUZZY)


def test_a_sentence_of_which_little_is_left_also_stays_as_it_was() -> None:
    """Else whoever translates the rest would put an end to the only copy."""
    rest = "Everyone praised the quay."
    after = merged([message(BOATS), message(rest)], translated([message(BOATS), message(WHOLE)])).catalogue
    assert unit(after, rest).previous_source == WHOLE
    assert unit(after, WHOLE).obsolete
    confirmed = replace(unit(after, rest), target=("Anew",), flags=(), previous_source=None)
    units = tuple(confirmed if one.source == rest else one for one in after.units)
    back = merged([message(BOATS), message(WHOLE)], replace(after, units=units)).catalogue
    assert (unit(back, WHOLE).target, unit(back, WHOLE).state) == ((f"T:{WHOLE}",), State.TRANSLATED)


def test_a_sentence_that_was_edited_and_then_joined_is_done_again_when_it_comes_back() -> None:
    start = [message(CALM), message(BOATS)]
    edited = [message(CALM.replace("Nobody", "No sailor")), message(BOATS)]
    joined = [message(f"{edited[0].source[:-1]}, and {BOATS[0].lower()}{BOATS[1:]}")]
    catalogue = translated(start)
    for version in (edited, joined, start):
        catalogue = merged(version, catalogue).catalogue
    live = [one for one in catalogue.units if not one.obsolete]
    assert live == list(translated(start).units)


def test_a_sentence_that_was_joined_while_one_much_like_it_came_is_offered_to_both() -> None:
    like = BOATS.replace("Thirteen", "Fourteen")
    joined = f"{CALM[:-1]}, and {BOATS[0].lower()}{BOATS[1:]}"
    after = merged([message(joined), message(like)], translated([message(CALM), message(BOATS)])).catalogue
    assert unit(after, like).previous_source == BOATS
    assert unit(after, joined).target == (f"T:{CALM} T:{BOATS}",)


def test_reading_twice_is_reading_once() -> None:
    data = b'# File: sun.md, line:4\nmsgid "a"\nmsgstr "b"\n'
    assert parse(data).units[0].references == ("sun.md:4",)
