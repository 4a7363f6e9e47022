"""Where the segments of one language stand in what is read on as one flow.

A flow is the text of all blocks in one language, in reading order. Segments are looked for in their order first, each
near the one before it: where all is well, that is one pass. Where it is not, long segments that stand once are anchors
(the longest run of them that is in order holds), and the others are looked for between their anchors, longest first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Span = tuple[int, int]

_NEAR = 4000
"""Characters within which the next segment is looked for at first."""
_SHORT = 8
"""Segments below so many characters may also be a part of other words, so their ends must be ends of something."""
_ANCHOR = 12
"""Characters from which a segment can be an anchor."""
_ALIKE = 0.88
"""Share of a segment's letters that must stand in their order where extraction may change some."""


class Flow:
    """The folded text of a flow, where its stretches begin, and what of it is taken by segments."""

    def __init__(self, pieces: Sequence[tuple[int, str]]) -> None:
        """``pieces``: number and folded text of each stretch, in order."""
        kept = [(number, text) for number, text in pieces if text]
        self.text = "".join(text for _, text in kept)
        self._numbers = [number for number, _ in kept]
        self._starts: list[int] = []
        length = 0
        for _, text in kept:
            self._starts.append(length)
            length += len(text)
        self._edges = {*self._starts, length}
        self._taken: list[Span] = []

    def stretches(self, span: Span) -> list[int]:
        """Numbers of the stretches that a span runs over."""
        first = bisect_right(self._starts, span[0]) - 1
        return self._numbers[first:bisect_left(self._starts, span[1])]

    def take(self, span: Span) -> None:
        """Note a span as a segment's."""
        self._taken.insert(bisect_left(self._taken, span), span)

    def free(self, span: Span) -> bool:
        """Whether nothing of a span is taken."""
        place = bisect_left(self._taken, span)
        before = place == 0 or self._taken[place - 1][1] <= span[0]
        return before and (place == len(self._taken) or self._taken[place][0] >= span[1])

    def rest(self) -> Iterator[Span]:
        """What is not taken, in order."""
        end = 0
        for start, stop in self._taken:
            if start > end:
                yield end, start
            end = max(end, stop)
        if end < len(self.text):
            yield end, len(self.text)

    def find(self, words: str, start: int = 0, end: int | None = None) -> int:
        """Offset of the first place of a segment's words between two offsets; -1 where there is none."""
        stop = len(self.text) if end is None else end
        place = self.text.find(words, start, stop)
        while place >= 0 and len(words) < _SHORT and not self._whole(place, place + len(words)):
            place = self.text.find(words, place + 1, stop)
        return place

    def find_free(self, words: str) -> Span | None:
        """The first place of a segment's words that nothing has taken."""
        place = self.find(words)
        while place >= 0:
            span = (place, place + len(words))
            if self.free(span):
                return span
            place = self.find(words, place + 1)
        return None

    def _whole(self, start: int, end: int) -> bool:
        before = start in self._edges or not self.text[start - 1].isalnum()
        return before and (end in self._edges or not self.text[end].isalnum())


def place(flow: Flow, words: Sequence[str]) -> list[Span | None]:
    """The span of every segment that stands in the order of ``words``; None for one that does not. Takes the spans."""
    spans = _at_one_go(flow, words)
    if spans is None:
        spans = _by_anchors(flow, words)
    for span in spans:
        if span is not None:
            flow.take(span)
    return spans


def place_alike(flow: Flow, words: Sequence[str], spans: list[Span | None]) -> list[int]:
    """Place also what stands between its neighbours in almost the same letters and the very same figures.

    For flows whose letters extraction changes. Fills ``spans`` in, takes them, and gives the numbers of the segments.
    """
    found: list[int] = []
    for number, one in enumerate(words):
        if spans[number] is not None or len(one) < _ANCHOR:
            continue
        left = max((span[1] for span in spans[:number] if span), default=0)
        right = min((span[0] for span in spans[number + 1:] if span), default=len(flow.text))
        if left >= right or right - left > 4 * len(one) + _NEAR:
            continue
        span = _most_alike(flow.text, one, left, right)
        if span is not None and flow.free(span) and _figures(flow.text[slice(*span)]) == _figures(one):
            spans[number] = span
            flow.take(span)
            found.append(number)
    return found


