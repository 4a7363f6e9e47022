"""The first page of a process takes longest: it is made of nothing, for nobody, before somebody waits for one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from dragoman.model import Catalogue, Design, DragomanError
from dragoman.pipeline.making import Outcome, make
from dragoman.pipeline.tasks import Choice
from dragoman.pipeline.watching.waiting import Item
from dragoman.workspace import Workspace
from dragoman.workspace.cache import Cache

_TEXT = "---\nid: warm\nlocale: en\n---\n\n# Warm\n\nA page that nobody reads is soon forgotten.\n"


@dataclass(frozen=True, slots=True)
class Maker:
    """What a worker process does; sent to it once."""

    cache: Cache
    choice: Choice
    workspace: Workspace
    """As it was when the watcher began: its templates are compiled, its languages loaded."""

    def __call__(self, item: Item) -> Outcome:
        """Build an item."""
        return make(item.workspace, self.cache, self.choice, item.task)

    def warm(self) -> None:
        """Lay out a page."""
        warm(self.workspace, "pdf")


def warm(workspace: Workspace, form: str) -> None:
    """Make a page in a format, in the languages of the workspace, and prove it."""
    from dragoman import alignment, catalogue, edition, proof, reading, rendering, segmentation
    from dragoman.pipeline.loading import identify

    with suppress(DragomanError):
        overrides: Mapping[str, str] = workspace.overrides()
        text = reading.read_text(_TEXT, path="", text_id="warm", locale="en")
        segmented = segmentation.segment_text(text, "sentence")
        messages = catalogue.extract(segmented)
        for locale in workspace.settings.targets[:3] or ("az",):
            coverage = catalogue.coverage("warm", locale, messages, Catalogue(), "en")
            aligned = alignment.align(
                segmented, {locale: Catalogue()}, lambda block, segment: identify(segmented, block, segment),
                catalogue.unit_id,
            )
            made = edition.compose(aligned, [coverage], draft=True, rows="paragraph", design=Design(), prefix="")
            for name, data in rendering.render(made, (form,), overrides).artifacts:
                proof.prove(data, name, proof.expected(aligned), "")
