"""What travels with a PDF where the settings ask for it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from dragoman.pipeline import initialise
from dragoman.pipeline.building import build_text
from dragoman.pipeline.planning import Wanted, plan
from dragoman.pipeline.publications import plan_publication
from dragoman.pipeline.publishing import build_publication
from dragoman.workspace import find_workspace


def test_a_pdf_carries_its_sources_its_page_and_its_rights(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    initialise(root)
    settings = root / "dragoman.yaml"
    more = "attach: [sources, html]\nrights: © the Harbour Office\n"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    workspace = find_workspace(root)
    (job,) = plan(workspace, "welcome", Wanted(("az",)))
    built = build_text(workspace, job, ("pdf", "html"), draft_incomplete=True)
    with pikepdf.open(io.BytesIO((root / built.paths[0]).read_bytes())) as pdf:
        held = {name: one.get_file().read_bytes() for name, one in pdf.attachments.items()}
        relations = {str(one.F): str(one.AFRelationship) for one in pdf.Root.AF}
        assert "© the Harbour Office" in pdf.Root.Metadata.read_bytes().decode()
    assert held == {
        "welcome.md": (root / "texts/welcome.md").read_bytes(),
        "welcome.az.po": (root / "locales/az/welcome.po").read_bytes(),
        "welcome.html": (root / built.paths[1]).read_bytes(),
    }
    assert relations == {"welcome.md": "/Source", "welcome.az.po": "/Source", "welcome.html": "/Alternative"}


def test_nothing_is_attached_unasked(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    initialise(root)
    workspace = find_workspace(root)
    (job,) = plan(workspace, "welcome", Wanted(("az",)))
    built = build_text(workspace, job, ("pdf",), draft_incomplete=True)
    with pikepdf.open(root / built.paths[0]) as pdf:
        assert not pdf.attachments
        assert "/AF" not in pdf.Root


def test_a_volume_carries_the_sources_of_its_texts(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    initialise(root)
    settings = root / "dragoman.yaml"
    said = "publications:\n  book:\n    title: Book\n    texts: [welcome]\n    locales: [az]\n    attach: [sources]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + said, encoding="utf-8")
    workspace = find_workspace(root)
    (job,) = plan_publication(workspace, "book", Wanted())
    built = build_publication(workspace, job, ("pdf",), draft_incomplete=True)
    with pikepdf.open(root / built.paths[0]) as pdf:
        assert set(pdf.attachments) == {"welcome.md", "welcome.az.po"}
