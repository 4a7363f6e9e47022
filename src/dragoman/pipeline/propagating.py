"""One text's version of a shared unit → the catalogues of the other texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dragoman import catalogue
from dragoman.catalogue.sharing import Difference, Propagated, differences, propagate
from dragoman.model import Catalogue, DragomanError, Finding, Position, Severity, UnitKey, UsageError
from dragoman.workspace import Workspace, write_file


@dataclass(frozen=True, slots=True)
class Shared:
    """What of one locale's catalogues is shared, and what was, or would be, done about it."""

    locale: str
    source_locale: str
    differences: tuple[Difference, ...]
    """What texts differ on, when none of them was named as right."""
    propagated: Propagated | None
    """What the named texts give to the others."""
    paths: dict[str, str]
    """Catalogues, relative to the workspace, by text."""
    findings: tuple[Finding, ...]


def propagate_units(
    workspace: Workspace,
    right: Sequence[str],
    *,
    locales: Collection[str] = (),
    spared: Collection[str] = (),
    units: Collection[str] = (),
    apply: bool = False,
) -> tuple[Shared, ...]:
    """Give the confirmed translations of the texts ``right`` to the other texts that share the units.

    Without ``right``, only what texts differ on is told. ``locales`` are those to look at (all unless given),
    ``spared`` texts that stay as they are, ``units`` ids of the units to look at. Nothing is written unless
    ``apply``; then each catalogue is a finished value before the first is written. Raises UsageError for a unit that
    no catalogue has.
    """
    known = {locale for text in workspace.text_ids() for locale in workspace.catalogue_locales(text)}
    shared: list[Shared] = []
    pending = []
    keys: set[UnitKey] = set()
    for locale in sorted(known & set(locales) if locales else known):
        read, findings = _read(workspace, locale)
        for source_locale, group in read.items():
            catalogues = {text: found for text, (found, _) in group.items()}
            only = {
                unit.key for found in catalogues.values() for unit in found.units
                if catalogue.unit_id(unit.key) in units
            } if units else None  # fmt: skip
            keys |= only or set()
            paths = {text: workspace.relative(workspace.catalogue_path(text, locale)) for text in catalogues}
            if right:
                done = propagate(catalogues, right, source_locale, locale, spared=spared, only=only)
                shared.append(Shared(locale, source_locale, (), done, paths, findings))
                for text, made in done.catalogues.items():
                    path = workspace.catalogue_path(text, locale)
                    pending.append((path, catalogue.verified(made), group[text][1]))
            else:
                found = differences(catalogues, source_locale, locale)
                told = tuple(one for one in found if only is None or one.key in only)
                shared.append(Shared(locale, source_locale, told, None, paths, findings))
            findings = ()
    missing = sorted(set(units) - {catalogue.unit_id(key) for key in keys})
    if missing:
        raise UsageError(f"no catalogue has the unit {missing[0]}", "Take the ids from `dragoman propagate`.")
    if apply:
        for path, data, before in pending:
            write_file(path, data, read=before)
    return tuple(shared)


def _read(
    workspace: Workspace, locale: str
) -> tuple[dict[str, dict[str, tuple[Catalogue, bytes]]], tuple[Finding, ...]]:
    """The catalogues of a locale with their bytes, by text, by language of the source."""
    found: dict[str, dict[str, tuple[Catalogue, bytes]]] = defaultdict(dict)
    findings = []
    for text in workspace.text_ids():
        path = workspace.catalogue_path(text, locale)
        shown = workspace.relative(path)
        try:
            data = workspace.read_if_there(path)
            if data is None:
                continue
            one = catalogue.parse(data, shown)
        except DragomanError as error:
            message = error.message.removeprefix(f"{shown}: ")
            findings.append(Finding("catalogue-left-out", Severity.ERROR, message, error.hint, Position(shown)))
            continue
        source = catalogue.header_field(one, "X-Source-Language") or workspace.settings.source
        found[source.replace("_", "-").partition("@")[0]][text] = (one, data)
    return found, tuple(findings)
