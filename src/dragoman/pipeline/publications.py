"""Publications: which volumes are to be built, and what their artifacts must hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.model import FORMATS, Alignment, Design, Layout, UsageError, WorkspaceError
from dragoman.pipeline.loading import load
from dragoman.pipeline.planning import SEVERAL, Wanted, check_layout, check_looks, dressed
from dragoman.workspace import PublicationSettings, Workspace

if TYPE_CHECKING:
    from dragoman import proof


@dataclass(frozen=True, slots=True)
class VolumeJob:
    """One volume to build."""

    publication: str
    """Id of the publication."""
    locales: tuple[str, ...]
    """Target locales that stand beside the source."""
    design: Design


def publication(
    workspace: Workspace, name: str, locale_of: Callable[[str], str] | None = None
) -> PublicationSettings:
    """The settings of a publication.

    Raises WorkspaceError, with the line, for one that has the id of a text, names a text that is not there, or joins
    texts that are written in several languages. ``locale_of`` tells in which one a text is written, where that is
    known without reading it.
    """
    told = locale_of or (lambda text: load(workspace, text).text.locale)
    said = workspace.settings.publications[name]
    known = workspace.text_ids()
    if name in known:
        raise WorkspaceError(f"{said.where}: {name} is the id of a text", "Give the publication another id.")
    for text in said.texts:
        if text not in known:
            raise WorkspaceError(
                f"{said.where}: {name}: there is no text {text!r}", f"Texts: {', '.join(known) or 'none yet'}."
            )
    sources = {told(text) for text in said.texts}
    if len(sources) > 1:
        raise WorkspaceError(
            f"{said.where}: {name}: its texts are written in {' and '.join(sorted(sources))}",
            "A volume has one language of originals: make two publications.",
        )
    return said


def formats_of_volume(workspace: Workspace, said: PublicationSettings) -> tuple[str, ...]:
    """The formats that a publication is built in unless others are asked for."""
    return said.formats or workspace.settings.formats or FORMATS


def source_of(workspace: Workspace, name: str) -> str:
    """The language that the texts of a publication are written in; WorkspaceError as ``publication``."""
    return load(workspace, publication(workspace, name).texts[0]).text.locale


def plan_publication(
    workspace: Workspace, name: str, wanted: Wanted, *, named: bool = True,
    locale_of: Callable[[str], str] | None = None,
) -> tuple[VolumeJob, ...]:
    """The volumes of a publication: one a target locale and layout, and those in which several stand together.

    When it was not ``named`` but is built because all are, what was asked for narrows its own locales, and
    translations that the layout does not hold together are passed over.
    Raises UsageError for what no layout can do, and WorkspaceError as ``publication`` and for a volume that translates
    into the language of its texts.
    """
    check_looks(workspace, wanted)
    said = publication(workspace, name, locale_of)
    source = locale_of(said.texts[0]) if locale_of else load(workspace, said.texts[0]).text.locale
    if source in wanted.locales:
        raise UsageError(f"{name} is written in {source}: there is nothing to translate", "Name another --locale.")
    if any(source in group for group in (said.locales or (), *(said.design.together or ()))):
        raise WorkspaceError(
            f"{said.where}: {name}: its texts are written in {source}, which is no translation",
            "Take it out of locales and together.",
        )
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
        held = groups if named or not wanted.layouts or layout in SEVERAL else ()
        for group in (*alone, *held):
            check_layout(layout, group)
            jobs.append(VolumeJob(name, group, dressed(own.design(layout), wanted)))
    return tuple(dict.fromkeys(jobs))


def wanted_of(name: str, aligned: Sequence[Alignment], layout: Layout) -> proof.Expected:
    """What the artifacts of a volume must hold: its texts one after the other."""
    from dragoman import proof

    return proof.joined(name, [proof.expected(one, original=layout is not Layout.SINGLE) for one in aligned])
