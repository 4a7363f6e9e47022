"""dragoman terms: candidates, and terms that come and go as TBX."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Term, TermKind, Wording
from dragoman.terminology.tbx import read_tbx, write_tbx
from dragoman.workspace import find_workspace, read_terminology
from tests.conftest import Runner

TEXT = """---
id: plants
kind: statement
locale: en
---

# The water of Orlin

The treatment plant of Orlin was built in 2010. Ivara Tolmen opened it.

Two treatment plants are planned on the Saldra. We thank Ivara Tolmen and the World Health Organization.

The World Health Organization knows the Saldra. It is long. It is deep.
"""
GLOSSARY = """# Ours.
terms:
  - en: harbour   # not "port"
    az: liman
"""
OTHERS = (
    Term(
        TermKind.TERM,
        (Wording("en-US", "ferry", note="of a river"), Wording("az", "bərə", ("gəmi",), ("parom",))),
    ),
    Term(TermKind.TERM, (Wording("en", "harbour"), Wording("az", "yük limanı"))),
    Term(TermKind.PLACE, (Wording("en", "Port Velsa"), Wording("ru", "Порт-Велса"))),
    Term(TermKind.TERM, (Wording("en", "mast"), Wording("pt", "mastro"))),
)


@pytest.fixture
def plants(workspace: Path, run: Runner) -> Path:
    (workspace / "texts" / "plants.md").write_text(TEXT)
    (workspace / "texts" / "welcome.md").unlink()
    assert run("update", "plants", cwd=workspace).code == 0
    path = workspace / "locales/az/plants.po"
    po = path.read_text()
    for source, target in (
        ("The treatment plant of Orlin was built in 2010.", "Orlinin təmizləyici qurğusu 2010-cu ildə tikilib."),
        ("Two treatment plants are planned on the Saldra.", "Saldra üzərində iki təmizləyici qurğu planlaşdırılır."),
        ("Ivara Tolmen opened it.", "Onu İvara Tolmen açdı."),
        ("It is long.", "O uzundur."),
        ("It is deep.", "O dərindir."),
    ):
        assert f'msgid "{source}"\nmsgstr ""' in po
        po = po.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(po)
    return workspace


def test_candidates_and_what_stands_for_them(plants: Path, run: Runner) -> None:
    made = run("terms", "--format", "json", cwd=plants)
    assert (made.code, made.err) == (0, "")
    found = {one["term"]: one for one in json.loads(made.out)}
    assert set(found) == {"treatment plant", "Ivara Tolmen", "Saldra", "Orlin"}
    assert found["treatment plant"] == {
        "term": "treatment plant", "locale": "en", "kind": "term", "name": False, "frequency": 2, "score": 4.0,
        "texts": ["plants"],
        "translations": {"az": {"text": "təmizləyici qurğu", "units": 2, "likeness": 1.0}},
    }  # fmt: skip
    assert found["Saldra"]["name"]


def test_the_table_and_what_is_cut(plants: Path, run: Runner) -> None:
    made = run("terms", "plants", "--limit", "2", cwd=plants)
    assert made.code == 0
    assert made.out.splitlines()[0].split() == ["term", "times", "kind", "az"]
    assert len(made.out.splitlines()) == 3
    assert "2 of 4 candidates" in made.err
    assert run("terms", "--limit", "2", "-q", cwd=plants).err == ""
    assert "az" not in run("terms", "--locale", "ru", cwd=plants).out.splitlines()[0].split()
    assert "nothing recurs" in run("terms", "--min", "9", cwd=plants).err


def test_what_is_known_is_not_proposed(plants: Path, run: Runner) -> None:
    (plants / "glossary.yaml").write_text("terms:\n  - en: treatment plant\n    az: təmizləyici qurğu\n")
    (plants / "names.yaml").write_text("persons:\n  - en: Ivara Tolmen\n    az: İvara Tolmen\n")
    found = {one["term"] for one in json.loads(run("terms", "--format", "json", cwd=plants).out)}
    assert found == {"Saldra", "Orlin"}


def test_yaml_can_be_taken_over(plants: Path, run: Runner) -> None:
    made = run("terms", "--format", "yaml", cwd=plants)
    (plants / "glossary.yaml").write_text(made.out)
    known = read_terminology(find_workspace(plants))
    assert known.findings == ()
    assert len(known.glossary.terms) == 4
    assert run("terms", "--format", "json", cwd=plants).out == "[]\n"


def test_a_name_in_several_lines_is_proposed_in_one(plants: Path, run: Runner) -> None:
    signed = "\n::: signature\nIvara Tolmen\nCommissioner for Inland Waters\nof the Republic of Almeravia\n:::\n"
    for name in ("plants", "ponds"):
        (plants / f"texts/{name}.md").write_text(TEXT.replace("id: plants", f"id: {name}") + signed)
    made = run("terms", "--format", "yaml", cwd=plants)
    assert made.code == 0
    assert "en: Commissioner for Inland Waters of the Republic of Almeravia\n" in made.out
    table = run("terms", cwd=plants).out.splitlines()
    assert sum("Commissioner for Inland Waters" in line for line in table) >= 1
    assert not any(line.startswith("of the Republic") for line in table)


def test_candidates_as_tbx(plants: Path, run: Runner) -> None:
    made = run("terms", "--format", "tbx", cwd=plants)
    terms = read_tbx(made.out.encode(), "x.tbx")
    assert {term.wordings[0].preferred for term in terms} == {"treatment plant", "Ivara Tolmen", "Saldra", "Orlin"}


def test_terms_come_in_and_comments_stay(plants: Path, run: Runner) -> None:
    (plants / "glossary.yaml").write_text(GLOSSARY)
    (plants / "in.tbx").write_bytes(write_tbx(OTHERS, "en"))
    made = run("terms", "--import", "in.tbx", cwd=plants)
    assert made.code == 0, made.err
    assert made.out == ""
    assert "glossary.yaml: 1 entry added" in made.err
    assert "names.yaml: 1 entry added" in made.err
    assert "1 entry was there already" in made.err
    assert "1 entry says too little" in made.err
    assert (plants / "glossary.yaml").read_text().startswith(GLOSSARY)
    known = read_terminology(find_workspace(plants))
    assert known.findings == ()
    assert known.glossary.terms[1].wordings == (
        Wording("en", "ferry", note="of a river"), Wording("az", "bərə", ("gəmi",), ("parom",)),
    )  # fmt: skip
    assert known.names.terms == (OTHERS[2],)
    before = (plants / "glossary.yaml").read_bytes()
    again = run("terms", "--import", "in.tbx", cwd=plants)
    assert "nothing was added" in again.err
    assert "3 entries were there already" in again.err
    assert (plants / "glossary.yaml").read_bytes() == before


def test_terms_go_out_and_come_back(plants: Path, run: Runner) -> None:
    (plants / "glossary.yaml").write_text(GLOSSARY)
    (plants / "names.yaml").write_text("places:\n  - en: Saldra\n    az: Saldra\n    transliterations: [Seldra]\n")
    made = run("terms", "--export", "out.tbx", cwd=plants)
    assert (made.code, made.out) == (0, "")
    assert "out.tbx: 2 entries" in made.err
    known = read_terminology(find_workspace(plants))
    terms = read_tbx((plants / "out.tbx").read_bytes(), "out.tbx")
    assert terms == (*known.glossary.terms, *known.names.terms)
    assert run("terms", "--export", "-", cwd=plants).out.encode() == (plants / "out.tbx").read_bytes()
    (plants / "glossary.yaml").unlink()
    (plants / "names.yaml").unlink()
    assert run("terms", "--import", "-", cwd=plants, given=(plants / "out.tbx").read_bytes()).code == 0
    again = read_terminology(find_workspace(plants))
    assert (again.glossary, again.names) == (known.glossary, known.names)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--export", "a.tbx", "--import", "b.tbx"), 2, "go alone"),
        (("plants", "--export", "a.tbx"), 2, "go alone"),
        (("--import", "nowhere.tbx"), 2, "cannot be read"),
        (("--import", "texts/plants.md"), 1, "not XML"),
        (("nothing-such",), 2, "no text"),
        (("--locale", "xx"), 2, "Unknown locale"),
        (("--min", "0"), 2, "--min"),
    ],
)
def test_wrong_usage_is_met_with_words(
    plants: Path, run: Runner, arguments: tuple[str, ...], code: int, words: str
) -> None:
    made = run("terms", *arguments, cwd=plants)
    assert (made.code, made.out) == (code, "")
    assert words in made.err


def test_a_glossary_that_is_no_yaml_stays(plants: Path, run: Runner) -> None:
    (plants / "in.tbx").write_bytes(write_tbx(OTHERS, "en"))
    for broken in (b"terms: [", b"\xff\xfe", b"terms: 12\n"):
        (plants / "glossary.yaml").write_bytes(broken)
        made = run("terms", "--import", "in.tbx", cwd=plants)
        assert made.code == 1
        assert "glossary.yaml" in made.err
        assert (plants / "glossary.yaml").read_bytes() == broken
        assert not (plants / "names.yaml").exists()


def test_a_broken_catalogue_is_told_of_and_the_rest_goes_on(plants: Path, run: Runner) -> None:
    (plants / "locales/ru/plants.po").write_text("no PO file\n")
    made = run("terms", "--format", "json", cwd=plants)
    assert made.code == 0
    assert "left out" in made.err
    assert len(json.loads(made.out)) == 4


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.tuples(_WORDS, _WORDS, _WORDS), max_size=3))
def test_any_words_come_in(plants: Path, run: Runner, words: list[tuple[str, str, str]]) -> None:
    (plants / "glossary.yaml").write_text(GLOSSARY)
    terms = [Term(TermKind.TERM, (Wording("en", one), Wording("az", two, forbidden=(bad,)))) for one, two, bad in words]
    assert run("terms", "--import", "-", cwd=plants, given=write_tbx(terms, "en")).code == 0
    assert (plants / "glossary.yaml").read_text().startswith(GLOSSARY)
