"""What the workspace's glossary and names have for a unit, into its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman import catalogue
from dragoman.model import Catalogue, Finding, Unit
from dragoman.workspace import Workspace, has_terminology

if TYPE_CHECKING:
    from dragoman.terminology import Index
    from dragoman.workspace import Terminology


class TermNotes:
    """The terms and names of a workspace for one run: read when a catalogue first asks for them, if there are any."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._there = has_terminology(workspace)
        self._read: Terminology | None = None
        self._indexes: dict[tuple[str, str], Index] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in the files, once they were read."""
        return () if self._read is None else self._read.findings

    def into(self, found: Catalogue, text_id: str, source_locale: str, locale: str) -> Catalogue:
        """A catalogue with the terms and names of each live unit in its extracted comments (see ``notes``).

        A workspace without such files has its catalogues left as they are.
        """
        if not self._there:
            return found
        from dragoman.markup import plain
        from dragoman.terminology import notes

        index = self._index(source_locale, locale)

        def told(unit: Unit, role: str) -> tuple[str, ...]:
            return notes(index.in_source(plain(unit.source), text_id, role), locale)

        return catalogue.with_term_notes(found, told)

    def taken_out(self, found: Catalogue) -> Catalogue:
        """A catalogue without such comments, for steps that would take them for somebody's own."""
        return catalogue.without_term_notes(found) if self._there else found

    def _index(self, source_locale: str, locale: str) -> Index:
        from dragoman.terminology import Index
        from dragoman.workspace import read_terminology

        if self._read is None:
            self._read = read_terminology(self._workspace)
        pair = (source_locale, locale)
        if pair not in self._indexes:
            groups = {"glossary": self._read.glossary.terms, "names": self._read.names.terms}
            self._indexes[pair] = Index(groups, source_locale, locale)
        return self._indexes[pair]
