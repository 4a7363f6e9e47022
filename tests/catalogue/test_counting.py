"""Coverage, and translations that are their own source."""

import pytest

from dragoman.catalogue import coverage
from dragoman.model import JOINED, Catalogue, Message, State, Tally, Unit
from tests.catalogue.harbour import message


def state_of(source: str, target: str, role: str = "paragraph", locale: str = "az", *comments: str) -> State:
    catalogue = Catalogue(units=(Unit(source, (target,), None, translator_comments=comments),))
    found = coverage("x", locale, [Message(source, None, role)], catalogue)
    return found.missing[0][1] if found.missing else State.TRANSLATED


def test_units_and_words_by_state() -> None:
    messages = [message("One two three."), message("Four five."), message("Six."), message("Seven eight nine ten.")]
    catalogue = Catalogue(
        units=(
            Unit("One two three.", ("T",)),
            Unit("Four five.", ("T",), flags=("fuzzy",)),
            Unit("Six.", (JOINED,)),
            Unit("Not of this text.", ("T",)),
            Unit("Seven eight nine ten.", ("T",), obsolete=True),
        )
    )
    found = coverage("x", "az", messages, catalogue)
    assert (found.translated, found.fuzzy, found.untranslated) == (Tally(2, 4), Tally(1, 2), Tally(1, 4))
    assert found.missing == (((None, "Four five."), State.FUZZY), ((None, "Seven eight nine ten."), State.UNTRANSLATED))
    assert (found.words, found.percent, found.complete) == (10, 40.0, False)


def test_a_text_without_messages_is_complete() -> None:
    assert coverage("x", "az", [], Catalogue()).percent == 100.0


@pytest.mark.parametrize(
    ("source", "role", "locale"),
    [
        ("Ada Lind", "signatory", "az"),
        ("Ada de la Torre", "signatory", "tr"),
        ("UNESCO", "list-item", "az"),
        ("UNESCO", "list-item", "ru"),
        ("Ada Lind, Norwick", "list-item", "az"),
        ("A/75/357", "reference", "ru"),
        ("The quay is open.", "paragraph", "en-GB"),
    ],
)
def test_its_own_source_is_a_translation_where_nothing_else_could_stand(source: str, role: str, locale: str) -> None:
    assert state_of(source, source, role, locale) is State.TRANSLATED


@pytest.mark.parametrize(
    ("source", "role", "locale"),
    [
        ("The quay is open.", "paragraph", "az"),
        ("Thanks!", "paragraph", "az"),
        ("STATEMENT", "title", "az"),
        ("Ada Lind", "signatory", "ru"),
        ("embassies of the capital", "addressee", "az"),
        ("(Signed)", "signed-mark", "az"),
    ],
)
def test_a_copied_source_is_no_translation(source: str, role: str, locale: str) -> None:
    assert state_of(source, source, role, locale) is State.UNTRANSLATED
    assert state_of(source, source, role, locale, "same") is State.TRANSLATED
    assert state_of(source, "T", role, locale) is State.TRANSLATED
