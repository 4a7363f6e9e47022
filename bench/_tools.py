"""The tools that are compared: each keeps one paper's catalogue in one locale through all its versions."""

from __future__ import annotations

import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from _papers import Paper, Sentence, squeezed

from dragoman import catalogue
from dragoman.model import Catalogue, Role, Unit

NOW = datetime(2024, 3, 12, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One unit of a tool's catalogue, and the sentences of the paper that it renders."""

    key: tuple[str | None, str]
    sentences: tuple[Sentence, ...]
    target: str
    done: bool


class Tool(ABC):
    """A catalogue in the care of one tool."""

    name = ""

    def __init__(self, paper: Paper, locale: str, folder: Path) -> None:
        self.paper, self.locale, self.folder = paper, locale, folder
        self.seconds = 0.0
        self.path = folder / f"{self.name}.{paper.name}.{locale}.po"

    @abstractmethod
    def update(self) -> None:
        """Bring the catalogue up to date with the paper; the time that it takes is added to ``seconds``."""

    @abstractmethod
    def key(self, role: Role, sentences: list[Sentence]) -> list[tuple[tuple[str | None, str], tuple[Sentence, ...]]]:
        """The keys of a block's units, each with the sentences that it renders."""

    def read(self) -> Catalogue:
        """The catalogue as it is on the disk."""
        return catalogue.parse(self.path.read_bytes(), self.path.name)

    def entries(self) -> list[Entry]:
        """The units of the paper as it is now, each once."""
        units = {unit.key: unit for unit in self.read().units if not unit.obsolete}
        found: dict[tuple[str | None, str], tuple[Sentence, ...]] = {}
        for part in self.paper.parts:
            for key, sentences in self.key(part.block.role, part.sentences):
                found[key] = (*found.get(key, ()), *sentences)
        entries = []
        for key, sentences in found.items():
            unit = units.get(key) or units.get((None, key[1]))
            if unit is not None:
                entries.append(Entry(unit.key, sentences, unit.target[0], bool(unit.target[0]) and not unit.fuzzy))
        return entries

    def confirm(self, translations: dict[tuple[str | None, str], str]) -> None:
        """Do as an editor does: put translations in, take the fuzzy marks and what stood before away."""
        found = self.read()
        units = tuple(
            _confirmed(unit, translations[unit.key]) if unit.key in translations and not unit.obsolete else unit
            for unit in found.units
        )
        self.path.write_bytes(catalogue.serialise(replace(found, units=units), keep_all=True))


class Dragoman(Tool):
    """This program: extraction, merge, verification and writing, and all the reading before them."""

    name = "dragoman"

    def update(self) -> None:
        segmented = self.paper.segmented()
        begun = time.perf_counter()
        messages = catalogue.extract(segmented)
        pot = catalogue.template(messages, text_id=self.paper.name, now=NOW)
        old = self.read() if self.path.exists() else None
        merged = catalogue.merge(messages, old, text_id=self.paper.name, locale=self.locale, template=pot)
        data = catalogue.verified(merged.catalogue)
        self.path.write_bytes(data)
        self.seconds += time.perf_counter() - begun

    def key(self, role: Role, sentences: list[Sentence]) -> list[tuple[tuple[str | None, str], tuple[Sentence, ...]]]:
        context = None if role.is_body else role.value
        return [((context, sentence.text), (sentence,)) for sentence in sentences]


class Msgmerge(Dragoman):
    """GNU gettext's msgmerge with fuzzy matching, given the very units and contexts that dragoman makes."""

    name = "msgmerge"

    def update(self) -> None:
        messages = catalogue.extract(self.paper.segmented())
        template = self.folder / f"{self.paper.name}.pot"
        template.write_bytes(catalogue.verified(catalogue.template(messages, text_id=self.paper.name, now=NOW)))
        if not self.path.exists():
            super().update()
            self.seconds = 0.0
            return
        begun = time.perf_counter()
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", self.path, self.path, template]
        subprocess.run(command, check=True)
        self.seconds += time.perf_counter() - begun


class Po4a(Tool):
    """po4a's po4a-updatepo on the paper as a file of paragraphs."""

    name = "po4a"

    def update(self) -> None:
        master = self.folder / f"{self.paper.name}.md"
        master.write_text(self.paper.plain(), encoding="utf-8")
        begun = time.perf_counter()
        command = ["po4a-updatepo", "-f", "text", "-o", "markdown", "-M", "UTF-8", "-m", master, "-p", self.path,
                   "--msgmerge-opt", "--no-wrap"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)
        self.seconds += time.perf_counter() - begun

    def read(self) -> Catalogue:
        found = super().read()
        units = tuple(replace(unit, source=squeezed(unit.source)) for unit in found.units)
        return replace(found, units=units)

    def key(self, role: Role, sentences: list[Sentence]) -> list[tuple[tuple[str | None, str], tuple[Sentence, ...]]]:
        return [((None, squeezed(" ".join(one.text for one in sentences))), tuple(sentences))]

    def confirm(self, translations: dict[tuple[str | None, str], str]) -> None:
        found = super().read()
        units = tuple(
            _confirmed(unit, translations[None, squeezed(unit.source)])
            if (None, squeezed(unit.source)) in translations and not unit.obsolete
            else unit
            for unit in found.units
        )
        self.path.write_bytes(catalogue.serialise(replace(found, units=units), keep_all=True))


def available() -> list[type[Tool]]:
    """The tools that are installed; dragoman always is."""
    found: list[type[Tool]] = [Dragoman]
    if shutil.which("msgmerge"):
        found.append(Msgmerge)
    if shutil.which("po4a-updatepo"):
        found.append(Po4a)
    return found


def _confirmed(unit: Unit, target: str) -> Unit:
    flags = tuple(flag for flag in unit.flags if flag != "fuzzy")
    return replace(unit, target=(target,), flags=flags, previous_context=None, previous_source=None)
