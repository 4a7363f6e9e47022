"""The marked content of a page (ISO 32000-1, clause 14.6), in the form in which WeasyPrint writes it.

WeasyPrint's streams are regular: strings are hexadecimal, so that no operator can stand within one, and a sequence is
``/Span <</MCID 7>> BDC … EMC`` or ``/Artifact BMC … EMC``. They are read with patterns: a parser of all of PDF takes
as long for a page as the layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

_MARK = re.compile(
    rb"/(?P<tag>\w+)\s+(?:<<\s*/MCID\s+(?P<number>\d+)\s*>>\s+BDC|(?P<plain>BMC))(?=\s)|(?<=\s)(?P<end>EMC)(?=\s|\Z)"
)
_PLACE = re.compile(rb"(?:[-+.\d]+\s+){4}([-+.\d]+)\s+([-+.\d]+)\s+(?:Tm|cm)\s")
_SIZE = re.compile(rb"/\S+\s+([-+.\d]+)\s+Tf\s")
_HYPHEN = re.compile(rb"<([0-9a-fA-F]*)([0-9a-fA-F]{4})>([-+.\d]*)((?:<>[-+.\d]*)*)\]\s*TJ(?=\s+ET\s+\Z)")
"""The last glyph of a sequence, of two bytes (Identity-H), in the array that shows it."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A marked-content sequence within the bytes of a content stream."""

    tag: str
    number: int | None
    """Its identifier; None for one that has none, such as an artifact."""
    start: int
    """Offset of its first operand."""
    inner: int
    """Offset of what it marks."""
    end: int
    """Offset after its ``EMC``."""


def sequences(stream: bytes) -> tuple[Sequence, ...]:
    """The sequences of a content stream that WeasyPrint wrote, in the order in which they begin."""
    found: list[Sequence | None] = []
    open_ones: list[tuple[int, re.Match[bytes]]] = []
    for match in _MARK.finditer(stream):
        if match["end"] is None:
            open_ones.append((len(found), match))
            found.append(None)
        elif open_ones:
            place, first = open_ones.pop()
            number = None if first["number"] is None else int(first["number"])
            found[place] = Sequence(first["tag"].decode(), number, first.start(), first.end(), match.end())
    return tuple(one for one in found if one is not None)


def position(stream: bytes, sequence: Sequence) -> tuple[float, float] | None:
    """Where a sequence begins to paint, in CSS pixels from the left and the top of the page; None when it says not.

    It is the first text or object position that it sets: WeasyPrint gives the page one matrix, from pixels to points,
    and places everything else in that.
    """
    match = _PLACE.search(stream, sequence.inner, sequence.end)
    return (float(match[1]), float(match[2])) if match else None


def type_size(stream: bytes, sequence: Sequence) -> float:
    """Size of the type that a sequence sets first, in CSS pixels; 0 when it sets none."""
    match = _SIZE.search(stream, sequence.inner, sequence.end)
    return float(match[1]) if match else 0.0


def rewritten(
    stream: bytes,
    numbers: Mapping[int, int],
    parted: Set[int] = frozenset(),
    height: float = 0.0,
) -> bytes:
    """``stream`` with its sequences as the structure tree has them.

    - A sequence whose identifier is in ``numbers`` gets the new one; ``parted`` names those (by their old one) that
      end with a hyphen of the layout's own, which is then said to stand for U+00AD (ISO 32000-1, clauses 14.8.2.2.3 and
      14.9.4).
    - Any other with an identifier becomes a page artifact (clause 14.8.2.2.2): a header in the upper half of the
      page, a footer in the lower; ``height`` is the page's, in CSS pixels.
    - Artifacts that say no more become layout artifacts: rules, backgrounds.
    """
    out: list[bytes] = []
    copied = 0
    for sequence in sequences(stream):
        if sequence.number is None:
            if sequence.tag != "Artifact":
                continue
            mark = b"/Artifact <</Type /Layout>> BDC"
        elif sequence.number in numbers:
            mark = b"/%s <</MCID %d>> BDC" % (sequence.tag.encode(), numbers[sequence.number])
        else:
            mark = _page_feature(stream, sequence, height)
        out += [stream[copied:sequence.start], mark]
        copied = sequence.inner
        if sequence.number in parted and sequence.number in numbers:
            end = sequence.end - len(b"EMC")
            out.append(_HYPHEN.sub(_soft, stream[copied:end]))
            copied = end
    return b"".join((*out, stream[copied:]))


def _page_feature(stream: bytes, sequence: Sequence, height: float) -> bytes:
    place = position(stream, sequence)
    if place is None:
        return b"/Artifact <</Type /Pagination>> BDC"
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % (b"Header" if place[1] < height / 2 else b"Footer")


def _soft(match: re.Match[bytes]) -> bytes:
    before, glyph, space, rest = match.groups()
    shown = b"<%s>0]TJ" % before if before else b"]TJ"
    return b"%s\n/Span <</ActualText <FEFF00AD>>> BDC\n[<%s>%s%s]TJ\nEMC" % (shown, glyph, space, rest)
