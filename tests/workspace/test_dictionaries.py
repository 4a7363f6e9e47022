"""Where spelling dictionaries are found."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.workspace.dictionaries import STANDARD, dictionary_folders, dictionary_paths


def _put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text("", encoding="utf-8")


def test_the_workspace_comes_before_dicpath_and_the_system(tmp_path: Path) -> None:
    named = [tmp_path / "one", tmp_path / "two"]
    folders = dictionary_folders(tmp_path / "office", {"DICPATH": os.pathsep.join(map(str, named))})
    assert folders == (tmp_path / "office" / "dictionaries", *named, *STANDARD)
    assert dictionary_folders(tmp_path, {}) == (tmp_path / "dictionaries", *STANDARD)


def test_pairs_of_files_named_for_a_locale(tmp_path: Path) -> None:
    own, system = tmp_path / "own", tmp_path / "system"
    _put(own, "az.dic", "az.aff", "ru_RU.dic")
    _put(
        system, "az.dic", "az.aff", "ru_RU.dic", "ru_RU.aff", "hyph_de.dic", "hyph_de.aff", "az_Cyrl.dic", "az_Cyrl.aff"
    )
    found = dictionary_paths((own, tmp_path / "nowhere", system))
    assert found == {
        "az": own / "az.dic",
        "ru-RU": system / "ru_RU.dic",
        "az-Cyrl": system / "az_Cyrl.dic",
    }


def test_a_language_comes_before_its_regions(tmp_path: Path) -> None:
    _put(tmp_path, "fr_CA.dic", "fr_CA.aff", "fr.dic", "fr.aff", "fr_BE.dic", "fr_BE.aff")
    assert list(dictionary_paths((tmp_path,))) == ["fr", "fr-BE", "fr-CA"]
