"""Names of files alone say where to look."""

from __future__ import annotations

import pytest

from dragoman.pipeline.watching.touching import Touched, touched

NOTHING = Touched()
HARBOUR = Touched(texts=("harbour",))
EVERYTHING = Touched(everything=True)

CASES = {
    # what people edit
    "texts/harbour.md": HARBOUR,
    "locales/az/harbour.po": HARBOUR,
    "locales/az@latin/harbour.po": HARBOUR,
    "dragoman.yaml": Touched(settings=True),
    "names.yaml": Touched(volumes=True),
    "templates/page.html": EVERYTHING,
    "templates/themes/river.css": EVERYTHING,
    "templates/themes": EVERYTHING,
    "press/coated.icc": EVERYTHING,
    # folders that come and go
    "": EVERYTHING,
    "texts": EVERYTHING,
    "locales": EVERYTHING,
    "locales/tr": EVERYTHING,
    # what dragoman writes
    "dist/harbour/harbour.en-az.html": NOTHING,
    "dist": NOTHING,
    ".dragoman/state.json": NOTHING,
    ".dragoman": NOTHING,
    ".dragoman.lock": NOTHING,
    "locales/az/.harbour.po.k2j3.dragoman-unfinished": NOTHING,
    "locales/harbour.pot": NOTHING,
    # vim: swap files, the probe for whether a folder may be written, backups
    "texts/.harbour.md.swp": NOTHING,
    "texts/.harbour.md.swx": NOTHING,
    "texts/4913": NOTHING,
    "texts/harbour.md~": NOTHING,
    "templates/4913": NOTHING,
    "templates/page.html~": NOTHING,
    "templates/.page.html.swp": NOTHING,
    # Emacs: lock, autosave, backup
    "texts/.#harbour.md": NOTHING,
    "texts/#harbour.md#": NOTHING,
    "templates/#page.html#": NOTHING,
    "locales/az/.#harbour.po": NOTHING,
    "locales/az/harbour.po~": NOTHING,
    # Poedit and msgfmt, LibreOffice, Kate, GNOME
    "locales/az/harbour.mo": NOTHING,
    "locales/az/.~lock.harbour.po#": NOTHING,
    "texts/.harbour.md.kate-swp": NOTHING,
    "texts/.goutputstream-X1Y2Z3": NOTHING,
    # no part of what is built
    "glossary.yaml": NOTHING,
    "README.md": NOTHING,
    ".git/index.lock": NOTHING,
    "texts/older/harbour.md": NOTHING,
    "texts/harbour.txt": NOTHING,
    "locales/az/older/harbour.po": NOTHING,
}


@pytest.mark.parametrize("path", CASES)
def test_one_path(path: str) -> None:
    assert touched([path], frozenset({"press/coated.icc"})) == CASES[path]


def test_many_paths_are_one_answer() -> None:
    paths = [f"locales/{locale}/t{number}.po" for locale in ("az", "ru") for number in range(250)]
    found = touched([*paths, "dist/x", "dragoman.yaml"])
    assert found == Touched(texts=tuple(sorted(f"t{number}" for number in range(250))), settings=True)
    assert not touched(["dist/x", "texts/x.md~"])
