"""The importer: papers as people have them → the canonical form."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Finding, Kind, Position, Severity, Text


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
    """Read a paper as people have it and write it in the canonical form; a paper in that form stays as it is.

    ``data`` is the file's bytes in any encoding, or its text; ``path`` names it in findings; ``locale`` (BCP 47) and
    ``kind`` are guessed where they are None. A paper in the canonical form keeps what it says of itself but for what
    is given here: its id too, where ``text_id`` is "". Never raises for what is in ``data``.
    """
    from dragoman.reading.importing.canonical import is_canonical
    from dragoman.reading.importing.decode import decode
    from dragoman.reading.importing.recognise import recognise
    from dragoman.reading.markdown import read_text
    from dragoman.reading.writer import write_draft

    source, decoding = decode(data, path)
    if is_canonical(source):
        return _canonical(source, decoding, path, text_id, locale, kind)
    draft, findings = recognise(source, path=path, text_id=text_id, locale=locale, kind=kind)
    written = write_draft(draft)
    text = read_text(written, path=path, text_id=text_id, locale=draft.locale)
    return Imported(written, text, (*decoding, *findings))


def canonical_id(data: bytes) -> str:
    """The id of a paper that is in the canonical form already; "" where it is not, or has none."""
    from dragoman.reading.importing.canonical import is_canonical
    from dragoman.reading.importing.decode import decode
    from dragoman.reading.markdown import read_text

    source, _ = decode(data)
    return read_text(source).id if is_canonical(source) else ""


def _canonical(
    source: str, decoding: tuple[Finding, ...], path: str, text_id: str, locale: str | None, kind: Kind | None
) -> Imported:
    from dragoman.reading.importing.canonical import with_values
    from dragoman.reading.markdown import read_text

    before = read_text(source)
    given = {"id": text_id, "locale": locale or "", "kind": kind.value if kind else ""}
    own = {"id": before.id, "locale": before.locale, "kind": before.kind.value}
    source = with_values(source, {key: value for key, value in given.items() if value and value != own[key]})
    text = read_text(source, path=path)
    told = Finding(
        "canonical-form", Severity.NOTE, "The paper is in the canonical form already and was taken as it is.", "",
        Position(path),
    )  # fmt: skip
    return Imported(source, text, (*decoding, told, *text.findings))


__all__ = ["Imported", "canonical_id", "import_document"]
