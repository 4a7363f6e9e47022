"""All checks: one a module of the families' folders."""

from __future__ import annotations

import difflib
import pkgutil
from functools import cache
from importlib import import_module

from dragoman.checks.check import Check, Family
from dragoman.model import UsageError


@cache
def checks() -> tuple[Check, ...]:
    """Every check, by family and code."""
    found: list[Check] = []
    for family in Family:
        package = import_module(f"dragoman.checks.{family.value}")
        modules = (import_module(f"{package.__name__}.{name.name}") for name in pkgutil.iter_modules(package.__path__))
        own = [module.CHECK for module in modules if hasattr(module, "CHECK")]
        found.extend(sorted(own, key=lambda check: check.code))
    return tuple(found)


def check(code: str) -> Check:
    """The check of a code; UsageError with the nearest codes when there is none."""
    by_code = {each.code: each for each in checks()}
    if code in by_code:
        return by_code[code]
    near = difflib.get_close_matches(code, by_code, n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`dragoman explain` lists all checks."
    raise UsageError(f"there is no check {code!r}", hint)
