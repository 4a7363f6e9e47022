"""What the command line prints: findings, errors, progress. JSON alone goes to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dragoman.model import DragomanError

if TYPE_CHECKING:
    from dragoman.model import Finding
    from dragoman.pipeline import Workspace

_Item = TypeVar("_Item")

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
"""By severity, which is a name: what a finding is has to be known only where there is one."""


@dataclass(slots=True)
class Session:
    """One run of the command line: where it works, how much it says, and the worst that happened."""

    folder: Path = field(default_factory=Path)
    quiet: bool = False
    exit_code: int = 0
    counts: bool = False
    """Whether a progress bar stands in the last line of the terminal."""

    def workspace(self, *, needed: bool = True) -> Workspace:
        """Open the workspace and report what is odd in its settings; unless it is ``needed``, there may be none."""
        from dragoman.pipeline import nearest_workspace, open_workspace

        workspace = open_workspace(self.folder) if needed else nearest_workspace(self.folder)
        self.findings(workspace.findings)
        return workspace

    def say(self, message: str) -> None:
        """Tell what was done; silent with --quiet."""
        if not self.quiet:
            self._make_room()
            click.echo(message, err=True)

    def findings(self, findings: Iterable[Finding], path: str = "") -> None:
        """Print findings; one of severity error makes the exit code 1. With --quiet only errors are shown."""
        for finding in findings:
            if finding.severity == "error":
                self.exit_code = max(self.exit_code, 1)
            elif self.quiet:
                continue
            self._make_room()
            place = finding.position.path or path
            if finding.position.line is not None:
                place += f":{finding.position.line}"
            severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity.value], bold=True)
            click.echo(f"{place}: {severity} [{finding.code}] {finding.message}", err=True)
            if finding.hint:
                click.echo(f"    {finding.hint}", err=True)

    @contextmanager
    def surviving(self) -> Iterator[None]:
        """What stops one text is reported, and the rest goes on; the exit code remembers it."""
        try:
            yield
        except DragomanError as error:
            self._make_room()
            self.complain(error)
            self.exit_code = max(self.exit_code, error.exit_code)

    @contextmanager
    def progress(self, items: Sequence[_Item], label: str) -> Iterator[Iterable[_Item]]:
        """A progress bar over long work, only on a terminal."""
        if self.quiet or len(items) < 2 or not sys.stderr.isatty():
            yield items
            return
        with click.progressbar(
            items, label=label, file=sys.stderr, show_pos=True, item_show_func=_shown
        ) as bar:
            yield bar

    @contextmanager
    def counting(self, results: Iterator[_Item], length: int, label: str) -> Iterator[Iterable[_Item]]:
        """A progress bar over results as they come, with rate and remaining time, only on a terminal."""
        if self.quiet or length < 2 or not sys.stderr.isatty():
            yield results
            return
        import time

        began, done = time.monotonic(), 0

        def rate(_item: object) -> str:
            nonlocal done
            done += 1
            return f"{(done - 1) / max(time.monotonic() - began, 0.001):.1f}/s"

        with click.progressbar(
            results, length=length, label=label, file=sys.stderr, show_pos=True, show_eta=True, item_show_func=rate
        ) as bar:
            self.counts = True
            try:
                yield bar
            finally:
                self.counts = False

    def _make_room(self) -> None:
        """What is told takes the line of the progress bar, which is drawn again below it."""
        if self.counts:
            click.echo("\r\x1b[K", nl=False, err=True)

    @staticmethod
    def complain(error: DragomanError) -> None:
        """Print an error and its hint."""
        click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}", err=True)
        if error.hint:
            click.echo(f"    {error.hint}", err=True)


def print_json(value: Any) -> None:
    """A JSON document on standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _shown(item: object) -> str:
    return "" if item is None else " ".join(item) if isinstance(item, tuple) else str(item)
