"""What a volume costs a page: texts by script, always the same, in English and Azerbaijani, with both indexes.

    python bench/volume.py [PAGES]...

For volumes of about 4, 36, 100 and 300 pages, each in a process of its own: pages, seconds of the PDF, milliseconds a
page, peak memory, seconds of the proof, seconds of the EPUB; all seconds are of processor time. What is paid once
(libraries, fonts, style sheets) shows in the small ones; were the cost of a page to rise with the length of the volume,
the last lines would show it.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

PARAGRAPHS = 13
PAGES_A_TEXT = 4
PARTS = 5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=int, default=[4, 36, 100, 300])
    parser.add_argument("--one", action="store_true", help="measure here and print JSON")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measured(asked.pages[0])))
        return
    print(f"{'texts':>6} {'pages':>6} {'PDF s':>7} {'ms/page':>8} {'MB':>6} {'proof s':>8} {'EPUB s':>7} findings")
    for pages in asked.pages:
        command = [sys.executable, __file__, "--one", str(pages)]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        one = json.loads(run.stdout)
        print(
            f"{one['texts']:>6} {one['pages']:>6} {one['pdf']:>7.1f} {1000 * one['pdf'] / one['pages']:>8.1f}"
            f" {one['memory']:>6.0f} {one['proof']:>8.1f} {one['epub']:>7.1f} {one['findings']}"
        )


def measured(pages: int) -> dict[str, float]:
    """One volume of about so many pages: what it costs to print, to prove and to bind."""
    import pikepdf

    from dragoman import proof
    from dragoman.edition import bind_volume, compose
    from dragoman.model import Design, Glossary, IndexKind
    from dragoman.model.design import BOOK
    from dragoman.rendering import render_volume

    texts = alignments(max(1, pages // PAGES_A_TEXT))
    design = Design(theme=BOOK, paper="170mm 240mm")
    editions = [
        compose(one, design=design, prefix=f"t{number}-") for number, one in enumerate(texts, start=1)
    ]
    cut = -(-len(editions) // PARTS)
    parts = [({"": f"Part {at // cut + 1}"}, editions[at:at + cut]) for at in range(0, len(editions), cut)]
    volume = bind_volume(
        "volume", parts, title={"": "Papers of an Office"}, design=design, kinds=tuple(IndexKind),
        names=Glossary(names()),
    )  # fmt: skip
    start = time.process_time()
    ((_, data),) = render_volume(volume, ["pdf"]).artifacts
    printed = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    found = proof.prove(data, "pdf", proof.joined("volume", [proof.expected(one) for one in texts]), "volume.pdf")
    proven = time.process_time() - start
    start = time.process_time()
    render_volume(volume, ["epub"])
    bound = time.process_time() - start
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
    return {
        "texts": len(texts), "pages": count, "pdf": printed, "memory": memory, "proof": proven, "epub": bound,
        "findings": len(found.findings),
    }  # fmt: skip


def alignments(count: int) -> list:  # type: ignore[type-arg]
    """So many papers: a title, paragraphs of three sentences, a signature, five addressees."""
    from bench._statements import _WORDS, SEED, _filled
    from tests.edition.papers import Paper

    from dragoman.model import Role

    chance = random.Random(SEED)  # noqa: S311 - the same papers every time

    def sentence() -> dict[str, str]:
        english, azerbaijani, _ = _filled(chance)
        return {"en": english, "az": azerbaijani}

    made = []
    for number in range(1, count + 1):
        paper = Paper("en", ("az",), id=f"paper-{number}")
        head = {"en": f"Statement No. {number}", "az": f"{number} nömrəli bəyanat"}
        paper.add(Role.TITLE, head, level=1)
        for _ in range(PARAGRAPHS):
            paper.add(Role.PARAGRAPH, sentence(), sentence(), sentence())
        person = chance.choice(_WORDS["person"])
        paper.add(Role.SIGNATORY, {"en": person[0], "az": person[1]}, group=1)
        for body in chance.sample(_WORDS["body"], 5):
            words = {"en": f"{body[0].removeprefix('the ')}", "az": body[1]}
            paper.add(Role.ADDRESSEE, words, lead="the", tail=",", group=2)
        made.append(paper.aligned())
    return made


def names() -> tuple:  # type: ignore[type-arg]
    """The places and persons of the papers."""
    from bench._statements import _WORDS

    from dragoman.model import Term, TermKind, Wording

    kinds = (("place", TermKind.PLACE), ("person", TermKind.PERSON))
    return tuple(
        Term(kind, (Wording("en", english), Wording("az", azerbaijani)))
        for slot, kind in kinds for english, azerbaijani, _ in _WORDS[slot]
    )


if __name__ == "__main__":
    main()
