"""The reader and the writer on cases of PO files; msgcat is the judge of the cases themselves."""

import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.catalogue import PoSyntaxError, canonical, parse, serialise
from dragoman.model import Unit

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "po_cases.toml").read_text("utf-8"))["case"]
HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def msgcat(data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["msgcat", "--no-wrap", "--to-code=UTF-8", "-"], input=data, capture_output=True, check=False)


def test_the_cases_are_whole() -> None:
    assert len(CASES) > 35
    assert len({case["name"] for case in CASES}) == len(CASES)
    for case in CASES:
        known = {"name", "po", "beyond"} | ({"written"} if case["name"].endswith("-valid") else {"line", "cause"})
        assert case["name"].endswith(("-valid", "-error")) and set(case) <= known, case["name"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    # The first line of a case is blank: line numbers count it.
    data = ("\n" + case["po"]).encode()
    judge = msgcat(data) if shutil.which("msgcat") and not case.get("beyond") else None
    if case["name"].endswith("-error"):
        with pytest.raises(PoSyntaxError) as caught:
            parse(data, "case.po")
        assert case["cause"] in caught.value.cause
        assert caught.value.line == case.get("line")
        assert caught.value.hint
        assert judge is None or judge.returncode != 0
        return
    expected = case.get("written", case["po"]).encode()
    catalogue = parse(data, "case.po")
    written = serialise(catalogue)
    assert written.decode() == expected.decode()
    assert serialise(parse(written)) == written
    assert parse(serialise(catalogue, keep_all=True)) == canonical(catalogue)
    assert judge is None or judge.stdout.decode() == expected.decode()


def test_carriage_returns_are_white_space_but_stay_in_comments() -> None:
    data = b'# c\r\nmsgid "a"\r\nmsgstr ""\r\n"b"\r\n'
    assert parse(data).units == (Unit("a", ("b",), translator_comments=("c\r",)),)
    assert serialise(parse(data)) == b'# c\r\nmsgid "a"\nmsgstr "b"\n'


def test_a_legacy_charset_is_read_as_the_header_says() -> None:
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1251\\n"\n'
    with pytest.raises(PoSyntaxError, match="windows-1251"):
        parse(data)
    cyrillic = data.replace(b"windows-1251", b"CP1251") + '\nmsgid "quay"\nmsgstr "причал"\n'.encode("cp1251")
    assert parse(cyrillic).units[0].target == ("причал",)
    assert "charset=UTF-8" in serialise(parse(cyrillic)).decode()
    shift_jis = data.replace(b"windows-1251", b"SHIFT_JIS") + '\nmsgid "a"\nmsgstr "表\\n"\n'.encode("shift_jis")
    assert parse(shift_jis).units[0].target == ("表\n",)


def test_a_template_may_leave_its_charset_open() -> None:
    data = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "a"\nmsgstr ""\n'
    assert b"charset=UTF-8" in serialise(parse(data, "x.pot"))
    with pytest.raises(PoSyntaxError, match="CHARSET"):
        parse(data, "x.po")


def test_a_byte_order_mark_is_dropped() -> None:
    plain = 'msgid "a"\nmsgstr "ə"\n'.encode()
    assert parse(b"\xef\xbb\xbf" + plain) == parse(plain)


def test_bytes_of_no_character_pass_in_comments_and_nowhere_else() -> None:
    comment = HEADER + b'# caf\xe9\nmsgid "a"\nmsgstr "b"\n'
    assert serialise(parse(comment)) == comment
    with pytest.raises(PoSyntaxError, match="not valid UTF-8"):
        parse(HEADER + b'msgid "a"\nmsgstr "\xe9"\n')


@pytest.mark.parametrize("line_break", ["\u2028", "\u0085", "\v", "\f", "\x1c", "\u2029"])
def test_what_python_takes_for_a_line_break_is_none(line_break: str) -> None:
    text = f"a{line_break}b"
    data = HEADER + f'# {text}\nmsgid "{text}"\nmsgstr "T"\n'.encode()
    unit = parse(data).units[0]
    assert unit.source == text
    assert unit.translator_comments == (text,)
    assert unit.line == 5


def test_what_msgcat_leaves_out_is_written_where_nothing_may_be_lost() -> None:
    only_header = HEADER.rstrip(b"\n") + b"\n"
    assert serialise(parse(only_header)) == b""
    assert serialise(parse(only_header), keep_all=True) == only_header
    rest = b'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr ""\n\n# the end\n'
    assert serialise(parse(rest), keep_all=True) == rest


def test_lines_are_counted_through_continued_lines() -> None:
    data = b'msgid "a\\\n\\\nb"\nmsgstr "c"\n\nmsgid "d"\nmsgstr "e"\n'
    assert [unit.line for unit in parse(data).units] == [1, 6]
