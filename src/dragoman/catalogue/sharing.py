"""Units that several texts share: where their translations differ, and one text's version given to the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dragoman.catalogue.carrying import CHANGED_NOTE
from dragoman.catalogue.counting import untouched
from dragoman.catalogue.other_version import shown
from dragoman.catalogue.pseudo import CLOSE, OPEN
from dragoman.model import JOINED, Catalogue, State, Unit, UnitKey

OWN_VERSION = "own version"
"""What a translator's comment begins with on a unit that its text keeps, whatever others have; a reason may follow."""
PROPAGATED_NOTE = "propagated from: "
"""Extracted comment of a unit that has another text's version, followed by the id of that text."""


@dataclass(frozen=True, slots=True)
class Version:
    """One translation of a shared unit, and the texts that confirmed it."""

    target: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit that several texts confirmed in different words."""

    key: UnitKey
    versions: tuple[Version, ...]
    """That of the most texts first, of equals in the order of the texts."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One text's unit that takes another text's version."""

    text: str
    key: UnitKey
    before: str
    """Its translation so far; "" for none."""
    state: State
    """How far it was."""
    after: str
    origin: str
    """Id of the text that the version comes from."""


@dataclass(frozen=True, slots=True)
class Propagated:
    """What giving versions to other texts comes to."""

    catalogues: Mapping[str, Catalogue]
    """The catalogues that change, by text."""
    corrections: tuple[Correction, ...]
    kept: tuple[tuple[str, UnitKey], ...]
    """(text, unit) that would differ and stays: its own version, or a sentence joined to another."""
    contradictions: tuple[Difference, ...]
    """Units on which the texts that should be right differ; nothing was done for them."""


def differences(catalogues: Mapping[str, Catalogue], source_locale: str, locale: str) -> tuple[Difference, ...]:
    """The shared units on which texts differ, in the order of the first text that has them.

    ``catalogues`` are those of texts in ``source_locale``, translated into ``locale``, by text id. Units that a text
    keeps as its own version are not counted.
    """
    found = (_difference(key, versions) for key, versions in _versions(catalogues, source_locale, locale).items())
    return tuple(each for each in found if len(each.versions) > 1)


def propagate(
    catalogues: Mapping[str, Catalogue],
    right: Sequence[str],
    source_locale: str,
    locale: str,
    *,
    spared: Collection[str] = (),
    only: Collection[UnitKey] | None = None,
) -> Propagated:
    """Give the confirmed translations of the texts ``right`` to the same units of the other texts.

    A unit is the same by context and source. ``spared`` are texts that stay as they are, ``only`` the units to look
    at. What was confirmed or drafted before is kept in a comment (see ``other_version``); a mere suggestion, with
    ``#|``, is not. The unit is done then, and says where it has its words from. Doing it twice is doing it once.
    """
    sources = {text: catalogues[text] for text in right if text in catalogues}
    versions = {
        key: _difference(key, found) for key, found in _versions(sources, source_locale, locale).items()
        if only is None or key in only
    }  # fmt: skip
    contradictions = tuple(each for each in versions.values() if len(each.versions) > 1)
    agreed = {key: each.versions[0] for key, each in versions.items() if len(each.versions) == 1}
    changed: dict[str, Catalogue] = {}
    corrections: list[Correction] = []
    kept: list[tuple[str, UnitKey]] = []
    for text, catalogue in catalogues.items():
        if text in right or text in spared:
            continue
        made: dict[UnitKey, Unit] = {}
        for unit, following in _with_next(catalogue):
            version = None if unit.obsolete or unit.source_plural is not None else agreed.get(unit.key)
            if version is None or (unit.target == (version.target,) and not unit.fuzzy):
                continue
            if is_own_version(unit) or unit.target == (JOINED,) or _heads(unit, following):
                kept.append((text, unit.key))
                continue
            made[unit.key] = _corrected(unit, version.target, version.texts[0])
            corrections.append(
                Correction(text, unit.key, unit.target[0], unit.state, version.target, version.texts[0])
            )
        if made:
            units = tuple(unit if unit.obsolete else made.get(unit.key, unit) for unit in catalogue.units)
            changed[text] = replace(catalogue, units=units)
    return Propagated(changed, tuple(corrections), tuple(kept), contradictions)


def is_own_version(unit: Unit) -> bool:
    """Whether a translator said that the text keeps its own version of the unit."""
    return any(line.strip().lower().startswith(OWN_VERSION) for line in unit.translator_comments)


def speaking(catalogue: Catalogue, source_locale: str, locale: str) -> Iterator[tuple[Unit, bool]]:
    """Units whose translation could be another's, each with whether it renders its own source alone.

    Copies of the source, markers of joined sentences, pseudo-translations and plural forms are none.
    """
    for unit, following in _with_next(catalogue):
        target = unit.target[0] if unit.target else ""
        if not unit.source or unit.source_plural is not None or target in ("", JOINED):
            continue
        if target.startswith(OPEN) and target.endswith(CLOSE) and not unit.source.startswith(OPEN):
            continue
        if not copied(unit, source_locale, locale):
            yield unit, not _heads(unit, following)


def copied(unit: Unit, source_locale: str, locale: str) -> bool:
    """Whether a unit's translation is only a copy of its source (see ``counting.untouched``)."""
    role = "paragraph" if unit.context is None else unit.context.partition(":")[0]
    return untouched(unit, role, locale, source_locale)


def _with_next(catalogue: Catalogue) -> Iterator[tuple[Unit, Unit | None]]:
    return zip_longest(catalogue.units, catalogue.units[1:])


def _heads(unit: Unit, following: Unit | None) -> bool:
    """Whether the unit's translation renders the next sentence as well."""
    return following is not None and following.target == (JOINED,) and following.obsolete == unit.obsolete


def _versions(
    catalogues: Mapping[str, Catalogue], source_locale: str, locale: str
) -> dict[UnitKey, dict[str, list[str]]]:
    """Confirmed translations by unit, each with its texts."""
    found: dict[UnitKey, dict[str, list[str]]] = {}
    for text, catalogue in catalogues.items():
        for unit, alone in speaking(catalogue, source_locale, locale):
            if alone and not unit.obsolete and unit.state is State.TRANSLATED and not is_own_version(unit):
                found.setdefault(unit.key, {}).setdefault(unit.target[0], []).append(text)
    return found


def _difference(key: UnitKey, versions: Mapping[str, Sequence[str]]) -> Difference:
    ranked = sorted(versions.items(), key=lambda item: -len(item[1]))
    return Difference(key, tuple(Version(target, tuple(texts)) for target, texts in ranked))


def _corrected(unit: Unit, target: str, origin: str) -> Unit:
    work = any(unit.target) and unit.target != (target,) and (not unit.fuzzy or unit.previous_source is None)
    comments = tuple(dict.fromkeys((*unit.translator_comments, *(shown(unit) if work else ()))))
    notes = tuple(
        line for line in unit.extracted_comments if not line.startswith((CHANGED_NOTE, PROPAGATED_NOTE))
    )
    return replace(
        unit,
        target=(target,),
        translator_comments=comments,
        extracted_comments=(*notes, PROPAGATED_NOTE + origin),
        flags=tuple(flag for flag in unit.flags if flag != "fuzzy"),
        previous_context=None,
        previous_source=None,
        previous_plural=None,
    )
