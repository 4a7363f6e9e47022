"""dragoman preflight"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options
from dragoman.model import Severity

if TYPE_CHECKING:
    from dragoman.pipeline import InspectedFile

_NEVER = "never"
_WORST = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
_STANDARDS = ("x-1a", "x-3", "x-4")


@click.command("preflight")
@common_options
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--standard", type=click.Choice(_STANDARDS), default=None,
    help="The part of PDF/X that the shop asks for. Default: the one that the file claims to be.",
)
@click.option(
    "--bleed", type=click.FloatRange(0, 100), default=3.0, show_default=True, metavar="MM",
    help="Bleed on every side; 0 for pages with a white edge.",
)
@click.option(
    "--dpi", type=click.FloatRange(0, 10000), default=300.0, show_default=True, metavar="N",
    help="Least resolution of colour and grey pictures.",
)
@click.option(
    "--bitmap-dpi", type=click.FloatRange(0, 10000), default=600.0, show_default=True, metavar="N",
    help="Least resolution of black-and-white pictures.",
)
@click.option(
    "--ink-limit", type=click.FloatRange(0, 400), default=300.0, show_default=True, metavar="PERCENT",
    help="Most ink at any spot: up to 320 on coated paper, 280 on uncoated.",
)
@click.option("--no-ink", is_flag=True, help="Do not ask Ghostscript for the ink.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "--fail-on", type=click.Choice([*(one.value for one in _WORST[::-1]), _NEVER]), default="error", show_default=True,
    help="Exit with 1 when there is a finding as severe as this.",
)
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], standard: str | None, bleed: float, dpi: float, bitmap_dpi: float,
    ink_limit: float, no_ink: bool, form: str, fail_on: str,
) -> int:  # fmt: skip
    """Look any PDF over as a print shop would, before it is sent there.

    PDF/X and output intent, boxes and bleed, fonts, colours, black text, overprint, transparency, the resolution of
    pictures, the sizes of pages, locks, scripts, annotations; and the ink, where Ghostscript is installed. The file
    may be of any program and need not be in a workspace; nothing is written.

    \b
      dragoman preflight book.pdf
      dragoman preflight --standard x-4 --ink-limit 280 book.pdf cover.pdf
    """
    from dragoman.pipeline import PressDemands, preflight_file, preflight_report, preflight_summary, worst

    session: Session = ctx.obj
    demands = PressDemands(standard or "", bleed, dpi, bitmap_dpi, ink_limit, measure_ink=not no_ink)
    inspected: list[InspectedFile] = []
    with session.progress(files, "preflight") as remaining:
        for file in remaining:
            with session.surviving():
                inspected.append(preflight_file(file, demands))
    document = preflight_report(inspected, form, _paint)
    if document:
        click.echo(document, nl=False)
    if form == "text" and inspected:
        session.say(preflight_summary(inspected))
    gravest = worst(inspected)
    if fail_on != _NEVER and gravest is not None and _WORST.index(gravest) >= _WORST.index(Severity(fail_on)):
        session.exit_code = max(session.exit_code, 1)
    return session.exit_code


def _paint(piece: str, kind: str) -> str:
    looks: dict[str, dict[str, object]] = {
        "place": {"bold": True}, "error": {"fg": "red", "bold": True}, "warning": {"fg": "yellow", "bold": True},
        "note": {"fg": "cyan", "bold": True}, "code": {"dim": True}, "frame": {"fg": "blue"},
    }  # fmt: skip
    return click.style(piece, **looks.get(str(kind), {}))  # type: ignore[arg-type]
