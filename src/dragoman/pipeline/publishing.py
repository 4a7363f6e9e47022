"""Several texts and their catalogues → one volume in dist/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman import edition, rendering
from dragoman.model import (
    Alignment,
    Edition,
    Finding,
    GateError,
    Volume,
)
from dragoman.pipeline.attaching import attached
from dragoman.pipeline.building import Built, compose, publish, refuse_errors
from dragoman.pipeline.inputs import of_files, of_texts, settings_of_volume
from dragoman.pipeline.loading import load_catalogue
from dragoman.pipeline.planning import EditionJob
from dragoman.pipeline.press_ready import press_ready
from dragoman.pipeline.publications import VolumeJob, formats_of_volume, publication, wanted_of
from dragoman.workspace import NAMES_FILE, PublicationSettings, Workspace, read_terminology


def build_publication(
    workspace: Workspace,
    job: VolumeJob,
    formats: Sequence[str] | None = None,
    *,
    draft: bool = False,
    draft_incomplete: bool = False,
    prove: bool = True,
    press: bool = False,
) -> Built:
    """Build one volume, as ``build_text`` builds an edition: nothing is written before all is finished and proven.

    Raises GateError when a release is asked for and a text is not translated, or the file is not proven.
    """
    said = publication(workspace, job.publication)
    chosen = formats_of_volume(workspace, said) if formats is None else tuple(formats)
    settings = settings_of_volume(workspace, said, job)
    # Before anything is read: what is saved meanwhile must show as a change.
    inputs = {form: _inputs(workspace, said, job, settings, form) for form in (*chosen, *(("pdf",) if press else ()))}
    volume, aligned, findings = _volume(workspace, said, job, draft=draft, draft_incomplete=draft_incomplete)
    face = volume.face
    refuse_errors(face, findings)
    rendered = rendering.NOTHING
    if chosen:
        sources = attached(workspace, said.texts, job.locales, job.design)
        rendered = rendering.render_volume(volume, chosen, workspace.overrides(), sources)
    refuse_errors(face, rendered.findings)
    pressed = None
    if press:
        pressed = press_ready(
            workspace, said.id, lambda bleed: rendering.volume_pdf(volume, workspace.overrides(), bleed_mm=bleed)
        )
        refuse_errors(face, pressed.findings)
    wanted = wanted_of(said.id, aligned, face.layout) if prove else None
    return publish(
        workspace, said.id, face, rendered.artifacts, pressed, (*findings, *rendered.findings), inputs, settings, wanted
    )


def _inputs(
    workspace: Workspace, said: PublicationSettings, job: VolumeJob, settings: Mapping[str, Any], form: str
) -> Mapping[str, str]:
    found = of_texts(workspace, said.texts, job.locales, settings, form)
    names = of_files(workspace, (workspace.root / NAMES_FILE,)) if said.indexes else {}
    return dict(sorted({**found, **names}.items()))


def _volume(
    workspace: Workspace, said: PublicationSettings, job: VolumeJob, *, draft: bool, draft_incomplete: bool
) -> tuple[Volume, list[Alignment], tuple[Finding, ...]]:
    made: dict[str, Edition] = {}
    aligned: list[Alignment] = []
    findings: list[Finding] = []
    incomplete: list[GateError] = []
    for number, text in enumerate(said.texts, start=1):
        asked = EditionJob(text, job.locales, job.design)
        try:
            one, its, found = compose(
                workspace, asked, draft=draft, draft_incomplete=draft_incomplete, prefix=f"t{number}-", rows=said.rows
            )
        except GateError as error:
            incomplete.append(error)
            continue
        made[text] = one
        aligned.append(its)
        findings += found
    if incomplete:
        raise GateError("\n".join(error.message for error in incomplete), incomplete[0].hint)
    draft = any(one.draft for one in made.values())
    terms = read_terminology(workspace) if said.indexes else None
    volume = edition.bind_volume(
        said.id,
        [(part.title, [replace(made[text], draft=draft) for text in part.texts]) for part in said.parts],
        title=said.title,
        subtitle=said.subtitle,
        design=job.design,
        date=said.date,
        kinds=said.indexes,
        start=said.start,
        publisher=said.publisher,
        place=said.place,
        isbn=said.isbn,
        editors=said.editors,
        translators=_translators(workspace, said, job.locales),
        **({} if terms is None else {"names": terms.names}),
    )
    return volume, aligned, (*findings, *(terms.findings if terms else ()))


def _translators(workspace: Workspace, said: PublicationSettings, locales: Iterable[str]) -> Mapping[str, list[str]]:
    """Who translated, by locale: as the settings say, else as the headers of the catalogues do, in their order."""
    found: dict[str, list[str]] = {}
    for locale in locales:
        names = list(said.translators.get(locale, ()))
        if not names:
            for text in said.texts:
                units = load_catalogue(workspace, text, locale)
                header = dict(units.header).get("Last-Translator", "") if units else ""
                name = re.sub(r"<[^>]*>", "", header).strip()
                if name and name not in names and not name.isupper():  # FULL NAME is what nobody has filled in.
                    names.append(name)
        found[locale] = names
    return found
