"""Messages + the catalogue so far → the catalogue now, without losing a translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.catalogue.carrying import as_it_was, base, carried, finished, retired, standing, still_fuzzy, untouched
from dragoman.catalogue.changes import Change, kinds
from dragoman.catalogue.dating import written_date
from dragoman.catalogue.heading import SOURCE_LANGUAGE, catalogue_header, said, unit_of
from dragoman.catalogue.likeness import contained, shape
from dragoman.catalogue.matching import match, recall
from dragoman.catalogue.po_header import header_field, with_regular_header
from dragoman.catalogue.typography import bare, only_typography
from dragoman.languages.tags import sentence_joint
from dragoman.model import Catalogue, Message, State, Unit, UnitKey

_ACCOUNTED = 0.67
"""How much of an old sentence must live on in the new ones for their offers to be all that is kept of it."""


@dataclass(frozen=True, slots=True)
class Review:
    """A unit that a translator must look at: it carries the translation of other words."""

    key: UnitKey
    sources: tuple[str, ...]
    """What the translation was made for; several where sentences were joined."""
    kinds: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """A merged catalogue and what became of its units."""

    catalogue: Catalogue
    kept: int = 0
    """Units that stand as they were."""
    returned: int = 0
    """Units whose words came back, with their translation."""
    typography: int = 0
    """Units carried over as done because only typography changed."""
    dated: int = 0
    """Dates written in the locale's form."""
    remembered: int = 0
    """Units filled in as done from the translation memory (see ``remembering``)."""
    new: int = 0
    """Units with nothing to start from."""
    retired: int = 0
    """Units with a translation that left the text; they are obsolete now."""
    review: tuple[Review, ...] = field(default=())

    @property
    def summary(self) -> str:
        """One line for people; "" when every unit stands as it was."""
        tally = Counter(kind.value for review in self.review for kind in review.kinds)
        kinds_told = ", ".join(f"{kind.value} {tally[kind.value]}" for kind in Change if tally[kind.value])
        parts = (
            (self.returned, "returned"),
            (self.typography, "carried over (typography)"),
            (len(self.review), f"to review ({kinds_told})" if kinds_told else "to review"),
            (self.dated, "date written" if self.dated == 1 else "dates written"),
            (self.remembered, "from memory"),
            (self.new, "new"),
            (self.retired, "retired"),
        )
        told = [f"{count} {what}" for count, what in parts if count]
        return ", ".join(([f"{self.kept} kept"] if self.kept else []) + told) if told else ""


def merge(
    messages: Sequence[Message],
    old: Catalogue | None,
    *,
    text_id: str,
    locale: str,
    template: Catalogue,
    typography_done: bool = True,
) -> MergeResult:
    """The catalogue of a text in ``locale``, brought up to date with the text's messages.

    A unit is found by (context, source). What stands keeps translation, comments and flags. What came back returns
    as it was. Where only typography changed the translation is done still (fuzzy unless ``typography_done``). What
    changed, was split or joined becomes fuzzy, with its old words in ``#|`` and the kinds of change in ``#.``; see
    ``matching`` for where it is looked for. A date is written in the locale's form. What left becomes obsolete, if it
    has a translation. The order is the text's, and merging twice is merging once.
    """
    return _Merger(messages, old, text_id, locale, template, typography_done).result()


_Maker = Callable[[Unit], Unit]


