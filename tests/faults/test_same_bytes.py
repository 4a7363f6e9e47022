"""The same texts and catalogues give the same bytes in every process, however it happens to order its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib, random, sys
from datetime import UTC, datetime
from dragoman import catalogue
from dragoman.model import Message

NOW = datetime(2024, 3, 12, tzinfo=UTC)
chance = random.Random(5)
words = [f"{head}{tail}" for head in ("har", "stone", "lam", "ri") for tail in ("bour", "ver", "ps", "s of", " 12")]
old = [" ".join(chance.choices(words, k=chance.randint(3, 12))) + "." for _ in range(150)]
new = [text for text in old if chance.random() < 0.8]
for _ in range(120):
    at = chance.randrange(len(new))
    told = new[at].split(" ")
    told[chance.randrange(len(told))] = chance.choice(words)
    new[at] = " ".join(told)
chance.shuffle(new)
done = None
for texts in (old, new):
    messages = [Message(text, None, "paragraph") for text in dict.fromkeys(texts)]
    pot = catalogue.template(messages, text_id="x", now=NOW)
    merged = catalogue.merge(messages, done, text_id="x", locale="ru", template=pot).catalogue
    done = catalogue.pseudo(merged, "ru") if done is None else merged
print(hashlib.sha256(catalogue.verified(done)).hexdigest(), sum(unit.fuzzy for unit in done.units))
"""


def test_the_order_of_sets_does_not_matter() -> None:
    seen = set()
    for seed in ("0", "1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-c", SCRIPT]
        found = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        digest, fuzzy = found.split()
        assert int(fuzzy) > 40
        seen.add(digest)
    assert len(seen) == 1
