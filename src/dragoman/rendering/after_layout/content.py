"""The marked content of a page (ISO 32000-1, clause 14.6), in the form in which WeasyPrint writes it.

WeasyPrint's streams are regular: strings are hexadecimal, so that no operator can stand within one, and a sequence is
``/Span <</MCID 7>> BDC … EMC`` or ``/Artifact BMC … EMC``. They are read with patterns: a parser of all of PDF takes
as long for a page as the layout.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.rendering.pdf_tags import PARTED

_MARK = re.compile(
    rb"/(?P<tag>\w+)\s+(?:<<\s*/MCID\s+(?P<number>\d+)\s*>>\s+BDC|(?P<plain>BMC))(?=\s)|(?<=\s)(?P<end>EMC)(?=\s|\Z)"
)
_PLACE = re.compile(rb"(?:[-+.\d]+\s+){4}([-+.\d]+)\s+([-+.\d]+)\s+(?:Tm|cm)\s")
_SIZE = re.compile(rb"/\S+\s+([-+.\d]+)\s+Tf\s")
_FONT = re.compile(rb"/(\S+)\s+[-+.\d]+\s+Tf\s")
_LAST = re.compile(rb"\]\s*TJ(?=\s+ET\s+\Z)")
"""The end of the array that a sequence shows last."""
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


def sequence(stream: bytes, number: int) -> Sequence | None:
    """The sequence of an identifier, up to the first ``EMC``; quicker than reading all."""
    match = re.compile(rb"/(\w+)\s+<<\s*/MCID\s+%d\s*>>\s+BDC(?=\s)" % number).search(stream)
    end = stream.find(b"EMC", match.end()) if match else -1
    return Sequence(match[1].decode(), number, match.start(), match.end(), end + 3) if match and end >= 0 else None


def position(stream: bytes, shown: Sequence) -> tuple[float, float] | None:
    """Where a sequence begins to paint, in CSS pixels from the left and the top of the page; None when it says not.

    It is the first text or object position that it sets: WeasyPrint gives the page one matrix, from pixels to points,
    and places everything else in that.
    """
    match = _PLACE.search(stream, shown.inner, shown.end)
    return (float(match[1]), float(match[2])) if match else None


def type_size(stream: bytes, shown: Sequence) -> float:
    """Size of the type that a sequence sets first, in CSS pixels; 0 when it sets none."""
    match = _SIZE.search(stream, shown.inner, shown.end)
    return float(match[1]) if match else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a sequence that the structure tree holds."""

    number: int
    """Its new identifier."""
    end: str = ""
    """How it ends: one of ``pdf_tags.ENDS``, or ""."""


def rewritten(
    stream: bytes, changes: Mapping[int, Change], height: float, spaces: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """``stream`` with its sequences as the structure tree has them.

    - A sequence whose identifier is in ``changes`` gets the new one. A hyphen of the layout's own at its end is said to
      stand for U+00AD (ISO 32000-1, clauses 14.8.2.2.3 and 14.9.4); a space that the end of the line took is set again
      (clause 14.8.2.5: words are told apart by spaces), if ``spaces`` has one for its font: name of the font →
      hexadecimal code of its space.
    - Any other with an identifier becomes a page artifact (clause 14.8.2.2.2): a header in the upper half of the
      page, a footer in the lower; ``height`` is the page's, in CSS pixels.
    - Artifacts that say no more become layout artifacts: rules, backgrounds.
    """
    out: list[bytes] = []
    copied = 0
    for one in sequences(stream):
        change = None if one.number is None else changes.get(one.number)
        if change is not None:
            mark = b"/%s <</MCID %d>> BDC" % (one.tag.encode(), change.number)
        elif one.number is not None:
            mark = _page_feature(stream, one, height)
        elif one.tag == "Artifact":
            mark = b"/Artifact <</Type /Layout>> BDC"
        else:
            continue
        out += [stream[copied:one.start], mark]
        copied = one.inner
        if change is not None and change.end:
            end = one.end - len(b"EMC")
            out.append(_ended(stream[copied:end], change.end, spaces))
            copied = end
    return b"".join((*out, stream[copied:]))


def _ended(shown: bytes, end: str, spaces: Mapping[str, bytes]) -> bytes:
    if end == PARTED:
        return _HYPHEN.sub(_soft, shown)
    fonts = _FONT.findall(shown)
    space = spaces.get(fonts[-1].decode("latin-1")) if fonts else None
    return _LAST.sub(lambda match: b"<%s>%s" % (space, match[0]), shown) if space else shown


def _page_feature(stream: bytes, shown: Sequence, height: float) -> bytes:
    place = position(stream, shown)
    if place is None:
        return b"/Artifact <</Type /Pagination>> BDC"
    return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % (b"Header" if place[1] < height / 2 else b"Footer")


def _soft(match: re.Match[bytes]) -> bytes:
    before, glyph, space, rest = match.groups()
    shown = b"<%s>0]TJ" % before if before else b"]TJ"
    return b"%s\n/Span <</ActualText <FEFF00AD>>> BDC\n[<%s>%s%s]TJ\nEMC" % (shown, glyph, space, rest)
