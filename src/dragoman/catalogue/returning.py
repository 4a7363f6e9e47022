"""A PO file that comes back from an editor → the workspace's catalogue with what is new in it.

The workspace's catalogue gives the frame: which units there are, their order, roles, references, marks, comments and
obsolete units. Of the file come translations, confirmations and translators' comments. What an editor dropped is
restored; what the file knows less of than the workspace is refused; both are told of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.catalogue.ancestry import Past, known_past
from dragoman.catalogue.header_merge import REVISION, newer
from dragoman.catalogue.line_ends import unix_lines
from dragoman.catalogue.marks import keeps_marks
from dragoman.catalogue.other_version import shown, without_versions
from dragoman.catalogue.po_header import header_field, with_regular_header
from dragoman.catalogue.same_unit import matched
from dragoman.catalogue.sides import blank, confirmed, merged_lines, same_words, settle
from dragoman.catalogue.three_way import Units, by_key, carried
from dragoman.model import Catalogue, Unit, UnitKey


class Outcome(StrEnum):
    """What became of something in a file that came back."""

    TRANSLATED = "translated"
    """A translation was taken as done."""
    CONFIRMED = "confirmed"
    """A fuzzy mark was taken away."""
    BEGUN = "begun"
    """A translation was taken as fuzzy, or a mark was set."""
    CONFLICT = "conflict"
    """Both sides translated the unit, each differently: both are kept, fuzzy."""
    SHOWN = "shown"
    """Ours stands, the file's version is kept in a comment."""
    OLDER = "older"
    """Refused: the file has an earlier version of ours."""
    EMPTIED = "emptied"
    """Refused: the file has no translation, or the source in its place, where ours is done."""
    UNMARKED = "unmarked"
    """Restored: a fuzzy mark (and ``#|``) that the editor dropped."""
    BLANKED = "blanked"
    """Restored: a fuzzy translation that the editor left out."""
    RETIRED = "retired"
    """Taken into an obsolete unit: the text no longer has it."""
    UNKNOWN = "unknown"
    """Kept as obsolete: the text does not have it."""
    ABSENT = "absent"
    """Restored: a unit, live or obsolete, that the file lacks."""
    COMMENTED = "commented"
    """A translator's comment was taken."""
    COMMENTS = "comments"
    """Restored: comments, references or ``#|`` of a unit."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was taken, restored or refused."""

    outcome: Outcome
    key: UnitKey
    line: int
    """Line of the unit in the file that came back; 0 when it is not there."""
    text: str = ""
    """The translation that came back, where it is not the one that stands."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The workspace's catalogue with what came back."""

    catalogue: Catalogue
    events: tuple[Event, ...]


def merge_returned(
    ours: Catalogue, returned: Catalogue, history: Sequence[Catalogue] = (), *, all_confirmed: bool = False
) -> Returned:
    """Take what is new in ``returned`` into ``ours``.

    ``history`` holds earlier versions of ours, the newest first: the one that the file agrees with best is taken for
    what both came from, and a translation that ours once had is known to be older. Without one, a unit that is done
    on both sides with different words is a conflict. ``all_confirmed`` takes units without a mark for confirmed where
    it cannot be told whether the translator or the editor took the marks away.
    """
    ours, returned = with_regular_header(ours), with_regular_header(unix_lines(returned))
    merger = _Merger(ours, returned, known_past(returned, history), all_confirmed)
    units, events = merger.merge()
    header = ours.header
    if any(event.outcome not in _NOTHING_NEW for event in events):
        header = _revised(ours, returned)
    return Returned(replace(ours, header=header, units=units), events)


_NOTHING_NEW = frozenset(
    {Outcome.OLDER, Outcome.EMPTIED, Outcome.UNMARKED, Outcome.BLANKED, Outcome.ABSENT, Outcome.COMMENTS}
)
_WHO = frozenset({"po-revision-date", "last-translator", "language-team"})


