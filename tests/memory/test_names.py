"""One body's name is never another's."""

import pytest

from dragoman.memory.names import is_name, same_bodies, telling


@pytest.mark.parametrize(
    ("context", "source", "expected"),
    [
        ("addressee", "lake communities", True),
        ("addressee: abroad", "lake communities", True),
        ("office", "Commissioner\nfor Inland Waters", True),
        (None, "Ministry of Justice", True),
        ("heading", "The Ministry of Justice", True),
        (None, "REPORT OF THE COUNCIL", True),
        (None, "The council met in winter.", False),
        ("heading", "What the lakes need", False),
        ("title", "第三条", False),
        (None, "12–14", False),
    ],
)
def test_what_is_a_name(context: str | None, source: str, expected: bool) -> None:
    assert is_name(context, source) is expected


def test_telling_words_are_without_small_ones_case_and_order() -> None:
    assert telling("Ministry for the Waters of Norland") == telling("NORLAND: Ministry of Waters")
    assert telling("Ann Merrow") != telling("Ada Merrow")
    assert telling("UN Office") != telling("Office")


@pytest.mark.parametrize(
    ("context", "one", "other", "expected"),
    [
        ("addressee", "Ministry of Justice of Norland", "Ministry of Health of Norland", False),
        ("addressee", "Ministry of Justice of Norland", "Ministry of Justice of the Norland", True),
        ("signatory", "Ada Merrow", "Ida Merrow", False),
        ("office", "Minister of Waters", "Deputy Minister of Waters", False),
        (None, "Ministry of Justice", "Ministry of Health", False),
        ("subtitle", "by the Ministry of Justice on this day", "by the Ministry of Health on this day", False),
        ("annex", "Annex to the letter dated 3 May 2021", "Annex to the letter dated 12 March 2024", True),
        ("heading", "What the lakes of Norland need", "What the lakes of Sudland need", False),
        (None, "The Ministry of Justice has replied to it.", "The Ministry of Health has replied to it.", True),
    ],
)
def test_same_bodies(context: str | None, one: str, other: str, expected: bool) -> None:
    assert same_bodies(context, one, other) is expected
    assert same_bodies(context, other, one) is expected
    assert same_bodies(context, one, one)
