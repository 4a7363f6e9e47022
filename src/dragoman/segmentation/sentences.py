"""Where the sentences of a block begin and end.

One pass over the stops of a block decides for each whether a sentence ends there, from the word before it, the signs
around it and the word after it (``decisions``). A missed end costs a longer unit, a false end breaks a translation: in
doubt there is no cut. The work is linear in the length of the block; every look to the side is bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.segmentation import lines
from dragoman.segmentation.context import INVISIBLE, Head, after
from dragoman.segmentation.decisions import Stop, ends
from dragoman.segmentation.pairs import Pairs
from dragoman.segmentation.rules import Rules, load


def segment_block(text: str, locale: str, protected: Sequence[tuple[int, int]] = ()) -> tuple[tuple[int, int], ...]:
    """Offsets (start, end) of the sentences of ``text``, in order, trimmed of white space, never overlapping.

    What lies between two of them is white space, or nothing where the script has none between sentences. ``locale``
    is a BCP 47 tag; a language without rules gets careful ones. No cut falls inside a ``protected`` span. A line feed
    counts as white space; it is a boundary only before a list item or an empty line, or after a line that is plainly
    a heading. Nothing raises; a text of white space has no segments.
    """
    rules = load(locale)
    guard = _Guard(protected)
    starts = [start for start in sorted(set(lines.starts(text, rules))) if guard.allows(start)]
    cuts = sorted({*starts, *_sentence_ends(text, rules, guard, starts)})
    spans: list[tuple[int, int]] = []
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            head = start + len(piece) - len(piece.lstrip())
            spans.append((head, head + len(stripped)))
    return tuple(spans)


class _Guard:
    """The spans that no cut may enter."""

    def __init__(self, protected: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(protected):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def allows(self, cut: int) -> bool:
        index = bisect_right(self._starts, cut) - 1
        return index < 0 or cut <= self._starts[index] or cut >= self._ends[index]


def _sentence_ends(text: str, rules: Rules, guard: _Guard, starts: list[int]) -> Iterator[int]:
    start = 0
    passed = 0
    ahead = iter([*starts, len(text)])
    begins = next(ahead)
    pairs: Pairs | None = None
    for match in _candidates(rules.stops, rules.wide_stops).finditer(text):
        end = match.end()
        if end >= len(text) or match.start() < passed:
            continue
        wide = any(sign in rules.wide_stops for sign in match[0])
        if wide:
            # Without white space an opening mark after the stop looks like a closing one.
            pairs = pairs or Pairs(text)
            end = next((at for at in range(match.end("run"), end) if pairs.opens(at)), end)
        while begins <= match.start():
            start = max(start, begins)
            begins = next(ahead)
        glued = not text[end].isspace() and not wide
        if glued and (match[0] != "." or not text[end].isupper() or not rules.glued):
            continue
        pairs = pairs or Pairs(text)
        # An omission between two sentences ("One. … Three.") is no word, so what matters stands behind it.
        omission = _ALONE.match(text, end) or _SPACED.match(text, end)
        following = after(text, omission.end() if omission else end)
        if following.head is Head.NONE or not guard.allows(end):
            continue
        stop = Stop(text, start, match.start(), end, match["run"], text[match.end("run"):end])
        if ends(stop, following, pairs, rules):
            yield end
            start = end
            if omission:
                passed = omission.end()
                if omission.re is _ALONE:
                    yield passed
                    start = passed


_ALONE = re.compile(r"\s+(?:\.{2,}|…|\[(?:…|\.{3})\])(?=\s+\S)")
_SPACED = re.compile(r"[ \u00a0]\.[ \u00a0]\.[ \u00a0]\.(?=\s+\S)")


@cache
def _candidates(stops: str, wide_stops: str) -> re.Pattern[str]:
    """Stops with all that belongs to them: more stops, closing signs, marks of notes, ends of emphasis."""
    any_stop = re.escape(stops + wide_stops)
    raised = r"(?<=[^\W\d_]{3}\.)\d{1,3}(?=\s)|(?<=[)”\"»]\.)\d{1,3}(?=\s)|[¹²³⁰⁴-⁹]{1,4}"
    note = rf"\[\^[^\]\s]{{1,64}}\]|\[[\w:?,–-]{{1,24}}\]|{raised}"
    closers = re.escape("\"'”’»›“‘)]}」』】〉》）］〕*_~`" + INVISIBLE)
    return re.compile(
        rf"(?P<run>(?<=\s)\.(?:[ \u00a0]\.){{2,4}}|(?:--|—)(?=[\"”»])|[{any_stop}]+)"
        rf"(?P<tail>(?:{note}|\]\([^)\s]{{0,300}}\)|[{closers}]|[{any_stop}]|[ \u00a0\u202f](?=[»›](?:[\s.,;]|\Z)))*)"
    )
