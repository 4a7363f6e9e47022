"""What a PDF carries with it, where the settings ask for it."""

from __future__ import annotations

from dragoman.model.design import SOURCES
from dragoman.pipeline.planning import EditionJob
from dragoman.rendering.after_layout import Attachment, Relationship
from dragoman.workspace import Workspace


def attached(workspace: Workspace, job: EditionJob) -> tuple[Attachment, ...]:
    """The text and the catalogues of an edition as they lie in the workspace; nothing where ``attach`` names no
    ``sources``. A catalogue is named with its locale, since files of one PDF have one name each."""
    if SOURCES not in job.design.attach:
        return ()
    text = workspace.read(workspace.text_path(job.text))
    found = [Attachment(f"{job.text}.md", text, "text/markdown", Relationship.SOURCE)]
    for locale in job.locales:
        units = workspace.read_if_there(workspace.catalogue_path(job.text, locale))
        if units is not None:
            found.append(
                Attachment(f"{job.text}.{locale}.po", units, "text/x-gettext-translation", Relationship.SOURCE)
            )
    return tuple(found)
