"""The memory and propagation as people use them: in a workspace, by commands."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dragoman.model import MaterialError, WorkspaceError
from dragoman.pipeline import open_workspace
from dragoman.workspace import parse_settings
from tests.conftest import Runner

HEAD = "---\nid: {id}\nkind: statement\nlocale: en\n---\n\n# Statement\n\n"
TAIL = "\n\n::: addressees\nThis Statement is addressed to\n\n- the Council of the Rivers,\n- the {last}.\n:::\n"
FERRY = "The ferry crosses the river twelve times a day in summer."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two statements, the second still without a catalogue."""
    root = tmp_path / "ws"
    (root / "texts").mkdir(parents=True)
    (root / "dragoman.yaml").write_text("source: en\ntargets: [az]\n", encoding="utf-8")
    write(root, "first", FERRY, "Lake Office")
    return root


def write(root: Path, name: str, body: str, last: str) -> None:
    text = HEAD.format(id=name) + body + TAIL.format(last=last)
    (root / "texts" / f"{name}.md").write_text(text, encoding="utf-8")


def translate(root: Path, name: str, mark: str = "T", only: str = ".+") -> None:
    """Fill what is blank with the mark and the source."""
    path = root / "locales" / "az" / f"{name}.po"
    header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    body = re.sub(rf'msgid "({only})"\nmsgstr ""$', rf'msgid "\1"\nmsgstr "{mark} \1"', body, flags=re.MULTILINE)
    path.write_text(f"{header}\n\n{body}", encoding="utf-8")


def catalogue(root: Path, name: str) -> str:
    return (root / "locales" / "az" / f"{name}.po").read_text(encoding="utf-8")


@pytest.fixture
def both(workspace: Path, run: Runner) -> Path:
    """The first translated, then the second brought in."""
    assert run("update", cwd=workspace).code == 0
    translate(workspace, "first")
    write(workspace, "second", FERRY.replace("twelve", "thirteen") + " Nobody knows why.", "Lake Agency")
    return workspace


def test_a_new_text_is_filled_from_the_others(both: Path, run: Runner) -> None:
    done = run("update", cwd=both)
    assert done.code == 0, done.err
    assert "locales/az/second.po: 1 to review (number 1), 3 from memory, 2 new" in done.err
    second = catalogue(both, "second")
    assert (
        "#. role: addressee\n#. from memory: first\n#: texts/second.md\n"
        'msgctxt "addressee"\nmsgid "Council of the Rivers"\nmsgstr "T Council of the Rivers"\n'
    ) in second
    assert (
        f'#. changed: number; from memory: first\n#: texts/second.md\n#, fuzzy\n#| msgid "{FERRY}"\n'
        f'msgid "{FERRY.replace("twelve", "thirteen")}"\nmsgstr "T {FERRY}"\n'
    ) in second
    assert 'msgid "Lake Agency"\nmsgstr ""\n' in second  # one letter away is another office
    again = run("update", cwd=both)
    assert (again.err, catalogue(both, "second")) == ("", second)


@pytest.mark.skipif(not shutil.which("msgcat"), reason="no gettext here")
def test_gettext_agrees_with_the_files(both: Path, run: Runner) -> None:
    run("update", cwd=both)
    for path in (both / "locales" / "az").glob("*.po"):
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True)
        made_anew = subprocess.run(["msgcat", "--no-wrap", path], check=True, capture_output=True)
        assert made_anew.stdout == path.read_bytes()


def test_a_dry_run_says_the_same_and_writes_nothing(both: Path, run: Runner) -> None:
    dry = run("update", "--dry-run", "--format", "json", cwd=both)
    assert not (both / "locales/az/second.po").exists()
    (second,) = [one for one in json.loads(dry.out) if one["text"] == "second"]
    assert (second["counts"]["remembered"], second["counts"]["new"]) == (3, 2)
    assert second["review"][0]["previous"] == [FERRY]


