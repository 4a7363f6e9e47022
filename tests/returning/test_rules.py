"""Every rule on one unit, a line each in three_way.cases and return.cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogue.returning import merge_returned
from dragoman.catalogue.three_way import merge_three_way
from dragoman.model import Unit
from tests.returning.notation import cases, catalogue, unit, word

HERE = Path(__file__).parent
THREE_WAY = list(cases(HERE / "three_way.cases"))
RETURN = list(cases(HERE / "return.cases"))

# Units that keep the rest of a file out of the rule: each side has a change of its own.
OURS = Unit("Ours.", ("ours",))
THEIRS = Unit("Theirs.", ("theirs",))
MARKED = Unit("Marked.", ("marked",), flags=("fuzzy",))


def test_the_case_files_are_read() -> None:
    assert len(THREE_WAY) > 45
    assert len(RETURN) > 40
    assert {section for section, _ in RETURN} == {
        "the editor keeps marks", "the past is known", "the editor drops marks", "it has come before",
        "the translator decides",
    }  # fmt: skip


@pytest.mark.parametrize(("section", "case"), THREE_WAY, ids=[" ".join(case) for _, case in THREE_WAY])
def test_merging_three_ways(section: str, case: list[str]) -> None:
    base, ours, theirs, expected, _ = case
    merged = merge_three_way(catalogue(unit(base)), catalogue(unit(ours), OURS), catalogue(unit(theirs), THEIRS))
    found = {one.source: one for one in merged.catalogue.units}
    assert found.pop("Ours.") == OURS
    assert found.pop("Theirs.") == THEIRS
    conflict = " !" if merged.conflicts else ""
    assert "".join(word(one) for one in found.values()) + conflict == ("" if expected == "." else expected)


@pytest.mark.parametrize(("section", "case"), RETURN, ids=[" ".join(case) for _, case in RETURN])
def test_taking_back(section: str, case: list[str]) -> None:
    past, ours, came, expected, outcome = case
    marked = () if section == "the editor drops marks" else (MARKED,)
    history = [] if past == "." else [catalogue(unit(past), *marked)]
    result = merge_returned(catalogue(unit(ours), *marked), catalogue(unit(came), *marked), history)
    found = [one for one in result.catalogue.units if one != MARKED]
    assert "".join(map(word, found)) == ("" if expected == "." else expected)
    told = [event.outcome.value for event in result.events if event.outcome.value != "comments"]
    assert told == ([outcome] if outcome else [])
