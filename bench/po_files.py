"""Reading and writing PO files, against polib and against Weblate's reader, the PO class of translate-toolkit.

Run: ``python bench/po_files.py [UNITS]``. Prints seconds for parsing and writing a synthetic catalogue in the layout of
``msgcat --no-wrap`` and the ratio to translate-toolkit, best of several rounds, all in this process. translate-toolkit
is not needed by dragoman; where it is not installed its line is left out.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from dragoman.catalogue import parse, serialise

ROUNDS = 7
WORDS = [
    "the",
    "harbour",
    "of",
    "a",
    "river",
    "district",
    "council",
    "boats",
    "quay",
    "grain",
    "island",
    "people",
    "builders",
    "minister",
    "treaty",
    "border",
    "school",
    "bridge",
    "report",
    "meeting",
    "question",
    "answer",
    "committee",
    "nation",
    "region",
    "and",
    "with",
    "from",
    "that",
    "which",
    "their",
    "several",
    "further",
]


def synthetic(units: int) -> bytes:
    """A catalogue of sentences and paragraphs with quotation marks and contexts here and there, always the same."""
    chance = random.Random(5)  # noqa: S311 - the same file every time
    entries = ['msgid ""\nmsgstr ""\n"Language: az\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n']
    for number in range(units):
        words = [chance.choice(WORDS) for _ in range(chance.randint(15, 90))]
        source = f"{number} {' '.join(words)}."
        if number % 9 == 0:
            source = source.replace(" the ", ' \\"the\\" ')
        context = 'msgctxt "heading"\n' if number % 11 == 0 else ""
        fuzzy = "#, fuzzy\n" if number % 13 == 0 else ""
        target = source.replace("e", "ə").replace("i", "ı")
        entries.append(
            f'#. role: paragraph\n#: texts/harbour-day.md\n{fuzzy}{context}msgid "{source}"\nmsgstr "{target}"\n'
        )
    return "\n".join(entries).encode()


def best(parse_it: Callable[[], object], write_it: Callable[[object], bytes]) -> tuple[float, float, bytes]:
    """Best seconds of parsing and of writing, and what was written."""
    parsing, writing, written = [], [], b""
    for _ in range(ROUNDS):
        start = time.perf_counter()
        value = parse_it()
        middle = time.perf_counter()
        written = write_it(value)
        parsing.append(middle - start)
        writing.append(time.perf_counter() - middle)
    return min(parsing), min(writing), written


def line(name: str, times: tuple[float, float, bytes], data: bytes) -> float:
    total = times[0] + times[1]
    same = "same bytes" if times[2] == data else "other bytes"
    print(f"{name:<20} parse {times[0]:.3f} s   write {times[1]:.3f} s   both {total:.3f} s   {same}")
    return total


def main() -> None:
    units = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    data = synthetic(units)
    print(f"{units} units, {len(data) / 1e6:.1f} MB, best of {ROUNDS}")
    ours = line("dragoman", best(lambda: parse(data), lambda value: serialise(value)), data)  # type: ignore[arg-type]

    import polib

    text = data.decode()
    line("polib", best(lambda: polib.pofile(text, wrapwidth=0), lambda value: (str(value) + "\n").encode()), data)
    try:
        from translate.storage import pypo
    except ImportError:
        print("translate-toolkit    not installed")
        return
    theirs = line(
        "translate-toolkit",
        best(lambda: pypo.pofile.parsestring(data), lambda value: bytes(value)),
        data,  # type: ignore[call-overload]
    )
    print(f"ratio to translate-toolkit: {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
