"""Publications, as dragoman.yaml says them: which texts make a volume, and what stands round them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from dragoman.languages.tags import check
from dragoman.model import FORMATS, IndexKind, Start, UsageError, WorkspaceError
from dragoman.workspace.design_settings import DESIGN_KEYS, DesignSettings, Reader, read_design

_KEYS = (
    "title", "subtitle", "texts", "parts", "locales", *DESIGN_KEYS, "formats", "rows", "indexes", "start", "date",
    "publisher", "place", "isbn", "editors", "translators",
)  # fmt: skip
_PART_KEYS = ("title", "texts")
_ID = re.compile(r"[^\W_](?:[\w.-]*\w)?")
_NO_DESIGN = DesignSettings()


@dataclass(frozen=True, slots=True)
class PartSettings:
    """Texts below one title."""

    title: Mapping[str, str]
    """Locale → title; the key "" holds for all languages. Empty in a publication without parts."""
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicationSettings:
    """One publication; None means "as the workspace"."""

    id: str
    parts: tuple[PartSettings, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    subtitle: Mapping[str, str] = field(default_factory=dict)
    locales: tuple[str, ...] | None = None
    """Target locales, each a volume of its own."""
    design: DesignSettings = _NO_DESIGN
    formats: tuple[str, ...] | None = None
    rows: str | None = None
    indexes: tuple[IndexKind, ...] = ()
    start: Start = Start.PAGE
    date: datetime.date | None = None
    publisher: Mapping[str, str] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)
    isbn: str = ""
    editors: tuple[str, ...] = ()
    translators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Locale → names."""
    where: str = field(default="", compare=False)
    """File and line, for complaints about what only the whole workspace can tell."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of its texts, in order."""
        return tuple(text for part in self.parts for text in part.texts)


class PublicationReader(Reader, Protocol):
    """What else of the reader of dragoman.yaml is needed here."""

    def known(self, data: Mapping[Any, Any], keys: tuple[str, ...], prefix: str) -> None:
        """Warn of other keys."""

    def place(self, data: Any, key: Any) -> str:
        """File and line of a key."""

    def mapping(self, data: Any, key: str) -> Mapping[Any, Any] | None:
        """A mapping."""


def read_publications(reader: PublicationReader, data: Mapping[Any, Any]) -> dict[str, PublicationSettings]:
    """The publications of dragoman.yaml by id; WorkspaceError, with the line, for what cannot be."""
    found: dict[str, PublicationSettings] = {}
    said = reader.mapping(data, "publications") or {}
    for key in said:
        name = str(key)
        if not _ID.fullmatch(name):
            raise reader.fail(said, key, f"{name!r} cannot be the id of a publication", "Use letters, digits, hyphens.")
        own = said[key]
        if not isinstance(own, dict):
            raise reader.fail(said, key, "a mapping is expected", "Write `title:` and `texts:` below it.")
        reader.known(own, _KEYS, f"publications.{name}.")
        found[name] = _publication(reader, name, own, reader.place(said, key))
    return found


def _publication(reader: PublicationReader, name: str, own: Mapping[Any, Any], where: str) -> PublicationSettings:
    title = _words(reader, own, "title")
    if not title:
        raise WorkspaceError(f"{where}: the publication {name} has no title", "Write `title: {en: …, az: …}` below it.")
    return PublicationSettings(
        id=name,
        parts=_parts(reader, name, own, where),
        title=title,
        subtitle=_words(reader, own, "subtitle"),
        locales=reader.locales(own, "locales"),
        design=read_design(reader, own),
        formats=reader.choices(own, "formats", FORMATS),
        rows=reader.choice(own, "rows", ("sentence", "paragraph")),
        indexes=tuple(map(IndexKind, reader.choices(own, "indexes", tuple(IndexKind)) or ())),
        start=Start(reader.choice(own, "start", tuple(Start)) or Start.PAGE),
        date=_date(reader, own),
        publisher=_words(reader, own, "publisher"),
        place=_words(reader, own, "place"),
        isbn=(reader.strings(own, "isbn", single=True) or ("",))[0],
        editors=reader.strings(own, "editors") or (),
        translators={
            tag: reader.strings(own["translators"], key) or ()
            for key, tag in _tags(reader, own, "translators", reader.mapping(own, "translators") or {})
        },
        where=where,
    )


def _parts(
    reader: PublicationReader, name: str, own: Mapping[Any, Any], where: str
) -> tuple[PartSettings, ...]:
    listed = own.get("parts")
    if (listed is None) == (own.get("texts") is None):
        raise WorkspaceError(
            f"{where}: the publication {name} needs either texts or parts",
            "Write `texts: [first-text, second-text]`, or parts that have a title and texts each.",
        )
    if listed is None:
        parts: tuple[PartSettings, ...] = (PartSettings({}, _texts(reader, own, name)),)
    else:
        if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
            raise reader.fail(own, "parts", "a list of parts is expected", "Write `- title: …` and `texts: […]` below.")
        for one in listed:
            reader.known(one, _PART_KEYS, f"publications.{name}.parts.")
        parts = tuple(PartSettings(_words(reader, one, "title"), _texts(reader, one, name)) for one in listed)
    texts = [text for part in parts for text in part.texts]
    twice = next((text for text in texts if texts.count(text) > 1), None)
    if twice:
        raise reader.fail(own, "parts", f"{twice} stands in {name} twice", "Name it once.")
    return parts


def _texts(reader: PublicationReader, data: Mapping[Any, Any], name: str) -> tuple[str, ...]:
    value = data.get("texts")
    if isinstance(value, list) and len(set(map(str, value))) < len(value):
        raise reader.fail(data, "texts", f"a text stands in {name} twice", "Name it once.")
    texts = reader.strings(data, "texts")
    if not texts:
        raise reader.fail(data, "texts", f"{name}: a list of texts is expected", "Name the ids of texts in order.")
    return texts


def _words(reader: PublicationReader, data: Mapping[Any, Any], key: str) -> dict[str, str]:
    """Words by locale; a bare string holds for all languages."""
    value = data.get(key)
    if value is None:
        return {}
    if isinstance(value, str):
        return {"": value} if value.strip() else {}
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise reader.fail(data, key, "a string, or one for each language, is expected", f"Write `{key}: {{en: …}}`.")
    return {tag: value[name] for name, tag in _tags(reader, data, key, value)}


def _tags(
    reader: PublicationReader, data: Mapping[Any, Any], key: str, value: Iterable[Any]
) -> Iterable[tuple[Any, str]]:
    for name in value:
        try:
            yield name, check(str(name))
        except UsageError as error:
            raise reader.fail(data[key], name, error.message, error.hint) from error


def _date(reader: PublicationReader, data: Mapping[Any, Any]) -> datetime.date | None:
    value = data.get("date")
    if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
        return value
    raise reader.fail(data, "date", "a date is expected", "Write it as 2025-03-21, without quotes.")
