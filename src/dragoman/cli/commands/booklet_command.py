"""dragoman booklet"""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.console import Session
from dragoman.cli.options import common_options


@click.command("booklet")
@common_options
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT",
    help="Where the booklet goes; beside FILE as <name>-booklet.pdf unless given.",
)
@click.option(
    "--sheet", metavar="SIZE", default="",
    help="The sheet of paper: A4, A3, SRA3, Letter, Tabloid …, or millimetres: 320x450. Default: the smallest that "
    "holds two pages. Pages that are too large for a named sheet are made smaller.",
)
@click.option(
    "--thickness", type=click.FloatRange(0, 2), default=0.0, metavar="MM",
    help="Thickness of the paper, against creep: inner pages move towards the fold. 80 g/m² has about 0.1.",
)
@click.option(
    "--right-to-left/--left-to-right", "right_to_left", default=None,
    help="How the book is read. Default: what the file says of itself.",
)
@click.option("--crop-marks", is_flag=True, help="Mark the cut and the fold outside the bleed.")
@click.option("--back-cover", is_flag=True, help="Put blank pages before the last page, so that it stays outside.")
@click.pass_context
def command(
    ctx: click.Context, file: Path, output: Path | None, sheet: str, thickness: float, right_to_left: bool | None,
    crop_marks: bool, back_cover: bool,
) -> int:  # fmt: skip
    """Lay the pages of any PDF out two by two for a booklet: sheets in one another, folded once, stapled in the fold.

    Blank pages are added up to a multiple of four. Pages come with their trim (TrimBox) to the fold and keep fonts,
    colours and bleed; links and bookmarks do not come along. Print on both sides, turned over the short edge.

    \b
      dragoman booklet dist/charter/charter.en-az.pdf
      dragoman booklet --sheet SRA3 --crop-marks --thickness 0.1 book.pdf -o sheets.pdf
    """
    from dragoman.pipeline import BookletLayout, make_booklet, sheet_size

    session: Session = ctx.obj
    if sheet:
        sheet_size(sheet)
    made, said = make_booklet(file, output, BookletLayout(sheet, thickness, right_to_left, crop_marks, back_cover))
    session.say(f"{made}: {said}")
    return session.exit_code
