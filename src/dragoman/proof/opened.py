"""What a stranger finds in a finished artifact: its words in reading order, where each stands and in what language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Finding


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stand together in one element of the artifact, on one page."""

    text: str
    language: str
    """Tag of the language that the artifact says they are in; "" where it says none."""
    flow: str
    """Tag of the language of the block that they stand in: what is read on from page to page."""
    node: int
    """The element, an index into ``Opened.tree``."""
    aside: bool = False
    """Whether the artifact says that they are no part of the text: heads and feet of pages, contents, title page."""
    where: str = ""
    """Place for people: "page 3", the name of a document in a book; "" in a single page."""
    page: int = 0
    """PDF: page, from 1."""
    top: float = 0.0
    """PDF: points from the top of the page to the top of the words."""
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Tree:
    """The elements of an artifact: names, and each one's parent by index; -1 for a root."""

    parents: tuple[int, ...]
    names: tuple[str, ...]

    def above(self, node: int) -> Iterator[int]:
        """An element and those around it, innermost first."""
        while node >= 0:
            yield node
            node = self.parents[node]


@dataclass(frozen=True, slots=True)
class Opened:
    """An artifact as read."""

    stretches: tuple[Stretch, ...]
    """In reading order, which is that of the structure, with what stands outside it at the end."""
    tree: Tree
    languages: tuple[str, ...] = ()
    """Tags of the languages that the artifact as a whole says it is in."""
    spreads: str = ""
    """PDF: ``right`` where pages lie two and two with the odd ones on the right, ``left`` with those on the left."""
    exact: bool = True
    """Whether the letters are the text's in every script; in a PDF those of Arabic script may be more or fewer."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the artifact whatever it says: fonts, glyphs, no structure."""


class TreeBuilder:
    """Collects the elements of an artifact in the order in which they open."""

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._names: list[str] = []

    def add(self, name: str, parent: int) -> int:
        """Note an element; its index."""
        self._parents.append(parent)
        self._names.append(name)
        return len(self._names) - 1

    def tree(self) -> Tree:
        """What was collected."""
        return Tree(tuple(self._parents), tuple(self._names))
