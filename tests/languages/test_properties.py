"""What holds of every text, date and language."""

from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from gettext import c2py
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.languages import casing, cldr, dates, detect, numbers, plurals, tags, typography

OWN = ("en", "az", "az-Cyrl", "ru", "tr", "fr", "es", "ar", "fa", "ka", "uk", "de", "zh-Hans")
OTHERS = ("sw", "kk", "uz", "hy", "he", "pt", "pl", "lt", "lv", "th", "ko", "vi", "hi", "tk", "ro", "sl", "ga", "lez")
any_tag = st.sampled_from(OWN + OTHERS)
own_tag = st.sampled_from(OWN)
PIECES = (
    "19 31 2022 2022-ci 12 000 . , ; : ! ? « » “ ” — – - / № § % января г. г. и т. д. yanvar il M. Füzuli İ ı I ə "
    "January 1st No. Mr. H.E. A/46/951 23–25 в к ст. 51 p.m. de enero janvier 1er 2022年1月9日 يناير z. B. 03/04/2024"
)
pieces = st.sampled_from([*PIECES.split(), "\n", "\t", "\u00a0", "\u202f", ""])
papers = st.lists(pieces | st.text(max_size=4), max_size=14).map(" ".join)
days = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))


@given(day=days, tag=any_tag, form=st.sampled_from(["long", "medium", "iso"]))
def test_a_date_written_is_the_date_read(day: datetime.date, tag: str, form: str) -> None:
    written = dates.format_date(day, tag, form)
    assert dates.parse_date(written, tag) == day
    assert dates.parse_date(casing.upper(written, tag), tag) == day
    assert "\u00a0" not in written


@given(day=days, tag=any_tag.filter(lambda tag: tag != "en"))
def test_a_numeric_date_written_is_the_date_read(day: datetime.date, tag: str) -> None:
    assert dates.parse_date(dates.format_date(day, tag, "numeric"), tag) == day


@given(text=papers, tag=own_tag)
def test_dates_found_stand_in_order_and_exist(text: str, tag: str) -> None:
    found = dates.find_dates(text, tag, partial=True)
    ends = [0, *(date.end for date in found)]
    assert all(end <= date.start < date.end <= len(text) for end, date in zip(ends, found, strict=False))
    for date in found:
        assert (date.date is None) == (date.form in {"ambiguous", "day-month", "month-year"})


@given(text=papers, tag=own_tag)
def test_typography_changes_nothing_but_spaces_and_once(text: str, tag: str) -> None:
    once = typography.apply(text, tag)
    assert typography.apply(once, tag) == once
    assert typography.plain(once) == typography.plain(text)
    assert len(once) == len(text)


@given(text=papers, tag=own_tag)
def test_unbreakable_stretches_hold_no_space_and_stand_in_order(text: str, tag: str) -> None:
    spans = typography.unbreakable(text, tag)
    assert all(start < end for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert not any(letter.isspace() for start, end in spans for letter in text[start:end])


@given(text=st.text(), tag=own_tag)
def test_folding_keeps_offsets(text: str, tag: str) -> None:
    assert len(casing.fold(text, tag)) == len(text)


@given(text=st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz İIƏĞ"), tag=st.sampled_from(["az", "tr"]))
def test_azerbaijani_and_turkish_cases_are_each_others_inverse(text: str, tag: str) -> None:
    small = casing.lower(text, tag)
    assert casing.lower(casing.upper(small, tag), tag) == small
    assert len(small) == len(text)


@given(text=st.text(), tag=own_tag)
def test_a_count_of_words_adds_up(text: str, tag: str) -> None:
    assert numbers.count_words(f"{text} {text}", tag) == 2 * numbers.count_words(text, tag)


@given(number=st.decimals(-(10**9), 10**9, places=2), tag=any_tag)
def test_a_number_written_is_the_number_read(number: Decimal, tag: str) -> None:
    assert numbers.parse_number(numbers.format_number(number, tag), tag) == number


@settings(max_examples=50)
@given(text=papers)
def test_a_guess_is_a_candidate(text: str) -> None:
    assert detect.guess(text, ("az", "ru")) in {"az", "ru", None}
    assert detect.guess(text, ()) is None


@pytest.mark.parametrize("tag", OWN + OTHERS)
def test_plural_forms_part_numbers_as_cldr_does(tag: str) -> None:
    head, _, expression = plurals.plural_forms(tag).rstrip(";").partition("; plural=")
    form = c2py(expression)
    count = int(head.removeprefix("nplurals="))
    range_ = (*range(200), 1000, 1001, 1002, 10_000, 21_001)
    pairs = {(form(number), plurals.category(number, tag)) for number in range_}
    assert {index for index, _ in pairs} == set(range(count))
    if cldr.known(tag):
        assert len(pairs) == count


def test_every_locale_of_cldr_is_its_own_canonical_tag() -> None:
    from babel.localedata import locale_identifiers

    for name in locale_identifiers():
        tag = name.replace("_", "-")
        if tag != "root":
            expected = "-".join(part.lower() if len(part) > 4 else part for part in tag.split("-"))
            assert tags.check(name) == expected
            assert tags.direction(tag) in {"ltr", "rtl"}


def test_months_do_not_depend_on_the_language_asked_first() -> None:
    program = "from dragoman.languages import cldr\nfor tag in {}: cldr.months(tag)\nprint(cldr.months('tr'))"
    outputs = {
        subprocess.run([sys.executable, "-c", program.format(order)], capture_output=True, check=True, text=True).stdout
        for order in (["tr"], ["az", "en", "tr"])
    }
    assert len(outputs) == 1
    assert "yanvar" not in outputs.pop()


def test_importing_the_room_imports_no_babel() -> None:
    modules = "casing, cldr, dates, date_search, detect, numbers, plurals, profile, quotes, tags, typography, words"
    program = f"import sys\nfrom dragoman.languages import {modules}\nprint('babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "False"