def _most_alike(text: str, words: str, left: int, right: int) -> Span | None:
    """Where almost the letters of ``words`` stand between two offsets: about their longest common stretch."""
    longest = SequenceMatcher(None, words, text[left:right], autojunk=False).find_longest_match()
    slack = len(words) // 8
    start = max(left, left + longest.b - longest.a - slack)
    end = min(right, left + longest.b - longest.a + len(words) + slack)
    blocks = SequenceMatcher(None, words, text[start:end], autojunk=False).get_matching_blocks()
    kept = [block for block in blocks if block.size]
    if sum(block.size for block in kept) < _ALIKE * len(words):
        return None
    return start + kept[0].b, start + kept[-1].b + kept[-1].size


def _figures(text: str) -> list[str]:
    return sorted(filter(str.isdigit, text))


def _at_one_go(flow: Flow, words: Sequence[str]) -> list[Span | None] | None:
    """All segments, each close after the one before it; None when one is not there."""
    spans: list[Span | None] = []
    end = 0
    for number, one in enumerate(words):
        if not one:
            spans.append(None)
            continue
        start = flow.find(one, end, None if number == 0 else end + len(one) + _NEAR)
        if start < 0 or not flow.free((start, start + len(one))):
            return None
        end = start + len(one)
        spans.append((start, end))
    return spans


def _by_anchors(flow: Flow, words: Sequence[str]) -> list[Span | None]:
    spans: list[Span | None] = [None] * len(words)
    often = Counter(words)
    anchors: list[tuple[int, int]] = []
    for number, one in enumerate(words):
        if len(one) >= _ANCHOR and often[one] == 1:
            start = flow.find(one)
            if start >= 0 and flow.find(one, start + 1) < 0 and flow.free((start, start + len(one))):
                anchors.append((number, start))
    held = _longest_rising(_apart(anchors, words))
    lost = {number for number, _ in anchors} - {number for number, _ in held}  # They stand elsewhere, or in another.
    bounds = [(-1, 0, 0), *((number, start, start + len(words[number])) for number, start in held),
              (len(words), len(flow.text), len(flow.text))]  # fmt: skip
    for (before, _, left), (after, right, _) in pairwise(bounds):
        if after < len(words):
            spans[after] = (right, right + len(words[after]))
        between = [number for number in range(before + 1, after) if words[number] and number not in lost]
        _between(flow, words, between, left, right, spans)
    return spans


def _apart(anchors: Sequence[tuple[int, int]], words: Sequence[str]) -> list[tuple[int, int]]:
    """The anchors without those that stand within another: the words of a lost title may be in a sentence."""
    kept: list[tuple[int, int]] = []
    end = 0
    for number, start in sorted(anchors, key=lambda anchor: (anchor[1], -len(words[anchor[0]]))):
        if start >= end:
            kept.append((number, start))
            end = start + len(words[number])
    return sorted(kept)


def _longest_rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most anchors whose places rise with their numbers (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, start) in enumerate(anchors):
        pile = bisect_left(ends, start)
        before.append(last[pile - 1] if pile else -1)
        ends[pile:pile + 1], last[pile:pile + 1] = [start], [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(anchors[index])
        index = before[index]
    return chain[::-1]


def _between(
    flow: Flow, words: Sequence[str], numbers: Sequence[int], left: int, right: int, spans: list[Span | None]
) -> None:
    """Place segments between two offsets: the longest first, which parts the others."""
    todo = [(list(numbers), left, right)]
    while todo:
        some, start, end = todo.pop()
        for number in sorted(some, key=lambda number: (-len(words[number]), number)):
            found = flow.find(words[number], start, end)
            while found >= 0 and not flow.free((found, found + len(words[number]))):
                found = flow.find(words[number], found + 1, end)
            if found >= 0:
                spans[number] = (found, found + len(words[number]))
                place = some.index(number)
                todo += [(some[:place], start, found), (some[place + 1:], found + len(words[number]), end)]
                break
