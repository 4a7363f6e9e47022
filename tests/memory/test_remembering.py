"""A catalogue gives to the memory and takes from it; what was taken stays, and gettext agrees with the file."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import Change, canonical, entries, open_units, parse, remember, verified, with_remembered
from dragoman.memory import Memory
from dragoman.model import JOINED, Catalogue, Entry, Message, Offer, State, Unit
from tests.catalogue.harbour import finish, merged, message

BOATS = "Thirteen boats carry grain to the islands every week."
FUZZY = ("fuzzy",)


def remembered(unit: Unit, *more: Unit) -> list[tuple[str, str | None, str, bool, bool]]:
    return [
        (one.source, one.context, one.target, one.confirmed, one.live)
        for one in entries(Catalogue(units=(unit, *more)), "a", "en", "az")
    ]


def unit(**fields: object) -> Unit:
    return replace(Unit(BOATS, ("T",)), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "given_unit", "expected"),
    [
        ("done", unit(), [(BOATS, None, "T", True, True)]),
        ("obsolete", unit(obsolete=True), [(BOATS, None, "T", True, False)]),
        ("fuzzy, no previous", unit(flags=FUZZY), [(BOATS, None, "T", False, True)]),
        (
            "fuzzy, remembered for what it was made for",
            unit(flags=FUZZY, previous_source="Twelve boats.", previous_context="title"),
            [("Twelve boats.", "title", "T", False, True)],
        ),
        ("untranslated", unit(target=("",)), []),
        ("joined to the one before", unit(target=(JOINED,)), []),
        ("plural", unit(source_plural="s", target=("T", "U")), []),
        ("a copy of the source", unit(target=(BOATS,)), []),
        (
            "meant to be the same",
            unit(target=(BOATS,), translator_comments=("same",)),
            [(BOATS, None, BOATS, True, True)],
        ),
        ("a date that the tool wrote", unit(context="date", extracted_comments=("role: date", "date: 2024-03-12")), []),
        ("pseudo-translation", unit(target=("[[T]]",)), []),
        ("its own version", unit(translator_comments=("own version: asked for",)), [(BOATS, None, "T", False, True)]),
        (
            "an offer that nobody reviewed",
            unit(flags=FUZZY, previous_source="X", extracted_comments=("changed: number; from memory: b",)),
            [],
        ),
        ("reviewed", unit(extracted_comments=("from memory: b",)), [(BOATS, None, "T", True, True)]),
    ],
)
def test_what_a_unit_is_remembered_as(name: str, given_unit: Unit, expected: list[object]) -> None:
    assert remembered(given_unit) == expected


def test_a_sentence_that_renders_the_next_one_too_is_not_confirmed() -> None:
    assert remembered(unit(), Unit("Next.", (JOINED,))) == [(BOATS, None, "T", False, True)]
    assert remembered(unit(), Unit("Next.", (JOINED,), obsolete=True)) == [(BOATS, None, "T", True, True)]


def test_what_changed_is_remembered_for_what_was_confirmed() -> None:
    before = finish(merged([message(BOATS)], None).catalogue)
    after = merged([message(BOATS.replace("Thirteen", "Fourteen"))], before).catalogue
    assert [(one.source, one.confirmed) for one in entries(after, "a", "en", "az")] == [(BOATS, True)]


def offer(
    source: str, target: str, context: str | None = None, *, done: bool, otherwise: tuple[str, ...] = ()
) -> Offer:
    return Offer(Entry(source, target, context, "other-text", True), 100.0, done, otherwise)


@pytest.mark.parametrize(
    ("name", "given_offer", "notes", "flags", "previous", "kinds"),
    [
        ("done", offer(BOATS, "T", done=True), ("from memory: other-text",), (), (None, None), None),
        (
            "number",
            offer(BOATS.replace("Thirteen", "Ten"), "T", done=False),
            ("changed: number; from memory: other-text",), FUZZY, (None, BOATS.replace("Thirteen", "Ten")),
            (Change.NUMBER,),
        ),
        (
            "role",
            offer(BOATS, "T", "title", done=False),
            ("changed: role; from memory: other-text",), FUZZY, ("title", BOATS), (Change.ROLE,),
        ),
        (
            "texts differ",
            offer(BOATS, "T", done=False, otherwise=("x", "y")),
            ("changed: nothing; from memory: other-text, otherwise in x, y",), FUZZY, (None, BOATS), (),
        ),
    ],
)  # fmt: skip
def test_how_an_offer_is_written(
    name: str,
    given_offer: Offer,
    notes: tuple[str, ...],
    flags: tuple[str, ...],
    previous: tuple[str | None, str | None],
    kinds: tuple[Change, ...] | None,
) -> None:
    fresh = merged([message(BOATS)], None)
    result = remember(fresh.catalogue, {(None, BOATS): given_offer}, "en", "az")
    (made,) = result.catalogue.units
    assert made.target == ("T",)
    assert made.extracted_comments == ("role: paragraph", *notes)
    assert made.flags == flags
    assert (made.previous_context, made.previous_source) == previous
    assert [review.kinds for review in result.review] == ([] if kinds is None else [kinds])
    assert result.done == (((None, BOATS),) if kinds is None else ())
    told = with_remembered(fresh, result, None)
    assert (told.new, told.remembered, len(told.review)) == (0, int(kinds is None), int(kinds is not None))
    again = merged([message(BOATS)], result.catalogue)
    assert again.catalogue.units == result.catalogue.units
    assert again.summary == ""


def test_a_note_on_what_changed_goes_with_the_review_and_the_origin_of_what_is_done_stays() -> None:
    fresh = merged([message(BOATS)], None).catalogue
    fuzzy = remember(fresh, {(None, BOATS): offer("Boats.", "T", done=False)}, "en", "az").catalogue
    confirmed = replace(fuzzy, units=(replace(fuzzy.units[0], flags=()),))
    (after,) = merged([message(BOATS)], confirmed).catalogue.units
    assert (after.extracted_comments, after.previous_source) == (("role: paragraph",), None)
    done = remember(fresh, {(None, BOATS): offer(BOATS, "T", done=True)}, "en", "az").catalogue
    (after,) = merged([message(BOATS)], done).catalogue.units
    assert after.extracted_comments == ("role: paragraph", "from memory: other-text")


def test_a_copy_that_is_meant_stays_meant() -> None:
    fresh = merged([message(BOATS)], None).catalogue
    (made,) = remember(fresh, {(None, BOATS): offer(BOATS, BOATS, done=True)}, "en", "az").catalogue.units
    assert made.translator_comments == ("same",)


def test_what_is_not_open_is_not_touched() -> None:
    units = (
        unit(), unit(source="Fuzzy.", flags=FUZZY), Unit("Plural.", ("", ""), source_plural="s"),
        Unit("Gone.", obsolete=True),
    )  # fmt: skip
    catalogue = Catalogue(units=units)
    assert open_units(catalogue) == ()
    offers = {one.key: offer(one.source, "X", done=True) for one in units}
    assert remember(catalogue, offers, "en", "az").catalogue == catalogue


# Two texts in the same words: what merging and the memory do to them in turn.

SOURCE = st.sampled_from(
    [
        BOATS, BOATS.replace("Thirteen", "Fourteen"), "The harbour’s quay is new.", "The harbour's quay is new.",
        "Nobody was hurt in the storm of that winter.", "Council of the Rivers", "COUNCIL of the Rivers",
    ]
)  # fmt: skip
MESSAGES = st.lists(
    st.tuples(SOURCE, st.sampled_from([None, "addressee"])), min_size=1, max_size=5, unique=True
).map(lambda found: [message(*each) for each in found])  # fmt: skip
WORK = st.lists(st.sampled_from(["leave", "T", "U", "fuzzy", "own", JOINED, "empty"]), min_size=5, max_size=5)


def worked(catalogue: Catalogue, work: list[str]) -> Catalogue:
    """The catalogue after a translator's day."""
    units = list(catalogue.units)
    for index, what in enumerate(work[: len(units)]):
        one = units[index]
        if one.obsolete or what == "leave":
            continue
        if what == "fuzzy":
            units[index] = replace(one, target=("draft",), flags=FUZZY)
        elif what == "empty":
            units[index] = replace(one, target=("",))
        else:
            comments = ("own version",) if what == "own" else ()
            target = "V" if what == "own" else what
            units[index] = replace(one, target=(target,), flags=(), translator_comments=comments)
    return canonical(replace(catalogue, units=tuple(units)))


