"""Texts and catalogues → the papers that checks look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman import alignment, catalogue
from dragoman.checks.pair import Pair, Paper
from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.languages import tags
from dragoman.model import (
    JOINED,
    Catalogue,
    PartKind,
    Position,
    Role,
    SegmentedText,
    State,
    Text,
    Unit,
    UnitKey,
    UsageError,
)
from dragoman.pipeline.loading import identify, load_catalogue
from dragoman.workspace import Workspace

_ROLES = {role.value for role in Role}


def source_paper(workspace: Workspace, segmented: SegmentedText, reference: Reference = NO_REFERENCE) -> Paper:
    """A text by itself, for the checks that look at the source alone: a pair a sentence."""
    text = segmented.text
    place = workspace.relative(workspace.text_path(text.id))
    comments = _comments(text)
    source = tags.plainest(text.locale)
    pairs = tuple(
        Pair(
            segment.text, "", source, source, block.role, State.TRANSLATED, text=text.id, block=index, tag=text.locale,
            comments=comments.get(index, ()),
            units=() if (key := identify(segmented, index, segment)) is None else (catalogue.unit_id(key),),
            source_position=Position(place, block.line or None), reference=reference,
        )
        for index, (block, segments) in enumerate(zip(text.blocks, segmented.segments, strict=True))
        for segment in segments
    )  # fmt: skip
    return Paper(text.id, source, source, pairs, text, Position(place), reference, text.locale)


def _comments(text: Text) -> dict[int, tuple[str, ...]]:
    """The comments of a text's author (``<!-- … -->``) that stand before each block, by its index."""
    found: dict[int, tuple[str, ...]] = {}
    waiting: list[str] = []
    for part in text.parts:
        if part.kind is PartKind.COMMENT:
            waiting.append(part.source.strip().removeprefix("<!--").removesuffix("-->").strip())
        elif part.kind is PartKind.CONTENT and part.block is not None:
            if waiting:
                found[part.block] = tuple(waiting)
            waiting = []
    return found


def translated_paper(
    workspace: Workspace, segmented: SegmentedText, locale: str, reference: Reference = NO_REFERENCE
) -> Paper:
    """A text and its translation into one locale: a pair a bead, without what has nothing to translate."""
    text = segmented.text
    units = load_catalogue(workspace, text.id, locale) or Catalogue()
    place = workspace.relative(workspace.catalogue_path(text.id, locale))
    shown = workspace.relative(workspace.text_path(text.id))
    entries = {catalogue.unit_id(unit.key): unit for unit in units.units if not unit.obsolete}

    def key(block: int, segment: object) -> UnitKey | None:
        return identify(segmented, block, segment)  # type: ignore[arg-type]

    aligned = alignment.align(segmented, {locale: units}, key, catalogue.unit_id)
    pairs: list[Pair] = []
    joint = tags.sentence_joint(text.locale)
    source, target = tags.plainest(text.locale), tags.plainest(locale)
    for index, (block, beads) in enumerate((one.block, one.beads) for one in aligned.blocks):
        for bead in beads:
            own = tuple(unit for unit in bead.units if unit)
            if not own:
                continue
            rendition = bead.renditions[0]
            found = [entries[unit] for unit in own if unit in entries]
            line = next((unit.line for unit in found), 0)
            comments = tuple(comment for unit in found for comment in unit.translator_comments)
            pairs.append(
                Pair(
                    joint.join(segment.text for segment in bead.segments), rendition.text, source, target,
                    block.role, rendition.state, found[0].context if found else None, own, comments, text.id, index,
                    Position(place, line or None), Position(shown, block.line or None), reference, locale,
                )
            )  # fmt: skip
    return Paper(text.id, target, source, tuple(pairs), text, Position(place), reference, locale)


def file_paper(
    data: bytes, path: str, source_locale: str, locale: str | None = None, reference: Reference = NO_REFERENCE
) -> Paper:
    """A PO file that belongs to no text.

    ``source_locale`` holds where the header names none (``X-Source-Language``), ``locale`` before what it says.
    Raises PoSyntaxError when gettext would refuse the file, UsageError when its language is nowhere said.
    """
    units = catalogue.parse(data, path)
    said = locale or _bcp47(catalogue.header_field(units, "Language") or "")
    if not said:
        raise UsageError(f"{path}: does not say its language", "Name it: --locale az, or `Language: az` in its header.")
    source = catalogue.header_field(units, "X-Source-Language") or ""
    origin = _bcp47(source) or source_locale
    name = Path(path).name
    pairs = [
        pair
        for number, unit in enumerate(units.units)
        if not unit.obsolete and unit.source
        for pair in _of_unit(unit, origin, said, name, path, number, reference)
    ]
    spelled = (tags.plainest(said), tags.plainest(origin))
    return Paper(name, *spelled, tuple(pairs), None, Position(path), reference, said)


def _of_unit(
    unit: Unit, source_locale: str, locale: str, name: str, path: str, number: int, reference: Reference
) -> Iterator[Pair]:
    """A pair for a unit; for one with plural forms, one of the singular and one of the last form."""
    sides = [(unit.source, unit.target[0])]
    if unit.source_plural is not None and len(unit.target) > 1:
        sides.append((unit.source_plural, unit.target[-1]))
    for source, target in sides:
        if target == JOINED:
            continue
        yield Pair(
            source, target, tags.plainest(source_locale), tags.plainest(locale), _role(unit), unit.state, unit.context,
            (catalogue.unit_id(unit.key),), unit.translator_comments, name, number, Position(path, unit.line or None),
            Position(path, unit.line or None), reference, locale,
        )  # fmt: skip


def _role(unit: Unit) -> Role:
    from dragoman.catalogue.extraction import ROLE_NOTE

    noted = next((line for line in unit.extracted_comments if line.startswith(ROLE_NOTE)), "").removeprefix(ROLE_NOTE)
    for name in (noted.strip(), (unit.context or "").partition(":")[0]):
        if name in _ROLES:
            return Role(name)
    return Role.PARAGRAPH


def _bcp47(said: str) -> str:
    """A header's language as a BCP 47 tag: gettext's "az@cyrillic" is ``az-Cyrl``; "" when it is none."""
    name, _, variant = said.strip().partition("@")
    script = {"cyrillic": "Cyrl", "latin": "Latn", "arabic": "Arab"}.get(variant.lower(), "")
    tag = name.replace("_", "-")
    if script and "-" not in tag:
        tag += f"-{script}"
    if tag.lower() in {"zh-cn", "zh-tw"}:
        tag = "zh-Hans" if tag.lower() == "zh-cn" else "zh-Hant"
    return tags.check(tag) if tags.known(tag) else ""
