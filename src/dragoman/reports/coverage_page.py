"""Coverage as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dragoman.model import By, Coverage, Finding, History, Standing, grouped, overall
from dragoman.reports.chart import chart
from dragoman.reports.marked import marked
from dragoman.reports.ordering import ordered
from dragoman.reports.pages import page
from dragoman.reports.rule import Rule, rules_of
from dragoman.reports.views import FindingView, Sides, used, view


@dataclass(frozen=True, slots=True)
class OpenView:
    """A unit that is not done, ready to be shown."""

    state: str
    role: str
    context: str
    place: str
    sides: Sides
    findings: tuple[FindingView, ...]
    """What the checks say of it, beside that it is not done."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A text in one locale."""

    id: str
    row: Coverage
    open: tuple[OpenView, ...]
    findings: tuple[FindingView, ...]
    """Those on units that are done, and on the file."""


@dataclass(frozen=True, slots=True)
class TextDetail:
    """A text in all locales."""

    text: str
    source: tuple[FindingView, ...]
    """Findings on the source itself."""
    locales: tuple[Detail, ...]


def coverage_page(
    rows: Sequence[Coverage],
    *,
    findings: Iterable[Finding] | None = None,
    rules: Iterable[Rule] = (),
    history: History | None = None,
    title: str = "",
    when: datetime | None = None,
) -> str:
    """The page: totals, a matrix of texts and locales, roles, history, and for each text and locale what is not done
    and what was found, with source and translation beside each other.

    ``findings`` is None where no check was run. Nothing is fetched from anywhere; no script runs.
    """
    found = None if findings is None else ordered(findings)
    known = rules_of(found or (), rules)
    cells = {(row.text, row.locale): row for row in rows}
    ids = {place: f"detail-{number}" for number, place in enumerate(cells, 1)}
    places = _sorted_out(found or (), rows)
    texts, locales = tuple(dict.fromkeys(text for text, _ in cells)), tuple(dict.fromkeys(place[1] for place in cells))
    groups = {group.name: group for group in grouped(rows, By.LOCALE)}
    return page(
        "coverage.html",
        {
            "title": title,
            "when": when,
            "checked": found is not None,
            "total": overall(rows),
            "forecast": history.forecast() if history else None,
            "by_locale": [(groups[each], history.forecast(locale=each) if history else None) for each in locales],
            "by_text": {group.name: group.standing for group in grouped(rows, By.TEXT)},
            "by_role": grouped(rows, By.ROLE),
            "texts": texts,
            "locales": locales,
            "cells": cells,
            "ids": ids,
            "history": history,
            "past": _past(history) if history else {},
            "chart": chart(history) if history else None,
            "details": [
                TextDetail(
                    text,
                    _views(places.get((text, ""), ()), known),
                    tuple(_detail(row, ids[row.text, row.locale], places, known) for row in rows if row.text == text),
                )
                for text in texts
            ],
            "others": _views(places.get(("", ""), ()), known),
            "rules": used(found or (), known),
        },
    )


def _sorted_out(findings: Iterable[Finding], rows: Sequence[Coverage]) -> dict[tuple[str, str], list[Finding]]:
    """Findings by text and locale; the locale is "" for the source itself, both are for what belongs to neither."""
    known = {(row.text, row.locale) for row in rows}
    sources = {(row.text, row.source_locale) for row in rows}
    files = {row.path: (row.text, row.locale) for row in rows if row.path}
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        subject = finding.subject
        place = (subject.text, subject.locale) if subject else files.get(finding.position.path, ("", ""))
        if place not in known:
            place = (place[0], "") if place in sources else ("", "")
        found.setdefault(place, []).append(finding)
    return found


def _detail(
    row: Coverage, name: str, places: Mapping[tuple[str, str], Sequence[Finding]], rules: Mapping[str, Rule]
) -> Detail:
    units = {unit.unit for unit in row.open}
    of_open: dict[str, list[Finding]] = {}
    others: list[Finding] = []
    for finding in places.get((row.text, row.locale), ()):
        unit = finding.subject.unit if finding.subject else ""
        if unit not in units:
            others.append(finding)
        elif finding.spot is not None or finding.family != "completeness":  # That it is not done is told anyway.
            of_open.setdefault(unit, []).append(finding)
    left = tuple(
        OpenView(
            unit.state.value,
            unit.role,
            (unit.key[0] or "") if unit.key[0] != unit.role else "",
            f"{row.path}:{unit.line}" if row.path and unit.line else row.path,
            Sides(marked(unit.key[1]), row.source_locale, marked(unit.target), row.locale),
            _views(of_open.get(unit.unit, ()), rules),
        )
        for unit in row.open
    )
    return Detail(name, row, left, _views(others, rules))


def _past(history: History) -> dict[tuple[date, str], Standing | None]:
    return {
        (snapshot.day, locale): standing
        for locale in history.locales
        for past in (dict(history.series(locale=locale)),)
        for snapshot in history.snapshots
        for standing in (past.get(snapshot.day),)
    }


def _views(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[FindingView, ...]:
    return tuple(view(finding, rules) for finding in findings)
