"""What is about to be written, read again by two readers: ours and polib. The only module that knows polib.

polib 1.2 is not what dragoman reads and writes by: it fails at ``#=`` and at ``#comment`` without a blank, loses
``#~|`` and comments at the end, splits strings at U+2028, U+0085 and VT, takes content without a file of that name for
a path, and lets the same entry stand twice. As a stranger who reads what we wrote it is welcome all the same, as far
as its faults allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.catalogue.po_error import PoSyntaxError
from dragoman.catalogue.po_reader import parse
from dragoman.catalogue.po_writer import canonical, serialise
from dragoman.model import Catalogue, DragomanError, Unit

_BEYOND_POLIB = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029\r\ud800-\udfff]|\\[^\\\"nt]|^domain ", re.MULTILINE)
_Seen = tuple[str | None, str, str | None, tuple[str, ...], bool, bool, tuple[str, ...]]


class VerificationError(DragomanError):
    """What was serialised does not read back as the catalogue that was meant; nothing may be written."""


def verified(catalogue: Catalogue, held: bytes | None = None) -> bytes:
    """The bytes of the PO file, all of it written, after two readers found all of it there.

    Whatever replaces a file comes from here; what is ``held`` already replaces nothing, and is not read again.
    Raises ``VerificationError`` when a reader finds something else.
    """
    data = serialise(catalogue, keep_all=True)
    if data == held:
        return data
    meant = canonical(catalogue)
    try:
        found = parse(data)
    except PoSyntaxError as error:
        raise VerificationError(
            f"What was about to be written is no PO file: {error.message}",
            "Nothing was written. Remove what cannot stand in a PO file (control characters, one source twice).",
        ) from error
    if found != meant:
        raise VerificationError(
            f"What was about to be written does not read back as it was meant: {_difference(meant, found)}",
            "Nothing was written. Remove control characters from that unit.",
        )
    # polib makes a header its metadata wherever it stands and loses comments that stood elsewhere; without a header
    # it takes the first unit's comments for the header's; and it misreads a unit whose msgid is empty.
    odd = not meant.header or any(unit.source == "" for unit in meant.units)
    stranger = None if odd else polib_sees(data)
    if stranger is not None and stranger != list(_expected(meant)):
        raise VerificationError(
            "polib reads the catalogue that was about to be written otherwise than it was meant.",
            "Nothing was written. Please report the text and the catalogue.",
        )
    return data


def polib_sees(data: bytes) -> list[_Seen] | None:
    """The entries of a PO file as polib reads them; None where polib is known to misread it."""
    text = data.decode("utf-8", "surrogateescape")
    if not text or _BEYOND_POLIB.search(text):
        return None
    import polib

    # polib takes what is the name of an existing file for a path; with a line feed at its head it never is.
    entries = polib.pofile("\n" + text, check_for_duplicates=False)
    return [
        (
            entry.msgctxt,
            entry.msgid,
            entry.msgid_plural or None,
            tuple(entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural)) or (entry.msgstr,),
            "fuzzy" in entry.flags,
            bool(entry.obsolete),
            tuple(_words(entry.tcomment) + _words(entry.comment)),
        )
        for entry in entries
    ]


def _expected(catalogue: Catalogue) -> Iterator[_Seen]:
    for unit in catalogue.units:
        yield (
            unit.context,
            unit.source,
            unit.source_plural or None,
            unit.target,
            unit.fuzzy,
            unit.obsolete,
            tuple(_words("\n".join(unit.translator_comments)) + _words("\n".join(unit.extracted_comments))),
        )


def _words(comment: str) -> list[str]:
    """The words of a comment; polib does not keep the blanks at its ends."""
    return comment.split()


def _difference(meant: Catalogue, found: Catalogue) -> str:
    for ours, theirs in zip(meant.units, found.units, strict=False):
        if ours != theirs:
            return f'the unit "{_cut(ours)}"'
    return "the number of its units" if len(meant.units) != len(found.units) else "its header or its comments"


def _cut(unit: Unit) -> str:
    return unit.source if len(unit.source) <= 60 else unit.source[:59] + "…"