class _Merger:
    def __init__(
        self,
        messages: Sequence[Message],
        old: Catalogue | None,
        text_id: str,
        locale: str,
        template: Catalogue,
        typography_done: bool,
    ) -> None:
        self.messages, self.text_id, self.locale, self.template = messages, text_id, locale, template
        self.typography_done = typography_done
        self.old = None if old is None else with_regular_header(old)
        units = () if self.old is None else self.old.units
        self.live = [unit for unit in units if not unit.obsolete]
        self.obsolete = [unit for unit in units if unit.obsolete]
        self.source_locale = (header_field(template, SOURCE_LANGUAGE) or "en").replace("_", "-").partition("@")[0]
        self.source_joint, self.target_joint = sentence_joint(self.source_locale), sentence_joint(locale)
        self.made: dict[int, Unit] = {}
        self.used: set[UnitKey] = set()
        self.counts: Counter[str] = Counter()
        self.review: list[Review] = []
        self.parts: list[Unit] = []

    def result(self) -> MergeResult:
        fresh = [unit_of(message, self.text_id) for message in self.messages]
        exact = self._standing(fresh)
        self._dates(fresh)
        self._came_back(fresh)
        self._same_words(fresh)
        self._changed(fresh, exact)
        self._remembered(fresh)
        for index, unit in enumerate(fresh):
            if index not in self.made:
                self.made[index] = unit
                self.counts["new"] += 1
        units = [self.made[index] for index in range(len(fresh))]
        obsolete = self._left({unit.key: unit for unit in units})
        unchanged = self.old is not None and said(self.old) == said(Catalogue(units=tuple(units)))
        header = catalogue_header(self.old, self.template, self.locale, unchanged=unchanged)
        return MergeResult(replace(header, units=(*units, *obsolete)), **self.counts, review=tuple(self.review))

    def _put(self, index: int, unit: Unit, sources: Iterable[Unit], count: str) -> None:
        self.made[index] = unit
        self.used.update(source.key for source in sources)
        if count:
            self.counts[count] += 1

    def _standing(self, fresh: Sequence[Unit]) -> dict[int, int]:
        """What is there under the same key, live or obsolete; returns message → live unit, by index."""
        live = {unit.key: index for index, unit in enumerate(self.live)}
        obsolete = {unit.key: unit for unit in self.obsolete}
        exact: dict[int, int] = {}
        for index, unit in enumerate(fresh):
            if unit.key in live:
                exact[index] = live[unit.key]
                there = self.live[live[unit.key]]
                self._put(index, standing(unit, there), (there,), "kept")
            elif unit.key in obsolete:
                there = obsolete[unit.key]
                self._put(index, standing(unit, there), (there,), "returned")
        return exact

    def _dates(self, fresh: Sequence[Unit]) -> None:
        for index, (message, unit) in enumerate(zip(self.messages, fresh, strict=True)):
            there = self.made.get(index)
            if message.prefill is None or (there is not None and any(there.target)):
                continue
            date = written_date(message.prefill, self.locale)
            if date is not None:
                if there is not None:
                    self.counts["kept"] -= 1
                self._put(index, replace(there or unit, target=(date,)), (), "dated")

    def _came_back(self, fresh: Sequence[Unit]) -> None:
        """Words that a fuzzy unit's translation was made for, before they were changed: here they are again."""
        before: dict[tuple[str, str | None], list[Unit]] = defaultdict(list)
        for unit in (*self.live, *self.obsolete):
            if unit.fuzzy and any(unit.target) and unit.previous_source is not None:
                before[base(unit)].append(unit)
        for index, unit in enumerate(fresh):
            sources = before.get((unit.source, unit.context), ()) if index not in self.made else ()
            if sources:
                best = next(filter(finished, sources), sources[0])
                made = as_it_was(unit, best) if finished(best) else still_fuzzy(unit, best)
                same = [source for source in sources if source.target == best.target]
                self._put(index, made, same, "returned")

    def _same_words(self, fresh: Sequence[Unit]) -> None:
        """The same words in other typography, or in another role."""
        spelt: dict[tuple[str, str | None], list[Unit]] = defaultdict(list)
        worded: dict[str, Unit] = {}
        if len(self.made) == len(fresh):
            return
        for unit in (*self.live, *self.obsolete):
            if unit.target and unit.target[0]:
                if unit.key not in self.used:
                    source, context = base(unit)
                    spelt[bare(source).replace(" ", ""), context].append(unit)
                if unit.source not in worded or (finished(unit) and not finished(worded[unit.source])):
                    worded[unit.source] = unit
        wanted = {unit.key for unit in fresh}
        for index, unit in enumerate(fresh):
            if index in self.made:
                continue
            near = spelt.get((bare(unit.source).replace(" ", ""), unit.context), [])
            alike = next((one for one in near if finished(one) and only_typography(base(one)[0], unit.source)), None)
            if alike is not None:
                near.remove(alike)
                if self.typography_done:
                    self._put(index, as_it_was(unit, alike), (alike,), "typography")
                else:
                    self._offer(index, unit, (alike,), (Change.TYPOGRAPHY,))
            elif unit.source in worded:
                other = worded[unit.source]
                self._offer(index, unit, (other,), (Change.ROLE,), consume=other.key not in wanted)

    def _changed(self, fresh: Sequence[Unit], exact: dict[int, int]) -> None:
        settled = dict(exact)
        open_units = [unit if unit.key not in self.used else replace(unit, target=("",)) for unit in self.live]
        matched = match(self._open_messages(settled), open_units, settled)
        pieces: dict[int, list[Unit]] = defaultdict(list)
        for index, sources in sorted(matched.items()):
            for there in sources:
                pieces[there].append(fresh[index])
        for index, sources in matched.items():
            units = [self.live[there] for there in sources]
            old_words = self.source_joint.join(base(unit)[0] for unit in units)
            new_words = self.source_joint.join(piece.source for piece in pieces[sources[0]])
            changes = kinds(old_words, new_words, self.source_locale) or (Change.WORDING,)
            if len(units) > 1 or len(pieces[sources[0]]) > 1:
                # That the words beside the cut changed goes without saying.
                how = Change.JOINED if len(units) > 1 else Change.SPLIT
                plain = {Change.WORDING, Change.TYPOGRAPHY}
                changes = tuple(kind for kind in Change if kind is how or kind in {*changes} - plain)
            self._offer(index, fresh[index], units, changes)
            if contained(shape(old_words), shape(new_words).bag) < _ACCOUNTED:
                # Most of the sentence left the text, so it also stays as it was, for the day that it returns.
                self.parts += units

    def _open_messages(self, settled: dict[int, int]) -> Sequence[Message]:
        """The messages for ``match``; those that are made already, but not of a live unit, are closed to it."""
        return [
            message if index not in self.made or index in settled else Message("", "\0", message.role)
            for index, message in enumerate(self.messages)
        ]

    def _remembered(self, fresh: Sequence[Unit]) -> None:
        """Obsolete units that are like what is still without a translation; they stay obsolete."""
        open_indices = [index for index in range(len(fresh)) if index not in self.made]
        remembered = [unit for unit in self.obsolete if unit.key not in self.used]
        for place, there in recall([self.messages[index] for index in open_indices], remembered).items():
            index, unit = open_indices[place], remembered[there]
            changes = kinds(base(unit)[0], fresh[index].source, self.source_locale) or (Change.WORDING,)
            self._offer(index, fresh[index], (unit,), changes, consume=False)

    def _offer(
        self, index: int, unit: Unit, sources: Sequence[Unit], changes: tuple[Change, ...], *, consume: bool = True
    ) -> None:
        made = carried(unit, sources, changes, self.source_joint, self.target_joint)
        self._put(index, made, sources if consume else (), "")
        if len(sources) > 1:
            # Put together they cannot be told apart again, so each also stays as it was, for the day it returns.
            self.parts += [source for source in sources if any(source.target) and finished(source)]
        self.review.append(Review(unit.key, tuple(base(source)[0] for source in sources), changes))

    def _left(self, now: dict[UnitKey, Unit]) -> list[Unit]:
        """What the text no longer has, obsolete: first what was so before, then what left now, in its order."""
        kept = [unit for unit in self.obsolete if unit.key not in self.used]
        left = [unit for unit in self.live if unit.key not in self.used and any(unit.target)]
        done = [unit for unit in (*now.values(), *kept) if unit.state is State.TRANSLATED]
        going = [unit for unit in left if not _told_by(unit, done)]
        self.counts["retired"] += len(going)
        joined = {unit.key for unit in self.parts} - now.keys()
        gone = {unit.key for unit in going}
        return kept + [retired(unit) for unit in self.live if unit.key in gone or unit.key in joined]


def _told_by(unit: Unit, done: Sequence[Unit]) -> bool:
    """Whether a unit is only an offer, untouched, put together of translations that stand confirmed elsewhere."""
    if not unit.fuzzy or unit.previous_source is None or not untouched(unit):
        return False
    rest = unit.target[0]
    for other in done:
        if other.source in unit.previous_source:
            rest = rest.replace(other.target[0], "", 1)
    return not rest.strip()
