"""TMX of other tools: languages, inline elements, encodings, and what is refused."""

import codecs

import pytest

from dragoman.markup import escape, plain
from dragoman.memory import read_tmx
from dragoman.model import Entry, MaterialError


def tmx(body: str, head: str = '<?xml version="1.0"?>\n') -> str:
    return f'{head}<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>{body}</body></tmx>'


def unit(*variants: tuple[str, str]) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>' for tag, text in variants) + "</tu>"


def pairs(document: str | bytes, source: str = "en", target: str = "az") -> list[tuple[str, str]]:
    data = document.encode() if isinstance(document, str) else document
    return [(entry.source, entry.target) for entry in read_tmx(data, source, target, "old.tmx")]


def test_an_entry_is_never_confirmed_and_has_no_role() -> None:
    data = tmx(unit(("en", "Harbour"), ("az", "Liman"))).encode()
    assert read_tmx(data, "en", "az", "old.tmx") == (Entry("Harbour", "Liman", None, "old.tmx", confirmed=False),)


@pytest.mark.parametrize(
    ("tags", "source", "target", "found"),
    [
        (("en", "az"), "en", "az", True),
        (("EN-US", "AZ-AZ"), "en", "az", True),
        (("en_GB", "az_AZ"), "en", "az", True),
        (("en", "az-Cyrl"), "en", "az", False),
        (("en", "az"), "en", "az-Cyrl", False),
        (("en", "az-cyrl"), "en", "az-Cyrl", True),
        (("en", "zh-CN"), "en", "zh-Hans", True),
        (("en", "zh-TW"), "en", "zh-Hans", False),
        (("az", "en"), "en", "az", True),
        (("en", "ru"), "en", "az", False),
        (("", "az"), "en", "az", False),
        (("en", "x-none"), "en", "az", False),
    ],
)
def test_languages(tags: tuple[str, str], source: str, target: str, found: bool) -> None:
    assert bool(pairs(tmx(unit((tags[0], "one"), (tags[1], "two"))), source, target)) is found


def test_the_exact_tag_goes_before_a_region() -> None:
    document = tmx(unit(("en-US", "color"), ("en", "colour"), ("az-AZ", "Rəng"), ("az", "rəng")))
    assert pairs(document) == [("colour", "rəng")]


@pytest.mark.parametrize(
    ("seg", "words"),
    [
        ("plain words", "plain words"),
        ("  white \n\t space ", "white space"),
        ("a &lt;b&gt; &amp; &#x259;&#601;", "a <b> & əə"),
        ("<![CDATA[a < b]]>", "a < b"),
        ('a <hi type="bold">loud <hi>very</hi></hi> word', "a loud very word"),
        ('<bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept>', "bold"),
        ('one<ph x="1">{1}</ph> two<it pos="begin">&lt;i&gt;</it>', "one two"),
        ('see<ph>&lt;img alt="<sub>a picture</sub>"&gt;</ph> here', "see here"),
        ("<ut>{\\rtf}</ut>words", "words"),
        ("<!-- aside -->words<?pi?>", "words"),
    ],
)
def test_inline_elements(seg: str, words: str) -> None:
    assert pairs(tmx(unit(("en", seg), ("az", "X")))) == [(words, "X")]


def test_empty_segments_and_other_fields_are_nothing() -> None:
    body = '<tu><note>n</note><prop type="p">v</prop><tuv xml:lang="en"><note>x</note><seg>A</seg></tuv></tu>'
    assert pairs(tmx(body + unit(("en", " "), ("az", "X")) + unit(("en", "B"), ("az", "Y")))) == [("B", "Y")]
    assert pairs(tmx('<tu><tuv lang="en"><seg>A</seg></tuv><tuv lang="az"><seg>X</seg></tuv></tu>')) == [("A", "X")]


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_encodings(encoding: str, bom: bytes) -> None:
    name = encoding.removesuffix("-le").removesuffix("-be")
    document = tmx(unit(("en", "Lake"), ("az", "Göl ə")), f'<?xml version="1.0" encoding="{name}"?>\n')
    assert pairs(bom + document.encode(encoding)) == [("Lake", "Göl ə")]


def test_a_declared_single_byte_encoding() -> None:
    document = tmx(unit(("en", "Lake"), ("az", "озеро")), '<?xml version="1.0" encoding="windows-1251"?>\n')
    assert pairs(document.encode("windows-1251")) == [("Lake", "озеро")]


def test_a_doctype_is_read_over() -> None:
    head = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    assert pairs(tmx(unit(("en", "A"), ("az", "X")), head)) == [("A", "X")]


LAUGHS = '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]>\n'
PARAMETER = '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE, PARAMETER])
def test_entities_are_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    document = tmx(unit(("en", "A"), ("az", "X")), doctype)
    data = head.encode() + document.encode(encoding) if encoding == "cp037" else (head + document).encode(encoding)
    with pytest.raises(MaterialError) as caught:
        read_tmx(data, "en", "az", "old.tmx")
    assert caught.value.message.startswith("old.tmx, line")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1"),
        (b"<tmx><body>", "line 1, column 12"),
        (b"<tmx>\n<body></tmx>", "line 2"),
        (b"<html/>", "outermost element is not <tmx>"),
        (b'<?xml version="1.0" encoding="no-such"?><tmx/>', "old.tmx"),
        (b'<?xml version="1.0" encoding="shift_jis"?><tmx/>', "old.tmx"),
        (b"<tmx>\xff</tmx>", "line 1"),
        (b"<tmx>&undefined;</tmx>", "line 1"),
    ],
)
def test_what_is_not_tmx_is_refused_with_its_place(data: bytes, words: str) -> None:
    with pytest.raises(MaterialError) as caught:
        read_tmx(data, "en", "az", "old.tmx")
    assert words in caught.value.message


def test_plain_words_become_what_catalogues_hold() -> None:
    data = tmx(unit(("en", "5 *stars*"), ("az", "5 *ulduz*"))).encode()
    (entry,) = read_tmx(data, "en", "az", "old.tmx", escape)
    assert (plain(entry.source), plain(entry.target)) == ("5 *stars*", "5 *ulduz*")
    assert entry.source != "5 *stars*"
