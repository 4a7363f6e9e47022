"""A catalogue by sentences → the same by paragraphs, and the reverse, without losing a translation.

Both ways are computed. What the way back could not restore from the new units (a comment on the second sentence, an
odd blank, a half-translated paragraph) stays beside them as obsolete units; on the way back these return as they
were, unless the translation has been changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.catalogue.carrying import retired, standing
from dragoman.catalogue.extraction import extract, unit_key
from dragoman.catalogue.heading import own_comments, unit_of
from dragoman.catalogue.other_version import shown
from dragoman.catalogue.passages import Cut, Passage, joined, split
from dragoman.catalogue.translatable import is_translatable
from dragoman.model import JOINED, Catalogue, SegmentedText, State, Unit, UnitKey

_Units = Mapping[UnitKey, Unit]


@dataclass(frozen=True, slots=True)
class Regranulated:
    """A catalogue in its other granularity."""

    catalogue: Catalogue
    done: int
    """Units of the other granularity that are done."""
    review: tuple[UnitKey, ...]
    """Units that are fuzzy now though their translation was done: the sentences could not be told apart."""


def regranulate(
    sentences: SegmentedText,
    paragraphs: SegmentedText,
    old: Catalogue,
    *,
    to: str,
    locale: str,
    cut: Cut,
    cut_source: Cut,
) -> Regranulated:
    """``old``, a catalogue that is up to date, in units of ``to`` (``sentence`` or ``paragraph``).

    ``sentences`` and ``paragraphs`` are the same text in both granularities; ``cut`` cuts a translation into its
    sentences, ``cut_source`` a source. By paragraphs, translations are put together, a marker of a joined sentence
    folded away; a paragraph is done when all its sentences are. By sentences, translations are cut and paired
    (``sentence_pairs``); a sentence is done where its paragraph was and the pair is beyond doubt.
    """
    both = _Both(sentences, paragraphs, locale, cut, cut_source)
    here = {unit.key: unit for unit in old.units if not unit.obsolete}
    before = {unit.key: unit for unit in old.units if unit.obsolete}
    back = "sentence" if to == "paragraph" else "paragraph"
    stored = both.returning(here, before, to=to, back=back)
    there = both.moved(here, to, stored)
    again = both.moved(there, back, {})
    used = {unit.key for unit in stored.values()}
    made = []
    for unit in there.values():
        other = before.get(unit.key)
        if other is not None and unit.key not in used:
            # A PO file has each unit once, so what was obsolete is shown in a comment.
            used.add(unit.key)
            unit = _beside(unit, other)
        made.append(unit)
    lost = dict.fromkeys(
        key
        for passage in both.passages
        if any(_told(again.get(key)) != _told(here.get(key)) for key in passage.keys(back))
        for key in passage.keys(back)
    )
    kept = [here[key] for key in lost if key in here and key not in there]
    content = [unit for unit in kept if any(unit.target) or unit.translator_comments or unit.flags]
    obsolete = [unit for unit in old.units if unit.obsolete and unit.key not in used]
    units = (*made, *obsolete, *map(retired, content))
    return Regranulated(
        replace(old, units=units),
        sum(unit.state is State.TRANSLATED for unit in made),
        tuple(both.doubted(here, there, to)),
    )


class _Both:
    """A text in both granularities."""

    def __init__(
        self, sentences: SegmentedText, paragraphs: SegmentedText, locale: str, cut: Cut, cut_source: Cut
    ) -> None:
        text = sentences.text
        self.locale, self.source_locale, self.cut, self.cut_source = locale, text.locale, cut, cut_source
        self.fresh = {
            "sentence": {message.key: unit_of(message, text.id) for message in extract(sentences)},
            "paragraph": {message.key: unit_of(message, text.id) for message in extract(paragraphs)},
        }
        self.passages = tuple(_passages(sentences, paragraphs))

    def moved(self, here: _Units, to: str, stored: _Units) -> dict[UnitKey, Unit]:
        """The units of the granularity ``to``, in the text's order; those ``stored`` go before what can be made."""
        proposals: dict[UnitKey, list[Unit]] = {}
        heads: dict[UnitKey, list[UnitKey]] = {}
        for passage in self.passages:
            if to == "paragraph":
                whole = self.fresh[to].get(passage.key)
                parts = [None if key is None else here.get(key) for key in passage.parts]
                made = [] if whole is None else [joined(passage, parts, whole, self.source_locale, self.locale)]
            else:
                fresh = [None if key is None else self.fresh[to].get(key) for key in passage.parts]
                made = split(passage, here.get(passage.key), fresh, self.cut, self.cut_source)
            head: UnitKey | None = None
            for unit in made:
                proposals.setdefault(unit.key, []).append(unit)
                if unit.target != (JOINED,):
                    head = unit.key
                elif head is not None:
                    heads.setdefault(unit.key, []).append(head)
        found: dict[UnitKey, Unit] = {}
        for key, fresh_unit in self.fresh[to].items():
            alone = here.get(key)
            if key in stored:
                found[key] = standing(fresh_unit, stored[key])
            elif alone is not None and alone.state is State.TRANSLATED:
                # It is a block of its own elsewhere, so a unit in both granularities.
                found[key] = alone
            elif key in proposals:
                best = _chosen(proposals[key])
                found[key] = best if alone is None else _beside(best, alone)
            else:
                found[key] = fresh_unit if alone is None else alone
        for key, before in heads.items():
            if found[key].target != (JOINED,) and key not in stored:
                # One paragraph has the sentence within another one, the next has it on its own: both cannot be.
                for head in before:
                    if head not in stored and head not in here and found[head].state is State.TRANSLATED:
                        found[head] = replace(found[head], flags=("fuzzy", *found[head].flags))
        return found

    def returning(self, here: _Units, obsolete: _Units, *, to: str, back: str) -> dict[UnitKey, Unit]:
        """The obsolete units that are what the units ``here`` were made of, and still are."""
        again = self.moved(self.moved(here, to, {}), back, {})
        kept = [passage for passage in self.passages if any(key in obsolete for key in passage.keys(to))]
        unlike = [
            passage
            for passage in self.passages
            if any(_told(again.get(key)) != _told(here.get(key)) for key in passage.keys(back))
        ]
        # What had no translation left nothing behind; that it had none is tried first, and is only a guess.
        tries = [
            self._returning(here, obsolete, chosen, to=to, back=back)
            for chosen in (dict.fromkeys((*kept, *unlike)), dict.fromkeys(kept))
        ]
        return max(tries, key=lambda found: len(found.keys() & obsolete.keys()))

    def _returning(
        self, here: _Units, obsolete: _Units, chosen: dict[Passage, None], *, to: str, back: str
    ) -> dict[UnitKey, Unit]:
        known = obsolete.keys() | here.keys()
        while chosen:
            stored = {key: obsolete[key] for passage in chosen for key in passage.keys(to) if key in obsolete}
            there = self.moved(here, to, stored)
            others = {key for passage in self.passages if passage not in chosen for key in passage.keys(to)}
            blank = [key for passage in chosen for key in passage.keys(to) if key not in known | others]
            there |= {key: self.fresh[to][key] for key in blank if key in there}
            again = self.moved(there, back, {})
            good = dict.fromkeys(
                passage
                for passage in chosen
                if all(_told(again.get(key)) == _told(here.get(key)) for key in passage.keys(back))
            )
            if len(good) == len(chosen):
                return stored | {key: there[key] for key in blank if key in there}
            chosen = good
        return {}

    def doubted(self, here: _Units, there: _Units, to: str) -> Iterable[UnitKey]:
        """Units that are not done though all that they were made of is."""
        found: dict[UnitKey, None] = {}
        for passage in self.passages:
            back = "sentence" if to == "paragraph" else "paragraph"
            sources = [here[key] for key in passage.keys(back) if key in here]
            if all(unit.state is State.TRANSLATED for unit in sources):
                keys = [key for key in passage.keys(to) if key in there]
                found |= dict.fromkeys(key for key in keys if there[key].state is not State.TRANSLATED)
        return found


