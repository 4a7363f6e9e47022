"""`dragoman regranulate` on the sample workspace, as a person runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.catalogue import parse
from dragoman.model import JOINED, State, Unit
from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
REPORT = "locales/az/river-ferry-report.po"


@pytest.fixture
def sample(tmp_path: Path, run: Runner) -> Path:
    for name in ("texts", "locales"):
        shutil.copytree(ROOT / name, tmp_path / "ws" / name)
    for name in ("dragoman.yaml", "glossary.yaml", "names.yaml"):
        shutil.copy(ROOT / name, tmp_path / "ws")
    assert run("update", "--quiet", cwd=tmp_path / "ws").code == 0
    return tmp_path / "ws"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".dragoman.lock" and ".dragoman" not in path.relative_to(folder).parts
    }


def live(path: Path) -> dict[str, Unit]:
    return {unit.source: unit for unit in parse(path.read_bytes()).units if not unit.obsolete}


def test_forth_and_back_changes_no_byte(sample: Path, run: Runner) -> None:
    before = files(sample)
    preview = run("regranulate", "--to", "paragraph", "--dry-run", cwd=sample)
    assert "nothing was written" in preview.err
    assert files(sample) == before
    forth = run("regranulate", "--to", "paragraph", cwd=sample)
    assert (forth.code, forth.out) == (0, "")
    assert f"{REPORT}: 24 units (24 done) → 12 (12 done)\n" in forth.err
    assert "granularity: paragraph  # what a translator sees" in (sample / "dragoman.yaml").read_text()
    assert run("status", "river-ferry-report", cwd=sample).out.count("100.0 %") == 2
    assert run("update", cwd=sample).err == ""
    assert "already" in run("regranulate", "--to", "paragraph", cwd=sample).err
    assert run("regranulate", "--to", "sentence", cwd=sample).code == 0
    assert files(sample) == before


def test_one_text_alone(sample: Path, run: Runner) -> None:
    before = files(sample)
    assert run("regranulate", "lake-day-statement", "--to", "paragraph", cwd=sample).code == 0
    settings = (sample / "dragoman.yaml").read_text()
    assert "granularity: sentence   # what a translator sees" in settings
    assert "\n  lake-day-statement:\n    granularity: paragraph\n" in settings
    after = files(sample)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "dragoman.yaml", "locales/lake-day-statement.pot", "locales/az/lake-day-statement.po",
        "locales/ru/lake-day-statement.po",
    }  # fmt: skip
    assert run("update", cwd=sample).err == ""
    # All of the workspace: the text that is alike already stays.
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    assert (sample / "locales/az/lake-day-statement.po").read_bytes() == after["locales/az/lake-day-statement.po"]


def test_a_text_that_says_so_itself(sample: Path, run: Runner) -> None:
    text = sample / "texts/river-ferry-report.md"
    text.write_text(text.read_text().replace("locale: en\n", "locale: en\ngranularity: sentence # ours\n"))
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    assert "\ngranularity: paragraph # ours\n" in text.read_text()
    assert len(live(sample / REPORT)) == 12
    assert run("update", cwd=sample).err == ""


def test_paragraphs_that_were_translated_otherwise(sample: Path, run: Runner) -> None:
    """Two sentences in one become joined; three for two are told apart; nothing is lost."""
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    path = sample / REPORT
    edited = path.read_text()
    for old, new in (
        ("yanalma körpüsünü birləşdirir. Hər bir bərə", "yanalma körpüsünü birləşdirir, hər bir bərə"),
        ("3 krondur; 7 yaşınadək", "3 krondur. 7 yaşınadək"),
    ):
        assert old in edited
        edited = edited.replace(old, new)
    path.write_text(edited)
    back = run("regranulate", "--to", "sentence", cwd=sample)
    assert back.code == 0
    units = live(path)
    ferries = next(unit for source, unit in units.items() if source.startswith("The ferries, which"))
    each = units["Each carries 150 passengers, 40 bicycles and up to 12 tonnes of goods."]
    assert "hər bir bərə 150 sərnişin" in ferries.target[0]
    assert each.target == (JOINED,)
    assert (ferries.state, each.state) == (State.TRANSLATED, State.TRANSLATED)
    ticket = next(unit for source, unit in units.items() if source.startswith("A single ticket"))
    assert ticket.target[0].startswith("Birdəfəlik biletin qiyməti 3 krondur. 7 yaşınadək")
    assert ticket.state is State.TRANSLATED
    assert run("update", cwd=sample).err == ""
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    assert path.read_text() == edited


def test_a_catalogue_that_cannot_be_read_stops_all(sample: Path, run: Runner) -> None:
    (sample / "locales/ru/river-ferry-report.po").write_text('msgid "a"\nmsgstr "b\n')
    before = files(sample)
    stopped = run("regranulate", "--to", "paragraph", cwd=sample)
    assert stopped.code != 0
    assert "locales/ru/river-ferry-report.po" in stopped.err
    assert files(sample) == before


def test_a_run_that_was_interrupted_is_finished_by_another(sample: Path, run: Runner) -> None:
    sentences = files(sample)
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    whole = files(sample)
    for name in ("dragoman.yaml", REPORT):
        (sample / name).write_bytes(sentences[name])
    assert run("regranulate", "--to", "paragraph", cwd=sample).code == 0
    assert files(sample) == whole
