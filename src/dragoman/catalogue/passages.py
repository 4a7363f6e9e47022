"""One paragraph of several sentences: its units put together, and its unit cut into theirs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dragoman.catalogue.carrying import CHANGED_NOTE, as_it_was, base, carried, finished, with_additions
from dragoman.catalogue.changes import Change, kinds
from dragoman.catalogue.heading import own_comments
from dragoman.catalogue.sentence_pairs import Pair, pairs
from dragoman.languages.tags import sentence_joint
from dragoman.model import JOINED, State, Unit, UnitKey

Cut = Callable[[str], tuple[tuple[int, int], ...]]
"""Text → offsets of its sentences, in order."""

SURE = 0.95
"""How likely a pair of sentences must be for its translation to stand as done."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of several sentences."""

    key: UnitKey
    """Of the whole block."""
    parts: tuple[UnitKey | None, ...]
    """Of its sentences; None for one with nothing to translate."""
    sources: tuple[str, ...]
    """The sentences."""
    gaps: tuple[str, ...]
    """What stands in the source before each sentence: "" before the first."""

    def keys(self, granularity: str) -> tuple[UnitKey, ...]:
        """The keys of its units in a granularity."""
        return (self.key,) if granularity == "paragraph" else tuple(key for key in self.parts if key is not None)


def joined(
    passage: Passage, parts: Sequence[Unit | None], fresh: Unit, source_locale: str, locale: str
) -> Unit:
    """The unit of the whole passage, of the units of its sentences (None where there is none).

    It is done when all of them are. Else it is fuzzy, with the words that its translation was made for in ``#|``, or
    untranslated when none has a translation. A sentence with nothing to translate stands for itself.
    """
    units = [unit for unit in parts if unit is not None]
    text = made_for = pending = pending_source = ""
    done, sealed, begun = True, True, False
    for key, part, source, gap in zip(passage.parts, parts, passage.sources, passage.gaps, strict=True):
        joint = "\n" if "\n" in gap else sentence_joint(locale)
        if key is None:
            pending += (joint if text or pending else "") + source
            pending_source += gap + source
            continue
        target = "" if part is None else part.target[0]
        if part is None or not target or (target == JOINED and not begun):
            done = False
            continue
        done = done and part.state is State.TRANSLATED
        sealed = sealed and finished(part)
        made_for += pending_source + (gap if made_for or pending_source else "") + base(part)[0]
        if target != JOINED:
            text += pending + (joint if text or pending else "") + target
            pending, begun = "", True
        pending_source = ""
    if not begun:
        return with_additions(fresh, units)
    whole = Unit(
        made_for + pending_source,
        (text + pending,),
        fresh.context,
        extracted_comments=tuple(dict.fromkeys(line for unit in units for line in unit.extracted_comments)),
        translator_comments=tuple(dict.fromkeys(line for unit in units for line in unit.translator_comments)),
        flags=tuple(dict.fromkeys(flag for unit in units for flag in unit.flags if flag != "fuzzy")),
    )
    whole = replace(whole, extracted_comments=tuple(_without_own(whole, units)))
    if done:
        return as_it_was(fresh, whole)
    whole = whole if sealed else replace(whole, flags=("fuzzy", *whole.flags))
    complete = all(part is not None and part.target[0] for key, part in zip(passage.parts, parts, strict=True) if key)
    changes = kinds(whole.source, fresh.source, source_locale) if complete else ()
    made = carried(fresh, (whole,), changes or (Change.JOINED,), "", "")
    return made if made.previous_source != fresh.source else _unexplained(made)


