"""What is remembered by status, update and check changes no answer of theirs, whatever was edited or damaged."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from dragoman.checks.reference import NO_REFERENCE, Reference
from dragoman.cli import main
from dragoman.languages.spelling import SpellingDictionary
from dragoman.pipeline.checking import Looked, jobs
from dragoman.pipeline.looks import Looks
from dragoman.pipeline.seen import SEEN
from dragoman.workspace import find_workspace
from tests.incremental import small

COMMANDS = (
    ("status",), ("status", "-l", "az", "--format", "svg"), ("update", "--dry-run"), ("check",),
    ("update", "harbour"), ("update",), ("update",), ("check", "-l", "az", "--format", "json"),
)  # fmt: skip
NAMES = [*small.SENTENCES, "boats"]
SENTENCES = [
    *small.SENTENCES["harbour"], *small.SENTENCES["locks"], "The sea has 12 boats.",
    "The harbour is open. The sea has 12 boats.",
]  # fmt: skip
WORDS = {
    "az": ["Liman açıqdır.", "Dənizdə 11 gəmi var.", "", "[joined]"],
    "ru": ["Порт открыт.", "В море 12 судов.", "", "[joined]"],
}  # fmt: skip
GLOSSARY = "terms:\n  - en: harbour\n    az: {}\n"

texts = st.tuples(st.just("text"), st.sampled_from(NAMES), st.lists(st.sampled_from(SENTENCES), max_size=3))
units = st.tuples(
    st.just("units"), st.sampled_from(NAMES), st.sampled_from(small.LOCALES),
    st.dictionaries(st.sampled_from(SENTENCES), st.integers(0, 5), max_size=3),
)  # fmt: skip
gone = st.tuples(st.just("gone"), st.sampled_from(NAMES), st.sampled_from([*small.LOCALES, "text"]))
configured = st.tuples(st.just("settings"), st.sampled_from([
    "granularity: paragraph", "targets: [ru]", "carry-typography: false", "checks: {ignore: [number]}",
    "memory: [old.po]", "theme: book", "texts: {locks: {targets: [tr]}}",
]))  # fmt: skip
glossary = st.tuples(st.just("glossary"), st.sampled_from(["liman", "port", "[", ""]))
broken = st.tuples(st.just("broken"), st.sampled_from(NAMES), st.sampled_from(small.LOCALES))
damage = st.tuples(st.just("damage"), st.sampled_from(SEEN), st.integers(0, 5000))
edits = st.lists(
    st.one_of(texts, units, gone, configured, glossary, broken, damage), min_size=1, max_size=3
)  # fmt: skip

EACH: list[tuple[object, ...]] = [
    ("units", "locks", "az", {}), ("text", "locks", SENTENCES[1:3]), ("units", "harbour", "az", {SENTENCES[0]: 0}),
    ("glossary", "port"), ("glossary", "["), ("glossary", ""), ("settings", "checks: {ignore: [number]}"),
    ("text", "boats", SENTENCES[3:]), ("units", "boats", "az", {SENTENCES[3]: 2}),
    ("settings", "memory: [old.po]"), ("units", "boats", "az", {}), ("units", "locks", "az", {SENTENCES[3]: 1}),
    ("settings", "granularity: paragraph"), ("units", "harbour", "az", {SENTENCES[0]: 3}), ("gone", "harbour", "az"),
    ("broken", "locks", "az"), ("gone", "locks", "text"),
]  # fmt: skip
"""Edits one after the other, so that each alone must be seen."""


def change(folder: Path, edit: tuple[object, ...]) -> None:
    match edit:
        case ("text", str(name), list(sentences)):
            small.write_text(folder, name, sentences)
        case ("units", str(name), str(locale), dict(chosen)):
            words = WORDS[locale]
            small.write_units(folder, name, locale, {one: words[n % len(words)] for one, n in chosen.items()})
        case ("gone", str(name), str(locale)):
            file = folder / (f"texts/{name}.md" if locale == "text" else f"locales/{locale}/{name}.po")
            file.unlink(missing_ok=True)
        case ("settings", str(line)):
            kept = small.SETTINGS.replace("targets: [az, ru]\n", "targets: [az]\n" * ("targets" not in line[:7]))
            (folder / "dragoman.yaml").write_text(f"{kept}{line}\n", encoding="utf-8")
            small.write_units(folder.parent / folder.name, "old", "az", {SENTENCES[3]: "Dənizdə 12 gəmi var."})
            (folder / "locales/az/old.po").replace(folder / "old.po")
        case ("glossary", str(word)):
            (folder / "glossary.yaml").write_text(GLOSSARY.format(word) if word else "", encoding="utf-8")
        case ("broken", str(name), str(locale)):
            file = folder / f"locales/{locale}/{name}.po"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text('msgid "half\n', encoding="utf-8")
        case ("damage", str(name), int(place)):
            file = folder / ".dragoman" / name
            if file.exists():
                data = bytearray(file.read_bytes())
                data[place % len(data)] ^= 1 + place % 255
                file.write_bytes(data)


def told(folder: Path, command: tuple[str, ...]) -> tuple[object, str, str]:
    """Exit code and output."""
    out, err, code = io.StringIO(), io.StringIO(), None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(["-C", str(folder), *command])
        except SystemExit as end:
            code = end.code
    return code, *(one.getvalue().replace(str(folder), "WS") for one in (out, err))


def catalogues(folder: Path) -> dict[str, str]:
    # A template says when it was made; both were made within the minute, or one was and the other is older.
    return {
        path.relative_to(folder).as_posix(): "".join(
            line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if "-Date:" not in line
        )
        for path in sorted((folder / "locales").rglob("*.po*"))
    }


# To make an example small takes longer than to read it: each runs the program several times.
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(st.lists(edits, min_size=1, max_size=2))
@example([[edit] for edit in EACH])
def test_the_answer_is_the_same_with_and_without_what_is_remembered(steps: list[list[tuple[object, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, clean = small.write(Path(place) / "a/ws"), Path(place) / "b/ws"
        for command in COMMANDS:
            told(folder, command)
        for step in steps:
            for edit in step:
                change(folder, edit)
            shutil.copytree(folder, clean, ignore=shutil.ignore_patterns(".dragoman"))
            for command in COMMANDS:
                shutil.rmtree(clean / ".dragoman", ignore_errors=True)
                assert told(folder, command) == told(clean, command), (command, step)
                assert catalogues(folder) == catalogues(clean)
            shutil.rmtree(clean)


WATCH = """
import contextlib, io, json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from dragoman.cli.main import cli
with contextlib.redirect_stdout(io.StringIO()):
    cli.main(sys.argv[1:], standalone_mode=False)
