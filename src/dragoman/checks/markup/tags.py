"""Tags of XML and HTML."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.check import Check, Family, Hit, example
from dragoman.checks.markup.anatomy import Piece
from dragoman.checks.markup.comparing import differences
from dragoman.checks.markup.tag_reading import Tag, misplaced, strays, tags_of
from dragoman.checks.pair import Pair
from dragoman.model import Severity


def _look(pair: Pair) -> Iterator[Hit]:
    if "<" not in pair.source and "<" not in pair.target:
        return
    source, target = tags_of(pair.source), tags_of(pair.target)
    if not source and not target:
        return
    kept = {tag.value for tag in target}
    words = [tag for tag in source if tag.word and tag.value not in kept]
    own = {tag.value for tag in source}
    # A word in angle brackets is translated: <name>, <ad>.
    translated = [tag for tag in target if tag.word and tag.value not in own][: len(words)]
    hits = list(
        differences(
            [_piece(tag) for tag in source if tag not in words[: len(translated)]],
            [_piece(tag) for tag in target if tag not in translated],
            "tag",
        )
    )
    yield from hits
    if not hits and misplaced(source) is None and (stray := misplaced(target)) is not None:
        told = "closes what is not open" if stray.closing else "is not closed in its place"
        yield Hit(f"The tag {stray.text} {told}.", start=stray.start, end=stray.end, found=stray.text, raw=True)
    if not hits and source and misplaced(source) is None:
        yield from _unescaped(pair)


def _unescaped(pair: Pair) -> Iterator[Hit]:
    """Signs that begin a tag or an entity and are none, where the source is well-formed XML throughout."""
    if strays(pair.source):
        return
    for start, end in strays(pair.target):
        sign = pair.target[start:end]
        yield Hit(
            f"{sign} begins no {'tag' if sign == '<' else 'entity'}; among tags it is written {_ENTITIES[sign]}.",
            start=start, end=end, found=sign, expected=_ENTITIES[sign], raw=True,
        )  # fmt: skip


_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def _piece(tag: Tag) -> Piece:
    return Piece(tag.value, tag.start, tag.end)


CHECK = Check(
    code="tags",
    name="Tags",
    family=Family.MARKUP,
    severity=Severity.ERROR,
    finds="A tag of XML or HTML that is missing, changed, added or not closed in its place.",
    why="The program that reads the text fails, or words are marked that should not be.",
    authority="XML 1.0, clauses 2.1 (well-formed documents) and 3.1 (start-tags, end-tags).",
    flagged=example("The <b>deep</b> river", "<b>Dərin</i> çay"),
    clean=example("The <b>deep</b> river", "<b>Dərin</b> çay"),
    hint="Copy the tags from the source around the words that they belong to.",
    pair=_look,
)
