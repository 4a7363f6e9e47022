"""The sample papers are edited as papers are: what becomes of their translations, from the text to the PO file.

A case is a plain file: a first line that says what is done, ``text:``, then ``old:`` and ``new:`` pairs (``¶`` is an
empty line, ``↵`` a line break; one of the text counts as a blank), then the units that are not as they were (``unit:``
state, what changed, and the beginnings of the words of now and of those before) and what the update says (``told:``).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dragoman.catalogue import parse
from dragoman.model import JOINED, Catalogue, State, Unit
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
LOCALE = "az"


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_edit(case: Path, tmp_path: Path, run: Runner) -> None:
    lines = [line for line in case.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    fields = [(line.partition(":")[0], line.partition(":")[2].strip()) for line in lines]
    text_id = next(value for name, value in fields if name == "text")
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "dragoman.yaml", tmp_path)
    assert run("update", "--quiet", cwd=tmp_path).code == 0
    path, file = tmp_path / "texts" / f"{text_id}.md", tmp_path / "locales" / LOCALE / f"{text_id}.po"
    source, before = path.read_text("utf-8"), parse(file.read_bytes())
    edited = source
    edits = [value for name, value in fields if name in ("old", "new")]
    for old, new in zip(edits[::2], edits[1::2], strict=True):
        pattern = r"\s+".join(re.escape(word) for word in old.replace("¶", " ").split())
        edited, count = re.subn(pattern, lambda _, new=new: re.sub(" *¶ *", "\n\n", new.replace("↵", "\n")), edited)
        assert count == 1, f"{old!r} stands {count} times in the text"
    assert edited != source
    path.write_text(edited, "utf-8")

    previewed = run("update", "--dry-run", text_id, cwd=tmp_path).err
    assert parse(file.read_bytes()) == before
    updated = run("update", text_id, cwd=tmp_path)
    assert updated.err.splitlines() == previewed.splitlines()[:-1]
    of_locale = [line.partition(": ")[2] for line in updated.err.splitlines() if f"locales/{LOCALE}/" in line]
    told = of_locale[0] or "nothing" if of_locale else "the catalogue stays"
    after = parse(file.read_bytes())
    expected = [value for name, value in fields if name == "unit"]
    found = [_line(unit) for unit in after.units if _fresh(unit, before)]
    assert "\n".join(found) == "\n".join(expected)
    assert [told] == [value for name, value in fields if name == "told"]

    _nothing_is_lost(before, after)
    assert run("update", cwd=tmp_path).err == "", "update twice is update once"
    path.write_text(source, "utf-8")
    assert run("update", "--quiet", text_id, cwd=tmp_path).code == 0
    back = parse(file.read_bytes())
    live = {unit.key: unit for unit in back.units if not unit.obsolete}
    assert live == {unit.key: unit for unit in before.units if not unit.obsolete}, "as before when the text is again"


def _fresh(unit: Unit, before: Catalogue) -> bool:
    return unit not in before.units


def _line(unit: Unit) -> str:
    state = "obsolete" if unit.obsolete else "done" if unit.state is State.TRANSLATED else unit.state.value
    notes = [line for line in unit.extracted_comments if line.startswith("changed: ")]
    changes = [note.removeprefix("changed: ").partition(";")[0] for note in notes]
    told = f"{state}{''.join(f' ({change})' for change in changes)} | {_cut(unit.source)}"
    return told + (f" | {_cut(unit.previous_source)}" if unit.previous_source else "")


def _cut(words: str) -> str:
    return words if len(words) <= 48 else words[:47] + "…"


def _nothing_is_lost(before: Catalogue, after: Catalogue) -> None:
    targets = [unit.target[0] for unit in after.units]
    for unit in before.units:
        if unit.state is State.TRANSLATED and unit.target != (JOINED,):
            assert any(unit.target[0] in target for target in targets), unit