def test_an_offer_that_was_emptied_comes_again_and_one_that_was_taken_stays(both: Path, run: Runner) -> None:
    run("update", cwd=both)
    path = both / "locales/az/second.po"
    full = path.read_text(encoding="utf-8")
    path.write_text(full.replace(f'msgstr "T {FERRY}"', 'msgstr ""'), encoding="utf-8")
    run("update", cwd=both)
    assert catalogue(both, "second") == full
    own = full.replace(f'msgstr "T {FERRY}"', 'msgstr "draft"')
    path.write_text(own, encoding="utf-8")
    run("update", cwd=both)
    assert catalogue(both, "second") == own


def test_what_left_another_text_is_remembered(both: Path, run: Runner) -> None:
    write(both, "first", "Quite another sentence stands here now.", "Lake Office")
    run("update", cwd=both)
    assert f'#~ msgid "{FERRY}"' in catalogue(both, "first")
    assert f'msgstr "T {FERRY}"' in catalogue(both, "second")


def test_the_order_of_updates_does_not_matter(both: Path, run: Runner) -> None:
    write(both, "first", FERRY.replace("ferry", "grey ferry"), "Lake Office")
    shutil.copytree(both, both.parent / "other")
    run("update", cwd=both)
    run("update", "second", cwd=both.parent / "other")
    run("update", "first", cwd=both.parent / "other")
    for name in ("first", "second"):
        assert catalogue(both, name) == catalogue(both.parent / "other", name)


def test_a_catalogue_that_cannot_be_read_is_left_out_and_named(both: Path, run: Runner) -> None:
    (both / "locales/az/old-one.po").write_text("<<<<<<< ours\n", encoding="utf-8")
    done = run("update", "second", cwd=both)
    assert done.code == 0
    assert "locales/az/old-one.po: warning [memory-left-out]" in done.err
    assert "from memory" in done.err


def test_catalogues_of_texts_that_are_gone_are_remembered_too(both: Path, run: Runner) -> None:
    (both / "texts/first.md").unlink()
    assert "3 from memory" in run("update", cwd=both).err


PO = '''msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Nobody knows why."
msgstr "Heç kim bilmir."
'''
TMX = (
    '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en-GB"><seg>Council of the Rivers</seg></tuv>'
    '<tuv xml:lang="az"><seg>Çaylar *Şurası*</seg></tuv></tu></body></tmx>'
)


def test_further_files(workspace: Path, run: Runner) -> None:
    write(workspace, "first", "Nobody knows why.", "Lake Office")
    (workspace / "dragoman.yaml").write_text(
        "source: en\ntargets: [az]\nmemory: [tm/old.po, tm/old.tmx, tm/ru.po, tm/none.po]\n", encoding="utf-8"
    )
    (workspace / "tm").mkdir()
    (workspace / "tm/old.po").write_text(PO.format(language="az_AZ"), encoding="utf-8")
    (workspace / "tm/ru.po").write_text(PO.format(language="ru").replace("Heç kim", "Никто"), encoding="utf-8")
    (workspace / "tm/old.tmx").write_text(TMX, encoding="utf-8")
    done = run("update", cwd=workspace)
    assert done.code == 0, done.err
    assert "tm/none.po: warning [memory-left-out]" in done.err
    first = catalogue(workspace, "first")
    assert '#. from memory: tm/old.po\n#: texts/first.md\nmsgid "Nobody knows why."\nmsgstr "Heç kim bilmir."' in first
    assert "#. changed: role; from memory: tm/old.tmx\n#: texts/first.md\n#, fuzzy\n" in first
    assert 'msgstr "Çaylar \\\\*Şurası\\\\*"' in first


