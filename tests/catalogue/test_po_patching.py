"""Translations changed in a PO file whose layout stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogue import parse, patched

FOLDED = '''# A comment   with  blanks
msgid ""
msgstr ""
"Language: az\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: b a
#,  c-format
msgid ""
"One line "
"and another"
msgstr ""
"Bir sətir "
"və başqası"

msgctxt "x"
msgid "Two"
msgstr "İki"

#~ msgid "Gone"
#~ msgstr "Gedib"
'''
ONE, TWO = (None, "One line and another"), ("x", "Two")
SHARED = Path(__file__).resolve().parents[2] / "../shared/data/po"


def test_only_the_lines_of_the_translation_change() -> None:
    data = FOLDED.encode()
    made = patched(data, parse(data), {ONE: "Yeni", TWO: "A\nB"}).decode()
    head, tail = FOLDED.split('msgstr ""\n"Bir')[0], FOLDED.split('"İki"')[1]
    assert made.startswith(head + 'msgstr "Yeni"\n\nmsgctxt')
    assert made.endswith('msgstr ""\n"A\\n"\n"B"' + tail)


def test_line_ends_of_another_platform_stay() -> None:
    data = FOLDED.replace("\n", "\r\n").encode()
    made = patched(data, parse(data), {ONE: "Yeni", TWO: "A\nB"})
    assert made.count(b"\n") == made.count(b"\r\n")
    assert {unit.key: unit.target for unit in parse(made).units}[TWO] == ("A\nB",)


def test_another_charset_stays() -> None:
    data = FOLDED.replace("UTF-8", "ISO-8859-9").replace("ə", "e").encode("iso8859-9")
    made = patched(data, parse(data), {TWO: "Üç"})
    assert made == data.replace("İki".encode("iso8859-9"), "Üç".encode("iso8859-9"))


def test_what_the_charset_lacks_is_written_as_a_whole_in_one_that_has_it() -> None:
    data = FOLDED.replace("UTF-8", "ISO-8859-9").replace("ə", "e").encode("iso8859-9")
    made = patched(data, parse(data), {TWO: "Əlli"})
    assert {unit.key: unit.target for unit in parse(made).units}[TWO] == ("Əlli",)


def test_several_fields_on_a_line_are_written_as_a_whole() -> None:
    data = b'msgid "a" msgstr "b"\nmsgid "c" msgstr "d"\n'
    made = patched(data, parse(data), {(None, "a"): "x"})
    assert [unit.target for unit in parse(made).units] == [("x",), ("d",)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_can_be_put_in(one: str, two: str) -> None:
    words = [text.encode("utf-8", "ignore").decode().replace("\0", "").replace("\4", "") for text in (one, two)]
    data = FOLDED.encode()
    made = parse(patched(data, parse(data), {ONE: words[0], TWO: words[1]}))
    assert [unit.target[0] for unit in made.units] == [*words, "Gedib"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not there")
def test_real_files_keep_their_lines() -> None:
    tried = 0
    for path in sorted((SHARED / "az").rglob("*.po"))[:8]:
        data = path.read_bytes()
        held = parse(data, path.name)
        done = [unit for unit in held.units if not unit.obsolete and unit.target[0] and unit.source_plural is None]
        wanted = done[:5]
        made = patched(data, held, {unit.key: unit.target[0] + "X" for unit in wanted}, path.name)
        assert len(set(made.split(b"\n")) - set(data.split(b"\n"))) <= 5 * max(1, made.count(b'X"'))
        assert parse(made, path.name).units[-1] == held.units[-1]
        tried += 1
    assert tried
