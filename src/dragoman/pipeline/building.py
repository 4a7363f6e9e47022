"""Text and catalogues → artifacts in dist/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman import alignment, catalogue, edition, proof, rendering
from dragoman.model import Alignment, Catalogue, Coverage, Edition, Finding, GateError, Severity, UsageError
from dragoman.pipeline.loading import identify, load, load_catalogue, targets
from dragoman.pipeline.press_ready import SUFFIX, press_ready
from dragoman.workspace import Workspace, write_file


@dataclass(frozen=True, slots=True)
class Built:
    """What build made of one text in one locale."""

    paths: tuple[str, ...]
    """Artifacts, relative to the workspace."""
    draft: bool
    findings: tuple[Finding, ...]


def plan(workspace: Workspace, text_id: str, locales: Sequence[str]) -> tuple[str, ...]:
    """The target locales to build of a text: the ones asked for, else those of the settings.

    Raises UsageError for a locale that the text is written in.
    """
    text = load(workspace, text_id).text
    if text.locale in locales:
        raise UsageError(
            f"{text_id} is written in {text.locale}: there is nothing to translate", "Name another --locale."
        )
    return tuple(dict.fromkeys(locales)) if locales else targets(workspace, text)


def build_text(
    workspace: Workspace,
    text_id: str,
    locale: str,
    formats: Sequence[str] = (),
    *,
    draft: bool = False,
    draft_incomplete: bool = False,
    prove: bool = True,
    press: bool = False,
) -> Built:
    """Build one text in one locale; with ``press`` a file for print beside the formats.

    Every format is a finished value before the first is written, so a failure leaves all artifacts as they were. With
    ``prove`` the bytes of each are opened and held against the text and the catalogue first.
    Raises GateError when a release is asked for and something is not translated or not proven; the error names it.
    """
    made, aligned, findings = compose(workspace, text_id, locale, draft=draft, draft_incomplete=draft_incomplete)
    _refuse_errors(made, findings)
    chosen = tuple(formats) or workspace.settings.for_text(text_id).formats or ()
    rendered = rendering.render(made, chosen, workspace.overrides())
    _refuse_errors(made, rendered.findings)
    finished = [
        (workspace.artifact_path(text_id, made.source, locale, suffix), suffix, data)
        for suffix, data in rendered.artifacts
    ]
    laid_out = rendered.findings
    if press:
        ready = press_ready(workspace, made, workspace.artifact_path(text_id, made.source, locale, SUFFIX))
        _refuse_errors(made, ready.findings)
        laid_out = tuple(dict.fromkeys((*laid_out, *ready.findings)))
        finished.append((ready.path, "pdf", ready.data))
    proven: list[Finding] = []
    if prove:
        wanted = proof.expected(aligned)
        for path, suffix, data in finished:
            proven += proof.prove(data, suffix, wanted, workspace.relative(path)).findings
        _refuse_unproven(made, proven)
    findings = (*findings, *laid_out, *proven)
    paths = []
    for path, _, data in finished:
        write_file(path, data)
        paths.append(workspace.relative(path))
    return Built(tuple(paths), made.draft, findings)


def compose(
    workspace: Workspace, text_id: str, locale: str, *, draft: bool = False, draft_incomplete: bool = False
) -> tuple[Edition, Alignment, tuple[Finding, ...]]:
    """The edition of one text in one locale, what it was made of, and findings; GateError as in build_text."""
    segmented = load(workspace, text_id)
    messages = catalogue.extract(segmented)
    units = load_catalogue(workspace, text_id, locale)
    coverage = catalogue.coverage(text_id, locale, messages, units or Catalogue(), segmented.text.locale)
    place = workspace.relative(workspace.catalogue_path(text_id, locale))
    findings = (*segmented.text.findings, *catalogue.joined_findings(segmented, units or Catalogue(), place))
    if not coverage.complete and not draft:
        if not draft_incomplete:
            raise GateError(_missing(workspace, coverage, exists=units is not None), _WHAT_TO_DO)
        draft = True
    aligned = alignment.align(
        segmented,
        {locale: units or Catalogue()},
        lambda block, segment: identify(segmented, block, segment),
        catalogue.unit_id,
    )
    rows = workspace.settings.for_text(text_id).rows or "paragraph"
    made = edition.compose(aligned, (coverage,), draft=draft, rows=rows)
    return made, aligned, findings


def _refuse_errors(made: Edition, findings: Sequence[Finding]) -> None:
    """A release is not built over an error; a draft is, and shows it."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors and not made.draft:
        place = errors[0].position
        where = f"{place.path}:{place.line}: " if place.path and place.line else ""
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise GateError(f"{made.text} ({made.locale}): {where}{errors[0].message}{more}", errors[0].hint)


def _refuse_unproven(made: Edition, findings: Sequence[Finding]) -> None:
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
