"""One block in one column: its passages, what stands for a missing translation, and a language's typography."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.languages import quotes, tags, typography
from dragoman.model import AlignedBlock, Bead, Block, Rendition, Role, State
from dragoman.model.edition import Passage

_ELIDED = ("'", "’")
"""An article that ends so ("l'") stands close to its noun."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the passages of one column need to know of its language."""

    locale: str
    direction: str
    joint: str
    """What stands between two sentences."""
    marks: quotes.Punctuation


@dataclass(frozen=True, slots=True)
class Languages:
    """The columns' languages, the source's first, and whether fuzzy translations may be printed."""

    columns: tuple[Language, ...]
    draft: bool

    @classmethod
    def of(cls, source: str, targets: tuple[str, ...], *, draft: bool) -> Languages:
        """The languages of a source and its targets."""
        return cls(
            tuple(
                Language(locale, tags.direction(locale), tags.sentence_joint(locale), quotes.punctuation(locale))
                for locale in (source, *targets)
            ),
            draft,
        )


def line_passages(aligned: AlignedBlock, languages: Languages, column: int) -> tuple[Passage, ...]:
    """A block's passages in one column: those of the source one a segment, those of a translation one a bead."""
    source = languages.columns[0]
    if column == 0:
        return tuple(_source_passages(aligned, source))
    return tuple(_target_passages(aligned, languages, column))


def _source_passages(aligned: AlignedBlock, language: Language) -> Iterator[Passage]:
    block = aligned.block
    segments = [
        (segment, unit) for bead in aligned.beads for segment, unit in zip(bead.segments, bead.units, strict=True)
    ]
    end: int | None = None
    for index, (segment, unit) in enumerate(segments):
        yield Passage(
            text=typography.apply(segment.text, language.locale),
            units=(unit,) if unit else (),
            locale=language.locale,
            direction=language.direction,
            before=_article(block) if end is None else block.text[end:segment.start],
            after=block.tail if index == len(segments) - 1 else "",
        )
        end = segment.end


def _target_passages(aligned: AlignedBlock, languages: Languages, column: int) -> Iterator[Passage]:
    block, source, language = aligned.block, languages.columns[0], languages.columns[column]
    previous: Bead | None = None
    before_missing = False
    for index, bead in enumerate(aligned.beads):
        rendition = bead.renditions[column - 1]
        state = _printed_state(rendition, languages)
        missing = state is State.UNTRANSLATED
        text = _source_words(block, bead) if missing else rendition.text
        spoken = source if missing else language
        before = ""
        if previous is not None:
            between = block.text[previous.segments[-1].end:bead.segments[0].start]
            before = "\n" if "\n" in between else " " if missing or before_missing else language.joint
        elif missing:
            before = _article(block)
        yield Passage(
            text=typography.apply(text, spoken.locale),
            units=tuple(unit for unit in bead.units if unit),
            locale=spoken.locale,
            direction=spoken.direction,
            state=state,
            before=before,
            after=_tail(block, text, language) if index == len(aligned.beads) - 1 else "",
        )
        previous, before_missing = bead, missing


def _printed_state(rendition: Rendition, languages: Languages) -> State:
    """The state as printed: outside a draft a fuzzy translation is none."""
    if not rendition.text.strip():
        return State.UNTRANSLATED
    if rendition.state is State.FUZZY and not languages.draft:
        return State.UNTRANSLATED
    return rendition.state


def _source_words(block: Block, bead: Bead) -> str:
    return block.text[bead.segments[0].start:bead.segments[-1].end]


def _article(block: Block) -> str:
    """What stands before the source's words and is no part of them: the article of an addressee."""
    if not block.lead:
        return ""
    return block.lead if block.lead.endswith(_ELIDED) else f"{block.lead} "


def _tail(block: Block, text: str, language: Language) -> str:
    """The source's punctuation after an item as the language writes it; none where the translator has written it."""
    marks = language.marks
    own = {",": marks.comma, ";": marks.semicolon, ".": marks.full_stop}.get(block.tail, block.tail)
    if block.role in (Role.ADDRESSEE, Role.ADDRESSEE_JOINT) and text.rstrip().endswith((own, block.tail)) and own:
        return ""
    return own
