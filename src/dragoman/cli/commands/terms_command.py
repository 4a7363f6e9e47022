"""dragoman terms"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options
from dragoman.model import TermKind, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import ProposedTerm, Workspace

_WIDEST = 48
"""Signs of a cell of the table; longer ones are cut."""


@click.command("terms")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("-l", "--locale", "locales", metavar="LOCALE", multiple=True, help="Only this locale; may be repeated.")
@click.option(
    "--min", "minimum", type=click.IntRange(1), default=2, show_default=True, metavar="N",
    help="Leave out what occurs less often.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(0), default=50, show_default=True, metavar="N",
    help="Show so many, the likeliest first; 0 for all.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "yaml", "tbx"]), default="table", show_default=True,
    help="yaml is ready for glossary.yaml and names.yaml.",
)  # fmt: skip
@click.option(
    "--export", "exported", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
    help="Write glossary.yaml and names.yaml as TBX instead.",
)  # fmt: skip
@click.option(
    "--import", "imported", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
    help="Add the terms of a TBX file to glossary.yaml and names.yaml instead.",
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context, texts: tuple[str, ...], locales: tuple[str, ...], minimum: int, limit: int, form: str,
    exported: Path | None, imported: Path | None,
) -> int:  # fmt: skip
    """Propose terms for the glossary: what recurs in the texts, and what stands for it in the catalogues.

    What glossary.yaml, names.yaml and the built-in list of international bodies have already is left out. Judge what
    is proposed before you take it over: the translations are those that occur, not always in their dictionary form.

    \b
      dragoman terms --format yaml > proposed.yaml     as entries for glossary.yaml and names.yaml
      dragoman terms --import iate.tbx                 terms of another program, comments of yours are kept
    """
    from dragoman.pipeline import check_locale, propose_terms

    session: Session = ctx.obj
    workspace = session.workspace()
    if exported is not None or imported is not None:
        if texts or locales or (exported is not None and imported is not None):
            raise UsageError("--export and --import go alone", "Leave out the rest, and run one after the other.")
        if imported is not None:
            _import(session, workspace, imported)
        elif exported is not None:
            _export(session, workspace, exported)
        return session.exit_code
    chosen = {check_locale(each) for each in locales}
    proposal = propose_terms(workspace, workspace.resolve(texts), locales=chosen, minimum=minimum, limit=limit)
    session.findings(proposal.findings)
    _show(session, workspace, proposal.terms, form)
    if len(proposal.terms) < proposal.total:
        session.say(f"{len(proposal.terms)} of {proposal.total} candidates; --limit 0 shows them all")
    return session.exit_code


def _show(session: Session, workspace: Workspace, shown: Sequence[ProposedTerm], form: str) -> None:
    from dragoman.pipeline import terms_as_yaml, terms_to_tbx

    if form == "json":
        print_json([_record(one) for one in shown])
    elif form == "tbx":
        click.echo(terms_to_tbx(shown, workspace.settings.source), nl=False)
    elif not shown:
        session.say("nothing recurs that is not known already")
    elif form == "yaml":
        click.echo(terms_as_yaml(shown), nl=False)
    else:
        click.echo(_table(shown))


def _export(session: Session, workspace: Workspace, path: Path) -> None:
    from dragoman.pipeline import terms_as_tbx, write_terms

    if str(path) == "-":
        data, count, findings = terms_as_tbx(workspace)
        click.echo(data, nl=False)
    else:
        count, findings = write_terms(workspace, path)
    session.findings(findings)
    session.say(f"{path}: {_counted(count, 'entry', 'entries')}")


def _import(session: Session, workspace: Workspace, path: Path) -> None:
    from dragoman.pipeline import import_terms, writing

    if str(path) == "-":
        data = sys.stdin.buffer.read()
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{path}: cannot be read ({error.strerror})", "Name a TBX file.") from error
    with writing(workspace, "dragoman terms"):
        done = import_terms(workspace, data, str(path))
    session.findings(done.findings)
    for name, count in done.added.items():
        session.say(f"{name}: {_counted(count, 'entry', 'entries')} added")
    if done.known:
        session.say(f"{_counted(done.known, 'entry was', 'entries were')} there already")
    if done.foreign:
        what = _counted(done.foreign, "entry says", "entries say")
        session.say(f"{what} too little in the languages of the workspace and stayed out")
    if not done.added:
        session.say("nothing was added")


def _record(one: ProposedTerm) -> dict[str, object]:
    return {
        "term": one.candidate.text,
        "locale": one.source_locale,
        "kind": one.kind.value,
        "name": one.candidate.is_name,
        "frequency": one.candidate.frequency,
        "score": one.candidate.score,
        "texts": list(one.texts),
        "translations": {
            locale: {"text": partner.text, "units": partner.together, "likeness": partner.likeness}
            for locale, partner in one.partners.items()
        },
    }


def _table(shown: Sequence[ProposedTerm]) -> str:
    locales = sorted({locale for one in shown for locale in one.partners})
    head = ("term", "times", "kind", *locales)
    body = [
        (
            _cut(one.candidate.text),
            str(one.candidate.frequency),
            "name" if one.candidate.is_name and one.kind is TermKind.TERM else one.kind.value,
            *(_cut(one.partners[locale].text) if locale in one.partners else "" for locale in locales),
        )
        for one in shown
    ]
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]

    def line(cells: tuple[str, ...]) -> str:
        return "  ".join(
            cell.rjust(width) if column == 1 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ).rstrip()

    return "\n".join([click.style(line(head), bold=True), *map(line, body)])


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
