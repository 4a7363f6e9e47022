"""dragoman propagate"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options
from dragoman.model import Finding, Position, Severity, State, UnitKey, UsageError

if TYPE_CHECKING:
    from dragoman.pipeline import Shared


@click.command("propagate")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--locale", "locales", metavar="L", multiple=True, help="Only this locale; may be given more than once.")
@click.option("--unit", "units", metavar="ID", multiple=True, help="Only the unit of this id, as the preview shows it.")
@click.option("--except", "spared", metavar="TEXT", multiple=True, help="Leave this text as it is.")
@click.option("--apply", is_flag=True, help="Write it; without this, only a preview is shown.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(
    ctx: click.Context,
    texts: tuple[str, ...],
    locales: tuple[str, ...],
    units: tuple[str, ...],
    spared: tuple[str, ...],
    apply: bool,
    form: str,
) -> int:
    """Give a correction in one text to the other texts that have the same unit (same words, same role).

    TEXT is the one that has it right: its confirmed translations take the place of other ones of the same units in
    the other texts. A preview is shown; --apply writes. What a text had before stays in a comment of the unit.
    Without TEXT, the units on which texts differ are listed.

    A text keeps its version where a translator's comment on the unit begins with "own version":

    \b
      # own version: the ministry asked for this form
    """
    from dragoman.pipeline import check_locale, propagate_units, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    if apply and not texts:
        raise UsageError("--apply goes with the TEXT that has it right", "Name it: `dragoman propagate TEXT --apply`.")
    right = workspace.resolve(texts) if texts else ()
    left = workspace.resolve(spared) if spared else ()
    with writing(workspace, "dragoman propagate") if apply else nullcontext():
        shared = propagate_units(
            workspace, right, locales={check_locale(each) for each in locales}, spared=left, units=units, apply=apply
        )
    for each in shared:
        session.findings((*each.findings, *_contradictions(each)))
    if form == "json":
        print_json([_record(each) for each in shared])
    else:
        for each in shared:
            _show(each)
    _tell(session, shared, apply=apply, named=bool(texts))
    return session.exit_code


def _tell(session: Session, shared: tuple[Shared, ...], *, apply: bool, named: bool) -> None:
    if not named:
        count = sum(len(each.differences) for each in shared)
        session.say(f"{_counted(count, 'unit')} on which texts differ" if count else "texts agree on what they share")
        if count:
            session.say("    Name the text that has it right: `dragoman propagate TEXT`.")
        return
    done = [each.propagated for each in shared if each.propagated]
    units = sum(len(each.corrections) for each in done)
    kept = sum(len(each.kept) for each in done)
    files = sum(len(each.catalogues) for each in done)
    did = "changed" if apply else "would change"
    stay = f", {_counted(kept, 'unit')} kept as it is" if kept == 1 else f", {kept} units kept as they are"
    session.say(f"{_counted(units, 'unit')} in {_counted(files, 'catalogue')} {did}{stay if kept else ''}")
    if units and not apply:
        session.say("    Nothing was written; --apply writes it.")


def _show(shared: Shared) -> None:
    from dragoman.pipeline import unit_id

    for difference in shared.differences:
        click.echo(f"{shared.locale} {unit_id(difference.key)} {_named(difference.key)}")
        for version in difference.versions:
            click.echo(f"    {_line(version.target)}    ({', '.join(version.texts)})")
    if shared.propagated is None:
        return
    path = ""
    for one in shared.propagated.corrections:
        if shared.paths[one.text] != path:
            path = shared.paths[one.text]
            click.echo(path)
        click.echo(f"  {unit_id(one.key)} {_named(one.key)}")
        if one.before:
            state = "" if one.state is State.TRANSLATED else f"    ({one.state.value})"
            click.echo(f"    - {_line(one.before)}{state}")
        click.echo(f"    + {_line(one.after)}    (from {one.origin})")


def _contradictions(shared: Shared) -> list[Finding]:
    return [
        Finding(
            "contradiction",
            Severity.WARNING,
            f"the texts named differ on {_named(each.key)}: "
            + "; ".join(f"“{_line(one.target)}” in {', '.join(one.texts)}" for one in each.versions),
            "Name the one text that has it right.",
            Position(f"locales/{shared.locale}"),
        )
        for each in (shared.propagated.contradictions if shared.propagated else ())
    ]


def _record(shared: Shared) -> dict[str, object]:
    from dragoman.pipeline import unit_id

    done = shared.propagated

    def unit(key: UnitKey) -> dict[str, object]:
        return {"unit": unit_id(key), "context": key[0], "source": key[1]}

    return {
        "locale": shared.locale,
        "differences": [
            unit(each.key)
            | {"versions": [{"translation": one.target, "texts": list(one.texts)} for one in each.versions]}
            for each in (*shared.differences, *(done.contradictions if done else ()))
        ],
        "corrections": [
            {"text": one.text, "catalogue": shared.paths[one.text]} | unit(one.key)
            | {"before": one.before or None, "state": one.state.value, "after": one.after, "from": one.origin}
            for one in (done.corrections if done else ())
        ],
        "kept": [{"text": text} | unit(key) for text, key in (done.kept if done else ())],
    }  # fmt: skip


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _named(key: UnitKey) -> str:
    context, source = key
    cut = source if len(source) <= 70 else source[:69] + "…"
    return f"{context or 'running text'}: {_line(cut)}"


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")