class _Merger:
    """One file taken into one catalogue."""

    def __init__(self, ours: Catalogue, returned: Catalogue, past: Past, all_confirmed: bool) -> None:
        self.ours = by_key(ours)
        self.pairs, self.unknown = matched(ours, returned)
        self.past = past
        self.events: list[Event] = []
        self.older_file = newer(header_field(ours, REVISION), header_field(returned, REVISION))
        self.marks_kept = all_confirmed or keeps_marks(ours, returned, self.pairs)

    def merge(self) -> tuple[tuple[Unit, ...], tuple[Event, ...]]:
        units = {key: self._unit(unit) for key, unit in self.ours.items()}
        for key, unit in carried(self._before(), self.ours, self._as_ours(), units).items():
            self._tell(Outcome.BEGUN, unit, None)
            units[key] = unit
        return (*units.values(), *self._strangers()), tuple(self.events)

    def _unit(self, ours: Unit) -> Unit:
        came = self.pairs.get(ours.key)
        if came is None:
            self._tell(Outcome.ABSENT, ours, None)
            return ours
        theirs = _framed(ours, came)
        self._tell_comments(ours, came)
        open_versions = ours.fuzzy and without_versions(ours.translator_comments) != ours.translator_comments
        if open_versions and not self._knows(came, ours) and not blank(theirs):
            # Whoever did not see that there are two versions has not decided between them.
            return self._beside(ours, theirs, came)
        unit = self._settled(ours, theirs, came)
        if ours.fuzzy and confirmed(unit):
            unit = replace(unit, translator_comments=without_versions(unit.translator_comments))
        comments = _told(unit, ours, came)
        if comments != unit.translator_comments:
            if same_words(unit, ours) and unit.fuzzy == ours.fuzzy:
                self._tell(Outcome.COMMENTED, ours, came)
            unit = replace(unit, translator_comments=comments)
        return unit

    def _settled(self, ours: Unit, theirs: Unit, came: Unit) -> Unit:
        if len(theirs.target) != len(ours.target) or (blank(theirs) and blank(ours)):
            # Other plural forms than ours cannot stand in our file.
            return ours if blank(theirs) else self._beside(ours, theirs, came)
        base = self.past.unit(theirs)
        if blank(theirs) or (theirs.target == (ours.source,) and ours.target not in (theirs.target, ("",))):
            if not confirmed(ours):
                self._tell(Outcome.BLANKED, ours, came)
            elif base is None or not blank(base):
                self._tell(Outcome.EMPTIED, ours, came)
            return ours
        if same_words(ours, theirs):
            return self._same(base, ours, theirs, came)
        if not self.marks_kept and base is not None and base.fuzzy and same_words(base, theirs):
            theirs = _marked(theirs, base)
        settled = settle(base, ours, theirs)
        self._tell(self._outcome(ours, theirs, settled.unit, base, settled.conflict), ours, came)
        return settled.unit

    def _same(self, base: Unit | None, ours: Unit, theirs: Unit, came: Unit) -> Unit:
        """The words are ours: is the mark's coming or going somebody's doing?"""
        if ours.fuzzy == theirs.fuzzy:
            return ours
        known = base is not None and same_words(base, ours)
        if ours.fuzzy:
            if known and base is not None and not base.fuzzy:
                # It was marked in the workspace after the file had left.
                self._tell(Outcome.OLDER, ours, came)
                return ours
            if not self.marks_kept and came.previous_source is None:
                self._tell(Outcome.UNMARKED, ours, came)
                return ours
            self._tell(Outcome.CONFIRMED, ours, came)
            return _unmarked(ours)
        doubted = not base.fuzzy if known and base is not None else not self.older_file
        if not doubted or came.previous_source is not None:
            self._tell(Outcome.OLDER, ours, came)
            return ours
        self._tell(Outcome.BEGUN, ours, came)
        return replace(ours, flags=("fuzzy", *ours.flags))

    def _beside(self, ours: Unit, theirs: Unit, came: Unit) -> Unit:
        """Ours as it is, with what came in a comment."""
        lines = () if same_words(ours, theirs) else shown(theirs)
        self._tell(Outcome.CONFLICT if ours.fuzzy and confirmed(theirs) else Outcome.SHOWN, ours, came)
        return replace(ours, translator_comments=merged_lines((), ours.translator_comments, lines))

    def _knows(self, came: Unit, ours: Unit) -> bool:
        """Whether a unit comes from one that has the versions of ours in its comments."""
        base = self.past.unit(replace(came, context=ours.context, source=ours.source))
        seen = {*came.translator_comments, *(() if base is None else base.translator_comments)}
        return seen >= set(ours.translator_comments) - set(without_versions(ours.translator_comments))

    @staticmethod
    def _outcome(ours: Unit, theirs: Unit, unit: Unit, base: Unit | None, conflict: bool) -> Outcome:
        if conflict:
            return Outcome.CONFLICT
        if same_words(unit, ours):
            if base is not None and same_words(base, theirs):
                return Outcome.OLDER
            return Outcome.SHOWN if unit != ours else Outcome.OLDER
        if ours.obsolete:
            return Outcome.RETIRED
        return Outcome.TRANSLATED if confirmed(unit) else Outcome.BEGUN

    def _before(self) -> Units:
        """What the file came from; where that is not known, what of ours has left the text since."""
        retired = {key: replace(unit, obsolete=False) for key, unit in self.ours.items() if unit.obsolete}
        return self.past.units or retired

    def _as_ours(self) -> Units:
        """What came back, by our keys."""
        return {key: replace(unit, context=key[0], source=key[1]) for key, unit in self.pairs.items()}

    def _strangers(self) -> list[Unit]:
        kept = []
        for unit in self.unknown:
            suggested = unit.previous_source is not None or self.past.unit(unit) is not None
            if blank(unit) or unit.key == (None, "") or (suggested and not confirmed(unit)):
                continue
            self._tell(Outcome.UNKNOWN, unit, unit)
            kept.append(replace(unit, obsolete=True))
        return kept

    def _tell_comments(self, ours: Unit, came: Unit) -> None:
        said = (*came.translator_comments, *came.extracted_comments, *came.references)
        previous = came.fuzzy and came.previous_source is None and ours.previous_source is not None
        lines = (*ours.translator_comments, *ours.extracted_comments, *ours.references)
        if previous or any(line not in said for line in lines):
            self._tell(Outcome.COMMENTS, ours, came)

    def _tell(self, outcome: Outcome, ours: Unit, came: Unit | None) -> None:
        text = "" if came is None or same_words(ours, came) else "\n".join(came.target)
        self.events.append(Event(outcome, ours.key, 0 if came is None else came.line, text))


