"""glossary.yaml and names.yaml ⇄ TBX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.languages import tags
from dragoman.model import Finding, MaterialError, Term, TermKind, Wording
from dragoman.workspace import GLOSSARY_FILE, NAMES_FILE, Workspace, add_terms, read_terminology, write_file


@dataclass(frozen=True, slots=True)
class ImportedTerms:
    """What became of the terms of a file."""

    added: dict[str, int]
    """File of the workspace → how many it got."""
    known: int
    """How many were there already."""
    foreign: int
    """How many say nothing in the workspace's languages."""
    findings: tuple[Finding, ...]


def write_terms(workspace: Workspace, path: Path) -> tuple[int, tuple[Finding, ...]]:
    """Write the workspace's terms and names as TBX; how many they are, and what is wrong in their files."""
    data, count, findings = terms_as_tbx(workspace)
    write_file(path, data)
    return count, findings


def terms_as_tbx(workspace: Workspace) -> tuple[bytes, int, tuple[Finding, ...]]:
    """The workspace's terms and names as TBX; how many they are, and what is wrong in their files."""
    from dragoman.terminology.tbx import write_tbx

    known = read_terminology(workspace)
    terms = (*known.glossary.terms, *known.names.terms)
    return write_tbx(terms, workspace.settings.source), len(terms), known.findings


def import_terms(workspace: Workspace, data: bytes, origin: str) -> ImportedTerms:
    """Add the terms of a TBX file to glossary.yaml, its names to names.yaml; what is there stays as it is.

    Words in languages of other regions serve the workspace's (``en-US`` serves ``en``); those of other languages are
    left out. A term whose preferred word in the source language, else in any, has an entry already is left out.
    Raises MaterialError for a file that is no TBX and for a file of terms that cannot be added to; then nothing is
    written.
    """
    from dragoman.terminology.tbx import read_tbx

    known = read_terminology(workspace)
    wanted = _locales(workspace)
    seen = {key for term in (*known.glossary.terms, *known.names.terms) for key in _keys(term, wanted)}
    new: dict[str, list[Term]] = {GLOSSARY_FILE: [], NAMES_FILE: []}
    there = foreign = 0
    for term in read_tbx(data, origin):
        fitted = _fitted(term, wanted)
        if fitted is None:
            foreign += 1
            continue
        keys = _keys(fitted, wanted)
        if keys and keys[0] in seen:
            there += 1
            continue
        seen.update(keys)
        new[GLOSSARY_FILE if fitted.kind is TermKind.TERM else NAMES_FILE].append(fitted)
    pending = []
    for name, terms in new.items():
        if terms:
            path = workspace.root / name
            before = workspace.read_if_there(path)
            try:
                source = (before or b"").decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise MaterialError(f"{name}: not UTF-8", "Save the file as UTF-8.") from error
            pending.append((path, add_terms(source, terms, name).encode(), before))
    for path, made_bytes, before in pending:
        write_file(path, made_bytes, read=before)
    return ImportedTerms({name: len(terms) for name, terms in new.items() if terms}, there, foreign, known.findings)


def _locales(workspace: Workspace) -> tuple[str, ...]:
    """The source language first, then all that the workspace translates into."""
    settings = workspace.settings
    own = (locale for text in settings.texts.values() for locale in text.targets or ())
    there = (locale for text_id in workspace.text_ids() for locale in workspace.catalogue_locales(text_id))
    return tuple(dict.fromkeys((settings.source, *settings.targets, *own, *there)))


def _keys(term: Term, locales: Sequence[str]) -> tuple[tuple[object, ...], ...]:
    """What an entry is known by, the source language's word first."""
    found = ((locale, term.wording(locale)) for locale in locales)
    return tuple(
        (term.kind, locale, wording.preferred.casefold(), term.texts, term.roles)
        for locale, wording in found
        if wording is not None and wording.preferred
    )


def _fitted(term: Term, locales: Sequence[str]) -> Term | None:
    """A term in the workspace's languages alone; None where it says too little in them to be of use."""
    wordings: dict[str, Wording] = {}
    for locale in locales:
        own = [wording for wording in term.wordings if wording.locale == locale]
        like = [wording for wording in term.wordings if wording.locale not in locales and _serves(wording, locale)]
        for wording in (*own, *like):
            before = wordings.get(locale)
            wordings[locale] = replace(wording, locale=locale) if before is None else _together(before, wording)
    if len(wordings) < 2 and not any(wording.forbidden for wording in wordings.values()):
        return None
    return replace(term, wordings=tuple(wordings.values()))


def _serves(wording: Wording, locale: str) -> bool:
    """Whether the words of another region are of a locale's language and script."""
    same = tags.language(wording.locale) == tags.language(locale)
    return same and tags.script(wording.locale) == tags.script(locale)


def _together(one: Wording, other: Wording) -> Wording:
    words = dict.fromkeys((one.preferred, *one.admitted, other.preferred, *other.admitted))
    good = [word for word in words if word]
    bad = tuple(word for word in dict.fromkeys((*one.forbidden, *other.forbidden)) if word not in good)
    note = "; ".join(dict.fromkeys(note for note in (one.note, other.note) if note))
    return Wording(one.locale, good[0] if good else "", tuple(good[1:]), bad, note)
