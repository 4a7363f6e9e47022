"""glossary.yaml and names.yaml: read with the lines of what is wrong, added to without touching the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import MaterialError, Severity, Term, TermKind, Wording
from dragoman.workspace import add_terms, find_workspace, read_terminology
from dragoman.workspace.terminology_reading import parse_terms
from tests.terminology.terms import FERRY, PORT, term

_FILE = """\
# The Office's words.
terms:

  # Offices
  - en: Commissioner   # always so
    az: [Müvəkkil, müvəkkil xanım]
    ru:
      preferred: Уполномоченный
      admitted: омбудсмен
      forbidden: [комиссар, чиновник]
      note: >
        with a capital
        in papers
    part-of-speech: noun
    case-sensitive: true
    texts: [lake-*, river-day]
    roles: signatory
    note: not the person
  - az: {forbidden: ofis}
    no: kontor
# the end
"""


def test_an_entry() -> None:
    terms, findings = parse_terms(_FILE, "glossary.yaml")
    assert findings == ()
    assert terms == (
        Term(
            TermKind.TERM,
            (
                Wording("en", "Commissioner"),
                Wording("az", "Müvəkkil", ("müvəkkil xanım",)),
                Wording("ru", "Уполномоченный", ("омбудсмен",), ("комиссар", "чиновник"), "with a capital in papers"),
            ),
            "noun", True, "not the person", ("lake-*", "river-day"), ("signatory",),
        ),
        Term(TermKind.TERM, (Wording("az", "", (), ("ofis",)), Wording("no", "kontor"))),
    )  # fmt: skip
    assert [(one.position.path, one.position.line) for one in terms] == [("glossary.yaml", 5), ("glossary.yaml", 19)]


def test_names() -> None:
    source = "persons:\n  - en: Ivara Tolmen\nplaces:\n- en: Ganja\n  transliterations: [Gandja, Gence]\nbodies:\n"
    terms, findings = parse_terms(source, "names.yaml")
    assert findings == ()
    assert [(one.kind, one.transliterations) for one in terms] == [
        (TermKind.PERSON, ()), (TermKind.PLACE, ("Gandja", "Gence"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("terms: [", 1, "not valid YAML"),
        ("terms:\n\t- en: a", 2, "not valid YAML"),
        ("--- a\n--- b", 2, "not valid YAML"),
        ("\0", None, "not valid YAML"),
        ("[" * 5000, None, "too many levels"),
        ("just words", 1, "a list of terms is expected"),
        ("terms: words", 1, "a list is expected below terms"),
        ("term:\n  - en: a", 1, "“term” has no effect here"),
        ("terms:\n  - lake", 2, "“lake” is not an entry"),
        ("terms:\n  - [a, b]", 2, "this is not an entry"),
        ("terms: &a [*a]", 1, "this is not an entry"),
        ("terms:\n  - en: a\n    rols: [title]", 3, "“rols” is neither a language"),
        ("terms:\n  - en: a\n    english: b", 3, "“english” is neither a language"),
        ("terms:\n  - en: a\n    roles: [titel]", 3, "titel is not a role"),
        ("terms:\n  - en: a\n    case-sensitive: maybe", 3, "case-sensitive is true or false, not “maybe”"),
        ("terms:\n  - en: a\n    en: b", 3, "en stands twice"),
        ("terms:\n  - en:", 2, "no word for en"),
        ("terms:\n  - note: x", 2, "an entry without a word"),
        ("terms:\n  - en: {prefered: a}", 2, "“prefered” is nothing that"),
        ("terms:\n  - en: {preferred: a, forbidden: a}", 2, "allowed and forbidden"),
        ("terms:\n  - en: [[a]]", 2, "one string is expected"),
        ("terms:\n  - en: a\n  - en: a", 3, "has an entry already in line 2"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(source: str, line: int | None, said: str) -> None:
    _, findings = parse_terms(source, "glossary.yaml")
    told = [finding for finding in findings if said in finding.message]
    assert [(finding.position.path, finding.position.line) for finding in told] == [("glossary.yaml", line)]
    assert all(finding.hint for finding in findings)


def test_the_other_entries_hold() -> None:
    terms, findings = parse_terms("terms:\n  - lake\n  - en: ferry\n    az: bərə\n    xx-oops: y\n", "glossary.yaml")
    assert terms == (term(en="ferry", az="bərə"),)
    assert [finding.severity for finding in findings] == [Severity.WARNING, Severity.WARNING]


@given(st.text(alphabet=st.sampled_from("terms:persons en az - \n[]{}&*a!|>'\"#%@,?.\t\0é"), max_size=80))
def test_reading_never_fails(source: str) -> None:
    terms, findings = parse_terms(source, "glossary.yaml")
    assert all(one.wordings for one in terms)
    assert all(finding.message and finding.position.path for finding in findings)


_ADDED = (
    Term(TermKind.TERM, (Wording("en", "ferry: a"), Wording("az", "bərə", ("gəmi",), ("parom",), "#1")), note="yes"),
    Term(TermKind.TERM, (Wording("no", "no"),), "noun", True, "", ("x-*",), ("title",)),
)


@pytest.mark.parametrize(
    "source",
    [
        "", "# only words\n", "terms:\n", "terms:", "terms: []\n", "terms: [{en: a}] # b\n", "{terms: [{en: a}]}\n",
        "- en: a\n", "- en: a", "terms:\n- en: a\n\n# end\nplaces:\n- en: b\n", "places:\n  - en: b\n", _FILE,
        "terms:\n    -   en: a\n        az: |\n          b\n\n\n# end", "terms:\r\n  - en: a # c\r\n", "terms: null\n",
    ],
)  # fmt: skip
def test_terms_are_added(source: str) -> None:
    before, _ = parse_terms(source, "g")
    made = add_terms(source, _ADDED)
    after, findings = parse_terms(made, "g")
    assert findings == ()
    assert [one for one in after if one.kind is TermKind.TERM] == [
        *(one for one in before if one.kind is TermKind.TERM), *_ADDED
    ]  # fmt: skip
    assert [one for one in after if one.kind is not TermKind.TERM] == [
        one for one in before if one.kind is not TermKind.TERM
    ]
    comments = [line.partition("#")[2] for line in source.splitlines() if "#" in line]
    assert [line for line in comments if line not in made] == []
    assert made.count("\n") == made.count("\r\n") or "\r" not in made


def test_what_is_there_stays_byte_for_byte() -> None:
    made = add_terms(_FILE, (FERRY,))
    head, tail = _FILE.split("# the end\n")[0], "# the end\n"
    assert made.startswith(head)
    assert made.endswith(tail)
    assert made.removeprefix(head).removesuffix(tail).startswith("  - en: ferry\n")


def test_names_go_below_their_kinds() -> None:
    made = add_terms("# words\nterms:\n  - en: a\n", (PORT, FERRY))
    assert made.startswith("# words\nterms:\n  - en: a\n  - en: ferry\n")
    assert "\nplaces:\n  - en: Port Velsa\n" in made


@pytest.mark.parametrize("source", ["terms: [", "words", "terms: words\n"])
def test_a_file_that_cannot_be_added_to_is_refused(source: str) -> None:
    with pytest.raises(MaterialError) as caught:
        add_terms(source, (FERRY,))
    assert caught.value.hint


_TERMS = st.builds(
    Term,
    st.sampled_from(list(TermKind)),
    st.lists(st.text(alphabet="aə'\"#:-{[ß\u00a0", min_size=1, max_size=8), min_size=1, max_size=3).map(
        lambda words: tuple(
            Wording(tag, word) for tag, word in zip(("en", "az", "no"), words, strict=False) if word.split()
        )
    ),
)


@given(st.lists(_TERMS.filter(lambda one: bool(one.wordings)), max_size=4))
def test_what_is_added_is_read_again(terms: list[Term]) -> None:
    clean = [
        Term(one.kind, tuple(Wording(said.locale, " ".join(said.preferred.split())) for said in one.wordings))
        for one in terms
    ]
    made = add_terms(_FILE, clean)
    after, _ = parse_terms(made, "g")
    expected = (*parse_terms(_FILE, "g")[0], *clean)
    assert sorted(map(repr, _plain(after))) == sorted(map(repr, _plain(expected)))


def _plain(terms: tuple[Term, ...]) -> list[tuple[object, ...]]:
    return [(one.kind, one.wordings, one.note, one.texts, one.roles) for one in terms]


def test_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "dragoman.yaml").write_text("source: en\n", encoding="utf-8")
    workspace = find_workspace(tmp_path)
    assert read_terminology(workspace).glossary.terms == ()
    (tmp_path / "glossary.yaml").write_bytes(b"\xef\xbb\xbfterms:\n  - en: ferry\n")
    (tmp_path / "names.yaml").write_bytes(b"places:\n  - en: \xff\n")
    found = read_terminology(workspace)
    assert found.glossary.terms == (term(en="ferry"),)
    assert [(one.position.path, one.position.line, one.message) for one in found.findings] == [
        ("names.yaml", 2, "not UTF-8")
    ]
    (tmp_path / "names.yaml").unlink()
    (tmp_path / "names.yaml").symlink_to("/etc/hostname")
    assert [one.severity for one in read_terminology(workspace).findings] == [Severity.ERROR]


def test_the_examples_of_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "terminology.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        terms, findings = parse_terms(example, "g")
        assert len(terms) >= 3
        assert findings == ()


def test_the_sample_workspace() -> None:
    found = read_terminology(find_workspace(Path(__file__).parents[2]))
    assert found.findings == ()
    assert len(found.glossary.terms) > 10
    assert {one.kind for one in found.names.terms} == {TermKind.PERSON, TermKind.PLACE, TermKind.BODY}
