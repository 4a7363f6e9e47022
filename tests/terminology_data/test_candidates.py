"""What is proposed for the glossary, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.terminology.candidates import Candidate, Sentence, candidates
from dragoman.terminology.term_words import term_words

LANGUAGES = ("en", "az", "ru", "tr", "fr", "de", "es", "ar", "uk", "fa", "ka", "zh", "az-Cyrl")


def found(*sentences: str, tag: str = "en", minimum: int = 2) -> dict[str, Candidate]:
    made = candidates([Sentence(sentence) for sentence in sentences], tag, minimum)
    assert len({one.text for one in made}) == len(made)
    return {one.text: one for one in made}


def test_a_term_in_all_its_forms_counts_once() -> None:
    made = found(
        "The treatment plant at Orlin works.", "Two treatment plants were built.", "Of treatment plants there are five."
    )
    assert made["treatment plant"] == Candidate(
        "treatment plant", False, 3, 6.0, ("treatment plants", "treatment plant")
    )
    assert "treatment plants" not in made


def test_the_measure() -> None:
    # Frantzi et al.: (1 + log2 3) · 2 for the longer one; (1 + log2 2) · (5 - 2) for the one within it.
    made = found(*["We need safe drinking water."] * 2, *["Where drinking water is bad, people leave."] * 3)
    assert made["safe drinking water"].score == pytest.approx(5.17)
    assert made["drinking water"].score == pytest.approx(6.0)
    assert made["drinking water"].frequency == 5


def test_what_is_only_part_of_a_longer_one_is_not_proposed() -> None:
    made = found(*["The national water council met.", "They asked the national water council."])
    assert set(made) == {"national water council"}


def test_names_by_their_capitals() -> None:
    made = found(
        "Ivara Tolmen opened the quay of Port Velsa.",
        "In Port Velsa there was rain, said Ivara Tolmen.",
        "The Day of Lakes and the Act on the Protection of Inland Waters.",
        "We keep the Day of Lakes and the Act on the Protection of Inland Waters.",
    )
    assert set(made) == {"Ivara Tolmen", "Port Velsa", "Day of Lakes", "Act on the Protection of Inland Waters"}
    assert all(one.is_name for one in made.values())


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert found("Harbours freeze.", "Harbours open.") == {}
    assert set(found("Velsa is old.", "Velsa grew.", "We live in Velsa.")) == {"Velsa"}


def test_what_is_no_term() -> None:
    sentences = [
        "STATEMENT OF THE COMMISSIONER",
        "He said that several other people came on 3 May 2024, in May and on Monday, to Germany.",
        "They were brutally injured, faced severe trials and went to Orlin and Lindrik.",
        "See Art. 4 and p. 12.",
    ]
    made = found(*sentences, *sentences)
    assert set(made) == {"Orlin", "Lindrik", "severe trials"}


def test_links_stand_within_a_term() -> None:
    made = found(*["It was a crime against humanity.", "Such crimes against humanity are tried here."])
    assert set(made) == {"crime against humanity"}


def test_a_figure_stands_behind_a_capital() -> None:
    assert set(found(*["The March 21 meeting was short."] * 2)) == {"March 21 meeting"}
    assert found(*["It took 21 long meetings 15 times."] * 2).keys() <= {"long meetings"}


def test_a_hyphen_does_not_part() -> None:
    assert set(found(*["There was a counter-offensive operation."] * 2)) == {"counter-offensive operation"}


def test_what_is_known_is_left_out() -> None:
    text = "The treatment plant at Port Velsa is for the fishing harbour."
    start = text.index("treatment plant")
    known = (start, start + len("treatment plant"))
    made = candidates([Sentence(text, 1, (known,)), Sentence(text, 1, (known,))], "en")
    assert {one.text for one in made} == {"Port Velsa", "fishing harbour"}


def test_a_unit_that_is_a_name_counts_for_each_paper() -> None:
    once = [Sentence("Lake Council of Almeravia", is_name=True)]
    assert candidates(once, "en") == ()
    (made,) = candidates([Sentence("Lake Council of Almeravia", 3, is_name=True)], "en")
    assert (made.text, made.frequency) == ("Lake Council of Almeravia", 3)


@pytest.mark.parametrize(
    ("tag", "sentences", "expected"),
    [
        ("az", ("Su komitəsi hər ay toplanır.", "Kənddə su komitəsinin üzvləri var."), "su komitəsi"),
        ("ru", ("Водный комитет собрался.", "Они спросили о водном комитете."), "водный комитет"),
        ("tr", ("İçme suyu temizdir.", "Köyde içme suyunun fiyatı arttı."), "içme suyu"),
        ("fr", ("La station de pompage est neuve.", "Deux stations de pompage sont fermées."), "station de pompage"),
        ("uk", ("Водний комітет зібрався.", "Вони спитали про водний комітет."), "водний комітет"),
        ("ar", ("هذه مياه داخلية نظيفة", "تلك مياه داخلية عميقة"), "مياه داخلية"),
    ],
)
def test_other_languages(tag: str, sentences: tuple[str, ...], expected: str) -> None:
    assert expected in {text.lower() for text in found(*sentences, tag=tag)}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_lists_of_words(tag: str) -> None:
    words = term_words(tag)
    if tag in ("zh", "az-Cyrl"):
        assert not words.stop
        return
    assert len(words.stop) > 60
    assert not words.stop & words.weak
    assert not [word for word in words.stop | words.weak if word != word.lower() and tag != "tr"]
    assert words.joins <= words.name_links


@settings(max_examples=50)
@given(st.sampled_from(LANGUAGES), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_has_candidates_or_none(tag: str, texts: list[str]) -> None:
    made = candidates([Sentence(text) for text in (*texts, *texts)], tag)
    assert list(made) == sorted(made, key=lambda one: (-one.score, -one.frequency, one.text))
    assert all(one.frequency >= 2 and one.score > 0 and one.text.strip() for one in made)
