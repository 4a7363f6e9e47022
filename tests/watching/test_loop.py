"""What is built and told after changes, by a watcher that is driven by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import INTERNAL
from dragoman.pipeline import BuildChoice, freshness, making
from dragoman.pipeline.watching import Asked
from dragoman.pipeline.watching.telling import Changed
from dragoman.pipeline.watching.waiting import Item
from dragoman.pipeline.watching.workers import Done
from tests.conftest import Runner
from tests.incremental import small
from tests.watching.driving import Driven, said

AZ, RU = "harbour.en-az.html", "harbour.en-ru.html"
ALL = [AZ, RU, "locks.en-az.html", "locks.en-ru.html"]
TEMPLATE = '{% extends "built-in/page.html" %}\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which all is built; to be copied."""
    folder = small.write(tmp_path_factory.mktemp("watched") / "ws")
    driven = Driven(folder)
    assert sorted(driven.after()) == ALL
    driven.loop.end()
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "ws", symlinks=True))


def po(folder: Path, old: str, new: str, locale: str = "az") -> None:
    small.edit(folder / f"locales/{locale}/harbour.po", old, new)


def by_rename(folder: Path) -> None:
    file = folder / "locales/az/harbour.po"
    beside = file.with_name(".harbour.po.swap")
    beside.write_text(file.read_text().replace("Doqquz", "9"))
    beside.replace(file)


def add_text(folder: Path) -> None:
    small.write_text(folder, "weirs", ["The weirs are low."])


def rename_text(folder: Path) -> None:
    for path in ("texts/harbour.md", "locales/az/harbour.po", "locales/ru/harbour.po"):
        (folder / path).rename(folder / path.replace("harbour", "haven"))
    small.edit(folder / "texts/haven.md", "id: harbour", "id: haven")


def template(folder: Path) -> None:
    (folder / "templates").mkdir()
    (folder / "templates/page.html").write_text(TEMPLATE)


