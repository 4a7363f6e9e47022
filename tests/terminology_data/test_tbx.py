"""TBX: what other programs write, what is refused, and that what is written is read back as it was."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import MaterialError, Term, TermKind, Wording
from dragoman.terminology.bodies import bodies
from dragoman.terminology.tbx import read_tbx, write_tbx

SCHEMA = Path(__file__).resolve().parents[2] / "../shared/data/tbx/TBXcoreStructV03.rng"

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
 <martifHeader><fileDesc><sourceDesc><p>of a <note>program</note></p></sourceDesc></fileDesc></martifHeader>
 <text><body>
  <termEntry id="e1">
   <descrip type="subjectField">shipping</descrip>
   <descripGrp><descrip type="definition">Place where
      ferries land.</descrip><admin type="source">a manual</admin></descripGrp>
   <transacGrp><transac type="transactionType">origination</transac><date>2024-02-01</date></transacGrp>
   <langSet xml:lang="en-GB">
    <tig><term>landing</term><termNote type="partOfSpeech">noun</termNote></tig>
    <ntig><termGrp><term>landing <hi>stage</hi></term>
     <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>wharf</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig>
   </langSet>
   <langSet xml:lang="AZ">
    <descrip type="definition">Bərənin yan aldığı yer.</descrip>
    <tig><termNote type="administrativeStatus">preferredTerm</termNote><term>yanalma körpüsü</term>
     <note>not of the quay</note></tig>
    <tig><term>pristan</term><termNote type="administrativeStatus">forbidden</termNote></tig>
   </langSet>
   <langSet xml:lang="xx-nowhere"><tig><term>nothing</term></tig></langSet>
  </termEntry>
  <termEntry id="e2"><langSet xml:lang="en"><tig><term> </term></tig></langSet></termEntry>
 </body></text>
</martif>
"""

DCT = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
 <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
 <text><body><conceptEntry id="c1">
  <min:subjectField>place</min:subjectField>
  <langSec xml:lang="en">
   <descripGrp><basic:definition>A river.</basic:definition><basic:source>an atlas</basic:source></descripGrp>
   <termSec><term>Saldra</term><min:partOfSpeech>noun</min:partOfSpeech>
    <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
    <basic:context>On the Saldra it rains.</basic:context></termSec>
   <termSec><term>Seldra</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
  </langSec>
 </conceptEntry></body></text>
