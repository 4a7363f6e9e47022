"""Which checks run on what, and how much their findings matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from dragoman.checks.check import Check
from dragoman.model import Severity

ALL = "all"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is selected, ignored and how severe; names are codes of checks, families or ``all``."""

    select: tuple[str, ...] | None = None
    """None: the checks that run by default."""
    extend: tuple[str, ...] = ()
    """Run beside those of ``select`` or the default."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Code or family → severity; a code weighs more than its family."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules of a workspace; those of a locale and of a text are laid over them, in this order."""

    rules: Rules = Rules()
    locales: Mapping[str, Rules] = field(default_factory=dict)
    """By locale, or by language for all its scripts and regions."""
    texts: Mapping[str, Rules] = field(default_factory=dict)
    """By id of the text, ``*`` standing for any characters."""

    def of(self, text: str, locale: str) -> tuple[Rules, ...]:
        """The rules that hold for a text in a locale, the weightiest last."""
        found = [self.rules]
        found += [rules for tag, rules in self.locales.items() if locale == tag or locale.startswith(f"{tag}-")]
        found += [rules for name, rules in self.texts.items() if fnmatchcase(text, name)]
        return tuple(found)

    def runs(self, check: Check, text: str, locale: str) -> bool:
        """Whether a check runs on a text in a locale. What a later rule selects, an earlier one may have ignored."""
        on = check.default
        for rules in self.of(text, locale):
            if rules.select is not None:
                on = _named(check, rules.select)
            if _named(check, rules.extend):
                on = True
            if _named(check, rules.ignore):
                on = False
        return on

    def severity(self, check: Check, text: str, locale: str) -> Severity:
        """How much the check's findings matter there."""
        found = check.severity
        for rules in self.of(text, locale):
            found = rules.severity.get(check.code, rules.severity.get(check.family.value, found))
        return found


NO_SELECTION = Selection()
"""Every check that runs by default, with its own severity."""


def _named(check: Check, names: tuple[str, ...]) -> bool:
    return check.code in names or check.family.value in names or ALL in names


def speaks_of(check: Check, locale: str) -> bool:
    """Whether a check speaks of a language: "az" of ``az`` and ``az-AZ``, not of ``az-Cyrl``; "az-Cyrl" of itself."""
    if not check.locales or locale in check.locales:
        return True
    language, *rest = locale.split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    return (f"{language}-{scripts[0]}" if scripts else language) in check.locales
