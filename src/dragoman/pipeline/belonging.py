"""Which text and locale a PO file belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dragoman import catalogue
from dragoman.languages import tags
from dragoman.model import Catalogue, DragomanError, UsageError
from dragoman.pipeline.loading import load_catalogue
from dragoman.workspace import Workspace

_ENOUGH = 0.5
"""Share of a file's units that a text must have for its name to be believed without a look at the others."""

_PART = re.compile(r"[\s._,()+]+|-(?=[A-Za-z]{2,3}\b)")
_SUFFIX = re.compile(r"(?:\.po|\.pot|\.txt)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    locale: str
    shared: float
    """Share of the file's units that the catalogue has."""
    alike: int
    """Units with the same translation."""


def belonging(
    workspace: Workspace, name: Path, came: Catalogue, *, text: str | None = None, locale: str | None = None
) -> tuple[str, str]:
    """The text and the locale of a PO file ``came``, read from ``name``; what is given is not asked.

    The locale is told by the header's Language, else by folder or file name; the text by file name, references
    (``texts/<id>.md``) and Project-Id-Version; either by the catalogue that shares most units with the file. A name
    is believed only as far as the units agree. Raises UsageError, which names the options, when it cannot be told.
    """
    if text is not None:
        text = workspace.resolve([text])[0]
    known = {other for one in workspace.text_ids() for other in workspace.catalogue_locales(one)}
    if locale is None:
        hinted = _locales(name, came, known)
        if len(hinted) > 1:
            raise UsageError(
                f"{name}: is it in {' or in '.join(hinted)}? Header and name do not agree", "Say it with --locale."
            )
        locale = hinted[0] if hinted else None
    if text is not None and locale is not None:
        return text, locale
    named = [text] if text is not None else _texts(name, came, workspace.text_ids())
    found = _candidates(workspace, came, named, locale)
    if text is None and max((one.shared for one in found), default=0.0) < _ENOUGH:
        found += _candidates(workspace, came, [one for one in workspace.text_ids() if one not in named], locale)
    return _choice(name, [one for one in found if one.shared], named, known)


def _choice(name: Path, found: list[_Candidate], named: list[str], known: Iterable[str]) -> tuple[str, str]:
    if not found:
        raise UsageError(
            f"{name}: shares no unit with a catalogue of this workspace",
            f"Say where it belongs with --text and --locale (locales here: {', '.join(sorted(known)) or 'none yet'}).",
        )
    ranked = sorted(found, key=lambda one: (one.shared, one.text in named, one.alike), reverse=True)
    best = ranked[0]
    rivals = [
        one for one in ranked[1:] if one.shared == best.shared and one.alike == best.alike
        and (one.text in named) == (best.text in named)
    ]  # fmt: skip
    if rivals:
        options = " or ".join(
            f"--text {one.text} --locale {one.locale}" for one in sorted((best, *rivals), key=lambda one: one.text)
        )
        raise UsageError(f"{name}: fits more than one catalogue", f"Say which: {options}.")
    return best.text, best.locale


def _candidates(workspace: Workspace, came: Catalogue, texts: Iterable[str], locale: str | None) -> list[_Candidate]:
    units = {unit.key: unit for unit in came.units}
    found = []
    for text in texts:
        for one in (locale,) if locale else workspace.catalogue_locales(text):
            try:
                ours = load_catalogue(workspace, text, one)
            except DragomanError:
                # A catalogue that cannot be read is another command's concern.
                continue
            if ours is None:
                continue
            both = [(units[unit.key], unit) for unit in ours.units if unit.key in units]
            alike = sum(theirs.target == mine.target and any(mine.target) for theirs, mine in both)
            found.append(_Candidate(text, one, len(both) / max(len(units), 1), alike))
    return found


def _locales(name: Path, came: Catalogue, known: Iterable[str]) -> list[str]:
    """The locales that the file names, of those that the workspace has."""
    by_name = {form.lower(): one for one in known for form in (one, one.replace("-", "_"), tags.gettext_name(one))}
    said = [catalogue.header_field(came, "Language") or "", name.resolve().parent.name, *_parts(name)]
    found = [by_name.get(word.lower()) or _by_language(word, known) for word in said]
    return list(dict.fromkeys(one for one in (found[0], next(filter(None, found[1:]), None)) if one))


def _by_language(word: str, known: Iterable[str]) -> str | None:
    """The one locale of a language, for a name with a region that the workspace does not have: az for az_AZ."""
    if not re.fullmatch(r"[A-Za-z]{2,3}[-_@][A-Za-z]{2,}", word):
        return None
    code = re.split(r"[-_@]", word)[0].lower()
    same = [one for one in known if tags.language(one) == code]
    return same[0] if len(same) == 1 else None


def _texts(name: Path, came: Catalogue, ids: Iterable[str]) -> list[str]:
    """The texts that the file names: by its name, its references, its header."""
    stem = _SUFFIX.sub("", name.name).lower()
    project = (catalogue.header_field(came, "Project-Id-Version") or "").lower()
    places = {place for unit in came.units for place in unit.references}
    references = {Path(place.rpartition(":")[0] or place).stem for place in places}
    return [
        one for one in ids
        if one in references or project == one.lower() or re.search(rf"(?<!\w){re.escape(one.lower())}(?!\w)", stem)
        or re.match(rf"{re.escape(one.lower())}[._-]", stem)
    ]  # fmt: skip


def _parts(name: Path) -> list[str]:
    """What may be a locale in a file's name: ``az`` of ``lakes.az.po``, ``lakes-az.po``, ``az.po``, ``lakes_az.po``."""
    stem = _SUFFIX.sub("", name.name)
    pieces = [stem, *_PART.split(stem)]
    pieces += [match[1] for match in re.finditer(r"[._-]([A-Za-z]{2,3}[-_][A-Za-z]{2,4})(?=$|[._ (-])", stem)]
    return [piece.strip("-_") for piece in reversed(pieces) if piece]
