"""Texts → catalogues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from dragoman import catalogue
from dragoman.model import Catalogue, Finding
from dragoman.pipeline.loading import load, load_catalogue, targets_of
from dragoman.pipeline.remembering import Memories
from dragoman.pipeline.term_notes import TermNotes
from dragoman.workspace import Workspace, write_file


@dataclass(frozen=True, slots=True)
class UpdatedCatalogue:
    """What update did, or would do, to one catalogue."""

    path: str
    """Relative to the workspace."""
    locale: str
    """"" for the POT."""
    changed: bool
    result: catalogue.MergeResult | None
    """What became of the units; None for the POT."""

    @property
    def line(self) -> str:
        """One line for people."""
        return f"{self.path}: {self.result.summary}" if self.result and self.result.summary else self.path


@dataclass(frozen=True, slots=True)
class Updated:
    """What update did, or would do, to one text's catalogues."""

    text: str
    catalogues: tuple[UpdatedCatalogue, ...]
    findings: tuple[Finding, ...]
    written: str = ""
    """The locale that the text is written in."""


def update(
    workspace: Workspace, text_id: str, now: datetime, *, dry_run: bool = False, memories: Memories | None = None
) -> Updated:
    """Bring the POT and every locale's PO file of one text up to date.

    Units without a translation are looked for in the memory; ``memories`` is that of the run, so that several texts
    share it.
    All catalogues are finished values before the first is written; files whose content stays are not touched.
    With ``dry_run`` nothing is written. Raises PoSyntaxError when a catalogue is not a PO file: it stays as it is,
    and so do the others of the text.
    """
    memories = memories or Memories(workspace)
    source = memories.text(text_id)
    messages = source.messages
    pot = workspace.template_path(text_id)
    pot_bytes = workspace.read_if_there(pot)
    old_pot = None if pot_bytes is None else catalogue.parse(pot_bytes, workspace.relative(pot))
    template = catalogue.template(messages, old_pot, text_id=text_id, now=now, locale=source.locale)
    pending: list[tuple[Path, str, catalogue.MergeResult | None, bytes, bytes | None]] = [
        (pot, "", None, catalogue.verified(template, pot_bytes), pot_bytes)
    ]
    wanted = targets_of(workspace, text_id, source.locale)
    for locale in dict.fromkeys((*wanted, *workspace.catalogue_locales(text_id))):
        path = workspace.catalogue_path(text_id, locale)
        po_bytes = workspace.read_if_there(path)
        old = None if po_bytes is None else catalogue.parse(po_bytes, workspace.relative(path))
        result = catalogue.merge(
            messages, old, text_id=text_id, locale=locale, template=template,
            typography_done=workspace.settings.carry_typography,
        )  # fmt: skip
        result = memories.into(result, old, text_id, source.locale, locale)
        noted = memories.terms.into(result.catalogue, text_id, source.locale, locale)
        result = replace(result, catalogue=noted)
        pending.append((path, locale, result, catalogue.verified(result.catalogue, po_bytes), po_bytes))
    done = []
    for path, locale, outcome, data, read in pending:
        changed = data != read if dry_run else write_file(path, data, read=read)
        done.append(UpdatedCatalogue(workspace.relative(path), locale, changed, outcome))
    return Updated(text_id, tuple(done), source.findings, source.locale)


def total(results: Sequence[catalogue.MergeResult]) -> catalogue.MergeResult:
    """What became of the units of several catalogues together; its own catalogue is empty."""
    names = [field.name for field in fields(catalogue.MergeResult) if field.name != "catalogue"]
    columns = {name: [getattr(result, name) for result in results] for name in names}
    together: dict[str, Any] = {
        name: tuple(chain(*column)) if isinstance(column[0], tuple) else sum(column)
        for name, column in columns.items()
        if column
    }
    return catalogue.MergeResult(Catalogue(), **together)


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
    filled = TermNotes(workspace).into(filled, text_id, segmented.text.locale, locale)
    path = workspace.catalogue_path(text_id, locale)
    write_file(path, catalogue.verified(filled))
    before = {unit.key: unit.target for unit in merged.units}
    return workspace.relative(path), sum(unit.target != before[unit.key] for unit in filled.units)
