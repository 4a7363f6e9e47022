"""Which old units the changed messages of a text come from: by order and neighbourhood first, by likeness second.

A document has what a table of strings has not: an order. So the units that stand unchanged are aligned first (the
longest run of them in the same order, Schensted 1961), and what lies between two of them in the new text is looked
for between the same two in the old one, again in order (a heaviest increasing chain). Only what is left may have moved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.catalogue.likeness import Likes, Shape, contained, likeness, shape
from dragoman.model import Message, Unit

_NAMES = frozenset({"addressee", "office", "signatory", "place", "byline", "reference", "dateline"})
"""Roles of names: one word makes another person or body of them, so that likeness of letters proves nothing."""
_BODY_NEAR, _BODY_FAR = 0.4, 0.62
_OTHER_NEAR, _OTHER_FAR = 0.55, 0.75
_PIECE = 0.6
"""How much of a piece must stand in what is left of the whole for it to be a part of a split or joined sentence."""
_MOVED_PIECE = ((2.0, 0.9), (5.0, 0.75))
"""The same for a piece that has moved, by what it weighs at least: no neighbour vouches for it."""

Matches = dict[int, tuple[int, ...]]
"""Index of a message → indices of the old units that it comes from, in their order: several where they were joined."""


def match(new: Sequence[Message], old: Sequence[Unit], exact: Mapping[int, int]) -> Matches:
    """Find where the messages that are not in ``exact`` come from.

    ``old`` are the live units of the old catalogue in order, ``exact`` the indices of messages and units that are
    settled. A unit without a translation is no source. Context (so the role) always agrees. One unit may be the
    source of several messages: its sentence was split.
    """
    return _Matcher(new, old, exact).matches()


def recall(new: Sequence[Message], old: Sequence[Unit]) -> dict[int, int]:
    """Index of each message that is like one of the ``old`` units, wherever that stood → index of the likest one."""
    if not new or not old:
        return {}
    matcher = _Matcher(new, old, {})
    index = Likes(matcher.old_shapes)
    found: dict[int, int] = {}
    for here, each in matcher.new_shapes.items():
        scored = [(matcher.score(here, there, near=False), -there) for there in index.candidates(each)]
        if scored and max(scored)[0]:
            found[here] = -max(scored)[1]
    return found


class _Matcher:
    def __init__(self, new: Sequence[Message], old: Sequence[Unit], exact: Mapping[int, int]) -> None:
        self.new, self.old, self.exact = new, old, exact
        taken = set(exact.values())
        self.new_shapes = {index: shape(each.source) for index, each in enumerate(new) if index not in exact}
        self.old_shapes = {
            index: shape(each.source) for index, each in enumerate(old) if index not in taken and any(each.target)
        }
        self.found: dict[int, list[int]] = {}
        self.pieces: dict[int, list[int]] = defaultdict(list)

    def matches(self) -> Matches:
        if self.new_shapes and self.old_shapes:
            self._in_gaps()
            self._moved()
            self._split_and_joined()
            self._moved_pieces()
            self._joined_as_well()
        return {index: tuple(sorted(sources)) for index, sources in self.found.items()}

    def _in_gaps(self) -> None:
        anchors = _longest_run(sorted(self.exact.items()))
        new_anchors, old_anchors = [pair[0] for pair in anchors], [pair[1] for pair in anchors]
        gaps: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index in self.new_shapes:
            gaps[bisect_right(new_anchors, index)][0].append(index)
        for index in self.old_shapes:
            gaps[bisect_right(old_anchors, index)][1].append(index)
        for news, olds in gaps.values():
            if news and olds:
                for index, source in _heaviest_chain(self._pairs(news, olds)):
                    self._take(index, source)

    def _pairs(self, news: Sequence[int], olds: Sequence[int]) -> list[tuple[int, int, float]]:
        index = None if len(news) * len(olds) <= 400 else Likes({one: self.old_shapes[one] for one in olds})
        return [
            (here, there, score)
            for here in news
            for there in (olds if index is None else index.candidates(self.new_shapes[here]))
            if (score := self.score(here, there, near=True))
        ]

    def _moved(self) -> None:
        free = {index: each for index, each in self.old_shapes.items() if index not in self.pieces}
        if not free:
            return
        index = Likes(free)
        pairs = [
            (score, here, there)
            for here, each in self.new_shapes.items()
            if here not in self.found
            for there in index.candidates(each)
            if (score := self.score(here, there, near=False))
        ]
        for _, here, there in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if here not in self.found and there not in self.pieces:
                self._take(here, there)

    def _take(self, here: int, there: int) -> None:
        self.found.setdefault(here, []).append(there)
        self.pieces[there].append(here)

    def score(self, here: int, there: int, *, near: bool) -> float:
        """Likeness of a message and an old unit; 0.0 when the one must not get the other's translation."""
        message, unit = self.new[here], self.old[there]
        if message.context != unit.context:
            return 0.0
        mine, theirs = self.new_shapes[here], self.old_shapes[there]
        if message.role in _NAMES:
            return 0.95 * same_name(mine, theirs, message.role, near=near)
        score = likeness(mine, theirs)
        if near and score < 0.75:
            # A sentence that was split or joined is like its other form only as far as the piece goes.
            part, whole = (mine, theirs) if mine.weight < theirs.weight else (theirs, mine)
            inside = contained(part, whole.bag) if 3 <= part.weight < 0.8 * whole.weight else 0.0
            if inside >= 0.8:
                score = max(score, 0.75 * inside)
        running = message.context is None or message.role in ("paragraph", "list-item", "quotation", "note", "footnote")
        floor = (_BODY_NEAR if near else _BODY_FAR) if running else (_OTHER_NEAR if near else _OTHER_FAR)
        return score if score >= floor else 0.0

    def _split_and_joined(self) -> None:
        """Give the free pieces beside a match their share in it, from the match outwards."""
        again = True
        while again:
            again = False
            for here in [index for index in self.new_shapes if index not in self.found]:
                for beside in (here - 1, here + 1):
                    if self._is_piece_of(here, beside):
                        self._take(here, self.found[beside][0])
                        again = True
                        break
            users = {there: heres[0] for there, heres in self.pieces.items()}
            for there in [index for index in self.old_shapes if index not in self.pieces]:
                for beside in (there - 1, there + 1):
                    user = users.get(beside)
                    if user is not None and self._is_joined_into(there, user):
                        self._take(user, there)
                        again = True
                        break

    def _moved_pieces(self) -> None:
        """Pieces of a split sentence that do not stand beside its other pieces any more."""
        settled = {there: self.old_shapes[there] for there, heres in self.pieces.items() if len(heres) == 1}
        index = Likes(settled)
        for here, piece in self.new_shapes.items():
            floor = min((share for least, share in _MOVED_PIECE if piece.weight >= least), default=0.0)
            if here in self.found or not floor:
                continue
            for there in index.candidates(piece):
                beside = self.pieces[there][0]
                if len(self.found[beside]) == 1 and self._splittable(self.new[here], self.new[beside]):
                    left = self.old_shapes[there].bag - self.new_shapes[beside].bag
                    if contained(piece, left) >= floor:
                        self._take(here, there)
                        break

    def _joined_as_well(self) -> None:
        """Sentences that became a part of their neighbour, while one much like them stands in their place."""
        users = {there: heres[0] for there, heres in self.pieces.items()}
        for there, own in users.items():
            if len(self.pieces[there]) > 1 or self.old_shapes[there].weight < _MOVED_PIECE[-1][0]:
                continue
            for beside in (there - 1, there + 1):
                user = users.get(beside)
                if user is not None and user != own and self._is_joined_into(there, user, _MOVED_PIECE[0][1]):
                    self._take(user, there)
                    break

    def _is_piece_of(self, here: int, beside: int) -> bool:
        if len(self.found.get(beside, ())) != 1 or not self._splittable(self.new[here], self.new[beside]):
            return False
        there = self.found[beside][0]
        left = Counter(self.old_shapes[there].bag)
        for piece in self.pieces[there]:
            left -= self.new_shapes[piece].bag
        return contained(self.new_shapes[here], left) >= _PIECE and self.new_shapes[here].weight >= 1

    def _is_joined_into(self, there: int, here: int, share: float = _PIECE) -> bool:
        if len(self.pieces[self.found[here][0]]) != 1 or self.old[there].context != self.new[here].context:
            return False
        if self.new[here].role in _NAMES:
            return False
        left = Counter(self.new_shapes[here].bag)
        for source in self.found[here]:
            left -= self.old_shapes[source].bag
        return contained(self.old_shapes[there], left) >= share and self.old_shapes[there].weight >= 1

    def _splittable(self, one: Message, other: Message) -> bool:
        return one.context == other.context and one.role not in _NAMES


