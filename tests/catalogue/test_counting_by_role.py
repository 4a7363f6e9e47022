"""Coverage by role, units with findings, and coverage of what only a catalogue is left of."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogue import coverage, messages_of, unit_id
from dragoman.model import Catalogue, Message, Standing, State, Tally, Unit

MESSAGES = [
    Message("The lake", "title", "title"),
    Message("One two three.", None, "paragraph"),
    Message("Four five.", None, "paragraph"),
    Message("Six seven.", None, "paragraph"),
]
CATALOGUE = Catalogue(
    units=(
        Unit("The lake", ("Göl",), "title", extracted_comments=("role: title",)),
        Unit("One two three.", ("Bir iki üç.",), extracted_comments=("role: paragraph",)),
        Unit("Four five.", ("Dörd beş.",), flags=("fuzzy",), line=31),
        Unit("Six seven.", ("Altı yeddi.",), obsolete=True),
    )
)


def test_by_role_in_the_order_of_the_text() -> None:
    found = coverage("x", "az", MESSAGES, CATALOGUE, path="locales/az/x.po")
    assert found.roles == (
        ("title", Standing(Tally(1, 2))),
        ("paragraph", Standing(Tally(1, 3), Tally(1, 2), Tally(1, 2))),
    )
    assert sum((standing for _, standing in found.roles), Standing()) == found.standing
    fuzzy, left = found.open
    assert (fuzzy.state, fuzzy.role, fuzzy.target, fuzzy.line) == (State.FUZZY, "paragraph", "Dörd beş.", 31)
    assert (left.state, left.target, left.line) == (State.UNTRANSLATED, "", None)
    assert fuzzy.unit == unit_id((None, "Four five."))
    assert found.flagged is None


def test_flagged_are_only_units_that_are_done() -> None:
    ids = {unit_id(message.key) for message in MESSAGES}
    found = coverage("x", "az", MESSAGES, CATALOGUE, flagged=ids)
    assert found.flagged == Tally(2, 5)
    assert [standing.flagged for _, standing in found.roles] == [Tally(1, 2), Tally(1, 3)]
    assert coverage("x", "az", MESSAGES, CATALOGUE, flagged=()).flagged == Tally()


def test_a_catalogue_knows_the_roles_of_its_units() -> None:
    assert [(message.role, message.key) for message in messages_of(CATALOGUE)] == [
        ("title", ("title", "The lake")), ("paragraph", (None, "One two three.")), ("paragraph", (None, "Four five."))
    ]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["title", "paragraph", "note"]), st.text("ab ", max_size=9), st.booleans())))
def test_the_roles_add_up(units: list[tuple[str, str, bool]]) -> None:
    messages = {(role, source): Message(source, role, role) for role, source, _ in units}
    done = tuple({(role, source): Unit(source, ("T" if done else "",), role) for role, source, done in units}.values())
    found = coverage("x", "az", messages.values(), Catalogue(units=done))
    assert sum((standing for _, standing in found.roles), Standing()) == found.standing
    assert found.standing.total.units == len(messages)
    assert len(found.open) == found.standing.left.units
