"""Coverage of the past, from the catalogues that git remembers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from dragoman import catalogue
from dragoman.model import Catalogue, Coverage, DragomanError, History, Snapshot, Standing
from dragoman.pipeline.git import day_commits, files_of, read_blobs
from dragoman.workspace import Workspace

DAYS = 30
"""How many days are looked at unless somebody says otherwise."""

_Place = tuple[str, str]
"""(text, locale); the locale is "" for the template of the text."""


def past(workspace: Workspace, rows: Sequence[Coverage], today: date, days: int = DAYS) -> History:
    """The coverage of the last ``days`` days on which a catalogue changed, and of ``today`` as ``rows`` have it.

    The past is that of the texts and locales of ``rows`` on this branch, counted from the catalogues alone as they
    were committed: a catalogue holds every unit of its text. A locale that had no catalogue yet of a text that had its
    template counts as untranslated. Without git, or where nothing was committed, there is today alone.
    """
    sources = {(row.text, row.locale): row.source_locale for row in rows}
    wanted = {*sources, *((row.text, "") for row in rows)}
    listed = [
        (day, {place: blob for path, blob in files_of(workspace.root, commit, "locales")
               if (place := _place(path)) in wanted and place is not None})
        for day, commit in day_commits(workspace.root, "locales", days)
        if day < today
    ]  # fmt: skip
    standings = _counted(workspace, listed, sources)
    found = [Snapshot(day, tuple(_of_day(files, sources, standings))) for day, files in listed]
    now = Snapshot(today, tuple((row.text, row.locale, row.standing) for row in rows))
    return History((*(one for one in found if one.standings), now))


def _place(path: str) -> _Place | None:
    """What ``locales/<locale>/<text>.po`` and ``locales/<text>.pot`` are of."""
    match PurePosixPath(path).parts:
        case ("locales", locale, file) if file.endswith(".po"):
            return file.removesuffix(".po"), locale
        case ("locales", file) if file.endswith(".pot"):
            return file.removesuffix(".pot"), ""
    return None


def _counted(
    workspace: Workspace, listed: Sequence[tuple[date, Mapping[_Place, str]]], sources: Mapping[_Place, str]
) -> dict[tuple[str, str], Standing]:
    """(blob, locale) → how far that catalogue was; each version is read once, one that cannot be read is left out."""
    places: dict[str, set[_Place]] = {}
    for _, files in listed:
        for place, blob in files.items():
            places.setdefault(blob, set()).add(place)
    found: dict[tuple[str, str], Standing] = {}
    for blob, data in read_blobs(workspace.root, sorted(places)):
        try:
            units = catalogue.parse(data, "")
        except DragomanError:
            continue
        for text, locale in places[blob]:
            messages = catalogue.messages_of(units)
            done = units if locale else Catalogue()
            source = sources.get((text, locale), "en")
            found[blob, locale] = catalogue.coverage(text, locale, messages, done, source).standing
    return found


def _of_day(
    files: Mapping[_Place, str], sources: Mapping[_Place, str], standings: Mapping[tuple[str, str], Standing]
) -> Iterator[tuple[str, str, Standing]]:
    for text, locale in sources:
        name = (text, locale) if (text, locale) in files else (text, "")
        standing = standings.get((files.get(name, ""), name[1]))
        if standing is not None:
            yield text, locale, standing
