"""Which checks run on what, and how much their findings matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from dragoman.model.finding import Severity

ALL = "all"
"""Stands for every check."""


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

    @property
    def names(self) -> tuple[str, ...]:
        """All names in it, each once."""
        return tuple(dict.fromkeys((*(self.select or ()), *self.extend, *self.ignore, *self.severity)))


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules of a workspace; those of a locale and of a text are laid over them, in this order."""

    rules: Rules = Rules()
    locales: Mapping[str, Rules] = field(default_factory=dict)
    """By locale, or by language for all its scripts and regions."""
    texts: Mapping[str, Rules] = field(default_factory=dict)
    """By id of the text, ``*`` standing for any characters."""
    last: Rules = Rules()
    """Laid over all others: what the command line says."""

    def of(self, text: str, locale: str) -> Choice:
        """What holds for a text in a locale."""
        found = [self.rules]
        found += [rules for tag, rules in self.locales.items() if locale == tag or locale.startswith(f"{tag}-")]
        found += [rules for name, rules in self.texts.items() if fnmatchcase(text, name)]
        # Most rules say nothing, and there are many checks to ask for.
        return Choice(tuple(rules for rules in (*found, self.last) if rules != _SILENT))


_SILENT = Rules()


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules that hold for one text in one locale, the weightiest last."""

    rules: tuple[Rules, ...] = ()

    def runs(self, code: str, family: str, *, default: bool = True) -> bool:
        """Whether a check runs; ``default`` when no rule speaks of it.

        What a weightier rule selects, a lighter one may have ignored, and the other way round.
        """
        on = default
        names = {code, family, ALL}
        for rules in self.rules:
            if rules.select is not None:
                on = not names.isdisjoint(rules.select)
            if not names.isdisjoint(rules.extend):
                on = True
            if not names.isdisjoint(rules.ignore):
                on = False
        return on

    def severity(self, code: str, family: str, default: Severity) -> Severity:
        """How much the findings of a check matter."""
        found = default
        for rules in self.rules:
            found = rules.severity.get(code, rules.severity.get(family, found))
        return found
