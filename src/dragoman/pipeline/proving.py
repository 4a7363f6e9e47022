"""Artifacts in dist/ → findings: the one step that reads what was built, and as a stranger would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import alignment, catalogue, proof
from dragoman.languages import tags
from dragoman.model import FORMATS, Catalogue, Finding, MaterialError, Position, Severity, UsageError
from dragoman.pipeline.checking import Report
from dragoman.pipeline.loading import identify, load, load_catalogue
from dragoman.reports.ordering import ordered
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file, and what its name says that it is."""

    path: Path
    text: str
    """Id of the text."""
    locale: str
    """Tag of the translation."""
    form: str


def artifacts(workspace: Workspace, files: Sequence[str] = ()) -> tuple[tuple[Artifact, ...], tuple[Finding, ...]]:
    """The artifacts that ``files`` name, or all in dist/; and findings on what lies in dist/ and is none.

    A file is named dist/<text>/<text>.<source>-<locale>.<format>, wherever the workspace lies. Raises UsageError for
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
    segmented = load(workspace, artifact.text)
    units = load_catalogue(workspace, artifact.text, artifact.locale) or Catalogue()
    aligned = alignment.align(
        segmented,
        {artifact.locale: units},
        lambda block, segment: identify(segmented, block, segment),
        catalogue.unit_id,
    )
    shown = workspace.relative(artifact.path)
    try:
        data = artifact.path.read_bytes()
    except OSError as error:
        raise MaterialError(f"{shown}: cannot be read ({error.strerror})", "Mend its permissions.") from error
    return proof.prove(data, artifact.form, proof.expected(aligned), shown)


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
    if text_id not in workspace.text_ids() or not path.stem.startswith(f"{text_id}."):
        raise UsageError(f"{name}: its name says no text of the workspace", _NAMING)
    source, languages = load(workspace, text_id).text.locale, path.stem.removeprefix(f"{text_id}.")
    if form == "pdf":  # What is made for a press tells the same words.
        languages = languages.removesuffix(".press")
    locale = languages.removeprefix(f"{source}-")
    if locale == languages or not tags.known(locale):
        raise UsageError(f"{name}: its name does not say into which language {source} was translated", _NAMING)
    return Artifact(path, text_id, tags.check(locale), form)


_NAMING = "An artifact is named dist/<text>/<text>.<source>-<locale>.<format>; delete what is not of the workspace."
