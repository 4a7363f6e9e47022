"""How many sentences a unit has, roughly: enough to see that some are missing."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?:(?<=[^\W_][^\W_])|(?<=[)\]”»\"]))[.!?…؟۔]+[”»\"’)\]]*"
    r"(?=\s+[“«„\"(—–-]*\s*(?:[^\W\d_a-zа-яё]|\d)|\s*$)|[。！？]"
)


def count_sentences(text: str) -> int:
    """Sentence ends in plain words: marks after a word of two letters and before a capital, a figure or the end."""
    return len(_END.findall(text.rstrip()))
