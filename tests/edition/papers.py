"""Aligned papers for tests, made of plain data: an invented office, an invented country, harmless subjects."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.model import (
    AlignedBlock,
    Alignment,
    Bead,
    Block,
    Coverage,
    Kind,
    Rendition,
    Role,
    Segment,
    State,
    Tally,
    Text,
)
from tests.edition.sentences import ADDRESSEES, BODY, SIGNATORIES, say

Words = Mapping[str, str]
"""Locale → words; a leading "?" marks a fuzzy translation, a missing locale is untranslated."""


@dataclass
class Paper:
    """Collects blocks and gives an Alignment."""

    source: str
    targets: tuple[str, ...]
    id: str = "paper"
    kind: Kind = Kind.STATEMENT
    date: datetime.date | None = datetime.date(2024, 3, 12)
    blocks: list[AlignedBlock] = field(default_factory=list)

    def add(self, role: Role, *sentences: Words, **more: Any) -> Paper:
        """One block: a bead a sentence, parted by spaces in the source (by nothing in Chinese)."""
        number, offset, beads = len(self.blocks), 0, []
        joint = "" if self.source == "zh" else " "
        words = [sentence[self.source] for sentence in sentences]
        for index, sentence in enumerate(sentences):
            text = words[index]
            segment = Segment(number, offset, offset + len(text), text)
            offset += len(text) + len(joint)
            unit = f"u{sum(map(ord, f'{role.value}{text}')):x}" if any(map(str.isalpha, text)) else ""
            renditions = tuple(_rendition(locale, sentence, unit, text) for locale in self.targets)
            beads.append(Bead((segment,), (unit,), renditions))
        block = Block(role, joint.join(words), line=number + 1, **more)
        self.blocks.append(AlignedBlock(block, tuple(beads)))
        return self

    def aligned(self) -> Alignment:
        """The paper as it comes from the alignment."""
        text = Text(
            self.id, self.kind, self.source, tuple(aligned.block for aligned in self.blocks), date=self.date
        )
        return Alignment(text, self.targets, tuple(self.blocks))

    def coverage(self) -> tuple[Coverage, ...]:
        """Coverage of each target, words counted by blanks."""
        return tuple(self._coverage(index, locale) for index, locale in enumerate(self.targets))

    def _coverage(self, index: int, locale: str) -> Coverage:
        counts = {state: [0, 0] for state in State}
        for aligned in self.blocks:
            for bead in aligned.beads:
                entry = counts[bead.renditions[index].state]
                entry[0] += 1
                entry[1] += sum(len(segment.text.split()) for segment in bead.segments)
        done, fuzzy, missing = (Tally(*counts[state]) for state in State)
        return Coverage(self.id, locale, done, fuzzy, missing)


def _rendition(locale: str, sentence: Words, unit: str, source: str) -> Rendition:
    if not unit:
        return Rendition(locale, source, State.TRANSLATED)
    words = sentence.get(locale, "")
    if words.startswith("?"):
        return Rendition(locale, words[1:], State.FUZZY)
    return Rendition(locale, words, State.TRANSLATED if words else State.UNTRANSLATED)


def statement(
    target: str,
    *,
    long: int = 1,
    signatories: int = 1,
    addressees: int = 19,
    gaps: bool = False,
    footnotes: bool = True,
) -> Paper:
    """A statement of the Water Commissioner of Norland: title, headings, lists, quotation, footnote, signature, list.

    ``long`` repeats the sentences of one paragraph, so that its row outgrows a page; ``gaps`` leaves out and marks as
    fuzzy some translations into ``target``.
    """
    paper = Paper("en", (target,), id="river-day")
    paper.add(Role.TITLE, say("title", target), level=1)
    paper.add(Role.SUBTITLE, say("subtitle", target))
    fresh = iter(range(10_000))
    for entry in BODY:
        sentences: Sequence[Words] = [say(name, target) for name in entry.sentences]
        if entry.long:
            sentences = [
                sentence if turn == 0 else {locale: f"{words} ({turn})" for locale, words in sentence.items()}
                for turn in range(long) for sentence in sentences
            ]
        if gaps:
            sentences = [_gapped(sentence, target, next(fresh)) for sentence in sentences]
        if not footnotes:
            sentences = [{key: words.replace("[^1]", "") for key, words in one.items()} for one in sentences]
            if entry.role is Role.FOOTNOTE:
                continue
        paper.add(entry.role, *sentences, level=entry.level, marker=entry.marker)
    for number, (mark, name, office) in enumerate(SIGNATORIES[:signatories], start=1):
        for role, key in ((Role.SIGNED_MARK, mark), (Role.SIGNATORY, name), (Role.OFFICE, office)):
            if key:
                paper.add(role, say(key, target), group=number)
    paper.add(Role.PLACE, say("place", target))
    paper.add(Role.DATE, say("date", target))
    if addressees:
        paper.add(Role.ADDRESSEES_LEAD, say("lead", target), group=90)
        for index in range(addressees):
            last = index == addressees - 1
            if last and addressees > 1:
                paper.add(Role.ADDRESSEE_JOINT, say("joint", target), group=90)
            words = {key: f"{text}" for key, text in say(ADDRESSEES[index % len(ADDRESSEES)], target).items()}
            paper.add(Role.ADDRESSEE, words, lead="the", tail="." if last else ",", group=90)
    return paper


def _gapped(sentence: Words, target: str, number: int) -> Words:
    if target not in sentence:
        return sentence
    if number % 5 == 2:
        return {**sentence, target: f"?{sentence[target]}"}
    if number % 5 == 4:
        return {key: words for key, words in sentence.items() if key != target}
    return sentence


def letter(target: str) -> Paper:
    """A letter with a masthead, agenda items, a salutation, headings at odd levels, numbered items and an annex."""
    paper = Paper("en", (target,), id="letter", kind=Kind.UN_LETTER)
    for name in ("organ", "doc-symbol", "distribution", "original", "agenda-1", "agenda-2"):
        paper.add(Role.REFERENCE, say(name, target), group=1)
    paper.add(Role.TITLE, say("letter-title", target), level=1)
    paper.add(Role.SALUTATION, say("salutation", target))
    paper.add(Role.PARAGRAPH, say("forward", target), say("circulate", target))
    paper.add(Role.SIGNED_MARK, say("mark", target), group=2)
    paper.add(Role.SIGNATORY, say("name-2", target), group=2)
    paper.add(Role.OFFICE, say("office-2", target), group=2)
    paper.add(Role.ANNEX, say("annex", target), level=1, annex=1)
    paper.add(Role.TITLE, say("annex-title", target), level=1, annex=1)
    paper.add(Role.HEADING, say("heading-1", target), level=4, annex=1)
    for number, name in enumerate(("gauges", "locks", "symbol"), start=1):
        paper.add(Role.LIST_ITEM, say(name, target), level=1, marker=f"{number}.", annex=1)
    for marker, name in (("(a)", "item-1"), ("(b)", "item-2")):
        paper.add(Role.LIST_ITEM, say(name, target), level=2, marker=marker, annex=1)
    paper.add(Role.HEADING, say("heading-2", target), level=2, annex=1)
    paper.add(Role.QUOTATION, say("quote", target), level=1, annex=1)
    paper.add(Role.FOOTNOTE, say("note", target), marker="1", annex=1)
    paper.add(Role.NOTE, say("year", target), annex=1)
    return paper
