"""Artifacts in dist/ → findings: the one step that reads what was built, and as a stranger would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman import alignment, catalogue, proof
from dragoman.languages import tags
from dragoman.model import (
    FORMATS,
    Alignment,
    ArtifactName,
    Catalogue,
    Finding,
    Layout,
    MaterialError,
    Position,
    Severity,
    UsageError,
)
from dragoman.pipeline.checking import Report
from dragoman.pipeline.loading import identify, load, load_catalogue
from dragoman.pipeline.publications import publication, source_of, wanted_of
from dragoman.reports.ordering import ordered
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, and what its name says that it is."""

    path: Path
    name: ArtifactName


def artifacts(workspace: Workspace, files: Sequence[str] = ()) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """The artifacts that ``files`` name, or all in dist/; and findings on what lies in dist/ and is none.

    A file is named as ``model.ArtifactName`` says, in dist/<text>/, wherever the workspace lies. Raises UsageError for
    a named one that is not there, or whose name says no text and locale of the workspace.
    """
    if files:
        return tuple(_artifact(workspace, _path(workspace, name), name) for name in files), ()
    found: list[Artifact] = []
    others: list[Finding] = []
    for path in sorted((workspace.root / "dist").glob("*/*.*")):
        if path.suffix[1:] not in FORMATS or path.name.startswith("."):
            continue
        shown = workspace.relative(path)
        try:
            found.append(_artifact(workspace, path, shown))
        except UsageError as error:
            others.append(Finding(
                "proof-unnamed", Severity.WARNING, f"Not looked at: {error.message.removeprefix(f'{shown}: ')}.",
                error.hint, Position(shown), family=proof.FAMILY,
            ))  # fmt: skip
    return tuple(found), tuple(others)


def prove_artifact(workspace: Workspace, artifact: Artifact) -> proof.Proof:
    """Show what is in an artifact, against the text and the catalogue as they are now.

    Raises MaterialError for a file, a text or a catalogue that cannot be read.
    """
    name = artifact.name
    if name.id in workspace.settings.publications:
        texts = publication(workspace, name.id).texts
        wanted = wanted_of(name.id, [_aligned(workspace, text, name.locales) for text in texts], name.layout)
    else:
        wanted = proof.expected(
            _aligned(workspace, name.id, name.locales), original=name.layout is not Layout.SINGLE
        )
    shown = workspace.relative(artifact.path)
    try:
        data = artifact.path.read_bytes()
    except OSError as error:
        raise MaterialError(f"{shown}: cannot be read ({error.strerror})", "Mend its permissions.") from error
    return proof.prove(data, name.form, wanted, shown)


def _aligned(workspace: Workspace, text_id: str, locales: Sequence[str]) -> Alignment:
    segmented = load(workspace, text_id)
    return alignment.align(
        segmented,
        {locale: load_catalogue(workspace, text_id, locale) or Catalogue() for locale in locales},
        lambda block, segment: identify(segmented, block, segment),
        catalogue.unit_id,
    )


def proof_report(proofs: Sequence[proof.Proof], others: Sequence[Finding] = ()) -> Report:
    """What was shown, as a report of findings, with those on other files."""
    findings = [*others, *(finding for one in proofs for finding in one.findings)]
    return Report(ordered(findings), (), 0, 0, tuple((one.path, ()) for one in proofs))


def _path(workspace: Workspace, name: str) -> Path:
    path = Path(name)
    if not path.is_file() and not path.is_absolute():
        path = workspace.root / name
    if not path.is_file():
        raise UsageError(f"{name}: there is no such file", "Name an artifact in dist/, or none for all.")
    return path.resolve()


def _artifact(workspace: Workspace, path: Path, name: str) -> Artifact:
    form, text_id = path.suffix[1:].lower(), path.parent.name
    if form not in FORMATS:
        raise UsageError(f"{name}: not a PDF, an EPUB or an HTML page", "Name an artifact in dist/, or none for all.")
    volume = text_id in workspace.settings.publications
    if not (volume or text_id in workspace.text_ids()) or not path.stem.startswith(f"{text_id}."):
        raise UsageError(f"{name}: its name says no text of the workspace", _NAMING)
    source = source_of(workspace, text_id) if volume else load(workspace, text_id).text.locale
    said = ArtifactName.parse(path.name, text_id, source, tags.known)
    if said is None:
        raise UsageError(f"{name}: its name does not say into which language {source} was translated", _NAMING)
    return Artifact(path, replace(said, locales=tuple(map(tags.check, said.locales))))


_NAMING = (
    "An artifact is named dist/<text>/<text>.<source>-<locale>[+<locale>…][.<layout>].<format>;"
    " delete what is not of the workspace."
)