def _framed(ours: Unit, came: Unit) -> Unit:
    """What came back in the frame of our unit: its own are the translation, the mark, and ``#|``."""
    target = came.target
    if "\r" not in ours.source and any("\r" in form for form in target):
        # Line ends of the editor's platform.
        target = tuple(form.replace("\r\n", "\n").replace("\r", "\n") for form in target)
    return replace(
        ours,
        target=target,
        flags=(*(("fuzzy",) if came.fuzzy else ()), *(flag for flag in ours.flags if flag != "fuzzy")),
        previous_context=came.previous_context,
        previous_source=came.previous_source,
        previous_plural=came.previous_plural,
    )


def _told(unit: Unit, ours: Unit, came: Unit) -> tuple[str, ...]:
    """The unit's comments with what the translator wrote; versions that stood beside ours are not taken again."""
    written = without_versions(came.translator_comments)
    new = tuple(line for line in written if line.strip() and line not in ours.translator_comments)
    return merged_lines((), unit.translator_comments, new)


def _marked(unit: Unit, like: Unit) -> Unit:
    return replace(unit, flags=("fuzzy", *unit.flags), previous_source=unit.previous_source or like.previous_source)


def _unmarked(unit: Unit) -> Unit:
    return replace(
        unit,
        flags=tuple(flag for flag in unit.flags if flag != "fuzzy"),
        previous_context=None,
        previous_source=None,
        previous_plural=None,
    )


def _revised(ours: Catalogue, returned: Catalogue) -> tuple[tuple[str, str], ...]:
    """Our header with who translated last and when, where the file is newer."""
    if not newer(header_field(returned, REVISION), header_field(ours, REVISION)):
        return ours.header
    fields = [(name.lower(), value) for name, value in returned.header]
    theirs = {name: value for name, value in fields if name in _WHO and value}
    named = {name.lower() for name, _ in ours.header}
    merged = [(name, theirs.get(name.lower(), value)) for name, value in ours.header]
    added = [(name, value) for name, value in returned.header if name.lower() in theirs and name.lower() not in named]
    return (*merged, *added)
