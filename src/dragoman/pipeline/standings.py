"""Coverage of texts by figures alone, remembered by the files that it follows from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.model import Coverage, Standing, Tally
from dragoman.pipeline.loading import targets_of
from dragoman.pipeline.measuring import Measured, status
from dragoman.pipeline.seen import Seen
from dragoman.workspace import Workspace
from dragoman.workspace.listing import catalogues_by_text


class Standings:
    """As ``measuring.status``, for those who need no list of the units that are open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._seen = Seen(workspace, "status")
        self._there = catalogues_by_text(workspace)

    def of(self, text_id: str, locales: Sequence[str] = ()) -> Measured:
        """Measure one text in each of its locales, or in those of them that are among ``locales``.

        Coverage has no ``open`` units. Nothing is parsed of a text and its catalogues where they are as they were.
        """
        settings = self._workspace.settings
        base = (settings.source, settings.for_text(text_id).granularity)
        of_text = self._seen.key((f"texts/{text_id}.md",), *base)
        written = self._seen.of(f"texts/{text_id}", of_text)
        if not isinstance(written, str):
            from dragoman.pipeline.loading import load

            written = load(self._workspace, text_id).text.locale
            self._seen.note(f"texts/{text_id}", of_text, written)
        wanted = dict.fromkeys((*targets_of(self._workspace, text_id, written), *self._there.get(text_id, ())))
        asked = [locale for locale in wanted if not locales or locale in locales]
        paths = {locale: f"locales/{locale}/{text_id}.po" for locale in asked}
        keys = {locale: self._seen.key((f"texts/{text_id}.md", paths[locale]), *base) for locale in asked}
        rows: dict[str, Coverage] = {}
        for locale in asked:
            value = self._seen.of(f"{locale}/{text_id}", keys[locale])
            known = _coverage(value, text_id, locale, written, paths[locale])
            if known is not None:
                rows[locale] = known
        left = tuple(locale for locale in asked if locale not in rows)
        if not left:
            return Measured(tuple(rows.values()), ())
        measured = status(self._workspace, text_id, left)
        doubtful = {finding.position.path for finding in measured.findings}
        for row in measured.rows:
            rows[row.locale] = row
            if row.path not in doubtful:
                self._seen.note(f"{row.locale}/{text_id}", keys[row.locale], _value(row))
        return Measured(tuple(rows[locale] for locale in asked if locale in rows), measured.findings)

    def save(self) -> None:
        """Remember what was measured."""
        self._seen.save(frozenset(self._workspace.text_ids()))


def _value(row: Coverage) -> list[Any]:
    whole = Standing(row.translated, row.fuzzy, row.untranslated)
    return [*_figures(whole), [[role, *_figures(standing)] for role, standing in row.roles]]


def _figures(standing: Standing) -> Iterator[int]:
    for tally in (standing.translated, standing.fuzzy, standing.untranslated):
        yield tally.units
        yield tally.words


def _coverage(value: Any, text_id: str, locale: str, written: str, path: str) -> Coverage | None:
    """What ``_value`` was made of; None where it is no such value."""
    try:
        *figures, roles = value
        whole = _standing(figures)
        by_role = tuple((str(role), _standing(numbers)) for role, *numbers in roles)
    except (TypeError, ValueError):
        return None
    return Coverage(
        text_id, locale, whole.translated, whole.fuzzy, whole.untranslated, roles=by_role, source_locale=written,
        path=path,
    )  # fmt: skip


def _standing(figures: Sequence[int]) -> Standing:
    one, two, three, four, five, six = figures
    return Standing(Tally(one, two), Tally(three, four), Tally(five, six))
