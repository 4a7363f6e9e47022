"""What a PDF carries with it, where the settings ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model import Design
from dragoman.model.design import SOURCES
from dragoman.rendering.after_layout import Attachment, Relationship
from dragoman.workspace import Workspace


def attached(
    workspace: Workspace, texts: Iterable[str], locales: Sequence[str], design: Design
) -> tuple[Attachment, ...]:
    """The texts of an edition or a volume and their catalogues as they lie in the workspace; nothing where ``attach``
    names no ``sources``. A catalogue is named with its locale, since files of one PDF have one name each."""
    if SOURCES not in design.attach:
        return ()
    found = []
    for text_id in texts:
        text = workspace.read(workspace.text_path(text_id))
        found.append(Attachment(f"{text_id}.md", text, "text/markdown", Relationship.SOURCE))
        for locale in locales:
            units = workspace.read_if_there(workspace.catalogue_path(text_id, locale))
            if units is not None:
                name = f"{text_id}.{locale}.po"
                found.append(Attachment(name, units, "text/x-gettext-translation", Relationship.SOURCE))
    return tuple(found)
