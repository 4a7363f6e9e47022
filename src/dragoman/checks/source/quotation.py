"""Quotation marks of the source that do not close, or close nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.pair import Paper
from dragoman.checks.source.passages import Passage, passages
from dragoman.languages.quotes import quotes
from dragoman.model import Severity, Side

_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_MARKS = frozenset("“”„«»\"「」『』《》〈〉")


def _look(paper: Paper) -> Iterator[Hit]:
    marks = quotes(paper.locale)
    # »so« and ”so” turn their marks round; a paper in such a language is not judged by pairs.
    turned = marks.opening in "»”" or marks.opening == marks.closing
    whole = list(passages(paper))
    for number, passage in enumerate(whole):
        if _MARKS.isdisjoint(passage.text):
            continue
        after = whole[number + 1].text if number + 1 < len(whole) else ""
        for offset, told in () if turned else _unbalanced(passage, after):
            pair, start = passage.place(offset)
            mark = passage.text[offset]
            yield Hit(f"The quotation mark {mark} {told}.", Side.SOURCE, start, start + 1, mark, pair=pair)
        if passage.text.count('"') % 2 and not _is_measure(passage.text):
            pair, start = passage.place(passage.text.rfind('"'))
            yield Hit('The quotation mark " has no other one.', Side.SOURCE, start, start + 1, '"', pair=pair)


def _unbalanced(passage: Passage, after: str) -> Iterator[tuple[int, str]]:
    opened: list[int] = []
    text = passage.text
    low = "„" in text
    for offset, mark in enumerate(text):
        if mark == "“" and low and opened and text[opened[-1]] == "„":
            opened.pop()
        elif mark in _PAIRS:
            opened.append(offset)
        elif mark in "”»」』》〉":
            if opened and mark in _PAIRS[text[opened[-1]]]:
                opened.pop()
            else:
                yield offset, "closes nothing"
    # A quotation of several paragraphs opens each of them and closes the last (Chicago Manual of Style, 13.30).
    if opened and not (len(opened) == 1 and after.startswith(text[opened[-1]])):
        for offset in opened:
            yield offset, "is not closed"


def _is_measure(text: str) -> bool:
    """Whether a straight mark stands for inches or seconds."""
    place = text.rfind('"')
    return place > 0 and text[place - 1].isdigit()


CHECK = Check(
    code="source-quotation-marks",
    name="Quotation marks of the source",
    family=Family.SOURCE,
    severity=Severity.WARNING,
    finds="A quotation mark of the source that is not closed within its paragraph, or that closes nothing.",
    why="Nobody can tell where the quotation ends, and each translator ends it elsewhere.",
    authority="Chicago Manual of Style, 13.30, on quotations of several paragraphs; CLDR on the marks.",
    flagged=example("“The harbour is open, said the Commissioner."),
    clean=example("“The harbour is open,” said the Commissioner."),
    hint="Close the quotation in the text.",
    paper=_look,
    side=Side.SOURCE,
)
