"""What is true of the translations of one paper in one locale, whatever a tool makes of them; and the tool's score.

Every translation carries its own mark, so that it is known wherever it turns up. A mark is right for a sentence when
the sentence was made, by edits, of the one that it was confirmed for, or when it was confirmed for the same words. It
is lost when it is not in the file any more though no translator ever put another in its place where it was right.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable

from _papers import Paper, Sentence
from _tools import Entry, Tool

from dragoman.catalogue import extract

_MARK = re.compile(r"⟦([^⟧]+)⟧")
_PLAIN = str.maketrans({"\u00a0": " ", "“": '"', "”": '"', "’": "'", "\u2010": "-", "–": "-"})
WORKED = 70
"""Per cent of the open units that the translator gets done before the next version comes."""


class Keeper:
    """Follows one tool's catalogue through the history of a paper."""

    def __init__(self, paper: Paper, tool: Tool) -> None:
        self.paper, self.tool, self.locale = paper, tool, tool.locale
        self.tally: Counter[str] = Counter()
        self.shown: list[str] = []
        self._words: dict[str, str] = {}  # mark → the words it was confirmed for
        self._same: dict[str, set[str]] = {}  # words → the marks that were confirmed for them
        self._ever: dict[int, set[str]] = {}  # sentence → the marks that are right for it
        self._need: dict[int, set[str]] = {}  # sentence → the marks that nobody has replaced yet
        self._done: set[str] = set()  # words that were done at the end of the last step
        self._first: dict[int, str] = dict(paper.translations[self.locale])

    def begin(self) -> None:
        """The first version, all of it translated."""
        for sentence in self.paper.sentences():
            self._ever[sentence.number] = set()
            self._need[sentence.number] = set()
        self.tool.update()
        self._work("0", everything=True)

    def step(self, name: str, made: Iterable[Sentence], deleted: Iterable[Sentence]) -> None:
        """The next version: what the tool makes of it is scored, and the translator goes to work."""
        for sentence in made:
            self._ever[sentence.number] = set().union(*(self._ever[parent] for parent in sentence.parents))
            self._need[sentence.number] = set().union(*(self._need[parent] for parent in sentence.parents))
            self._first[sentence.number] = " ".join(self._first[parent] for parent in sentence.parents) or "—"
        self.tool.update()
        self._lost([*self.paper.sentences(), *deleted])
        dates = {message.source for message in extract(self.paper.segmented()) if message.prefill}
        for entry in self.tool.entries():
            for sentence in entry.sentences:
                if sentence.text not in dates:
                    self._score(name, entry, sentence)
        self._work(name)

    def _score(self, step: str, entry: Entry, sentence: Sentence) -> None:
        marks = set(_MARK.findall(entry.target))
        words = plain(sentence.text)
        known = self._ever[sentence.number] | self._same.get(words, set())
        right = marks & known
        # What belongs to another sentence of the same unit is no wrong offer.
        theirs = set().union(
            *(self._ever[one.number] | self._same.get(plain(one.text), set()) for one in entry.sentences)
        )
        wrong = marks - theirs
        standing = sentence.text in self._done
        exact = next((mark for mark in right if self._words[mark] == words), "")
        if entry.done and exact:
            # It has a translation that was confirmed for its very words, and needs none that it might have had.
            self._need[sentence.number] = {exact}
        if entry.done and marks and not exact and not (standing and right):
            self._count("wrong marked as done", step, entry)
        elif standing:
            self._count("kept" if entry.done and exact else "reopened", step, entry)
        elif not known:
            self._count("new, wrong offer" if wrong else "new", step, entry)
        elif right and len(right) >= len(wrong):
            self._count("offered rightly", step, entry)
        elif wrong:
            self._count("offered wrongly", step, entry)
        else:
            self._count("not offered", step, entry)

    def _count(self, what: str, step: str, entry: Entry) -> None:
        self.tally[what] += 1
        if what not in ("kept", "new", "offered rightly"):
            sources = [words for mark in _MARK.findall(entry.target) if (words := self._words.get(mark))]
            told = [f"{what} · {self.tool.name} {self.paper.name} {self.locale} {step}", f"    now: {entry.key[1]}"]
            self.shown.append("\n".join([*told, *(f"    was: {source}" for source in sources)]))

    def _lost(self, sentences: Iterable[Sentence]) -> None:
        there = set(_MARK.findall(self.tool.path.read_text(encoding="utf-8")))
        for sentence in sentences:
            for mark in self._need.get(sentence.number, set()) - there:
                self.tally["lost"] += 1
                self.shown.append(f"lost · {self.tool.name} {self.paper.name} {self.locale}: {self._words[mark]}")
                for need in self._need.values():
                    need.discard(mark)

    def _work(self, step: str, *, everything: bool = False) -> None:
        """The translator confirms most of what is open, and what is done stays; the same units with every tool."""
        translations = {}
        self._done.clear()
        for entry in self.tool.entries():
            exact = {one.number: self._exact(entry, one) for one in entry.sentences}
            if entry.done and all(exact.values()):
                self._done.update(one.text for one in entry.sentences)
                continue
            chosen = [one for one in entry.sentences
                      if everything or zlib.crc32(f"{step} {self.locale} {one.text}".encode()) % 100 < WORKED]
            if not chosen:
                continue
            told: dict[str, str] = {}
            for one in entry.sentences:
                for seen in self._ever[one.number].intersection(_MARK.findall(entry.target)) - {exact[one.number]}:
                    # Somebody saw this translation where it belongs, and put a newer one in its place.
                    for need in self._need.values():
                        need.discard(seen)
                mark = exact[one.number] or f"{step}.{one.number}"
                told.setdefault(one.text, f"{self._first[one.number]} ⟦{mark}⟧")
                mark = _MARK.findall(told[one.text])[-1]
                self._confirm(one, mark)
                self._done.add(one.text)
            translations[entry.key] = " ".join(told.values())
        self.tool.confirm(translations)

    def _confirm(self, sentence: Sentence, mark: str) -> None:
        words = plain(sentence.text)
        self._words[mark] = words
        self._same.setdefault(words, set()).add(mark)
        self._ever[sentence.number].add(mark)
        self._need[sentence.number] = {mark}

    def _exact(self, entry: Entry, sentence: Sentence) -> str:
        """The mark in the unit's translation that was confirmed for the words of this sentence, if one is there."""
        words = plain(sentence.text)
        return next((mark for mark in _MARK.findall(entry.target) if self._words.get(mark) == words), "")


def plain(text: str) -> str:
    """The words of a sentence, whatever its typography."""
    return text.translate(_PLAIN)
