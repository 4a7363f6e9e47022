"""A correction in one text reaches the others, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import parse, verified
from dragoman.catalogue.sharing import Correction, Propagated, differences, propagate
from dragoman.model import JOINED, Catalogue, State, Unit
from tests.catalogue.generating import catalogues

COUNCIL = ("addressee", "Council of the Rivers")
FUZZY = ("fuzzy",)


def council(target: str, **fields: object) -> Unit:
    return replace(Unit(COUNCIL[1], (target,), COUNCIL[0], extracted_comments=("role: addressee",)), **fields)  # type: ignore[arg-type]


def made(there: Unit, *more: Unit, right: Unit | None = None) -> Propagated:
    """Text a has it right as "New"; text b has ``there``."""
    return propagate(
        {"a": Catalogue(units=(right or council("New"),)), "b": Catalogue(units=(there, *more))}, ["a"], "en", "az"
    )


@pytest.mark.parametrize(
    ("name", "there", "state", "comments", "notes"),
    [
        ("another version", council("Old"), State.TRANSLATED, ('other version: "Old"',), ()),
        ("a draft", council("Old", flags=FUZZY), State.FUZZY, ('other version: "Old"',), ()),
        ("the same, fuzzy", council("New", flags=FUZZY), State.FUZZY, (), ()),
        (
            "a mere suggestion",
            council(
                "Old", flags=FUZZY, previous_source="Council of Rivers",
                extracted_comments=("role: addressee", "changed: name; from memory: c"),
            ),
            State.FUZZY, (), (),
        ),
        ("nothing", council(""), State.UNTRANSLATED, (), ()),
        (
            "lines and comments",
            council('O"l\nd', translator_comments=("see 3",), extracted_comments=("role: addressee", "from memory: c")),
            State.TRANSLATED, ("see 3", 'other version: "O\\"l\\nd"'), ("from memory: c",),
        ),
        (
            "propagated before",
            council("Old", extracted_comments=("role: addressee", "propagated from: c")),
            State.TRANSLATED, ('other version: "Old"',), (),
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_the_other_text(
    name: str, there: Unit, state: State, comments: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    result = made(there)
    assert result.corrections == (Correction("b", COUNCIL, there.target[0], state, "New", "a"),)
    assert list(result.catalogues) == ["b"]
    (unit,) = result.catalogues["b"].units
    assert (unit.target, unit.state) == (("New",), State.TRANSLATED)
    assert unit.translator_comments == comments
    assert unit.extracted_comments == ("role: addressee", *notes, "propagated from: a")
    assert (unit.previous_source, unit.previous_context) == (None, None)
    header = (("Content-Type", "text/plain; charset=UTF-8"),)
    assert parse(verified(replace(result.catalogues["b"], header=header))).units == (unit,)


@pytest.mark.parametrize(
    ("name", "there", "kept"),
    [
        ("it has it already", council("New"), False),
        ("it keeps its own", council("Old", translator_comments=("Own version: the ministry asked",)), True),
        ("joined to the one before", council(JOINED), True),
        ("obsolete", council("Old", obsolete=True), False),
        ("with plural forms", replace(council("Old"), source_plural="s", target=("Old", "Olds")), False),
        ("in another role", council("Old", context="reference"), False),
    ],
)
def test_what_stays(name: str, there: Unit, kept: bool) -> None:
    result = made(there)
    assert (result.corrections, result.catalogues) == ((), {})
    assert result.kept == ((("b", COUNCIL),) if kept else ())


def test_what_renders_the_next_sentence_too_stays() -> None:
    assert made(council("Old"), Unit("Next.", (JOINED,))).kept == (("b", COUNCIL),)


@pytest.mark.parametrize(
    "right",
    [
        council("New", flags=FUZZY),
        council(""),
        council(JOINED),
        council("New", obsolete=True),
        council("New", translator_comments=("own version",)),
        council("[[New]]"),
    ],
)
def test_what_is_nobodys_example(right: Unit) -> None:
    assert made(council("Old"), right=right) == Propagated({}, (), (), ())


def test_texts_that_are_spared_and_units_that_are_not_asked_for() -> None:
    all_texts = {name: Catalogue(units=(council(name), Unit("Thanks.", (name,)))) for name in "abc"}
    result = propagate(all_texts, ["a"], "en", "az", spared=["b"], only={(None, "Thanks.")})
    assert [(one.text, one.key) for one in result.corrections] == [("c", (None, "Thanks."))]


def test_named_texts_that_differ_are_told_and_nothing_is_done() -> None:
    all_texts = {name: Catalogue(units=(council(name),)) for name in "abc"}
    result = propagate(all_texts, ["a", "b"], "en", "az")
    assert (result.catalogues, result.corrections) == ({}, ())
    assert [[version.texts for version in one.versions] for one in result.contradictions] == [[("a",), ("b",)]]


def test_differences_are_by_number_of_texts_without_own_versions_and_drafts() -> None:
    texts = {
        "a": council("Old"), "b": council("New"), "c": council("New"),
        "d": council("Third", translator_comments=("own version",)), "e": council("Fourth", flags=FUZZY),
    }  # fmt: skip
    (found,) = differences({name: Catalogue(units=(unit,)) for name, unit in texts.items()}, "en", "az")
    assert [(version.target, version.texts) for version in found.versions] == [("New", ("b", "c")), ("Old", ("a",))]
    assert differences({"b": Catalogue(units=(texts["b"],)), "c": Catalogue(units=(texts["c"],))}, "en", "az") == ()


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("ab"), catalogues(), min_size=2), st.data())
def test_twice_is_once_and_no_confirmed_translation_is_lost(found: dict[str, Catalogue], data: st.DataObject) -> None:
    # The same units in all of them, so that there is something to share.
    units = next(iter(found.values())).units
    target = st.sampled_from([("T",), ("U",), ("",), (JOINED,)])
    mixed = {
        text: replace(
            each, units=tuple(replace(one, target=data.draw(target)) if len(one.target) == 1 else one for one in units)
        )
        for text, each in found.items()
    }  # fmt: skip
    result = propagate(mixed, ["a"], "en", "az")
    after = mixed | dict(result.catalogues)
    again = propagate(after, ["a"], "en", "az")
    assert (again.catalogues, again.corrections) == ({}, ())
    for text, before in mixed.items():
        for old, new in zip(before.units, after[text].units, strict=True):
            assert (old.key, old.obsolete) == (new.key, new.obsolete)
            if old != new:
                assert text != "a"
                assert new.state is State.TRANSLATED
                if old.state is State.TRANSLATED:
                    assert f'other version: "{old.target[0]}"' in new.translator_comments
