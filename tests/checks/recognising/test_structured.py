"""Dates, times, symbols, articles, addresses and telephone numbers are found, with their values."""

from __future__ import annotations

import datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.checks.recognising import FactKind, recognise
from dragoman.checks.recognising.dates import compatible, parts
from dragoman.checks.recognising.dates import find as find_dates
from dragoman.languages.dates import format_date, format_day
from tests.languages.tables import unmarked

FOLDER = Path(__file__).parent / "structured"
LANGUAGES = ("en", "az", "az-Cyrl", "ru", "tr", "fr", "de", "es", "ar", "uk", "fa", "ka", "zh")
MODULES = ("dates", "times", "symbols", "articles", "addresses", "phones")
days = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
PIECES = """19 января 2022 года saat 17:30 p.m. A/75/357–S/2020/948 5(1)(b) maddə статья № www.un.org a@b.org +994 12
(III) 1325 (2000) 第五条 下午5时 المادة 5 და Uhr h 30 , . / - ( )"""
any_text = st.lists(st.sampled_from([*PIECES.split(), "\u00a0"]) | st.text(max_size=3), max_size=12).map(" ".join)


def _rows() -> list[tuple[str, str, str, str]]:
    found = []
    for name in MODULES:
        lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        assert rows, f"{name}.tsv has no cases"
        found += [(name, row[0], row[1], row[2] if len(row) > 2 else "") for row in rows]
    return found


def test_every_table_is_read() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(MODULES)


@pytest.mark.parametrize(("module", "tag", "marked", "expected"), _rows())
def test_a_table_holds(module: str, tag: str, marked: str, expected: str) -> None:
    text, spans = unmarked(marked)
    facts = sorted(import_module(f"dragoman.checks.recognising.{module}").find(text, tag), key=lambda fact: fact.start)
    assert "; ".join("|".join(fact.values) or fact.value for fact in facts) == expected
    assert [(fact.start, fact.end) for fact in facts] == spans


@settings(deadline=None)
@given(day=days, tag=st.sampled_from(LANGUAGES), form=st.sampled_from(["long", "medium", "numeric", "iso"]))
def test_a_date_written_is_found_as_that_date(day: datetime.date, tag: str, form: str) -> None:
    written = format_date(day, tag, form)
    for text in (written, f"({written})", f"{written}."):
        found = [fact for fact in recognise(text, tag) if fact.kind is FactKind.DATE]
        assert len(found) == 1
        assert day.isoformat() in (found[0].values or (found[0].value,))
        assert written in text[: found[0].end + 6]


@settings(deadline=None)
@given(day=days, tag=st.sampled_from(LANGUAGES))
def test_a_day_written_without_its_year_is_found(day: datetime.date, tag: str) -> None:
    found = list(find_dates(format_day(day.month, day.day, tag), tag))
    assert [fact.value for fact in found] == [f"--{day.month:02}-{day.day:02}"]


@settings(deadline=None)
@given(day=days)
def test_parts_of_a_date_contradict_it_in_nothing(day: datetime.date) -> None:
    whole = day.isoformat()
    for part in (whole, whole[:7], f"--{whole[5:]}", f"--{whole[5:7]}"):
        assert compatible(whole, part)
        assert compatible(part, whole)
        assert {*parts(part)} <= {*parts(whole), ""}
    other = (day + datetime.timedelta(days=1)).isoformat()
    assert not compatible(whole, other)


@settings(deadline=None, max_examples=200)
@given(text=any_text, tag=st.sampled_from((*LANGUAGES, "zh-Hant", "kk", "el")))
def test_facts_stand_where_they_are_told(text: str, tag: str) -> None:
    for module in MODULES:
        for fact in import_module(f"dragoman.checks.recognising.{module}").find(text, tag):
            assert 0 <= fact.start < fact.end <= len(text)
            assert fact.text == text[fact.start : fact.end]
            assert fact.value
            assert not fact.values or fact.value in fact.values