print(json.dumps([opened, sorted(sys.modules)]))
"""
HEAVY = ("markdown_it", "babel", "polib", "dragoman.reading", "dragoman.catalogue", "dragoman.checks")


@pytest.mark.parametrize("command", ["status", "update", "check"])
def test_no_file_is_read_that_did_not_change(tmp_path: Path, command: str) -> None:
    folder = small.write(tmp_path / "ws")
    small.age(folder)

    def watched() -> tuple[set[str], list[str]]:
        done = subprocess.run(
            [sys.executable, "-c", WATCH, command], cwd=folder, env=small.ENVIRONMENT, capture_output=True,
            text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        opened, modules = json.loads(done.stdout.splitlines()[-1])
        inside = {Path(path).relative_to(folder).as_posix() for path in opened if path.startswith(f"{folder}/")}
        return {path for path in inside if "lock" not in path}, modules

    watched()
    if command == "update":
        watched()  # Catalogues were made; now they are found as they are.
    inside, modules = watched()
    assert inside == {f".dragoman/{command}.json", "dragoman.yaml"}
    if command != "check":  # Its report is made by the checks.
        assert [name for name in modules if name.startswith(HEAVY)] == []
    small.edit(folder / "locales/az/harbour.po", "Doqquz", "9")
    assert {path for path in watched()[0] if path.startswith(("texts/", "locales/")) and path[-1] != "t"} >= {
        "texts/harbour.md", "locales/az/harbour.po",
    }  # fmt: skip


def test_what_comes_from_elsewhere_is_not_believed(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "a/ws")
    small.write_units(folder, "locks", "az", {})
    good = told(folder, ("status",))
    file = folder / ".dragoman/status.json"
    _, _, data = file.read_bytes().partition(b"\n")
    known = json.loads(data)
    key, (*_, roles) = known["entries"]["az/locks"]
    known["entries"]["az/locks"] = [key, [9, 99, 0, 0, 0, 0, roles]]
    forged = json.dumps(known).encode()
    file.write_bytes(hashlib.sha256(forged).hexdigest().encode() + b"\n" + forged)
    assert told(folder, ("status",)) != good  # Whoever can write here is believed, as with the catalogues themselves.
    brought = tmp_path / "b/ws"
    shutil.copytree(folder, brought)
    assert told(brought, ("status",)) == good


def test_two_at_once_and_a_disk_that_is_read_only(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "ws")
    for command in (("status",), ("update", "--dry-run")):
        running = [
            subprocess.Popen([sys.executable, "-m", "dragoman", *command], cwd=folder, env=small.ENVIRONMENT,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]  # fmt: skip
        assert len({one.communicate(timeout=120) for one in running}) == 1
    shutil.rmtree(folder / ".dragoman")
    (folder / ".dragoman").write_text("no folder", encoding="utf-8")
    good = told(folder, ("status",))
    assert good == told(folder, ("status",))
    assert good[0] == 0
    (folder / ".dragoman").unlink()
    (tmp_path / "elsewhere").mkdir()
    (folder / ".dragoman").symlink_to(tmp_path / "elsewhere")
    assert good == told(folder, ("status",))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_is_saved_before_a_key_is_made_is_not_taken_for_what_was_read(tmp_path: Path) -> None:
    place = find_workspace(small.write(tmp_path / "ws"))
    (job, *_), _ = jobs(place, ["harbour"])
    looks = Looks(place)
    (place.root / "glossary.yaml").write_text("- {en: harbour, az: liman}\n", encoding="utf-8")
    looks.note(Looked(job), looks.key(job, NO_REFERENCE))
    looks.save()
    again = Looks(place)
    assert again.of(job, again.key(job, NO_REFERENCE)) is None


def test_a_dictionary_is_found_from_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = find_workspace(small.write(tmp_path / "ws"))
    (tmp_path / "own").mkdir()
    for name in ("az.dic", "az.aff"):
        (tmp_path / "own" / name).write_text("1\nliman\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    reference = Reference(dictionaries={"az": SpellingDictionary(Path("own/az.dic"), "az")})
    job = next(one for one in jobs(place, ["harbour"])[0] if one.locale == "az")
    before = Looks(place).key(job, reference)
    small.edit(tmp_path / "own/az.dic", "liman", "limanı")
    assert before
    assert Looks(place).key(job, reference) != before
