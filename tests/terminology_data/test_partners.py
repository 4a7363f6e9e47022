"""What stands for a candidate in the catalogues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.terminology.partners import Partner, Partners, Rendered

OTHERS = [
    ("The day was long.", "Gün uzun idi."),
    ("Ferries cross at noon.", "Bərələr günorta keçir."),
    ("Nobody came from the hills.", "Təpələrdən heç kəs gəlmədi."),
    ("The archive is open.", "Arxiv açıqdır."),
]


def partner(candidate: str, *pairs: tuple[str, str], locale: str = "az", is_name: bool = False) -> Partner | None:
    units = [Rendered(source, target) for source, target in (*pairs, *OTHERS)]
    return Partners(units, "en", locale).of(candidate, is_name=is_name)


def test_inflected_forms_count_as_one_and_the_barest_is_shown() -> None:
    made = partner(
        "water committee",
        ("The water committee met.", "Su komitəsi toplandı."),
        ("Ask the water committee.", "Su komitəsinə müraciət edin."),
        ("Members of water committees are elected.", "Su komitəsinin üzvləri seçilir."),
    )
    assert made == Partner("Su komitəsi", 3, 1.0)


def test_a_unit_of_its_own_has_its_translation() -> None:
    assert partner("Lake Council", ("Lake Council", "Göl Şurası")) == Partner("Göl Şurası", 1, 1.0)
    assert partner("Lake Council", ("The Lake Council met.", "Göl Şurası toplandı.")) is None


def test_a_name_goes_with_a_name() -> None:
    pairs = [("At Saldra it rains.", "Saldrada yağış yağır."), ("We love Saldra.", "Biz Saldranı sevirik, yağış da.")]
    made = partner("Saldra", *pairs, is_name=True)
    assert made is not None
    assert made.text.startswith("Saldra")


def test_what_is_everywhere_goes_with_nothing() -> None:
    pairs = [(f"The ferry number {name} left.", f"Bu gün {name} getdi.") for name in ("Heron", "Swan", "Swallow")]
    units = [Rendered(source, target) for source, target in pairs]
    assert Partners(units, "en", "az").of("ferry") is None


def test_words_that_stand_for_known_terms_are_not_taken() -> None:
    known = "Birləşmiş Millətlər"
    made = [f"{known} yanında Daimi Nümayəndə gəldi.", f"{known} yanında Daimi Nümayəndə getdi."]
    units = [
        Rendered(f"The Permanent Representative to the UN {verb}.", target, ((0, len(known)),))
        for verb, target in zip(("came", "left"), made, strict=True)
    ]
    found = Partners([*units, *(Rendered(*pair) for pair in OTHERS)], "en", "az").of(
        "Permanent Representative", is_name=True
    )
    assert found is not None
    assert found.text == "Daimi Nümayəndə"


def test_two_units_with_more_in_common_do_not_tell_which_words_it_is() -> None:
    pairs = [("Letter to the Lake Council, by hand", "Göl Şurasına, yəni əl ilə verilən kağız"),
             ("Letter to the Lake Council, by mail", "Göl Şurasına, yəni poçt ilə verilən kağız")]  # fmt: skip
    assert partner("Letter", *pairs) is None


def test_figures_and_words_that_are_in_no_term_part_phrases() -> None:
    pairs = [("On 3 May the Lake Council met.", "3 may 2024-cü ildə Göl Şurası toplandı."),
             ("The Lake Council of 2023 was new.", "2023-cü ilin Göl Şurası yeni idi.")]  # fmt: skip
    made = partner("Lake Council", *pairs, is_name=True)
    assert made is not None
    assert made.text == "Göl Şurası"


def test_a_language_without_spaces() -> None:
    pairs = [("The water committee met.", "用水委员会开会。"), ("Ask the water committee.", "请问用水委员会。")]
    made = partner("water committee", *pairs, locale="zh")
    assert made is not None
    assert made.text == "用水委员会"


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4),
    st.text(max_size=10), st.sampled_from(("az", "ru", "zh", "ar", "de", "ka")), st.booleans(),
)  # fmt: skip
def test_any_units_have_partners_or_none(
    pairs: list[tuple[str, str]], candidate: str, locale: str, is_name: bool
) -> None:
    made = Partners([Rendered(*pair) for pair in (*pairs, *pairs)], "en", locale).of(candidate, is_name=is_name)
    assert made is None or (made.text.strip() and 0.6 <= made.likeness <= 1)


@pytest.mark.parametrize("candidate", ["", "  ", "…", "unknown words"])
def test_what_is_nowhere_has_no_partner(candidate: str) -> None:
    assert partner(candidate) is None
