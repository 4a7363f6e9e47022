"""What must hold of every catalogue and of every file."""

import random
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogue import PoSyntaxError, VerificationError, canonical, parse, serialise, verified
from dragoman.catalogue.verify import polib_sees
from dragoman.model import Catalogue, Unit
from tests.catalogue.generating import catalogues

CASES = [
    case["po"].encode() for case in tomllib.loads((Path(__file__).parent / "po_cases.toml").read_text("utf-8"))["case"]
]
PIECES = [
    *(
        b'"',
        b"\\",
        b"\n",
        b"\r",
        b"#",
        b"#~",
        b"#|",
        b"#,",
        b"#:",
        b"#.",
        b"msgid ",
        b"msgstr ",
        b'""',
        b"[0]",
        b"\\x",
        b"\\0",
    ),
    *(
        b"\xff",
        b"\xe2\x80\xa8",
        b"\0",
        b"\4",
        b"msgctxt ",
        b"msgid_plural ",
        b"domain ",
        b"charset=",
        b"UTF-8",
        b"CP1251",
    ),
]


@given(catalogues())
def test_what_is_written_is_read_back(catalogue: Catalogue) -> None:
    """ARCHITECTURE: what was serialised is read again and compared before it replaces a file."""
    written = serialise(catalogue, keep_all=True)
    assert parse(written) == catalogue
    assert verified(catalogue) == written


@given(catalogues())
def test_writing_is_idempotent(catalogue: Catalogue) -> None:
    for keep_all in (False, True):
        written = serialise(catalogue, keep_all=keep_all)
        # Of a header alone msgcat writes nothing, so the first writing may leave less than it takes for a second.
        if keep_all or parse(written).units:
            assert serialise(parse(written), keep_all=keep_all) == written
    assert canonical(canonical(catalogue)) == canonical(catalogue)


@pytest.mark.skipif(not shutil.which("msgcat"), reason="no gettext here")
@settings(max_examples=60)
@given(catalogues())
def test_msgcat_changes_nothing(catalogue: Catalogue) -> None:
    written = serialise(catalogue)
    made = subprocess.run(
        ["msgcat", "--no-wrap", "--to-code=UTF-8", "-"], input=written, capture_output=True, check=False
    )
    # References with blanks are read whole since gettext 0.22; 0.21 takes them for several. Of a header alone msgcat
    # writes nothing.
    if "\u2068" not in written.decode("utf-8", "replace") and parse(written).units:
        assert made.stdout == written, made.stderr


def test_mutations_give_a_value_or_a_refusal_with_a_cause() -> None:
    """Any bytes: never another exception, and what is read is written and read again the same."""
    chance = random.Random(20240312)  # noqa: S311 - the same files every time
    refused = 0
    for _ in range(4000):
        data = b"\n".join(chance.sample(CASES, chance.randint(1, 2)))
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data) + 1)
            piece = chance.choice([*PIECES, b""])
            data = data[:at] + piece + data[at + chance.randint(0, 3) :]
        try:
            catalogue = parse(data, "mutated.po")
        except PoSyntaxError as error:
            assert error.cause and error.hint and "mutated.po" in error.message
            refused += 1
        else:
            assert parse(serialise(catalogue, keep_all=True)) == canonical(catalogue), data
    assert 0 < refused < 4000


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    try:
        assert parse(serialise(parse(data), keep_all=True)) == canonical(parse(data))
    except PoSyntaxError as error:
        assert re.match(r"PO file(:\d+)?: .", error.message)


@pytest.mark.parametrize("source", ["a\0b", "a\4b", "\udc80"])
def test_what_no_po_file_can_hold_is_not_written(source: str) -> None:
    with pytest.raises(VerificationError) as caught:
        verified(Catalogue(units=(Unit(source, ("T",)),)))
    assert caught.value.hint


def test_one_source_twice_is_not_written() -> None:
    with pytest.raises(VerificationError, match="second time"):
        verified(Catalogue(units=(Unit("a", ("b",)), Unit("a", ("c",), obsolete=True))))


def test_polib_is_asked_where_it_can_answer_and_spared_its_faults() -> None:
    data = serialise(Catalogue(units=(Unit("a\nb", ("c",), "x", flags=("fuzzy",)),)))
    assert polib_sees(data) == [("x", "a\nb", None, ("c",), True, False, ())]
    assert polib_sees(serialise(Catalogue(units=(Unit("a\u2028b", ("c",)),)))) is None


def test_content_is_never_taken_for_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = 'msgid "a"\nmsgstr "b"\n'
    (tmp_path / text).write_text("not a catalogue")
    assert polib_sees(text.encode()) == [(None, "a", None, ("b",), False, False, ())]
