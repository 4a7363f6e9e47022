"""A history of a thousand edits: what dragoman, msgmerge and po4a keep of the translations, and how long they take.

    python bench/history.py [--edits 1000] [--seed 7] [--tools dragoman,msgmerge,po4a] [--show LOG]

The sample texts and the Universal Declaration of Human Rights (where it lies beside the checkout) are edited by a
script, some edits at a time; after each step every tool updates its catalogues, and a translator confirms most of what
is open. The script knows what every sentence was made of, so each offer is known to be right or wrong. Only the
translations that a tool keeps by itself count: no translation memory is used.

Columns: kept (confirmed, unchanged, and done still) · reopened (as before, but no longer done) · offered rightly,
offered wrongly and not offered (changed or come back, and translated before) · wrong offers for new sentences ·
wrong marked as done · lost (confirmed, never replaced by a translator who saw it where it was right, and not in the
file any more) · seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from _editing import Editor
from _keeping import Keeper
from _papers import LOCALES, papers
from _tools import Tool, available

COLUMNS = (
    "kept", "reopened", "offered rightly", "offered wrongly", "not offered", "new, wrong offer", "wrong marked as done",
    "lost",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Play the history; print the table; 1 when dragoman falls short of its goals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--tools", help="names with commas between them; all that are installed unless given")
    parser.add_argument("--show", type=Path, help="a file for every unit that was not kept or offered rightly")
    chosen = parser.parse_args(arguments)
    tools = [tool for tool in available() if not chosen.tools or tool.name in chosen.tools.split(",")]
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        keepers = play(chosen.edits, chosen.seed, Path(folder), tools)
    totals: dict[str, Counter[str]] = {}
    seconds: Counter[str] = Counter()
    for keeper in keepers:
        totals.setdefault(keeper.tool.name, Counter()).update(keeper.tally)
        seconds[keeper.tool.name] += keeper.tool.seconds
    print(f"\n{'':10}" + "".join(f"{column:>{len(column) + 2}}" for column in COLUMNS) + "  seconds")
    for name, tally in totals.items():
        print(f"{name:10}" + "".join(f"{tally[column]:>{len(column) + 2},}" for column in COLUMNS)
              + f"{seconds[name]:9.1f}")
    print(f"in all {time.perf_counter() - begun:.0f} s")
    if chosen.show:
        chosen.show.write_text("\n".join(line for keeper in keepers for line in keeper.shown) + "\n", encoding="utf-8")
    return _judged(totals)


def play(edits: int, seed: int, folder: Path, tools: list[type[Tool]]) -> list[Keeper]:
    """Make the edits and let every tool follow them; what each of them kept."""
    found = papers()
    editor = Editor(found, seed)
    chance = random.Random(seed)  # noqa: S311 - the same steps every time
    keepers = {
        paper.name: [Keeper(paper, tool(paper, locale, folder)) for tool in tools for locale in LOCALES]
        for paper in found
    }
    for each in keepers.values():
        for keeper in each:
            keeper.begin()
    made, steps = 0, 0
    while made < edits:
        paper = found[steps % len(found)]
        steps += 1
        editor.made.clear()
        for _ in range(min(chance.randint(2, 9), edits - made)):
            editor.edit(paper)
            made += 1
        for keeper in keepers[paper.name]:
            keeper.step(str(steps), editor.made, [sentence for sentence, _ in editor.deleted[paper.name]])
    sentences = sum(len(paper.sentences()) for paper in found)
    print(f"{made:,} edits in {steps} versions of {len(found)} papers, in the end of {sentences} sentences: "
          + ", ".join(f"{kind} {count}" for kind, count in editor.done.most_common()))
    return [keeper for each in keepers.values() for keeper in each]


def _judged(totals: dict[str, Counter[str]]) -> int:
    ours = totals["dragoman"]
    others = [tally for name, tally in totals.items() if name != "dragoman"]
    ahead = all(ours["offered rightly"] > tally["offered rightly"] for tally in others)
    met = {
        "lost 0": ours["lost"] == 0,
        "wrong marked as done 0": ours["wrong marked as done"] == 0,
        "right offers ahead of all": ahead,
    }
    print("; ".join(f"{goal}: {'yes' if well else 'NO'}" for goal, well in met.items()))
    return 0 if all(met.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
