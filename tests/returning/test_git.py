"""The merge driver in a real repository, switched on as the documentation says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.catalogue import parse
from dragoman.model import Unit
from tests.conftest import Runner

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

HEAD = """msgid ""
msgstr ""
"PO-Revision-Date: 2024-03-19 10:00+0400\\n"
"Language: az\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"""


def po(*entries: tuple[str, str], revised: str = "2024-03-19 10:00+0400") -> str:
    """A PO file of sources and translations; a translation with "?" is fuzzy, a source with "~" obsolete."""
    parts = [HEAD.replace("2024-03-19 10:00+0400", revised)]
    for source, target in entries:
        mark = "#~ " if source.startswith("~") else ""
        fuzzy = "#, fuzzy\n" if target.endswith("?") else ""
        parts.append(f'{fuzzy}{mark}msgid "{source.strip("~")}"\n{mark}msgstr "{target.rstrip("?")}"\n')
    return "\n".join(parts)


class Repository:
    """A repository with the driver on, two branches, and one catalogue."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "locales/az/lakes.po"
        self.file.parent.mkdir(parents=True)
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(folder),
        }
        self.git("init", "-q", "-b", "main")
        for name, value in (("user.name", "T"), ("user.email", "t@example.org"), ("commit.gpgsign", "false")):
            self.git("config", name, value)
        self.git("config", "merge.dragoman.driver", f"'{sys.executable}' -m dragoman merge-driver %O %A %B %P")
        (folder / ".gitattributes").write_text("*.po  merge=dragoman\n*.pot merge=dragoman\n")
        self.git("add", ".gitattributes")

    def git(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def save(self, content: str, message: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(content, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def branch(self, base: str, ours: str, theirs: str) -> None:
        """Two branches from one base; ours is checked out."""
        self.save(base, "base")
        self.git("checkout", "-q", "-b", "theirs")
        self.save(theirs, "theirs")
        self.git("checkout", "-q", "main")
        self.save(ours, "ours")

    def units(self) -> dict[str, Unit]:
        return {unit.source: unit for unit in parse(self.file.read_bytes()).units}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_neighbours_translated_on_two_branches_merge_cleanly(repository: Repository) -> None:
    repository.branch(
        po(("One.", ""), ("Two.", ""), ("Three.", "")),
        po(("One.", "Bir."), ("Two.", "İki."), ("Three.", ""), revised="2024-03-20 10:00+0400"),
        po(("One.", ""), ("Two.", ""), ("Two and a half.", ""), ("Three.", "Üç."), revised="2024-03-21 10:00+0400"),
    )
    repository.git("merge", "-q", "theirs")
    assert repository.git("status", "--porcelain") == ""
    assert repository.file.read_text("utf-8") == po(
        ("One.", "Bir."), ("Two.", "İki."), ("Two and a half.", ""), ("Three.", "Üç."), revised="2024-03-21 10:00+0400"
    )


def test_a_conflict_is_a_po_file_with_both(repository: Repository) -> None:
    repository.branch(
        po(("One.", ""), ("Two.", "")), po(("One.", "Bir."), ("Two.", "İki.")), po(("One.", "Tək."), ("Two.", "İki."))
    )
    said = repository.git("merge", "theirs", fails=True)
    assert "CONFLICT" in said
    assert "locales/az/lakes.po:" in said
    assert "One." in said
    assert repository.git("status", "--porcelain").startswith("UU locales/az/lakes.po")
    units = repository.units()
    assert units["One."] == Unit("One.", ("Bir.",), translator_comments=('other version: "Tək."',), flags=("fuzzy",))
    assert units["Two."] == Unit("Two.", ("İki.",))


def test_an_update_here_and_a_translation_there(repository: Repository) -> None:
    """Ours edited the text and retired a unit; theirs corrected its translation."""
    repository.branch(
        po(("Nine lakes.", "Doqquz gol."), ("End.", "Son.")),
        po(("Ten lakes.", "Doqquz gol.?"), ("End.", "Son."), ("~Nine lakes.", "Doqquz gol.")).replace(
            'msgid "Ten', '#| msgid "Nine lakes."\nmsgid "Ten'
        ),
        po(("Nine lakes.", "Doqquz göl."), ("End.", "Son!")),
    )
    repository.git("merge", "-q", "theirs")
    units = repository.units()
    assert units["Nine lakes."] == Unit("Nine lakes.", ("Doqquz göl.",), obsolete=True)
    assert units["Ten lakes."] == Unit("Ten lakes.", ("Doqquz göl.",), flags=("fuzzy",), previous_source="Nine lakes.")
    assert units["End."].target == ("Son!",)


def test_a_rebase_and_a_cherry_pick_use_it_too(repository: Repository) -> None:
    repository.branch(
        po(("One.", ""), ("Two.", "")), po(("One.", "Bir."), ("Two.", "")), po(("One.", ""), ("Two.", "İki."))
    )
    repository.git("cherry-pick", "theirs")
    assert {unit.source: unit.target[0] for unit in repository.units().values()} == {"One.": "Bir.", "Two.": "İki."}


def test_a_file_that_both_added(repository: Repository) -> None:
    repository.git("commit", "-qm", "empty")
    repository.git("checkout", "-q", "-b", "theirs")
    repository.save(po(("One.", "Bir."), ("Two.", "")), "theirs")
    repository.git("checkout", "-q", "main")
    repository.save(po(("One.", ""), ("Two.", "İki.")), "ours")
    repository.git("merge", "-q", "theirs")
    assert {unit.source: unit.target[0] for unit in repository.units().values()} == {"One.": "Bir.", "Two.": "İki."}


def test_what_is_no_po_file_is_merged_line_by_line(repository: Repository) -> None:
    broken = po(("One.", "Bir."), ("Two.", "")).replace('msgid "Two."', 'msgid "Two.')
    repository.branch(po(("One.", ""), ("Two.", "")), broken, po(("One.", "Tək."), ("Two.", "")))
    said = repository.git("merge", "theirs", fails=True)
    assert "merged-by-lines" in said
    content = repository.file.read_text("utf-8")
    assert "<<<<<<< ours" in content
    assert "Bir." in content
    assert "Tək." in content


def test_the_past_tells_who_changed_a_unit(repository: Repository, run: Runner) -> None:
    (repository.folder / "dragoman.yaml").write_text("source: en\ntargets: [az]\n")
    (repository.folder / "texts").mkdir()
    (repository.folder / "texts/lakes.md").write_text("---\nid: lakes\nkind: statement\n---\n\nOne. Two. Three.\n")
    sent = po(("One.", "Bir."), ("Two.", "İki."), ("Three.", "Uc."))
    repository.save(sent, "sent to the translator")
    repository.save(po(("One.", "Bir!"), ("Two.", "İki."), ("Three.", "Uc.")), "corrected meanwhile")
    back = repository.folder / "back.az.po"
    back.write_text(po(("One.", "Bir."), ("Two.", "İki!"), ("Three.", "Üç.")), encoding="utf-8")
    returned = run("return", "back.az.po", cwd=repository.folder)
    assert returned.code == 0, returned.err
    assert "2 taken, 1 older, refused" in returned.err
    assert {source: unit.target[0] for source, unit in repository.units().items()} == {
        "One.": "Bir!", "Two.": "İki!", "Three.": "Üç.",
    }  # fmt: skip
    assert not any(unit.fuzzy for unit in repository.units().values())
