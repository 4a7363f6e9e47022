"""All that the bytes of an artifact follow from, as SHA-256 by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from dragoman.model import Design
from dragoman.pipeline.loading import load
from dragoman.pipeline.planning import EditionJob
from dragoman.pipeline.publications import VolumeJob
from dragoman.workspace import PublicationSettings, Workspace


def inputs_of(workspace: Workspace, job: EditionJob, form: str = "pdf") -> Mapping[str, str]:
    """SHA-256 of everything that the artifact of a job in a format follows from, but whether it is a draft.

    Files of the workspace stand by their path (one that is not there, such as a catalogue not begun, is not among
    them), the rest with a colon: ``settings:``, ``templates:built-in``, ``font:…``, ``tools:``. Same inputs, same
    bytes. Raises MaterialError for a file that cannot be read.
    """
    return of_texts(workspace, (job.text,), job.locales, settings_of(workspace, job), form)


def of_texts(
    workspace: Workspace, texts: Sequence[str], locales: Sequence[str], settings: Mapping[str, Any], form: str
) -> Mapping[str, str]:
    """As ``inputs_of``, for texts that one artifact joins."""
    from dragoman.rendering import provenance

    found: dict[str, str] = {}
    for text_id in texts:
        found |= material(workspace, text_id, locales)
    found |= {"settings:": digest(settings), "tools:": digest(provenance.tools(form))}
    if form != "html":
        found |= provenance.font_inputs((load(workspace, texts[0]).text.locale, *locales))
    return dict(sorted(found.items()))


def material(workspace: Workspace, text_id: str, locales: Iterable[str]) -> Mapping[str, str]:
    """The text, its catalogues, and the page templates: what people change."""
    from dragoman.rendering import provenance

    paths = [workspace.text_path(text_id), *(workspace.catalogue_path(text_id, locale) for locale in locales)]
    paths += [workspace.root / "templates" / name for name in workspace.overrides()]
    return {**of_files(workspace, paths), "templates:built-in": provenance.built_in_templates()}


def of_files(workspace: Workspace, paths: Iterable[Path]) -> Mapping[str, str]:
    """SHA-256 of those files of the workspace that are there, by their path in it."""
    read = ((workspace.relative(path), workspace.read_if_there(path)) for path in paths)
    return {name: hashlib.sha256(data).hexdigest() for name, data in read if data is not None}


def settings_of(workspace: Workspace, job: EditionJob) -> Mapping[str, Any]:
    """The values of settings that an edition follows from, as JSON values."""
    settings = workspace.settings.for_text(job.text)
    return {
        "source": workspace.settings.source,
        "granularity": settings.granularity,
        "rows": settings.rows,
        "locales": list(job.locales),
        **of_design(job.design),
    }


def settings_of_volume(workspace: Workspace, said: PublicationSettings, job: VolumeJob) -> Mapping[str, Any]:
    """The values of settings that a volume follows from, as JSON values."""
    plain = json.loads(json.dumps({**asdict(said), "design": None, "where": ""}, default=str, sort_keys=True))
    own = {text: workspace.settings.for_text(text) for text in said.texts}
    return {
        **plain,
        "source": workspace.settings.source,
        "texts": {text: [settings.granularity, settings.rows] for text, settings in own.items()},
        "locales": list(job.locales),
        **of_design(job.design),
    }


def system_fonts() -> dict[str, str]:
    """SHA-256 of the fonts of this machine, for pages on which they stand in for others."""
    from dragoman.rendering import provenance

    return {"font:system": provenance.system_fonts()}


def press_inputs(workspace: Workspace) -> dict[str, str]:
    """SHA-256 of what a file for print follows from beside the edition: the settings of the press, its profile, and
    what separates the colours."""
    from dragoman import press

    settings = workspace.settings.press
    profile = [workspace.root / settings.profile] if settings.profile else []
    return {**of_files(workspace, profile), "press:": digest({**asdict(settings), "tools": press.tools()})}


def of_design(design: Design) -> dict[str, Any]:
    """A design as JSON values; sets are sorted."""
    found = {one.name.replace("_", "-"): getattr(design, one.name) for one in fields(design)}
    return {
        name: sorted(value) if isinstance(value, frozenset) else list(value) if isinstance(value, tuple) else value
        for name, value in found.items()
    }


def digest(value: Mapping[str, Any]) -> str:
    """SHA-256 of JSON values, whatever their order."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()
