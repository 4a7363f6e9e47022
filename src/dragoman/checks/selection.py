"""Which checks run on a text in a locale."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dragoman.checks.check import Check
from dragoman.languages import tags
from dragoman.model import Rules, Selection, Severity

NO_SELECTION = Selection()
"""Every check that runs by default, with its own severity."""


def chosen(checks: Iterable[Check], selection: Selection, text: str, locale: str) -> tuple[tuple[Check, Severity], ...]:
    """The checks that speak of the locale and are selected for the text in it, each with how much it matters there."""
    choice = selection.of(text, locale)
    return tuple(
        (check, choice.severity(check.code, check.family.value, check.severity))
        for check in checks
        if (not check.locales or speaks_of(check, locale))
        and choice.runs(check.code, check.family.value, default=check.default)
    )


def runs(check: Check, selection: Selection, text: str, locale: str) -> bool:
    """Whether a check speaks of the locale and is selected for the text in it."""
    return bool(chosen((check,), selection, text, locale))


def speaks_of(check: Check, locale: str) -> bool:
    """Whether a check speaks of a language: "az" of ``az``, ``az-AZ`` and ``az-Latn``, not of ``az-Cyrl``."""
    return not check.locales or locale in check.locales or _written(locale) in check.locales


@cache
def _written(locale: str) -> str:
    """Language, with its script where that is not the language's usual one: "az" for ``az-Latn`` and ``az-AZ``."""
    language, *rest = locale.split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return language if not scripts or scripts[0] == tags.script(language) else f"{language}-{scripts[0]}"


__all__ = ["NO_SELECTION", "Rules", "Selection", "chosen", "runs", "speaks_of"]
