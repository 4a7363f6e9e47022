"""What stands at which height of the spreads of a finished PDF, read off the file as the proof reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.proof.expecting import Expected
from dragoman.proof.judging import _Judging
from dragoman.proof.pdf import open_pdf


@dataclass(frozen=True)
class Stand:
    """A block or a sentence on one spread: where its first words stand on either page, points from the top."""

    number: int
    spread: int
    source: float | None
    translation: float | None

    @property
    def drift(self) -> float | None:
        """Points between the two; None where one of them is not on the spread."""
        if self.source is None or self.translation is None:
            return None
        return abs(self.source - self.translation)


Tops = dict[tuple[int, int, int], float]
"""Points from the top of the page by (number, column, page)."""


def tops(data: bytes, expected: Expected) -> tuple[Tops, Tops]:
    """Tops of blocks and of sentences."""
    judging = _Judging(open_pdf(data), expected, "paper.pdf")
    judging.look()
    blocks: Tops = {}
    sentences: Tops = {}
    for one in judging._placed:
        for found, number in ((blocks, one.wanted.kin), (sentences, one.wanted.bead)):
            for stretch in map(judging._opened.stretches.__getitem__, one.stretches):
                key = number, one.column, stretch.page
                found[key] = min(found.get(key, stretch.top), stretch.top)
    return blocks, sentences


def by_spread(found: Tops) -> list[Stand]:
    """Pages laid two and two, the first alone."""
    stands: dict[tuple[int, int], Stand] = {}
    for (number, column, page), top in sorted(found.items()):
        stand = stands.setdefault((number, page // 2), Stand(number, page // 2, None, None))
        stands[number, page // 2] = replace(stand, **{"translation" if column else "source": top})
    return list(stands.values())


def begun_apart(sentences: Tops) -> list[int]:
    """The sentences that begin on one spread in one language and on another in the other."""
    begins: dict[int, dict[int, int]] = {}
    for number, column, page in sorted(sentences):
        begins.setdefault(number, {}).setdefault(column, page // 2)
    return [number for number, columns in begins.items() if len(set(columns.values())) > 1]
