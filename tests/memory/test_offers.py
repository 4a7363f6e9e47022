"""What the memory offers for a unit, and when it may stand as done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.memory import Memory
from dragoman.model import Entry, Offer

COUNCIL = "Council of the Rivers"
FERRY = "The ferry crosses the river twelve times a day in summer."


def entry(source: str, target: str, origin: str = "a", context: str | None = None, **rest: object) -> Entry:
    return Entry(source, target, context, origin, bool(rest.pop("confirmed", True)), **rest)  # type: ignore[arg-type]


def told(offer: Offer | None) -> tuple[str, str, bool, tuple[str, ...]] | None:
    return None if offer is None else (offer.entry.target, offer.entry.origin, offer.done, offer.otherwise)


@pytest.mark.parametrize(
    ("name", "entries", "expected"),
    [
        ("one text confirmed it", [entry(COUNCIL, "X", "a", "addressee")], ("X", "a", True, ())),
        (
            "two agree; the first is named",
            [entry(COUNCIL, "X", "a", "addressee"), entry(COUNCIL, "X", "b", "addressee")],
            ("X", "a", True, ()),
        ),
        (
            "they differ: what most have, not done",
            [entry(COUNCIL, "X", "a", "addressee"), *(entry(COUNCIL, "Y", one, "addressee") for one in "bc")],
            ("Y", "b", False, ("a",)),
        ),
        (
            "what only an obsolete unit says does not count against live ones",
            [entry(COUNCIL, "X", "a", "addressee", live=False), entry(COUNCIL, "Y", "b", "addressee")],
            ("Y", "b", True, ()),
        ),
        ("obsolete alone", [entry(COUNCIL, "X", "a", "addressee", live=False)], ("X", "a", True, ())),
        ("not confirmed", [entry(COUNCIL, "X", "a", "addressee", confirmed=False)], ("X", "a", False, ())),
        (
            "a draft does not count against what is confirmed",
            [entry(COUNCIL, "X", "a", "addressee", confirmed=False), entry(COUNCIL, "Y", "b", "addressee")],
            ("Y", "b", True, ()),
        ),
        ("another role", [entry(COUNCIL, "X", "a", "reference")], ("X", "a", False, ())),
        (
            "the role goes before a confirmation elsewhere",
            [entry(COUNCIL, "X", "a", "reference"), entry(COUNCIL, "Y", "b", "addressee", confirmed=False)],
            ("Y", "b", False, ()),
        ),
        ("the text's own", [entry(COUNCIL, "X", "self", "addressee")], None),
        (
            "a copy is no vote as long as its origin agrees",
            [
                entry(COUNCIL, "X", "0", "addressee", copy_of="a"),
                entry(COUNCIL, "X", "a", "addressee"),
            ],
            ("X", "a", True, ()),
        ),
        (
            "a copy whose origin was corrected",
            [entry(COUNCIL, "X", "0", "addressee", copy_of="a"), entry(COUNCIL, "Y", "a", "addressee")],
            ("X", "0", False, ("a",)),
        ),
        (
            "copies of each other",
            [entry(COUNCIL, "X", "b", "addressee", copy_of="a"), entry(COUNCIL, "X", "a", "addressee", copy_of="b")],
            ("X", "a", True, ()),
        ),
        ("another council", [entry("Council of the Lakes", "X", "a", "addressee")], None),
        ("the same name, spelt otherwise", [entry("COUNCIL of RIVERS", "X", "a", "addressee")], ("X", "a", False, ())),
        ("the same name, in another role", [entry("COUNCIL of RIVERS", "X", "a", "reference")], None),
        ("nothing", [], None),
    ],
)
def test_offers_for_an_addressee(name: str, entries: list[Entry], expected: object) -> None:
    assert told(Memory(entries).offer("addressee", COUNCIL, without="self")) == expected


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("number", "The ferry crosses the river fourteen times a day in summer.", "F"),
        ("half of it", "The ferry crosses the river.", None),
        ("something else", "Nobody has seen the old map since that night.", None),
        ("the nearest", "The ferry crosses the lake twelve times a day in winter.", "L"),
    ],
)
def test_offers_for_running_text(name: str, source: str, expected: str | None) -> None:
    memory = Memory(
        [
            entry(FERRY, "F"),
            entry("The ferry crosses the lake eleven times a day in winter.", "L"),
            entry("The ferry crosses the river fourteen times a day in summer", "H", context="heading"),
        ]
    )
    offer = memory.offer(None, source)
    assert (offer.entry.target if offer else None) == expected
    assert offer is None or (not offer.done and 70 <= offer.score < 100)


def test_of_equally_similar_ones_the_confirmed_is_offered() -> None:
    memory = Memory([entry(FERRY, "draft", "a", confirmed=False), entry(FERRY.replace("twelve", "twenty"), "F", "b")])
    offer = memory.offer(None, FERRY.replace("twelve", "twelfe"), without="")
    assert offer is not None
    assert offer.entry.target == "draft"  # more similar goes before confirmed
    memory = Memory([entry(FERRY + "a", "draft", confirmed=False), entry(FERRY + "b", "F")])
    assert told(memory.offer(None, FERRY + "c")) == ("F", "a", False, ())


def test_own_entries_do_not_hide_those_of_others() -> None:
    own = [entry(f"{FERRY} {number}", "own", "self") for number in range(200)]
    memory = Memory([*own, entry(FERRY.replace("river", "water"), "other", "b")])
    assert told(memory.offer(None, FERRY, without="self")) == ("other", "b", False, ())


WORD = st.sampled_from(["ferry", "river", "Council", "of", "the", "Waters", "12"])
SOURCE = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
ENTRY = st.builds(
    Entry, SOURCE, st.sampled_from(["X", "Y"]), st.sampled_from([None, "addressee", "title"]),
    st.sampled_from(["a", "b", "self"]), st.booleans(), st.booleans(), st.sampled_from(["", "a", "b"]),
)  # fmt: skip


@given(st.lists(ENTRY, max_size=12), SOURCE, st.sampled_from([None, "addressee", "title"]))
def test_done_means_same_words_same_role_confirmed_and_agreed(
    entries: list[Entry], source: str, context: str | None
) -> None:
    offer = Memory(entries).offer(context, source, without="self")
    assert offer == Memory(entries).offer(context, source, without="self")
    if offer is None:
        assert not [one for one in entries if one.source == source and one.origin != "self" and one.copy_of != "self"]
        return
    assert offer.entry in entries
    assert offer.entry.origin != "self"
    if offer.done:
        assert (offer.entry.source, offer.entry.context, offer.entry.confirmed) == (source, context, True)
        against = [
            one for one in entries
            if (one.source, one.context) == (source, context) and one.origin != "self" and one.confirmed and one.live
            and one.target != offer.entry.target
        ]  # fmt: skip
        assert not against


def test_rapidfuzz_is_loaded_only_for_what_is_similar() -> None:
    import subprocess
    import sys

    program = (
        "import sys, dragoman.memory as m; from dragoman.model import Entry\n"
        "memory = m.Memory([Entry('Same.', 'S', None, 'a', True)])\n"
        "assert memory.offer(None, 'Same.').done and 'rapidfuzz' not in sys.modules\n"
        "memory.offer(None, 'nothing like it.'); assert 'rapidfuzz' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_copy_that_stands_before_its_origin_does_not_bring_its_words_forward() -> None:
    ferry = Entry("The fff of Tolm is open.", "F", None, "b", True)
    river = Entry("The rrr of Tolm is open.", "R", None, "c", True)
    copy = Entry(river.source, river.target, None, "a", True, copy_of="c")
    at_one_go = Memory([ferry, river]).offer(None, "The lll of Tolm is open.")
    assert at_one_go is not None
    assert Memory([copy, ferry, river]).offer(None, "The lll of Tolm is open.") == at_one_go
