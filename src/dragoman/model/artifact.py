"""What is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.design import Layout

FORMATS = ("pdf", "epub", "html")
"""Formats of an artifact, in the order in which they are built."""
_TOGETHER = "+"
_PRESS = "press"


@dataclass(frozen=True, slots=True)
class ArtifactName:
    """What the name of an artifact says: ``<id>.<source>-<locale>[+<locale>…][.<layout>][.press].<format>``.

    The layout is left out where it is ``columns``. Neither a tag nor a layout holds a full stop or a plus.
    """

    id: str
    """Id of the text, or of the publication."""
    source: str
    """Tag of the source language."""
    locales: tuple[str, ...]
    """Tags of the translations, in the order of the columns."""
    layout: Layout
    form: str
    """Format, one of ``FORMATS``."""
    press: bool = False
    """Whether it is the PDF for a print shop."""

    def __str__(self) -> str:
        layout = "" if self.layout is Layout.COLUMNS else f".{self.layout}"
        press = f".{_PRESS}" if self.press else ""
        return f"{self.id}.{self.source}-{_TOGETHER.join(self.locales)}{layout}{press}.{self.form}"

    @classmethod
    def parse(cls, name: str, of: str, source: str, known: Callable[[str], bool]) -> ArtifactName | None:
        """What a file name says of an artifact of ``of``, written in ``source``; None when it names no such artifact.

        ``known`` tells whether a tag is one of a language.
        """
        stem, _, form = name.rpartition(".")
        if form.lower() not in FORMATS or not stem.startswith(f"{of}.{source}-"):
            return None
        languages, *rest = stem.removeprefix(f"{of}.{source}-").split(".")
        press = rest[-1:] == [_PRESS] and form.lower() == "pdf"
        if press:
            rest.pop()
        layout = rest.pop() if rest and rest[-1] in set(Layout) else Layout.COLUMNS.value
        locales = tuple(languages.split(_TOGETHER))
        if rest or not all(map(known, locales)):
            return None
        return cls(of, source, locales, Layout(layout), form.lower(), press)
