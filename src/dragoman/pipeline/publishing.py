"""Several texts and their catalogues → one volume in dist/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman import edition, proof, rendering
from dragoman.model import (
    Alignment,
    ArtifactName,
    Design,
    Edition,
    Finding,
    GateError,
    Layout,
    UsageError,
    Volume,
    WorkspaceError,
)
from dragoman.pipeline.building import Built, compose, refuse_errors, refuse_unproven
from dragoman.pipeline.loading import load, load_catalogue
from dragoman.pipeline.planning import EditionJob, Wanted, check_layout, check_looks, dressed
from dragoman.workspace import PublicationSettings, Workspace, read_terminology, write_file


@dataclass(frozen=True, slots=True)
class VolumeJob:
    """One volume to build."""

    publication: str
    """Id of the publication."""
    locales: tuple[str, ...]
    """Target locales that stand beside the source."""
    design: Design


def publication(workspace: Workspace, name: str) -> PublicationSettings:
    """The settings of a publication.

    Raises WorkspaceError, with the line, for one that has the id of a text, names a text that is not there, or joins
    texts that are written in several languages.
    """
    said = workspace.settings.publications[name]
    known = workspace.text_ids()
    if name in known:
        raise WorkspaceError(f"{said.where}: {name} is the id of a text", "Give the publication another id.")
    for text in said.texts:
        if text not in known:
            raise WorkspaceError(
                f"{said.where}: {name}: there is no text {text!r}", f"Texts: {', '.join(known) or 'none yet'}."
            )
    sources = {load(workspace, text).text.locale for text in said.texts}
    if len(sources) > 1:
        raise WorkspaceError(
            f"{said.where}: {name}: its texts are written in {' and '.join(sorted(sources))}",
            "A volume has one language of originals: make two publications.",
        )
    return said


def source_of(workspace: Workspace, name: str) -> str:
    """The language that the texts of a publication are written in; WorkspaceError as ``publication``."""
    return load(workspace, publication(workspace, name).texts[0]).text.locale


def plan_publication(
    workspace: Workspace, name: str, wanted: Wanted, *, named: bool = True
) -> tuple[VolumeJob, ...]:
    """The volumes of a publication: one a target locale and layout, and those in which several stand together.

    When it was not ``named`` but is built because all are, what was asked for narrows its own locales, and a layout
    that is not for volumes is passed over.
    Raises UsageError for what no layout can do, and WorkspaceError as ``publication``.
    """
    check_looks(workspace, wanted)
    said = publication(workspace, name)
    source = source_of(workspace, name)
    if source in wanted.locales:
        raise UsageError(f"{name} is written in {source}: there is nothing to translate", "Name another --locale.")
    own = said.design.within(replace(workspace.settings.design, together=None))
    groups = [group for group in own.together or () if not wanted.locales or set(group) <= set(wanted.locales)]
    default = () if own.together else workspace.settings.targets
    locales = default if said.locales is None else said.locales
    if wanted.locales:
        locales = wanted.locales if named else tuple(one for one in wanted.locales if one in locales)
    alone = [(locale,) for locale in dict.fromkeys(locales) if locale != source]
    if wanted.together:
        alone, groups = [], [tuple(locales)] if locales else []
    elif wanted.locales and said.locales is None and own.together:
        alone = [] if groups else alone
    jobs = []
    for layout in map(Layout, wanted.layouts or own.layouts or (Layout.COLUMNS,)):
        if layout is Layout.FACING:
            if layout not in (wanted.layouts if named else ()) and layout not in (said.design.layouts or ()):
                continue
            raise UsageError(
                f"{name}: the layout facing is not yet for volumes", "Name columns, interlinear or single."
            )
        for group in (*alone, *groups):
            check_layout(layout, group)
            jobs.append(VolumeJob(name, group, dressed(own.design(layout), wanted)))
    return tuple(dict.fromkeys(jobs))


def build_publication(
    workspace: Workspace,
    job: VolumeJob,
    formats: Sequence[str] = (),
    *,
    draft: bool = False,
    draft_incomplete: bool = False,
    prove: bool = True,
) -> Built:
    """Build one volume, as ``build_text`` builds an edition: nothing is written before all is finished and proven.

    Raises GateError when a release is asked for and a text is not translated, or the file is not proven.
    """
    said = publication(workspace, job.publication)
    volume, aligned, findings = _volume(workspace, said, job, draft=draft, draft_incomplete=draft_incomplete)
    face = volume.face
    refuse_errors(face, findings)
    chosen = tuple(formats) or said.formats or workspace.settings.formats
    rendered = rendering.render_volume(volume, chosen, workspace.overrides())
    refuse_errors(face, rendered.findings)
    finished = [
        (workspace.artifact_path(ArtifactName(said.id, face.source, job.locales, face.layout, form)), form, data)
        for form, data in rendered.artifacts
    ]
    proven: list[Finding] = []
    if prove:
        wanted = wanted_of(said.id, aligned, face.layout)
        for path, form, data in finished:
            proven += proof.prove(data, form, wanted, workspace.relative(path)).findings
        refuse_unproven(face, proven)
    for path, _, data in finished:
        write_file(path, data)
    paths = tuple(workspace.relative(path) for path, _, _ in finished)
    return Built(paths, face.draft, (*findings, *rendered.findings, *proven))


def wanted_of(name: str, aligned: Sequence[Alignment], layout: Layout) -> proof.Expected:
    """What the artifacts of a volume must hold: its texts one after the other."""
    return proof.joined(name, [proof.expected(one, original=layout is not Layout.SINGLE) for one in aligned])


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
