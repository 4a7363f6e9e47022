"""The importer: papers as people have them → the canonical form."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Finding, Kind, Text


@dataclass(frozen=True, slots=True)
class Imported:
    """An imported paper."""

    source: str
    """The canonical file."""
    text: Text
    """What the reader finds in ``source``."""
    findings: tuple[Finding, ...]
    """What the importer has to say; positions are lines of the input."""


def import_document(
    data: bytes | str, *, path: str, text_id: str, locale: str | None = None, kind: Kind | None = None
) -> Imported:
    """Read a paper as people have it and write it in the canonical form.

    ``data`` is the file's bytes in any encoding, or its text; ``path`` names it in findings; ``locale`` (BCP 47) and
    ``kind`` are guessed where they are None. Never raises for what is in ``data``.
    """
    from dragoman.reading.importing.decode import decode
    from dragoman.reading.importing.recognise import recognise
    from dragoman.reading.markdown import read_text
    from dragoman.reading.writer import write_draft

    source, decoding = decode(data, path)
    draft, findings = recognise(source, path=path, text_id=text_id, locale=locale, kind=kind)
    written = write_draft(draft)
    text = read_text(written, path=path, text_id=text_id, locale=draft.locale)
    return Imported(written, text, (*decoding, *findings))


__all__ = ["Imported", "import_document"]
