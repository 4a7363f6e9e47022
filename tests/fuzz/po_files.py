"""A hundred thousand broken PO files: ``python -m tests.fuzz.po_files [COUNT [SEED]]``, 100,000 unless told.

The reader gives a catalogue or a PoSyntaxError with a cause and a hint, never another exception, and what it gives is
written and read again the same. The first input for which that does not hold is printed, and the exit code is 1.
"""

from __future__ import annotations

import random
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "../shared/data/po"
LARGEST = 6000
"""Bytes of a file beside the checkout that is cut down to a seed of this size at most."""
TOKENS = (
    *(b'"', b"\\", b"\n", b"\r\n", b"\r", b"#", b"#~", b"#|", b"#~|", b"#,", b"#=", b"#:", b"#.", b"# ", b'""', b"\t"),
    *(b"msgid ", b"msgstr ", b"msgctxt ", b"msgid_plural ", b"msgstr[0] ", b"msgstr[1] ", b"domain ", b"[0]", b"]"),
    *(b"\\n", b"\\x", b"\\xff", b"\\0", b"\\777", b"\\q", b"\0", b"\4", b"\xff", b"\xc3", b"\xe2\x80\xa8", b"\v"),
    *(b"fuzzy", b"c-format", b"charset=", b"UTF-8", b"CP1251", b"UTF-7", b"UTF-16", b"ISO-2022-JP", b"Plural-Forms: "),
    *(b"\xef\xbb\xbf", b"<<<<<<< ours\n", b"=======\n", b">>>>>>> theirs\n", b"\xe2\x81\xa8", b"\xe2\x81\xa9", b"\\\n"),
)  # fmt: skip


def seeds() -> list[bytes]:
    """The reader's own cases, and pieces of the files beside the checkout where there are any."""
    cases = tomllib.loads((HERE.parent / "catalogue/po_cases.toml").read_text(encoding="utf-8"))["case"]
    found = [case["po"].encode() for case in cases]
    for path in sorted(DATA.rglob("*.po")) if DATA.is_dir() else ():
        data = path.read_bytes()
        entries = data.split(b"\n\n")
        while sum(map(len, entries)) > LARGEST and len(entries) > 2:
            # The header stays, and of the entries every other one.
            entries = [entries[0], *entries[1::2]] if len(entries) > 3 else entries[:2]
        found.append(b"\n\n".join(entries)[: 2 * LARGEST])
    return found


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """So many inputs; the same for the same seed and the same files."""
    chance = random.Random(seed)  # noqa: S311 - the same inputs every time
    pool = seeds()
    for _ in range(count):
        data = chance.choice(pool)
        for _ in range(1 + int(chance.expovariate(0.5))):
            data = _mutated(data, chance, pool)
        yield data


def failure(data: bytes) -> str:
    """What is wrong with how the reader takes this input; "" when nothing is."""
    from dragoman.catalogue import PoSyntaxError, canonical, parse, serialise

    try:
        found = parse(data, "mutated.po")
    except PoSyntaxError as error:
        return "" if error.cause and error.hint and "mutated.po" in error.message else "a refusal without cause or hint"
    except Exception as error:
        return f"reading: {error!r}"
    try:
        written = serialise(found, keep_all=True)
        again = parse(written, "written.po")
        if again != canonical(found):
            return "what was written is not read back as it was"
        if serialise(again, keep_all=True) != written:
            return "what is read back is written otherwise"
    except Exception as error:
        return f"writing and reading again: {error!r}"
    return ""


def refused(data: bytes) -> bool:
    """Whether the reader does not take the input."""
    from dragoman.catalogue import PoSyntaxError, parse

    try:
        parse(data)
    except PoSyntaxError:
        return True
    return False


def _mutated(data: bytes, chance: random.Random, pool: list[bytes]) -> bytes:
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(10)
    if kind < 4:
        return data[:at] + chance.choice(TOKENS) + data[at + chance.choice((0, 0, 1, 4)) :]
    if kind == 4:
        return data[:at] + data[at + chance.randint(1, 12) :]
    if kind == 5:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    lines = data.split(b"\n")
    line = chance.randrange(len(lines))
    if kind == 6:
        del lines[line]
    elif kind == 7:
        lines.insert(chance.randrange(len(lines) + 1), lines[line])
    elif kind == 8:
        other = chance.randrange(len(lines))
        lines[line], lines[other] = lines[other], lines[line]
    else:
        more = chance.choice(pool).split(b"\n")
        start = chance.randrange(len(more))
        lines[line:line] = more[start : start + chance.randint(1, 8)]
    return b"\n".join(lines)


def main(arguments: list[str]) -> int:
    """Try them all; print what came of it."""
    count, seed = (*map(int, arguments), *(100_000, 20240312)[len(arguments) :])
    begun, tally = time.perf_counter(), Counter[str]()
    for number, data in enumerate(mutations(count, seed)):
        wrong = failure(data)
        if wrong:
            print(f"input {number}: {wrong}\n{data!r}")
            return 1
        tally["refused" if refused(data) else "read"] += 1
    print(
        f"{count:,} inputs of {len(seeds())} seeds in {time.perf_counter() - begun:.0f} s: "
        f"{tally['read']:,} read, {tally['refused']:,} refused with a cause, nothing else"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
