"""What is changed → what is built again, and why; everything else is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.incremental import small

AZ, RU = "dist/harbour/harbour.en-az.html", "dist/harbour/harbour.en-ru.html"
OTHERS = ("dist/locks/locks.en-az.html", "dist/locks/locks.en-ru.html")
PO = "locales/az/harbour.po"
ALL = (AZ, RU, *OTHERS)

Change = Callable[[Path], None]


def _comment(folder: Path) -> None:
    small.edit(folder / PO, 'msgid "Nine', '# Ask the office.\n#. role: paragraph\nmsgid "Nine')


def _other_unit(folder: Path) -> None:
    file = folder / PO
    file.write_text(file.read_text() + '\nmsgid "Not in the text."\nmsgstr "Mətndə yoxdur."\n')


def _obsolete(folder: Path) -> None:
    file = folder / PO
    file.write_text(file.read_text() + '\n#~ msgid "Gone."\n#~ msgstr "Yoxdur."\n')


def _append(name: str, words: str) -> Change:
    def change(folder: Path) -> None:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((file.read_text() if file.exists() else "") + words, encoding="utf-8")

    return change


def _touch(folder: Path) -> None:
    for path in (folder / "texts").iterdir():
        path.write_bytes(path.read_bytes())


CASES: dict[str, tuple[Change, dict[str, str]]] = {
    "nothing": (lambda folder: None, {}),
    "files saved as they were": (_touch, {}),
    "a translation": (
        lambda folder: small.edit(folder / PO, "Doqquz", "9"), {AZ: rf"unit u[0-9a-f]{{10}} changed \({PO}\)"}
    ),
    "a comment": (_comment, {}),
    "a unit that is not in the text": (_other_unit, {}),
    "an obsolete unit": (_obsolete, {}),
    "a text": (
        lambda folder: small.edit(folder / "texts/harbour.md", "id: harbour\n", "id: harbour\ndate: 2024-05-01\n"),
        dict.fromkeys((AZ, RU), "texts/harbour.md changed"),
    ),
    "a new template": (_append("templates/mine.css", "a {}"), dict.fromkeys(ALL, "templates/mine.css is new")),
    "a file that is no template": (_append("templates/notes.txt", "x"), {}),
    "the glossary": (_append("glossary.yaml", "terms: []\n"), {}),
    "the theme": (_append("dragoman.yaml", "theme: book\n"), dict.fromkeys(ALL, "setting theme: state-paper → book")),
    "a theme of one text": (
        _append("dragoman.yaml", "texts: {locks: {theme: book}}\n"),
        dict.fromkeys(OTHERS, "setting theme: state-paper → book"),
    ),
    "settings that no page follows from": (_append("dragoman.yaml", "carry-typography: false\n"), {}),
    "an artifact by hand": (_append(AZ, "<!-- mine -->"), {AZ: "its file was changed by hand"}),
    "an artifact that is gone": (lambda folder: (folder / AZ).unlink(), {AZ: "its file is gone"}),
    "the manifest by hand": (
        lambda folder: (folder / "dist/manifest.json").write_text("<<<<<<<"),
        dict.fromkeys(ALL, "the manifest says nothing of it"),
    ),
    "what is remembered": (
        lambda folder: (folder / ".dragoman/state.json").write_text('{"version": 1}'),
        dict.fromkeys(ALL, "nothing is known of how it was made"),
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workspace, built."""
    return small.write(tmp_path_factory.mktemp("built") / "ws")


def test_each_change_builds_what_follows_from_it_and_nothing_else(built: Path, run: Runner) -> None:
    assert run("build", cwd=built).code == 0
    originals = {path: path.read_bytes() for path in built.rglob("*") if path.is_file() and "dist" not in path.parts
                 and ".dragoman" not in path.parts}  # fmt: skip
    for name, (change, wanted) in CASES.items():
        change(built)
        before = small.inodes(built)
        done = run("build", "--explain", cwd=built)
        assert done.code == 0, (name, done.err)
        told = dict(re.findall(r"^(dist/\S+): (.*)$", done.err, re.MULTILINE))
        assert set(told) == set(wanted), (name, done.err)
        assert all(re.search(reason, told[path]) for path, reason in wanted.items()), (name, done.err)
        kept = len(ALL) - len(wanted)
        assert (f"{kept} file{'s are' if kept > 1 else ' is'} up to date" in done.err) is bool(kept), name
        after = small.inodes(built)
        assert all(after[Path(path).name] == before[Path(path).name] for path in ALL if path not in wanted), name
        assert "up to date" in run("build", "--explain", cwd=built).err, name
        for path in built.rglob("*"):
            if path.is_file() and "dist" not in path.parts and ".dragoman" not in path.parts and path not in originals:
                path.unlink()
        for path, data in originals.items():
            path.write_bytes(data)
        assert run("build", cwd=built).code == 0


