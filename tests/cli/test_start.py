"""What makes the program start at once: little is imported, and the shortcuts say the same as the long ways."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dragoman import model
from dragoman.languages import tags
from dragoman.workspace import find_workspace
from dragoman.workspace.listing import catalogues_by_text
from tests.incremental.small import ENVIRONMENT

LOADED = """
import contextlib, io, json, sys
from dragoman.cli.main import cli
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    cli.main(["--help"])
print(json.dumps(sorted(sys.modules)))
"""


def test_help_imports_no_values_and_nothing_of_other_rooms() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    own = [name for name in json.loads(done.stdout) if name.startswith("dragoman.")]
    assert set(own) == {
        "dragoman.cli", "dragoman.cli.console", "dragoman.cli.main", "dragoman.cli.options", "dragoman.model",
        "dragoman.model.errors",
    }  # fmt: skip


def test_the_values_that_are_imported_late_are_those_that_type_checkers_see() -> None:
    tree = ast.parse(Path(str(model.__file__)).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    seen = {
        alias.name: str(node.module)
        for node in imports if str(node.module).startswith("dragoman.model.") for alias in node.names
    }  # fmt: skip
    assert set(seen) == set(model.__all__)
    for name, home in seen.items():
        assert getattr(model, name) is getattr(import_module(home), name)
    with pytest.raises(AttributeError, match="no attribute 'Statment'"):
        _ = model.Statment  # type: ignore[attr-defined]


def test_a_language_with_a_file_is_one_that_cldr_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(path.stem for path in (Path(str(tags.__file__)).parent / "data").glob("*.toml"))
    assert "az" in names
    monkeypatch.setattr(tags, "has_file", lambda name: False)
    assert [tags._canonical.__wrapped__(name) for name in names] == names


def test_all_folders_at_once_list_what_each_text_lists(tmp_path: Path) -> None:
    (tmp_path / "dragoman.yaml").write_text("source: en\n")
    for name in ("az/one.po", "ru/one.po", "ru/two.po", "ru/two.pot", "ru/deep/one.po", ".old/two.po"):
        file = tmp_path / "locales" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    (tmp_path / "locales/tr").symlink_to(tmp_path / "locales/ru")
    (tmp_path / "locales/az/two.po").symlink_to(tmp_path / "nowhere")
    (tmp_path / "locales/one.po").write_text("")
    workspace = find_workspace(tmp_path)
    found = catalogues_by_text(workspace)
    assert found == {text: workspace.catalogue_locales(text) for text in ("one", "two")}
    assert catalogues_by_text(find_workspace(tmp_path)).get("three", ()) == workspace.catalogue_locales("three")
