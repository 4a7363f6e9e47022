"""Coverage of texts in locales."""

from __future__ import annotations

from dragoman import catalogue
from dragoman.model import Catalogue, Coverage
from dragoman.pipeline.loading import load, load_catalogue, targets
from dragoman.workspace import Workspace


def status(workspace: Workspace, text_id: str) -> tuple[Coverage, ...]:
    """Coverage of one text in each of its locales: those of the settings and those that have a catalogue."""
    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    locales = (*targets(workspace, segmented.text), *workspace.catalogue_locales(text_id))
    return tuple(
        catalogue.coverage(text_id, locale, messages, load_catalogue(workspace, text_id, locale) or Catalogue())
        for locale in dict.fromkeys(locales)
    )
