"""Catalogues by sentences ⇄ by paragraphs, with the setting that says which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from dragoman import catalogue, reading, segmentation
from dragoman.catalogue.passages import Cut
from dragoman.catalogue.regranulating import granularity
from dragoman.catalogue.regranulating import regranulate as regranulated
from dragoman.markup import spans
from dragoman.model import Catalogue, MaterialError, PartKind, SegmentedText, Text, WorkspaceError
from dragoman.pipeline.loading import load
from dragoman.pipeline.term_notes import TermNotes
from dragoman.workspace import Workspace, edit_settings, parse_settings, write_file
from dragoman.workspace.folder import SETTINGS_FILE

_CREATED = "POT-Creation-Date"
_FIELD = re.compile(r"^(granularity[ \t]*:[ \t]*)[^\s#]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Regranulated:
    """What happened, or would happen, to one file."""

    path: str
    """Relative to the workspace."""
    changed: bool
    summary: str = ""
    review: tuple[str, ...] = ()
    """Sources of units that are to be reviewed because sentences could not be told apart."""


def regranulate(
    workspace: Workspace, names: Sequence[str], to: str, now: datetime, *, dry_run: bool = False
) -> tuple[Regranulated, ...]:
    """Bring the catalogues of the texts ``names`` (none: of all) to ``to``, ``sentence`` or ``paragraph``.

    Each catalogue is brought up to date first. The setting follows: the text's own in its front matter or in
    dragoman.yaml, the workspace's where no text is named. All files are finished before the first is written; a
    catalogue or text that cannot be read raises its error, and nothing is written. What a catalogue is in is told from
    its units, so a run that was interrupted is finished by another.
    """
    chosen = workspace.resolve(names)
    terms = TermNotes(workspace)
    pending: list[tuple[Path, bytes, bytes | None, str, tuple[str, ...]]] = []
    changes: dict[str | tuple[str, ...], object] = {}
    if not names and workspace.settings.granularity != to:
        changes["granularity"] = to
    for text_id in chosen:
        segmented = load(workspace, text_id)
        pending += _catalogues(workspace, segmented, to, now, terms)
        text = segmented.text
        own = workspace.settings.texts.get(text_id)
        if text.granularity is not None:
            if text.granularity != to:
                pending.append(_front_matter(workspace, text, to))
        elif own is not None and own.granularity is not None:
            if own.granularity != to:
                changes["texts", text_id, "granularity"] = to
        elif names and workspace.settings.granularity != to:
            if own is None and text.locale != workspace.settings.source:
                # An entry in `texts` would change which languages such a text is translated into.
                pending.append(_front_matter(workspace, text, to))
            else:
                changes["texts", text_id, "granularity"] = to
    if changes:
        pending.append(_settings(workspace, changes))
    done = []
    for path, data, read, summary, review in pending:
        changed = data != read if dry_run else write_file(path, data, read=read)
        done.append(Regranulated(workspace.relative(path), changed, summary, review))
    return tuple(done)


def _catalogues(
    workspace: Workspace, segmented: SegmentedText, to: str, now: datetime, terms: TermNotes
) -> Iterator[tuple[Path, bytes, bytes | None, str, tuple[str, ...]]]:
    text = segmented.text
    whole = replace(text, granularity=None)
    both = {name: segmentation.segment_text(whole, name) for name in ("sentence", "paragraph")}
    messages = {name: catalogue.extract(one) for name, one in both.items()}
    setting = text.granularity or workspace.settings.for_text(text.id).granularity or "sentence"

    def here(old: Catalogue) -> str:
        return granularity(both["sentence"], both["paragraph"], old) or setting

    pot = workspace.template_path(text.id)
    pot_bytes = workspace.read_if_there(pot)
    old_pot = None if pot_bytes is None else catalogue.parse(pot_bytes, workspace.relative(pot))
    templates = {
        name: catalogue.template(one, old_pot, text_id=text.id, now=now, locale=text.locale)
        for name, one in messages.items()
    }
    if old_pot is not None:
        # The words are the same, so the POT is as old as it was.
        created = catalogue.header_field(templates[here(old_pot)], _CREATED) or ""
        templates = {name: _created(one, created) for name, one in templates.items()}
        yield pot, catalogue.verified(templates[to]), pot_bytes, "", ()
    for locale in workspace.catalogue_locales(text.id):
        path = workspace.catalogue_path(text.id, locale)
        data = workspace.read(path)
        old = terms.taken_out(catalogue.parse(data, workspace.relative(path)))
        there = old
        review: tuple[str, ...] = ()
        if (now_in := here(old)) != to:
            current = catalogue.merge(
                messages[now_in], old, text_id=text.id, locale=locale, template=templates[now_in],
                typography_done=workspace.settings.carry_typography,
            ).catalogue  # fmt: skip
            result = regranulated(
                both["sentence"], both["paragraph"], current,
                to=to, locale=locale, cut=_cutter(locale), cut_source=_cutter(text.locale),
            )  # fmt: skip
            there, review = result.catalogue, tuple(source for _, source in result.review)
        merged = catalogue.merge(
            messages[to], there, text_id=text.id, locale=locale, template=templates[to],
            typography_done=workspace.settings.carry_typography,
        ).catalogue  # fmt: skip
        merged = terms.into(merged, text.id, text.locale, locale)
        yield path, catalogue.verified(merged), data, _summary(old, merged, review), review


def _cutter(locale: str) -> Cut:
    @cache
    def cut(text: str) -> tuple[tuple[int, int], ...]:
        return segmentation.segment_block(text, locale, spans(text))

    return cut


def _created(template: Catalogue, date: str) -> Catalogue:
    fields = ((name, date if name == _CREATED else value) for name, value in template.header)
    return replace(template, header=tuple(fields))


def _summary(old: Catalogue, new: Catalogue, review: Sequence[str]) -> str:
    before, after = [[unit for unit in one.units if not unit.obsolete] for one in (old, new)]
    done = [sum(unit.state == "translated" for unit in units) for units in (before, after)]
    told = f"{len(before)} units ({done[0]} done) → {len(after)} ({done[1]} done)"
    return told + (f", {len(review)} to review: sentences that cannot be told apart" if review else "")


def _front_matter(
    workspace: Workspace, text: Text, to: str
) -> tuple[Path, bytes, bytes | None, str, tuple[str, ...]]:
    """The text with its granularity set in the front matter; all else stays, byte for byte."""
    path = workspace.text_path(text.id)
    data = workspace.read(path)
    head = next((part.source for part in text.parts if part.kind is PartKind.FRONT_MATTER), "")
    if text.granularity is not None:
        new_head = _FIELD.sub(rf"\g<1>{to}", head, count=1)
    else:
        new_head = re.sub(r"(?m)^(---[ \t]*\r?\n?)\Z", rf"granularity: {to}\n\1", head)
    source = text.source.replace(head, new_head, 1)
    again = reading.read_text(source, path=str(path), text_id=text.id, locale=workspace.settings.source)
    if again.granularity != to or again.blocks != text.blocks:
        raise MaterialError(
            f"{workspace.relative(path)}: its granularity cannot be changed in the front matter",
            f"Write `granularity: {to}` there by hand and run the command again.",
        )
    return path, source.encode(), data, f"granularity: {to}", ()


def _settings(
    workspace: Workspace, changes: dict[str | tuple[str, ...], object]
) -> tuple[Path, bytes, bytes | None, str, tuple[str, ...]]:
    path = workspace.root / SETTINGS_FILE
    data = workspace.read(path)
    source = edit_settings(data.decode("utf-8-sig"), changes)
    settings, _ = parse_settings(source, SETTINGS_FILE)
    for key, value in changes.items():
        found = settings.granularity if isinstance(key, str) else settings.for_text(key[1]).granularity
        if found != value:
            raise WorkspaceError(f"{SETTINGS_FILE}: {key} cannot be set", "Set it by hand and run the command again.")
    told = ", ".join(f"{key if isinstance(key, str) else '.'.join(key)}: {value}" for key, value in changes.items())
    return path, source.encode(), data, told, ()
