"""Strings of a PO file: from what stands between quotation marks to the value meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.catalogue.po_charset import mended

_INSIDE = re.compile(r'[^"\\\n]*(?:\\.[^"\\\n]*)*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+)|(.))", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "\\": "\\", '"': '"'}
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_value(quoted: str) -> str | None:
    """The value of the lines of a field, from the first quotation mark to the line feed after the last.

    None where it takes the tokens to tell: escapes beyond the usual two, or quotation marks out of place.
    """
    raw = quoted[1:-2]
    if '"' not in raw and "\\" not in raw:
        return raw
    if '"\n"' in raw:
        if '\\"\n"' in raw:
            return None
        raw = raw.replace('"\n"', "")
    if _INSIDE.fullmatch(raw) is None or "\\\\" in raw:
        return None
    value = raw.replace('\\"', '"').replace("\\n", "\n")
    return None if "\\" in value else value


def unquoted(strings: Sequence[str], codec: str, *, plain: bool = False) -> str:
    """The value of adjacent strings, each given as it stands between its quotation marks.

    Escapes are C's; octal and hexadecimal ones give bytes in the file's charset, ``codec``, which together with their
    neighbours, also in the next string, must make characters. ``plain`` promises that there is no NUL, no U+0004 and
    no byte without a character. Raises ``ValueError`` with the cause, and a hint where there is more to say.
    """
    value = strings[0] if len(strings) == 1 else "".join(strings)
    if plain and "\\" not in value:
        return value
    if _SURROGATE.search(value):
        raise ValueError(
            f"a byte in a string that is not valid {codec.upper()}",
            "Name the file's true charset in the header's Content-Type, or convert the file with msgconv.",
        )
    # A NUL ends a string in gettext's C, so what stands behind it within the quotation marks is gone.
    value = "".join([_ESCAPE.sub(_unescaped, raw).partition("\0")[0] for raw in strings])
    if "\4" in value:
        raise ValueError("the character U+0004, which parts context and source in MO files, in a string")
    if _SURROGATE.search(value):
        try:
            value = mended(value, codec)
        except UnicodeError:
            raise ValueError("octal or hexadecimal escapes that make no character") from None
    return value


def _unescaped(match: re.Match[str]) -> str:
    if match[3] is not None:
        found = _SIMPLE.get(match[3])
        if found is None:
            raise ValueError(f'the escape "\\{match[3]}", which PO files do not have')
        return found
    byte = (int(match[1], 8) if match[1] is not None else int(match[2][-2:], 16)) & 0xFF
    return chr(byte) if byte < 0x80 else chr(0xDC00 + byte)
