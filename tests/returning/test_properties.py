"""Whatever two sides did to a catalogue: what was confirmed is there, and the result is a PO file."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import parse, verified
from dragoman.catalogue.other_version import shown
from dragoman.catalogue.returning import merge_returned
from dragoman.catalogue.sides import confirmed
from dragoman.catalogue.three_way import merge_three_way
from dragoman.model import Catalogue, Unit, UnitKey

KEYS: list[UnitKey] = [
    (context, f"{source}.") for context in (None, "title") for source in ("One", "Two\nlines", "Three", "Fo\"ur", "Öx")
]
HEADER = (
    ("Language", "az"), ("Content-Type", "text/plain; charset=UTF-8"), ("PO-Revision-Date", "2024-03-19 10:00+0400"),
)  # fmt: skip


@st.composite
def units(draw: st.DrawFn, key: UnitKey) -> Unit:
    context, source = key
    target = draw(st.sampled_from(["", "a", "b", "c", "d\\e", 'f"g']))
    # gettext wants the translation to end as its source does; none of ours ends in a line feed.
    fuzzy = bool(target) and draw(st.booleans())
    return Unit(
        source,
        (target,),
        context,
        translator_comments=tuple(draw(st.lists(st.sampled_from(["note", "why?", ""]), max_size=2, unique=True))),
        extracted_comments=draw(st.sampled_from([(), ("role: paragraph",)])),
        references=draw(st.sampled_from([(), ("texts/lakes.md",)])),
        flags=("fuzzy",) if fuzzy else (),
        previous_source=draw(st.sampled_from([None, "Old."])) if fuzzy else None,
        obsolete=bool(target) and draw(st.integers(0, 3)) == 0,
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=6))
    made = [draw(units(key)) for key in keys]
    return Catalogue(HEADER, _sorted(made))


@st.composite
def histories(draw: st.DrawFn) -> tuple[Catalogue, Catalogue, Catalogue]:
    """A base and two sides, most of whose units are the base's."""
    base = draw(catalogues())
    return base, draw(edited(base)), draw(edited(base))


@st.composite
def edited(draw: st.DrawFn, base: Catalogue) -> Catalogue:
    made = [unit for unit in base.units if draw(st.integers(0, 5))]
    made = [draw(units(unit.key)) if draw(st.integers(0, 2)) == 0 else unit for unit in made]
    fresh = [key for key in KEYS if key not in {unit.key for unit in base.units}]
    for key in draw(st.lists(st.sampled_from(fresh), unique=True, max_size=3)) if fresh else []:
        made.insert(draw(st.integers(0, len(made))), draw(units(key)))
    return replace(base, units=_sorted(made))


def _sorted(made: list[Unit]) -> tuple[Unit, ...]:
    return (*(unit for unit in made if not unit.obsolete), *(unit for unit in made if unit.obsolete))


def _holds(merged: Catalogue, unit: Unit) -> bool:
    """Whether a unit's translation is somewhere in the merged unit: the msgstr, or a comment."""
    found = {one.key: one for one in merged.units}.get(unit.key)
    return found is not None and (
        found.target == unit.target or set(shown(unit)) <= set(found.translator_comments)
    )


@settings(max_examples=400)
@given(histories())
def test_no_confirmed_translation_of_a_side_is_gone(sides: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    base, ours, theirs = sides
    merged = merge_three_way(base, ours, theirs).catalogue
    if base in (ours, theirs):
        return
    before = {unit.key: unit for unit in base.units}
    for side, other in ((ours, theirs), (theirs, ours)):
        others = {unit.key: unit for unit in other.units}
        for unit in side.units:
            old, new = before.get(unit.key), others.get(unit.key)
            replaced = old is not None and new is not None and old.target == unit.target and confirmed(new)
            if confirmed(unit) and not replaced:
                assert _holds(merged, unit), unit


@given(histories())
def test_one_side_alone_is_taken_as_it_is(sides: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    base, ours, _ = sides
    assert merge_three_way(base, ours, base).catalogue == ours
    assert merge_three_way(base, base, ours).catalogue == ours
    assert merge_three_way(base, ours, ours).catalogue == ours


@settings(max_examples=300)
@given(histories())
def test_the_sides_may_change_places(sides: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    base, ours, theirs = sides
    one, other = merge_three_way(base, ours, theirs), merge_three_way(base, theirs, ours)
    assert set(one.conflicts) == set(other.conflicts)
    assert _content(one.catalogue) == _content(other.catalogue)


def _content(catalogue: Catalogue) -> dict[UnitKey, tuple[object, ...]]:
    """What a catalogue says of each unit: its versions, comments and state, in no order."""
    return {
        unit.key: (
            # The one that stands and those beside it are the same ones, whichever side stands.
            frozenset((*unit.translator_comments, *shown(unit))) - {'other version: ""'},
            frozenset(unit.extracted_comments), frozenset(unit.references), unit.fuzzy, unit.obsolete,
        )
        for unit in catalogue.units
    }  # fmt: skip


@settings(max_examples=300)
@given(histories(), st.booleans(), st.booleans())
def test_what_comes_back_costs_nothing(
    sides: tuple[Catalogue, Catalogue, Catalogue], known: bool, all_confirmed: bool
) -> None:
    base, ours, came = sides
    history = [base] if known else []
    result = merge_returned(ours, came, history, all_confirmed=all_confirmed).catalogue
    came_units = {unit.key: unit for unit in came.units}
    before = {unit.key: unit for unit in base.units} if known else {}
    for unit in ours.units:
        old, new = before.get(unit.key), came_units.get(unit.key)
        replaced = old is not None and new is not None and old.target == unit.target and confirmed(new)
        if confirmed(unit) and not replaced:
            assert _holds(result, unit), unit
    mine = {unit.key: unit for unit in ours.units}
    for unit in came.units:
        own = mine.get(unit.key)
        refused = known and unit.key in before and before[unit.key].target == unit.target and own is not None
        if confirmed(unit) and not refused and unit.target != (unit.source,):
            assert _holds(result, unit), unit
    assert [unit.key for unit in result.units][: len(ours.units)] == [unit.key for unit in ours.units]
    assert merge_returned(result, came, history, all_confirmed=all_confirmed).catalogue.units == result.units


@given(histories())
def test_our_own_file_brings_nothing_new(sides: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    base, ours, _ = sides
    assert merge_returned(ours, ours).catalogue == ours
    assert merge_returned(ours, ours, [base]).catalogue == ours


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
@settings(max_examples=30)
@given(histories())
def test_the_result_is_a_po_file(sides: tuple[Catalogue, Catalogue, Catalogue]) -> None:
    for merged in (merge_three_way(*sides).catalogue, merge_returned(sides[1], sides[2], [sides[0]]).catalogue):
        data = verified(merged)
        assert verified(parse(data)) == data
        checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "-"], input=data, capture_output=True)
        assert checked.returncode == 0, checked.stderr
