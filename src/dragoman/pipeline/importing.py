"""A pasted paper → texts/<id>.md."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from dragoman import reading
from dragoman.model import Finding, Kind, Text, UsageError
from dragoman.workspace import Workspace, write_file


@dataclass(frozen=True, slots=True)
class ImportedText:
    """What import made of a paper."""

    text: Text
    path: str
    """Where it was written, relative to the workspace."""
    findings: tuple[Finding, ...]


def import_text(
    workspace: Workspace,
    data: bytes,
    name: str,
    *,
    text_id: str | None = None,
    locale: str | None = None,
    kind: Kind | None = None,
    force: bool = False,
) -> ImportedText:
    """Recognise a paper's anatomy and write it in the canonical form; a paper in that form keeps its own id.

    ``name`` is the file's name, "-" for standard input. Raises UsageError when the text exists and ``force`` is not
    set, or when there is nothing in the paper.
    """
    chosen = text_id or reading.canonical_id(data) or ("" if name == "-" else slug(PurePath(name).stem))
    if chosen:
        _refuse_existing(workspace, chosen, force=force)
    if not data.strip(b"\x00\xef\xbb\xbf \t\r\n\f\xff\xfe"):
        raise UsageError(f"{name}: there is nothing in it", "Give a file or paste a text with words.")
    imported = reading.import_document(data, path=name, text_id=chosen or "text", locale=locale, kind=kind)
    if not chosen:
        # A pasted paper has no file name: what it is and its date tell it from others.
        text = imported.text
        chosen = slug(f"{text.kind.value}-{text.date.isoformat()}" if text.date else text.kind.value)
        _refuse_existing(workspace, chosen, force=force)
        imported = reading.import_document(data, path=name, text_id=chosen, locale=locale, kind=kind)
    path = workspace.text_path(chosen)
    write_file(path, imported.source.encode("utf-8"))
    return ImportedText(imported.text, workspace.relative(path), imported.findings)


def slug(name: str) -> str:
    """A file name's stem as an id, lower-case with hyphens ("Bəyanat 2024" → "beyanat-2024")."""
    table = str.maketrans({"ə": "e", "Ə": "e", "ı": "i", "İ": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss"})
    plain = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-") or "text"


def _refuse_existing(workspace: Workspace, text_id: str, *, force: bool) -> None:
    path = workspace.text_path(text_id)
    if path.exists() and not force:
        raise UsageError(
            f"{workspace.relative(path)} exists and is not overwritten",
            "Give another name with --id, or replace it with --force.",
        )