</tbx>
"""


def old(words: str) -> bytes:
    """A file of the older TBX with one entry in English."""
    entry = f'<termEntry><langSet xml:lang="en">{words}</langSet></termEntry>'
    return f"<martif><text><body>{entry}</body></text></martif>".encode()


def test_the_older_tbx() -> None:
    assert read_tbx(OLD.encode(), "old.tbx") == (
        Term(
            TermKind.TERM,
            (
                Wording("en-GB", "landing", ("landing stage",), ("wharf",)),
                Wording("az", "yanalma körpüsü", (), ("pristan",), "Bərənin yan aldığı yer.; not of the quay"),
            ),
            part_of_speech="noun",
            note="Place where ferries land.",
        ),
    )


def test_the_style_whose_elements_are_the_categories() -> None:
    (term,) = read_tbx(DCT.encode(), "dct.tbx")
    assert term == Term(TermKind.PLACE, (Wording("en", "Saldra", (), ("Seldra",), "A river."),), part_of_speech="noun")
    assert (term.position.path, term.position.line) == ("dct.tbx", 5)


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ('<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>', "preferred"),
        ('<termNote type="administrativeStatus">standardizedTerm-admn-sts</termNote>', "preferred"),
        ('<termNote type="administrativeStatus">admittedTerm</termNote>', "admitted"),
        ('<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>', "forbidden"),
        ('<termNote type="administrativeStatus">obsolete</termNote>', "forbidden"),
        ('<termNote type="administrativeStatus">Not recommended</termNote>', "forbidden"),
        ('<termNote type="forbidden">true</termNote>', "forbidden"),
        ('<termNote type="forbidden">false</termNote>', "admitted"),
        ('<termNote type="termType">acronym</termNote>', "admitted"),
    ],
)
def test_statuses(note: str, status: str) -> None:
    body = f"<tig><term>first</term></tig><tig><term>other</term>{note}</tig>"
    (term,) = read_tbx(old(body), "x.tbx")
    expected = {
        "preferred": Wording("en", "other", ("first",)),
        "admitted": Wording("en", "first", ("other",)),
        "forbidden": Wording("en", "first", (), ("other",)),
    }
    assert term.wordings == (expected[status],)


@pytest.mark.parametrize("mark", ["true", "Yes"])
def test_case_of_other_programs(mark: str) -> None:
    note = f'<termNote type="caseSensitive">{mark}</termNote>'
    assert read_tbx(old(f"<tig><term>Office</term>{note}</tig>"), "x.tbx")[0].case_sensitive


@pytest.mark.parametrize(("encoding", "bom"), [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE)])
def test_encodings(encoding: str, bom: bytes) -> None:
    document = DCT.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-le")}"')
    assert read_tbx(bom + document.encode(encoding), "x.tbx") == read_tbx(DCT.encode(), "x.tbx")


LAUGHS = '<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
PARAMETER = '<!DOCTYPE tbx [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, PARAMETER])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(doctype: str, encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?>\n{doctype}<tbx><text>&b;</text></tbx>'
    with pytest.raises(MaterialError) as caught:
        read_tbx(document.encode(encoding), "x.tbx")
    assert caught.value.message.startswith("x.tbx, line 2")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1"),
        (b"<tbx>\n<text></tbx>", "line 2"),
        (b"<tmx/>", "outermost element is neither"),
        (b'<?xml version="1.0" encoding="no-such"?><tbx/>', "x.tbx"),
        (b"<tbx>\xff</tbx>", "line 1"),
        (b"<tbx>&undefined;</tbx>", "line 1"),
    ],
)
def test_what_is_not_tbx_is_refused_with_its_place(data: bytes, words: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_tbx(data, "x.tbx")
    assert words in caught.value.message
    assert caught.value.hint


def test_elements_in_the_wrong_places_are_read_over() -> None:
    document = (
        '<tbx><term>lost</term><langSec xml:lang="en"><termSec><term>lost</term></termSec></langSec>'
        "<conceptEntry><term>lost</term><termNote>lost</termNote><termSec><term>lost</term></termSec>"
        '<langSec xml:lang="en"><term>found</term><termSec/><term>too</term></langSec></conceptEntry></tbx>'
    )
    assert [term.wordings for term in read_tbx(document.encode(), "x.tbx")] == [(Wording("en", "found", ("too",)),)]


# Letters of every script; control characters and surrogates are none, blanks are single ones within a text.
_LETTERS = st.characters(categories=("L", "N", "P", "S", "M"), exclude_characters="\ufffe\uffff")
_TEXTS = st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def _wordings(draw: st.DrawFn, locale: str) -> Wording:
    words = draw(st.lists(_TEXTS, min_size=1, max_size=5, unique=True))
    good = draw(st.integers(0, len(words)))
    note = draw(st.one_of(st.just(""), _TEXTS))
    return Wording(locale, words[0] if good else "", tuple(words[1:good]), tuple(words[good:]), note)


@st.composite
def _terms(draw: st.DrawFn) -> Term:
    tags = st.sampled_from(("en", "az", "az-Cyrl", "ru", "zh-Hant", "en-GB"))
    locales = draw(st.lists(tags, min_size=1, unique=True))
    return Term(
        draw(st.sampled_from(TermKind)),
        tuple(draw(_wordings(locale)) for locale in locales),
        part_of_speech=draw(st.sampled_from(("", "noun", "verb", "adjective", "adverb", "proper noun", "pronoun"))),
        case_sensitive=draw(st.booleans()),
        note=draw(st.one_of(st.just(""), _TEXTS)),
        texts=tuple(draw(st.lists(_TEXTS, max_size=2, unique=True))),
        roles=tuple(draw(st.lists(st.sampled_from(("title", "office", "addressee")), unique=True))),
        transliterations=tuple(draw(st.lists(_TEXTS, max_size=2, unique=True))),
    )


@given(st.lists(_terms(), max_size=2))
def test_what_is_written_is_read_back(terms: list[Term]) -> None:
    assert read_tbx(write_tbx(terms, "en"), "x.tbx") == tuple(terms)


@given(st.text(), st.text())
def test_what_xml_cannot_hold_is_left_out(preferred: str, note: str) -> None:
    written = write_tbx([Term(TermKind.TERM, (Wording("en", preferred, note=note),), note=note)], "en")
    assert write_tbx(read_tbx(written, "x.tbx"), "en") == written


LISTS = {
    "administrativeStatus": {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"},
    "partOfSpeech": {"noun", "verb", "adjective", "adverb"},
}
"""What TBX-Basic allows as values, of those that are written (TBX-Basic_DCA.sch)."""


@given(st.lists(_terms(), max_size=2))
def test_values_and_levels_are_those_of_the_dialect(terms: list[Term]) -> None:
    from xml.etree import ElementTree

    tree = ElementTree.fromstring(write_tbx(terms, "en"))  # noqa: S314  (written by ourselves)
    prefix = "{urn:iso:std:iso:30042:ed-2}"
    parents = {child: parent.tag.removeprefix(prefix) for parent in tree.iter() for child in parent}
    for element in tree.iter():
        name = element.tag.removeprefix(prefix)
        if name == "termNote":
            assert parents[element] == "termSec"
            assert element.text in LISTS[element.attrib["type"]]
        elif name in ("descrip", "admin"):
            assert (parents[element], element.attrib["type"]) in {
                ("conceptEntry", "subjectField"), ("conceptEntry", "projectSubset"),
            }  # fmt: skip


def test_all_bodies_go_there_and_back() -> None:
    assert read_tbx(write_tbx(bodies(), "en"), "bodies.tbx") == bodies()


def test_what_is_written_keeps_to_the_published_schema() -> None:
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMA.is_file():
        pytest.skip("the schema of ISO 30042 is not beside the checkout")
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    terms = [replace(term, note="<b> & so", texts=("lake-*",), case_sensitive=True) for term in bodies()]
    written = write_tbx(terms, "en")
    assert schema.validate(etree.fromstring(written)), schema.error_log
    assert not schema.validate(etree.fromstring(written.replace(b"conceptEntry", b"termEntry")))
