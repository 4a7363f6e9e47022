"""An update that was stopped after some texts and taken up again ends where one at one go does, memory and all."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman import catalogue
from dragoman.pipeline import Memories, open_workspace, update

NOW = datetime(2024, 3, 12, tzinfo=UTC)
TEXTS = ("a", "b", "c", "d")
SENTENCES = [
    f"The {what} of {whose} {does}."
    for what in ("harbour", "river", "lake", "ferry")
    for whose in ("Almer", "Tolm")
    for does in ("is open", "was closed in 2019", "stays open on Monday")
]


# In the first, a sentence that the memory had filled in elsewhere once came before its origin.
@pytest.mark.parametrize("seed", [146, *range(40, 64)])
def test_a_run_that_was_stopped_is_taken_up_again(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 – it makes cases, not secrets
    _make(chance, tmp_path / "whole")
    shutil.copytree(tmp_path / "whole", tmp_path / "stopped")
    before = _state(tmp_path / "whole")
    _update(tmp_path / "whole", TEXTS)
    _update(tmp_path / "stopped", TEXTS[: chance.randint(1, 3)])
    _update(tmp_path / "stopped", TEXTS)
    assert _state(tmp_path / "stopped") == _state(tmp_path / "whole") != before


def _make(chance: random.Random, root: Path) -> None:
    """A workspace of papers that share sentences, partly translated, whose texts changed since."""
    (root / "texts").mkdir(parents=True)
    (root / "dragoman.yaml").write_text("source: en\ntargets: [az]\n")
    for text in TEXTS:
        _write(chance, root / f"texts/{text}.md")
    _update(root, TEXTS)
    for text in TEXTS:
        path = root / f"locales/az/{text}.po"
        held = catalogue.parse(path.read_bytes(), path.name)
        units = []
        for unit in held.units:
            lot = chance.random()
            if not unit.obsolete and lot < 0.5:
                target = f"AZ{chance.randint(1, 2)} {unit.source}" if lot < 0.4 else ""
                unit = replace(unit, target=(target,), flags=())
            units.append(unit)
        path.write_bytes(catalogue.verified(replace(held, units=tuple(units))))
    for text in TEXTS:
        if chance.random() < 0.7:
            _write(chance, root / f"texts/{text}.md")
    _write(chance, root / "texts/d.md")


def _write(chance: random.Random, path: Path) -> None:
    paragraphs = [" ".join(chance.choices(SENTENCES, k=chance.randint(1, 4))) for _ in range(chance.randint(1, 3))]
    path.write_text("---\nkind: statement\n---\n\n" + "\n\n".join(paragraphs) + "\n")


def _update(root: Path, texts: Sequence[str]) -> None:
    workspace = open_workspace(root)
    memories = Memories(workspace)
    for text in texts:
        update(workspace, text, NOW, memories=memories)


def _state(root: Path) -> dict[str, bytes]:
    return {path.name + path.parent.name: path.read_bytes() for path in sorted((root / "locales").rglob("*.po*"))}