def split(
    passage: Passage, whole: Unit | None, fresh: Sequence[Unit | None], cut: Cut, cut_source: Cut
) -> list[Unit]:
    """The units of a passage's sentences, of the unit of the whole passage.

    A pair of sentences that is beyond doubt is as the whole was: done, or fuzzy with its own old words where these
    can be told. Where two sentences have one translation, the second is marked as joined. A doubtful pair is fuzzy
    and holds its likely share of the translation. Where there is no telling, the first unit holds all of it.
    """
    places = [index for index, unit in enumerate(fresh) if unit is not None]
    made: dict[int, Unit] = {index: unit for index in places if (unit := fresh[index]) is not None}
    if whole is None or not places:
        return [made[index] for index in places]
    first = with_additions(made[places[0]], (whole,))
    notes = _without_own(whole, (whole,))
    made[places[0]] = replace(first, extracted_comments=(*first.extracted_comments, *notes))
    if not any(whole.target):
        return [made[index] for index in places]
    target = whole.target[0]
    old, _ = base(whole)
    before = _pieces(old, cut_source) if whole.fuzzy else passage.sources
    known = len(before) == len(passage.sources)
    spans = [] if target == JOINED else cut(target)
    sources = before if known else passage.sources
    found = _with_words(pairs(sources, [target[start:end] for start, end in spans]), passage, target, spans)
    if not found:
        made[places[0]] = _doubtful(made[places[0]], whole, target)
        return [made[index] for index in places]
    confirmed = finished(whole)
    for pair in found:
        words = target[spans[pair.first][0] : spans[pair.last - 1][1]]
        members = [index for index in range(pair.start, pair.end) if index in made]
        same = known and all(before[index] == passage.sources[index] for index in range(pair.start, pair.end))
        for index in members:
            text = words if index == members[0] else JOINED
            unit = made[index]
            if pair.likelihood >= SURE and confirmed and same:
                made[index] = _share(unit, whole, text)
            elif pair.likelihood >= SURE and known and whole.fuzzy:
                made[index] = _changed(unit, whole, text, None if same else before[index], confirmed)
            else:
                made[index] = _doubtful(unit, whole, text)
    return [made[index] for index in places]


def _with_words(
    found: Sequence[Pair], passage: Passage, target: str, spans: Sequence[tuple[int, int]]
) -> list[Pair]:
    """The pairs, so that no words of the translation stand with sentences that have no unit."""
    kept: list[Pair] = []
    for pair in found:
        units = [key for key in passage.parts[pair.start : pair.end] if key is not None]
        words = target[spans[pair.first][0] : spans[pair.last - 1][1]]
        if units and len(units) < pair.end - pair.start:
            pair = replace(pair, likelihood=0.0)
        elif not units:
            if pair.end - pair.start == 1 and words == passage.sources[pair.start]:
                continue
            if not kept:
                return []
            # Its words go to the sentence before it, for a translator to look at.
            kept[-1] = Pair(kept[-1].start, pair.end, kept[-1].first, pair.last, 0.0)
            continue
        kept.append(pair)
    return kept


def _pieces(text: str, cut: Cut) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in cut(text))


def _share(fresh: Unit, whole: Unit, text: str) -> Unit:
    """A sentence's unit that is done. The paragraph's comments are with its first sentence."""
    return replace(fresh, target=(text,), flags=tuple(flag for flag in whole.flags if flag != "fuzzy"))


def _changed(fresh: Unit, whole: Unit, text: str, made_for: str | None, confirmed: bool) -> Unit:
    """A fuzzy sentence of a fuzzy paragraph, with its own old words where they differ from those of now."""
    unit = replace(_share(fresh, whole, text), flags=("fuzzy", *(flag for flag in whole.flags if flag != "fuzzy")))
    if made_for is None:
        return unit
    source = Unit(made_for, (text,), fresh.context, flags=() if confirmed and text != JOINED else ("fuzzy",))
    made = carried(fresh, (source,), kinds(made_for, fresh.source) or (Change.WORDING,), "", "")
    return replace(made, flags=unit.flags)


def _doubtful(fresh: Unit, whole: Unit, text: str) -> Unit:
    """A fuzzy sentence that holds a share of its paragraph's translation, and the paragraph's words in ``#|``."""
    note = f"{CHANGED_NOTE}{Change.SPLIT.value}"
    return replace(
        _share(fresh, whole, text),
        flags=("fuzzy", *(flag for flag in whole.flags if flag != "fuzzy")),
        extracted_comments=(*fresh.extracted_comments, note),
        previous_source=base(whole)[0],
    )


def _unexplained(unit: Unit) -> Unit:
    """A fuzzy unit without a note: its translation is unfinished, its words have not changed."""
    notes = tuple(line for line in unit.extracted_comments if not line.startswith(CHANGED_NOTE))
    return replace(unit, extracted_comments=notes, previous_source=None, previous_context=None)


def _without_own(whole: Unit, units: Sequence[Unit]) -> list[str]:
    own = {line for unit in units for line in own_comments(unit)}
    return [line for line in whole.extracted_comments if line not in own and not line.startswith(CHANGED_NOTE)]
