"""`dragoman format`: foreign files in, the canonical form out, and what gettext refuses stays as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Runner

LATIN = """# Kommentar
msgid   ""
msgstr  ""
"Content-Type: text/plain; charset=ISO-8859-1\\n"

#: b.c:2 a.c:1
msgid "a "
"house"
msgstr "ein Haus mit T\xfcr"
""".encode("latin-1")
CANONICAL = """# Kommentar
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

#: b.c:2 a.c:1
msgid "a house"
msgstr "ein Haus mit Tür"
""".encode()


def test_a_foreign_file_anywhere(tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "de.po"
    path.write_bytes(LATIN)
    path.chmod(0o640)
    checked = run("format", "--check", "de.po")
    assert (checked.code, checked.out) == (1, "de.po\n")
    assert path.read_bytes() == LATIN
    assert run("format", "de.po").code == 0
    assert path.read_bytes() == CANONICAL
    assert path.stat().st_mode & 0o777 == 0o640
    again = run("format", "de.po")
    assert (again.code, again.out, again.err) == (0, "", "")
    assert (run("format", "--check", "de.po").code, path.read_bytes()) == (0, CANONICAL)


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
def test_it_is_what_msgcat_writes(tmp_path: Path, run: Runner) -> None:
    (tmp_path / "de.po").write_bytes(LATIN)
    run("format", "de.po")
    theirs = subprocess.run(
        ["msgcat", "--no-wrap", "--to-code=UTF-8", "-"], input=LATIN, capture_output=True, check=True
    )
    assert (tmp_path / "de.po").read_bytes() == theirs.stdout


def test_what_gettext_refuses_stays_and_the_others_go_on(tmp_path: Path, run: Runner) -> None:
    folder = tmp_path / "po"
    folder.mkdir()
    twice = b'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n'
    conflict = b'msgid "a"\n<<<<<<< HEAD\nmsgstr "1"\n=======\nmsgstr "2"\n>>>>>>> theirs\n'
    (folder / "a.po").write_bytes(twice)
    (folder / "b.po").write_bytes(conflict)
    (folder / "c.po").write_bytes(LATIN)
    done = run("format", "po")
    assert done.code == 1
    assert "a.po:4: the entry of line 1 a second time" in done.err
    assert "b.po:2: a conflict that git left in the file" in done.err
    assert "formatted po/c.po" in done.err
    assert (folder / "a.po").read_bytes() == twice
    assert (folder / "b.po").read_bytes() == conflict
    assert (folder / "c.po").read_bytes() == CANONICAL


def test_a_whole_workspace(workspace: Path, run: Runner) -> None:
    path = workspace / "locales/az/welcome.po"
    before = path.read_bytes()
    assert run("format", "--check", cwd=workspace).code == 0
    path.write_bytes(before.replace(b'msgid "', b'msgid ""\n"'))
    checked = run("format", "--check", cwd=workspace)
    assert (checked.code, checked.out) == (1, "locales/az/welcome.po\n")
    done = run("format", cwd=workspace)
    assert (done.code, done.err) == (0, "formatted locales/az/welcome.po\n")
    assert path.read_bytes() == before


def test_wrong_usage(tmp_path: Path, run: Runner) -> None:
    missing = run("format", "nowhere.po")
    assert missing.code == 2
    assert "nowhere.po: cannot be read" in missing.err
    assert run("format").code == 2
