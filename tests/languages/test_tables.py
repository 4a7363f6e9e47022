"""Every line of every table in ``cases`` holds."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.languages import casing, dates, detect, hyphenation, numbers, plurals, quotes, tags, typography
from dragoman.model import UsageError

from .tables import rows, spaced, unmarked


def test_every_table_is_read() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    unread = [path.stem for path in (Path(__file__).parent / "cases").iterdir() if f'rows("{path.stem}"' not in source]
    assert not unread


@pytest.mark.parametrize(("given", "expected"), rows("tags", 2))
def test_tags(given: str, expected: str) -> None:
    if not expected.startswith("? "):
        assert tags.check(given) == expected
        assert tags.check(expected) == expected
        return
    with pytest.raises(UsageError) as caught:
        tags.check(given)
    assert expected[2:] in caught.value.hint
    assert not tags.known(given)


@pytest.mark.parametrize("row", rows("facts_by_tag", 9), ids=lambda row: row[0])
def test_facts_by_tag(row: tuple[str, ...]) -> None:
    tag = row[0]
    marks, outer = quotes.punctuation(tag), quotes.quotes(tag)
    found = (
        tag, tags.direction(tag), tags.gettext_name(tag), tags.own_name(tag), tags.sentence_joint(tag),
        marks.comma, marks.semicolon, marks.full_stop,
        f"{outer.opening} {outer.closing} {outer.inner_opening} {outer.inner_closing}",
    )
    assert found == tuple(field.replace("␠", " ").replace("∅", "") for field in row)


@pytest.mark.parametrize(("tag", "in_tag", "expected"), rows("language_names", 3))
def test_language_names(tag: str, in_tag: str, expected: str) -> None:
    assert tags.display_name(tag, in_tag) == expected


@pytest.mark.parametrize(("tag", "date", "form", "expected"), rows("dates_written", 4))
def test_dates_written(tag: str, date: str, form: str, expected: str) -> None:
    day = datetime.date.fromisoformat(date)
    assert dates.format_date(day, tag, form) == expected
    if not (tag == "en" and form == "numeric"):  # Which of the two numbers is the month nobody can tell.
        assert dates.parse_date(expected, tag) == day


@pytest.mark.parametrize(("tag", "marked", "expected"), rows("dates_found", 3))
def test_dates_found(tag: str, marked: str, expected: str) -> None:
    text, spans = unmarked(marked)
    found = dates.find_dates(text, tag)
    assert [(date.start, date.end) for date in found] == spans
    assert "; ".join(f"{date.date or '-'} {date.form}" for date in found) == expected


@pytest.mark.parametrize(("tag", "marked", "expected"), rows("dates_partial", 3))
def test_partial_dates(tag: str, marked: str, expected: str) -> None:
    text, spans = unmarked(marked)
    found = dates.find_dates(text, tag, partial=True)
    assert [(date.start, date.end) for date in found] == spans
    described = (f"{date.form} {date.day or '-'} {date.month or '-'} {date.year or '-'}" for date in found)
    assert "; ".join(described) == expected


@pytest.mark.parametrize(("tag", "expected"), rows("plural_forms", 2))
def test_plural_forms(tag: str, expected: str) -> None:
    assert plurals.plural_forms(tag) == expected


@pytest.mark.parametrize(("tag", "text", "upper", "lower", "title"), rows("casing", 5))
def test_casing(tag: str, text: str, upper: str, lower: str, title: str) -> None:
    assert (casing.upper(text, tag), casing.lower(text, tag), casing.title(text, tag)) == (upper, lower, title)


@pytest.mark.parametrize(("tag", "marked"), rows("typography", 2))
def test_typography(tag: str, marked: str) -> None:
    expected = spaced(marked)
    assert typography.apply(typography.plain(expected), tag) == expected


@pytest.mark.parametrize(("tag", "marked"), rows("unbreakable", 2))
def test_unbreakable(tag: str, marked: str) -> None:
    text, spans = unmarked(marked)
    assert list(typography.unbreakable(text, tag)) == spans


@pytest.mark.parametrize(("tag", "marked"), rows("hyphenation", 2))
def test_hyphenation(tag: str, marked: str) -> None:
    assert _barred(marked.replace("|", ""), hyphenation.hyphenate(marked.replace("|", ""), tag)) == marked


@pytest.mark.parametrize(("tag", "marked"), rows("hyphenation_running", 2))
def test_hyphenation_of_running_text(tag: str, marked: str) -> None:
    text = spaced(marked)
    assert _barred(text.replace("|", ""), hyphenation.places(text.replace("|", ""), tag)) == text


def _barred(text: str, places: tuple[int, ...]) -> str:
    return "|".join(text[start:end] for start, end in pairwise((0, *places, len(text))))


@pytest.mark.parametrize(("tag", "text", "count"), rows("words_counted", 3))
def test_words_counted(tag: str, text: str, count: str) -> None:
    assert numbers.count_words(text, tag) == int(count)


@pytest.mark.parametrize(("tag", "number", "expected", "percent"), rows("numbers", 4))
def test_numbers(tag: str, number: str, expected: str, percent: str) -> None:
    assert numbers.format_number(Decimal(number), tag) == spaced(expected)
    assert numbers.format_percent(Decimal(number), tag) == spaced(percent)


@pytest.mark.parametrize(("tag", "text", "expected"), rows("numbers_read", 3))
def test_numbers_read(tag: str, text: str, expected: str) -> None:
    assert numbers.parse_number(text, tag) == (None if expected == "-" else Decimal(expected))


@pytest.mark.parametrize(("tag", "number", "suffix"), rows("ordinals", 3))
def test_ordinals(tag: str, number: str, suffix: str) -> None:
    assert numbers.ordinal_suffix(int(number), tag) == suffix


@pytest.mark.parametrize(("tag", "text"), rows("detected", 2))
def test_detected(tag: str, text: str) -> None:
    assert detect.guess(text) == (None if tag == "-" else tag)


@pytest.mark.parametrize(
    ("tag", "plain"),
    [("az", "az"), ("az-Latn", "az"), ("az-Latn-AZ", "az"), ("az-Cyrl-AZ", "az-Cyrl"), ("az-Cyrl", "az-Cyrl"),
     ("ru-RU", "ru"), ("zh-Hans", "zh"), ("zh-CN", "zh"), ("zh-TW", "zh-Hant"), ("zh-Hant-TW", "zh-Hant"),
     ("de-CH", "de-CH"), ("en-GB", "en-GB"), ("en-US", "en-US"), ("fa-Arab", "fa"), ("pt-PT", "pt-PT")],
)  # fmt: skip
def test_a_tag_without_what_goes_without_saying(tag: str, plain: str) -> None:
    assert tags.plainest(tag) == plain
