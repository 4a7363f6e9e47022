"""dragoman status"""

from __future__ import annotations

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options
from dragoman.model import Coverage, State, Tally


@click.command("status")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--min", "minimum", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="Exit with 1 when a text is translated less than this in a locale (by words).",
)  # fmt: skip
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...], form: str, minimum: float | None) -> int:
    """Show how much of each text is translated into each locale, by units and by words. Fuzzy is not done."""
    from dragoman.pipeline import status

    session: Session = ctx.obj
    workspace = session.workspace()
    rows: list[Coverage] = []
    for text_id in workspace.resolve(texts):
        with session.surviving():
            measured = status(workspace, text_id)
            rows.extend(measured.rows)
            session.findings(measured.findings)
    if form == "json":
        print_json([_record(row) for row in rows])
    elif rows:
        click.echo(_table(rows))
    else:
        session.say("no texts with target locales yet")
    if minimum is not None:
        # Compared exactly: 94.96 % must not pass for 95 because it is printed as 95.0.
        for row in rows:
            if row.percent < minimum:
                click.echo(
                    f"{row.text} ({row.locale}): {_percent(row)} of the words are translated, less than {minimum:g} %",
                    err=True,
                )
                session.exit_code = max(session.exit_code, 1)
    return session.exit_code


def _record(row: Coverage) -> dict[str, object]:
    def tally(value: Tally) -> dict[str, int]:
        return {"units": value.units, "words": value.words}

    return {
        "text": row.text,
        "locale": row.locale,
        "translated": tally(row.translated),
        "fuzzy": tally(row.fuzzy),
        "untranslated": tally(row.untranslated),
        "total": {"units": row.units, "words": row.words},
        "percent": round(row.percent, 2),
        "complete": row.complete,
        "missing": [
            {"context": key[0], "source": key[1], "state": state.value} for key, state in row.missing
        ],
    }


def _percent(row: Coverage) -> str:
    # Rounded down: what is not whole is never printed as 100.
    return f"{int(row.percent * 10) / 10:.1f} %"


def _table(rows: list[Coverage]) -> str:
    head = ("text", "locale", "translated", "fuzzy", "untranslated", "words done")
    body = [
        (
            row.text,
            row.locale,
            _cell(row.translated),
            _cell(row.fuzzy),
            _cell(row.untranslated),
            _percent(row),
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]

    def line(cells: tuple[str, ...]) -> str:
        return "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()

    colours = {State.TRANSLATED: "green", State.FUZZY: "yellow", State.UNTRANSLATED: "red"}
    painted = []
    for row, cells in zip(rows, body, strict=True):
        state = State.TRANSLATED if row.complete else State.FUZZY if row.percent >= 50 else State.UNTRANSLATED
        painted.append(click.style(line(cells), fg=colours[state]))
    note = "units/words in each state; fuzzy is not done"
    return "\n".join([click.style(line(head), bold=True), *painted, click.style(note, dim=True)])


def _cell(tally: Tally) -> str:
    return f"{tally.units}/{tally.words}"
