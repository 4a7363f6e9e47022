"""What a book takes from the theme of the pages: colours, and the order of fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dragoman.rendering.templates import Templates

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
_VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")


def variables(templates: Templates, shown: Mapping[str, Any]) -> dict[str, str]:
    """The theme's variables (``--accent`` and the like) with their values; a later one of a name replaces an earlier.

    What holds for one medium only is left out.
    """
    css = _MEDIA.sub("", _COMMENT.sub("", templates.fill("theme.css", shown)))
    return {name: value.strip() for name, value in _VARIABLE.findall(css)}


def font_names(stack: str) -> tuple[str, ...]:
    """The families of a CSS ``font-family``, in order."""
    return tuple(name.strip().strip("\"'") for name in stack.split(",") if name.strip())
