"""Every rule on one unit, a line each in three_way.cases and return.cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogue.returning import merge_returned
from dragoman.catalogue.three_way import merge_three_way
from dragoman.model import Catalogue, Unit
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


def test_a_correction_follows_its_unit_to_the_new_source() -> None:
    old, other = Unit("Ten lakes - no more.", ("On gol.",)), Unit("No more.", ("On gol.",))
    moved = Unit("Ten lakes \N{EN DASH} no more.", ("On gol.",))
    retired = Unit(old.source, old.target, obsolete=True)
    corrected = Unit(old.source, ("On göl.",))
    ours, theirs = catalogue(moved, other, retired), catalogue(corrected, other, THEIRS)
    merged = merge_three_way(catalogue(old, other), ours, theirs)
    found = {unit.source: unit for unit in merged.catalogue.units}
    assert found[moved.source] == Unit(
        moved.source, ("On göl.",), translator_comments=('other version: "On gol."',), flags=("fuzzy",),
        previous_source=old.source,
    )  # fmt: skip
    assert found[old.source] == Unit(old.source, ("On göl.",), obsolete=True)
    assert found[other.source] == other
    assert not merged.conflicts


def test_order_and_headers() -> None:
    def made(*names: str, **fields: str) -> Catalogue:
        units = tuple(Unit(name, (name.lower(),)) for name in names)
        return Catalogue(tuple((name.replace("_", "-"), value) for name, value in fields.items()), units)

    base = made("A", "B", "C", Language="az", PO_Revision_Date="2024-03-19 10:00+0400", Last_Translator="N", X="1")
    ours = made(
        "A", "X", "B", "C", Language="az", PO_Revision_Date="2024-03-20 23:30+0400", Last_Translator="Ours", X="1"
    )
    theirs = made(
        "N", "A", "Y", "C", "B", "Z", Language="az", PO_Revision_Date="2024-03-20 20:00+0000", Last_Translator="Theirs"
    )
    merged = merge_three_way(base, ours, theirs).catalogue
    assert "".join(unit.source for unit in merged.units) == "NAYXCBZ"
    assert dict(merged.header) == {
        "Language": "az", "PO-Revision-Date": "2024-03-20 20:00+0000", "Last-Translator": "Theirs",
    }  # fmt: skip
