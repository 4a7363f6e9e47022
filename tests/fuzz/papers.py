"""Papers that change: texts as Markdown through their versions, by the edits that an office makes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace

from hypothesis import strategies as st

WORDS = (
    "boat", "quay", "grain", "river", "council", "island", "harbour", "letter", "bridge", "winter", "people", "paper",
    "song", "stone", "light", "twelve", "never", "1990", "14",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9).map(lambda words: f"The {' '.join(words)} came.")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or an item of a list."""

    sentences: tuple[str, ...]
    item: bool = False


Paper = tuple[Paragraph, ...]


def markdown(paper: Paper, width: int = 72) -> str:
    """The file of a paper, its lines not longer than ``width`` where words allow it."""
    blocks = []
    for number, paragraph in enumerate(paper):
        mark = "- " if paragraph.item else ""
        words = " ".join(paragraph.sentences)
        lines = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
        # A line that begins with a figure and a full stop would begin a list.
        blocks.append("\n".join([mark + lines[0], *((" " * len(mark)) + line for line in lines[1:])]))
        if paragraph.item and number + 1 < len(paper) and paper[number + 1].item:
            blocks[-1] += "\n"
    return "---\nid: harbour\nkind: statement\ndate: 2024-03-12\n---\n\n# HARBOURS\n\n" + "\n\n".join(blocks) + "\n"


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A first version."""
    sentences = draw(st.lists(SENTENCES, min_size=2, max_size=8, unique=True))
    paper = []
    while sentences:
        count = draw(st.integers(1, 3))
        paper.append(Paragraph(tuple(sentences[:count]), draw(st.booleans())))
        sentences = sentences[count:]
    return tuple(paper)


@st.composite
def edited(draw: st.DrawFn, earlier: list[Paper]) -> Paper:
    """The next version: some edits to the last one, or an earlier one once more."""
    if draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(earlier))
    paper = list(earlier[-1])
    for _ in range(draw(st.integers(1, 3))):
        paper = _edited(draw, paper)
    return tuple(paper)


def _edited(draw: st.DrawFn, paper: list[Paragraph]) -> list[Paragraph]:
    at = draw(st.integers(0, len(paper) - 1))
    block = paper[at]
    place = draw(st.integers(0, len(block.sentences) - 1))
    sentence = block.sentences[place]
    words = sentence[:-1].split(" ")
    kind = draw(st.sampled_from([
        "word", "insert", "delete", "move", "split", "join", "kind",
        "split paragraph", "join paragraphs", "move paragraph",
    ]))  # fmt: skip
    if kind == "word":
        words[draw(st.integers(1, len(words) - 1))] = draw(st.sampled_from(WORDS))
        return _with(paper, at, place, 1, " ".join(words) + ".")
    if kind == "insert":
        return _with(paper, at, place, 0, draw(SENTENCES))
    if kind == "delete":
        return _with(paper, at, place, 1) if sum(len(one.sentences) for one in paper) > 1 else paper
    if kind == "move":
        if sum(len(one.sentences) for one in paper) < 2:
            return paper
        rest = _with(paper, at, place, 1)
        return _with(rest, draw(st.integers(0, len(rest) - 1)), 0, 0, sentence)
    if kind == "split" and len(words) > 5:
        half = len(words) // 2
        return _with(paper, at, place, 1, " ".join(words[:half]) + ".", f"The {' '.join(words[half:])}.")
    if kind == "join" and place + 1 < len(block.sentences):
        joined = f"{sentence[:-1]}, and {block.sentences[place + 1][0].lower()}{block.sentences[place + 1][1:]}"
        return _with(paper, at, place, 2, joined)
    if kind == "split paragraph" and place:
        pieces = [replace(block, sentences=block.sentences[:place]), replace(block, sentences=block.sentences[place:])]
        return [*paper[:at], *pieces, *paper[at + 1 :]]
    if kind == "join paragraphs" and at + 1 < len(paper):
        joint = replace(block, sentences=block.sentences + paper[at + 1].sentences)
        return [*paper[:at], joint, *paper[at + 2 :]]
    if kind == "move paragraph":
        rest = [*paper[:at], *paper[at + 1 :]]
        goal = draw(st.integers(0, len(rest)))
        return [*rest[:goal], block, *rest[goal:]]
    if kind == "kind":
        return [*paper[:at], replace(block, item=not block.item), *paper[at + 1 :]]
    return paper


def _with(paper: list[Paragraph], at: int, place: int, taken: int, *put: str) -> list[Paragraph]:
    """The paper with ``taken`` sentences of a paragraph replaced."""
    block = paper[at]
    sentences = (*block.sentences[:place], *put, *block.sentences[place + taken :])
    return [*paper[:at], *([replace(block, sentences=sentences)] if sentences else []), *paper[at + 1 :]]
