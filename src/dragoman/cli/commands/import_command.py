"""dragoman import"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import Kind, Role, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import ImportedText


@click.command("import")
@common_options
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--id", "text_id", help="Id of the text; by default made of the file's name. For one FILE only.")
@click.option("--locale", help="Language of the text (BCP 47); by default it is told from the words.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in Kind]), help="Kind of paper; by default it is recognised."
)
@click.option("--force", is_flag=True, help="Replace a text that exists.")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], text_id: str | None, locale: str | None, kind: str | None, force: bool
) -> int:
    """Bring pasted or extracted papers (plain text or Markdown; - is standard input) into texts/<id>.md.

    Says what was recognised. Exits with 0 when the text was written, whatever the warnings, and with 1 when findings
    of severity error stand.
    """
    from dragoman.pipeline import check_locale, import_text, writing

    session: Session = ctx.obj
    if text_id and len(files) > 1:
        raise UsageError("--id goes with one FILE", "Import the files one by one.")
    workspace = session.workspace()
    if locale:
        locale = check_locale(locale)
    for name in files:
        with session.surviving(), writing(workspace, "dragoman import"):
            imported = import_text(
                workspace,
                _read(name),
                name,
                text_id=text_id,
                locale=locale,
                kind=Kind(kind) if kind else None,
                force=force,
            )
            session.say(_summary(name, imported))
            session.findings(imported.findings, name)
    return session.exit_code


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: cannot be read ({error.strerror})", "Check the name and the permissions.") from error


def _summary(name: str, imported: ImportedText) -> str:
    text = imported.text
    blocks = text.blocks

    def first(role: Role) -> str:
        return next((block.text for block in blocks if block.role is role), "")

    def count(role: Role) -> int:
        return sum(block.role is role for block in blocks)

    lines = [
        f"{name} → {imported.path}",
        f"  kind        {text.kind.value.replace('_', ' ')}, locale {text.locale}",
        f"  title       {first(Role.TITLE) or '(none)'}",
    ]
    if subtitle := first(Role.SUBTITLE):
        lines.append(f"  subtitle    {subtitle}")
    lines.append(f"  date        {text.date.isoformat() if text.date else '(cannot be told)'}")
    lines.append(f"  paragraphs  {count(Role.PARAGRAPH)}")
    for role, label in (
        (Role.SIGNATORY, "signed by"),
        (Role.BYLINE, "byline"),
        (Role.ANNEX, "annex"),
    ):
        lines.extend(f"  {label:<11} {block.text}" for block in blocks if block.role is role)
    if addressees := count(Role.ADDRESSEE) or len(text.addressees):
        lines.append(f"  addressees  {addressees}")
    if text.noise:
        lines.append(f"  set aside   {len(text.noise)} line{'s' if len(text.noise) > 1 else ''}")
    return "\n".join(lines)
