"""The commands as people use them: exit codes, what goes where, and that bad input is met with words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Runner

STATEMENT = """STATEMENT

by the Commissioner for Inland Waters

on the Day of Lakes

The lakes are the memory of the rivers. We keep 1,200 of them.

We call on all who drink from them to keep them clean.

Ada Merrow

The Commissioner for Inland Waters

19 March 2024

This Statement is addressed to the Council of Europe, the World Health Organization and the lake communities.
"""


def test_a_new_workspace_builds_at_once(workspace: Path, run: Runner) -> None:
    built = run("build", "--format", "html", cwd=workspace)
    assert (built.code, built.out) == (0, ""), built.err
    assert (workspace / "dist/welcome/welcome.en-az.html").is_file()
    assert (workspace / "dist/welcome/welcome.en-ru.html").is_file()
    assert run("update", cwd=workspace).err == ""
    assert run("status", "--min", "100", cwd=workspace).code == 0


def test_init_takes_an_empty_folder_and_no_other(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", "empty").code == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    refused = run("init", "full")
    assert refused.code == 2
    assert "not empty" in refused.err
    assert [entry.name for entry in (tmp_path / "full").iterdir()] == ["x"]
    (tmp_path / "file").write_text("x")
    assert run("init", "file").code == 2


def test_a_statement_from_paste_to_draft(workspace: Path, run: Runner) -> None:
    imported = run("import", "-", "--id", "lakes", cwd=workspace, given=STATEMENT.encode())
    assert imported.code == 0, imported.err
    assert imported.out == ""
    assert "Ada Merrow" in imported.err
    shown = json.loads(run("show", "lakes", "--format", "json", cwd=workspace).out)
    assert shown["title"] == "STATEMENT"
    assert shown["subtitle"] == "by the Commissioner for Inland Waters on the Day of Lakes"
    assert shown["date"] == "2024-03-19"
    assert shown["signatories"] == [{"name": "Ada Merrow", "office": ["The Commissioner for Inland Waters"]}]
    assert shown["addressees"] == ["Council of Europe", "World Health Organization", "lake communities"]
    assert [len(block["segments"]) for block in shown["body"]] == [2, 1]

    assert run("update", cwd=workspace).code == 0
    catalogue = workspace / "locales/az/lakes.po"
    before = catalogue.read_bytes()
    again = run("update", cwd=workspace)
    assert (again.code, again.err) == (0, "")
    assert catalogue.read_bytes() == before

    refused = run("build", "lakes", "--locale", "az", "--format", "html", cwd=workspace)
    assert refused.code == 1
    assert "not fully translated" in refused.err
    assert "We keep 1,200 of them." in refused.err
    assert not (workspace / "dist/lakes").exists()
    assert run("build", "lakes", "--draft", "--format", "html", cwd=workspace).code == 0
    assert run("status", "lakes", "--min", "95", cwd=workspace).code == 1

    filled = run("pseudo", "--locale", "az", cwd=workspace)
    assert filled.code == 0
    assert run("status", "lakes", "--format", "json", cwd=workspace).code == 0
    assert run("build", "lakes", "--locale", "az", "--format", "html", cwd=workspace).code == 0


def test_an_import_overwrites_only_when_asked(workspace: Path, run: Runner) -> None:
    path = workspace / "texts/lakes.md"
    assert run("import", "-", "--id", "lakes", cwd=workspace, given=STATEMENT.encode()).code == 0
    before = path.read_bytes()
    refused = run("import", "-", "--id", "lakes", cwd=workspace, given=b"Other words.")
    assert refused.code == 2
    assert "--force" in refused.err
    assert path.read_bytes() == before
    assert run("import", "-", "--id", "lakes", "--force", cwd=workspace, given=b"Other words.\n").code == 0
    assert path.read_bytes() != before


def test_a_refused_release_leaves_the_last_good_one(workspace: Path, run: Runner) -> None:
    assert run("build", "--locale", "az", "--format", "html", cwd=workspace).code == 0
    artifact = workspace / "dist/welcome/welcome.en-az.html"
    before = artifact.read_bytes()
    text = workspace / "texts/welcome.md"
    text.write_text(text.read_text().replace("Nothing that was translated is lost.", "Nothing is ever lost."))
    assert run("update", cwd=workspace).code == 0
    refused = run("build", "--locale", "az", "--format", "html", cwd=workspace)
    assert refused.code == 1
    assert artifact.read_bytes() == before
    mixed = run("build", "--locale", "az", "--format", "html", "--draft-incomplete", cwd=workspace)
    assert mixed.code == 0
    assert "(draft)" in mixed.err


def test_status_as_json_is_all_there_is_on_standard_output(workspace: Path, run: Runner) -> None:
    status = run("status", "--format", "json", cwd=workspace)
    assert status.err == ""
    rows = json.loads(status.out)
    assert {row["locale"] for row in rows} == {"az", "ru"}
    assert all(row["complete"] and row["percent"] == 100 for row in rows)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("status",), 2, "dragoman init"),
        (("nonsense",), 2, "No such command"),
        (("build", "--format", "docx"), 2, "docx"),
        (("show", "nowhere"), 2, "dragoman init"),
        (("init",), 2, "DIR"),
        (("status", "--min", "101"), 2, "101"),
    ],
)
def test_wrong_usage(run: Runner, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run(*arguments)
    assert result.code == code
    assert words in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("show", "welcom"), 2, "Did you mean welcome"),
        (("build", "--locale", "azz"), 2, "az"),
        (("build", "--locale", "en"), 2, "is written in en"),
        (("pseudo",), 2, "--locale"),
        (("import", "missing.txt"), 2, "missing.txt"),
        (("import", "--id", "../x", "-"), 2, "cannot be the id"),
        (("import", "--id", "x", "one", "two"), 2, "one FILE"),
    ],
)
def test_wrong_usage_in_a_workspace(
    workspace: Path, run: Runner, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = run(*arguments, cwd=workspace, given=b"Some words.\n")
    assert result.code == code
    assert words in result.err


def test_the_workspace_may_be_named_before_or_after_the_command(workspace: Path, run: Runner) -> None:
    assert run("-C", "ws", "status").out == run("status", "-C", "ws").out == run("status", cwd=workspace / "texts").out


def test_one_bad_catalogue_does_not_stop_the_others(workspace: Path, run: Runner) -> None:
    run("import", "-", "--id", "lakes", cwd=workspace, given=STATEMENT.encode())
    broken = workspace / "locales/az/lakes.po"
    broken.write_text('msgid "a"\nmsgstr "b\n')
    updated = run("update", cwd=workspace)
    assert updated.code == 1
    assert "locales/az/lakes.po" in updated.err
    assert broken.read_text() == 'msgid "a"\nmsgstr "b\n'
    assert "Traceback" not in updated.err
    assert run("build", "welcome", "--format", "html", cwd=workspace).code == 0


def test_a_joined_sentence_with_nothing_before_it_is_an_error(workspace: Path, run: Runner) -> None:
    catalogue = workspace / "locales/az/welcome.po"
    words = "Bu mətn solda, tərcüməsi isə sağda yerləşir."
    assert words in catalogue.read_text()
    catalogue.write_text(catalogue.read_text().replace(words, "[joined]"))
    status = run("status", cwd=workspace)
    assert status.code == 1
    assert "[joined-first]" in status.err
    built = run("build", "--locale", "az", "--format", "html", cwd=workspace)
    assert built.code == 1
    assert "[joined]" in built.err
    assert not (workspace / "dist/welcome").exists()


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Path, run: Runner, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret words\n")
    (workspace / "texts/leak.md").symlink_to(secret)
    result = run("update", cwd=workspace)
    assert result.code == 1
    assert "leads out of the workspace" in result.err
    assert not (workspace / "locales/leak.pot").exists()


def test_a_text_that_is_not_utf8_names_the_line(workspace: Path, run: Runner) -> None:
    (workspace / "texts/old.md").write_bytes("one\n\nДва".encode("cp1251"))
    result = run("update", "old", cwd=workspace)
    assert result.code == 1
    assert "texts/old.md, line 3" in result.err
