"""The case files beside the rules: a block's lines are its sentences, the text is the lines put together."""

from importlib import resources

import pytest

from dragoman.segmentation import segment_block

FOLDER = resources.files("dragoman.segmentation")
FILES = {name.removesuffix(".txt"): entry for entry in (FOLDER / "cases").iterdir() if (name := entry.name)}
RULES = {entry.name.removesuffix(".toml") for entry in (FOLDER / "rules").iterdir()}
LEAST = {"en": 40, "az": 40, "ru": 40, **dict.fromkeys(("tr", "fr", "es", "de", "uk", "ar", "fa", "zh"), 15)}
UNSPACED = {"zh", "ja"}


def cases(tag: str) -> list[list[str]]:
    blocks = FILES[tag].read_text("utf-8").split("\n\n")
    found = [[line for line in block.splitlines() if line.strip() and not line.startswith("#")] for block in blocks]
    return [sentences for sentences in found if sentences]


def check(tag: str, sentences: list[str]) -> None:
    text = ("" if tag in UNSPACED else " ").join(sentences)
    locale = "x-unknown" if tag == "default" else tag
    assert [text[start:end] for start, end in segment_block(text, locale)] == sentences


@pytest.mark.parametrize(("tag", "sentences"), [
    pytest.param(tag, sentences, id=f"{tag}-{number}")
    for tag in sorted(FILES) for number, sentences in enumerate(cases(tag), 1)
])
def test_case(tag: str, sentences: list[str]) -> None:
    check(tag, sentences)


def test_every_rule_file_has_cases_and_every_case_file_rules() -> None:
    assert set(FILES) == RULES


@pytest.mark.parametrize("tag", sorted(FILES))
def test_case_files_hold_enough(tag: str) -> None:
    assert len(cases(tag)) >= LEAST.get(tag, 2)
    assert all(line == line.strip() for sentences in cases(tag) for line in sentences)


@pytest.mark.parametrize("tag", sorted(FILES))
def test_all_cases_of_a_language_as_one_text(tag: str) -> None:
    """Sentences also part where case meets case, as far as each case is complete in itself."""
    whole = [sentences for sentences in cases(tag) if complete(sentences)]
    joint = "" if tag in UNSPACED else " "
    lines = [line for sentences in whole for line in sentences]
    text = joint.join(lines)
    wanted, at = set(), 0
    for line in lines:
        wanted.add(at + len(line))
        at += len(line) + len(joint)
    got = {end for _, end in segment_block(text, "x-unknown" if tag == "default" else tag)}
    assert len(wanted & got) >= 0.97 * len(wanted)
    assert len(got - wanted) <= 0.01 * len(wanted)


def complete(sentences: list[str]) -> bool:
    return sentences[-1][-1] in ".!?。！？؟։" and sentences[0][0] not in "1a(а*"
