"""dragoman explain"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import print_json
from dragoman.cli.options import common_options

if TYPE_CHECKING:
    from dragoman.pipeline import Explanation


@click.command("explain")
@common_options
@click.argument("code", metavar="[CODE|FAMILY]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(code: str | None, form: str) -> int:
    """Tell what a check finds, why that is bad, and by whose authority; without CODE, list all checks.

    \b
      dragoman explain                 all checks, by family
      dragoman explain facts           those of a family
      dragoman explain number          one, with an example that is flagged and one that is clean
    """
    from dragoman.pipeline import checks_as_markdown, explain, explanations

    found = explain(code) if code else explanations()
    if form == "json":
        records = [asdict(one) for one in found]
        print_json(records[0] if len(records) == 1 else records)
    elif form == "markdown":
        click.echo(checks_as_markdown(found), nl=False)
    elif len(found) == 1:
        click.echo(_rule(found[0]))
    else:
        click.echo(_list(found))
    return 0


def _list(found: tuple[Explanation, ...]) -> str:
    width = max(len(one.code) for one in found)
    lines: list[str] = []
    family = ""
    for one in found:
        if one.family != family:
            family = one.family
            lines += ["", click.style(family, bold=True)] if lines else [click.style(family, bold=True)]
        marks = ("fix" if one.fixes else "") if one.default else "off"
        lines.append(f"  {one.code.ljust(width)}  {one.severity:<7}  {marks:<3}  {one.finds}")
    note = f"{len(found)} checks; fix: has safe repairs; off: runs only when selected. More: `dragoman explain CODE`."
    return "\n".join([*lines, "", click.style(note, dim=True)])


def _rule(one: Explanation) -> str:
    from dragoman.pipeline import visible

    lines = [
        click.style(f"{one.code}: {one.name}", bold=True),
        f"{one.severity} · {one.family} · looks at the {one.looks_at}"
        + (f" · {', '.join(one.locales)} only" if one.locales else "")
        + (" · has safe repairs (--fix)" if one.fixes else "")
        + ("" if one.default else " · runs only when selected"),
        "",
        one.finds,
        one.why,
        f"Authority: {one.authority}",
    ]
    lines += [f"What to do: {one.hint}"] if one.hint else []
    for verdict, shown in (("Flagged", one.flagged), ("Clean", one.clean)):
        lines += ["", f"{verdict}:"]
        for locale, role, words in shown.lines:
            place = f"{locale} [{role}]" if role != "paragraph" else locale
            lines.append(f"    {place} | {visible(words)}".rstrip())
        lines += [f"    ({given})" for given in shown.given]
        lines += [f"    → {visible(message)}" for message in shown.messages]
    lines += ["", f"To excuse one unit: a translator's comment `# dragoman: ignore {one.code}: the reason`."]
    return "\n".join(lines)
