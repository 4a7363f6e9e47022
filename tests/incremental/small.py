"""Small workspaces that build in a moment: two short papers as HTML, of an office that does not exist."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from dragoman.pipeline.state import sealed

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
"""For processes that run the program as it is here."""
SENTENCES = {
    "harbour": {
        "The harbour of Velsa is open.": ("Velsa limanı açıqdır.", "Гавань Вельсы открыта."),
        "Nine ferries sail.": ("Doqquz bərə işləyir.", "Ходят девять паромов."),
    },
    "locks": {"The locks of Ostel are mended.": ("Ostel şlüzləri təmir edilib.", "Шлюзы Остеля починены.")},
}
LOCALES = ("az", "ru")
HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
SETTINGS = "source: en\ntargets: [az, ru]\nformats: [html]\n"


def write(folder: Path, settings: str = SETTINGS) -> Path:
    """Write the workspace, complete in both locales."""
    (folder / "texts").mkdir(parents=True)
    (folder / "dragoman.yaml").write_text(settings, encoding="utf-8")
    for name, sentences in SENTENCES.items():
        write_text(folder, name, list(sentences))
        for place, locale in enumerate(LOCALES):
            write_units(folder, name, locale, {source: both[place] for source, both in sentences.items()})
    return folder


def write_text(folder: Path, name: str, sentences: list[str]) -> None:
    (folder / f"texts/{name}.md").write_text(
        f"---\nid: {name}\nlocale: en\n---\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8"
    )


def write_units(folder: Path, name: str, locale: str, units: dict[str, str]) -> None:
    file = folder / f"locales/{locale}/{name}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = "\n".join(f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in units.items())
    file.write_text(HEADER.format(locale) + entries, encoding="utf-8")


def edit(file: Path, old: str, new: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert old in source, file
    file.write_text(source.replace(old, new), encoding="utf-8")


def dist(folder: Path) -> dict[str, str]:
    """SHA-256 of all that lies in dist/, by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "dist").rglob("*")) if path.is_file()
    }


def resealed(state: bytes) -> bytes:
    """What somebody wrote for a state, with the checksum that it would have."""
    head = b'{"checksum":"'
    return sealed(b"{" + state[len(head) + 66 :] if state.startswith(head) else state)


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    """By which a file that was written anew can be told from one that was left alone."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted((folder / "dist").rglob("*.*")) if path.is_file() and path.name != "manifest.json"
    }


def age(folder: Path) -> None:
    """Set the times of all files into the past, so that none is as young as the moment of the build."""
    for path in folder.rglob("*"):
        if path.is_file() and "dist" not in path.parts:
            os.utime(path, (1_600_000_000, 1_600_000_000))
