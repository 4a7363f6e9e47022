"""dist/manifest.json: written at the end of a build, read by nothing that makes an artifact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from dragoman import proof
from dragoman.model import (
    ArtifactName,
    Coverage,
    DragomanError,
    Finding,
    MaterialError,
    Position,
    Severity,
    WorkspaceError,
)
from dragoman.model.manifest import Entry, Font, Manifest, by_path, changed_inputs, merged
from dragoman.pipeline.inputs import material, of_files, press_inputs
from dragoman.pipeline.manifest_lines import spliced
from dragoman.pipeline.proving import Artifact
from dragoman.pipeline.state import MANIFEST, within_dist
from dragoman.proof import Proof
from dragoman.workspace import NAMES_FILE, Workspace, write_file

_TRIES = 3


def entry_of(
    path: str,
    data: bytes,
    inputs: Mapping[str, str],
    *,
    settings: Mapping[str, Any],
    tools: Mapping[str, str],
    coverage: Iterable[Coverage],
    draft: bool,
    proven: bool,
) -> Entry:
    """What is to be known of an artifact with these bytes."""
    figures = {one.locale: _figures(one) for one in coverage}
    return Entry(path, hashlib.sha256(data).hexdigest(), len(data), inputs, settings, tools, figures, draft, proven)


def record(
    workspace: Workspace, entries: Sequence[Entry], digest: Callable[[str], str] | None = None,
    renewed: Mapping[str, Mapping[str, str]] | None = None, *, ours: str = "",
) -> str:
    """Bring the manifest up to what was built; what it says of artifacts that are gone or changed is dropped.

    ``digest`` gives the SHA-256 of a file of the workspace where that is known without reading it. ``renewed`` are
    inputs of artifacts that were not built again, since what changed in these files is nothing that they use. ``ours``
    is the SHA-256 of a manifest that nobody has changed since dragoman wrote it; it is not parsed.
    Two builds may end at once: whoever comes second starts from what the first has written. Nothing is written when
    there is nothing to say. Returns the SHA-256 of the manifest, "" when there is none. Raises MaterialError when
    others write it again and again.
    """
    from dragoman.rendering import provenance

    path = workspace.root / MANIFEST
    digest = digest or (lambda name: _digest(workspace, name))
    for left in reversed(range(_TRIES)):
        held = workspace.read_if_there(path)
        if held is None and not entries:
            return ""
        new = Manifest(by_path(entries), provenance.fonts())
        document = None
        if held and hashlib.sha256(held).hexdigest() == ours:
            document = _with_lines(held, new, digest, renewed or {})
        if document is None:
            old = _renewed(_parsed(held or b"") or Manifest(), renewed or {})
            digests = {entry.path: digest(entry.path) for entry in old.entries if within_dist(entry.path)}
            document = _document(merged(old, new, digests))
        try:
            write_file(path, document, read=held)
            return hashlib.sha256(document).hexdigest()
        except MaterialError:
            if not left:
                raise
    raise AssertionError("unreachable")


def _with_lines(
    held: bytes, new: Manifest, digest: Callable[[str], str], renewed: Mapping[str, Mapping[str, str]]
) -> bytes | None:
    """As ``_document(merged(…))``, without making values of what stays; None where that cannot be."""

    def again(path: str, line: str) -> str | None:
        if path not in renewed:
            return None
        entry = _entry(path, json.loads(line.partition(": ")[2]))
        return _entry_line(_renewed(Manifest((entry,)), renewed).entries[0])

    text = held.decode("utf-8")
    if new.fonts and not text.endswith(_fonts_told(new)):
        return None
    lines = {entry.path: _entry_line(entry) for entry in new.entries}
    document = spliced(text, lines, lambda path: digest(path) if within_dist(path) else "", again)
    return None if document is None else document.encode("utf-8")


def read_manifest(workspace: Workspace) -> Manifest:
    """What is known of the artifacts; nothing where there is no manifest, or what there is is none."""
    return _parsed(workspace.read_if_there(workspace.root / MANIFEST) or b"") or Manifest()


def write_manifest(workspace: Workspace, manifest: Manifest) -> None:
    """Put the manifest in its place; one of no artifacts is taken away."""
    if manifest.entries:
        write_file(workspace.root / MANIFEST, _document(manifest))
        return
    try:
        (workspace.root / MANIFEST).unlink(missing_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{MANIFEST}: cannot be removed ({error.strerror})", "Mend the permissions.") from error


def entry_as_json(entry: Entry) -> bytes:
    """What is known of an artifact, but for its path."""
    return json.dumps(_of_entry(entry), ensure_ascii=False, sort_keys=True).encode("utf-8")


def entry_from_json(path: str, data: bytes) -> Entry | None:
    """What ``entry_as_json`` wrote, of an artifact at ``path``; None for anything else."""
    try:
        return _entry(path, json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _renewed(manifest: Manifest, renewed: Mapping[str, Mapping[str, str]]) -> Manifest:
    if not renewed:
        return manifest
    entries = (
        replace(entry, inputs=dict(sorted({**entry.inputs, **renewed[entry.path]}.items())))
        if entry.path in renewed else entry for entry in manifest.entries
    )
    return Manifest(tuple(entries), manifest.fonts)


def manifest_findings(
    workspace: Workspace, artifacts: Sequence[Artifact], proofs: Sequence[Proof]
) -> tuple[Finding, ...]:
    """Where artifacts, or what they were made of, are no longer what the manifest says.

    Of an artifact that is not proven that is the lesser news, and nothing is said of it.
    """
    data = workspace.read_if_there(workspace.root / MANIFEST)
    if data is None:
        return ()
    manifest = _parsed(data)
    if manifest is None:
        return (_finding(MANIFEST, "cannot be read as a manifest.", "Build again: it is made anew."),)
    spoilt = {one.path for one in proofs if any(each.severity is Severity.ERROR for each in one.findings)}
    found = []
    for artifact in artifacts:
        shown = workspace.relative(artifact.path)
        if not shown.startswith("dist/") or shown in spoilt:
            continue
        entry = manifest.entry(shown)
        if entry is None:
            found.append(_finding(shown, "The manifest says nothing of this file.", _AGAIN))
        elif entry.sha256 != _digest(workspace, shown):
            found.append(_finding(shown, "The file is not the one that was built: its bytes are others.", _AGAIN))
        else:
            names = changed_inputs(entry, _material(workspace, artifact.name))
            if names:
                told = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
                found.append(_finding(shown, f"Changed since it was built: {told}.", _AGAIN))
    return tuple(found)


_AGAIN = "Build it again."


def _material(workspace: Workspace, name: ArtifactName) -> dict[str, str]:
    """What people change that an artifact follows from: of a volume that of all its texts."""
    said = workspace.settings.publications.get(name.id)
    texts = said.texts if said else (name.id,)
    found = {path: digest for text in texts for path, digest in material(workspace, text, name.locales).items()}
    if said and said.indexes:
        found |= of_files(workspace, (workspace.root / NAMES_FILE,))
    return {**found, **(press_inputs(workspace) if name.press else {})}


def _finding(path: str, message: str, hint: str) -> Finding:
    return Finding(
        "proof-manifest", Severity.WARNING, message, hint, Position(path), family=proof.FAMILY
    )


def _figures(coverage: Coverage) -> dict[str, Any]:
    tallies = {"translated": coverage.translated, "fuzzy": coverage.fuzzy, "untranslated": coverage.untranslated}
    return {
        "units": coverage.units,
        "words": coverage.words,
        **{state: {"units": tally.units, "words": tally.words} for state, tally in tallies.items()},
    }


def _digest(workspace: Workspace, path: str) -> str:
    """SHA-256 of an artifact; "" when it is not there. A manifest may have been edited: nothing else is opened."""
    if not within_dist(path):
        return ""
    try:
        data = workspace.read_if_there(workspace.root / path)
    except DragomanError:
        return ""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _document(manifest: Manifest) -> bytes:
    """A line an artifact: to write one of thousands anew costs little, and a difference shows whose it is."""
    lines = [_entry_line(entry) for entry in manifest.entries]
    head = '{\n "artifacts": {\n' + ",\n".join(lines) + ("\n" if lines else "")
    return (head + _fonts_told(manifest)).encode("utf-8")


def _fonts_told(manifest: Manifest) -> str:
    """All that comes after the artifacts."""
    fonts = [f"  {_line(asdict(font))}" for font in manifest.fonts]
    return ' },\n "fonts": [\n' + ",\n".join(fonts) + '\n ],\n "version": 1\n}\n'


def _entry_line(entry: Entry) -> str:
    return f"  {_line(entry.path)}: {_line(_of_entry(entry))}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _of_entry(entry: Entry) -> dict[str, Any]:
    return {one.name: getattr(entry, one.name) for one in fields(Entry) if one.name != "path"}


def _parsed(data: bytes) -> Manifest | None:
    """The manifest that bytes hold; None for anything else: people edit files, and merge tools leave marks in them."""
    try:
        document = json.loads(data)
        if document["version"] != 1:
            return None
        entries = [_entry(path, told) for path, told in document["artifacts"].items()]
        fonts = [Font(**{one.name: str(told[one.name]) for one in fields(Font)}) for told in document["fonts"]]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    return Manifest(by_path(entries), tuple(fonts))


def _entry(path: str, told: Mapping[str, Any]) -> Entry:
    for name in ("inputs", "tools"):
        if not all(isinstance(value, str) for value in told[name].values()):
            raise ValueError(name)
    return Entry(
        path, str(told["sha256"]), int(told["size"]), dict(told["inputs"]), dict(told["settings"]),
        dict(told["tools"]), dict(told["coverage"]), bool(told["draft"]), bool(told["proven"]),
    )
