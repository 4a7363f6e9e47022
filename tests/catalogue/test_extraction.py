"""From a text to its messages."""

import pytest

from dragoman.catalogue import count_words, extract, is_translatable, unit_id, unit_key
from dragoman.model import Block, Message, Role, Segment
from tests.catalogue.harbour import segmented


def key(role: Role, text: str = "Words", context: str | None = None) -> tuple[str | None, str]:
    return unit_key(Block(role, text, context=context), Segment(0, 0, len(text), text))


def test_running_text_has_no_context_and_all_else_its_role() -> None:
    for role in Role:
        assert key(role) == (None if role.is_body else role.value, "Words")


def test_the_authors_context_parts_equal_words() -> None:
    assert key(Role.PARAGRAPH, context="opening") == ("paragraph: opening", "Words")


def test_ids_are_short_and_stay() -> None:
    assert unit_id((None, "Words")) == unit_id((None, "Words"))
    assert unit_id((None, "Words")) == "u6e4bdc4cd1"
    assert len({unit_id(each) for each in [(None, "a"), ("", "a"), ("a", ""), (None, "b")]}) == 4


def test_messages_stand_in_order_each_once_and_without_what_is_in_no_language() -> None:
    text = segmented(
        (Role.REFERENCE, "A/75/357"),
        (Role.TITLE, "The day"),
        (Role.PARAGRAPH, "The day. It came. The day."),
        (Role.LIST_ITEM, "It came."),
        (Role.OFFICE, "Commissioner\nfor Inland Waters"),
    )
    assert [(each.context, each.source, each.role) for each in extract(text)] == [
        ("title", "The day", "title"),
        (None, "The day.", "paragraph"),
        (None, "It came.", "paragraph"),
        ("office", "Commissioner\nfor Inland Waters", "office"),
    ]
    assert extract(text)[-1].comments[0].startswith("lines: ")


@pytest.mark.parametrize(
    ("role", "source", "locale", "iso"),
    [
        (Role.DATE, "12 March 2024", "en", "2024-03-12"),
        (Role.REFERENCE, "19 yanvar 2022-ci il", "az", "2022-01-19"),
        (Role.DATE, "19.01.2022", "ru", "2022-01-19"),
        (Role.DATE, "03/04/2024", "en", None),
        (Role.DATELINE, "Norwick, 12 March 2024", "en", None),
        (Role.PARAGRAPH, "12 March 2024", "en", None),
    ],
)
def test_a_bare_date_outside_running_text_is_prefilled(role: Role, source: str, locale: str, iso: str | None) -> None:
    assert [each.prefill for each in extract(segmented((role, source), locale=locale))] == [iso]


NOTHING = [
    "A/75/357",
    "A/75/357–S/2020/948",
    "E/CN.4/2001/5 (2001)",
    "12",
    "12.5 %",
    "IV.",
    "*— 3 —*",
    "[^1]",
    "https://example.org/a_b",
    "<https://example.org>",
    "post@example.org",
    "",
    "A/RES/75/1, S/PV.4567",
]
SOMETHING = [
    "A",
    "Agenda item 34",
    "A/75/357 of today",
    "(Signed)",
    "CIVIL",
    "Ada Lind",
    "19.01.2022",
    "EUR 50",
    "[words](https://example.org)",
    "水",
    "ə",
]


@pytest.mark.parametrize("source", NOTHING)
def test_nothing_to_translate(source: str) -> None:
    assert not is_translatable(source)


@pytest.mark.parametrize("source", SOMETHING)
def test_something_to_translate(source: str) -> None:
    assert is_translatable(source)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The well-known o'clock, don’t you say?", 6),
        ("A/75/357 and 1,000 or 10:30", 5),
        ('*Emphasis* and [a link](https://example.org/long/path "title").[^1]', 4),
        ("水は流れる", 5),
        ("Bakı şəhəri, 2022-ci il", 4),
        ("— … —", 0),
        ("post@example.org", 1),
    ],
)
def test_words_are_counted(source: str, words: int) -> None:
    assert count_words(source) == words


def test_reflowing_a_text_changes_no_message() -> None:
    assert extract(segmented((Role.NOTE, "One. Two."))) == (
        Message("One.", None, "note"),
        Message("Two.", None, "note"),
    )
