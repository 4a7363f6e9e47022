"""Texts → catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dragoman import catalogue
from dragoman.model import Finding
from dragoman.pipeline.loading import load, load_catalogue, targets
from dragoman.workspace import Workspace, write_file


@dataclass(frozen=True, slots=True)
class Updated:
    """What update did to one text's catalogues."""

    lines: tuple[str, ...]
    """One line a catalogue that changed, for people."""
    findings: tuple[Finding, ...]


def update(workspace: Workspace, text_id: str, now: datetime) -> Updated:
    """Bring the POT and every locale's PO file of one text up to date.

    All catalogues are finished values before the first is written; files whose content stays are not touched.
    Raises PoSyntaxError when a catalogue is not a PO file: it stays as it is, and so do the others of the text.
    """
    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    pot = workspace.template_path(text_id)
    pot_bytes = workspace.read_if_there(pot)
    old_pot = None if pot_bytes is None else catalogue.parse(pot_bytes, workspace.relative(pot))
    template = catalogue.template(messages, old_pot, text_id=text_id, now=now, locale=segmented.text.locale)
    pending = [(pot, catalogue.verified(template), "", pot_bytes)]
    for locale in dict.fromkeys((*targets(workspace, segmented.text), *workspace.catalogue_locales(text_id))):
        path = workspace.catalogue_path(text_id, locale)
        po_bytes = workspace.read_if_there(path)
        old = None if po_bytes is None else catalogue.parse(po_bytes, workspace.relative(path))
        result = catalogue.merge(messages, old, text_id=text_id, locale=locale, template=template)
        pending.append((path, catalogue.verified(result.catalogue), result.summary, po_bytes))
    lines = []
    for path, data, summary, read in pending:
        if write_file(path, data, read=read):
            lines.append(f"{workspace.relative(path)}{f': {summary}' if summary else ''}")
    return Updated(tuple(lines), segmented.text.findings)


def pseudo_translate(
    workspace: Workspace, text_id: str, locale: str, now: datetime, *, force: bool = False
) -> tuple[str, int]:
    """Fill a text's catalogue with pseudo-translations; the file's name and how many units were filled."""
    update(workspace, text_id, now)
    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    pot = workspace.template_path(text_id)
    template = catalogue.parse(workspace.read(pot), workspace.relative(pot))
    old = load_catalogue(workspace, text_id, locale)
    merged = catalogue.merge(messages, old, text_id=text_id, locale=locale, template=template).catalogue
    filled = catalogue.pseudo(merged, locale, force=force)
    path = workspace.catalogue_path(text_id, locale)
    write_file(path, catalogue.verified(filled))
    before = {unit.key: unit.target for unit in merged.units}
    return workspace.relative(path), sum(unit.target != before[unit.key] for unit in filled.units)
