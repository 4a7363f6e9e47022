"""What holds of every run of the checks, whatever the check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman.checks.check import Check, Example, Family, Fix, Hit, Line, example
from dragoman.checks.examples import paper
from dragoman.checks.fixing import repaired
from dragoman.checks.pair import Claim, Pair
from dragoman.checks.running import check_claims, check_paper
from dragoman.checks.selection import speaks_of
from dragoman.checks.suppressions import Suppression, suppressions
from dragoman.markup import plain
from dragoman.model import INTERNAL, Rules, Selection, Severity, Side, Spot, State


def _dots(pair: Pair) -> Iterator[Hit]:
    for place, letter in enumerate(pair.target_plain):
        if letter == "·":
            yield Hit("A dot.", start=place, end=place + 1, found="·", fixes=(Fix(place, place + 1, "."),))


CHECK = Check(
    code="middle-dot", name="Dot", family=Family.PUNCTUATION, severity=Severity.WARNING, finds="A dot.", why="Why.",
    authority="Nobody", flagged=example("a.", "a·"), clean=example("a.", "a."), pair=_dots, fixes=True,
)  # fmt: skip


def test_the_spot_is_that_of_the_markdown() -> None:
    target = "*Açıq* [liman](https://example.org/a·b)· və \\*"
    found = check_paper(paper(example("x", target)), [CHECK])
    assert [finding.spot for finding in found.findings] == [Spot(Side.TARGET, 39, 40)]
    assert repaired(target, [one.fix for one in found.repairs]) == target.replace(")·", ").")


def test_a_repair_that_would_make_markup_is_not_made() -> None:
    star = replace(CHECK, pair=lambda pair: iter([Hit("x", start=1, end=2, fixes=(Fix(1, 2, ""),))]))
    assert plain("\\ *a*") == "\\ a"
    found = check_paper(paper(example("x", "\\ *a*")), [star])
    assert found.findings and not found.repairs


def test_a_bug_in_a_check_is_told_and_the_rest_goes_on() -> None:
    def broken(pair: Pair) -> Iterator[Hit]:
        yield Hit("first")
        raise ZeroDivisionError("nothing")

    found = check_paper(paper(example("x", "y·")), [replace(CHECK, code="broken", pair=broken), CHECK]).findings
    assert [finding.code for finding in found] == ["broken", INTERNAL, "middle-dot"]
    assert "broken failed here: ZeroDivisionError: nothing" in found[1].message
    assert found[1].severity is Severity.ERROR and found[1].subject is not None


def test_a_unit_that_recurs_is_told_once_at_its_first_place() -> None:
    whole = paper(example("x", "y·"))
    twice = replace(whole, pairs=(whole.pairs[0], replace(whole.pairs[0], block=7)))
    assert len(check_paper(twice, [CHECK]).findings) == 1


@pytest.mark.parametrize(
    ("state", "fuzzy", "found"),
    [(State.TRANSLATED, False, 1), (State.FUZZY, False, 0), (State.FUZZY, True, 1), (State.UNTRANSLATED, True, 0)],
)
def test_a_check_sees_the_states_it_wants(state: State, fuzzy: bool, found: int) -> None:
    assert len(check_paper(paper(example("x", "y·", state=state)), [CHECK], fuzzy=fuzzy).findings) == found


def test_a_comment_with_a_reason_takes_a_finding_away_and_its_repair_too() -> None:
    whole = paper(example("x", "y·"))
    told = (replace(whole.pairs[0], comments=("dragoman: ignore middle-dot: the emblem has it",)),)
    found = check_paper(replace(whole, pairs=told), [CHECK])
    assert (found.findings, found.repairs, found.suppressed) == ((), (), 1)
    assert [claim.used for claim in found.claims] == [True]
    assert check_claims(found.claims, [CHECK]) == ()


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("dragoman: ignore number: the office rounds", (Suppression("number", "the office rounds"),)),
        (
            "Dragoman: Ignore number, dash – both meant",
            (Suppression("number", "both meant"), Suppression("dash", "both meant")),
        ),
        ("dragoman: ignore number", (Suppression("number", ""),)),
        ("dragoman:ignore number :  ", (Suppression("number", ""),)),
        ("please ignore number: it is odd", ()),
        ("dragoman is a program; ignore it", ()),
        ("dragoman: ingore number: why", (Suppression("ingore number: why", ""),)),
    ],
)  # fmt: skip
def test_comments(comment: str, expected: tuple[Suppression, ...]) -> None:
    assert suppressions((comment,)) == expected


WARN, NOTE = Severity.WARNING, Severity.NOTE


@pytest.mark.parametrize(
    ("selection", "runs", "severity"),
    [
        (Selection(), True, WARN),
        (Selection(Rules(ignore=("middle-dot",))), False, WARN),
        (Selection(Rules(ignore=("punctuation",))), False, WARN),
        (Selection(Rules(select=("facts",))), False, WARN),
        (Selection(Rules(select=("facts",), extend=("middle-dot",))), True, WARN),
        (Selection(Rules(ignore=("all",)), {"az": Rules(extend=("punctuation",))}), True, WARN),
        (Selection(Rules(), {"ru": Rules(ignore=("all",))}), True, WARN),
        (Selection(Rules(), {"az": Rules(ignore=("middle-dot",))}, {"ex*": Rules(extend=("middle-dot",))}), True, WARN),
        (Selection(texts={"other": Rules(ignore=("all",))}), True, WARN),
        (Selection(Rules(severity={"punctuation": NOTE})), True, NOTE),
        (Selection(Rules(severity={"punctuation": NOTE, "middle-dot": Severity.ERROR})), True, Severity.ERROR),
        (Selection(Rules(severity={"middle-dot": NOTE}), last=Rules(severity={"all": WARN})), True, NOTE),
        (Selection(Rules(ignore=("all",)), last=Rules(select=("middle-dot",))), True, WARN),
    ],
)
def test_selection(selection: Selection, runs: bool, severity: Severity) -> None:
    found = check_paper(paper(example("x", "y·", "az-AZ")), [CHECK], selection).findings
    assert [finding.severity for finding in found] == ([severity] if runs else [])


def test_a_check_that_does_not_run_by_default_runs_when_selected() -> None:
    quiet = replace(CHECK, default=False)
    whole = paper(example("x", "y·"))
    assert not check_paper(whole, [quiet]).findings
    for rules in (Rules(select=("middle-dot",)), Rules(extend=("punctuation",)), Rules(select=("all",))):
        assert check_paper(whole, [quiet], Selection(rules)).findings


@pytest.mark.parametrize(
    ("locales", "locale", "speaks"),
    [
        (("az",), "az-Latn", True),
        (("az",), "az-Latn-AZ", True),
        (("zh",), "zh-Hant", False),
        ((), "az", True), (("az",), "az", True), (("az",), "az-AZ", True), (("az",), "az-Cyrl", False),
        (("az-Cyrl",), "az-Cyrl-AZ", True), (("ru",), "az", False), (("zh",), "zh-Hans", True),
        (("zh-Hans",), "zh-Hans", True),
    ],
)  # fmt: skip
def test_of_what_languages_a_check_speaks(locales: tuple[str, ...], locale: str, speaks: bool) -> None:
    assert speaks_of(replace(CHECK, locales=locales), locale) is speaks


def test_a_check_that_points_outside_the_unit_does_not_stop_the_rest() -> None:
    far = replace(CHECK, code="far", pair=lambda pair: iter([Hit("x", start=50, end=60, fixes=(Fix(50, 60, ""),))]))
    found = check_paper(paper(example("x", "y·")), [far, CHECK]).findings
    assert [finding.code for finding in found] == [INTERNAL, "middle-dot"]


def test_a_bug_in_a_check_of_comments_is_told_too() -> None:
    def broken(claim: Claim) -> Iterator[Hit]:
        yield Hit(str(1 // 0))

    whole = paper(example("x", "y·"))
    told = (replace(whole.pairs[0], comments=("dragoman: ignore middle-dot: why",)),)
    claims = check_paper(replace(whole, pairs=told), [CHECK]).claims
    looking = replace(CHECK, code="broken", pair=None, claim=broken)
    assert [finding.code for finding in check_claims(claims, [looking])] == [INTERNAL]


def test_the_better_of_two_checks_speaks_alone() -> None:
    better = replace(CHECK, code="better", covers=("middle-dot",))
    whole = paper(Example((Line("x", "y·"), Line("x", "z"))))
    for checks in ([CHECK, better], [better, CHECK]):
        found = check_paper(whole, checks)
        assert [finding.code for finding in found.findings] == ["better"]
        assert [one.code for one in found.repairs] == ["better"]
    other = replace(better, pair=lambda pair: iter([Hit("x")]) if pair.target_plain == "z" else iter(()))
    assert [finding.code for finding in check_paper(whole, [CHECK, other]).findings] == ["middle-dot", "better"]


def test_a_comment_is_not_called_useless_where_nobody_looked() -> None:
    comments = ("dragoman: ignore middle-dot: the emblem has it",)
    for state, ran in ((State.TRANSLATED, True), (State.FUZZY, False), (State.UNTRANSLATED, False)):
        whole = paper(Example((Line("x", "y", state=state, comments=comments),)))
        assert [claim.ran for claim in check_paper(whole, [CHECK]).claims] == [ran]


def test_the_forms_of_a_plural_have_one_comment() -> None:
    whole = paper(Example((Line("x", "y·", comments=("dragoman: ignore middle-dot: why",)),)))
    forms = (whole.pairs[0], replace(whole.pairs[0], target="z"))
    found = check_paper(replace(whole, pairs=forms), [CHECK])
    assert [(claim.ran, claim.used) for claim in found.claims] == [(True, True)]


def test_a_finding_on_a_unit_that_recurs_is_excused_wherever_it_is_told() -> None:
    twice = replace(CHECK, pair=None, paper=lambda paper: (Hit("x", pair=pair) for pair in paper.pairs))
    whole = paper(Example((Line("x", "y", comments=("dragoman: ignore middle-dot: why",)),)))
    found = check_paper(replace(whole, pairs=(whole.pairs[0], replace(whole.pairs[0], block=7))), [twice])
    assert (found.findings, found.suppressed) == ((), 2)
