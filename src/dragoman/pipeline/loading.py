"""Files of the workspace → values."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from dragoman.model import Catalogue, MaterialError, Segment, SegmentedText, Text, UnitKey, UsageError, WorkspaceError
from dragoman.workspace import SETTINGS_FILE, HeldWorkspace, Settings, Workspace, find_workspace, locked


def open_workspace(folder: Path) -> Workspace:
    """The workspace of a folder; WorkspaceError when there is none."""
    return find_workspace(folder)


def nearest_workspace(folder: Path) -> Workspace:
    """The workspace of a folder; one with default settings and no texts when there is none.

    For commands that also work on single files. WorkspaceError when there is one that cannot be used.
    """
    try:
        return find_workspace(folder)
    except WorkspaceError:
        if any((above / SETTINGS_FILE).exists() for above in (folder.resolve(), *folder.resolve().parents)):
            raise
        return Workspace(folder.resolve(), Settings())


def writing(workspace: Workspace, command: str) -> AbstractContextManager[None]:
    """Hold the workspace for a command that writes texts or catalogues; WorkspaceError when another one does."""
    return locked(workspace.root, command)


def load(workspace: Workspace, text_id: str) -> SegmentedText:
    """One text of the workspace, in segments.

    Raises WorkspaceError when the file cannot be read or is not UTF-8; what is wrong in the text itself is among
    the text's findings.
    """
    from dragoman import reading

    kept: dict[tuple[str, ...], Any] = workspace.parsed if isinstance(workspace, HeldWorkspace) else {}
    if (text_id,) in kept:
        return cast(SegmentedText, kept[(text_id,)])
    path = workspace.text_path(text_id)
    shown = workspace.relative(path)
    text = reading.read_text(
        _decode(workspace.read(path), shown), path=shown, text_id=text_id, locale=workspace.settings.source
    )
    kept[(text_id,)] = segmented = _segment(text, workspace.settings)
    return segmented


def show(folder: Path, name: str) -> SegmentedText:
    """A text by id, or by the path of a file; a path needs no workspace around it.

    A file without front matter is a paper as it came: it is shown as ``import`` would take it.
    """
    from dragoman import reading

    path = Path(name) if Path(name).is_absolute() else folder / name
    if not path.is_file() and Path(name).is_file():
        path = Path(name)
    if path.is_file():
        try:
            settings = find_workspace(path.parent).settings
        except WorkspaceError:
            settings = Settings()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{name}: cannot be read ({error.strerror})", "Mend its permissions.") from error
        if data.startswith((b"---\n", b"---\r\n")):
            text = reading.read_text(_decode(data, name), path=name, text_id=path.stem, locale=settings.source)
        else:
            # A paper as it came: shown as `import` would take it, with the findings of both steps.
            imported = reading.import_document(data, path=name, text_id=path.stem, locale=None, kind=None)
            text = replace(imported.text, findings=imported.findings)
        return _segment(text, settings)
    workspace = find_workspace(folder)
    return load(workspace, workspace.resolve([name])[0])


def load_catalogue(workspace: Workspace, text_id: str, locale: str) -> Catalogue | None:
    """The catalogue of a text in a locale, or None when there is none yet; PoSyntaxError for one gettext refuses."""
    from dragoman import catalogue

    kept: dict[tuple[str, ...], Any] = workspace.parsed if isinstance(workspace, HeldWorkspace) else {}
    if (text_id, locale) not in kept:
        path = workspace.catalogue_path(text_id, locale)
        data = workspace.read_if_there(path)
        kept[(text_id, locale)] = None if data is None else catalogue.parse(data, workspace.relative(path))
    return cast("Catalogue | None", kept[(text_id, locale)])


def targets(workspace: Workspace, text: Text) -> tuple[str, ...]:
    """The target locales of a text: those of the settings but its own; a text in another language than the
    workspace's is also translated into that."""
    return targets_of(workspace, text.id, text.locale)


def targets_of(workspace: Workspace, text_id: str, written: str) -> tuple[str, ...]:
    """As ``targets``, for a text of which the locale that it is ``written`` in is known."""
    settings = workspace.settings
    wanted = settings.for_text(text_id).targets or ()
    if written != settings.source and text_id not in settings.texts:
        wanted = (settings.source, *wanted)
    return tuple(dict.fromkeys(locale for locale in wanted if locale != written))


def identify(segmented: SegmentedText, block: int, segment: Segment) -> UnitKey | None:
    """The key of a segment's unit; None where there is nothing to translate."""
    from dragoman import catalogue

    if not catalogue.is_translatable(segment.text):
        return None
    return catalogue.unit_key(segmented.text.blocks[block], segment)


def _segment(text: Text, settings: Settings) -> SegmentedText:
    from dragoman import segmentation

    return segmentation.segment_text(text, settings.for_text(text.id).granularity or "sentence")


def _decode(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MaterialError(
            f"{shown}, line {line}: not UTF-8 (byte 0x{data[error.start]:02x})",
            "Save the file as UTF-8, or bring it in with `dragoman import`, which knows older encodings.",
        ) from error
