"""One unit on two sides, with or without the version both came from: which translation stands, and what is kept of the
other.

The rules, by translation (done: complete and not fuzzy; begun: anything else that has words; blank):

- Only one side changed the translation: its version stands. Where that makes begun of done, the done one is shown in a
  comment; where the other side confirmed the old wording meanwhile, that is a change as well.
- Both changed it, or nothing is known of what was before: done stands before begun, and begun is shown in a comment
  unless it is a mere suggestion (it has ``#|``); two done ones that differ are a conflict: the unit is fuzzy with ours
  as its translation and theirs in a comment; of two begun ones ours stands and theirs is shown.
- The same words, fuzzy on one side: who changed the mark decides; where that is not known, the confirmation does.
- Blank gives way to words. A done translation that one side blanked stays, as fuzzy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.catalogue.other_version import shown
from dragoman.model import State, Unit


@dataclass(frozen=True, slots=True)
class Settled:
    """What two sides of a unit come to."""

    unit: Unit
    conflict: bool = False
    """Whether both sides translated the unit, each differently; the unit then holds both, as fuzzy."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    donor: Unit
    fuzzy: bool
    beside: Unit | None = None
    """The unit whose translation is kept in a comment."""
    conflict: bool = False


def settle(base: Unit | None, ours: Unit, theirs: Unit) -> Settled:
    """Merge two versions of a unit (same context and source); ``base`` is what both came from, None when unknown."""
    if ours == theirs:
        return Settled(ours)
    verdict = _verdict(base, ours, theirs)
    donor = verdict.donor
    before = Unit(ours.source) if base is None else base
    comments = merged_lines(before.translator_comments, ours.translator_comments, theirs.translator_comments)
    if verdict.beside is not None:
        comments += tuple(line for line in shown(verdict.beside) if line not in comments)
    flags = merged_lines(before.flags, ours.flags, theirs.flags)
    with_previous = verdict.fuzzy == donor.fuzzy and not verdict.conflict
    unit = replace(
        donor,
        translator_comments=comments,
        extracted_comments=_generated(before.extracted_comments, ours.extracted_comments, theirs.extracted_comments),
        references=_generated(before.references, ours.references, theirs.references),
        flags=(*(("fuzzy",) if verdict.fuzzy else ()), *(flag for flag in flags if flag != "fuzzy")),
        previous_context=donor.previous_context if with_previous else None,
        previous_source=donor.previous_source if with_previous else None,
        previous_plural=donor.previous_plural if with_previous else None,
        obsolete=_obsolete(base, ours, theirs),
        line=ours.line,
    )
    return Settled(unit, verdict.conflict)


def blank(unit: Unit) -> bool:
    """Whether a unit has no word of a translation."""
    return not any(unit.target)


def confirmed(unit: Unit) -> bool:
    """Whether a unit's translation is complete and not fuzzy."""
    return unit.state is State.TRANSLATED


def same_words(one: Unit, other: Unit) -> bool:
    """Whether two units have the same translation, form by form."""
    return one.target == other.target and one.source_plural == other.source_plural


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Lines of two sides without those that one of them took out of ``base``; ours in their order, then new ones."""
    kept = [line for line in ours if line in theirs or line not in base]
    return (*kept, *(line for line in theirs if line not in base and line not in ours))


def _verdict(base: Unit | None, ours: Unit, theirs: Unit) -> _Verdict:
    if same_words(ours, theirs):
        if ours.fuzzy == theirs.fuzzy:
            return _Verdict(ours, ours.fuzzy)
        fuzzy = base is not None and same_words(base, ours) and not base.fuzzy
        return _Verdict(ours if ours.fuzzy == fuzzy else theirs, fuzzy)
    if blank(ours) or blank(theirs):
        full = theirs if blank(ours) else ours
        emptied = base is not None and same_words(base, full) and base.fuzzy == full.fuzzy
        return _Verdict(full, full.fuzzy or emptied)
    ours_changed = base is None or not same_words(base, ours)
    theirs_changed = base is None or not same_words(base, theirs)
    if base is None or (ours_changed and theirs_changed):
        return _both(ours, theirs)
    changed, kept = (theirs, ours) if theirs_changed else (ours, theirs)
    if confirmed(kept) and not confirmed(base):
        # To confirm the old wording is work, too.
        return _both(ours, theirs)
    if not confirmed(changed) and confirmed(kept):
        return _Verdict(changed, changed.fuzzy, beside=kept)
    return _Verdict(changed, changed.fuzzy)


def _both(ours: Unit, theirs: Unit) -> _Verdict:
    """Both sides have words of their own."""
    if confirmed(ours) and confirmed(theirs):
        return _Verdict(ours, True, beside=theirs, conflict=True)
    if not confirmed(ours) and not confirmed(theirs):
        return _Verdict(ours, True, beside=theirs)
    done, begun = (ours, theirs) if confirmed(ours) else (theirs, ours)
    return _Verdict(done, False, beside=None if begun.previous_source is not None else begun)


def _obsolete(base: Unit | None, ours: Unit, theirs: Unit) -> bool:
    """Who changed it decides; of two that are new, one in the text is enough."""
    if ours.obsolete == theirs.obsolete:
        return ours.obsolete
    return base is not None and not base.obsolete


def _generated(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """What programs write of a unit: the changed side; of two changed ones all, until the next update."""
    if base == ours:
        return tuple(theirs)
    if base == theirs:
        return tuple(ours)
    return merged_lines(base, ours, theirs)
