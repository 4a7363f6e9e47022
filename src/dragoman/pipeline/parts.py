"""All that an artifact follows from, as names and digests in a fixed order: its key.

Of a catalogue that is what the edition uses: keys, translations and states of the units of its text. A comment, a
reference, another unit or the order of the entries changes no page, and so builds none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model import Catalogue
from dragoman.model.design import SOURCES
from dragoman.pipeline.loading import load, load_catalogue
from dragoman.pipeline.planning import EditionJob
from dragoman.pipeline.publications import VolumeJob
from dragoman.workspace import NAMES_FILE, Workspace

Pairs = tuple[tuple[str, str], ...]

SYSTEM_FONTS = "the system's fonts"
"""Name of the part that only layout can tell: whether a letter asked for a font of this machine."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What editions use of the catalogue of one text in one locale."""

    digest: str
    translator: str
    """Who translated, as the header says: volumes name them."""
    complete: bool


def passages(
    workspace: Workspace, text_id: str, locale: str, keep: Callable[[str, bytes], None] | None = None
) -> Passages:
    """Read what editions use of a catalogue; ``keep`` is given the digest, and the units behind it as JSON.

    Raises MaterialError for a text or a catalogue that cannot be read.
    """
    from dragoman import catalogue

    segmented = load(workspace, text_id)
    units = load_catalogue(workspace, text_id, locale)
    live = {unit.key: unit for unit in units.units if not unit.obsolete} if units else {}
    messages = catalogue.extract(segmented)
    # A comment may say that a translation is meant to be the source itself, so the state is the one that is counted.
    coverage = catalogue.coverage(text_id, locale, messages, units or Catalogue(), segmented.text.locale)
    counted = dict(coverage.missing)
    told: dict[str, list[Any]] = {}
    for message in messages:
        unit = live.get(message.key)
        if unit is not None and any(unit.target):
            told[catalogue.unit_id(message.key)] = [*message.key, *unit.target, unit.state, counted.get(message.key)]
    data = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    if keep:
        short = {name: hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:12]
                 for name, value in told.items()}  # fmt: skip
        keep(digest, json.dumps(short, separators=(",", ":")).encode())
    header = dict(units.header).get("Last-Translator", "") if units else ""
    return Passages(digest, header, coverage.complete)


def passages_key(text: str, units: str, source: str, granularity: str, program: str) -> str:
    """What ``passages`` follows from: the SHA-256 of text and catalogue, settings, and the program."""
    return hashlib.sha256("\0".join((text, units, source, granularity, program)).encode()).hexdigest()[:32]


def as_record(key: str, found: Passages) -> tuple[str, bytes]:
    """Key and value by which a cache keeps ``passages``, so that a catalogue that was read once is not parsed again."""
    told = {"units": found.digest, "translator": found.translator, "complete": found.complete}
    return _record_key(key), json.dumps(told).encode()


def recorded(key: str, record: Callable[[str], bytes | None]) -> Passages | None:
    """What ``as_record`` gave to a cache whose records are told by ``record``; None where it has none."""
    try:
        told = json.loads(record(_record_key(key)) or b"")
        return Passages(str(told["units"]), str(told["translator"]), bool(told["complete"]))
    except (ValueError, KeyError, TypeError):
        return None


def _record_key(key: str) -> str:
    return hashlib.sha256(f"passages\0{key}".encode()).hexdigest()


def texts_of(workspace: Workspace, job: EditionJob | VolumeJob) -> tuple[str, ...]:
    """The ids of the texts that a job joins."""
    return workspace.settings.publications[job.publication].texts if isinstance(job, VolumeJob) else (job.text,)


def file_parts(
    workspace: Workspace, job: EditionJob | VolumeJob, form: str, digest: Callable[[str], str]
) -> Pairs:
    """The texts, and what else of files of the workspace an artifact follows from, but for its catalogues.

    ``digest`` gives the SHA-256 of a file of the workspace by its path.
    """
    texts = texts_of(workspace, job)
    found = [(f"texts/{text}.md", digest(f"texts/{text}.md")) for text in texts]
    if isinstance(job, VolumeJob) and workspace.settings.publications[job.publication].indexes:
        found.append((NAMES_FILE, digest(NAMES_FILE)))
    if SOURCES in job.design.attach and form == "pdf":
        found += [(f"attached:{path}", digest(path)) for path in catalogues_of(workspace, job)]
    return tuple(found)


def catalogues_of(workspace: Workspace, job: EditionJob | VolumeJob) -> tuple[str, ...]:
    """The paths of the catalogues that a job uses, whether they are there or not."""
    return tuple(
        f"locales/{locale}/{text}.po" for text in texts_of(workspace, job) for locale in job.locales
    )


def catalogue_parts(
    workspace: Workspace, job: EditionJob | VolumeJob, passages_of: Callable[[str, str], Passages]
) -> tuple[Pairs, bool]:
    """What an artifact follows from in its catalogues, and whether all of them are complete."""
    found: list[tuple[str, str]] = []
    complete = True
    volume = isinstance(job, VolumeJob)
    for text in texts_of(workspace, job):
        for locale in job.locales:
            one = passages_of(text, locale)
            found.append((f"locales/{locale}/{text}.po", one.digest))
            if volume:
                found.append((f"translator:{locale}/{text}", one.translator))
            complete = complete and one.complete
    return tuple(found), complete


def template_parts(names: Sequence[str], digest: Callable[[str], str]) -> Mapping[str, str]:
    """The SHA-256 of the user's page templates by path."""
    return {name: digest(name) for name in names}


def known_beforehand(parts: Pairs) -> Pairs:
    """All that an artifact was made of but for what is known only once its pages are set."""
    return parts[:-1] if parts and parts[-1][0] == SYSTEM_FONTS else parts


def key_of(parts: Pairs) -> str:
    """SHA-256 of all that an artifact follows from."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
