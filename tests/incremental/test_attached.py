"""A PDF that carries catalogues follows from all that they hold, and not only from the units on its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.pipeline.parts import file_parts
from dragoman.pipeline.planning import Wanted, plan
from dragoman.pipeline.publications import plan_publication
from dragoman.workspace import find_workspace
from tests.incremental import small

VOLUME = "publications: {reports: {title: Reports, texts: [harbour, locks]}}\n"
CARRIED = {"pdf": ["attached:locales/az/harbour.po", "attached:locales/az/locks.po"], "html": []}


@pytest.mark.parametrize("form", CARRIED)
@pytest.mark.parametrize("attach", ["[sources]", "[html]"])
def test_catalogues_that_are_attached_are_told_whole(tmp_path: Path, form: str, attach: str) -> None:
    workspace = find_workspace(small.write(tmp_path / "ws", f"{small.SETTINGS}attach: {attach}\n{VOLUME}"))
    (job,) = plan(workspace, "harbour", Wanted(("az",)))
    (volume,) = plan_publication(workspace, "reports", Wanted(("az",)))
    carried = CARRIED[form] if attach == "[sources]" else []
    for one, expected in ((job, carried[:1]), (volume, carried)):
        told = [name for name, _ in file_parts(workspace, one, form, lambda name: "0")]
        assert [name for name in told if name.startswith("attached:")] == expected
