"""Bytes of unknown origin → text."""

from __future__ import annotations

import codecs
import re

from dragoman.model import Finding, Position, Severity

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TURKISH = re.compile("[ğĞşŞıİ]")


def decode(data: bytes | str, path: str = "") -> tuple[str, tuple[Finding, ...]]:
    """``data`` as text, and a finding where its encoding had to be guessed.

    UTF-8; UTF-16 and UTF-32 by their byte order mark, UTF-16 also by its zeros; else the Windows code page whose
    letters fit (1251 Cyrillic, 1254 Turkish, 1252 Western). Never raises: what no encoding explains becomes U+FFFD
    and a finding.
    """
    if isinstance(data, str):
        return data.removeprefix("\ufeff"), ()
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, path)
    # Letters of one script share their high byte, so in UTF-16 every other byte is one of a few small numbers.
    if len(data) % 2 == 0 and any(byte < 9 for byte in data):
        for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            high = data[start::2]
            if sum(byte < 7 for byte in high) > 0.9 * len(high):
                return _decoded(data, encoding, path)
    return text, ()


def _decoded(data: bytes, encoding: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    text = data.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\ufffd" not in text:
        return text, ()
    return text, (
        Finding(
            "broken-encoding",
            Severity.WARNING,
            f"Some bytes are not {encoding.upper()}.",
            "Look for \ufffd in the text, or save the file as UTF-8.",
            Position(path),
        ),
    )


def _guessed(data: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    high = sum(byte >= 0xC0 for byte in data)
    letters = sum(byte >= 0xC0 or chr(byte).isalpha() for byte in data) or 1
    if high > letters * 0.5:
        encoding = "cp1251"
    else:
        turkish = data.decode("cp1254", errors="replace")
        # Bytes that differ between 1252 and 1254 are ğ ı ş İ there and ð ý þ Ý here.
        encoding = "cp1254" if len(_TURKISH.findall(turkish)) > 1 else "cp1252"
    text = data.decode(encoding, errors="replace")
    name = {"cp1251": "Windows-1251", "cp1252": "Windows-1252", "cp1254": "Windows-1254"}[encoding]
    return text, (
        Finding(
            "guessed-encoding",
            Severity.WARNING,
            f"The file is not UTF-8; it was read as {name}.",
            "Check the letters, or save the file as UTF-8 and import it again.",
            Position(path),
        ),
    )
