"""What the memory offers for a unit: the same words done before, else the most similar ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.memory.index import Index
from dragoman.model import JOINED, Catalogue, State

THRESHOLD = 70.0
"""Per cent of similarity below which nothing is offered: less than that is quicker translated anew."""
NAME_THRESHOLD = 92.0
"""The same for names, offices and addressees, where one word makes another body of it."""

_NAMES = frozenset({"addressee", "office", "signatory", "reference", "place", "byline", "annex"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation of the memory."""

    source: str
    target: str
    context: str | None
    """Role or explicit context of the unit; None for running text."""
    origin: str
    """Id of the text, or name of the file, that it comes from."""
    confirmed: bool
    """Whether a translator confirmed it: translated and not fuzzy."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the memory offers for a unit."""

    entry: Entry
    score: float
    """Similarity of the sources in per cent; 100 for the same words."""
    done: bool
    """Whether it may stand as done: the same words in the same role, confirmed, and every text agrees."""


class Memory:
    """Entries by what they say. Building it costs once; a query does not look at all of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        # Confirmed entries stand first, so that of equal matches the confirmed one is offered.
        self._entries = sorted(entries, key=lambda entry: not entry.confirmed)
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            self._exact[entry.source].append(entry)
        self._index: Index | None = None

    def offer(self, context: str | None, source: str, *, without: str = "") -> Offer | None:
        """The best offer for a unit, or None.

        ``without`` is the id of a text whose own entries are left out: within its own catalogue, order and
        neighbourhood know better.
        """
        same = [entry for entry in self._exact.get(source, ()) if entry.origin != without]
        in_role = [entry for entry in same if entry.context == context]
        confirmed = [entry for entry in in_role if entry.confirmed]
        if confirmed:
            return Offer(confirmed[0], 100.0, done=len({entry.target for entry in confirmed}) == 1)
        if in_role or same:
            return Offer((in_role or same)[0], 100.0, done=False)
        if self._index is None:
            self._index = Index([entry.source for entry in self._entries])
        cutoff = NAME_THRESHOLD if context in _NAMES else THRESHOLD

        def accept(position: int) -> bool:
            entry = self._entries[position]
            return entry.context == context and entry.origin != without

        match = self._index.best(source, cutoff, accept)
        return None if match is None else Offer(self._entries[match.position], match.score, done=False)


def entries_of(catalogue: Catalogue, origin: str) -> Iterator[Entry]:
    """The entries of a catalogue, obsolete units included; markers of joined sentences say nothing by themselves."""
    for unit in catalogue.units:
        if unit.source_plural is None and unit.target[0] and unit.target != (JOINED,):
            confirmed = unit.state is State.TRANSLATED
            yield Entry(unit.source, unit.target[0], unit.context, origin, confirmed)
