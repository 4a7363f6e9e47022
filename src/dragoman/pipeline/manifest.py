"""dist/manifest.json: written at the end of a build, read by nothing that makes an artifact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from dragoman import proof
from dragoman.model import ArtifactName, Coverage, DragomanError, Finding, MaterialError, Position, Severity
from dragoman.model.manifest import Entry, Font, Manifest, by_path, changed_inputs, merged
from dragoman.pipeline.inputs import material, of_files
from dragoman.pipeline.press_ready import press_inputs
from dragoman.pipeline.proving import Artifact
from dragoman.proof import Proof
from dragoman.workspace import NAMES_FILE, Workspace, write_file

NAME = "dist/manifest.json"
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


def record(workspace: Workspace, entries: Sequence[Entry]) -> None:
    """Bring the manifest up to what was built; what it says of artifacts that are gone or changed is dropped.

    Two builds may end at once: whoever comes second starts from what the first has written. Nothing is written when
    there is nothing to say. Raises MaterialError when others write it again and again.
    """
    from dragoman.rendering import provenance

    path = workspace.root / NAME
    for left in reversed(range(_TRIES)):
        held = workspace.read_if_there(path)
        if held is None and not entries:
            return
        old = _parsed(held or b"") or Manifest()
        new = Manifest(by_path(entries), provenance.fonts())
        now = merged(old, new, {entry.path: _digest(workspace, entry.path) for entry in old.entries})
        try:
            write_file(path, _document(now), read=held)
            return
        except MaterialError:
            if not left:
                raise


def manifest_findings(
    workspace: Workspace, artifacts: Sequence[Artifact], proofs: Sequence[Proof]
) -> tuple[Finding, ...]:
    """Where artifacts, or what they were made of, are no longer what the manifest says.

    Of an artifact that is not proven that is the lesser news, and nothing is said of it.
    """
    data = workspace.read_if_there(workspace.root / NAME)
    if data is None:
        return ()
    manifest = _parsed(data)
    if manifest is None:
        return (_finding(NAME, "cannot be read as a manifest.", "Build again: it is made anew."),)
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
    if not path.startswith("dist/") or ".." in path.split("/"):
        return ""
    try:
        data = workspace.read_if_there(workspace.root / path)
    except DragomanError:
        return ""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _document(manifest: Manifest) -> bytes:
    document = {
        "version": 1,
        "artifacts": {
            entry.path: {name: value for name, value in asdict(entry).items() if name != "path"}
            for entry in manifest.entries
        },
        "fonts": [asdict(font) for font in manifest.fonts],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _parsed(data: bytes) -> Manifest | None:
    """The manifest that bytes hold; None for anything else: people edit files, and merge tools leave marks in them."""
    try:
        document = json.loads(data)
        if document["version"] != 1:
            return None
        entries = [_entry(path, told) for path, told in document["artifacts"].items()]
        fonts = [Font(**{one.name: str(told[one.name]) for one in fields(Font)}) for told in document["fonts"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
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
