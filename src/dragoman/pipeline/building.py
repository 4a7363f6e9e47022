"""Text and catalogues → artifacts in dist/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman import alignment, catalogue, edition, proof, rendering
from dragoman.model import (
    Alignment,
    ArtifactName,
    Catalogue,
    Coverage,
    Edition,
    Finding,
    GateError,
    Layout,
    Severity,
)
from dragoman.model.manifest import Entry
from dragoman.pipeline.attaching import attached
from dragoman.pipeline.inputs import inputs_of, press_inputs, settings_of, system_fonts
from dragoman.pipeline.loading import identify, load, load_catalogue
from dragoman.pipeline.manifest import entry_of
from dragoman.pipeline.planning import EditionJob, formats_of_text
from dragoman.pipeline.press_ready import PressReady, press_ready, tools_of
from dragoman.rendering.glyphs import SYSTEM_FONTS
from dragoman.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """What build made of one edition."""

    paths: tuple[str, ...]
    """Artifacts, relative to the workspace."""
    draft: bool
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...] = ()
    """What the manifest is to say of the artifacts; see ``pipeline.record``."""


def build_text(
    workspace: Workspace,
    job: EditionJob,
    formats: Sequence[str] | None = None,
    *,
    draft: bool = False,
    draft_incomplete: bool = False,
    prove: bool = True,
    press: bool = False,
) -> Built:
    """Build one edition of a text; with ``press`` a file for print beside the formats (None: as the settings say).

    Every format is a finished value before the first is written, so a failure leaves all artifacts as they were. With
    ``prove`` the bytes of each are opened and held against the text and the catalogues first.
    Raises GateError when a release is asked for and something is not translated or not proven; the error names it.
    """
    chosen = formats_of_text(workspace, job.text) if formats is None else tuple(formats)
    # Before anything is read: what is saved meanwhile must show as a change.
    inputs = {form: inputs_of(workspace, job, form) for form in (*chosen, *(("pdf",) if press else ()))}
    made, aligned, findings = compose(workspace, job, draft=draft, draft_incomplete=draft_incomplete)
    refuse_errors(made, findings)
    rendered = rendering.NOTHING
    if chosen:
        sources = attached(workspace, (job.text,), job.locales, job.design)
        rendered = rendering.render(made, chosen, workspace.overrides(), sources)
    refuse_errors(made, rendered.findings)
    pressed = None
    if press:
        pressed = press_ready(
            workspace, job.text, lambda bleed: rendering.pdf(made, workspace.overrides(), bleed_mm=bleed)
        )
        refuse_errors(made, pressed.findings)
    return publish(
        workspace, job.text, made, rendered.artifacts, pressed, (*findings, *rendered.findings), inputs,
        settings_of(workspace, job),
        proof.expected(aligned, original=made.layout is not Layout.SINGLE) if prove else None,
    )


def publish(
    workspace: Workspace,
    id: str,  # noqa: A002 - as in ArtifactName
    face: Edition,
    artifacts: Sequence[tuple[str, bytes]],
    pressed: PressReady | None,
    findings: Sequence[Finding],
    inputs: Mapping[str, Mapping[str, str]],
    settings: Mapping[str, Any],
    wanted: proof.Expected | None,
) -> Built:
    """Prove finished artifacts (format, bytes) against what is ``wanted`` of them, and write them.

    ``inputs`` are the hashes by format. Raises GateError for a release that is not proven; nothing is written then.
    """
    locales = tuple(column.locale for column in face.columns if not column.original)
    finished = [(ArtifactName(id, face.source, locales, face.layout, form), data) for form, data in artifacts]
    if pressed:
        findings = tuple(dict.fromkeys((*findings, *pressed.findings)))
        finished.append((ArtifactName(id, face.source, locales, face.layout, "pdf", press=True), pressed.data))
    proven: list[Finding] = []
    if wanted:
        for name, data in finished:
            proven += proof.prove(data, name.form, wanted, _shown(workspace, name)).findings
        refuse_unproven(face, proven)
    # Which letters ask for them is known once pages are set.
    system = system_fonts() if any(one.code == SYSTEM_FONTS for one in findings) else {}
    entries = tuple(
        entry_of(
            _shown(workspace, name), data,
            {**inputs[name.form], **(system if name.form == "pdf" else {}),
             **(press_inputs(workspace) if name.press else {})},
            settings=settings, tools=tools_of(name), coverage=face.coverage, draft=face.draft,
            proven=wanted is not None and not any(one.severity is Severity.ERROR for one in proven),
        )
        for name, data in finished
    )
    for name, data in finished:
        workspace.put(workspace.artifact_path(name), data)
    return Built(tuple(entry.path for entry in entries), face.draft, (*findings, *proven), entries)


def compose(
    workspace: Workspace,
    job: EditionJob,
    *,
    draft: bool = False,
    draft_incomplete: bool = False,
    prefix: str = "",
    rows: str | None = None,
) -> tuple[Edition, Alignment, tuple[Finding, ...]]:
    """One edition of a text, what it was made of, and findings; GateError as in build_text.

    ``prefix`` keeps the names in it apart from those of other editions in the same artifact; ``rows`` says what stands
    side by side where that is not for the text's settings to say.
    """
    segmented = load(workspace, job.text)
    messages = catalogue.extract(segmented)
    catalogues: dict[str, Catalogue] = {}
    coverages: list[Coverage] = []
    findings = [*segmented.text.findings]
    for locale in job.locales:
        units = load_catalogue(workspace, job.text, locale)
        catalogues[locale] = units or Catalogue()
        place = workspace.relative(workspace.catalogue_path(job.text, locale))
        findings += catalogue.joined_findings(segmented, catalogues[locale], place)
        coverage = catalogue.coverage(job.text, locale, messages, catalogues[locale], segmented.text.locale)
        coverages.append(coverage)
        if not coverage.complete and not draft:
            if not draft_incomplete:
                raise GateError(_missing(workspace, coverage, exists=units is not None), _WHAT_TO_DO)
            draft = True
    aligned = alignment.align(
        segmented, catalogues, lambda block, segment: identify(segmented, block, segment), catalogue.unit_id
    )
    rows = rows or workspace.settings.for_text(job.text).rows or "paragraph"
    made = edition.compose(aligned, coverages, draft=draft, rows=rows, design=job.design, prefix=prefix)
    return made, aligned, tuple(findings)


def _shown(workspace: Workspace, name: ArtifactName) -> str:
    return workspace.relative(workspace.artifact_path(name))


def refuse_errors(made: Edition, findings: Sequence[Finding]) -> None:
    """A release is not built over an error; a draft is, and shows it."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not made.draft:
        place = errors[0].position
        where = f"{place.path}:{place.line}: " if place.path and place.line else ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise GateError(f"{made.text} ({made.locale}): {where}{errors[0].message}{more}", errors[0].hint)


