"""The sample workspace: complete translations are published, partial ones are drafts, and strangers' tools agree."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from dragoman.catalogue import unit_key
from dragoman.markup import plain
from dragoman.model import JOINED, Role
from dragoman.pipeline import load, load_catalogue, open_workspace
from tests.acceptance import strangers
from tests.conftest import Runner

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample workspace, built."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(ROOT / "dragoman.yaml", folder)
    for name in ("texts", "locales", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    runner: Runner = _runner(folder)
    built = runner("build", "--draft-incomplete")
    assert built.code == 0, built.err
    return folder


def _runner(folder: Path) -> Runner:
    from tests.conftest import run

    return run.__wrapped__(folder)  # type: ignore[attr-defined, no-any-return]


def test_everything_that_was_built_is_proven(sample: Path) -> None:
    assert _runner(sample)("build", "--draft-incomplete", "--format", "html").code == 0
    proof = _runner(sample)("proof", "--format", "json")
    assert proof.code == 0
    document = json.loads(proof.out)
    assert document["summary"]["checked"] == 30
    assert {finding["code"] for finding in document["findings"]} <= {"proof-letters"}


def test_the_catalogues_are_up_to_date(sample: Path) -> None:
    updated = _runner(sample)("update")
    assert (updated.code, updated.err) == (0, "")
    for po in (ROOT / "locales").rglob("*.po*"):
        assert po.read_bytes() == (sample / po.relative_to(ROOT)).read_bytes()


def test_azerbaijani_and_russian_are_complete_and_others_partial(sample: Path) -> None:
    rows = json.loads(_runner(sample)("status", "--format", "json").out)
    complete = {(row["text"], row["locale"]) for row in rows if row["complete"]}
    texts = {row["text"] for row in rows}
    assert len(texts) == 3
    assert complete == {(text, locale) for text in texts for locale in ("az", "ru")}
    partial = {row["locale"]: row["percent"] for row in rows if not row["complete"]}
    assert set(partial) == {"tr", "ar"}
    assert all(10 < percent < 90 for percent in partial.values())


def test_gettext_accepts_every_catalogue() -> None:
    files = sorted((ROOT / "locales").rglob("*.po*"))
    assert len(files) >= 11
    for file in files:
        strangers.check_po(file)


def test_epubcheck_reports_nothing(sample: Path) -> None:
    files = sorted((sample / "dist").rglob("*.epub"))
    assert len(files) == 10
    strangers.check_epub(*files)


def test_every_segment_of_both_languages_is_in_the_pdf_in_order(sample: Path) -> None:
    workspace = open_workspace(sample)
    for text_id in workspace.text_ids():
        segmented = load(workspace, text_id)
        for locale in ("az", "ru"):
            path = sample / f"dist/{text_id}/{text_id}.en-{locale}.pdf"
            strangers.check_pdf(path)
            original, translation = (_letters(column) for column in strangers.columns(path))
            catalogue = load_catalogue(workspace, text_id, locale)
            assert catalogue is not None
            units = {unit.key: unit for unit in catalogue.units}
            positions = [0, 0]
            for block, segments in zip(segmented.text.blocks, segmented.segments, strict=True):
                for segment in segments:
                    unit = units.get(unit_key(block, segment))
                    target = segment.text if unit is None else unit.target[0]
                    for side, (column, words) in enumerate(((original, segment.text), (translation, target))):
                        if words == JOINED:
                            continue
                        # Footnotes are gathered at the end of the text.
                        start = 0 if block.role is Role.FOOTNOTE else positions[side]
                        found = column.find(_letters(plain(words)), start)
                        assert found >= 0, words
                        if block.role is not Role.FOOTNOTE:
                            positions[side] = found


def _letters(text: str) -> str:
    """Letters and digits alone: what hyphenation, line breaks and running heads leave as it is."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def test_no_address_and_no_path_of_the_machine_is_in_the_artifacts(sample: Path) -> None:
    for path in (sample / "dist").rglob("*.*"):
        data = path.read_bytes()
        assert str(sample).encode() not in data
        assert re.search(rb"/(?:home|root|tmp|work)/", data) is None, path
