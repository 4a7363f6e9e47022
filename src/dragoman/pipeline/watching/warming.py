"""The first page of a process takes longest: it is made of nothing, for nobody, before somebody waits for one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from dragoman.model import Alignment, Catalogue, Design, DragomanError, Edition
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
    """Make a page in a format, with the templates and the first translation of a workspace, and prove it."""
    from dragoman import proof, rendering

    with suppress(DragomanError):
        made, aligned = sample((*workspace.settings.targets, "az")[0])
        for name, data in rendering.render(made, (form,), workspace.overrides()).artifacts:
            proof.prove(data, name, proof.expected(aligned), "")


def sample(locale: str) -> tuple[Edition, Alignment]:
    """A page in English and a locale, with nothing in it that is translated."""
    from dragoman import alignment, catalogue, edition, reading, segmentation
    from dragoman.pipeline.loading import identify

    text = reading.read_text(_TEXT, path="", text_id="warm", locale="en")
    segmented = segmentation.segment_text(text, "sentence")
    coverage = catalogue.coverage("warm", locale, catalogue.extract(segmented), Catalogue(), "en")
    aligned = alignment.align(
        segmented, {locale: Catalogue()}, lambda block, segment: identify(segmented, block, segment),
        catalogue.unit_id,
    )
    return edition.compose(aligned, [coverage], draft=True, rows="paragraph", design=Design(), prefix=""), aligned
