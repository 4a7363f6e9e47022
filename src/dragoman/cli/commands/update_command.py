"""dragoman update"""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from dragoman.cli.console import Session, print_json
from dragoman.cli.options import common_options
from dragoman.model import Catalogue

if TYPE_CHECKING:
    from dragoman.pipeline import Memories, MergeResult, Updated, UpdatedCatalogue


@click.command("update")
@common_options
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(ctx: click.Context, texts: tuple[str, ...], dry_run: bool, form: str) -> int:
    """Bring catalogues up to date with the texts: locales/<text>.pot and locales/<locale>/<text>.po.

    What stands keeps its translation; what changed is kept as fuzzy with the old words beside it; what left is kept
    as obsolete and returns with its text; what is new is looked for in the other catalogues. Running it twice changes
    nothing.

    \b
    What is told of each catalogue that changes:
      kept                       stands as it was
      returned                   came back into the text, with its translation
      carried over (typography)  done still: only quotation marks, dashes or blanks changed
      to review                  fuzzy now, with what changed: number, date, name, negation, wording, …
      from memory                done: another text has it confirmed, in the same words and role
      dates written              dates in the locale's form, without a translator
      new                        nothing to start from
      retired                    left the text; its translation is kept as obsolete

    With --format json, standard output has a list, one item a text and locale, with every unit to review.
    """
    from dragoman.pipeline import Settled, writing

    session: Session = ctx.obj
    workspace = session.workspace()
    now = datetime.now(UTC)
    chosen = workspace.resolve(texts)
    if not chosen:
        session.say("no texts yet: `dragoman import FILE` brings one in")
    memories: Memories | None = None
    done: list[Updated] = []
    results: list[MergeResult] = []
    changed = False
    with (
        nullcontext() if dry_run else writing(workspace, "dragoman update"),
        session.progress(chosen, "update") as ids,
    ):
        # The list in JSON tells of every unit, which is not remembered.
        settled = Settled(workspace) if form == "text" else None
        for text_id in ids:
            if settled and settled.holds(text_id):
                continue
            from dragoman.pipeline import Memories, update

            memories = memories or Memories(workspace)
            with session.surviving():
                updated = update(workspace, text_id, now, dry_run=dry_run, memories=memories)
                session.findings(updated.findings, workspace.relative(workspace.text_path(text_id)))
                if settled:
                    settled.note(updated, memories.asked.get(text_id, ()))
                else:
                    done.append(updated)
                for one in updated.catalogues:
                    if one.changed:
                        changed = True
                        session.say(one.line)
                    if one.changed and one.result:
                        # The units themselves are told of; to keep them would take memory for all texts.
                        results.append(replace(one.result, catalogue=Catalogue()))
        if settled and not (memories and memories.findings):
            settled.save(wrote=changed and not dry_run)
    if memories:
        session.findings(memories.findings)
    if len(results) > 1:
        from dragoman.pipeline import total

        session.say(f"{len(results)} catalogues: {total(results).summary or 'nothing new'}")
    if dry_run:
        session.say("nothing was written" if changed else "nothing to do")
    if form == "json":
        print_json(
            [_record(updated.text, one, one.result) for updated in done for one in updated.catalogues if one.result]
        )
    return session.exit_code


def _record(text: str, one: UpdatedCatalogue, result: MergeResult) -> dict[str, object]:
    counts = {field.name: getattr(result, field.name) for field in fields(result)}
    return {
        "text": text,
        "locale": one.locale,
        "catalogue": one.path,
        "changed": one.changed,
        "counts": {name: count for name, count in counts.items() if isinstance(count, int)}
        | {"review": len(result.review)},
        "kinds": dict(Counter(kind.value for review in result.review for kind in review.kinds)),
        "review": [
            {
                "context": review.key[0],
                "source": review.key[1],
                "previous": list(review.sources),
                "kinds": [kind.value for kind in review.kinds],
            }
            for review in result.review
        ],
    }
