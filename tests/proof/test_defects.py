"""Planted defects are found, each by its name; papers without one are proven clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.edition import compose
from dragoman.proof import expected, prove
from tests.edition.papers import statement
from tests.proof.defects import DEFECTS
from tests.proof.opened import aligned, built, codes, findings, sound

LOCALES = ("az", "ru", "ar", "tr")
FORMS = ("pdf", "epub", "html")
LOOKED_AT_IN_OTHER_FORMATS = {
    "a sentence of the source is lost", "a whole row is lost", "a word of a sentence is lost",
    "an addressee of the source is lost", "the last addressee is lost with its joint",
    "the office of a signatory is lost", "an addressee stands there twice", "a cell has a third language",
    "the mark of a footnote is lost",
}  # fmt: skip
"""A PDF takes a while to make."""
PLANTED = [
    (name, target, form)
    for number, name in enumerate(DEFECTS) for place, target in enumerate(LOCALES) for form in FORMS
    if form == "html"
    or (form == "pdf" and (number + place) % 4 == 0 and name not in LOOKED_AT_IN_OTHER_FORMATS)
    or (form == "epub" and (number + place) % 2)
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("target", LOCALES)
def test_a_sound_paper_is_proven(target: str, form: str) -> None:
    proof = prove(sound(target, form), form, expected(aligned(target)), "x")
    assert not [finding for finding in proof.findings if finding.severity != "note"]
    assert proof.segments > 50
    assert not proof.draft


@pytest.mark.parametrize(
    ("target", "form", "rows"),
    [("az", "pdf", "paragraph"), ("ar", "pdf", "sentence"), ("ru", "epub", "sentence"), ("fa", "html", "paragraph")],
)
def test_a_draft_of_several_pages_with_gaps_is_proven(target: str, form: str, rows: str) -> None:
    paper = statement(target, long=4, signatories=3, gaps=True)
    made = compose(paper.aligned(), paper.coverage(), draft=True, rows=rows)
    proof = prove(built(made, form), form, expected(paper.aligned()), "x")
    assert not [finding for finding in proof.findings if finding.severity != "note"]
    assert proof.draft


@pytest.mark.parametrize(("target", "form"), [("az", "pdf"), ("ar", "epub"), ("zh", "html"), ("ru", "html")])
def test_a_letter_with_an_annex_is_proven(target: str, form: str) -> None:
    wanted = aligned(target, "letter")
    assert not findings(built(compose(wanted), form), form, wanted)


@pytest.mark.parametrize(("name", "target", "form"), PLANTED)
def test_a_planted_defect_is_found(name: str, target: str, form: str) -> None:
    spoil, code = DEFECTS[name]
    wanted = aligned(target)
    found = findings(built(spoil(compose(wanted)), form), form, wanted)
    assert code in codes(found)
    # One defect is told as what it is: a handful of findings, not the rest of the paper.
    assert len(found) <= 8, [finding.message for finding in found]
    assert all(finding.position.path.endswith(form) and finding.family == "proof" for finding in found)


@pytest.mark.parametrize("form", ["pdf", "epub"])
def test_what_awaits_review_is_found_in_a_release(form: str) -> None:
    paper = statement("az", gaps=True, addressees=2)
    drafted = compose(paper.aligned(), draft=True)
    posing = compose(paper.aligned(), draft=False)
    for made in (posing, replace(drafted, draft=False)):
        found = findings(built(made, form), form, paper.aligned())
        assert codes(found) == {"proof-unfinished"}
        assert {"awaits" in finding.message for finding in found} == {True, False}

