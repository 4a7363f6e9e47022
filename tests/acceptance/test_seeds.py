"""Real papers beside the checkout, from paste to a published bilingual edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance import strangers
from tests.conftest import Runner

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "statements"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real papers are not beside the checkout")
def test_each_seed_goes_from_paste_to_publication(workspace: Path, run: Runner) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    assert len(files) == 5
    imported = run("import", *map(str, files), cwd=workspace)
    assert imported.code == 0, imported.err
    assert ": error" not in imported.err
    assert run("update", cwd=workspace).code == 0
    for po in (workspace / "locales").rglob("*.po*"):
        strangers.check_po(po)
    assert run("pseudo", "--locale", "az", cwd=workspace).code == 0
    rows = json.loads(run("status", "--format", "json", cwd=workspace).out)
    assert all(row["complete"] for row in rows if row["locale"] == "az")
    built = run("build", "--locale", "az", cwd=workspace)
    assert built.code == 0, built.err
    assert ": error" not in built.err
    pdfs = sorted((workspace / "dist").rglob("*.pdf"))
    assert len(pdfs) == 6
    for pdf in pdfs:
        strangers.check_pdf(pdf)
    strangers.check_epub(*sorted((workspace / "dist").rglob("*.epub")))
