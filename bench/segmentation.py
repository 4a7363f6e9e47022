"""Sentence boundaries: ours beside a naive rule and beside pySBD, on gold texts that lie beside the checkout.

Run ``python bench/segmentation.py [--errors]``; without the gold texts it says so and ends well.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / "../shared"
DATA = SHARED / "data/segmentation"
SETS = ("en_pud", "ru_pud", "ru_gsd", "az_tuecl")
NEIGHBOUR = {"az": "kk", "tr": "kk"}  # What pySBD has no rules for is given the nearest that it has.
Split = Callable[[str, str], list[str]]


def main(arguments: list[str]) -> int:
    """Print the tables."""
    if not DATA.is_dir():
        print("no gold texts beside the checkout: nothing measured")
        return 0
    scorer = _scorer()
    splitters = {"dragoman": ours, "naive": naive, **({"pySBD": pysbd} if importlib.util.find_spec("pysbd") else {})}
    print(f"{'set':10} {'splitter':10} {'P':>7} {'R':>7} {'F1':>7} {'exact':>7} {'seconds':>8}")
    for name in SETS:
        for splitter, split in splitters.items():
            begun = time.perf_counter()
            result = scorer.score(str(DATA / f"{name}.jsonl"), split)
            seconds = time.perf_counter() - begun
            print(f"{name:10} {splitter:10} {result['precision']:7.4f} {result['recall']:7.4f} {result['f1']:7.4f} "
                  f"{result['exact']:7.4f} {seconds:8.2f}")
    _golden(scorer, splitters)
    if "--errors" in arguments:
        for name in SETS:
            _errors(scorer, name)
    return 0


def ours(text: str, language: str) -> list[str]:
    """Sentences by ``dragoman.segmentation``."""
    sys.path[:0] = [] if str(ROOT / "src") in sys.path else [str(ROOT / "src")]
    from dragoman.segmentation import segment_block

    return [text[start:end] for start, end in segment_block(text, language)]


def naive(text: str, language: str) -> list[str]:
    """Sentences by a stop, a blank and a capital."""
    return re.split(r"(?<=[.!?])\s+(?=[^\W\d_a-zа-яəöüğışç])", text)


def pysbd(text: str, language: str) -> list[str]:
    """Sentences by pySBD."""
    import pysbd as library

    known = library.languages.LANGUAGE_CODES
    chosen = language if language in known else NEIGHBOUR.get(language, "en")
    return [str(sentence) for sentence in library.Segmenter(language=chosen, clean=False).segment(text)]


def _golden(scorer: Any, splitters: dict[str, Split]) -> None:
    rows = [json.loads(line) for line in (DATA / "golden_rules.jsonl").read_text("utf-8").splitlines()]
    languages = sorted({row["lang"] for row in rows}, key=lambda code: (code not in ("en", "ru"), code))
    print(f"\n{'golden':10} {'cases':>6} " + " ".join(f"{name:>10}" for name in splitters))
    for language in languages:
        chosen = [row for row in rows if row["lang"] == language and row["reversible"]]
        right = [
            sum(_cuts(scorer, row["expected"]) == _cuts(scorer, split(row["text"], language)) for row in chosen)
            for split in splitters.values()
        ]
        print(f"{language:10} {len(chosen):6} " + " ".join(f"{number:10}" for number in right))


def _cuts(scorer: Any, sentences: list[str]) -> set[int]:
    cuts: set[int] = scorer.cuts([sentence for sentence in sentences if scorer.nb(sentence)])
    return cuts


def _errors(scorer: Any, name: str) -> None:
    print(f"\n{name}: what differs from the gold")
    for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold, got = _cuts(scorer, row["sentences"]), _cuts(scorer, ours(row["text"], row["lang"]))
        solid = [offset for offset, sign in enumerate(row["text"]) if not sign.isspace()]
        for cut in sorted(gold ^ got):
            at = solid[cut]
            kind = "missed" if cut in gold else "false"
            print(f"  {kind:6} {row['id']}: {row['text'][max(0, at - 40):at]}¦{row['text'][at:at + 40]}")


def _scorer() -> Any:
    path = SHARED / "scorers/seg_score.py"
    spec = importlib.util.spec_from_file_location("seg_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