def test_versions_of_libraries_and_the_programs_own_code_are_named(
    tmp_path: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small.write(tmp_path / "ws")
    assert run("build", cwd=folder).code == 0
    from dragoman.pipeline.toolchain import Toolchain

    tools = Toolchain.tools
    monkeypatch.setattr(Toolchain, "tools", lambda self, form: {**tools(self, form), "Jinja2": "9.9"})
    done = run("build", "--explain", cwd=folder)
    assert re.search(rf"{AZ}: Jinja2 \d[\d.]* → 9\.9$", done.err, re.MULTILINE)
    monkeypatch.setattr(Toolchain, "program", "0" * 64)
    assert f"{AZ}: dragoman's own code changed\n" in run("build", "--explain", cwd=folder).err


def test_drafts_releases_and_proofs(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    small.edit(folder / PO, "Doqquz bərə işləyir.", "")

    def build(*options: str) -> tuple[int, str]:
        done = run("build", "harbour", "--locale", "az", "--explain", *options, cwd=folder)
        return done.code, done.err

    assert build()[0] == 1
    assert build("--draft-incomplete") == (0, f"{AZ}: never built\n{AZ} (draft)\n")
    assert build("--draft") == (0, "1 file is up to date\n")
    code, told = build()
    assert (code, "not fully translated" in told) == (1, True)
    small.edit(folder / PO, 'msgid "Nine ferries sail."\nmsgstr ""', 'msgid "Nine ferries sail."\nmsgstr "Bərələr."')
    assert build("--no-proof")[0] == 0
    code, told = build()
    assert (code, f"{AZ}: was not proven" in told) == (0, True)
    assert build("--no-proof") == (0, "1 file is up to date\n")
    assert f"{AZ}: was a release\n" in build("--draft")[1]
    assert f"{AZ}: was a draft\n" in build()[1]
    assert f"{AZ}: --force\n" in build("--force")[1]


def test_a_volume_follows_from_all_its_texts(tmp_path: Path, run: Runner) -> None:
    volume = "dist/all/all.en-az.html"
    settings = small.SETTINGS + "publications: {all: {title: All, texts: [harbour, locks], locales: [az]}}\n"
    folder = small.write(tmp_path / "ws", settings)
    assert run("build", "all", cwd=folder).code == 0
    assert run("build", "all", cwd=folder).err == "1 file is up to date\n"
    small.edit(folder / "locales/ru/locks.po", "починены", "исправны")
    assert run("build", "all", cwd=folder).err == "1 file is up to date\n"
    small.edit(folder / "locales/az/locks.po", "təmir edilib", "sazdır")
    assert re.search(rf"{volume}: unit u\w+ changed", run("build", "all", "--explain", cwd=folder).err)
    name = '"Last-Translator: Mirta Soven <m@x.example>\\n"\n'
    small.edit(folder / "locales/az/locks.po", '"Language', f'{name}"Language')
    assert "translator of az/locks changed" in run("build", "all", "--explain", cwd=folder).err
    with (folder / "dragoman.yaml").open("a") as out:
        out.write("rows: sentence\n")
    assert "setting texts" in run("build", "all", "--explain", cwd=folder).err


def test_what_is_published_elsewhere_is_up_to_date_too(tmp_path: Path, run: Runner) -> None:
    folder = small.write(tmp_path / "ws")
    (tmp_path / "published").mkdir()
    (folder / "dist").symlink_to(tmp_path / "published")
    assert run("build", cwd=folder).code == 0
    assert run("build", cwd=folder).err == "4 files are up to date\n"
