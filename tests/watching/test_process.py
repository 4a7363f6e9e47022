"""The program itself, as a person runs it: a save becomes a page, trouble is told, and the end is clean."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

import pytest

from dragoman.pipeline.watching.noticing import Notices
from tests.conftest import Runner
from tests.incremental import small

PATIENCE = 60
"""Seconds until a test gives up; it waits no longer than it must."""


class Watcher:
    """`dragoman watch` in a process of its own."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "watch", *arguments], cwd=folder, stderr=subprocess.PIPE, text=True,
            env={**small.ENVIRONMENT, **environment}, start_new_session=True,
        )
        self._lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line.rstrip("\n"))

    def until(self, wanted: Callable[[str], bool] | str) -> str:
        """The next line that is wanted, or has these words."""
        said = []
        try:
            while True:
                said.append(self._lines.get(timeout=PATIENCE))
                if wanted(said[-1]) if callable(wanted) else wanted in said[-1]:
                    return said[-1]
        except Empty:
            raise AssertionError(f"{wanted} never came:\n" + "\n".join(said)) from None

    def end(self, number: int) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def group(self) -> list[str]:
        """The processes of its session that are still there."""
        told = subprocess.run(["ps", "-s", str(self.process.pid), "-o", "pid="], capture_output=True, text=True)
        return told.stdout.split()


@pytest.fixture
def watchers() -> Iterator[list[Watcher]]:
    begun: list[Watcher] = []
    yield begun
    for one in begun:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
        assert one.process.stderr is not None
        one.process.stderr.close()


def test_a_save_a_broken_file_and_ctrl_c(tmp_path: Path, run: Runner, watchers: list[Watcher]) -> None:
    folder = small.write(tmp_path / "ws")
    (folder / "texts/elsewhere").symlink_to("/usr")
    watcher = Watcher(folder)
    watchers.append(watcher)
    watcher.until("watching 2 texts and publications")
    page, po = folder / "dist/harbour/harbour.en-az.html", folder / "locales/az/harbour.po"
    good = po.read_text()
    beside = po.with_name("4913")
    beside.write_text(good.replace("Doqquz", "9"))
    beside.replace(po)
    line = watcher.until("dist/")
    assert line.startswith("dist/harbour/harbour.en-az.html, ")
    assert line.endswith(" s")
    assert "\x1b" not in line
    assert "9 bərə" in page.read_text()
    kept = page.read_bytes()
    po.write_text(good + '\nmsgid "never closed\n')
    assert "error: " in watcher.until("harbour.po")
    assert page.read_bytes() == kept
    po.write_text(good.replace("Doqquz", "10"))
    watcher.until("harbour az: whole again")
    watcher.until("dist/harbour/harbour.en-az.html")
    # A locale that comes as a folder, and one that was not watched until then.
    (folder / "locales/ru").rename(folder / "locales/gone")
    watcher.until("dist/harbour/harbour.en-ru.html (draft)")
    watcher.until("dist/locks/locks.en-ru.html (draft)")
    (folder / "locales/gone").rename(folder / "locales/ru")
    watcher.until("dist/locks/locks.en-ru.html")
    small.edit(folder / "locales/ru/locks.po", "Остеля", "в Остеле")
    watcher.until("dist/locks/locks.en-ru.html")
    assert watcher.end(signal.SIGINT) == 0
    _wait(lambda: watcher.group() == [])
    told = run("build", "--draft-incomplete", cwd=folder)
    assert (told.code, told.err) == (0, "4 files are up to date\n")


def test_a_signal_ends_all_processes_in_the_middle(tmp_path: Path, watchers: list[Watcher]) -> None:
    folder = small.write(tmp_path / "ws", small.SETTINGS.replace("[html]", "[epub]"))
    watcher = Watcher(folder, "--quiet", "-j", "1", WATCHFILES_FORCE_POLLING="true", WATCHFILES_POLL_DELAY_MS="50")
    watchers.append(watcher)
    _wait(lambda: (folder / "dist/harbour/harbour.en-az.epub").is_file())
    assert len(watcher.group()) > 1
    # Saved three times while it is being built: what was begun before is given up.
    for number in range(3):
        small.write_units(folder, "harbour", "az", {
            "The harbour of Velsa is open.": "Liman", "Nine ferries sail.": f"90210{number}",
        })  # fmt: skip
        time.sleep(0.07)
    _wait(lambda: "902102" in _words(folder / "dist/harbour/harbour.en-az.epub"))
    assert watcher.end(signal.SIGTERM) == 0
    _wait(lambda: watcher.group() == [])
    assert not list(folder.rglob("*.dragoman-unfinished"))


def test_a_name_that_is_no_text_is_refused(tmp_path: Path, run: Runner) -> None:
    small.write(tmp_path / "ws")
    told = run("watch", "harbor", cwd=tmp_path / "ws")
    assert told.code == 2
    assert "Did you mean harbour" in told.err
    assert run("watch", "--draft", "--no-draft", cwd=tmp_path / "ws").code == 2


def _words(book: Path) -> str:
    with zipfile.ZipFile(book) as opened:
        return "".join(opened.read(name).decode() for name in opened.namelist() if name.endswith(".xhtml"))


def _wait(wanted: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not wanted():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_where_the_system_tells_nothing_files_are_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def limited(*_arguments: object) -> object:
        raise OSError("OS file watch limit reached.")

    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "false")
    monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "20")
    monkeypatch.setattr("watchfiles._rust_notify.RustNotify", limited)
    folder = small.write(tmp_path / "ws")
    told: SimpleQueue[frozenset[str]] = SimpleQueue()
    notices = Notices(folder, told.put)
    try:
        for number in range(3):
            small.write_units(folder, "harbour", "az", {"Nine ferries sail.": str(number)})
            assert told.get(timeout=PATIENCE) == {"locales/az/harbour.po"}
    finally:
        notices.stop()
    (finding,) = notices.findings
    assert "limit" in finding.message
    assert "max_user_watches" in finding.hint


def test_links_are_watched_where_they_lead_within_the_workspace(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "ws")
    inside, outside = folder / "shared/harbour.md", tmp_path / "locks.md"
    inside.parent.mkdir()
    (folder / "texts/harbour.md").rename(inside)
    (folder / "texts/locks.md").rename(outside)
    (folder / "texts/harbour.md").symlink_to("../shared/harbour.md")
    (folder / "texts/locks.md").symlink_to(outside)
    told: SimpleQueue[frozenset[str]] = SimpleQueue()
    notices = Notices(folder, told.put)
    try:
        outside.write_text("nobody hears of this")
        small.edit(inside, "Nine", "Ten")
        assert told.get(timeout=PATIENCE) == {"texts/harbour.md"}
        # A folder that takes the place of another is another folder.
        (folder / "texts").rename(folder / "old")
        (folder / "texts").mkdir()
        heard: set[str] = set()
        while "" not in heard:
            heard |= told.get(timeout=PATIENCE)
        small.write_text(folder, "weirs", ["The weirs are low."])
        while "texts/weirs.md" not in heard:
            heard |= told.get(timeout=PATIENCE)
        assert all("locks" not in path for path in heard)
    finally:
        notices.stop()