def same_name(one: Shape, other: Shape, role: str, *, near: bool) -> bool:
    """Whether two names mean the same but for trifles: letter case, typography, small words, order of the words.

    Of ``near`` ones (at the same place of the text) one word of six letters or more may also differ by one letter,
    which is a slip of the pen, and in a masthead line (``reference``) the figures may differ.
    """
    mine, theirs = Counter(_telling(one)), Counter(_telling(other))
    gone, come = list((mine - theirs).elements()), list((theirs - mine).elements())
    if not gone and not come:
        return True
    if not near:
        return False
    if role == "reference" and all(word.isdigit() for word in (*gone, *come)):
        return bool(mine & theirs)
    return len(gone) == len(come) == 1 and min(map(len, (*gone, *come))) >= 6 and _one_letter_apart(gone[0], come[0])


def _telling(name: Shape) -> list[str]:
    small = {word for word in name.source.split() if word.islower() and len(word) <= 3}
    return [word for word in name.words if word not in small]


def _one_letter_apart(one: str, other: str) -> bool:
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[start:] == other[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start : start + 1] == other[start : start + 2]
    return one[start + 1 :] == other[start + 1 :] or (swapped and one[start + 2 :] == other[start + 2 :])


def _longest_run(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs, sorted by the first, whose second increases: patience sorting, n log n."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for position, (_, value) in enumerate(pairs):
        pile = bisect_left(tails, value)
        before.append(heads[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            heads.append(position)
        else:
            tails[pile] = value
            heads[pile] = position
    run: list[tuple[int, int]] = []
    position = heads[-1] if heads else -1
    while position >= 0:
        run.append(pairs[position])
        position = before[position]
    return run[::-1]


def _heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The pairs (here, there, score) that increase in both and weigh most together; n log n by a Fenwick tree."""
    places = {there: rank for rank, there in enumerate(sorted({pair[1] for pair in pairs}), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    ordered = sorted(pairs, key=lambda pair: (pair[0], -pair[1]))
    before: list[int] = []
    top = (0.0, -1)
    for position, (_, there, score) in enumerate(ordered):
        rank = places[there]
        reached, last = 0.0, -1
        step = rank - 1
        while step > 0:
            if best[step][0] > reached:
                reached, last = best[step]
            step -= step & -step
        before.append(last)
        total = (reached + score, position)
        if total[0] > top[0]:
            top = total
        step = rank
        while step < len(best):
            if total[0] > best[step][0]:
                best[step] = total
            step += step & -step
    chain: list[tuple[int, int]] = []
    position = top[1]
    while position >= 0:
        chain.append(ordered[position][:2])
        position = before[position]
    return chain[::-1]
