"""The theme of an edition: whether it is there and whole, and what a book takes from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.model import Edition, MaterialError
from dragoman.rendering.templates import Templates, built_in

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


def themed(edition: Edition, overrides: Mapping[str, str] | None = None) -> Templates:
    """The templates of an edition. Raises MaterialError, which names the themes that there are, for a theme that is not
    among them."""
    templates = Templates.of(overrides)
    theme = edition.design.theme
    if theme not in templates.themes:
        raise MaterialError(
            f"there is no theme {theme!r}",
            f"Themes: {', '.join(templates.themes)}. One of your own is templates/themes/{theme}.css.",
        )
    return templates


def variables(templates: Templates, shown: Mapping[str, Any]) -> dict[str, str]:
    """The theme's variables (``--accent`` and the like) with their values; a later one of a name replaces an earlier.

    What holds for one medium only is left out. Raises MaterialError for a theme that lacks one: pages reckon with all.
    """
    found = _variables(templates.fill("theme.css", shown))
    missing = [name for name in _variables(built_in()["themes/state-paper.css"]) if name not in found]
    if missing:
        raise MaterialError(
            f"the theme {shown['edition'].design.theme} does not set {', '.join(missing)}",
            'Begin its file with {% include "built-in/themes/state-paper.css" %}, or with book.css.',
        )
    return found


def _variables(css: str) -> dict[str, str]:
    css = _MEDIA.sub("", _COMMENT.sub("", css))
    return {name: value.strip() for name, value in _VARIABLE.findall(css)}


def font_names(stack: str) -> tuple[str, ...]:
    """The families of a CSS ``font-family``, in order."""
    return tuple(name.strip().strip("\"'") for name in stack.split(",") if name.strip())
