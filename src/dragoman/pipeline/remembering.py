"""The translation memory of a workspace: made of its catalogues and of further files, once a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dragoman import catalogue
from dragoman.languages import tags
from dragoman.model import Catalogue, DragomanError, Entry, Finding, Message, Position, Severity
from dragoman.pipeline.loading import load
from dragoman.pipeline.term_notes import TermNotes
from dragoman.workspace import Workspace

if TYPE_CHECKING:
    from dragoman.memory import Memory


@dataclass(frozen=True, slots=True)
class Source:
    """What catalogues need of a text. The text itself is let go: a run may see thousands."""

    locale: str
    messages: tuple[Message, ...]
    findings: tuple[Finding, ...]


class Memories:
    """What a run remembers: nothing until a text has a unit without a translation.

    The memory is made of the catalogues as merging with their texts leaves them, each read once. So it is the same
    before they are written and after, and an update that was stopped half-way goes on where it would have gone.
    Hand the same one to every ``update`` of a run.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._made: dict[tuple[str, str], Memory] = {}
        self._texts: dict[str, Source] = {}
        self._findings: dict[tuple[str, str], Finding] = {}
        self.asked: dict[str, set[str]] = {}
        """The locales that were asked for the units of a text without a translation, by its id."""
        self.terms = TermNotes(workspace)
        """The terms and names of the workspace."""

    def text(self, text_id: str) -> Source:
        """What catalogues need of a text, read once; raises as ``load`` does."""
        if text_id not in self._texts:
            segmented = load(self._workspace, text_id)
            text = segmented.text
            self._texts[text_id] = Source(text.locale, catalogue.extract(segmented), text.findings)
        return self._texts[text_id]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Files that could not be taken into the memory, and what is wrong in those of terms, each told once."""
        return (*self._findings.values(), *self.terms.findings)

    def into(
        self, result: catalogue.MergeResult, old: Catalogue | None, text_id: str, source_locale: str, locale: str
    ) -> catalogue.MergeResult:
        """A merge's result with what other texts and files have for its units without a translation.

        ``old`` is the text's catalogue before the merge. The text's own entries are left out: what it has left is
        the merge's to bring back.
        """
        wanted = catalogue.open_units(result.catalogue)
        if wanted:
            self.asked.setdefault(text_id, set()).add(locale)
        memory = self.of(source_locale, locale) if wanted else None
        if not memory:
            return result
        found = ((key, memory.offer(*key, without=text_id)) for key in wanted)
        offers = {key: offer for key, offer in found if offer is not None}
        return catalogue.with_remembered(
            result, catalogue.remember(result.catalogue, offers, source_locale, locale), old
        )

    def of(self, source_locale: str, locale: str) -> Memory:
        """The memory from one language into another: catalogues in the order of their names, then the further files."""
        from dragoman.catalogue.typography import bare
        from dragoman.memory import Memory

        pair = (source_locale, locale)
        if pair not in self._made:
            entries = (*self._of_workspace(*pair), *self._of_files(*pair))
            self._made[pair] = Memory(entries, bare)
        return self._made[pair]

    def _of_workspace(self, source_locale: str, locale: str) -> Iterator[Entry]:
        known = set(self._workspace.text_ids())
        for path in sorted((self._workspace.root / "locales" / locale).glob("*.po")):
            shown = self._workspace.relative(path)
            try:
                found = catalogue.parse(self._workspace.read(path), shown)
                if not self._is_from(found, source_locale):
                    continue
                if path.stem in known:
                    found = self._merged(path.stem, locale, found)
            except DragomanError as error:
                self._tell(error.message, error.hint, shown)
                continue
            yield from catalogue.entries(found, path.stem, source_locale, locale)

    def _merged(self, text_id: str, locale: str, old: Catalogue) -> Catalogue:
        source = self.text(text_id)
        # Only the units are asked for, so the date in the header does not matter.
        template = catalogue.template(
            source.messages, text_id=text_id, now=datetime.min.replace(tzinfo=UTC), locale=source.locale
        )
        return catalogue.merge(
            source.messages, old, text_id=text_id, locale=locale, template=template,
            typography_done=self._workspace.settings.carry_typography,
        ).catalogue  # fmt: skip

    def _of_files(self, source_locale: str, locale: str) -> Iterator[Entry]:
        for name in self._workspace.settings.memory:
            try:
                data = self._workspace.read(self._workspace.root / name)
                if PurePosixPath(name).suffix.lower() == ".tmx":
                    from dragoman.markup import escape
                    from dragoman.memory import read_tmx

                    yield from read_tmx(data, source_locale, locale, name, escape)
                    continue
                found = catalogue.parse(data, name)
            except DragomanError as error:
                self._tell(error.message, error.hint, name)
                continue
            language = catalogue.header_field(found, "Language") or ""
            if not language:
                self._tell("does not say its language", "Put `Language: az` or the like into its header.", name)
            elif _is_locale(language, locale) and self._is_from(found, source_locale):
                yield from catalogue.entries(found, name, source_locale, locale)

    def _is_from(self, found: Catalogue, source_locale: str) -> bool:
        """Whether a catalogue's sources are in a language; the workspace's where it does not say."""
        said = catalogue.header_field(found, "X-Source-Language") or self._workspace.settings.source
        return _is_locale(said, source_locale)

    def _tell(self, message: str, hint: str, path: str) -> None:
        told = f"{message.removeprefix(f'{path}: ')}; left out of the memory"
        self._findings[path, told] = Finding("memory-left-out", Severity.WARNING, told, hint, Position(path))


def _is_locale(said: str, locale: str) -> bool:
    """Whether a header's language, as gettext or BCP 47 spells it, is that of a locale, regions aside."""
    if said.lower() in {locale.lower(), locale.replace("-", "_").lower(), tags.gettext_name(locale).lower()}:
        return True
    if "@" in said or not tags.known(said) or tags.language(said) != tags.language(locale):
        return False
    return tags.script(tags.check(said)) == tags.script(locale)
