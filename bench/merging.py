"""A large catalogue of paragraphs, most of which changed: dragoman's merge beside msgmerge's.

    python bench/merging.py [--units 4199] [--changed 3073] [--runs 3]

The paragraphs and the changes in them are made by script, so the right source of each changed unit is
known: a match is right when the unit is offered the translation of the paragraph that it was made of. Both are given
the same files and write one. Times are wall times from the first byte read to the last byte written, each in a process
of its own that has done nothing before; starting the interpreter is left out, and what dragoman does beyond (to read
again what it wrote, with two readers) is told apart.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from _papers import papers

from dragoman import catalogue
from dragoman.model import Catalogue, Message

SEED = 20240312
GOAL = 20
"""How many times faster than msgmerge."""
MOVES = 0.03
"""Share of the edits that touch a whole sentence. With a half of them, msgmerge takes minutes."""


def main(arguments: list[str]) -> int:
    """Print the table; 1 when the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=4199)
    parser.add_argument("--changed", type=int, default=3073)
    parser.add_argument("--runs", type=int, default=3, help="dragoman's time is the median of so many runs")
    parser.add_argument("--step", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.step:
        step(chosen.step)
        return 0
    old, new, right = script(chosen.units, chosen.changed)
    print(f"{len(new):,} units, {len(right):,} of them changed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pot = template(old)
        merged = catalogue.merge(messages(old), None, text_id="large", locale="ru", template=pot).catalogue
        units = tuple(replace(unit, target=(translation(unit.source),)) for unit in merged.units)
        (folder / "old.po").write_bytes(catalogue.verified(replace(merged, units=units)))
        (folder / "new.pot").write_bytes(catalogue.verified(template(new)))
        runs = [ours(folder) for _ in range(chosen.runs)]
        seconds, checking = (statistics.median(column) for column in zip(*runs, strict=True))
        report("dragoman", seconds, matches(folder / "ours.po", right), right)
        print(f"{'':10}{checking:8.2f} s   more to verify what was written")
        if not shutil.which("msgmerge"):
            print("msgmerge is not installed: nothing to compare with")
            return 0
        theirs = msgmerge(folder)
        report("msgmerge", theirs, matches(folder / "theirs.po", right), right)
        ahead = matches(folder / "ours.po", right)[0] >= matches(folder / "theirs.po", right)[0]
    told = "yes" if ahead else "NO"
    print(f"{theirs / seconds:.1f} times faster (goal: {GOAL}); at least as many right matches: {told}")
    return 0 if ahead and theirs >= GOAL * seconds else 1


def script(units: int, changed: int) -> tuple[list[str], list[str], dict[str, str]]:
    """The old paragraphs, the new ones in their order, and for each changed one that which it was made of."""
    chance = random.Random(SEED)  # noqa: S311 - the same paragraphs every time
    words = sorted({
        word for paper in papers() for one in paper.sentences() for word in re.findall(r"\b[a-z]{2,}\b", one.text)
    })

    def sentence() -> str:
        told = [chance.choice(words) for _ in range(chance.randint(7, 30))]
        if chance.random() < 0.4:
            told[chance.randrange(len(told))] = str(chance.randint(2, 2030))
        text = " ".join(told)
        return f"{text[0].upper()}{text[1:]}."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(chance.randint(1, 5)))

    old = list(dict.fromkeys(paragraph() for _ in range(units)))
    changes = set(chance.sample(range(len(old)), min(changed, len(old))))
    new: dict[str, None] = {}
    right: dict[str, str] = {}
    for index, text in enumerate(old):
        made = change(text, chance, words) if index in changes else text
        new[made] = None
        if made != text:
            right[made] = text
    order = list(new)
    for _ in range(units // 40):
        # Pages that moved.
        at, to = chance.randrange(len(order)), chance.randrange(len(order))
        piece = order[at : at + 3]
        del order[at : at + 3]
        order[to:to] = piece
    return old, order, right


def change(text: str, chance: random.Random, words: list[str]) -> str:
    """The paragraph after one to three edits: words changed, or now and then a sentence put in, taken out or moved."""
    made = text
    edits = chance.randint(1, 3)
    while edits > 0 or made == text:
        edits -= 1
        sentences = made.split(". ")
        place = chance.randrange(len(sentences))
        kind = chance.randrange(6) if chance.random() > MOVES else chance.randrange(6, 10)
        if kind < 6 or len(sentences) < 2:
            told = sentences[place].rstrip(".").split(" ")
            at = chance.randrange(1, len(told))
            # A word is replaced, or one is put in, or one is taken out.
            told[at : at + (kind % 3 != 1)] = [chance.choice(words)] if kind % 3 != 2 or len(told) < 5 else []
            sentences[place] = " ".join(told)
        elif kind < 8:
            told = chance.sample(words, chance.randint(7, 20))
            sentences.insert(place, " ".join(told).capitalize())
        elif kind == 8 and len(sentences) > 2:
            del sentences[place]
        else:
            sentences.insert(chance.randrange(len(sentences)), sentences.pop(place).rstrip("."))
        made = ". ".join(one.rstrip(".") for one in sentences) + "."
    return made


def translation(source: str) -> str:
    """A translation that says whose it is."""
    return f"«{source}»"


def messages(sources: list[str]) -> list[Message]:
    """The paragraphs as messages of running text."""
    return [Message(source, None, "paragraph") for source in sources]


def template(sources: list[str]) -> Catalogue:
    """The paragraphs as a POT."""
    from datetime import UTC, datetime

    return catalogue.template(messages(sources), text_id="large", now=datetime(2024, 3, 12, tzinfo=UTC))


def ours(folder: Path) -> tuple[float, float]:
    """Seconds that dragoman takes to read, merge and write, and those to verify, in a new process."""
    command = [sys.executable, __file__, "--step", folder]
    merging, verifying = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(merging), float(verifying)


def step(folder: Path) -> None:
    """What ``ours`` measures."""
    begun = time.perf_counter()
    old = catalogue.parse((folder / "old.po").read_bytes())
    pot = catalogue.parse((folder / "new.pot").read_bytes())
    new = messages([unit.source for unit in pot.units])
    made = catalogue.merge(new, old, text_id="large", locale="ru", template=pot)
    (folder / "ours.po").write_bytes(catalogue.serialise(made.catalogue, keep_all=True))
    merged = time.perf_counter()
    assert catalogue.verified(made.catalogue) == (folder / "ours.po").read_bytes()
    print(merged - begun, time.perf_counter() - merged)


def msgmerge(folder: Path) -> float:
    """Seconds that msgmerge takes for the same, with fuzzy matching."""
    command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", "theirs.po", "old.po", "new.pot"]
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - begun


def matches(path: Path, right: dict[str, str]) -> tuple[int, int, int]:
    """How many of the changed units are offered the right translation, a wrong one, and how many of these as done."""
    units = {unit.source: unit for unit in catalogue.parse(path.read_bytes()).units if not unit.obsolete}
    well = wrong = done = 0
    for source, origin in right.items():
        unit = units[source]
        if unit.target[0] == translation(origin):
            well += 1
            done += not unit.fuzzy
        elif unit.target[0]:
            wrong += 1
            done += not unit.fuzzy
    return well, wrong, done


def report(name: str, seconds: float, found: tuple[int, int, int], right: dict[str, str]) -> None:
    """One line of the table."""
    well, wrong, done = found
    print(f"{name:10}{seconds:8.2f} s   right {well:,} of {len(right):,}   wrong {wrong}   marked as done {done}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