CASES: dict[str, tuple[Callable[[Path], object], list[str], list[str]]] = {
    "a translation": (lambda folder: po(folder, "Doqquz", "9"), ["locales/az/harbour.po"], [AZ]),
    "saved by rename, with what editors leave": (
        by_rename, ["locales/az/harbour.po", "locales/az/.harbour.po.swap", "locales/az/harbour.mo"], [AZ],
    ),
    "saved without a change": (lambda folder: po(folder, "Doqquz", "Doqquz"), ["locales/az/harbour.po"], []),
    "a comment of a translator": (
        lambda folder: po(folder, 'msgid "Nine', '# Nine?\nmsgid "Nine'), ["locales/az/harbour.po"], [],
    ),
    "a text": (
        lambda folder: small.edit(folder / "texts/harbour.md", "Nine", "Ten"), ["texts/harbour.md"],
        [f"{AZ} (draft)", f"{RU} (draft)"],
    ),
    "a new text": (add_text, ["texts/weirs.md"], ["weirs.en-az.html (draft)", "weirs.en-ru.html (draft)"]),
    "a text that is gone": (
        lambda folder: (folder / "texts/harbour.md").unlink(), ["texts/harbour.md"],
        ["harbour: its text is gone; `dragoman clean` removes what was built of it"],
    ),
    "a text by another name": (
        rename_text, ["texts/harbour.md", "texts/haven.md", "locales/az/haven.po"],
        ["harbour: its text is gone; `dragoman clean` removes what was built of it",
         "haven.en-az.html", "haven.en-ru.html"],
    ),
    "a folder of a locale that is gone": (
        lambda folder: shutil.rmtree(folder / "locales/ru"), ["locales/ru"],
        [f"{RU} (draft)", "locks.en-ru.html (draft)"],
    ),
    "a folder that is gone": (
        lambda folder: (folder / "texts").rename(folder / "old"), ["texts"],
        [f"{name}: its text is gone; `dragoman clean` removes what was built of it" for name in ("harbour", "locks")],
    ),
    "a template": (template, ["templates"], ALL),
    "a setting": (
        lambda folder: small.edit(folder / "dragoman.yaml", "az, ru", "ru, az"), ["dragoman.yaml"], [],
    ),
    "a setting of pages": (
        lambda folder: (folder / "dragoman.yaml").write_text(small.SETTINGS + "theme: book\n"), ["dragoman.yaml"], ALL,
    ),
    "what dragoman writes": (
        lambda folder: (folder / "dist/harbour" / AZ).write_text("by hand"), [f"dist/harbour/{AZ}"], [],
    ),
    "something, nobody says what": (lambda folder: po(folder, "Doqquz", "9"), [""], [AZ]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_change_builds_what_it_touches(name: str, folder: Path, run: Runner) -> None:
    change, paths, expected = CASES[name]
    driven = Driven(folder)
    assert driven.after() == []
    change(folder)
    assert sorted(driven.after(*paths)) == sorted(expected)
    assert driven.after(*paths) == []
    driven.loop.end()
    # A build has nothing to add, and what is remembered was written.
    told = run("build", "--draft-incomplete", cwd=folder).err
    assert [line for line in told.splitlines() if line.startswith("dist/")] == (
        [f"dist/harbour/{AZ} (from the cache)"] if name == "what dragoman writes" else []
    )


BROKEN = "\nmsgid \"never closed\nmsgstr \"\"\n"
TROUBLES: dict[str, tuple[str, Callable[[str], str], list[str], str]] = {
    # file, what breaks it, artifacts that stay as they were, sentence when it is mended
    "a PO file half written": ("locales/az/harbour.po", lambda it: it + BROKEN, [AZ], "harbour az: whole again"),
    "a text in another encoding": ("texts/harbour.md", lambda it: it + "\udcff", [AZ, RU], "harbour: whole again"),
    "a template": ("templates/page.html", lambda it: it + "{% if %}", ALL, "harbour az: whole again"),
    "settings that are no YAML": ("dragoman.yaml", lambda it: it + "a: [", ALL, "dragoman.yaml: whole again"),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_is_told_once_and_when_it_is_mended(name: str, folder: Path) -> None:
    path, broken, stay, mended = TROUBLES[name]
    template(folder)
    driven = Driven(folder)
    driven.after()
    file, before = folder / path, small.inodes(folder)
    good = file.read_text()
    file.write_bytes(broken(good).encode("utf-8", "surrogateescape"))
    told = driven.after(path)
    assert told
    assert all(line.startswith("!") for line in told)
    after = small.inodes(folder)
    assert {one: after[one] for one in stay} == {one: before[one] for one in stay}
    small.edit(folder / "locales/ru/locks.po", "Остеля", "в Остеле")
    assert [line for line in driven.after(path, "locales/ru/locks.po") if line.startswith("!")] == []
    file.write_text(good)
    assert mended in driven.after(path)
    driven.loop.end()


def test_a_fault_of_the_program_ends_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    driven = Driven(folder)
    assert driven.after() == []
    with monkeypatch.context() as patched:
        for module in (freshness, making):
            patched.setattr(module, "passages", lambda *_args: 1 / 0)
        po(folder, "Doqquz", "9")
        assert driven.after("locales/az/harbour.po") == [f"!{INTERNAL}"]
    po(folder, "9", "Yeddi")
    assert driven.after("locales/az/harbour.po") == ["harbour az: whole again", AZ]
    driven.loop.end()


def test_an_empty_file_is_waited_for(folder: Path) -> None:
    driven = Driven(folder)
    driven.after()
    file = folder / "locales/az/harbour.po"
    good = file.read_text()
    file.write_text("")

    taken: list[str] = []
    before = driven.loop._unfinished

    def unfinished(paths: set[str]) -> bool:
        found = before(paths)
        taken.append("waited" if found else "took up")
        if found:
            file.write_text(good.replace("Doqquz", "9"))
            driven.events.put(Changed(frozenset({"locales/az/harbour.po"}), 0.0))
        return found

    driven.loop._unfinished = unfinished  # type: ignore[method-assign]
    assert driven.after("locales/az/harbour.po") == [AZ]
    assert taken == ["waited", "took up"]


def test_the_workspace_itself_may_go_and_come_back(folder: Path) -> None:
    driven = Driven(folder)
    driven.after()
    away = folder.rename(folder.with_name("away"))
    assert driven.after("") == [f"!{folder}: there is no dragoman.yaml any more"]
    assert driven.after("texts/harbour.md") == []
    away.rename(folder)
    po(folder, "Doqquz", "9")
    assert driven.after("") == ["dragoman.yaml: whole again", AZ]
    driven.loop.end()


def test_the_newest_edit_is_first_and_its_page_for_screens_before_paper(folder: Path) -> None:
    (folder / "dragoman.yaml").write_text(small.SETTINGS.replace("[html]", "[epub, html]"))
    driven = Driven(folder)
    driven.after()
    small.edit(folder / "locales/az/locks.po", "şlüzləri", "bəndləri")
    driven.after("locales/az/locks.po")
    template(folder)
    assert driven.after("templates")[:4] == [
        "locks.en-az.html", "locks.en-ru.html", "harbour.en-az.html", "harbour.en-ru.html",
    ]  # fmt: skip
    po(folder, "Doqquz", "9")
    assert driven.after("locales/az/harbour.po") == [AZ, "harbour.en-az.epub"]
    driven.loop.end()


def test_what_is_stale_is_abandoned_and_what_is_not_goes_on(folder: Path) -> None:
    (folder / "dragoman.yaml").write_text(small.SETTINGS.replace("[html]", "[html, epub]"))
    driven = Driven(folder)
    driven.after()
    book, path = "dist/harbour/harbour.en-az.epub", "locales/az/harbour.po"
    driven.workers.begun.clear()
    hold = [True]
    driven.workers.held = lambda item: book in item.keys and hold.pop() if hold else False  # The first is never done.
    po(folder, "Doqquz", "9")
    happening = driven.loop.settle()
    driven.events.put(Changed(frozenset({path}), 0.0))
    assert said([next(happening)]) == [AZ]
    # The book is under way when the same is saved once more, which changes nothing of it.
    driven.events.put(Changed(frozenset({path, "locales/ru/locks.po"}), 0.0))
    small.edit(folder / "locales/ru/locks.po", "Остеля", "в Остеле")
    assert said(next(happening) for _ in range(2)) == ["locks.en-ru.html", "locks.en-ru.epub"]
    assert (driven.workers.begun.count(book), driven.workers.abandoned) == (1, [])
    po(folder, "9 bərə", "10 bərə")
    driven.events.put(Changed(frozenset({path}), 0.0))
    assert said(happening) == [AZ, "harbour.en-az.epub"]
    assert (driven.workers.begun.count(book), driven.workers.abandoned) == (2, [book])
    driven.loop.end()


def test_only_what_is_named_is_watched_and_publications_follow_their_texts(folder: Path) -> None:
    (folder / "dragoman.yaml").write_text(
        small.SETTINGS + "publications:\n  rivers: {title: Rivers, texts: [harbour, locks], locales: [az]}\n"
    )
    driven = Driven(folder, Asked(("locks", "rivers"), choice=BuildChoice(draft_incomplete=True)))
    assert driven.after() == ["rivers.en-az.html"]
    po(folder, "Doqquz", "9")
    assert driven.after("locales/az/harbour.po") == ["rivers.en-az.html"]
    small.edit(folder / "locales/az/locks.po", "şlüzləri", "bəndləri")
    assert driven.after("locales/az/locks.po") == ["locks.en-az.html", "rivers.en-az.html"]
    driven.loop.end()


def test_without_drafts_what_is_missing_is_told_once(folder: Path) -> None:
    driven = Driven(folder, Asked(choice=BuildChoice()))
    driven.after()
    po(folder, 'msgstr "Doqquz bərə işləyir."', 'msgstr ""')
    told = driven.after("locales/az/harbour.po")
    assert [line.partition(":")[0] for line in told] == ["!harbour (az)"]
    po(folder, 'msgstr ""\n', 'msgstr "9 bərə"\n')
    driven.loop.end()


def test_many_texts_at_once_are_looked_at_once(folder: Path) -> None:
    for number in range(10):
        small.write_text(folder, f"note-{number}", [f"Note {number} is short."])
    driven = Driven(folder)
    driven.after()
    paths = [f"texts/note-{number}.md" for number in range(10)]
    for path in paths:
        small.edit(folder / path, "short", "long")
    driven.workers.begun.clear()
    told = driven.after(*paths)
    assert len(told) == len(set(told)) == 20
    assert 0 < len(driven.workers.begun) < 20  # The first ones are made by the watcher, as one edit would be.
    driven.loop.end()


def test_what_nobody_told_is_found_when_all_is_looked_at(folder: Path) -> None:
    driven = Driven(folder)
    driven.after()
    assert driven.after("locales/az/locks.po") == []
    po(folder, "Doqquz", "9")
    assert driven.loop.stirred
    assert driven.after() == []
    driven.loop.look_again()
    assert not driven.loop.stirred
    assert driven.after() == [AZ]
    driven.loop.end()


def test_a_process_that_dies_is_told_and_its_task_begun_once_more(folder: Path) -> None:
    (folder / "dragoman.yaml").write_text(small.SETTINGS.replace("[html]", "[epub]"))
    driven = Driven(folder)
    deaths = ["harbour az", "harbour az", "harbour ru"]

    def dies(item: Item) -> bool:
        if item.name in deaths:
            deaths.remove(item.name)
            driven.events.put(Done(item, None))
            return True
        return False

    driven.workers.held = dies
    driven.workers.forgets = True
    told = driven.after()
    assert told.count("!worker-died") == 2
    assert "!harbour az: the process that built it was ended twice" in told
    assert {"harbour.en-ru.epub (draft)", "harbour.en-ru.epub"} & {*told}
    driven.loop.end()