@pytest.mark.parametrize(
    "value", ["../old.po", "/old.po", "a/../../old.po", "C:/old.po", "tm\\\\old.po", "old.txt", "tm"]
)
def test_a_path_outside_is_refused_with_its_line(value: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        parse_settings(f'source: en\nmemory: ["{value}"]\n')
    assert "dragoman.yaml, line 2: memory" in caught.value.message
    assert caught.value.hint


def test_a_link_outside_is_not_followed(workspace: Path, run: Runner, tmp_path: Path) -> None:
    (tmp_path / "out.po").write_text(PO.format(language="az"), encoding="utf-8")
    (workspace / "in.po").symlink_to(tmp_path / "out.po")
    (workspace / "dragoman.yaml").write_text("source: en\ntargets: [az]\nmemory: in.po\n", encoding="utf-8")
    write(workspace, "first", "Nobody knows why.", "Lake Office")
    with pytest.raises(MaterialError):
        open_workspace(workspace).read(workspace / "in.po")
    done = run("update", cwd=workspace)
    assert "in.po: warning [memory-left-out]" in done.err
    assert "Heç kim" not in catalogue(workspace, "first")


@pytest.fixture
def corrected(both: Path, run: Runner) -> Path:
    """A translator corrects the council's name in the second text."""
    run("update", cwd=both)
    path = both / "locales/az/second.po"
    path.write_text(catalogue(both, "second").replace('"T Council', '"Çaylar'), encoding="utf-8")
    return both


def test_differences_are_listed(corrected: Path, run: Runner) -> None:
    listed = run("propagate", cwd=corrected)
    assert listed.code == 0
    assert "addressee: Council of the Rivers\n    T Council of the Rivers    (first)\n    Çaylar" in listed.out
    assert "1 unit on which texts differ" in listed.err
    (record,) = json.loads(run("propagate", "--format", "json", cwd=corrected).out)
    assert [one["texts"] for one in record["differences"][0]["versions"]] == [["first"], ["second"]]


def test_a_preview_writes_nothing_and_apply_does(corrected: Path, run: Runner) -> None:
    before = catalogue(corrected, "first")
    preview = run("propagate", "second", cwd=corrected)
    assert "- T Council of the Rivers" in preview.out
    assert "+ Çaylar of the Rivers    (from second)" in preview.out
    assert "1 unit in 1 catalogue would change" in preview.err
    assert catalogue(corrected, "first") == before
    applied = run("propagate", "second", "--apply", cwd=corrected)
    assert applied.code == 0
    assert (
        '# other version: "T Council of the Rivers"\n#. role: addressee\n#. propagated from: second\n'
        '#: texts/first.md\nmsgctxt "addressee"\nmsgid "Council of the Rivers"\nmsgstr "Çaylar of the Rivers"\n'
    ) in catalogue(corrected, "first")
    assert run("propagate", cwd=corrected).err.startswith("texts agree")
    assert run("update", cwd=corrected).err == ""


def test_what_limits_it(corrected: Path, run: Runner) -> None:
    unit = run("propagate", cwd=corrected).out.split()[1]
    for options, count in (
        (("--unit", unit), "1 unit in"), (("--except", "first"), "0 units in"), (("--locale", "ru"), "0 units in"),
        (("--locale", "az"), "1 unit in"),
    ):  # fmt: skip
        assert count in run("propagate", "second", *options, cwd=corrected).err, options
    path = corrected / "locales/az/first.po"
    role = "#. role: addressee\n"
    path.write_text(catalogue(corrected, "first").replace(role, f"# own version: asked for\n{role}"), encoding="utf-8")
    assert "0 units in 0 catalogues would change, 1 unit kept as it is" in run("propagate", "second", cwd=corrected).err
    assert run("propagate", cwd=corrected).err.startswith("texts agree")


def test_wrong_usage(corrected: Path, run: Runner) -> None:
    for arguments in (("--apply",), ("third",), ("--unit", "u0000000000"), ("second", "--locale", "qqq")):
        refused = run("propagate", *arguments, cwd=corrected)
        assert refused.code == 2, arguments
        assert len(refused.err.splitlines()) == 2, arguments


def test_named_texts_that_differ_are_told(corrected: Path, run: Runner) -> None:
    told = run("propagate", "first", "second", "--apply", cwd=corrected)
    assert "[contradiction]" in told.err
    assert "0 units in 0 catalogues changed" in told.err


def test_a_catalogue_that_cannot_be_read_stays_and_the_others_go_on(corrected: Path, run: Runner) -> None:
    write(corrected, "third", "x", "y")
    (corrected / "locales/az/third.po").write_text("<<<<<<< ours\n", encoding="utf-8")
    done = run("propagate", "second", "--apply", cwd=corrected)
    assert done.code == 1
    assert "locales/az/third.po:" in done.err
    assert "1 unit in 1 catalogue changed" in done.err
    assert (corrected / "locales/az/third.po").read_text(encoding="utf-8") == "<<<<<<< ours\n"
