"""Findings as the HTML templates show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.model import Finding, Severity, Side
from dragoman.reports.marked import marked
from dragoman.reports.rule import Rule
from dragoman.reports.text import STRICT_FAMILIES, place_of


@dataclass(frozen=True, slots=True)
class Sides:
    """A unit, source and translation beside each other."""

    source: Markup
    source_locale: str
    target: Markup
    """Empty where there is none."""
    locale: str
    alone: bool = False
    """Whether it is about the source alone, so that no translation is missed."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, ready to be shown."""

    code: str
    name: str
    family: str
    severity: str
    message: Markup
    hint: Markup
    place: Markup
    role: str
    locale: str
    sides: Sides | None
    classes: str
    """Classes by which the filters find it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a filter."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One group of boxes."""

    legend: str
    choices: tuple[Choice, ...]


def view(finding: Finding, rules: Mapping[str, Rule]) -> FindingView:
    """A finding as it is shown."""
    subject, rule = finding.subject, rules.get(finding.code)
    locale = subject.locale if subject else ""
    return FindingView(
        finding.code,
        rule.name if rule else finding.code,
        finding.family,
        finding.severity.value,
        marked(finding.message, strict=finding.family in STRICT_FAMILIES),
        marked(finding.hint, strict=finding.family in STRICT_FAMILIES),
        marked(place_of(finding)),
        subject.role if subject else "",
        locale,
        _sides(finding),
        " ".join(_ids(finding).values()),
    )


def _sides(finding: Finding) -> Sides | None:
    subject, spot = finding.subject, finding.spot
    if subject is None:
        return None
    strict = finding.family in STRICT_FAMILIES
    place = {spot.side: (spot.start, spot.end)} if spot is not None else {}
    return Sides(
        marked(subject.source, place.get(Side.SOURCE), strict=strict),
        subject.source_locale,
        marked(subject.target, place.get(Side.TARGET), strict=strict) if subject.target else Markup(),
        subject.locale,
        not subject.target and subject.locale == subject.source_locale,
    )


def filters(findings: Sequence[Finding]) -> tuple[Filter, ...]:
    """The filters by severity, family and locale; one with a single choice would filter nothing and is left out."""
    order = {severity.value: place for place, severity in enumerate(Severity)}
    made = []
    for legend in ("severity", "family", "locale"):
        counts: dict[str, tuple[str, int]] = {}
        for finding in findings:
            name = _ids(finding)[legend]
            counts[name] = (_label(finding, legend), counts.get(name, ("", 0))[1] + 1)
        labels = sorted(counts.items(), key=lambda item: (order.get(item[1][0], 9), item[1][0]))
        if len(labels) > 1:
            made.append(Filter(legend.capitalize(), tuple(Choice(name, *item) for name, item in labels)))
    return tuple(made)


def _label(finding: Finding, legend: str) -> str:
    locale = finding.subject.locale if finding.subject else ""
    return {"severity": finding.severity.value, "family": finding.family, "locale": locale}[legend] or "other"


def _ids(finding: Finding) -> dict[str, str]:
    return {legend: f"{legend}-{_plain(_label(finding, legend))}" for legend in ("severity", "family", "locale")}


def _plain(word: str) -> str:
    """A word as a CSS identifier: what is no letter, figure or hyphen of ASCII stands as its code point."""
    return "".join(one if one.isascii() and (one.isalnum() or one == "-") else f"_{ord(one):x}_" for one in word)


def used(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Rule, ...]:
    """The rules that the findings are of, by code."""
    codes = {finding.code for finding in findings}
    return tuple(rule for code, rule in sorted(rules.items()) if code in codes)
