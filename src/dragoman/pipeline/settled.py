"""Which texts ``update`` has nothing to do for: their catalogues, and all that it reads beside them, are as they were
when it last changed nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.pipeline.loading import targets_of
from dragoman.pipeline.seen import Key, Seen
from dragoman.workspace import GLOSSARY_FILE, NAMES_FILE, Workspace
from dragoman.workspace.listing import catalogues_by_text

if TYPE_CHECKING:
    from dragoman.pipeline.updating import Updated


class Settled:
    """What is remembered of updates that changed nothing and had nothing to tell."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._seen = Seen(workspace, "update")
        self._there = catalogues_by_text(workspace)
        self._texts = workspace.text_ids()
        self._recalled: dict[str, tuple[str, ...]] = {}
        self._begun = False
        self._noted: list[tuple[str, str, tuple[str, ...]]] = []

    def holds(self, text_id: str) -> bool:
        """Whether there is nothing to do for a text and nothing to say of it. To be asked before it is updated."""
        told = self._seen.guess(text_id)
        if isinstance(told, list) and len(told) == 2 and isinstance(told[0], str) and isinstance(told[1], list):
            key = self._key(text_id, told[0], tuple(map(str, told[1])))
            if self._seen.of(text_id, key) is not None:
                return True
        if not self._begun:
            # Of what is read from now on, the digests tell what it was before.
            self._begun = True
            for name in self._files():
                self._seen.digest(name)
        return False

    def note(self, updated: Updated, recalled: Collection[str]) -> None:
        """Note what became of a text.

        ``recalled`` are the locales whose memory was asked for it: there, its catalogue follows from all others.
        """
        if not updated.findings and not any(one.changed for one in updated.catalogues):
            self._noted.append((updated.text, updated.written, tuple(sorted(recalled))))

    def save(self, *, wrote: bool) -> None:
        """Remember what was noted; ``wrote`` is whether anything was written, so that no memory is what it was."""
        for text_id, written, recalled in self._noted:
            if not (wrote and recalled):
                self._seen.note(text_id, self._key(text_id, written, recalled), [written, list(recalled)])
        self._seen.save(frozenset(self._texts))

    def _files(self) -> Iterator[str]:
        """All files that an update may read, but for those that are not there."""
        yield from (GLOSSARY_FILE, NAMES_FILE, *self._workspace.settings.memory)
        for text_id in self._texts:
            yield from (f"texts/{text_id}.md", f"locales/{text_id}.pot")
        for text_id, locales in self._there.items():
            yield from (f"locales/{locale}/{text_id}.po" for locale in locales)

    def _key(self, text_id: str, written: str, recalled: Iterable[str]) -> Key | None:
        settings = self._workspace.settings
        locales = (*targets_of(self._workspace, text_id, written), *self._there.get(text_id, ()))
        files = [f"texts/{text_id}.md", f"locales/{text_id}.pot", GLOSSARY_FILE, NAMES_FILE]
        files += [f"locales/{locale}/{text_id}.po" for locale in dict.fromkeys(locales)]
        own = settings.for_text(text_id).granularity
        more: list[object] = [settings.source, own, settings.carry_typography, written]
        for locale in recalled:
            of_memory = self._memory(locale)
            if not of_memory:
                return None
            more.append(of_memory)
        return self._seen.key(files, *more)

    def _memory(self, locale: str) -> tuple[str, ...]:
        """What the memory into a locale follows from; () where a file of it cannot be read."""
        if locale not in self._recalled:
            settings = self._workspace.settings
            there = [text for text, locales in sorted(self._there.items()) if locale in locales]
            files = [f"locales/{locale}/{text}.po" for text in there]
            files += [f"texts/{text}.md" for text in self._texts] + list(settings.memory)
            found = self._seen.key(files, *(settings.for_text(text).granularity for text in self._texts))
            self._recalled[locale] = () if found is None else (found[0],)
        return self._recalled[locale]
