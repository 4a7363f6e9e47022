"""How fast the translation memory finds the most similar of 20,000 units, and how often it is the most similar one.

    .venv/bin/python bench/memory.py [--units N] [--queries N]

Prints milliseconds a query (of this process, whatever else the machine does) beside a full scan with RapidFuzz, whose
best match is the measure, and how many matches are worse than it: all, and those above the threshold below which
nothing is offered. Twice: with sentences, and with paragraphs of 60–200 words. Queries are units with one to four
words changed, taken out or put in ("light"), or with every fourth word so ("heavy"). The units are those of
``../shared/data`` and mixtures of them; where that is absent, sentences made of a fixed vocabulary. Goal: 2 ms or
less, none worse above the threshold.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dragoman.memory import THRESHOLD, Memory  # noqa: E402
from dragoman.memory.index import Index  # noqa: E402
from dragoman.model import Entry  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
SEED = 5
GOAL = 2.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    asked = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311
    found = real_sentences()
    print(f"sentences from {'../shared/data' if found else 'a fixed vocabulary'}, {asked.units:,} units")
    sentences = mixed(found or made_sentences(chance), asked.units, chance)
    missed = False
    missed |= measure("sentences", sentences, asked.queries, chance)
    # A full scan of paragraphs takes a fifth of a second; it is what limits the number of queries here.
    missed |= measure("paragraphs", paragraphs(sentences, asked.units, chance), max(1, asked.queries // 5), chance)
    whole_memory(sentences, asked.queries, chance)
    print(f"goal ({GOAL:.0f} ms or less, none worse above {THRESHOLD:.0f}): {'missed' if missed else 'met'}")


def measure(name: str, units: Sequence[str], count: int, chance: random.Random) -> bool:
    """One table row for each kind of edit; whether the goal is missed."""
    folded = [unit.casefold() for unit in units]
    started = time.process_time()
    index = Index(folded)
    build = time.process_time() - started
    words = sum(len(unit.split()) for unit in units) / len(units)
    print(f"\n{name}, {words:.0f} words on average; index built in {build:.2f} s")
    above_it = f"matches above {THRESHOLD:.0f}"
    print(f"{'':8}{'ms a query':>12}{'longest':>9}{'full scan':>11}{above_it:>18}{'worse':>7}{'worse, all':>12}")
    missed = False
    for kind, edit in (("light", light), ("heavy", heavy)):
        queries = [edit(chance.choice(units), units, chance).casefold() for _ in range(count)]
        got, took = zip(*(timed(lambda query=query: index.best(query)) for query in queries), strict=True)
        full, scan = zip(
            *(timed(lambda query=query: process.extractOne(query, folded, scorer=fuzz.ratio)) for query in queries),
            strict=True,
        )
        pairs = [(best[1], match.score if match else 0.0) for best, match in zip(full, got, strict=True)]
        worse = [best for best, mine in pairs if mine < best - 1e-9]
        telling = [best for best in worse if best >= THRESHOLD]
        mean = 1000 * sum(took) / count
        above = sum(best >= THRESHOLD for best, _ in pairs)
        print(
            f"{kind:8}{mean:12.2f}{1000 * max(took):9.2f}{1000 * sum(scan) / count:11.1f}"
            f"{above:18}{len(telling):7}{len(worse):12}"
        )
        missed |= mean > GOAL or bool(telling)
    return missed


def whole_memory(units: Sequence[str], count: int, chance: random.Random) -> None:
    """What a run pays: the memory made, asked first, and asked again."""
    entries = [Entry(unit, f"T {unit}", None, f"text-{number % 200}", True) for number, unit in enumerate(units)]
    started = time.process_time()
    memory = Memory(entries)
    made = time.process_time() - started
    queries = [light(chance.choice(units), units, chance) for _ in range(count)]
    _, first = timed(lambda: memory.offer(None, queries[0]))
    _, exact = timed(lambda: [memory.offer(None, unit) for unit in units[:1000]])
    _, similar = timed(lambda: [memory.offer(None, query, without="text-7") for query in queries])
    print(
        f"\nmemory of {len(entries):,} sentences: made in {made:.2f} s, first similar unit after {first:.2f} s, "
        f"then {exact:.3f} ms an exact match, {1000 * similar / count:.2f} ms a similar one"
    )


def timed(call: Callable[[], object]) -> tuple[object, float]:
    """What a call returns, and its seconds."""
    started = time.process_time()
    result = call()
    return result, time.process_time() - started


def real_sentences() -> list[str]:
    """Sentences of many languages beside the project; none when they are absent."""
    found: list[str] = []
    for path in sorted((DATA / "udhr" / "lines").glob("*")):
        found += [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if len(line.strip()) > 10]
    pud = DATA / "alignment" / "pud" / "pud.tsv"
    if pud.is_file():
        for line in pud.read_text(encoding="utf-8").splitlines()[1:]:
            found += [cell for cell in line.split("\t") if len(cell) > 20]
    return list(dict.fromkeys(found))


def made_sentences(chance: random.Random, count: int = 9000) -> list[str]:
    """Sentences of a vocabulary in which, as in any language, few words are most of the text (Zipf, 1935)."""
    syllables = [first + second for first in "bdfgklmnprstv" for second in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(6000)]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    return [
        " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randint(5, 35))).capitalize() + "."
        for _ in range(count)
    ]


def mixed(sentences: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """``count`` different units: the sentences, then the first half of one with the second half of another."""
    units = dict.fromkeys(sentences[:count])
    while len(units) < count:
        one, other = chance.choice(sentences).split(), chance.choice(sentences).split()
        units[" ".join(one[: len(one) // 2] + other[len(other) // 2 :])] = None
    return list(units)


def paragraphs(sentences: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Units of 60–200 words."""
    units = []
    for _ in range(count):
        wanted = chance.randint(60, 180)
        words: list[str] = []
        while len(words) < wanted:
            words += chance.choice(sentences).split()[:60]
        units.append(" ".join(words[:200]))
    return units


def light(unit: str, units: Sequence[str], chance: random.Random) -> str:
    """The unit with one to four words changed, taken out or put in."""
    return edited(unit, units, chance, chance.randint(1, 4))


def heavy(unit: str, units: Sequence[str], chance: random.Random) -> str:
    """The unit with every fourth word changed, taken out or with one put in before it."""
    return edited(unit, units, chance, max(2, len(unit.split()) // 4))


def edited(unit: str, units: Sequence[str], chance: random.Random, times: int) -> str:
    """The unit after so many edits of one word each."""
    words = unit.split()
    for _ in range(times):
        place, way = chance.randrange(len(words)), chance.random()
        if way < 0.3 and len(words) > 2:
            del words[place]
        else:
            words[place : place + (way < 0.7)] = [chance.choice(chance.choice(units).split())]
    return " ".join(words)


if __name__ == "__main__":
    main()
