"""Where the things of a workspace lie, and reading them without leaving it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.model import ArtifactName, Finding, MaterialError, UsageError, WorkspaceError
from dragoman.workspace.settings import Settings, parse_settings
from dragoman.workspace.writing import write_file

SETTINGS_FILE = "dragoman.yaml"

_TEMPLATES = frozenset({".html", ".css", ".js", ".xml", ".xhtml", ".opf"})
_ID = re.compile(r"[^\W_](?:[\w.-]*\w)?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder and its settings."""

    root: Path
    settings: Settings
    findings: tuple[Finding, ...] = ()
    """Warnings about the settings."""

    def text_path(self, text_id: str) -> Path:
        """texts/<id>.md."""
        return self.root / "texts" / f"{checked_id(text_id)}.md"

    def template_path(self, text_id: str) -> Path:
        """locales/<id>.pot."""
        return self.root / "locales" / f"{checked_id(text_id)}.pot"

    def catalogue_path(self, text_id: str, locale: str) -> Path:
        """locales/<locale>/<id>.po."""
        return self.root / "locales" / locale / f"{checked_id(text_id)}.po"

    def artifact_path(self, name: ArtifactName) -> Path:
        """dist/<id>/<name>."""
        return self.root / "dist" / name.id / str(name)

    def relative(self, path: Path) -> str:
        """The path as shown to people: relative to the workspace, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def text_ids(self) -> tuple[str, ...]:
        """The ids of all texts, sorted."""
        return tuple(sorted(path.stem for path in (self.root / "texts").glob("*.md") if not path.name.startswith(".")))

    def catalogue_locales(self, text_id: str) -> tuple[str, ...]:
        """The locales that have a catalogue of the text, sorted."""
        return tuple(sorted(path.parent.name for path in (self.root / "locales").glob(f"*/{checked_id(text_id)}.po")))

    def resolve(self, names: Iterable[str]) -> tuple[str, ...]:
        """Text ids for what a user typed: ids or paths of texts. No names means every text.

        Raises UsageError for a text that does not exist, with the nearest ids.
        """
        known = self.text_ids()
        chosen: list[str] = []
        for name in names:
            path = Path(name)
            text_id = path.stem if path.suffix == ".md" else name
            if text_id not in known:
                near = difflib.get_close_matches(text_id, known, n=3)
                hint = f"Did you mean {' or '.join(near)}?" if near else f"Texts: {', '.join(known) or 'none yet'}."
                raise UsageError(f"there is no text {name!r} in {self.root / 'texts'}", hint)
            chosen.append(text_id)
        return tuple(dict.fromkeys(chosen)) if chosen else known

    def read(self, path: Path) -> bytes:
        """The bytes of a file of the workspace.

        Raises WorkspaceError when it cannot be read or when a symbolic link leads out of the workspace: texts and
        catalogues come from strangers.
        """
        try:
            real = path.resolve(strict=True)
            # dist/ may well be a link to where the office publishes.
            top = self.root / "dist" if path.is_relative_to(self.root / "dist") else self.root
            if not (real.is_relative_to(self.root.resolve()) or real.is_relative_to(top.resolve())):
                raise MaterialError(
                    f"{self.relative(path)}: a link that leads out of the workspace is not followed",
                    "Put the file itself into the workspace.",
                )
            if not real.is_file():
                # A pipe would never end, and a folder is none of a person's permissions.
                raise MaterialError(f"{self.relative(path)}: is no file", "Put the file itself in its place.")
            return real.read_bytes()
        except OSError as error:
            raise MaterialError(
                f"{self.relative(path)}: cannot be read ({error.strerror or error})", "Mend its permissions."
            ) from error

    def read_if_there(self, path: Path) -> bytes | None:
        """The bytes of a file of the workspace, or None when there is no such file; else as ``read``."""
        return self.read(path) if path.exists() or path.is_symlink() else None

    def has(self, path: Path) -> bool:
        """Whether there is a file of the workspace, or a folder."""
        return path.exists()

    def put(self, path: Path, data: bytes) -> None:
        """Write a finished file of dist/.

        Raises MaterialError where the file itself is a link that leads out of the workspace, and WorkspaceError as
        ``write_file``. A folder may lead to where the office publishes: there only files of its own name are written.
        """
        if path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve()):
            raise MaterialError(
                f"{self.relative(path)}: a link that leads out of the workspace is not written through",
                "Remove the link; dist/ itself may be a link to another folder.",
            )
        write_file(path, data)

    def override_paths(self) -> tuple[Path, ...]:
        """The files of the user's page templates, sorted."""
        found = (self.root / "templates").rglob("*")
        # Templates and settings are UTF-8: what has another name cannot be asked for.
        return tuple(sorted(
            path for path in found if path.suffix in _TEMPLATES and path.is_file() and _is_unicode(path.name)
        ))

    def overrides(self) -> dict[str, str]:
        """The user's page templates: file name relative to templates/ → source."""
        folder = self.root / "templates"
        found: dict[str, str] = {}
        for path in self.override_paths():
            try:
                found[path.relative_to(folder).as_posix()] = self.read(path).decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise MaterialError(
                    f"{self.relative(path)}: not UTF-8 (byte {error.start})", "Save the template as UTF-8."
                ) from error
        return found

    def held(self) -> HeldWorkspace:
        """The same workspace, which reads each file once: what is hashed and what is used are the same bytes."""
        return HeldWorkspace(self.root, self.settings, self.findings)


@dataclass(frozen=True, slots=True)
class HeldWorkspace(Workspace):
    """A workspace as it is for the length of one job."""

    held_files: dict[Path, bytes | None] = field(default_factory=dict, compare=False, repr=False)
    parsed: dict[tuple[str, ...], Any] = field(default_factory=dict, compare=False, repr=False)
    """What was made of them, for those who ask again; values that nobody changes."""

    def held(self) -> HeldWorkspace:
        """This one: what it has read stays."""
        return self

    def read(self, path: Path) -> bytes:
        """As ``Workspace.read``, from the first time that the file was read."""
        data = self.held_files.get(path)
        if data is None:
            data = self.held_files[path] = Workspace.read(self, path)
        return data

    def read_if_there(self, path: Path) -> bytes | None:
        """As ``Workspace.read_if_there``, from the first time that the file was asked for."""
        if path not in self.held_files:
            self.held_files[path] = Workspace.read(self, path) if path.exists() or path.is_symlink() else None
        return self.held_files[path]


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def checked_id(text_id: str) -> str:
    """The id itself when it can name a file: letters, digits, ``-``, ``_`` and ``.``; else UsageError."""
    if not _ID.fullmatch(text_id):
        raise UsageError(
            f"{text_id!r} cannot be the id of a text",
            "Use letters, digits, hyphens, underscores and full stops, beginning and ending with a letter or digit.",
        )
    return text_id


def find_workspace(folder: Path) -> Workspace:
    """The workspace in ``folder``, or in the nearest folder above it that has a dragoman.yaml.

    Raises WorkspaceError when there is none or its settings cannot be used.
    """
    start = folder.resolve()
    for root in (start, *start.parents):
        file = root / SETTINGS_FILE
        if file.is_file():
            break
    else:
        raise WorkspaceError(
            f"{folder}: no {SETTINGS_FILE} here or in a folder above",
            "Make a workspace with `dragoman init DIR`, or name one with -C DIR.",
        )
    try:
        source = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(
            f"{file}: cannot be read ({error})", "Save it as UTF-8 and mend its permissions."
        ) from error
    settings, findings = parse_settings(source, SETTINGS_FILE)
    return Workspace(root, settings, findings)
