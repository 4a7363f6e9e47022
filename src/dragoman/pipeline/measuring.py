"""Coverage of texts in locales."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import catalogue
from dragoman.model import Catalogue, Coverage, Finding
from dragoman.pipeline.loading import load, load_catalogue, targets
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Measured:
    """Coverage of one text."""

    rows: tuple[Coverage, ...]
    """One a locale: those of the settings, and those that have a catalogue."""
    findings: tuple[Finding, ...]
    """What makes a figure doubtful: markers of joined sentences that join to nothing."""


def status(workspace: Workspace, text_id: str) -> Measured:
    """Measure one text in each of its locales."""
    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    rows: list[Coverage] = []
    findings: list[Finding] = []
    for locale in dict.fromkeys((*targets(workspace, segmented.text), *workspace.catalogue_locales(text_id))):
        units = load_catalogue(workspace, text_id, locale) or Catalogue()
        rows.append(catalogue.coverage(text_id, locale, messages, units, segmented.text.locale))
        place = workspace.relative(workspace.catalogue_path(text_id, locale))
        findings.extend(catalogue.joined_findings(segmented, units, place))
    return Measured(tuple(rows), tuple(findings))
