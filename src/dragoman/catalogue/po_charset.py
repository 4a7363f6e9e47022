"""Charsets of PO files: which name one means, and bytes → text.

The names are the portable encoding names that GNU gettext 0.21 accepts in ``charset=``; any other name is refused
there, so it is here.
"""

from __future__ import annotations

import re

from dragoman.catalogue.po_error import PoSyntaxError

CHARSET = re.compile(r"charset=([^ \t\n]*)")
"""Where gettext finds the charset in the text of a header: the first ``charset=``, up to blank, tab or line feed."""

_GUESS = re.compile(rb'^[^#\n]*"[^"\n]*charset=([^ \t\n"\\]*)', re.MULTILINE)

_LATIN = "1 2 3 4 5 6 7 8 9 13 14 15"
_SAME = (
    "KOI8-R KOI8-U KOI8-T CP850 CP866 CP874 CP932 CP949 CP950 CP1250 CP1251 CP1252 CP1253 CP1254 CP1255 CP1256 CP1257 "
    "GB2312 EUC-JP EUC-KR BIG5 BIG5-HKSCS GBK GB18030 SHIFT_JIS JOHAB TIS-620 UTF-8"
)
_CODECS = (
    dict.fromkeys(("ASCII", "ANSI_X3.4-1968", "US-ASCII"), "ascii")
    | {f"ISO{mark}8859-{part}": f"iso8859-{part}" for mark in "-_" for part in _LATIN.split()}
    | {name: name.lower() for name in _SAME.split()}
)
_UNKNOWN_TO_PYTHON = {"EUC-TW", "VISCII", "GEORGIAN-PS"}


def codec_of(name: str, path: str) -> str:
    """The codec for the charset ``name`` of a header: ``"utf-8"``, ``"ascii"``, a legacy one.

    A template (``.pot``, or a file without a name) may still say ``CHARSET``, which means ASCII. Raises
    ``PoSyntaxError`` for a name that gettext does not accept.
    """
    codec = _CODECS.get(name.upper())
    if codec is not None:
        return codec
    if name == "CHARSET" and (not path or path.endswith(".pot")):
        return "ascii"
    if name.upper() in _UNKNOWN_TO_PYTHON:
        raise PoSyntaxError(
            f'the charset "{name}" cannot be converted here',
            "Convert the file with: msgconv --to-code=UTF-8 --output-file=FILE FILE",
            path=path,
        )
    raise PoSyntaxError(
        f'"{name}" in the header is not the name of a charset',
        'Write "Content-Type: text/plain; charset=UTF-8\\n" into the header if the file is UTF-8.',
        path=path,
    )


def guess_codec(data: bytes, path: str) -> str:
    """The codec to try first: that of the first ``charset=`` within quotation marks, else UTF-8."""
    match = _GUESS.search(data)
    if match is None:
        return "utf-8"
    try:
        return codec_of(match[1].decode("ascii", "replace"), path)
    except PoSyntaxError:
        return "utf-8"


def decode(data: bytes, codec: str, path: str) -> str:
    """The text of a PO file. Bytes that are not valid UTF-8 come as lone surrogates, for the reader to judge in place.

    In comments of a UTF-8 file gettext lets such bytes pass; in every other charset they are fatal.
    """
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if codec in ("utf-8", "ascii"):
            return data.decode(codec, "surrogateescape")
        line = data.count(b"\n", 0, error.start) + 1
        raise PoSyntaxError(
            f"a byte that does not exist in the file's charset ({codec})",
            "Correct the charset in the header's Content-Type, or that line.",
            path=path,
            line=line,
        ) from None


def mended(text: str, codec: str) -> str:
    """``text`` with bytes written as escapes (lone surrogates here) read in the file's charset.

    Raises ``UnicodeError`` when the bytes do not make characters.
    """
    return text.encode(codec, "surrogateescape").decode(codec)
