"""A script of edits, such as an office makes to its papers: each knows what every new sentence was made of."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

from _papers import Paper, Part, Sentence

WEIGHTS = {
    "word": 20, "two words": 8, "figure": 8, "negation": 3, "clause added": 6, "clause cut": 4, "typography": 8,
    "sentence inserted": 9, "sentence deleted": 7, "sentence returned": 5, "gone back": 5, "sentence moved": 4,
    "paragraph moved": 4, "sentence split": 6, "sentences joined": 6, "paragraph split": 4, "paragraphs joined": 4,
    "name replaced": 4, "re-flowed": 2,
}  # fmt: skip
"""How often each kind of edit is made."""
_CLAUSES = (
    "as the council had asked", "in agreement with the neighbouring districts", "for the first time in many years",
    "subject to the approval of the assembly", "with the help of volunteers from the coast", "at no cost to the public",
    "where the law allows it", "without any delay",
)  # fmt: skip
_OPENINGS = (
    "The council noted that", "It was agreed that", "Our office reported that", "Everyone was told that",
    "The survey showed that", "In the following year", "Members of the board believed that", "It is hoped that",
)  # fmt: skip
_NAMES = (
    "the Ministry of Health", "the Ministry of Justice", "the Ministry of Trade", "the Council of Mayors",
    "the United Nations Office for the Lakes", "the World Organization of Harbours", "the Council of Ports",
    "the International Union of Sailors", "the Organization for Peace and Trade", "the Fund for Rural Schools",
)  # fmt: skip


class Editor:
    """Edits papers by chance, always the same for the same seed."""

    def __init__(self, papers: list[Paper], seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - the same script every time
        self._vocabulary = sorted({
            word for paper in papers for one in paper.sentences() for word in re.findall(r"\b[a-z]{4,}\b", one.text)
        })
        self._known: dict[int, Sentence] = {one.number: one for paper in papers for one in paper.sentences()}
        self.deleted: dict[str, list[tuple[Sentence, Part]]] = {paper.name: [] for paper in papers}
        """What was deleted and has not come back, by paper."""
        self.made: list[Sentence] = []
        """New sentences, parents before children."""
        self.done: Counter[str] = Counter()

    def edit(self, paper: Paper) -> None:
        """Make one edit."""
        kinds: dict[str, Callable[[Paper], bool]] = {
            "word": lambda paper: self._words(paper, 1), "two words": lambda paper: self._words(paper, 2),
            "figure": self._figure, "negation": self._negation, "clause added": self._clause_added,
            "clause cut": self._clause_cut, "typography": self._typography, "sentence inserted": self._inserted,
            "sentence deleted": self._deleted, "sentence returned": self._returned, "gone back": self._gone_back,
            "sentence moved": self._moved, "paragraph moved": self._paragraph_moved, "sentence split": self._split,
            "sentences joined": self._joined, "paragraph split": self._paragraph_split,
            "paragraphs joined": self._paragraphs_joined, "name replaced": self._name, "re-flowed": lambda _paper: True,
        }  # fmt: skip
        while True:
            kind = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            if kinds[kind](paper):
                self.done[kind] += 1
                return

    def _new(self, text: str, *parents: Sentence) -> Sentence:
        made = Sentence(text, tuple(parent.number for parent in parents))
        self._known[made.number] = made
        self.made.append(made)
        return made

    def _place(self, paper: Paper, *, running: bool = True) -> tuple[Part, int]:
        parts = [part for part in paper.parts if part.sentences and part.running is running]
        part = self._chance.choice(parts)
        return part, self._chance.randrange(len(part.sentences))

    def _change(self, paper: Paper, change: Callable[[str], str | None]) -> bool:
        part, at = self._place(paper)
        old = part.sentences[at]
        text = change(old.text)
        if text is None or text == old.text:
            return False
        part.sentences[at] = self._new(text, old)
        return True

    def _words(self, paper: Paper, number: int) -> bool:
        def change(text: str) -> str | None:
            words = list(re.finditer(r"\b[a-z]{4,}\b", text))
            if len(words) < 4 * number:
                return None
            for match in sorted(self._chance.sample(words, number), key=lambda match: -match.start()):
                text = text[: match.start()] + self._chance.choice(self._vocabulary) + text[match.end() :]
            return text

        return self._change(paper, change)

    def _figure(self, paper: Paper) -> bool:
        def change(text: str) -> str | None:
            figures = list(re.finditer(r"\d+", text))
            if not figures:
                return None
            match = self._chance.choice(figures)
            return text[: match.start()] + str(int(match[0]) + self._chance.randint(1, 9)) + text[match.end() :]

        return self._change(paper, change)

    def _negation(self, paper: Paper) -> bool:
        verbs = r"\b(is|are|was|were|has|have|shall|may|must|will)\b(?! not)"
        return self._change(paper, lambda text: re.sub(verbs, r"\1 not", text, count=1))

    def _clause_added(self, paper: Paper) -> bool:
        return self._change(paper, lambda text: f"{text[:-1]}, {self._chance.choice(_CLAUSES)}{text[-1]}")

    def _clause_cut(self, paper: Paper) -> bool:
        def change(text: str) -> str | None:
            cut = re.sub(r", [^,]{8,60}(?=[,.])", "", text, count=1)
            return cut if len(cut) > 30 else None

        return self._change(paper, change)

    def _typography(self, paper: Paper) -> bool:
        way = self._chance.choice([
            lambda text: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text),
            lambda text: text.replace("“", '"').replace("”", '"'),
            lambda text: re.sub(r'"([^"]*)"', r"“\1”", text),
            lambda text: text.replace("\u2010", "-").replace("–", "-"),
            lambda text: text.replace("’", "'"),
            lambda text: text.replace("\u00a0", " "),
            lambda text: re.sub(r"\b(of|the) (?=[A-Z])", "\\1\u00a0", text, count=1),
        ])  # fmt: skip
        return self._change(paper, way)

    def _inserted(self, paper: Paper) -> bool:
        words = self._chance.sample(self._vocabulary, self._chance.randint(5, 12))
        new = self._new(f"{self._chance.choice(_OPENINGS)} {' '.join(words)}.")
        if self._chance.random() < 0.3:
            at = self._chance.randrange(1, len(paper.parts))
            model = self._place(paper)[0]
            paper.parts.insert(at, Part(model.block, [new]))
        else:
            part, at = self._place(paper)
            part.sentences.insert(at, new)
        return True

    def _deleted(self, paper: Paper) -> bool:
        part, at = self._place(paper, running=self._chance.random() < 0.9)
        if len(paper.sentences()) < 25:
            return False
        self.deleted[paper.name].append((part.sentences.pop(at), part))
        paper.parts = [part for part in paper.parts if part.sentences]
        return True

    def _returned(self, paper: Paper) -> bool:
        gone = self.deleted[paper.name]
        if not gone:
            return False
        sentence, part = gone.pop(self._chance.randrange(len(gone)))
        if part in paper.parts and part.running:
            part.sentences.insert(self._chance.randint(0, len(part.sentences)), sentence)
        else:
            paper.parts.insert(self._chance.randrange(1, len(paper.parts)), Part(part.block, [sentence]))
        return True

    def _gone_back(self, paper: Paper) -> bool:
        part, at = self._place(paper)
        now = part.sentences[at]
        earlier = [self._known[number] for number in now.parents]
        while earlier and len(earlier) == 1 and earlier[0].parents and self._chance.random() < 0.5:
            earlier = [self._known[number] for number in earlier[0].parents]
        if len(now.parents) != 1 or len(earlier) != 1 or earlier[0].text == now.text:
            return False
        if len([one for one in self._known.values() if earlier[0].number in one.parents]) > 1:
            return False  # The earlier one was split: all its pieces would have to go back together.
        part.sentences[at] = self._new(earlier[0].text, now)
        return True

    def _moved(self, paper: Paper) -> bool:
        part, at = self._place(paper)
        sentence = part.sentences.pop(at)
        paper.parts = [part for part in paper.parts if part.sentences]
        goal, there = self._place(paper)
        goal.sentences.insert(there, sentence)
        return True

    def _paragraph_moved(self, paper: Paper) -> bool:
        running = [index for index, part in enumerate(paper.parts) if part.running]
        part = paper.parts.pop(self._chance.choice(running))
        paper.parts.insert(self._chance.randrange(1, len(paper.parts)), part)
        return True

    def _split(self, paper: Paper) -> bool:
        part, at = self._place(paper)
        old = part.sentences[at]
        joints = [match for match in re.finditer(r"[,;] (?:and |or )?(?=[a-z])", old.text)
                  if match.start() > 25 and len(old.text) - match.end() > 25]
        if not joints:
            return False
        match = self._chance.choice(joints)
        second = old.text[match.end() :]
        part.sentences[at : at + 1] = [
            self._new(old.text[: match.start()] + ".", old), self._new(second[0].upper() + second[1:], old)
        ]  # fmt: skip
        return True

    def _joined(self, paper: Paper) -> bool:
        part, at = self._place(paper)
        if at + 1 == len(part.sentences):
            return False
        one, other = part.sentences[at : at + 2]
        if len(one.text) + len(other.text) > 400 or not one.text.endswith("."):
            return False
        text = f"{one.text[:-1]}, and {other.text[0].lower()}{other.text[1:]}"
        part.sentences[at : at + 2] = [self._new(text, one, other)]
        return True

    def _paragraph_split(self, paper: Paper) -> bool:
        part, at = self._place(paper)
        if not at:
            return False
        paper.parts.insert(paper.parts.index(part) + 1, Part(part.block, part.sentences[at:]))
        del part.sentences[at:]
        return True

    def _paragraphs_joined(self, paper: Paper) -> bool:
        at = self._chance.randrange(len(paper.parts) - 1)
        one, other = paper.parts[at : at + 2]
        if not (one.running and other.running) or len(one.sentences) > 6:
            return False
        one.sentences += other.sentences
        del paper.parts[at + 1]
        return True

    def _name(self, paper: Paper) -> bool:
        """Another body in the place of one; nothing of its translation is right for it."""
        part, at = self._place(paper, running=False)
        old = part.sentences[at]
        if part.block.role.value not in ("addressee", "heading", "office"):
            return False
        article = "" if part.block.role.value == "addressee" else "The "
        base = self._chance.choice(_NAMES).removeprefix("the ")
        new = self._new(f"{article}{base}" if self._chance.random() < 0.5 else f"{article}{base} of Norland")
        known = [one.text for one in [*paper.sentences(), *(gone for gone, _ in self.deleted[paper.name])]]
        if any(one.startswith(new.text) or new.text.startswith(one) for one in known):
            return False  # It would be the same body, or nearly.
        self.deleted[paper.name].append((old, part))
        part.sentences[at] = new
        return True
