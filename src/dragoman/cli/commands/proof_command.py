"""dragoman proof"""

from __future__ import annotations

import shutil

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import Severity


@click.command("proof")
@common_options
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], form: str) -> int:
    """Open finished PDF, EPUB and HTML files as a stranger would, and show that nothing is missing.

    Every segment of every language must be there, once, in order, beside its partner and in its language; signatures
    and addressees must be complete; a release holds nothing fuzzy and nothing untranslated; fonts and glyphs are in
    the file. It is held against texts/ and locales/ as they are now. Without FILE, all of dist/ is looked at.

    What is older than its text, or not what was built, is told as a warning (dist/manifest.json).

    `dragoman build` does the same before it writes. Exit code 1 when something is wrong.
    """
    from datetime import UTC, datetime

    from dragoman.pipeline import (
        artifacts,
        check_report,
        findings_summary,
        manifest_findings,
        proof_report,
        prove_artifact,
    )

    session: Session = ctx.obj
    workspace = session.workspace()
    todo, others = artifacts(workspace, files)
    if not todo and not others:
        session.say("dist/ is empty: `dragoman build` fills it")
    proofs = []
    with session.progress(todo, "proof") as remaining:
        for artifact in remaining:
            with session.surviving():
                proofs.append(prove_artifact(workspace, artifact))
    with session.surviving():
        others = (*others, *manifest_findings(workspace, todo, proofs))
    report = proof_report(proofs, others)
    width = max(60, min(140, shutil.get_terminal_size((100, 24)).columns))
    document = check_report(report, form, now=datetime.now(UTC), width=width)
    if document:
        click.echo(document, nl=not document.endswith("\n"))
    if form == "text":
        for one in proofs:
            wrong = any(finding.severity is Severity.ERROR for finding in one.findings)
            told = "not proven" if wrong else f"{one.segments} segments proven"
            session.say(f"{one.path}: {told}{' (draft)' if one.draft else ''}")
        session.say(findings_summary(report))
    if any(finding.severity is Severity.ERROR for finding in report.findings):
        session.exit_code = max(session.exit_code, 1)
    return session.exit_code
