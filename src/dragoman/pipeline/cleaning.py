"""Artifacts that nobody wants any more → gone from dist/. Only what is told to be ours, and is byte for byte."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import DragomanError, Layout
from dragoman.model.manifest import Entry, Manifest
from dragoman.pipeline.freshness import Freshness, with_press
from dragoman.pipeline.manifest import read_manifest, write_manifest
from dragoman.pipeline.planning import Wanted, formats_of_text, plan
from dragoman.pipeline.publications import formats_of_volume, plan_publication
from dragoman.pipeline.running import cache_of
from dragoman.pipeline.seen import SEEN
from dragoman.pipeline.state import FOLDER, MANIFEST, Made, save_state, within_dist
from dragoman.workspace import Workspace
from dragoman.workspace.cache import Cache
from dragoman.workspace.writing import sweep_dead


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was taken away, or would be."""

    removed: tuple[str, ...]
    """Paths of artifacts, relative to the workspace."""
    kept: tuple[str, ...]
    """Those that stay since their bytes are not the ones that were built."""
    unknown: tuple[str, ...]
    """Ids of texts and publications that cannot be planned: what is of them stays."""
    refused: tuple[str, ...]
    """Those that could not be removed: the disk refuses, or their folder is a link."""
    cache: int
    """Objects of the cache that were taken away."""


def clean(workspace: Workspace, *, everything: bool = False, dry_run: bool = False) -> Cleaned:
    """Take away the artifacts that the manifest tells of and that the settings no longer ask for; with ``everything``
    all of which it tells, and what is remembered.

    What the manifest does not tell of, and what holds other bytes than those that were built, stays. So does the
    cache that checkouts share.
    """
    cache = cache_of(workspace, None)
    fresh = Freshness(workspace, cache)
    manifest = read_manifest(workspace)
    wanted, unknown = (frozenset[str](), frozenset[str]()) if everything else _wanted(fresh)
    gone: list[str] = []
    kept: list[str] = []
    refused: list[str] = []
    left: list[Entry] = []
    for entry in manifest.entries:
        artifact = _artifact(entry.path)
        if artifact is None or entry.path in wanted or artifact in unknown:
            left.append(entry)
        elif fresh.digests.of(entry.path) != entry.sha256:
            if fresh.digests.of(entry.path):
                kept.append(entry.path)
        elif dry_run or _remove(workspace, entry.path):
            gone.append(entry.path)
        else:
            refused.append(entry.path)
            left.append(entry)
    if not dry_run:
        for folder in (workspace.root / "dist").glob("*/"):
            sweep_dead(folder)
        for path in gone:
            fresh.state.drop(path)
        if gone or (everything and not manifest.entries and (workspace.root / MANIFEST).exists()):
            write_manifest(workspace, Manifest(tuple(left), manifest.fonts))
            fresh.state.manifest = ""  # Read again by the next build.
            fresh.state.changed = True
        save_state(fresh.state, fresh.digests)
    staying = [] if everything else [made for path, made in fresh.state.artifacts.items() if path not in gone]
    objects = _sweep(staying, cache, dry_run=dry_run)
    if everything and not dry_run and cache.usable:
        for name in ("cache", "state.json", *SEEN):
            place = workspace.root / FOLDER / name
            with contextlib.suppress(OSError):
                shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink()
    return Cleaned(tuple(gone), tuple(kept), tuple(sorted(unknown)), tuple(refused), objects)


def _wanted(fresh: Freshness) -> tuple[frozenset[str], frozenset[str]]:
    """Paths of all that the settings ask for, and what cannot be told."""
    workspace = fresh.workspace
    found: set[str] = set()
    unknown: set[str] = set()
    for text in workspace.text_ids():
        try:
            locale = fresh.locale_of(text)
            jobs = [(job.locales, job.design.layout) for job in plan(workspace, text, Wanted(), locale)]
        except DragomanError:
            unknown.add(text)
            continue
        forms = formats_of_text(workspace, text)
        found |= {f"{_stem(text, locale, *job)}.{form}" for job in jobs for form in forms}
    for name, said in workspace.settings.publications.items():
        try:
            volumes = plan_publication(workspace, name, Wanted(), locale_of=fresh.locale_of)
            source = fresh.locale_of(said.texts[0])
        except DragomanError:
            unknown.add(name)
            continue
        forms = formats_of_volume(workspace, said)
        stems = [_stem(name, source, job.locales, job.design.layout) for job in volumes]
        found |= {f"{stem}.{form}" for stem in stems for form in forms}
    return with_press(found), frozenset(unknown)


def _stem(name: str, source: str, locales: tuple[str, ...], layout: Layout) -> str:
    shown = "" if layout is Layout.COLUMNS else f".{layout}"
    return f"dist/{name}/{name}.{source}-{'+'.join(locales)}{shown}"


def _artifact(path: str) -> str | None:
    """The id of the text or publication whose artifact a path is; None when it is none: a manifest may be edited."""
    parts = path.split("/")
    if not within_dist(path) or len(parts) != 3 or not parts[2].startswith(f"{parts[1]}."):
        return None
    return parts[1] if parts[2].endswith((".pdf", ".epub", ".html")) else None


def _remove(workspace: Workspace, path: str) -> bool:
    place = workspace.root / path
    # A folder that leads elsewhere is somebody's own.
    if place.parent.resolve() != (workspace.root / "dist").resolve() / place.parent.name:
        return False
    try:
        place.unlink()
    except OSError:
        return False
    with contextlib.suppress(OSError):
        place.parent.rmdir()  # Only when nothing is left in it.
    return True


def _sweep(staying: Sequence[Made], cache: Cache, *, dry_run: bool) -> int:
    """Take away what is in the workspace's own cache and of no artifact that stays."""
    held = {made.sha256 for made in staying}
    units = {digest for made in staying for _, digest in made.parts}
    count = 0
    for kind, digest, place in cache.stored():
        of_now = digest in held if kind == "objects" else digest in units or _tells(place, held | units)
        if not of_now:
            count += 1
            if not dry_run:
                with contextlib.suppress(OSError):
                    place.unlink()
    return count


def _tells(place: Path, held: set[str]) -> bool:
    """Whether a record is of an artifact that is there, or of units that it uses."""
    try:
        data = place.read_bytes()
    except OSError:
        return False
    found = re.search(rb'"(?:sha256|units)": "([0-9a-f]{64})"', data)
    return found is not None and found[1].decode() in held
