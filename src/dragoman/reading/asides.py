"""Comments that hold what the importer sets aside: writing them, and getting the words back."""

from __future__ import annotations

import re

_ASIDE = re.compile(r'\Aset aside(?:, line (\d+))?, ([^"\n]*?): "(.*)"\Z')
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_NAMED = {"n": "\n", "r": "\r", "t": "\t"}
# A quotation mark ends the words, a line ending the comment's line; control characters survive no editor.
_UNSAFE = re.compile(r"[\\\"\n\r\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")
_HYPHENS = re.compile(r"(?<=-)-")


def write_aside(reason: str, line: int, text: str) -> str:
    """One comment line: ``<!-- set aside, line 12, page number: "3" -->``.

    The words stand between quotation marks, a backslash before what would end them or the comment: ``\\"``, ``\\\\``,
    ``\\n`` for a line ending, ``\\-`` for the second of two hyphens.
    """
    reason = re.sub(r'[\s":]+', " ", reason).strip().replace("--", "-") or "no reason"
    words = _HYPHENS.sub(r"\\-", _UNSAFE.sub(_escaped, text))
    place = f", line {line}" if line > 0 else ""
    return f'<!-- set aside{place}, {reason}: "{words}" -->'


def read_aside(comment: str) -> tuple[str, ...] | None:
    """The lines that a comment (with its ``<!--`` and ``-->``) sets aside, as they stood; None for another comment."""
    match = _ASIDE.match(comment.strip().removeprefix("<!--").removesuffix("-->").strip())
    if not match:
        return None
    return tuple(_ESCAPE.sub(_unescaped, match[3]).split("\n"))


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character in '\\"':
        return f"\\{character}"
    for name, named in _NAMED.items():
        if named == character:
            return f"\\{name}"
    return f"\\u{ord(character):04x}"


def _unescaped(match: re.Match[str]) -> str:
    name = match[1]
    if len(name) == 5:
        return chr(int(name[1:], 16))
    return _NAMED.get(name, name)
