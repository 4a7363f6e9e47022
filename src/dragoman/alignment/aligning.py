"""Text and catalogues → beads."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.languages.tags import sentence_joint
from dragoman.model import (
    JOINED,
    AlignedBlock,
    Alignment,
    Bead,
    Catalogue,
    Rendition,
    Segment,
    SegmentedText,
    State,
    Unit,
    UnitKey,
)

Identify = Callable[[int, Segment], UnitKey | None]
"""(index of the block, segment) → key of its unit, or None where there is nothing to translate."""

_WORST = (State.UNTRANSLATED, State.FUZZY, State.TRANSLATED)


def align(
    segmented: SegmentedText,
    catalogues: Mapping[str, Catalogue],
    identify: Identify,
    unit_id: Callable[[UnitKey], str],
) -> Alignment:
    """Bring a text and its catalogues, by target locale, into beads.

    A bead is one segment, or several where a translator rendered them by one (the later units' translation is the
    marker ``[joined]``; what is joined in one locale is one bead in all). A segment without a unit, such as a bare
    document symbol, stands for itself. A marker with no sentence before it in its block counts as untranslated.
    The beads' segments are exactly the text's segments, in order.
    """
    live = {
        locale: {unit.key: unit for unit in catalogue.units if not unit.obsolete}
        for locale, catalogue in catalogues.items()
    }
    blocks = []
    for index, (block, segments) in enumerate(zip(segmented.text.blocks, segmented.segments, strict=True)):
        keys = [identify(index, segment) for segment in segments]
        groups: list[list[int]] = []
        for position, key in enumerate(keys):
            if groups and any(_joined(units.get(key)) for units in live.values() if key is not None):
                groups[-1].append(position)
            else:
                groups.append([position])
        beads = tuple(
            Bead(
                tuple(segments[position] for position in group),
                tuple("" if (key := keys[position]) is None else unit_id(key) for position in group),
                tuple(
                    _rendition(locale, [(segments[position], keys[position]) for position in group], units)
                    for locale, units in live.items()
                ),
            )
            for group in groups
        )
        blocks.append(AlignedBlock(block, beads))
    return Alignment(segmented.text, tuple(catalogues), tuple(blocks))


def _joined(unit: Unit | None) -> bool:
    return unit is not None and unit.target == (JOINED,)


def _rendition(
    locale: str, members: list[tuple[Segment, UnitKey | None]], units: Mapping[UnitKey, Unit]
) -> Rendition:
    texts: list[str] = []
    state = State.TRANSLATED
    for position, (segment, key) in enumerate(members):
        if key is None:
            texts.append(segment.text)
            continue
        unit = units.get(key)
        own = State.UNTRANSLATED if unit is None else unit.state
        if _joined(unit):
            # A marker joins only to a sentence that is there.
            if position == 0 or not texts:
                own = State.UNTRANSLATED
        elif unit is not None and unit.target[0]:
            texts.append(unit.target[0])
        state = min(state, own, key=_WORST.index)
    return Rendition(locale, sentence_joint(locale).join(texts), state)
