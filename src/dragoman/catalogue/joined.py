"""The marker of a sentence that is rendered within the one before it: what is wrong with those in a catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.catalogue.extraction import unit_key
from dragoman.catalogue.translatable import is_translatable
from dragoman.model import JOINED, Catalogue, Finding, Position, SegmentedText, Severity, State, Unit, UnitKey


def joined_findings(segmented: SegmentedText, catalogue: Catalogue, path: str = "") -> tuple[Finding, ...]:
    """Findings on ``[joined]`` in the catalogue of a text; ``path`` is that of the PO file, for positions.

    A sentence is joined to the one before it in its block. So the first of a block cannot be joined, nor can a title
    or a name, which are no running text; what it is joined to must be translated; and a sentence that recurs is one
    unit, so it is joined wherever it stands.
    """
    units = {unit.key: unit for unit in catalogue.units if not unit.obsolete}
    found = dict.fromkeys(_walk(segmented, units, path))
    misspelt = (
        Finding(
            "joined-misspelt",
            Severity.WARNING,
            f"“{unit.target[0]}” is taken for a translation, not for the marker of a joined sentence.",
            f"Write {JOINED}, or mark the unit as fuzzy if it is neither.",
            Position(path, unit.line or None),
        )
        for unit in units.values()
        if unit.target != (JOINED,) and unit.target[0].strip(" \n.[]()").lower() == JOINED[1:-1] != unit.source.lower()
    )
    return (*found, *misspelt)


def _walk(segmented: SegmentedText, units: dict[UnitKey, Unit], path: str) -> Iterator[Finding]:
    for block, segments in zip(segmented.text.blocks, segmented.segments, strict=True):
        before: Unit | None = None
        for index, segment in enumerate(segments):
            unit = units.get(unit_key(block, segment))
            if unit is not None and unit.target == (JOINED,):
                position = Position(path, unit.line or None)
                if index == 0:
                    yield Finding(
                        "joined-first",
                        Severity.ERROR,
                        f"“{_cut(unit.source)}” is marked {JOINED} but begins its {block.role.value}"
                        + (f" in line {block.line} of the text." if block.line else "."),
                        "Only a sentence with another one before it can be joined; translate it on its own. "
                        "If it recurs, put a context on one of the two blocks.",
                        position,
                    )
                elif before is not None and before.state is not State.TRANSLATED:
                    yield Finding(
                        "joined-to-nothing",
                        Severity.ERROR,
                        f"“{_cut(unit.source)}” is marked {JOINED}, but the one before it is {before.state.value}.",
                        "Translate both sentences in the unit of the first.",
                        position,
                    )
            # What a joined sentence is joined to is the last one that has words of its own.
            if is_translatable(segment.text) and (unit is None or unit.target != (JOINED,)):
                before = unit or Unit(segment.text)


def _cut(source: str) -> str:
    return source if len(source) <= 60 else source[:59] + "…"
