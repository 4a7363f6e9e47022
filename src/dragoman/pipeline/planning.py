"""Which editions are to be built: texts, locales and designs, from the settings and from what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import FORMATS, Design, Layout, Numbering, UsageError
from dragoman.pipeline.loading import load, targets_of
from dragoman.workspace import Workspace, is_paper, is_theme


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line; what is empty is as the settings say."""

    locales: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    theme: str = ""
    paper: str = ""
    together: bool = False
    """Whether the locales stand side by side in one edition instead of in one each."""
    numbering: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionJob:
    """One edition to build."""

    text: str
    """Id of the text."""
    locales: tuple[str, ...]
    """Target locales that stand beside the source."""
    design: Design


def plan(workspace: Workspace, text_id: str, wanted: Wanted, locale: str | None = None) -> tuple[EditionJob, ...]:
    """The editions of a text: one a target locale and layout, and those in which several locales stand together.

    ``locale`` is the language that it is written in, where that is known without reading it.

    Raises UsageError for a locale that the text is written in, and for what no layout can do.
    """
    check_looks(workspace, wanted)
    locale = locale or load(workspace, text_id).text.locale
    if locale in wanted.locales:
        raise UsageError(
            f"{text_id} is written in {locale}: there is nothing to translate", "Name another --locale."
        )
    locales = tuple(dict.fromkeys(wanted.locales)) or targets_of(workspace, text_id, locale)
    said = workspace.settings.for_text(text_id).design
    alone = [(locale,) for locale in locales]
    # What the workspace says of all texts is not for one that is written in one of the locales.
    groups = [
        group for group in said.together or ()
        if locale not in group and (not wanted.locales or set(group) <= set(locales))
    ]
    if wanted.together:
        alone, groups = [], [locales] if locales else []
    jobs = []
    for layout in map(Layout, wanted.layouts or said.layouts or (Layout.COLUMNS,)):
        for group in (*alone, *(group for group in groups if wanted.together or layout in SEVERAL)):
            check_layout(layout, group)
            jobs.append(EditionJob(text_id, group, dressed(said.design(layout), wanted)))
    return tuple(dict.fromkeys(jobs))


def formats_of_text(workspace: Workspace, text_id: str) -> tuple[str, ...]:
    """The formats that a text is built in unless others are asked for."""
    return workspace.settings.for_text(text_id).formats or FORMATS


def dressed(design: Design, wanted: Wanted) -> Design:
    """A design with the looks that were asked for."""
    return replace(
        design,
        theme=wanted.theme or design.theme,
        paper=wanted.paper or design.paper,
        numbering=design.numbering | frozenset(map(Numbering, wanted.numbering)),
    )


SEVERAL = frozenset({Layout.COLUMNS, Layout.INTERLINEAR})
"""Layouts that can hold several translations."""
_MOST = 3
"""Translations beside a source: four languages in all."""


def check_layout(layout: Layout, locales: Sequence[str]) -> None:
    """UsageError for more translations than a layout holds."""
    if len(locales) > 1 and layout not in SEVERAL:
        raise UsageError(
            f"the layout {layout} holds one translation, not {len(locales)}",
            f"Name one --locale, or one of the layouts {', '.join(sorted(SEVERAL))}.",
        )
    if len(locales) > _MOST:
        raise UsageError(
            f"{len(locales)} translations do not stand together on a page: {', '.join(locales)}",
            f"Name at most {_MOST} with --locale.",
        )


def check_looks(workspace: Workspace, wanted: Wanted) -> None:
    """UsageError for a paper or a theme that cannot be."""
    if wanted.paper and not is_paper(wanted.paper):
        raise UsageError(
            f"{wanted.paper!r} is no size of paper", "Name A4, A5, Letter or the like, or two lengths: 170mm 240mm."
        )
    if wanted.theme and not is_theme(wanted.theme):
        raise UsageError(f"{wanted.theme!r} is no name of a theme", "Name state-paper, book, or one of your own.")
