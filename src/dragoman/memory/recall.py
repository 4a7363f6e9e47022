"""What the memory offers for a unit: the same words done before, else the most similar ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.memory.names import NAME_ROLES, is_name, same_bodies, telling
from dragoman.model import Entry, Offer, UnitKey

if TYPE_CHECKING:
    from dragoman.memory.index import Index

__all__ = ["NAME_ROLES", "THRESHOLD", "Memory"]

THRESHOLD = 70.0
"""Per cent of similarity below which nothing is offered: less than that is quicker translated anew."""


class Memory:
    """Entries by what they say. Built once for a run; a query does not look at all of them.

    The same entries in the same order give the same offers. ``fold`` takes away what does not count when similarity
    is measured, such as the form of quotation marks; letter case never counts. What the memory itself filled in
    elsewhere is no entry of its own as long as its origin says the same: so a run that was stopped half-way and taken
    up again offers what a run at one go does.
    """

    def __init__(self, entries: Iterable[Entry], fold: Callable[[str], str] = str) -> None:
        groups: dict[UnitKey, list[tuple[int, Entry]]] = defaultdict(list)
        for number, entry in enumerate(entries):
            groups[entry.context, entry.source].append((number, entry))
        kept = ((key, _without_copies(group)) for key, group in groups.items())
        # In the order of what is kept: a copy that stands before its origin must not bring its words forward, for of
        # equal matches the first is offered.
        self._groups = {key: [entry for _, entry in group] for key, group in sorted(kept, key=lambda one: one[1][0][0])}
        self._contexts: dict[str, list[str | None]] = defaultdict(list)
        for context, source in self._groups:
            self._contexts[source].append(context)
        self._fold = fold
        self._shelves: dict[str | None, _Shelf] = {}

    def __bool__(self) -> bool:
        return bool(self._groups)

    def offer(self, context: str | None, source: str, *, without: str = "") -> Offer | None:
        """The best offer for a unit, or None.

        The same words in the same role are done when every text that confirmed them agrees; texts that still have
        the unit decide before those it has left. Otherwise the version of most texts is offered, then the same words
        in another role, then the most similar words in the same role: of names, only those that differ in trifles.
        ``without`` is the id of a text whose own entries are left out: within its own catalogue, order and
        neighbourhood know better.
        """
        same = self._others(context, source, without)
        if same:
            return _agreed(same)
        elsewhere = [
            entry for other in self._contexts.get(source, ()) if other != context
            for entry in self._others(other, source, without)
        ]  # fmt: skip
        if elsewhere:
            return Offer(_first(elsewhere), 100.0, done=False)
        return self._similar(context, source, without)

    def _similar(self, context: str | None, source: str, without: str) -> Offer | None:
        shelf = self._shelf(context)
        wanted = self._fold(source)
        if is_name(context, wanted):
            found = [
                entry for other in shelf.names.get(telling(wanted), ())
                for entry in self._others(context, other, without)
            ]  # fmt: skip
            return Offer(_first(found), _ratio(wanted, self._fold(_first(found).source)), done=False) if found else None
        for match in shelf.index.ranked(wanted.casefold(), THRESHOLD, without=shelf.only_in(without)):
            entry = _first(self._others(context, shelf.sources[match.position], without))
            if same_bodies(context, wanted, self._fold(entry.source)):
                return Offer(entry, match.score, done=False)
        return None

    def _others(self, context: str | None, source: str, without: str) -> list[Entry]:
        return [entry for entry in self._groups.get((context, source), ()) if entry.origin != without]

    def _shelf(self, context: str | None) -> _Shelf:
        if context not in self._shelves:
            groups = [group for (role, _), group in self._groups.items() if role == context]
            # What was confirmed stands first, so that of equal matches it is the one that is offered.
            groups.sort(key=lambda group: not any(entry.confirmed for entry in group))
            self._shelves[context] = _Shelf(groups, self._fold)
        return self._shelves[context]


class _Shelf:
    """The sources of one context, with what finds the similar ones; each is made when it is first asked for."""

    def __init__(self, groups: Sequence[Sequence[Entry]], fold: Callable[[str], str]) -> None:
        self.sources = [group[0].source for group in groups]
        self._fold = fold
        self._only: dict[str, set[int]] = defaultdict(set)
        for position, group in enumerate(groups):
            origins = {entry.origin for entry in group}
            if len(origins) == 1:
                self._only[origins.pop()].add(position)

    @cached_property
    def index(self) -> Index:
        # RapidFuzz is loaded when something similar is looked for, and not before.
        from dragoman.memory.index import Index

        return Index([self._fold(source).casefold() for source in self.sources])

    @cached_property
    def names(self) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for source in self.sources:
            words = telling(self._fold(source))
            if words:
                found[words].append(source)
        return found

    def only_in(self, origin: str) -> frozenset[int] | set[int]:
        """Positions of the sources that one text alone has."""
        return self._only.get(origin, frozenset())


def _without_copies(group: Sequence[tuple[int, Entry]]) -> Sequence[tuple[int, Entry]]:
    """Entries that are not copies of another one; of those that are copies of each other the first by name stays."""
    if not any(entry.copy_of for _, entry in group):
        return group
    said = {(entry.origin, entry.target): entry for _, entry in group}
    kept = []
    for number, entry in group:
        chain, origin = [entry.origin], entry
        while (found := said.get((origin.copy_of, entry.target))) is not None and found.origin not in chain:
            chain.append(found.origin)
            origin = found
        circle = chain[chain.index(found.origin) :] if found is not None else chain[-1:]
        if entry.origin == min(circle):
            kept.append((number, entry))
    return kept


def _agreed(same: Sequence[Entry]) -> Offer:
    confirmed = [entry for entry in same if entry.confirmed]
    if not confirmed:
        return Offer(_first(same), 100.0, done=False)
    voters = [entry for entry in confirmed if entry.live] or confirmed
    votes = Counter(entry.target for entry in voters)
    target = votes.most_common(1)[0][0]
    entry = next(entry for entry in voters if entry.target == target)
    others = dict.fromkeys(other.origin for other in voters if other.target != target)
    return Offer(entry, 100.0, done=not others, otherwise=tuple(others))


def _first(entries: Sequence[Entry]) -> Entry:
    """The entry to offer when there is no vote: confirmed before others, live before obsolete."""
    return min(entries, key=lambda entry: (not entry.confirmed, not entry.live))


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one.casefold(), other.casefold())
