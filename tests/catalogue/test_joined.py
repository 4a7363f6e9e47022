"""The marker of a sentence that is rendered within the one before it."""

import pytest

from dragoman.catalogue import coverage, extract, joined_findings
from dragoman.model import JOINED, Catalogue, Role, Unit
from tests.catalogue.harbour import segmented

TEXT = segmented(
    (Role.TITLE, "The day"), (Role.PARAGRAPH, "One is here. Two is here. Three is here."), (Role.NOTE, "Four is here.")
)


def codes(*units: Unit) -> list[str]:
    return [finding.code for finding in joined_findings(TEXT, Catalogue(units=units), "x.po")]


def test_a_sentence_joined_to_a_translated_one_is_in_order() -> None:
    units = (Unit("One is here.", ("Both",)), Unit("Two is here.", (JOINED,)), Unit("Three is here.", (JOINED,)))
    assert codes(*units) == []
    missing = coverage("x", "az", extract(TEXT), Catalogue(units=units)).missing
    assert [key for key, _ in missing] == [("title", "The day"), (None, "Four is here.")]


@pytest.mark.parametrize(
    "unit",
    [
        Unit("One is here.", (JOINED,), line=7),
        Unit("Four is here.", (JOINED,), line=7),
        Unit("The day", (JOINED,), "title", line=7),
    ],
    ids=["paragraph", "note", "title"],
)
def test_the_first_of_a_block_cannot_be_joined(unit: Unit) -> None:
    (finding,) = joined_findings(TEXT, Catalogue(units=(unit,)), "x.po")
    assert (finding.code, finding.position.path, finding.position.line) == ("joined-first", "x.po", 7)
    assert finding.hint


@pytest.mark.parametrize("before", [Unit("One is here.", ("",)), Unit("One is here.", ("T",), flags=("fuzzy",))])
def test_what_it_is_joined_to_must_be_done(before: Unit) -> None:
    assert codes(before, Unit("Two is here.", (JOINED,))) == ["joined-to-nothing"]


@pytest.mark.parametrize("target", ["[Joined]", "joined", " [joined]. "])
def test_a_misspelt_marker_is_reported(target: str) -> None:
    assert codes(Unit("Two is here.", (target,))) == ["joined-misspelt"]
    assert codes(Unit("Two is here.", ("We joined them.",))) == []
