"""Scores on gold texts that lie beside the checkout."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.segmentation import segment_block

SHARED = Path(__file__).resolve().parents[2] / "../shared"
DATA = SHARED / "data/segmentation"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="no gold texts beside the checkout")


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in segment_block(text, language)]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("seg_score", SHARED / "scorers/seg_score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # The scorer leaves its file open.
@pytest.mark.parametrize(
    ("name", "least"), [("en_pud", 0.995), ("ru_pud", 0.995), ("ru_gsd", 0.98), ("az_tuecl", 0.99)]
)
def test_boundaries(scorer: ModuleType, name: str, least: float) -> None:
    assert scorer.score(str(DATA / f"{name}.jsonl"), split)["f1"] >= least


@pytest.mark.parametrize(
    ("language", "least"), [("en", 0.95), ("ru", 1), ("de", 0.9), ("es", 0.9), ("fr", 1), ("it", 0.9), ("hy", 1)]
)
def test_golden_rules(scorer: ModuleType, language: str, least: float) -> None:
    rows = [json.loads(line) for line in (DATA / "golden_rules.jsonl").read_text("utf-8").splitlines()]
    chosen = [row for row in rows if row["lang"] == language and row["reversible"]]
    right = sum(
        scorer.cuts([s for s in row["expected"] if scorer.nb(s)])
        == scorer.cuts([s for s in split(row["text"], language) if scorer.nb(s)])
        for row in chosen
    )
    assert chosen and right >= least * len(chosen)