def updated(texts: list[list[Message]], catalogues: list[Catalogue | None], write: int = 99) -> list[Catalogue | None]:
    """What update makes of the catalogues of several texts, of which only the first ``write`` are written."""
    made = [merged(messages, old) for messages, old in zip(texts, catalogues, strict=True)]
    memory = Memory(
        one for number, result in enumerate(made) if catalogues[number] is not None
        for one in entries(result.catalogue, str(number), "en", "az")
    )  # fmt: skip
    new: list[Catalogue | None] = []
    for number, (result, old) in enumerate(zip(made, catalogues, strict=True)):
        offers = {key: memory.offer(*key, without=str(number)) for key in open_units(result.catalogue)}
        found = remember(result.catalogue, {key: one for key, one in offers.items() if one}, "en", "az")
        whole = with_remembered(result, found, old)
        count = whole.kept + whole.new + whole.remembered + whole.returned + whole.typography + len(whole.review)
        assert count == len(texts[number])
        new.append(parse(verified(found.catalogue)) if number < write else old)
    return new


@settings(max_examples=100)
@given(st.lists(st.tuples(MESSAGES, WORK, MESSAGES), min_size=2, max_size=3), st.integers(0, 2))
def test_update_twice_is_update_once_and_a_stopped_one_goes_on(
    texts: list[tuple[list[Message], list[str], list[Message]]], stopped: int
) -> None:
    first = updated([messages for messages, _, _ in texts], [None] * len(texts))
    given_work = [worked(one, work) for one, (_, work, _) in zip(first, texts, strict=True) if one is not None]
    edited = [messages for _, _, messages in texts]
    after = updated(edited, list(given_work))
    assert updated(edited, after) == after
    partly = updated(edited, list(given_work), write=stopped)
    assert updated(edited, partly) == after