def granularity(sentences: SegmentedText, paragraphs: SegmentedText, old: Catalogue) -> str | None:
    """Which granularity the live units of a catalogue have; None when that cannot be told."""
    live = {unit.key for unit in old.units if not unit.obsolete}
    fine, coarse = ({message.key for message in extract(one)} for one in (sentences, paragraphs))
    fine, coarse = fine - coarse, coarse - fine
    unlike_sentences = len(coarse & live) + len(fine - live)
    unlike_paragraphs = len(fine & live) + len(coarse - live)
    if unlike_sentences == unlike_paragraphs:
        return None
    return "paragraph" if unlike_paragraphs < unlike_sentences else "sentence"


def _passages(sentences: SegmentedText, paragraphs: SegmentedText) -> Iterable[Passage]:
    """The blocks of several sentences, each once."""
    found: dict[UnitKey, Passage] = {}
    for block, fine, coarse in zip(sentences.text.blocks, sentences.segments, paragraphs.segments, strict=True):
        if len(fine) > 1 and len(coarse) == 1:
            key = unit_key(block, coarse[0])
            parts = tuple(unit_key(block, one) if is_translatable(one.text) else None for one in fine)
            gaps = ("", *(block.text[one.end : two.start] for one, two in pairwise(fine)))
            found.setdefault(key, Passage(key, parts, tuple(one.text for one in fine), gaps))
    return found.values()


def _chosen(proposals: Sequence[Unit]) -> Unit:
    """The best of what several paragraphs say of one unit, with the comments of all."""
    order = (State.TRANSLATED, State.FUZZY, State.UNTRANSLATED)
    best = min(proposals, key=lambda unit: (order.index(unit.state), unit.target == (JOINED,)))
    comments = dict.fromkeys(line for unit in proposals for line in unit.translator_comments)
    return replace(best, translator_comments=tuple(comments)) if len(proposals) > 1 else best


def _beside(unit: Unit, other: Unit) -> Unit:
    """The unit with another translation of the same words in a comment, unless it is its own."""
    if not any(other.target) or other.target == unit.target:
        lines: tuple[str, ...] = ()
    elif not any(unit.target):
        return standing(unit, other)
    else:
        lines = shown(other)
    comments = dict.fromkeys((*unit.translator_comments, *other.translator_comments, *lines))
    return replace(unit, translator_comments=tuple(comments))


def _told(unit: Unit | None) -> object:
    """What of a unit is the translators': all but its references and what the text says of it."""
    if unit is None:
        return None
    own = own_comments(unit)
    notes = tuple(line for line in unit.extracted_comments if line not in own)
    return replace(unit, references=(), extracted_comments=notes, obsolete=False, line=0)