def refuse_unproven(made: Edition, findings: Sequence[Finding]) -> None:
    """A release that cannot be proven is not written; a draft is, and its findings are shown."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors or made.draft:
        return
    lines = [f"{made.text} ({made.locale}): {len(errors)} fault{'s' * (len(errors) != 1)} in what would be published"]
    for finding in errors[:10]:
        quoted = (finding.subject.target or finding.subject.source) if finding.subject else ""
        words = f" {quoted if len(quoted) <= 70 else f'{quoted[:69]}…'!r}" if quoted else ""
        lines.append(f"    {finding.position.path}: [{finding.code}] {finding.message}{words}")
    if len(errors) > 10:
        lines.append(f"    … and {len(errors) - 10} more")
    raise GateError("\n".join(lines), "Nothing was written. Mend it; --no-proof builds it all the same, to look at it.")


_WHAT_TO_DO = "Translate what is missing and take away the fuzzy marks, or build a draft with --draft."


def _missing(workspace: Workspace, coverage: Coverage, *, exists: bool) -> str:
    place = workspace.relative(workspace.catalogue_path(coverage.text, coverage.locale))
    if not exists:
        return f"{coverage.text} ({coverage.locale}): {place} does not exist; run `dragoman update`"
    lines = [
        f"{coverage.text} ({coverage.locale}): not fully translated: {len(coverage.missing)} of {coverage.units} units"
    ]
    for (context, source), state in coverage.missing[:10]:
        words = source if len(source) <= 70 else f"{source[:69]}…"
        lines.append(f"    {state.value}: {f'[{context}] ' if context else ''}{words!r}")
    if len(coverage.missing) > 10:
        lines.append(f"    … and {len(coverage.missing) - 10} more: `dragoman status {coverage.text} --format json`")
    return "\n".join(lines)
