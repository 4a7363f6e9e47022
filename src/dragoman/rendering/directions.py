"""Words of the other direction within a passage, as islands of their own.

Unicode Standard Annex 9, clause 2.4.2: the order of such words must not depend on what stands around them. WeasyPrint
lays every element out by itself and knows no ``unicode-bidi``, browsers isolate whatever has a ``dir``: in both, an
element with ``dir`` around the words is an island.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_LEFT = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u052f\u10a0-\u10ff\u1e00-\u1fff"
_RIGHT = "\u0590-\u05ff\u0620-\u065f\u0670-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_BLANK = " \u00a0\u202f"
_END = r"(?:[.!?…]+(?=[\"”»’)\]]))?"
"""The stop of a sentence that a bracket or a quotation mark closes belongs to the words before it."""
_LTR_WORDS = re.compile(
    r"https?://[!#-~]*[A-Za-z0-9_/=#&]"
    r"|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    # Phones, days as 2024-03-12, figures with a sign: what is read from the left although it is all figures.
    rf"|(?<![\w+])\+[0-9][0-9{_BLANK}()-]{{4,}}[0-9]|(?<![\w-])[0-9]+(?:-[0-9]+){{2,}}(?![\w-])"
    rf"|(?<![\w.,)\]])[-−+][{_DIGITS}]+(?:[.,٫٬][{_DIGITS}]+)*"
    # A number with lettered divisions: 51(5)(b).
    r"|(?<![0-9])[0-9]+(?:\([0-9]{1,3}\))*(?:\([a-z]{1,5}\))+"
    rf"|[0-9]*[{_LEFT}](?:[{_LEFT}0-9{_BLANK}.,:;'’/()\[\]\-–—«»\"“”&@+=?#%_]*[{_LEFT}0-9])?[)\]»”\"]*{_END}"
)
_RTL_WORDS = re.compile(rf"[{_RIGHT}](?:[{_RIGHT}\u200c{_BLANK}.،؛:'’/()\-–—«»\"“”]*[{_RIGHT}])?[)»”\"]*")
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}
_PIECE = re.compile(r"<sup\b.*?</sup>|<[^>]*>|&#?\w+;|[^<&]+|.", re.DOTALL)
_FIGURE_FIRST = re.compile(rf"(?:<[^>]*>)*[^\w<]*[{_DIGITS}]")
_ARABIC_LETTER_MARK = "\u061c"


def isolated(fragment: str, direction: str, *, marks: bool) -> str:
    """``fragment``, a passage as HTML that runs in ``direction``, with its foreign words in ``<span dir>``.

    With ``marks`` (on paper), figures after an island are told that they stand among Arabic letters: WeasyPrint does
    not look beyond the island, and would turn 25–30 round.
    """
    words = _LTR_WORDS if direction == "rtl" else _RTL_WORDS
    island = f'<span dir="{"ltr" if direction == "rtl" else "rtl"}">'
    plain, starts, ends = _seen(fragment)
    out, place = [], 0
    for start, stop in _islands(plain, words):
        for first, last in _whole(fragment, starts[start], ends[stop - 1]):
            out += [fragment[place:first], island, fragment[first:last], "</span>"]
            place = last
        if marks and direction == "rtl" and _FIGURE_FIRST.match(fragment, place):
            out.append(_ARABIC_LETTER_MARK)
    return "".join((*out, fragment[place:]))


def _seen(fragment: str) -> tuple[str, list[int], list[int]]:
    """The words of a fragment without its tags, and where each character begins and ends in it."""
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(fragment):
        piece = match[0]
        if piece.startswith("<sup") or piece.startswith("<br"):
            plain.append("\n")  # A mark of a footnote belongs to neither direction, and parts what stands around it.
            starts.append(match.start())
            ends.append(match.end())
        elif piece[0] == "&" and len(piece) > 1:
            letters = unescape(piece)
            plain.append(letters)
            starts += [match.start()] * len(letters)
            ends += [match.end()] * len(letters)
        elif piece[0] != "<" or len(piece) == 1:
            plain.append(piece)
            starts += range(match.start(), match.end())
            ends += range(match.start() + 1, match.end() + 1)
    return "".join(plain), starts, ends


def _islands(plain: str, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    place = 0
    while match := words.search(plain, place):
        stop = match.start() + _balanced(match[0])
        place = max(stop, match.start() + 1)
        yield match.start(), place


def _balanced(run: str) -> int:
    """The length of the beginning of ``run`` in which brackets and quotation marks are paired."""
    opened: list[tuple[str, int]] = []
    cut = len(run)
    for index, letter in enumerate(run):
        if letter in _PAIRS.values():
            opened.append((letter, index))
        elif letter in _PAIRS or letter == '"':
            opener = _PAIRS.get(letter, letter)
            if opened and opened[-1][0] == opener:
                opened.pop()
            elif letter == '"':
                opened.append((letter, index))
            else:
                cut = index
                break
    if opened and opened[0][1] < cut:
        cut = opened[0][1]
    return len(run[:cut].rstrip(f"{_BLANK}.,:;-–—،؛")) if cut < len(run) else cut


def _whole(fragment: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, with the tags next to it where that pairs its tags; else its pieces between the tags."""
    before, after = _OPENING.search(fragment, 0, start), _CLOSING.match(fragment, stop)
    for first in (start, before.start() if before else start):
        for last in (stop, after.end() if after else stop):
            if _paired(fragment[first:last]):
                yield first, last
                return
    for piece in re.finditer(r"<[^>]*>|[^<]+", fragment[start:stop]):
        if piece[0][0] != "<" and piece[0].strip():
            yield start + piece.start(), start + piece.end()


_OPENING, _CLOSING = re.compile(r"(?:<[^/>][^>]*>)+\Z"), re.compile(r"(?:</[^>]*>)+")


def _paired(stretch: str) -> bool:
    depth = 0
    for tag in re.finditer(r"<(/?)[^>]*>", stretch):
        depth += -1 if tag[1] else 1
        if depth < 0:
            return False
    return depth == 0