@settings(max_examples=60)
@given(st.lists(st.tuples(MESSAGES, WORK), min_size=2, max_size=3))
def test_nothing_is_done_that_nobody_confirmed(texts: list[tuple[list[Message], list[str]]]) -> None:
    every = [messages for messages, _ in texts]
    first = updated(every, [None] * len(texts))
    given_work = [worked(one, work) for one, (_, work) in zip(first, texts, strict=True) if one is not None]
    after = updated(every, list(given_work))
    units = [one for catalogue in given_work for one in catalogue.units]
    done = {(one.key, one.target) for one in units if one.state is State.TRANSLATED}
    for before, now in zip(given_work, after, strict=True):
        assert now is not None
        for old, new in zip(before.units, now.units, strict=True):
            if old.target != ("",):
                assert new.target == old.target
                assert new.fuzzy == old.fuzzy
            elif new.state is State.TRANSLATED:
                assert (new.key, new.target) in done
                assert new.extracted_comments[-1].startswith("from memory: ")


@pytest.mark.skipif(not shutil.which("msgcat"), reason="no gettext here")
def test_gettext_agrees_with_the_file(tmp_path: Path) -> None:
    office = "Commissioner\nfor “Inland” Waters"
    messages = [message(BOATS), message(office, "office"), message("Title", "title")]
    fresh = merged(messages, None).catalogue
    offers = {
        (None, BOATS): offer("Boats\t\\ carry.", "T\n", done=False),
        ("office", office): offer(office, "Komissar\nsular üzrə", done=True),
        ("title", "Title"): offer("Title", "Başlıq", "heading: x", done=False),
    }
    path = tmp_path / "x.po"
    path.write_bytes(verified(remember(fresh, offers, "en", "az").catalogue))
    found = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, check=False)
    assert found.returncode == 0, found.stderr
    made_anew = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, check=True)
    assert made_anew.stdout == path.read_bytes()
