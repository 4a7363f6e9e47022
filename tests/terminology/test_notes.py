"""What a translator is told of a term, and how it gets into the catalogues."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.catalogue import parse, with_term_notes, without_term_notes
from dragoman.model import Catalogue, Term, TermKind, Unit, Wording
from dragoman.terminology import Index, notes
from tests.conftest import Runner
from tests.terminology.terms import FERRY, PORT

_TEXT = """\
---
id: river-day
kind: statement
locale: en
date: 2025-03-21
---

# The ferry

The ferry left Port Velsa. It was the last ferry. Nobody saw it.
"""
_GLOSSARY = """\
terms:
  - en: ferry
    az: {preferred: bərə, forbidden: [parom]}
    ru: паром
    note: of the river
"""
_NAMES = """\
places:
  - en: Port Velsa
    az: Port-Velsa
"""


@pytest.mark.parametrize(
    ("term", "line"),
    [
        (FERRY, "term: ferry = bərə, also gəmi"),
        (PORT, "name: Port Velsa = Port-Velsa"),
        (
            Term(TermKind.TERM, (Wording("en", "ferry"), Wording("az", "bərə", (), ("parom",), "kiçik")), note="x"),
            "term: ferry = bərə, not parom (kiçik; x)",
        ),
        (
            Term(TermKind.TERM, (Wording("en", "ferry"), Wording("az", "", (), ("parom",)))),
            "term: ferry = anything but parom",
        ),
        (Term(TermKind.TERM, (Wording("en", "ferry"), Wording("ru", "паром"))), None),
    ],
)  # fmt: skip
def test_a_line(term: Term, line: str | None) -> None:
    found = Index({"glossary": (term,)}, "en", "az").in_source("the ferries of Port Velsa, a ferry")
    assert notes(found, "az") == (() if line is None else (line,))


def test_lines_are_made_anew_and_stand_behind_what_the_text_says() -> None:
    lines = ("role: title", "date: 2025-01-01", "somebody's", "term: a = c", "changed: date")
    unit = Unit("a", ("b",), extracted_comments=lines)
    gone = replace(unit, source="z", obsolete=True)
    there = Catalogue(units=(unit, gone))
    seen: list[str] = []

    def told(one: Unit, role: str) -> tuple[str, ...]:
        seen.append(f"{one.source} {role}")
        return ("term: a = d", "name: e = f")

    made = with_term_notes(there, told)
    assert seen == ["a title"]
    assert made.units[0].extracted_comments == (
        "role: title", "date: 2025-01-01", "term: a = d", "name: e = f", "somebody's", "changed: date"
    )  # fmt: skip
    rest = ("role: title", "date: 2025-01-01", "somebody's", "changed: date")
    assert made.units[1].extracted_comments == rest
    assert with_term_notes(made, told) == made
    assert without_term_notes(made).units[0].extracted_comments == rest


@pytest.fixture
def office(tmp_path: Path, run: Runner) -> Path:
    """A workspace with one text and a catalogue of it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "dragoman.yaml").write_text("source: en\ntargets: [az, ru]\n", encoding="utf-8")
    (tmp_path / "texts" / "river-day.md").write_text(_TEXT, encoding="utf-8")
    assert run("update").code == 0
    return tmp_path


def _comments(office: Path, locale: str = "az") -> dict[str, list[str]]:
    units = parse((office / "locales" / locale / "river-day.po").read_bytes()).units
    return {unit.source: [line for line in unit.extracted_comments if not line.startswith("role: ")] for unit in units}


def _bytes(office: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (office / "locales").rglob("*.po*")}


def test_update_puts_terms_into_the_catalogues(office: Path, run: Runner) -> None:
    template = (office / "locales" / "river-day.pot").read_bytes()
    (office / "glossary.yaml").write_text(_GLOSSARY, encoding="utf-8")
    (office / "names.yaml").write_text(_NAMES, encoding="utf-8")
    assert run("update").code == 0
    assert _comments(office) == {
        "The ferry": ["term: ferry = bərə, not parom (of the river)"],
        "The ferry left Port Velsa.": [
            "term: ferry = bərə, not parom (of the river)", "name: Port Velsa = Port-Velsa"
        ],
        "It was the last ferry.": ["term: ferry = bərə, not parom (of the river)"],
        "Nobody saw it.": [],
    }  # fmt: skip
    assert _comments(office, "ru")["The ferry left Port Velsa."] == ["term: ferry = паром (of the river)"]
    assert (office / "locales" / "river-day.pot").read_bytes() == template
    before = _bytes(office)
    assert run("update").err == ""
    assert _bytes(office) == before


def test_terms_go_with_their_entry_and_leave_no_other_trace(office: Path, run: Runner) -> None:
    before = _bytes(office)
    (office / "glossary.yaml").write_text(_GLOSSARY, encoding="utf-8")
    assert run("update").code == 0
    assert _bytes(office) != before
    (office / "glossary.yaml").write_text("terms:\n", encoding="utf-8")
    assert run("update").code == 0
    assert _bytes(office) == before


def test_terms_are_not_carried_to_other_sentences(office: Path, run: Runner) -> None:
    (office / "glossary.yaml").write_text(_GLOSSARY, encoding="utf-8")
    path = office / "locales" / "az" / "river-day.po"
    assert run("update").code == 0
    source = path.read_text(encoding="utf-8")
    wanted = 'msgid "It was the last ferry."\nmsgstr ""'
    assert wanted in source
    path.write_text(source.replace(wanted, wanted[:-1] + 'Bu, sonuncu bərə idi."'), encoding="utf-8")
    text = office / "texts" / "river-day.md"
    text.write_text(_TEXT.replace("the last ferry", "the last boat"), encoding="utf-8")
    assert run("update").code == 0
    comments = _comments(office)
    assert [line.partition(":")[0] for line in comments["It was the last boat."]] == ["changed"]
    before = _bytes(office)
    assert run("update").code == 0
    assert _bytes(office) == before


def test_paragraphs_and_back(office: Path, run: Runner) -> None:
    (office / "glossary.yaml").write_text(_GLOSSARY, encoding="utf-8")
    assert run("update").code == 0
    before = _bytes(office)
    assert run("regranulate", "--to", "paragraph").code == 0
    whole = "The ferry left Port Velsa. It was the last ferry. Nobody saw it."
    assert _comments(office)[whole] == ["term: ferry = bərə, not parom (of the river)"]
    middle = _bytes(office)
    assert run("update").code == 0
    assert _bytes(office) == middle
    assert run("regranulate", "--to", "sentence").code == 0
    assert _bytes(office) == before


def test_what_is_wrong_in_the_files_is_told_and_the_rest_holds(office: Path, run: Runner) -> None:
    (office / "glossary.yaml").write_text(_GLOSSARY + "  - boat\n", encoding="utf-8")
    (office / "names.yaml").write_text("places: [", encoding="utf-8")
    result = run("update")
    assert result.code == 1
    assert "glossary.yaml:6" in result.err
    assert "“boat” is not an entry" in result.err
    assert "names.yaml" in result.err
    assert _comments(office)["The ferry"] == ["term: ferry = bərə, not parom (of the river)"]


def test_without_the_files_nothing_of_them_is_loaded(
    office: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dragoman.workspace.terminology_reading.compose", refused)
    monkeypatch.setattr("dragoman.catalogue.term_notes.with_term_notes", refused)
    assert run("update").err == ""
