"""Papers for the benches: blocks of sentences that scripts can edit, with translations that say whose they are."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UDHR = ROOT / "../shared/data/udhr"
sys.path[:0] = [] if str(ROOT / "src") in sys.path else [str(ROOT / "src")]

from dragoman.catalogue import parse  # noqa: E402
from dragoman.model import Block, Kind, Role, Segment, SegmentedText, Text  # noqa: E402
from dragoman.reading import read_text  # noqa: E402
from dragoman.segmentation import segment_block, segment_text  # noqa: E402

LOCALES = {"az": "azj_latn", "ru": "rus"}
"""Locale → the name that the Declaration's files have for it."""
_numbers = count(1)


@dataclass(frozen=True)
class Sentence:
    """One unit of a paper, as it stands at one time; what becomes of it by an edit is another one."""

    text: str
    parents: tuple[int, ...] = ()
    """Numbers of the sentences that it was made of."""
    number: int = field(default_factory=lambda: next(_numbers))


@dataclass
class Part:
    """A block of a paper: its sentences can be changed, its role cannot."""

    block: Block
    sentences: list[Sentence]

    @property
    def running(self) -> bool:
        """Whether it is running text."""
        return self.block.role.is_body

    def segmented(self, index: int) -> tuple[Block, tuple[Segment, ...]]:
        """The block with the text of its sentences, and the segments that they are in it."""
        segments, start = [], 0
        for sentence in self.sentences:
            segments.append(Segment(index, start, start + len(sentence.text), sentence.text))
            start += len(sentence.text) + 1
        return replace(self.block, text=" ".join(sentence.text for sentence in self.sentences)), tuple(segments)


@dataclass
class Paper:
    """A text with its first translations."""

    name: str
    parts: list[Part]
    translations: dict[str, dict[int, str]]
    """Locale → number of a sentence → its translation."""

    def segmented(self) -> SegmentedText:
        """The paper as the catalogue room takes it."""
        pairs = [part.segmented(index) for index, part in enumerate(self.parts)]
        text = Text(self.name, Kind.DOCUMENT, "en", tuple(block for block, _ in pairs))
        return SegmentedText(text, tuple(segments for _, segments in pairs))

    def plain(self) -> str:
        """The paper for a tool that knows paragraphs only: one a line, an empty line between two."""
        return "\n\n".join(squeezed(" ".join(one.text for one in part.sentences)) for part in self.parts) + "\n"

    def sentences(self) -> list[Sentence]:
        """All that stand in it now."""
        return [sentence for part in self.parts for sentence in part.sentences]


def squeezed(text: str) -> str:
    """Runs of blanks and line feeds as one blank; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", text).strip()


def papers() -> list[Paper]:
    """The sample texts, and the Universal Declaration of Human Rights where it lies beside the checkout."""
    found = [_sample(path) for path in sorted((ROOT / "texts").glob("*.md"))]
    if UDHR.is_dir():
        found.append(_declaration())
    return found


def _sample(path: Path) -> Paper:
    text = read_text(path.read_text(encoding="utf-8"), path=path.name, text_id=path.stem)
    segmented = segment_text(text)
    parts = [
        Part(block, [Sentence(segment.text) for segment in segments])
        for block, segments in zip(segmented.text.blocks, segmented.segments, strict=True)
        if segments
    ]
    translations: dict[str, dict[int, str]] = {}
    for locale in LOCALES:
        units = parse((ROOT / "locales" / locale / f"{path.stem}.po").read_bytes()).units
        known = {unit.source: unit.target[0] for unit in units if not unit.obsolete}
        translations[locale] = {
            sentence.number: known.get(sentence.text) or sentence.text for part in parts for sentence in part.sentences
        }
    return Paper(path.stem, parts, translations)


def _declaration() -> Paper:
    roles = {"title": Role.TITLE, "heading": Role.HEADING, "para": Role.PARAGRAPH, "item": Role.LIST_ITEM}
    parts: list[Part] = []
    places: dict[str, Part] = {}
    with (UDHR / "tsv/eng.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            role = roles.get(row["role"], Role.PARAGRAPH)
            spans = segment_block(row["text"], "en") if role.is_body else ((0, len(row["text"])),)
            part = Part(Block(role, row["text"]), [Sentence(row["text"][start:end]) for start, end in spans])
            parts.append(part)
            places[row["id"]] = part
    translations: dict[str, dict[int, str]] = {}
    for locale, name in LOCALES.items():
        mine = translations[locale] = {}
        with (UDHR / f"aligned/eng-{name}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                for place in filter(None, row["eng_ids"].split(",")):
                    sentences = places[place].sentences
                    spans = segment_block(row[name], locale)
                    pieces = [row[name][start:end] for start, end in spans]
                    whole = [row[name]] * len(sentences)
                    told = pieces if len(pieces) == len(sentences) else whole
                    mine |= {one.number: words for one, words in zip(sentences, told, strict=True)}
        for part in parts:
            for sentence in part.sentences:
                mine.setdefault(sentence.number, sentence.text)
    return Paper("declaration", parts, translations)
